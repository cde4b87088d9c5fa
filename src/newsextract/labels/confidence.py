"""How sure an article is: the probability that its title, paragraphs, captions and tags are all right.

A logistic model over a few plain measures of the labelled document; `scale.py` holds what each is worth.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from newsextract.decide import Proposal
from newsextract.labels import scale
from newsextract.labels.model import Labelled
from newsextract.segments.segment import Segment

_SENTENCE = re.compile(r"[다요죠까니][.?!]+[\"”’'」』)\]]*$")
_SHORTEST_SENTENCE = 25
_UNKNOWN = "unclaimed."  # the rules of what no other rule knew
_LEAST_WRONG = 0.1  # labels: below that, nothing can be told from probabilities
_LEAST_LEFT_OUT = 300  # characters of sentences outside the body that are worth a warning
_LEAST_DENIED = 0.3  # of the body: sentences that the rules would have kept


class Measures(NamedTuple):
    """What is measured of a labelled document."""

    expected: float  # how many labels are wrong, as their probabilities have it; a logarithm, for ten are not ten times as bad as one
    left_out: float  # share of the sentences that may be missing in the body
    stood_in: float  # 1 where the rules had to stand in


class Sentences(NamedTuple):
    """Characters of sentences: in the body, and outside the article though the rules do not know them for furniture.

    `denied` are those of the latter that the rules would have kept. A sentence that is printed twice is left out once.
    """

    kept: int
    left: int
    denied: int


def measure(labelled: Labelled, proposals: Sequence[Proposal], segments: Sequence[Segment], stood_in: bool) -> Measures:
    """The measures of a labelled document."""
    said = sentences(labelled.labels, proposals, segments)
    return Measures(
        expected=math.log(_LEAST_WRONG + sum(1 - probability for probability in labelled.exact)),
        left_out=said.left / (said.kept + said.left) if said.left else 0.0,
        stood_in=float(stood_in),
    )


def confidence(measures: Measures) -> float:
    """The probability that the article is right, to three places."""
    worth = scale.article()
    return round(scale.logistic(worth["bias"] + sum(worth[name] * value for name, value in measures._asdict().items())), 3)


def warnings(labels: Sequence[str], proposals: Sequence[Proposal], segments: Sequence[Segment], stood_in: bool) -> tuple[str, ...]:
    """What a reader of the article should know: that little may have been kept of much."""
    if stood_in:
        return ("it was not clear what of this text is the story; please check the article against it",)
    kept, left, denied = sentences(labels, proposals, segments)
    if left >= _LEAST_LEFT_OUT and (left >= kept or denied >= _LEAST_DENIED * kept):
        return (f"{left} characters of sentences are left out, and the body holds {kept}; please check the article",)
    return ()


def sentences(labels: Sequence[str], proposals: Sequence[Proposal], segments: Sequence[Segment]) -> Sentences:
    """How much prose is in the body, and how much may be missing there."""
    kept = left = denied = 0
    for label, segment in zip(labels, segments, strict=True):
        size = len(segment.text)
        if size < _SHORTEST_SENTENCE or not _SENTENCE.search(segment.text, size - 8):
            continue
        if label.endswith("body"):
            kept += size
        elif label == "O":
            claim = proposals[segment.proposal].claim
            story = claim.label != "chrome"
            left += size if story or claim.rule.startswith(_UNKNOWN) else 0
            denied += size if story else 0
    return Sentences(kept, left, denied)
