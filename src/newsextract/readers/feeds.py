"""RSS and Atom: an item as the page that it stands for, with what the feed says of it as metadata."""

from __future__ import annotations

import html
import json
import re

from lxml import etree

from newsextract.readers.wrapped_pages import Unwrapped

_FEED = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,50}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,2000}?-->\s{0,50}|<\?[^>]{0,200}>\s{0,50}){0,5}<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_HEAD = 8192  # bytes in which a feed shows itself
_ITEMS = frozenset({"item", "entry"})
# the names of elements, the first that is there
_TITLE, _DATE, _CHANGED = ("title",), ("pubDate", "published", "date", "issued"), ("updated", "modified")
_WRITER = ("creator", "author")
_TEXT = ("encoded", "content", "description", "summary")


def first_item(source: bytes | str) -> Unwrapped | None:
    """The first item of a feed as a page; None for what is no feed, or has no item.

    >>> feed = "<rss><channel><title>한밭일보</title><item><title>새 다리</title><description>3일 열었다.</description></item></channel></rss>"
    >>> page = first_item(feed)
    >>> "<h1>새 다리</h1>" in page.source, page.notes
    (True, ())
    """
    head = source[:_HEAD]
    if not _FEED.match(head.encode("utf-8", "replace") if isinstance(head, str) else head):
        return None
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, encoding="utf-8" if isinstance(source, str) else None)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # nothing of it can be read
        return None
    items = [] if root is None else [element for element in root.iter() if _name(element) in _ITEMS]
    if not items:
        return None
    notes = (f"{len(items)} items in one feed, of which the first was read",) if len(items) > 1 else ()
    return Unwrapped(_page(items[0], _said(root, _TITLE) or _channel(root)), "utf-8", _address(items[0]), notes)


def _page(item: etree._Element, publisher: str | None) -> str:
    """An item as a page: its fields as JSON-LD, its text below its title."""
    title = _said(item, _TITLE)
    node = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": _said(item, _DATE) or _said(item, _CHANGED),
        "dateModified": _said(item, _CHANGED), "author": _writer(item), "publisher": {"@type": "Organization", "name": publisher},
        "url": _address(item),
    }  # fmt: skip
    script = json.dumps({key: value for key, value in node.items() if value}, ensure_ascii=False).replace("<", r"\u003c")
    text = _text(item)
    if "<" not in text:
        text = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    heading = f"<h1>{html.escape(title)}</h1>" if title else ""
    return f'<!doctype html><html><head><meta charset="utf-8"><script type="application/ld+json">{script}</script></head><body>{heading}<article itemprop="articleBody">{text}</article></body></html>'


def _text(item: etree._Element) -> str:
    """The longest text that an item has: its content, else its summary."""
    found = [element for element in item if _name(element) in _TEXT]
    return max((_inside(element) for element in found), key=len, default="")


def _inside(element: etree._Element) -> str:
    """What an element holds: text, which may be escaped markup, or elements."""
    if len(element):
        return (element.text or "") + "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return (element.text or "").strip()


def _said(element: etree._Element, names: tuple[str, ...]) -> str | None:
    for name in names:
        for child in element:
            text = _words(child) if _name(child) == name else ""
            if text:
                return text
    return None


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _writer(item: etree._Element) -> str | None:
    for child in item:
        if _name(child) in _WRITER:
            return _said(child, ("name",)) or _words(child) or None
    return None


def _channel(root: etree._Element) -> str | None:
    return next((_said(child, _TITLE) for child in root if _name(child) == "channel"), None)


def _address(item: etree._Element) -> str | None:
    """Where the story is: the text of a link, or its `href`."""
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            said = child.get("href") or (child.text or "").strip()
            if said.startswith(("http://", "https://")):
                return said
    return None


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
