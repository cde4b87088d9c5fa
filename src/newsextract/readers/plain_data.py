"""Text that is plainly data and names no story: JSON, a table, XML."""

from __future__ import annotations

import csv
import json
import re

from newsextract.readers.names_of_fields import field_of

_XML = re.compile(r"\s*<\?xml\s[^>]*\?>\s*(?:<!--.*?-->\s*)*<[^!?/]", re.DOTALL)
_MOST_ROWS = 20  # of a table, that show it
_LEAST_ROWS = 3  # its head and two more
_LONGEST_NAME = 40  # characters of a column's name
_LEAST_COLUMNS = 3  # of a table whose columns nobody knows
_JSON_ENDS = {"{": "}", "[": "]"}


def plain_data(text: str) -> str | None:
    """What a text is, where it is data and no text; None for all else.

    >>> plain_data('{"version": 3, "names": ["한밭", "은하"]}'), plain_data("id,title,content\\n1,새 다리,다리가 열렸다.\\n2,새 길,길이 열렸다.\\n")
    ('JSON', 'a table')
    >>> plain_data("새 다리, 새 길, 새 마을\\n한밭시는 3일 다리를 열었다."), plain_data('<?xml version="1.0"?><값>1</값>')
    (None, 'XML')
    """
    opening = text.lstrip("\ufeff \t\r\n")[:1]
    if opening == "<":
        return "XML" if _XML.match(text) else None
    if opening in _JSON_ENDS and text.rstrip().endswith(_JSON_ENDS[opening]):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return None
        return "JSON" if found and isinstance(found, dict | list) else None
    return "a table" if _is_table(text) else None


def _is_table(text: str) -> bool:
    """Whether rows of one length stand below a head that names columns: known ones, or at least three of short cells."""
    head = text[: text.find("\n")] if "\n" in text else ""
    mark = "\t" if "\t" in head else ","
    names = [name.strip(' "\ufeff') for name in head.split(mark)]
    if len(names) < 2 or not all(0 < len(name) <= _LONGEST_NAME for name in names):
        return False
    named = any(field_of(name) for name in names)
    try:
        rows = [row for row, _ in zip(csv.reader(text.splitlines(keepends=True), delimiter=mark), range(_MOST_ROWS), strict=False) if row]
    except csv.Error:
        return False
    if not named and (len(names) < _LEAST_COLUMNS or len(rows) <= _LEAST_ROWS or any(len(cell) > _LONGEST_NAME or cell.endswith("다.") for row in rows for cell in row)):
        return False  # words that commas part, and no table
    return len(rows) >= _LEAST_ROWS and all(len(row) == len(names) for row in rows[:-1])
