"""Hard facts that bound what was learned: what the caller gave, and that a story's sentences are not lightly lost."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract.decide import Proposal
from newsextract.labels.model import Labelled
from newsextract.model import Label
from newsextract.korean.sentences import is_prose
from newsextract.segments.scan import Segment

_LEAST_KEPT = 0.6  # of what the rules keep: with less, the choice went astray
_RECORDED = "record."  # the rules of what a record's label names
_SURE = 0.85  # how sure it must be that a sentence within a story is none of it
_CLOSING = "\"”’')]」』.,"
_BEGIN = {"title": "title", "subtitle": "subtitle", "body": "body", "heading": "body", "caption": "caption"}
_ALONE = {"credit": "credit", "tag": "tag", "byline": "byline"}


def bounded(labelled: Labelled, proposals: Sequence[Proposal], segments: Sequence[Segment]) -> tuple[Labelled, bool]:
    """The labels within their bounds, and whether the rules' own had to stand in for them."""
    labels, confidence = list(labelled.labels), list(labelled.confidence)
    proposed = as_labels(proposals, segments)
    if _kept(labels, segments) < _LEAST_KEPT * _kept(proposed, segments):
        return Labelled(tuple(proposed), (0.0,) * len(proposed)), True
    _keep_sentences(labels, confidence, proposed, segments)
    if any(name.endswith("title") and not name.endswith("subtitle") for name in proposed):
        # a headline is chosen once: where it was given or is printed twice, that is it
        for index, name in enumerate(proposed):
            if name in ("B-title", "I-title"):
                labels[index] = name
            elif labels[index] in ("B-title", "I-title"):
                labels[index] = "O"
    for index, segment in enumerate(segments):
        if index and labels[index][:2] == "B-" and labels[index][2:] == labels[index - 1][2:] and not segment.text.strip(_CLOSING):
            labels[index] = "I-" + labels[index][2:]  # what closes a quotation begins nothing
        if proposals[segment.proposal].claim.rule.startswith(_RECORDED):
            labels[index], confidence[index] = proposed[index], 1.0
    return Labelled(tuple(labels), tuple(confidence)), False


def _keep_sentences(labels: list[str], confidence: list[float], proposed: Sequence[str], segments: Sequence[Segment]) -> None:
    """A sentence between paragraphs that the rules keep is left out only where that is sure."""
    body = [index for index, name in enumerate(labels) if name.endswith("body")]
    if not body:
        return
    for index in range(body[0] + 1, body[-1]):
        if labels[index] == "O" and proposed[index].endswith("body") and confidence[index] < _SURE and is_prose(segments[index].text):
            labels[index] = proposed[index]
            confidence[index] = 1 - confidence[index]


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
