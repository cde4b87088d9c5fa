"""What a change of profiles does to documents: spans and fields, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from newsextract.model import Decision, Explanation, Label, Reason
from newsextract.pieces import trimmed
from newsextract.propose.samples import Reading

# confidence moves a little with each change, and is nothing that the article says; of content the views are compared
_LEFT_OUT = frozenset({"confidence", "content"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a span is: its label, and of chrome the reason."""

    label: Label
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class SpanChange:
    """A span that is something else afterwards; offsets count characters of the explanation's source."""

    line: int
    start: int
    end: int
    text: str
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the article that holds something else afterwards, as in `Article.to_dict`."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What changes in one document; `before` and `after` are its whole explanations."""

    document: str
    spans: tuple[SpanChange, ...]
    fields: tuple[FieldChange, ...]
    before: Explanation
    after: Explanation


def changes(before: Iterable[Reading], after: Iterable[Reading]) -> tuple[DocumentChange, ...]:
    """The documents that are understood otherwise afterwards; both are readings of the same samples.

    >>> from newsextract.propose.samples import Sample, read
    >>> from newsextract.profiles import Profile
    >>> own = Profile("nuri", hosts=("nuri.example",), phrases=({"reason": "notice", "exact": ["누리 알림판"]},))
    >>> sample = Sample("1.txt", "누리군은 12일 다리를 놓았다고 밝혔다.\\n누리 알림판\\n", url="https://nuri.example/1")
    >>> (change,) = changes(read([sample]), read([sample], [own]))
    >>> [(span.text, span.before, span.after) for span in change.spans]
    [('누리 알림판', Said(label='body', reason=None), Said(label='chrome', reason='notice'))]
    >>> [field.field for field in change.fields]
    ['profile', 'body']
    """
    found = []
    for one, other in zip(before, after, strict=True):
        spans = _spans(one.explanation, other.explanation)
        fields = _fields(one.explanation, other.explanation)
        # which profile was chosen is of no account where it decides nothing else
        if spans or any(change.field != "profile" for change in fields):
            found.append(DocumentChange(one.sample.name, spans, fields, one.explanation, other.explanation))
    return tuple(found)


def _fields(before: Explanation, after: Explanation) -> tuple[FieldChange, ...]:
    new = after.article.to_dict()
    return tuple(
        FieldChange(key, value, new[key])
        for key, value in before.article.to_dict().items()
        if value != new[key] and key not in _LEFT_OUT
    )


def _spans(before: Explanation, after: Explanation) -> tuple[SpanChange, ...]:
    """Both tile the source: between two edges of either, each says one thing."""
    edges = sorted({edge for e in (before, after) for d in e.decisions for edge in (d.start, d.end)})
    found: list[SpanChange] = []
    one, other = _Cursor(before.decisions), _Cursor(after.decisions)
    for start, end in pairwise(edges):
        old, new = one.at(start), other.at(start)
        if old is None or new is None or said(old) == said(new):
            continue
        start, text = trimmed(before.source, start, end)
        if text:
            line = old.line + before.source.count("\n", old.start, start)
            found.append(SpanChange(line, start, start + len(text), text, said(old), said(new)))
    return tuple(found)


def said(decision: Decision) -> Said:
    """What a decision says of its span.

    >>> said(Decision(1, 0, 3, "로그인", "chrome", "login", "lexicon.exact"))
    Said(label='chrome', reason='login')
    """
    return Said(decision.label, decision.reason)


class _Cursor:
    """The decision at a place; asked for places in rising order."""

    def __init__(self, decisions: tuple[Decision, ...]) -> None:
        self._decisions, self._at = decisions, 0

    def at(self, position: int) -> Decision | None:
        while self._at < len(self._decisions) and self._decisions[self._at].end <= position:
            self._at += 1
        if self._at == len(self._decisions) or self._decisions[self._at].start > position:
            return None
        return self._decisions[self._at]
