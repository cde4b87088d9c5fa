"""What the elements of a page say: `<meta>`, `<link>`, `<title>`, microdata."""

from __future__ import annotations

import re
from typing import Any

from newsextract.metadata.facts import Facts

_META = {
    "title": "og:title dable:title taboola:title nextweb:artsubject headline title dc.title twitter:title",
    "description": "og:description description dc.description twitter:description",
    "author": "article:author og:article:author dable:author dd:author nextweb:reporter author byl reporter article:reporter"
    " sailthru.author parsely-author dc.creator writer cxenseparse:author",
    "published": "article:published_time article:published og:article:published_time og:regdate dd:published_time datepublished"
    " pubdate publishdate publish_date article_date article_date_original parsely-pub-date sailthru.date dc.date.issued dc.date"
    " nextweb:createdate date regdate pdate cxenseparse:recs:publishtime",
    "modified": "article:modified_time article:modified og:updated_time og:article:modified_time dd:modified_time datemodified"
    " nextweb:moddate lastmod last-modified dc.date.modified",
    "publisher": "og:site_name dd:publisher article:publisher_name dc.publisher application-name copyright writer twitter:site",
    "original": "og:article:author article:media_name og:article:media article:media media dable:publisher twitter:creator",
    "section": "article:section2 article:section dd:category nextweb:section content_category category classification section",
    "keywords": "news_keywords article:tag og:article:tag dable:tag nextweb:keyword parsely-tags keywords",
    "url": "og:url dable:url twitter:url url",
    "image": "og:image dable:image og:image:url og:image1 twitter:image twitter:image:src thumbnail image",
    "language": "og:locale inlanguage content-language language dc.language",
}
_FIELDS: dict[str, list[tuple[str, int]]] = {}
for _field, _names in _META.items():
    for _rank, _name in enumerate(_names.split()):
        _FIELDS.setdefault(_name, []).append((_field, _rank))

_ITEMS = {
    "headline": "title",
    "alternativeheadline": "subtitle",
    "description": "description",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "author": "author",
    "creator": "author",
    "publisher": "publisher",
    "sourceorganization": "original",
    "articlesection": "section",
    "keywords": "keywords",
    "image": "image",
    "thumbnailurl": "image",
    "inlanguage": "language",
    "mainentityofpage": "url",
}
_VALUES = ("content", "datetime", "href", "src")
_LONGEST_TEXT = 300
_SPACES = re.compile(r"\s+")


class Parts:
    """The elements of a page that speak of its article, gathered in one walk.

    >>> from lxml.html import document_fromstring
    >>> len(Parts(document_fromstring("<title>가</title><meta name=a content=b>")).meta)
    1
    """

    __slots__ = ("html", "link", "meta", "script", "title")

    def __init__(self, root: Any) -> None:
        self.html: list[Any] = []
        self.link: list[Any] = []
        self.meta: list[Any] = []
        self.script: list[Any] = []
        self.title: list[Any] = []
        places = {name: getattr(self, name) for name in self.__slots__}
        for element in root.iter(*self.__slots__):
            places[element.tag].append(element)


def read_meta(parts: Parts) -> Facts:
    """What `<meta>` says, whichever of name, property and itemprop it uses.

    Where several names mean one field, the more specific stands first.

    >>> from lxml.html import document_fromstring
    >>> page = document_fromstring('<meta name=author content=데스크><meta property="dable:author" content="홍길동">')
    >>> read_meta(Parts(page)).values("author")
    ['홍길동', '데스크']
    """
    found: list[tuple[str, int, str]] = []
    for element in parts.meta:
        content = element.get("content") or element.get("value")
        if not content:
            continue
        for attribute in ("property", "name", "http-equiv"):
            name = element.get(attribute)
            if name:
                for field, rank in _FIELDS.get(name.strip().lower(), ()):
                    found.append((field, rank, content))
    found.sort(key=lambda item: item[1])
    facts = Facts()
    people: dict[int, list[str]] = {}
    for field, rank, content in found:
        if field != "author":
            facts.add(field, content)
        elif content not in people.setdefault(rank, []):
            people[rank].append(content)  # a tag for each reporter
    for listed in people.values():
        facts.add("author", " ; ".join(listed[:20]))
    return facts


def read_links(parts: Parts) -> Facts:
    """The canonical address, the picture and the language that elements of the head give.

    >>> from lxml.html import document_fromstring
    >>> read_links(Parts(document_fromstring('<link rel=canonical href="/news/1">'))).values("url")
    ['/news/1']
    """
    facts = Facts()
    for link in parts.link:
        relation = (link.get("rel") or "").lower()
        if relation == "canonical":
            facts.add("url", link.get("href"))
        elif relation == "image_src":
            facts.add("image", link.get("href"))
    for element in parts.html:
        facts.add(
            "language",
            element.get("lang")
            or element.get("{http://www.w3.org/XML/1998/namespace}lang")
            or element.get("xml:lang"),
        )
    return facts


def read_title(parts: Parts) -> str:
    """The text of the first `<title>` that has one; titles of drawings do not count.

    >>> from lxml.html import document_fromstring
    >>> read_title(Parts(document_fromstring("<title>새 청사 - 한밭일보</title>")))
    '새 청사 - 한밭일보'
    """
    for element in parts.title:
        parent = element.getparent()
        if parent is None or parent.tag != "svg":
            text = _text(element)
            if text:
                return text
    return ""


def read_microdata(root: Any) -> Facts:
    """What itemprop says, each property where it stands first.

    >>> from lxml.html import document_fromstring
    >>> facts = read_microdata(document_fromstring('<p itemprop=author><span itemprop=name>홍길동</span> 기자</p>'))
    >>> facts.values("author")
    ['홍길동']
    """
    facts = Facts()
    seen: dict[str, int] = {}
    for element in root.xpath("//*[@itemprop]")[:2000]:
        for name in element.get("itemprop").lower().split():
            field = _ITEMS.get(name)
            if field is None or seen.setdefault(field, 0) >= 20:
                continue
            seen[field] += 1
            value = next((element.get(key) for key in _VALUES if element.get(key)), None)
            if field in ("author", "publisher", "original"):
                inner = element.xpath(".//*[@itemprop='name']")
                named = [(node.get("content") or _text(node)) for node in inner[:5]]
                value = named[0] if named else (element.get("content") or _text(element))
            facts.add(field, value or _text(element))
    return facts


def _text(element: Any) -> str:
    """The text of an element, read no further than a field may be long."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > _LONGEST_TEXT * 4:
            break
    return _SPACES.sub(" ", "".join(parts)).strip()[:_LONGEST_TEXT]
