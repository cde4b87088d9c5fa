"""What a reader says of a document: spans with their right labels, put in the place of what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, get_args

from newsextract.errors import ArgumentError
from newsextract.model import STORY_LABELS, Claim, Decision, Label, Reason
from newsextract.pieces import trimmed
from newsextract.review.values import value_of

CORRECTED = "review.corrected"  # the rule of what a reader decided
_PICTURE: frozenset[str] = frozenset({"caption", "credit"})


@dataclass(frozen=True, slots=True)
class Span:
    """A span of the source and what it is; offsets count characters of the explanation's source.

    `value` is what the span says, where the reader says that too (an ISO date, a credit).
    """

    start: int
    end: int
    label: Label
    reason: Reason | None = None
    value: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The span as plain data, without what is not said."""
        plain = {"start": self.start, "end": self.end, "label": self.label, "reason": self.reason, "value": self.value}
        return {key: value for key, value in plain.items() if value is not None}


def parse(rows: object, source: str) -> tuple[Span, ...]:
    """Spans from plain data, in order; raises ArgumentError for what is no span of this source.

    >>> parse([{"start": 0, "end": 3, "label": "chrome", "reason": "login"}], "로그인")
    (Span(start=0, end=3, label='chrome', reason='login', value=None),)
    """
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise ArgumentError(f"spans: {rows!r} is not a list of objects with start, end and label")
    spans = tuple(sorted((_span(row, source) for row in rows), key=lambda span: span.start))
    for one, other in pairwise(spans):
        if other.start < one.end:
            raise ArgumentError(f"spans: {other.start}-{other.end} overlaps {one.start}-{one.end}")
    return spans


def _span(row: Mapping[str, Any], source: str) -> Span:
    given: tuple[Any, ...] = tuple(row.get(key) for key in ("start", "end", "label", "reason", "value"))
    start, end, label, reason, value = given
    whole = isinstance(start, int) and isinstance(end, int) and not isinstance(start, bool)
    if not whole or not 0 <= start < end <= len(source) or not source[start:end].strip():
        raise ArgumentError(f"span: {start!r}-{end!r} is not a span of text among the {len(source)} characters of the document")
    if label not in get_args(Label):
        raise ArgumentError(f"label: {label!r} is not one of {', '.join(get_args(Label))}")
    if label == "chrome" and reason not in get_args(Reason):
        raise ArgumentError(f"reason: {reason!r} is not one of {', '.join(get_args(Reason))}")
    if label != "chrome" and reason is not None:
        raise ArgumentError(f"reason: {reason!r} is given, and only chrome has a reason")
    if value is not None and not isinstance(value, str):
        raise ArgumentError(f"value: {value!r} is not text")
    start, text = trimmed(source, start, end)
    return Span(start, start + len(text), label, reason, (value or "").strip() or None)


def corrected(source: str, decisions: Sequence[Decision], spans: Iterable[Span]) -> tuple[Decision, ...]:
    """The decisions with the spans in their place, everything else as it was.

    What a span covers only in part is cut. A corrected paragraph stands alone, unless it
    lies within one; a corrected credit belongs to the caption before it. Raises
    ArgumentError where a span cannot be what it is said to be (a date without a date).

    >>> from newsextract import explain
    >>> found = explain("로그인")
    >>> [(d.label, d.rule) for d in corrected(found.source, found.decisions, [Span(0, 3, "title")])]
    [('title', 'review.corrected')]
    """
    wanted = sorted(spans, key=lambda span: span.start)
    if not wanted:
        return tuple(decisions)
    fresh = max((d.item for d in decisions if d.item is not None), default=0) + 1
    made: list[Decision] = []
    rest = list(reversed(decisions))
    for number, span in enumerate(wanted):
        while rest and rest[-1].end <= span.start:
            made.append(rest.pop())
        over: list[Decision] = []
        while rest and rest[-1].start < span.end:
            old = rest.pop()
            over.append(old)
            if old.start < span.start:
                made += _part(source, old, old.start, span.start)
            if old.end > span.end:
                rest += _part(source, old, span.end, old.end)
        made.append(_decision(source, span, over, made, rest, fresh + number))
    return (*made, *reversed(rest))


def _part(source: str, decision: Decision, start: int, end: int) -> list[Decision]:
    start, text = trimmed(source, start, end)
    if not text:
        return []
    line = decision.line + source.count("\n", decision.start, start)
    return [decision._replace(line=line, start=start, end=start + len(text), text=text, value=None)]


def _decision(
    source: str, span: Span, over: list[Decision], before: list[Decision], after: list[Decision], fresh: int
) -> Decision:
    text = source[span.start : span.end]
    value, authors = value_of(span.label, text, span.value)
    near = over[0] if over else before[-1] if before else None
    line = near.line + source.count("\n", near.start, span.start) if near else 1 + source.count("\n", 0, span.start)
    lost = tuple(
        Claim(0, d.start, d.end, d.label, d.rule, 0, d.reason, d.evidence) for d in over if d.rule != CORRECTED
    )
    return Decision(
        line, span.start, span.end, text, span.label, span.reason, CORRECTED, "", value,
        _item(span, over, before, after, fresh), authors, lost,
    )  # fmt: skip


def _item(span: Span, over: list[Decision], before: list[Decision], after: list[Decision], fresh: int) -> int | None:
    """The paragraph or picture that a corrected span belongs to."""
    kin = STORY_LABELS if span.label in STORY_LABELS else _PICTURE if span.label in _PICTURE else frozenset[str]()
    if not kin:
        return None
    if len(over) == 1 and (over[0].start, over[0].end) == (span.start, span.end) and over[0].label in kin:
        return over[0].item
    last = before[-1] if before and before[-1].label in kin else None
    if last is None:
        return fresh
    if span.label == "credit" and last.label == "caption":
        return last.item
    within = bool(after) and after[-1].label in kin and after[-1].item == last.item
    return last.item if within and kin is STORY_LABELS else fresh
