"""The lines of a text with their places."""

from __future__ import annotations

from typing import NamedTuple

_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


class Row(NamedTuple):
    """One line: where it begins, ends without its line end, and where the next one begins."""

    start: int
    end: int
    next: int
    text: str


def rows(text: str) -> list[Row]:
    """Every line of a text, blank ones too.

    >>> rows("가\\n\\n나")[2]
    Row(start=3, end=4, next=4, text='나')
    """
    found: list[Row] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        line = raw.rstrip(_ENDS)
        found.append(Row(start, start + len(line), start + len(raw), line))
        start += len(raw)
    return found
