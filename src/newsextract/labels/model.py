"""The learned labeller: a linear-chain CRF whose weights are package data, made by `tools/train.py`."""

from __future__ import annotations

import threading
from functools import cache
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

import pycrfsuite

_FILE = "labeller.crfsuite"
_local = threading.local()  # a tagger holds the document that it was given


class Labelled(NamedTuple):
    """The labels of a document's segments, and for each the probability that it is right."""

    labels: tuple[str, ...]
    confidence: tuple[float, ...]


def label(features: Sequence[Sequence[str]]) -> Labelled:
    """The most probable labels of a document, all chosen together.

    A label is `O` (outside the article), `byline`, `tag`, `credit`, or `B-` and `I-` with `title`, `subtitle`,
    `body` and `caption`: where an item begins, and where it goes on.
    """
    if not features:
        return Labelled((), ())
    tagger = _tagger()
    try:
        tagger.set(features)
    except (UnicodeEncodeError, SystemError):  # half of a surrogate pair, which the weights cannot know
        tagger.set([[name.encode("utf-8", "replace").decode() for name in names] for names in features])
    labels = tuple(tagger.tag())
    return Labelled(labels, tuple(tagger.marginal(name, place) for place, name in enumerate(labels)))


def _tagger() -> pycrfsuite.Tagger:
    found: pycrfsuite.Tagger | None = getattr(_local, "tagger", None)
    if found is None:
        found = _local.tagger = pycrfsuite.Tagger()
        found.open_inmemory(_weights())
    return found


@cache
def _weights() -> bytes:
    """The weights; a tagger reads them where they lie, so they are never let go."""
    return resources.files(__package__).joinpath(_FILE).read_bytes()
