"""Portals that print copies of other outlets' stories: the names they go by, and how they name the outlet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from newsextract.metadata.values import host, outlet
from newsextract.profiles import is_within
from newsextract.profiles.selectors import elements

_PORTALS = {
    "naver.com": "네이버 뉴스",
    "daum.net": "다음 뉴스",
    "nate.com": "네이트 뉴스",
    "zum.com": "ZUM 뉴스",
    "msn.com": "MSN",
}
_NOT_NEWS = ("blog.", "cafe.", "post.", "tv.", "kin.", "tistory.")
_MOST = 20  # elements, and texts inside one, that are looked at
_NAMES = frozenset(
    "네이버 네이버뉴스 naver navercorp 다음 다음뉴스 daum kakao kakaocorp 네이트 네이트뉴스 nate natecommunications skcommunications"
    " zum zum뉴스 줌 zuminternet msn".split()
)


def portal_of(text: str) -> str | None:
    """The portal that an address belongs to or a name stands for; None for any other.

    >>> portal_of("https://n.news.naver.com/article/1/2"), portal_of("다음뉴스"), portal_of("https://example.com/1")
    ('네이버 뉴스', '다음뉴스', None)
    """
    place = host(text)
    if place:
        for domain, name in _PORTALS.items():
            if is_within(place, domain) and not place.startswith(_NOT_NEWS):
                return name
        return None
    return text if text.replace(" ", "").lower() in _NAMES else None


def press_of(root: Any, selectors: tuple[str, ...]) -> str | None:
    """The outlet that a portal names in the elements of some selectors: by their text, or the words of a logo.

    >>> from lxml.html import document_fromstring
    >>> page = document_fromstring('<a class=press><img alt="한밭일보"></a>')
    >>> press_of(page, ("em.press", ".press img")), press_of(page, (".copyright",))
    ('한밭일보', None)
    """
    for selector in selectors:
        for element in islice(elements(root, selector), _MOST):
            for value in _names(element):
                name = outlet(value)
                if name and portal_of(name) is None:
                    return name
    return None


def _names(element: Any) -> Iterator[str]:
    yield "".join(islice(element.itertext(), _MOST))
    for part in islice(element.iter(), _MOST):
        if isinstance(part.tag, str):
            yield from filter(None, (part.get("alt"), part.get("title")))
