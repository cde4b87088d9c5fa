"""A document cut into segments, more than are needed: neighbours of one label are joined again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsextract.decide import Proposal
from newsextract.model import Document
from newsextract.segments.scan import Scanned


class Segment(NamedTuple):
    """A span of one line between two landmarks: what is labelled.

    `proposal` numbers the rules' word on it; `space` counts the characters of white space
    before it on its line (-1 where it opens the line); `closes` says that it ends the line.
    `seam` is the log-odds that a lost break stands before it, where no mark shows one; `joint` is
    what the letters alone say of that, where it begins at a landmark.
    """

    block: int
    line: int
    start: int
    end: int
    text: str
    proposal: int
    gap: int
    space: int
    closes: bool
    seam: float | None = None
    joint: float | None = None


def split(document: Document, proposals: Sequence[Proposal], lines: Sequence[Scanned]) -> tuple[Segment, ...]:
    """The segments of every block, cut at the landmarks and lost breaks of its line; what the rules proposed is never joined."""
    cuts: list[list[int]] = []
    seams: dict[int, float] = {}
    joints: dict[int, float] = {}
    for block, line in zip(document.blocks, lines, strict=True):
        seams.update([(block.start + place, score) for place, score in line.seams])
        joints.update([(block.start + place, score) for place, score in line.joints])
        cuts.append([block.start + place for place in line.places])
    spans: list[tuple[int, int, int]] = []
    for number, proposal in enumerate(proposals):
        start, end = proposal.start, proposal.end
        places = cuts[proposal.block]
        if places:
            for place in places[bisect_right(places, start) : bisect_left(places, end)]:
                spans.append((number, start, place))
                start = place
        spans.append((number, start, end))
    return tuple(_segments(document, proposals, spans, seams, joints))


def _segments(
    document: Document, proposals: Sequence[Proposal], spans: Iterable[tuple[int, int, int]], seams: Mapping[int, float], joints: Mapping[int, float]
) -> list[Segment]:
    """The spans of proposals without the white space around them."""
    found: list[Segment] = []
    row: tuple[int, int, int, int, str, int, int, int] | None = None  # of a segment of which it is not known whether it closes its line
    for number, start, end in spans:
        raw = document.text[start:end]
        text = raw.strip()
        if not text:
            continue
        if len(text) < len(raw):
            start += len(raw) - len(raw.lstrip())
            end = start + len(text)
        block = proposals[number].block
        line = document.blocks[block]
        gap, space = line.gap, -1
        if row is not None:
            opens = row[0] != block
            found.append(Segment(*row, opens, seams.get(row[2]), joints.get(row[2])))
            if not opens:
                gap, space = 0, start - row[3]
        row = (block, line.line, start, end, text, number, gap, space)
    if row is not None:
        found.append(Segment(*row, True, seams.get(row[2]), joints.get(row[2])))
    return found
