"""Blocks cut into pieces where a crawler lost the line break.

A piece is what a rule looks at: a whole line, or the part of one between two places
where a break was lost. `나섰다.김 지사는` is two pieces; `Ltd.가` and `3.5%` are one.
"""

from __future__ import annotations

from typing import NamedTuple

from newsextract.breaks.credited import TRIANGLE_CREDIT, recurring_sources, with_picture_line
from newsextract.breaks.marked import GLUE, is_suspect, lost_breaks, marked_breaks, with_second_copy
from newsextract.breaks.pictured import may_hold_picture, picture_points
from newsextract.breaks.seams import unmarked_breaks, vocabulary
from newsextract.breaks.turns import conversation, turn_points
from newsextract.model import Block, Document
from newsextract.prose import ends_told, is_prose

_PICTURE = 300  # characters: a caption and its credit at the front of a line are no longer
_GLUED_DOCUMENT = 220  # a line longer than this may have lost its breaks


class Piece(NamedTuple):
    """A span of one block: what rules look at. A tuple, since a dump is thousands of them.

    `gap` counts the blank lines before it (0 inside a line); `glued` says that it
    shares its line with the piece before; `prose` that it reads like running text; `told`
    that it ends as a told sentence does (`…고 밝혔다.`), with nothing behind it.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody calls
    block: int
    line: int
    start: int
    end: int
    text: str
    gap: int
    glued: bool
    prose: bool
    told: bool


def cut(document: Document) -> tuple[Piece, ...]:
    """Every block of a document as one or more pieces, in order."""
    pieces: list[Piece] = []
    words: frozenset[str] = frozenset()
    # of a page, what its markup left
    whole = document.text if document.markup is None else "\n".join(block.text for block in document.blocks)
    turns = conversation(whole)
    sources = recurring_sources(whole)
    glued = [len(block.text) > 24 and GLUE.search(block.text) is not None for block in document.blocks]
    lost = lost_breaks(document, glued)
    if lost:
        words = vocabulary(document)
    labelled = {field.block for field in document.fields if field.name != "text"}
    for block in document.blocks:
        text = block.text
        points: list[int] = []
        if len(text) > 24 and block.index not in labelled:
            suspect = lost or glued[block.index] or is_suspect(text)
            if suspect:
                points = marked_breaks(text, lost, words, sources)
            opens = block.gap >= 3 or block.index == document.front or text[0] in "▲△◇/"
            pictured = picture_points(text, opens=opens) if suspect or may_hold_picture(text) else []
            if block.gap >= 3 and len(text) > 120 and not (pictured and pictured[0] < _PICTURE):
                points = with_picture_line(text, points)
            more = [*turn_points(text, turns), *pictured]
            if text[0] in "▲△" and (bracket := TRIANGLE_CREDIT.match(text)):
                more.append(bracket.end())
            if more:
                points = sorted({*points, *more})
            if len(text) > 400:
                points = with_second_copy(text, points)
            if lost and (len(text) > _GLUED_DOCUMENT or points or block.index - document.front < 3):
                points = unmarked_breaks(document.text, text, points, words, block.index - document.front)
        if points:
            _append(pieces, block, points)
        else:
            stopped = document.form != "list" or not text.endswith("다")
            pieces.append(_piece(len(pieces), block, block.start, text, block.gap, False, stopped))
    return tuple(pieces)


def _append(pieces: list[Piece], block: Block, points: list[int]) -> None:
    text, base, previous = block.text, block.start, 0
    for point in (*points, len(text)):
        start, piece = trimmed(text, previous, point)
        if piece:
            first = previous == 0
            pieces.append(_piece(len(pieces), block, base + start, piece, block.gap if first else 0, not first))
        previous = point


def _piece(index: int, block: Block, start: int, text: str, gap: int, glued: bool, stopped: bool = True) -> Piece:
    whole = text if stopped else f"{text}."  # the strings of a printed list may be sentences without their full stops
    prose = is_prose(whole)
    return Piece(
        index, block.index, block.line, start, start + len(text), text, gap, glued, prose, prose and ends_told(whole)
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, str]:
    """A span without the white space around it: where it begins, and what it holds.

    >>> trimmed("가  나다 ", 1, 6)
    (3, '나다')
    """
    raw = text[start:end]
    return start + len(raw) - len(raw.lstrip()), raw.strip()
