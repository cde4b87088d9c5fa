"""Labelled segments to decisions: neighbours of one label are joined, and a form reads what they say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from newsextract.article import Author
from newsextract.decide import Proposal
from newsextract.korean.bylines import parse_byline
from newsextract.korean.credits import clean_credit
from newsextract.korean.names import names_with_roles
from newsextract.korean.words import BULLETS
from newsextract.model import STORY_LABELS, Claim, Decision, Document, Label, Reason
from newsextract.readers.rows import line_ends
from newsextract.rules.captions import caption_words
from newsextract.rules.story import is_marked_subhead
from newsextract.segments.segment import Segment

_OUTSIDE = frozenset({"chrome", "published", "modified", "dateline", "byline"})
_PROPOSAL: Callable[[Segment], int] = attrgetter("proposal")
_BLOCK: Callable[[Segment], int] = attrgetter("block")
_SOURCE = "한밭시"  # any name that is no agency


class Run(NamedTuple):
    """Neighbouring segments of one thing: their kind, and from which to which (exclusive)."""

    kind: str
    first: int
    last: int


def runs(labels: Sequence[str]) -> Iterator[Run]:
    """Labels to runs: `B-` opens one, `I-` carries on what stands before.

    >>> [tuple(run) for run in runs(["B-body", "I-body", "B-body", "O"])]
    [('body', 0, 2), ('body', 2, 3), ('O', 3, 4)]
    """
    start = 0
    for index in range(1, len(labels) + 1):
        kind = labels[start].split("-")[-1]
        if index < len(labels) and labels[index][:2] != "B-" and labels[index].split("-")[-1] == kind:
            continue
        yield Run(kind, start, index)
        start = index


def marks(labels: Sequence[str], proposals: Sequence[Proposal], segments: Sequence[Segment]) -> tuple[frozenset[int], frozenset[int]]:
    """The segments that are marks of a caption or a credit: those in front of it, and those behind.

    They are outside of what it says, but the rules read them as one with it: the `▲` of a caption, `사진=` and `제공`.
    """
    fronts: set[int] = set()
    tails: set[int] = set()
    order = range(len(labels))
    for found, places, step in ((tails, order, -1), (fronts, reversed(order), 1)):
        for place in places:
            beside = place + step
            if labels[place] != "O" or not 0 <= beside < len(labels) or place in tails:
                continue
            claim, other = (proposals[segments[number].proposal].claim for number in (place, beside))
            kind = claim.label
            if kind not in ("caption", "credit") or (kind, claim.item) != (other.label, other.item) or segments[place].block != segments[beside].block:
                continue
            if (beside in found or labels[beside].endswith(kind)) and _is_mark(segments[place].text, kind, in_front=step == 1):
                found.add(place)
    return frozenset(fronts), frozenset(tails)


def _is_mark(text: str, kind: Label, *, in_front: bool) -> bool:
    """Whether a text says nothing beside a caption or a credit."""
    if kind == "caption":
        return not any(map(str.isalnum, text))
    return clean_credit(f"{text}{_SOURCE}" if in_front else f"{_SOURCE} {text}") == _SOURCE


class Reader:
    """Reads the runs of one document, in order."""

    def __init__(self, document: Document, proposals: Sequence[Proposal], segments: Sequence[Segment]) -> None:
        """Take what the runs are runs of."""
        self.document, self.proposals, self.segments = document, proposals, segments
        self.line_ends = line_ends(document.source)
        self.confidence: Sequence[float] = ()
        self.fronts: frozenset[int] = frozenset()
        self.tails: frozenset[int] = frozenset()
        self.decisions: list[Decision] = []
        self.items = 0
        self.caption: tuple[int, bool, int] | None = None  # item, has a credit, line
        self.body: int | None = None

    def read(self, labels: Sequence[str], confidence: Sequence[float]) -> tuple[Decision, ...]:
        """The decisions of all runs; one is as sure as the least sure of its segments."""
        self.confidence = confidence
        self.fronts, self.tails = marks(labels, self.proposals, self.segments)
        for run in runs(labels):
            getattr(self, f"_{run.kind.lower()}")(run, labels)
        return tuple(self.decisions)

    def _chunks(self, run: Run) -> Iterator[tuple[int, int]]:
        """The parts of a run that stand under one proposal."""
        return self._parts(run, _PROPOSAL)

    def _lines(self, run: Run) -> Iterator[tuple[int, int]]:
        """The parts of a run that stand on one line."""
        return self._parts(run, _BLOCK)

    def _parts(self, run: Run, shared: Callable[[Segment], int]) -> Iterator[tuple[int, int]]:
        first = run.first
        for index in range(run.first + 1, run.last + 1):
            if index == run.last or shared(self.segments[index]) != shared(self.segments[first]):
                yield first, index
                first = index

    def _whole(self, first: int, last: int) -> Claim | None:
        """The claim of a proposal that is just these segments."""
        number = self.segments[first].proposal
        if self.segments[last - 1].proposal != number:
            return None
        p = self.proposals[number]
        return p.claim if p.start == self.segments[first].start and p.end == self.segments[last - 1].end else None

    def _emit(self, first: int, last: int, label: Label, claim: Claim | None, *, value: str | None, item: int | None = None, reason: Reason | None = None, authors: tuple[Author, ...] = ()) -> None:
        sure = min(self.confidence[first:last])
        proposal = self.proposals[self.segments[first].proposal]
        while first - 1 in self.fronts:
            first -= 1
        while last in self.tails:
            last += 1
        a, b = self.segments[first], self.segments[last - 1]
        start, end, text = self.document.span(a.start, b.end)
        begin, _, _ = self.document.span(self.document.blocks[a.block].start, a.start)
        within = bisect_right(self.line_ends, start) - bisect_right(self.line_ends, begin)  # lines of a block that was wrapped
        clean = self.document.text[a.start : b.end]
        if value is None and text != clean and label != "chrome":
            value = clean
        lost = proposal.lost if claim is proposal.claim else (proposal.claim, *proposal.lost)
        self.decisions.append(Decision(
            a.line + within, start, end, text, label, claim.reason if claim else reason, claim.rule if claim else f"label.{label}",
            claim.evidence if claim else "", value, item, claim.authors if claim else authors, lost, sure,
        ))

    def _o(self, run: Run, labels: Sequence[str]) -> None:
        for first, last in self._chunks(run):
            while first < last and first in self.tails:
                first += 1
            while first < last and last - 1 in self.fronts:
                last -= 1
            if first == last:
                continue  # all of it are marks of its neighbours
            claim = self.proposals[self.segments[first].proposal].claim
            if claim.label in _OUTSIDE:
                self._emit(first, last, claim.label, claim, value=claim.value, item=claim.item)
            else:
                self._emit(first, last, "chrome", None, value=None, reason="menu")

    def _byline(self, run: Run, labels: Sequence[str]) -> None:
        for first, last in self._chunks(run):
            claim = self.proposals[self.segments[first].proposal].claim
            if claim.label in ("byline", "dateline", "published", "modified"):
                self._emit(first, last, claim.label, claim, value=claim.value, item=claim.item)
                continue
            text = self._text(first, last)
            authors = names_with_roles(text) or parse_byline(text) or ()
            self._emit(first, last, "byline", None, value=None, authors=authors)

    def _text(self, first: int, last: int) -> str:
        return self.document.text[self.segments[first].start : self.segments[last - 1].end]

    def _body(self, run: Run, labels: Sequence[str]) -> None:
        if labels[run.first] == "B-body" or self.body is None:
            self.items += 1
            self.body = self.items
        self.caption = None
        for first, last in self._chunks(run):
            claim = self.proposals[self.segments[first].proposal].claim
            agreed = claim.label in STORY_LABELS
            label: Label = claim.label if agreed else "body"
            if (first, last) == (run.first, run.last) and self._whole(first, last) is None and is_marked_subhead(self._text(first, last)):
                label = "heading"  # cut out of a line of the story
            self._emit(first, last, label, claim if agreed else None, value=None, item=self.body)

    def _caption(self, run: Run, labels: Sequence[str]) -> None:
        if labels[run.first] == "B-caption" or self.caption is None:
            self.items += 1
            self.caption = (self.items, False, 0)
        for first, last in self._lines(run):
            claim = self.proposals[self.segments[first].proposal].claim
            value = caption_words(self._text(first, last))
            self.caption = (self.caption[0], self.caption[1], self.segments[last - 1].line)
            self._emit(first, last, "caption", claim if claim.label == "caption" else None, value=value, item=self.caption[0])

    def _credit(self, run: Run, labels: Sequence[str]) -> None:
        for first, last in self._lines(run):
            line = self.segments[first].line
            if self.caption is None or self.caption[1] or line - self.caption[2] > 6:
                self.items += 1
                self.caption = (self.items, True, line)
            self.caption = (self.caption[0], True, line)
            claims = {p.claim for p in (self.proposals[s.proposal] for s in self.segments[first:last]) if p.claim.label == "credit"}
            claim = claims.pop() if len(claims) == 1 else None
            value = claim.value if claim is not None and claim.value else clean_credit(self._text(first, last))
            self._emit(first, last, "credit", claim, value=value, item=self.caption[0])

    def _subtitle(self, run: Run, labels: Sequence[str]) -> None:
        self.items += 1
        for first, last in self._lines(run):
            claim = self._whole(first, last)
            if claim is not None and claim.label != "subtitle":
                claim = None
            value = claim.value if claim else self._text(first, last).lstrip(BULLETS).rstrip()
            self._emit(first, last, "subtitle", claim, value=value, item=self.items)

    def _title(self, run: Run, labels: Sequence[str]) -> None:
        claim = self._whole(run.first, run.last)
        if claim is not None and claim.label == "title":
            self._emit(run.first, run.last, "title", claim, value=claim.value)
            return
        given = self.proposals[self.segments[run.first].proposal].claim
        whole = given.value if given.label == "title" and given.item is not None and given.value else self._text(run.first, run.last)
        for n, (first, last) in enumerate(self._lines(run)):
            text = whole if n == 0 else ""
            self._emit(first, last, "title", None, value=" ".join(text.split()))

    def _tag(self, run: Run, labels: Sequence[str]) -> None:
        for first, last in self._chunks(run):
            claim = self.proposals[self.segments[first].proposal].claim
            if claim.label == "tag":
                self._emit(first, last, "tag", claim, value=claim.value)
                continue
            for index in range(first, last):
                self._emit(index, index + 1, "tag", None, value=self.segments[index].text.strip(" #,|·"))
