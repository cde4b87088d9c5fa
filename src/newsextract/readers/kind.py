"""What an input is, text or a page; asked before anything that reads pages is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from newsextract.errors import ArgumentError

if TYPE_CHECKING:
    from newsextract.readers.wrapped_pages import Unwrapped

InputFormat = Literal["auto", "text", "html", "markdown"]
_HEAD = 64  # characters or bytes in which a feed begins
_FEEDS = (b"<?xml", b"<!--", b"<rss", b"<feed", b"<rdf:RDF")
INPUT_FORMATS: tuple[str, ...] = get_args(InputFormat)


def page_in(source: object, input_format: str = "auto") -> Unwrapped | None:
    """The page that a source is or holds: a tree, or markup, or what the caller says is markup; None for text.

    >>> page_in("<html><p>글").source, page_in("글"), page_in("글", "html").source
    ('<html><p>글', None, '글')
    """
    if input_format not in INPUT_FORMATS:
        raise ArgumentError(f"input_format: {input_format!r} is none of {', '.join(INPUT_FORMATS)}")
    tree = is_tree(source)
    if not tree and input_format in ("text", "markdown"):
        return None
    if tree or not isinstance(source, str | bytes):
        from newsextract.readers.wrapped_pages import Unwrapped

        return Unwrapped(source) if tree or input_format == "html" else None
    from newsextract.readers.markup_bytes import looks_like_html
    from newsextract.readers.wrapped_pages import unwrap

    found = unwrap(source)
    if may_be_feed(found.source):
        from newsextract.readers.feeds import first_item

        item = first_item(found.source)
        if item is not None:
            return item
    return found if input_format == "html" or looks_like_html(found.source) else None


def may_be_feed(source: str | bytes) -> bool:
    """Whether a source begins as XML does; a feed is read by a library that texts do not need.

    >>> may_be_feed('<?xml version="1.0"?><rss>'), may_be_feed(b"<html>"), may_be_feed("<rss>")
    (True, False, True)
    """
    head = source[:_HEAD]
    return (head.encode("utf-8", "replace") if isinstance(head, str) else head).lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(_FEEDS)


def is_tree(source: object) -> bool:
    """Whether a source is a tree that the caller parsed: of lxml, or a BeautifulSoup object.

    >>> is_tree("<p>글"), is_tree(b"")
    (False, False)
    """
    kinds = {kind.__module__.partition(".")[0] for kind in type(source).__mro__}
    return bool(kinds & {"lxml", "bs4"}) and not isinstance(source, str | bytes)
