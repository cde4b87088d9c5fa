"""Hard facts that bound what was learned: what the caller gave or a profile names, and that much prose is a story."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract.decide import Proposal
from newsextract.labels.model import Labelled
from newsextract.model import Label
from newsextract.segments.scan import Segment

_LEAST_KEPT = 0.6  # of what the rules keep: with less, the choice went astray
_GIVEN = frozenset({"title.known", "title.labelled"})
_BEGIN = {"title": "title", "subtitle": "subtitle", "body": "body", "heading": "body", "caption": "caption"}
_ALONE = {"credit": "credit", "tag": "tag", "byline": "byline"}


def bounded(labelled: Labelled, proposals: Sequence[Proposal], segments: Sequence[Segment]) -> tuple[Labelled, bool]:
    """The labels within their bounds, and whether the rules' own had to stand in for them."""
    labels, confidence = list(labelled.labels), list(labelled.confidence)
    kept = _kept(labels, segments)
    proposed = as_labels(proposals, segments)
    if kept < _LEAST_KEPT * _kept(proposed, segments):
        return Labelled(tuple(proposed), (0.0,) * len(proposed)), True
    for index, segment in enumerate(segments):
        claim = proposals[segment.proposal].claim
        if claim.rule in _GIVEN:
            labels[index], confidence[index] = proposed[index], 1.0
    return Labelled(tuple(labels), tuple(confidence)), False


def _kept(labels: Sequence[str], segments: Sequence[Segment]) -> int:
    return sum(s.end - s.start for s, label in zip(segments, labels, strict=True) if label.endswith("body"))


def as_labels(proposals: Sequence[Proposal], segments: Sequence[Segment]) -> list[str]:
    """What the rules propose, as labels of segments."""
    found: list[str] = []
    items: dict[Label, int | None] = {}
    previous = -1
    for segment in segments:
        claim = proposals[segment.proposal].claim
        name = _BEGIN.get(claim.label)
        if name is None:
            found.append(_ALONE.get(claim.label, "O"))
        else:
            same = segment.proposal == previous or (claim.item is not None and items.get(claim.label, -1) == claim.item)
            found.append(("I-" if same else "B-") + name)
            items[claim.label] = claim.item
        previous = segment.proposal
    return found
