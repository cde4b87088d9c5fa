"""Authors of metadata: names out of lists, roles, e-mail addresses, outlets and desks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from newsextract.article import Author
from newsextract.korean.bylines import parse_byline
from newsextract.korean.names import EMAIL, NAME, emails, is_name, names_with_roles
from newsextract.metadata.values import clean, is_media

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
_LIKE_NAMES = frozenset(
    "한겨레 시사인 한경 노컷 오마이 조선 동아 주간조선 민중의소리 이코노미 모바일 편집국 연합".split()
)
_DESK_LATIN = re.compile(
    r"(?i)\b(?:news|desk|team|staff|admin|editor|times|daily|press|media|korea|herald|tv|inc|co|ltd)\b"
)
_DOUBLE_SURNAMES = ("남궁", "황보", "선우", "제갈", "독고", "사공", "서문", "동방")
_WORDS = re.compile(r"[\s=()\[\]:]+")
# a title or a school beside a name
_BESIDE = re.compile(
    r"(?:교수|대표|변호사|의원|박사|소장|원장|작가|시인|위원|연구원|회장|센터장|전문가|평론가|이사|이사장|원|대학|대학교|대|장관|차관|시장|지사)$"
)
_PLACE = re.compile(r"[시군구도읍면청]$")
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
                found[author.name] = Author(
                    author.name, known.role or author.role, known.email or author.email
                )
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
    names: list[str] = []
    for part in _LISTED.split(_EMAIL.sub(" ", text)):
        names.extend(_names(part.strip(" ()[]<>=-:."), nobody))
    return tuple(Author(n, None, e) for n, e in zip(names, [*addresses, *[None] * len(names)], strict=False))


def _names(part: str, nobody: set[str]) -> list[str]:
    """The names in one item of a list: it alone, or what stands beside an outlet, a desk, a title."""
    if _is_person(part, nobody):
        return [part]
    words = [w for w in _WORDS.split(part) if w]
    names = [w for w in words if is_name(w) and _is_person(w, nobody) and not _PLACE.search(w)]
    if len(names) > 1:
        names = [w for w in names if not _BESIDE.search(w)] or names
    others = [w for w in words if w not in names]
    if len(words) > 5 or not names or not (len(names) == 1 or not others):
        return []
    if "=" in part and len(words) == 2 and words[1] == names[0]:
        return names
    if all(_BESIDE.search(w) or _NOBODY.search(w) or is_media(w) or w.lower() in nobody for w in others):
        return names
    return []


def _is_person(name: str, nobody: set[str]) -> bool:
    if name.replace(" ", "").lower() in nobody:
        return False
    if _LATIN.match(name):
        return not _DESK_LATIN.search(name) and len(name) <= 40
    if not _NAME.match(name) or (len(name) == 4 and not name.startswith(_DOUBLE_SURNAMES)):
        return False
    return not is_media(name) and name not in _LIKE_NAMES and not _NOBODY.search(name)
