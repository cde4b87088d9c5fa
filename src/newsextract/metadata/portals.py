"""Portals that print copies of other outlets' stories, and the names they go by."""

from __future__ import annotations

from newsextract.metadata.values import host

_PORTALS = {
    "naver.com": "네이버 뉴스",
    "daum.net": "다음 뉴스",
    "nate.com": "네이트 뉴스",
    "zum.com": "ZUM 뉴스",
    "msn.com": "MSN",
}
_NOT_NEWS = ("blog.", "cafe.", "post.", "tv.", "kin.", "tistory.")
_NAMES = frozenset(
    "네이버 네이버뉴스 naver 다음 다음뉴스 daum 네이트 네이트뉴스 nate zum zum뉴스 줌 msn".split()
)


def portal_of(text: str) -> str | None:
    """The portal that an address belongs to or a name stands for; None for any other.

    >>> portal_of("https://n.news.naver.com/article/1/2"), portal_of("다음뉴스"), portal_of("https://example.com/1")
    ('네이버 뉴스', '다음뉴스', None)
    """
    place = host(text)
    if place:
        for domain, name in _PORTALS.items():
            if (place == domain or place.endswith("." + domain)) and not place.startswith(_NOT_NEWS):
                return name
        return None
    return text if text.replace(" ", "").lower() in _NAMES else None
