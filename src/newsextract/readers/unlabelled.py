"""Records without labels: a headline over its address, one row of a table."""

from __future__ import annotations

import re

from newsextract.korean.dates import find_stamps
from newsextract.korean.names import is_outlet
from newsextract.korean.sentences import ends_told
from newsextract.model import FieldName
from newsextract.readers.front_matter import ADDRESS
from newsextract.readers.labelled import label_of
from newsextract.readers.names_of_fields import field_of
from newsextract.readers.rewrite import Edit, Found, Named
from newsextract.readers.rows import Row, rows

_HEAD = 8000  # characters in which a headline and its address stand
_NUMBER = re.compile(r"\[\d{1,4}\]\s?|(?:No\.?\s?)?\d{1,4}[.)]\s")
_LONGEST_TITLE = 200
_FEWEST_CELLS = 4
_FULL_DATE = re.compile(r"(?:19|20)\d{2}(?:[.\-/]?\s?\d{1,2}){2}\.?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")


def find_over_address(text: str) -> Found | None:
    """A headline, its address on the next line, then the text: how lists of search hits are kept."""
    shown = [line for line in rows(text[:_HEAD])[:30] if line.text.strip("\ufeff \t")][:6]
    if len(shown) < 3:
        return None
    title, address = shown[0], shown[1]
    if not ADDRESS.match(address.text.strip()) or ADDRESS.match(title.text.strip()):
        return None
    said = title.text.strip()
    if not 6 <= len(said) <= _LONGEST_TITLE or ends_told(said):
        return None
    number = _NUMBER.match(title.text)
    start = title.start + (number.end() if number else 0)
    edits = [Edit(title.start, start)] if number else []
    fields = [Named(start, title.end, "title"), Named(address.start, address.end, "url")]
    for number_of, line in enumerate(shown[2:]):
        label = label_of(number_of, line)
        if label is None or label.name is None or len(line.text) > 60:
            break
        edits.append(Edit(label.start, label.end))
        fields.append(Named(label.end, line.end, label.name))
    return Found("reader.label", tuple(edits), tuple(fields))


def find_columns(text: str) -> Found | None:
    """One row of a table, a tab between its cells: date, outlet, headline, text."""
    if text.count("\t") < _FEWEST_CELLS - 1:
        return None
    shown = [line for line in rows(text) if line.text.strip("\ufeff \t")]
    if len(shown) == 2:
        return _below_names(shown[0], shown[1])
    if len(shown) != 1:
        return None
    cells = [(at, cell) for at, cell in _cells(shown[0]) if cell.strip("\ufeff ")]
    if len(cells) < _FEWEST_CELLS:
        return None
    longest = max(cells, key=lambda cell: len(cell[1]))
    fields: list[Named] = []
    titled = dated = False
    for at, cell in cells:
        said = cell.strip("\ufeff ")
        name: FieldName = "other"
        if (at, cell) == longest:
            name = "text"
        elif _FULL_DATE.fullmatch(said) and not dated:
            name, dated = "published", bool(find_stamps(said)) or dated
        elif not titled and 8 <= len(said) <= _LONGEST_TITLE and " " in said and not ADDRESS.match(said) and not is_outlet(said):
            name, titled = "title", True
        elif titled and len(said) > 30 and at < longest[0]:
            name = "text"
        fields.append(Named(at, at + len(cell), name))
    if not dated or not titled or len(longest[1]) < 100:
        return None
    edits = tuple(Edit(at - 1, at, "\n") for at, _ in cells if at)
    return Found("reader.column", edits, tuple(fields))


def _cells(row: Row) -> list[tuple[int, str]]:
    """The cells of a row and where each begins, empty ones too."""
    cells: list[tuple[int, str]] = []
    at = row.start
    for cell in row.text.split("\t"):
        cells.append((at, cell))
        at += len(cell) + 1
    return cells


def _below_names(head: Row, row: Row) -> Found | None:
    """One row below the names of its columns, as a table's export has it."""
    names = [field_of(cell.strip("\ufeff\"' ")) for _, cell in _cells(head)]
    cells = _cells(row)
    known = {name for name in names if name}
    if len(cells) != len(names) or "text" not in known or len(known - {"other"}) < 2:
        return None
    edits = [Edit(head.start, head.end)]
    fields: list[Named] = []
    for (at, cell), name in zip(cells, names, strict=True):
        edits.append(Edit(at - 1, at, "\n") if at > row.start else Edit(at, at))
        if cell.strip():
            fields.append(Named(at, at + len(cell), name or "other"))
    return Found("reader.column", tuple(edits), tuple(fields))
