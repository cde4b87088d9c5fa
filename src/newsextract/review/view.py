"""An Explanation as the page shows it: the document in rows, the article in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsextract.export.explained import is_uncertain
from newsextract.model import Decision, Explanation
from newsextract.review.spans import CORRECTED

_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LONGEST = 4000  # characters of one row: a browser lays out a line of megabytes slowly, and many rows only where seen
_GAP = 200  # characters of white space that are shown
_ROWS, _CHARACTERS = 30, 3000  # of a chunk, which the browser lays out where it is looked at


class Segment(NamedTuple):
    """A stretch of a row: of the decision of that number, or white space between decisions (None)."""

    decision: int | None
    text: str
    classes: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the document; `line` is None where it goes on with the row before."""

    line: int | None
    segments: tuple[Segment, ...]
    holds: frozenset[str]  # the classes of its spans


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows that are laid out together."""

    rows: tuple[Row, ...]
    holds: frozenset[str]


def classes(decision: Decision) -> str:
    """The classes of a span: its label, the reason of chrome, whether it is uncertain.

    >>> classes(Decision(1, 0, 3, "로그인", "chrome", "login", "lexicon.exact", confidence=0.4))
    'l-chrome x-login u'
    """
    parts = [f"l-{decision.label}"]
    if decision.reason:
        parts.append(f"x-{decision.reason}")
    if is_uncertain(decision):
        parts.append("u")
    if decision.rule == CORRECTED:
        parts.append("edited")
    return " ".join(parts)


def chunks(explanation: Explanation) -> Iterator[Chunk]:
    """The document in chunks of rows, every character of it in order.

    >>> from newsextract import explain
    >>> [[row.line for row in chunk.rows] for chunk in chunks(explain("로그인\\n\\n회원가입"))]
    [[1, 3]]
    """
    held: list[Row] = []
    characters = 0
    for row in _rows(explanation):
        held.append(row)
        characters += sum(len(segment.text) for segment in row.segments)
        if len(held) >= _ROWS or characters >= _CHARACTERS:
            yield _chunk(held)
            held, characters = [], 0
    if held:
        yield _chunk(held)


def cut(text: str) -> list[str]:
    """A paragraph in stretches that a browser lays out quickly; nearly always there is one.

    >>> cut("한밭시는 3일 연다.")
    ['한밭시는 3일 연다.']
    """
    return [text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST)]


def _chunk(rows: list[Row]) -> Chunk:
    return Chunk(tuple(rows), frozenset().union(*(row.holds for row in rows)))


def _rows(explanation: Explanation) -> Iterator[Row]:
    source = explanation.source
    line: int | None = None
    held: list[Segment] = []
    position = 0
    for index, decision in enumerate(explanation.decisions):
        before, broken, after = _gap(source[position : decision.start])
        position = decision.end
        if broken or line is None:
            if before or held:
                yield _row(line, [*held, *_space(before)])
            line, held = decision.line, _space(after)
        else:
            held += _space(after)
        named, text = classes(decision), decision.text
        for start in range(0, len(text), _LONGEST):
            if start:
                yield _row(line, held)
                line, held = None, []
            held.append(Segment(index, text[start : start + _LONGEST], named, first=not start))
        if line is None:
            line = 0  # the row goes on, and what follows on it belongs to it
    before, _, after = _gap(source[position:])
    if held or before.strip("\n") or after:
        yield _row(line, [*held, *_space(before + after)])


def _row(line: int | None, segments: list[Segment]) -> Row:
    names = frozenset(name for s in segments for name in s.classes.split())
    return Row(line or None, tuple(segments), names)


def _space(text: str) -> list[Segment]:
    return [Segment(None, text)] if text else []


def _gap(text: str) -> tuple[str, bool, str]:
    """White space between spans: up to its last line end, whether it has one, and what follows it."""
    text = _LINE_END.sub("\n", text)
    if len(text) > _GAP:
        text = f"{text[: _GAP // 2]}…{text[-_GAP // 2 :]}"
    before, broken, after = text.rpartition("\n")
    return before + broken, bool(broken), after
