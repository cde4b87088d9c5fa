"""Claims to decisions: the stronger claim is painted over the weaker, nothing is left bare."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from typing import NamedTuple

from newsextract.model import Claim, Decision, Document
from newsextract.pieces import Piece, trimmed
from newsextract.readers.rows import line_ends
from newsextract.readers.text import UNSEEN

GAP = "unclaimed.gap"
_UNSEEN = re.compile(rf"{UNSEEN}*")


class Proposal(NamedTuple):
    """The rules' word on a span of the document's text: the strongest claim, and those that it was painted over."""

    block: int
    line: int
    start: int
    end: int
    claim: Claim
    lost: tuple[Claim, ...]


def propose(document: Document, pieces: tuple[Piece, ...], claims: list[list[Claim]]) -> list[Proposal]:
    """The proposals that tile the document's text, in order.

    Every piece must carry a claim on the whole of it; the last rule sees to that.
    """
    proposals: list[Proposal] = []
    for piece in pieces:
        _paint(document, piece, claims[piece.index], proposals)
    return proposals


def with_quotes(document: Document, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions, with those on the quotation marks that a table put around the dump."""
    if not document.quotes:
        return decisions
    first, last = document.blocks[0].line, document.blocks[-1].line
    return (_quote(document, document.quotes[0], first), *decisions, _quote(document, document.quotes[1], last))


def _quote(document: Document, place: int, line: int) -> Decision:
    start, end, text = document.span(place, place + 1)
    return Decision(line, start, end, text, "chrome", "menu", "reader.table-quote", "around the whole dump")


def with_marks(document: Document, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions, and one more for each run of marks between them: what a reader took out of the text.

    Marks inside of what a decision holds belong to it.
    """
    if not document.dropped:
        return decisions
    source = document.source
    ends = line_ends(source)
    whole: list[Decision] = []
    number, position = 0, 0
    for following in (*decisions, None):
        limit = following.start if following else len(source)
        while number < len(document.dropped) and document.dropped[number].start < limit:
            dropped = document.dropped[number]
            start, text = trimmed(source, max(dropped.start, position), min(dropped.end, limit))
            if not _UNSEEN.fullmatch(text):
                line = bisect_right(ends, start) + 1
                whole.append(Decision(line, start, start + len(text), text, "chrome", "menu", dropped.rule, "marks, not text"))
                position = start + len(text)
            if dropped.end > limit:
                break
            number += 1
        if following:
            whole.append(following)
            position = following.end
    return tuple(whole)


def with_gaps(source: str, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions, and one more for each visible character that none of them holds.

    There should be none: this is how the library checks, on every document, that nothing
    is lost.
    """
    whole: list[Decision] = []
    position = 0
    for decision in decisions:
        if decision.start > position and not _UNSEEN.fullmatch(source, position, decision.start):
            whole.append(_gap(source, position, decision.start))
        whole.append(decision)
        position = decision.end
    if position < len(source) and not _UNSEEN.fullmatch(source, position):
        whole.append(_gap(source, position, len(source)))
    return tuple(whole)


def _gap(source: str, start: int, end: int) -> Decision:
    start, text = trimmed(source, start, end)
    line = len(f"{source[:start]}|".splitlines())
    return Decision(line, start, start + len(text), text, "chrome", "menu", GAP, "no rule looked at it", confidence=0.0)


def _paint(document: Document, piece: Piece, claims: list[Claim], proposals: list[Proposal]) -> None:
    if len(claims) == 1:
        proposals.append(Proposal(piece.block, piece.line, piece.start, piece.end, claims[0], ()))
        return
    edges = sorted({edge for claim in claims for edge in (claim.start, claim.end)})
    waiting = sorted(claims, key=lambda claim: claim.start)
    over: list[Claim] = []
    previous: Claim | None = None
    spans: list[tuple[int, int, Claim, tuple[Claim, ...]]] = []
    taken = 0
    for start, end in itertools.pairwise(edges):
        # few claims overlap at one place, however many a line holds
        over = [claim for claim in over if claim.end > start]
        while taken < len(waiting) and waiting[taken].start == start:
            over.append(waiting[taken])
            taken += 1
        winner = over[0]
        for claim in over[1:]:
            if claim.weight >= winner.weight:
                winner = claim
        lost = tuple(claim for claim in over if claim is not winner and claim.rule != winner.rule)
        if winner is previous:
            known = spans[-1][3]
            spans[-1] = (spans[-1][0], end, winner, known + tuple(claim for claim in lost if claim not in known))
        else:
            spans.append((start, end, winner, lost))
        previous = winner
    for start, end, winner, lost in spans:
        start, stripped = trimmed(document.text, start, end)
        if stripped:
            proposals.append(Proposal(piece.block, piece.line, start, start + len(stripped), winner, lost))


def as_proposed(document: Document, proposal: Proposal, start: int, end: int) -> Decision:
    """A decision for a span of a proposal, as the rules proposed it."""
    claim = proposal.claim
    value, clean = claim.value, document.text[start:end]
    start, end, text = document.span(start, end)
    if value is None and text != clean and claim.label != "chrome":
        value = clean
    return Decision(
        proposal.line, start, end, text, claim.label, claim.reason, claim.rule, claim.evidence, value,
        claim.item, claim.authors, proposal.lost,
    )  # fmt: skip
