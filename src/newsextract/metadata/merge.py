"""Sources merged into one record, the most trusted first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from newsextract.article import Author
from newsextract.metadata.elements import Parts, read_links, read_meta, read_microdata, read_title
from newsextract.metadata.facts import Facts, each
from newsextract.metadata.jsonld import read_jsonld
from newsextract.metadata.people import authors
from newsextract.metadata.portals import portal_of
from newsextract.metadata.record import Metadata
from newsextract.metadata.shipped import read_shipped
from newsextract.metadata.titles import headline
from newsextract.metadata.values import (
    address,
    clean,
    host,
    is_media,
    is_universal,
    moment,
    outlet,
    same_clock,
)

_TITLE_PARTS = re.compile(r"\s[-|:–—<]\s|\s?[|ㅣ｜]\s?")
_HOST_LABELS_THAT_NAME_NOTHING = frozenset(
    "www news m mobile n cdn img image images file static photo com net org co or kr go ac thumb".split()
)
_GENERIC = frozenset(
    "뉴스 기사 속보 정치 경제 사회 국제 문화 사설 칼럼 컬럼 연예 스포츠 생활 신문 일간지 종합일간지 보도 방송 news newspaper newspapers korea "
    "news.com 오피니언 인터넷뉴스 실시간뉴스 korea 뉴스채널 생방송 제보 tv 대한민국 broadcasting 최신뉴스 인터넷신문 언론 신문사 포털".split()
)
_EMPTY_SECTION = frozenset(
    "뉴스 news 기사 전체 전체기사 홈 home 분야별뉴스 다시보기 기사본문 article 종합 main".split()
)
_NO_PICTURE = re.compile(
    r"(?i)no_?im(?:age|g)|/(?:default|logo|blank|favicon|facebook|sns|kakao|share|og)[^/]*$|[_-]logo|/(?:common|facebook|ogtag|sns|logos?)/"
)


def read_metadata(root: Any, url: str | None = None) -> Metadata:
    """What a page says of its article: JSON-LD, then `<meta>`, microdata, `<link>` and `<title>`.

    `root` is an lxml tree; `url` is where the page was, if known.

    >>> from lxml.html import document_fromstring
    >>> page = document_fromstring('''<title>새 청사 문 열다 - 한밭일보</title>
    ... <meta property="og:site_name" content="한밭일보"><meta name="author" content="홍길동 기자">
    ... <meta property="article:published_time" content="2024-05-22T09:30:00Z">''')
    >>> found = read_metadata(page)
    >>> found.title, found.authors[0].name, found.published
    ('새 청사 문 열다', '홍길동', '2024-05-22T18:30:00+09:00')
    """
    parts = Parts(root)
    links, meta = read_links(parts), read_meta(parts)
    page_title = read_title(parts)
    linked = next(_addresses((links, meta), "url", url), None)
    jsonld = read_jsonld(_scripts(parts), url or linked)
    head = (jsonld, meta)
    # microdata stands all over the page: it is looked for only where the head leaves something open
    complete = all(any(source.values(field) for source in head) for field in ("title", "author", "published"))
    microdata = Facts() if complete else read_microdata(root)
    sources: tuple[Facts, ...] = (jsonld, meta, microdata, read_shipped(parts))
    location = next((a for a in _addresses((links, meta, jsonld), "url", url) if _is_deep(a)), url or linked)
    portal = portal_of(url or location or "") or portal_of(linked or "")
    publisher = portal or _publisher(sources, page_title)
    original = _original(sources, publisher) if portal else None
    names = {name for name in (publisher, original, *(outlet(v) for v in each(sources, "publisher"))) if name}
    published, modified = _dates(sources)
    return Metadata(
        title=headline(
            [*each(sources, "title"), page_title],
            names | _hosts(_addresses((*sources, links), "image", location)),
        ),
        description=next((text for text in map(clean, each(sources, "description")) if text), None),
        authors=_authors(sources, names),
        published=published,
        modified=modified,
        publisher=publisher,
        original_publisher=original,
        section=next(
            (s for s in map(_section, (*each(sources, "section"), *each(sources, "crumb"))) if s), None
        ),
        keywords=_keywords(sources, names),
        url=location,
        image=next(
            (a for a in _addresses((*sources, links), "image", location) if not _NO_PICTURE.search(a)), None
        ),
        free=next((not value.lower().endswith("false") for value in each(sources, "free")), None),
        paid=tuple(dict.fromkeys(each(sources, "paid"))),
        language=next((code for code in map(_language, each((*sources, links), "language")) if code), None),
    )


def _scripts(parts: Parts) -> Iterator[str]:
    for script in parts.script:
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _addresses(sources: tuple[Facts, ...], field: str, base: str | None) -> Iterator[str]:
    bases = [base] if base else [a for a in map(address, each(sources, "url")) if a][:1]
    for value in each(sources, field):
        found = address(value, bases[0] if bases else None)
        if found:
            yield found


def _is_deep(url: str) -> bool:
    """Whether an address names a page, not the front door of a site."""
    return len(url.split("://", 1)[-1].rstrip("/").split("/", 1)) > 1 or "?" in url


def _publisher(sources: tuple[Facts, ...], page_title: str) -> str | None:
    for value in each(sources, "publisher"):
        name = outlet(value)
        if name:
            return name
    for part in reversed(_TITLE_PARTS.split(clean(page_title)[:500])[1:]):
        word = part.strip().split(" ")[-1]
        if 2 <= len(word) <= 12 and is_media(word) and word != "뉴스":
            return word
    return None


def _hosts(addresses: Iterable[str]) -> set[str]:
    """The words of host names that may stand as the site's name in a title."""
    return {
        label for a in addresses for label in host(a).split(".") if len(label) > 3
    } - _HOST_LABELS_THAT_NAME_NOTHING


def _original(sources: tuple[Facts, ...], portal: str | None) -> str | None:
    for field in ("original", "author", "publisher"):
        for value in each(sources, field):
            name = outlet(value)
            if name and name != portal and not portal_of(name) and (field == "original" or is_media(name)):
                return name
    return None


def _authors(sources: tuple[Facts, ...], names: Iterable[str]) -> tuple[Author, ...]:
    """The people of the first source that names any; a later one may only complete them."""
    chosen: tuple[Author, ...] = ()
    for value in chain.from_iterable(source.values("author") for source in sources):
        found = authors([value], names)
        listed = {a.name: a for a in found}
        if not chosen or {a.name for a in chosen} < set(listed):
            found, listed = (found, {a.name: a for a in chosen}) if chosen else (found, {})
            chosen = found
        chosen = tuple(
            Author(a.name, a.role or listed[a.name].role, a.email or listed[a.name].email)
            if a.name in listed
            else a
            for a in chosen
        )
    return chosen


def _dates(sources: tuple[Facts, ...]) -> tuple[str | None, str | None]:
    published, modified = _date(sources, "published"), _date(sources, "modified")
    if published and modified:
        shortest = min(len(published), len(modified))
        if modified[:shortest] <= published[:shortest]:
            modified = None  # a change at the moment of publication, or before it, is none
    return published, modified


def _date(sources: tuple[Facts, ...], field: str) -> str | None:
    dated = [(value, iso) for value in each(sources, field) if (iso := moment(value))]
    if not dated:
        return None
    value, best = dated[0]
    for _, iso in dated[1:]:
        if is_universal(value) and same_clock(best, iso):
            return iso
        if len(iso) > 10 and iso[:10] == best[:10] and (len(best) == 10 or best[11:19] == "00:00:00"):
            return iso
    return best


def _section(value: str) -> str | None:
    text = clean(value).strip(" >/|")
    text = text.split(">")[-1].strip()
    return (
        text
        if text
        and len(text) <= 30
        and text.replace(" ", "").lower() not in _EMPTY_SECTION
        and "://" not in text
        else None
    )


def _keywords(sources: tuple[Facts, ...], names: Iterable[str]) -> tuple[str, ...]:
    """The keywords of the first source that has any of the article's own."""
    outlets = {name.replace(" ", "").lower() for name in names}
    for source in sources:
        listed: list[str] = []
        for value in source.values("keywords"):
            words = [w.strip(" '\"").lstrip("#").strip() for w in re.split(r"[,;|\n、]", clean(value))]
            plain = {w.replace(" ", "").lower() for w in words}
            if len(plain & _GENERIC) >= 3 or len(plain - _GENERIC - outlets) == 0:
                continue  # the same on every page of the site
            listed.extend(w for w in words if w and len(w) <= 40 and not _is_own_name(w, outlets))
        if listed:
            return tuple(dict.fromkeys(listed))[:50]
    return ()


def _is_own_name(word: str, outlets: set[str]) -> bool:
    """Whether a keyword is the outlet's name, with or without its `뉴스`."""
    plain = word.replace(" ", "").lower()
    stem = plain.removesuffix("news").removesuffix("뉴스")
    return plain == "뉴스" or any(
        plain == name or (stem and stem == name.removesuffix("news").removesuffix("뉴스")) for name in outlets
    )


def _language(value: str) -> str | None:
    match = re.match(r"([A-Za-z]{2})(?:[-_][A-Za-z]{2,4})?$", value.strip())
    return match.group(1).lower() if match else None
