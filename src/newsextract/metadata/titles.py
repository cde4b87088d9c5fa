"""The headline out of the titles of a page: without the site and the section around it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsextract.korean.words import any_of
from newsextract.metadata.values import clean, is_media

_SEPARATOR = re.compile(
    r"\s*(?:::|\|\||[|:<>–—ㅣ｜«»]|(?<=\s)[-·](?=\s)|-(?=[^-]{1,12}[|ㅣ｜])|(?<=\s)-|-(?=\s))\s*"
)
_LEADING = re.compile(r"\s[-–—:]\s|\s?[|ㅣ｜]\s?|(?<=[가-힣A-Za-z]):\s")
_TRUNCATED = re.compile(r"\s*(?:\.\.\.?|…)$")
# one word that ends as names of outlets do, and what it calls itself: `한밭일보 모바일`
_SITE = re.compile(rf"(?:[가-힣A-Za-z0-9]{{1,10}}(?:{any_of('sure_outlet_endings')})|[가-힣A-Za-z0-9]{{2,12}}(?=\s(?:홈페이지|웹진)))(?:\s?(?:{any_of('site_words')}))?")
_LEAST = 5
_LONGEST_WORD = 12
_MOST_PARTS = 8


def headline(candidates: Iterable[str], outlets: Iterable[str] = ()) -> str | None:
    """The headline that the titles of a page agree on, the most trusted title first.

    >>> headline(["새 청사 문 열다-사회ㅣ한밭일보", "새 청사 문 열다"], ["한밭일보"])
    '새 청사 문 열다'
    >>> headline(["새 청사 문 열다 : 네이버 뉴스"]), headline(["한밭일보"], ["한밭일보"])
    ('새 청사 문 열다', None)
    >>> headline(["가온잡지365", "새 청사 문 열다 | gaon365"], ["gaon365"]), headline(["한밭일보 모바일"])
    ('새 청사 문 열다', None)
    """
    names = {name for name in outlets if name}
    titles: list[str] = []
    for candidate in candidates:
        title = bare(clean(candidate)[:500], names)
        if title and title not in titles and not _is_site(title, names):
            titles.append(title)
    if not titles:
        return None
    # of several titles one word is the site's name, which a template gave for every page
    best = next((title for title in titles if " " in title), titles[0]) if len(titles[0]) <= _LONGEST_WORD else titles[0]
    for other in titles[1:]:
        if _continues(other, best):  # `새 청사 문…` was cut to fit
            best = other
        elif len(other) > len(best) and _bare_words(other) == _bare_words(best):
            best = other  # a template dropped the quotation marks
        elif len(other) >= _LEAST and _is_bare_of(other, best):
            best = other
    return best


def bare(title: str, outlets: Iterable[str] = ()) -> str:
    """One title without the site, and without the section where the site stood behind it.

    >>> bare("새 청사 문 열다 - 사회 > 지역 - 한밭소식", ["한밭소식"]), bare("한밭소식 - 새 청사 문 열다", ["한밭소식"])
    ('새 청사 문 열다', '새 청사 문 열다')
    """
    names = {name.replace(" ", "").lower() for name in outlets}
    pieces = list(_SEPARATOR.finditer(title))
    for index in range(max(0, len(pieces) - _MOST_PARTS), len(pieces)):
        match = pieces[index]
        tail = title[match.end() :]
        end = pieces[index + 1].start() if index + 1 < len(pieces) else len(title)
        piece = title[match.end() : end]
        if match.start() < _LEAST or (not tail and match.group().strip() in "<>«»"):
            continue
        clear = match.group().strip() != ":" or match.group().startswith(" ")
        if _is_name(piece, names) or (
            clear and all(_is_furniture(part, names) for part in _SEPARATOR.split(tail))
        ):
            title = title[: match.start()]
            break
    first = _LEADING.search(title)
    if first and len(title) - first.end() >= _LEAST:
        lead = title[: first.start()]
        if lead.replace(" ", "").lower() in names or lead in _SECTIONS:
            title = title[first.end() :]
    return title.strip()


def _is_name(piece: str, names: set[str]) -> bool:
    plain = piece.replace(" ", "").lower()
    return bool(plain) and (plain in names or plain in _PORTALS)


def _is_furniture(piece: str, names: set[str]) -> bool:
    return not piece or _is_name(piece, names) or piece in _SECTIONS or (len(piece) <= 16 and is_media(piece))


def _is_site(title: str, names: set[str]) -> bool:
    """Whether a title names a site and its sections only.

    >>> _is_site("가온지부 웹진 | 사회", set()), _is_site("새 청사 문 열다 | 한밭일보", set())
    (True, False)
    """
    plain = {name.replace(" ", "").lower() for name in names}
    parts = [part for part in (part.strip() for part in _SEPARATOR.split(title)) if part]
    return all(_is_name(part, plain) or part in _SECTIONS or _SITE.fullmatch(part) for part in parts)


def _is_bare_of(short: str, long: str) -> bool:
    """Whether the longer is the shorter with a section before it or a site behind it."""
    if len(short) * 3 < len(long) or short == long:
        return False
    if long.startswith(short):
        return bool(_SEPARATOR.match(long, len(short)) or long[len(short)] == "-")
    return long.endswith(short) and bool(re.fullmatch(r"\[[가-힣/·]{2,8}\]\s?", long[: -len(short)]))


def _bare_words(title: str) -> str:
    return "".join(char for char in title if char not in " \"'“”‘’`")


def _continues(other: str, cut: str) -> bool:
    stem = _TRUNCATED.sub("", cut)
    return stem != cut and len(stem) >= 10 and len(other) > len(stem) and other.startswith(stem)


_PORTALS = frozenset(
    "네이버뉴스 네이버 다음뉴스 다음 daum naver 네이트뉴스 네이트 zum뉴스 zum 줌뉴스 v.daum.net msn 뉴스 기사본문 전체기사".split()
)
_SECTIONS = frozenset(
    "정치 경제 사회 국제 문화 연예 스포츠 뉴스 기사본문 전체기사 오피니언 생활 산업 IT 과학 지역 전국 세계 증권 부동산 금융 칼럼 사설 "
    "종합 기사 본문 라이프 건강 교육 북한 방송 영화 야구 축구 정치일반 사회일반 경제일반 국회/정당".split()
)
