"""The lines of a text with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

# line ends as they are counted everywhere; control characters that split lines elsewhere are none
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
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


def line_ends(source: str) -> list[int]:
    """Where each line of a source ends, behind its line end: a place stands in the line that `bisect_right` of them tells, from 0.

    >>> line_ends("가\\r\\n나\\n다")
    [3, 5]
    """
    return [match.end() for match in _LINE_END.finditer(source)]
