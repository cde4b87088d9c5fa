"""A source rewritten: marks taken out or turned into line ends, every place still known.

A reader of Markdown or of records says by `Edit`s what goes. The text that is left keeps, for each
of its characters, where that one stands in the source. What went is remembered as `Dropped`, so
that a decision can hold it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsextract.model import Dropped, FieldName


class Edit(NamedTuple):
    """A span of a text, and what stands in its place: nothing, a line end, the character that an escape means."""

    start: int
    end: int
    text: str = ""


class Named(NamedTuple):
    """A span that its label names: `제목: 새 도서관이 문을 연다`, without the label."""

    start: int
    end: int
    name: FieldName


class Line(NamedTuple):
    """What a mark says of the line that begins at `start`: how it is set, how much of it is links, its element."""

    start: int
    marks: int = 0
    linked: float = 0.0
    strong: bool = False
    tag: str = "p"


class Picture(NamedTuple):
    """A picture that stands at a place of the text, and its address."""

    start: int
    address: str


class Reference(NamedTuple):
    """A link whose words begin at a place of the text, these, and its address."""

    start: int
    text: str
    address: str


class Found(NamedTuple):
    """What one reader found in a text: its edits in order, and what it knows of places of that text.

    `rule` names the reader in the decisions on what it dropped.
    """

    rule: str
    edits: tuple[Edit, ...]
    fields: tuple[Named, ...] = ()
    lines: tuple[Line, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Reference, ...] = ()
    warnings: tuple[str, ...] = ()


class Rewritten(NamedTuple):
    """A text after some readers; every place but those of `offsets` itself counts characters of the source."""

    text: str
    offsets: array[int]
    dropped: tuple[Dropped, ...] = ()
    fields: tuple[Named, ...] = ()
    lines: tuple[Line, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Reference, ...] = ()
    warnings: tuple[str, ...] = ()


def untouched(source: str) -> Rewritten:
    """A source before the first reader.

    >>> untouched("글").offsets
    array('q', [0, 1])
    """
    return Rewritten(source, array("q", range(len(source) + 1)))


def rewrite(before: Rewritten, found: Found) -> Rewritten:
    """The text after one more reader.

    >>> after = rewrite(untouched("**굵은** 글"), Found("reader.markdown", (Edit(0, 2), Edit(4, 6))))
    >>> after.text, list(after.offsets), after.dropped[0]
    ('굵은 글', [2, 3, 6, 7, 8], Dropped(start=0, end=2, rule='reader.markdown'))
    """
    old, places = before.text, before.offsets
    parts: list[str] = []
    offsets = array("q")
    dropped: list[Dropped] = []
    position = 0
    for edit in found.edits:
        if edit.start < position or edit.end <= edit.start:
            continue  # inside of one that went before
        parts += (old[position : edit.start], edit.text)
        offsets.extend(places[position : edit.start])
        offsets.extend([places[edit.start]] * len(edit.text))
        dropped.append(Dropped(places[edit.start], places[edit.end], found.rule))
        position = edit.end
    parts.append(old[position:])
    offsets.extend(places[position:])
    return Rewritten(
        "".join(parts),
        offsets,
        _merged(before.dropped, dropped),
        tuple(sorted((*before.fields, *(Named(places[f.start], places[f.end], f.name) for f in found.fields)))),
        (*before.lines, *(line._replace(start=places[line.start]) for line in found.lines)),
        (*before.pictures, *(picture._replace(start=places[picture.start]) for picture in found.pictures)),
        (*before.links, *(link._replace(start=places[link.start]) for link in found.links)),
        (*before.warnings, *found.warnings),
    )


def composed(outer: Sequence[int] | None, inner: array[int]) -> array[int]:
    """The places of a text in the source, where `outer` maps it to a text that `inner` maps to the source."""
    return inner if outer is None else array("q", (inner[place] for place in outer))


def _merged(before: tuple[Dropped, ...], more: list[Dropped]) -> tuple[Dropped, ...]:
    return tuple(sorted((*before, *more))) if before else tuple(more)


class Index:
    """Sorted places, and the last one that is not behind another."""

    def __init__(self, places: Iterable[int]) -> None:
        self._places = list(places)

    def last(self, place: int) -> int:
        """The number of the last place that is not behind `place`, or -1.

        >>> Index([0, 5, 9]).last(6), Index([3]).last(1)
        (1, -1)
        """
        return bisect_left(self._places, place + 1) - 1
