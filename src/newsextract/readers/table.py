"""A table of articles, as BIGKinds exports it: its first row is read as a record, its head names the fields."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsextract.model import FieldName
from newsextract.readers.names_of_fields import field_of
from newsextract.readers.rewrite import Edit, Found, Named

_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*+)"|(?P<plain>[^,\t\n\r"]*)')
_DOUBLED = re.compile('""')
_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_COLUMNS = 100
_LONGEST_NAME = 40  # characters of a column's name
_LEAST_TEXT = 40  # characters of a row's text


class Cell(NamedTuple):
    """A cell of a row: where what it says begins and ends, and where the next cell begins."""

    start: int
    end: int
    next: int


def find_table(text: str) -> Found | None:
    """The fields of the first row below a head that names a story's text and its title or date; None for any other text.

    >>> found = find_table('일자,제목,본문\\n20240522,새 다리,"다리가 열렸다. 시는 ""반갑다""고 했다. 시민들도 다리를 건너며 반겼다."\\n20240523,새 길,"길이 열렸다."\\n')
    >>> [field.name for field in found.fields], found.warnings
    (['published', 'title', 'text'], ('2 rows in one table, of which the first was read',))
    """
    begin = len(text) - len(text.lstrip("\ufeff"))
    mark = "\t" if "\t" in text[begin : max(0, text.find("\n"))] else ","
    head, body = _row(text, begin, mark)
    names: list[FieldName | None] = [field_of(text[cell.start : cell.end].strip()) for cell in head]
    if "text" not in names or not {"title", "published"} & set(names) or any(cell.end - cell.start > _LONGEST_NAME for cell in head):
        return None
    cells, after = _row(text, body, mark)
    if len(cells) != len(head):
        return None
    edits, fields = [Edit(0, cells[0].start)], []
    for cell, name, following in zip(cells, names, [*cells[1:], None], strict=True):
        if name is None or name == "other" or not text[cell.start : cell.end].strip():
            edits.append(Edit(cell.start, cell.end))
        else:
            fields.append(Named(cell.start, cell.end, name))
            edits.extend(Edit(at, at + 1) for at in _doubled(text, cell))
        edits.append(Edit(cell.end, following.start if following else len(text), "\n"))
    told = next((field for field in fields if field.name == "text"), None)
    if told is None or told.end - told.start < _LEAST_TEXT:
        return None
    rows = 1 + _rows(text, after, mark)
    warnings = (f"{rows} rows in one table, of which the first was read",) if rows > 1 else ()
    return Found("reader.table", tuple(edit for edit in edits if edit.end > edit.start), tuple(fields), warnings=warnings)


def _row(text: str, start: int, mark: str) -> tuple[list[Cell], int]:
    """The cells of the row that begins at a place, and where the next row begins."""
    cells: list[Cell] = []
    at = start
    while len(cells) < _MOST_COLUMNS:
        match = _CELL.match(text, at)
        assert match is not None  # it matches nothing, too
        group = "quoted" if match["quoted"] is not None else "plain"
        end = match.end()
        cells.append(Cell(match.start(group), match.end(group), end + 1))
        if text[end : end + 1] != mark:
            break
        at = end + 1
    line_end = _LINE_END.search(text, cells[-1].next - 1)
    return cells, line_end.end() if line_end else len(text)


def _rows(text: str, start: int, mark: str) -> int:
    """How many rows follow a place."""
    count = 0
    while start < len(text):
        _, following = _row(text, start, mark)
        count += bool(text[start:following].strip())
        start = following
    return count


def _doubled(text: str, cell: Cell) -> list[int]:
    """The quotation marks of a quoted cell that only double another."""
    if text[cell.start - 1 : cell.start] != '"':
        return []
    return [match.start() for match in _DOUBLED.finditer(text, cell.start, cell.end)]
