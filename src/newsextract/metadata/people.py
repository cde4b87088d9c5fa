"""Authors of metadata: names out of lists, roles, e-mail addresses, outlets and desks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from newsextract.korean import EMAIL, NAME, emails, names_with_roles, parse_byline
from newsextract.metadata.values import clean, is_media
from newsextract.model import Author

_NAME = re.compile(rf"(?:{NAME})$")
_EMAIL = re.compile(EMAIL)
_LATIN = re.compile(r"(?:[A-Z][\w'’.\-]*\s){1,3}[A-Z][\w'’\-]+$")
_LISTED = re.compile(r"\s*(?:[,·ㆍ‧/;|&、]|\s(?:및|and|와|과)\s)\s*")
_LEAD = re.compile(r"^(?:[Bb]y|글|글쓴이|취재|기자|작성자|저자|필자)\s?[:=·]?\s+|^\[|\]$")
_OTHERS = re.compile(r"\s?외\s?\d{0,2}\s?[명인].*$")
# desks, accounts and sections that stand where a name should
_NOBODY = re.compile(
    r"(?:부|팀|국|실|단|센터|본부|데스크|관리자|운영자|편집자|기자단|취재단|위원회|편집인|발행인|특별취재|온라인|에디터|기자)$"
    r"|^(?:정치|사회|경제|문화|국제|연예|전국|지역|국회|산업|증권|금융|오피니언|스포츠|생활|이슈|자료|제공|보도자료)"
)
_LIKE_NAMES = frozenset("한겨레 시사인 한경 노컷 오마이 조선 동아 주간조선 민중의소리 이코노미 모바일 편집국 연합".split())
_DESK_LATIN = re.compile(r"(?i)\b(?:news|desk|team|staff|admin|editor|times|daily|press|media|korea|herald|tv|inc|co|ltd)\b")
_MOST = 30


def authors(values: Iterable[str], outlets: Iterable[str] = ()) -> tuple[Author, ...]:
    """The people that values name, each once; an outlet, a desk or an account is nobody.

    >>> authors(["순천, 광양 홍길동 기자 gildong@example.com"])
    (Author(name='홍길동', role='기자', email='gildong@example.com'),)
    >>> [a.name for a in authors(["홍길동,임꺽정", "한밭일보", "정치부", "장길산 기자 외 1명"])]
    ['홍길동', '임꺽정', '장길산']
    """
    nobody = {outlet.replace(" ", "").lower() for outlet in outlets}
    found: dict[str, Author] = {}
    for value in values:
        parts = clean(value)[:1000].split(";")
        for author in chain.from_iterable(_people(part.strip()[:400], nobody) for part in parts):
            known = found.get(author.name)
            if known is None:
                if len(found) < _MOST:
                    found[author.name] = author
            else:
                found[author.name] = Author(author.name, known.role or author.role, known.email or author.email)
    return tuple(found.values())


def _people(text: str, nobody: set[str]) -> tuple[Author, ...]:
    if not text or "://" in text or text.startswith(("www.", "@")):
        return ()
    text = _OTHERS.sub("", _LEAD.sub("", text)).strip()
    if text.replace(" ", "").lower() in nobody:
        return ()
    parsed = parse_byline(text)
    if parsed:
        return tuple(a for a in parsed if a.name.replace(" ", "").lower() not in nobody)
    named = names_with_roles(text)
    if named:
        return named
    addresses = emails(text)
    people: list[Author] = []
    for part in _LISTED.split(_EMAIL.sub(" ", text)):
        name = part.strip(" ()[]<>=-:.")
        if _is_person(name, nobody):
            people.append(Author(name, None, addresses[len(people)] if len(people) < len(addresses) else None))
    return tuple(people)


def _is_person(name: str, nobody: set[str]) -> bool:
    if name.replace(" ", "").lower() in nobody:
        return False
    if _LATIN.match(name):
        return not _DESK_LATIN.search(name) and len(name) <= 40
    return bool(_NAME.match(name)) and not is_media(name) and name not in _LIKE_NAMES and not _NOBODY.search(name)
