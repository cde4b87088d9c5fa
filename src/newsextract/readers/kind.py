"""What an input is, text or a page; asked before anything that reads pages is loaded."""

from __future__ import annotations

from typing import Literal, get_args

from newsextract.errors import ArgumentError

InputFormat = Literal["auto", "text", "html"]
INPUT_FORMATS: tuple[str, ...] = get_args(InputFormat)


def is_page(source: object, input_format: str = "auto") -> bool:
    """Whether a source is markup: a tree, or text or bytes that are, or that the caller says are.

    >>> is_page("<html><p>글"), is_page("글"), is_page("글", "html")
    (True, False, True)
    """
    if input_format not in INPUT_FORMATS:
        raise ArgumentError(f"input_format: {input_format!r} is none of {', '.join(INPUT_FORMATS)}")
    if is_tree(source):
        return True
    if input_format != "auto" or not isinstance(source, str | bytes):
        return input_format == "html"
    from newsextract.readers.markup_bytes import looks_like_html

    if isinstance(source, bytes):
        from newsextract.readers.wrapped_pages import unwrap

        source = unwrap(source)[0]
    return looks_like_html(source)


def is_tree(source: object) -> bool:
    """Whether a source is a tree that the caller parsed: of lxml, or a BeautifulSoup object.

    >>> is_tree("<p>글"), is_tree(b"")
    (False, False)
    """
    kinds = {kind.__module__.partition(".")[0] for kind in type(source).__mro__}
    return bool(kinds & {"lxml", "bs4"}) and not isinstance(source, str | bytes)
