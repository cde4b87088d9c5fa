"""A document cut into segments, more than are needed: neighbours of one label are joined again."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from newsextract.decide import Proposal
from newsextract.model import Document
from newsextract.segments.landmarks import landmarks
from newsextract.segments.seams import printed_marks, seams, vocabulary


class Segment(NamedTuple):
    """A span of one line between two landmarks: what is labelled.

    `proposal` numbers the rules' word on it; `space` counts the characters of white space
    before it on its line (-1 where it opens the line); `closes` says that it ends the line.
    `seam` is the log-odds that a lost break stands before it, where no mark shows one.
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


def scan(document: Document, proposals: Iterable[Proposal]) -> tuple[Segment, ...]:
    """The segments of every block; what the rules proposed is never joined."""
    text = document.text
    found: list[Segment] = []
    blocks = document.blocks
    cuts: dict[int, list[int]] = {}
    hidden: dict[int, float] = {}
    words = vocabulary(text)
    previous = -1
    for number, proposal in enumerate(proposals):
        block = blocks[proposal.block]
        places = cuts.get(proposal.block)
        if places is None:
            marked = landmarks(block.text)
            if words.printed:
                marked = sorted({*marked, *printed_marks(block.text)})
            glued = seams(block.text, words, marked)
            hidden.update((block.start + place, score) for place, score in glued)
            places = cuts[proposal.block] = sorted(block.start + place for place in {*marked, *(place for place, _ in glued)})
        inner = places[bisect_right(places, proposal.start) : bisect_left(places, proposal.end)]
        edges = [proposal.start, *inner, proposal.end]
        for start, end in itertools.pairwise(edges):
            raw = text[start:end]
            start += len(raw) - len(raw.lstrip())
            end -= len(raw) - len(raw.rstrip())
            if start >= end:
                continue
            opens = proposal.block != previous
            space = -1 if opens else start - found[-1].end
            if opens and found:
                found[-1] = found[-1]._replace(closes=True)
            found.append(Segment(proposal.block, block.line, start, end, text[start:end], number, block.gap if opens else 0, space, False, hidden.get(start)))
            previous = proposal.block
    if found:
        found[-1] = found[-1]._replace(closes=True)
    return tuple(found)
