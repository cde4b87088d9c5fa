"""Which picture of a page each caption stands by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urljoin

from newsextract.markup import Hint, Markup
from newsextract.model import Decision, Document

_FAR = 4  # lines between a caption and its picture
_MOST = 40  # pictures so near that are looked at


def addresses(document: Document, decisions: Iterable[Decision], base: str | None) -> dict[int, str]:
    """The address of the picture that each caption stands by, by the caption's item: in its place, else right above or below it."""
    markup = document.markup
    if markup is None or not markup.images:
        return {}
    blocks = {block.line: block.index for block in document.blocks}
    found: dict[int, str] = {}
    used: set[int] = set()
    lines = [image.line for image in markup.images]  # in the order of the page
    for decision in decisions:
        if decision.label not in ("caption", "credit") or decision.item is None or decision.item in found:
            continue
        line = decision.line
        low, high = bisect_left(lines, line - _FAR), bisect_right(lines, line + _FAR)
        near = [i for i in range(low, min(high, low + _MOST)) if i not in used]
        number = _nearest(markup, markup.hints[blocks[line]], line, near)
        if number is not None:
            used.add(number)
            address = absolute(base, markup.images[number].address)
            if address is not None:
                found[decision.item] = address
    return found


def absolute(base: str | None, address: str) -> str | None:
    """An address on the web, relative ones against that of their page; None for what is none.

    >>> absolute("https://hanbat.example/news/1", "/2"), absolute(None, "javascript:void(0)")
    ('https://hanbat.example/2', None)
    """
    try:
        whole = urljoin(base or "", address.strip())
    except ValueError:  # a host that is none
        return None
    return whole if whole.startswith(("http://", "https://")) else None


def _nearest(markup: Markup, hint: Hint, line: int, near: list[int]) -> int | None:
    """Of some pictures, the one that shares the smallest element with a line; the one above it first."""
    if not near:
        return None
    images = markup.images
    for context in islice(markup.around(hint.context), 4):
        inside = [i for i in near if context in islice(markup.around(images[i].context), 8)]
        if inside:
            return min(inside, key=lambda i: (abs(images[i].line - line), images[i].line > line))
    return None
