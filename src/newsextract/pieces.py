"""Blocks cut into pieces where a crawler lost the line break.

A piece is what a rule looks at: a whole line, or the part of one between two places
where a break was lost. `나섰다.김 지사는` is two pieces; `Ltd.가` and `3.5%` are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsextract.breaks.decks import deck_seam
from newsextract.breaks.marked import GLUE, is_suspect, lost_breaks, marked_breaks, with_second_copy
from newsextract.breaks.sources import open_source_end, recurring_sources, vocabulary
from newsextract.korean.credit_ends import credit_ends, picture_sentence_end
from newsextract.korean.credits import find_credit
from newsextract.korean.outlets import own_outlets
from newsextract.korean.sentences import ends_told, is_prose, is_scene
from newsextract.korean.turns import conversation, turn_points
from newsextract.model import Block, Document
from newsextract.segments.scan import Scanned

_HEADS = 4  # lines of a document where a headline part may run into a caption
_STAMPED = re.compile(r"있다\. ?(?:19|20)\d\d[.\d ]{3,8}$")  # the day behind the words of a picture
_SHORTEST = 24  # characters: a shorter line holds nothing that ran together
_PARAGRAPH = 97  # characters of a paragraph behind the sentence of a picture
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


def cut(document: Document, lines: Sequence[Scanned]) -> tuple[Piece, ...]:
    """Every block of a document as one or more pieces, in order; `lines` are its blocks as they were scanned."""
    pieces: list[Piece] = []
    # of a page, what its markup left
    whole = document.text if document.markup is None else "\n".join(block.text for block in document.blocks)
    turns = conversation(whole)
    sources = (*recurring_sources(whole), *sorted(own_outlets(whole), key=len, reverse=True))
    glued = [len(block.text) > 24 and GLUE.search(block.text) is not None for block in document.blocks]
    lost = lost_breaks(document, glued)
    words = cache(lambda: vocabulary(document))

    def seam(text: str, start: int) -> int | None:
        return open_source_end(text, start, words())

    labelled = {field.block for field in document.fields if field.name != "text"}
    for block in document.blocks:
        text = block.text
        points: list[int] = []
        if len(text) > _SHORTEST and block.index not in labelled:
            if lost or glued[block.index] or is_suspect(text):
                points = marked_breaks(text, lost)
            opens = block.gap >= 3 or block.index == 0 or text[0] in "▲△◇/"
            ends = credit_ends(text, own=sources, opens=opens, seam=seam)
            if block.index < _HEADS and (shown := _caption_words(text, ends)):
                deck = deck_seam(text, shown)
                if deck is not None:
                    ends = [deck, *ends]
            if block.gap >= 3 and len(text) > 120 and not (ends and ends[0] < _PICTURE):
                points = _with_picture_sentence(text, points)
            more = [*turn_points(text, turns), *ends]
            if more:
                points = sorted({*points, *more})
            if len(text) > 400:
                points = with_second_copy(text, points)
            likely = lines[block.index].likely
            if lost and likely and (len(text) > _GLUED_DOCUMENT or points or block.index < 3):
                points = sorted({*points, *likely})
        if points:
            _append(pieces, block, points)
        else:
            stopped = document.form != "list" or not text.endswith("다")
            pieces.append(_piece(len(pieces), block, block.start, text, block.gap, False, stopped))
    return tuple(pieces)


def _caption_words(text: str, ends: list[int]) -> int:
    """Where the words of a picture end that a line opens with, up to their credit; 0 where it opens with none."""
    first = text[: ends[0]].rstrip() if ends else text
    found = find_credit(first) if len(first) < _PICTURE else None
    if found is None:
        return 0
    words = first[: found.text_end]
    return found.text_end if is_scene(words) or _STAMPED.search(words) else 0


def _with_picture_sentence(text: str, points: list[int]) -> list[int]:
    """Behind the blank lines that a picture left, its sentence may run into the paragraph."""
    end = picture_sentence_end(text)
    free = end is not None and (not points or points[0] > end)
    return sorted({*points, end}) if end is not None and free and len(text) - end > _PARAGRAPH and is_prose(text[end:]) else points


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
