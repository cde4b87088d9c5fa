"""RSS, Atom and other XML records: an item as the page that it stands for, with what its elements say of it as metadata."""

from __future__ import annotations

import html
import json
import re

from lxml import etree

from newsextract.model import FieldName
from newsextract.readers.names_of_fields import field_of
from newsextract.readers.wrapped_pages import Unwrapped

_FEED = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,50}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,2000}?-->\s{0,50}|<\?[^>]{0,200}>\s{0,50}){0,5}<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_HEAD = 8192  # bytes in which a feed shows itself
_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,50}<\?xml\s")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|nitf|newsml)\b", re.IGNORECASE)  # what readers of pages read
_ITEMS = frozenset({"item", "entry"})
_TEXT = frozenset({"encoded", "content", "description", "summary"})  # of an item; other records name their text as records do
_WITH_TEXT = frozenset({"title", "published", "author"})  # one of them makes a record of what has a text


def first_item(source: bytes | str) -> Unwrapped | None:
    """The first item of a feed as a page; None for what is no feed, or has no item.

    >>> feed = "<rss><channel><title>한밭일보</title><item><title>새 다리</title><description>3일 열었다.</description></item></channel></rss>"
    >>> page = first_item(feed)
    >>> "<h1>새 다리</h1>" in page.source, page.notes
    (True, ())
    """
    found = items(source)
    if not found:
        return None
    notes = (f"{len(found)} items in one input, of which the first was read",) if len(found) > 1 else ()
    return found[0]._replace(notes=notes)


def items(source: bytes | str) -> list[Unwrapped]:
    """Every item of a feed as a page; none of what is no feed."""
    head = source[:_HEAD] if isinstance(source, bytes) else source[:_HEAD].encode("utf-8", "replace")
    is_feed = _FEED.match(head) is not None
    if not is_feed and (not _XML.match(head) or _PAGE.search(head)):
        return []
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, encoding="utf-8" if isinstance(source, str) else None)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # nothing of it can be read
        return []
    if root is None:
        return []
    publisher = (_said(root, "title") or _channel(root)) if is_feed else None
    found = (element for element in root.iter() if (_name(element) in _ITEMS if is_feed else _is_record(element)))
    return [Unwrapped(_page(item, publisher), "utf-8", _address(item)) for item in found]


def _is_record(element: etree._Element) -> bool:
    """Whether the elements inside name a story's text, and its title, date or writer."""
    fields = {field_of(_name(child)) for child in element}
    return "text" in fields and not fields.isdisjoint(_WITH_TEXT)


def _page(item: etree._Element, publisher: str | None) -> str:
    """An item as a page: its fields as JSON-LD, its text below its title."""
    title, changed = _said(item, "title"), _said(item, "modified")
    publisher = _said(item, "publisher") or publisher
    node = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": _said(item, "published") or changed,
        "dateModified": changed, "author": _writer(item), "publisher": {"@type": "Organization", "name": publisher},
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
    found = [element for element in item if field_of(_name(element)) == "text" or (_name(item) in _ITEMS and _name(element) in _TEXT)]
    return max((_inside(element) for element in found), key=len, default="")


def _inside(element: etree._Element) -> str:
    """What an element holds: text, which may be escaped markup, or elements."""
    if len(element):
        return (element.text or "") + "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return (element.text or "").strip()


def _said(element: etree._Element, field: FieldName) -> str | None:
    """What the first element inside says that names a field."""
    for child in element:
        text = _words(child) if field_of(_name(child)) == field else ""
        if text:
            return text
    return None


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _writer(item: etree._Element) -> str | None:
    for child in item:
        if field_of(_name(child)) == "author":
            named = next((part for part in child if _name(part) == "name"), child)
            return _words(named) or None
    return None


def _channel(root: etree._Element) -> str | None:
    return next((_said(child, "title") for child in root if _name(child) == "channel"), None)


def _address(item: etree._Element) -> str | None:
    """Where the story is: the text of a link, or its `href`."""
    for child in item:
        if field_of(_name(child)) == "url" and child.get("rel", "alternate") == "alternate":
            said = child.get("href") or (child.text or "").strip()
            if said.startswith(("http://", "https://")):
                return said
    return None


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
