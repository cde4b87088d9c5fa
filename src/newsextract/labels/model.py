"""The learned labeller: a linear-chain CRF whose weights are package data, made by `tools/train.py`."""

from __future__ import annotations

import struct
import threading
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple, get_args

import pycrfsuite

from newsextract.errors import DataError
from newsextract.labels.scale import calibrated
from newsextract.model import Label
from newsextract.segments.neighbours import Names

_FILE = "labeller.crfsuite"
_ATTRIBUTES = 36  # where a model's header says where the table of its attributes begins
_PRINTED: frozenset[Label] = frozenset({"byline", "dateline", "published", "modified"})
_KINDS: dict[str, Label] = {name: name for name in get_args(Label)}
_local = threading.local()  # a tagger holds the document that it was given


class Labelled(NamedTuple):
    """The labels of a document's segments, and how probable they are.

    `confidence` is the probability of what a label makes of its segment, calibrated; `exact` is that of the label
    itself, which also says where an item begins, as the tagger gives it.
    """

    labels: tuple[str, ...]
    confidence: tuple[float, ...]
    exact: tuple[float, ...]


def label(features: Sequence[Sequence[str]], proposed: Sequence[Label]) -> Labelled:
    """The most probable labels of a document, all chosen together; `proposed` is what the rules call each segment.

    A label is `O` (outside the article), `byline`, `tag`, `credit`, or `B-` and `I-` with `title`, `subtitle`,
    `body` and `caption`: where an item begins, and where it goes on.
    """
    return _scaled(label_by(tagger(), features, proposed))


def label_by(by: pycrfsuite.Tagger, features: Sequence[Sequence[str]], proposed: Sequence[Label], labels: Sequence[str] = ()) -> Labelled:
    """What a tagger says: of the labels that are given, else of those that it finds most probable.

    Here `confidence` is what the tagger thinks of itself, before it is calibrated.
    """
    if not features:
        return Labelled((), (), ())
    _give(by, features)
    chosen = tuple(labels or by.tag())
    exact = tuple(map(by.marginal, chosen, range(len(chosen))))
    confidence = tuple(
        probability + sum(by.marginal(other, place) for other in _alike(name, claimed))
        for place, (name, claimed, probability) in enumerate(zip(chosen, proposed, exact, strict=True))
    )
    return Labelled(chosen, confidence, exact)


def probable(features: Sequence[Sequence[str]], proposed: Sequence[Label], labels: Sequence[str]) -> Labelled:
    """How probable labels are that something else chose."""
    return _scaled(label_by(tagger(), features, proposed, labels))


def _scaled(labelled: Labelled) -> Labelled:
    return labelled._replace(confidence=tuple(map(calibrated, labelled.confidence)))


def marginals(features: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """The probability of every label for every segment."""
    if not features:
        return []
    by = tagger()
    _give(by, features)
    names = by.labels()
    return [{name: by.marginal(name, place) for name in names} for place in range(len(features))]


def _give(by: pycrfsuite.Tagger, features: Sequence[Sequence[str]]) -> None:
    """Give a tagger the document that it is asked about."""
    try:
        by.set(features)
    except (UnicodeEncodeError, SystemError):  # half of a surrogate pair, which the weights cannot know
        by.set([[name.encode("utf-8", "replace").decode() for name in names] for names in features])


def outcome(label: str, proposed: Label) -> Label:
    """What a label makes of a segment that the rules call `proposed`.

    >>> outcome("I-body", "heading"), outcome("O", "published"), outcome("O", "body")
    ('heading', 'published', 'chrome')
    """
    kind = label.rpartition("-")[2]
    if kind in ("O", "byline"):
        return proposed if proposed in _PRINTED else "byline" if kind == "byline" else "chrome"
    return "heading" if kind == "body" and proposed == "heading" else _KINDS[kind]


@cache
def _alike(label: str, proposed: Label) -> tuple[str, ...]:
    """The other labels that make the same of a segment."""
    wanted = outcome(label, proposed)
    return tuple(name for name in tagger().labels() if name != label and outcome(name, proposed) == wanted)


def tagger() -> pycrfsuite.Tagger:
    """The tagger of this thread."""
    found: pycrfsuite.Tagger | None = getattr(_local, "tagger", None)
    if found is None:
        found = _local.tagger = pycrfsuite.Tagger()
        found.open_inmemory(_weights())
    return found


@cache
def names() -> Names:
    """The names that the labeller knows, which is all that it need be told."""
    return Names(_attributes(_weights()))


def _attributes(weights: bytes) -> list[str]:
    """The names of a model's attributes, read from its own table of them, which takes some milliseconds.

    The file's header says where a CQDB begins; that one's says where its records stand, each a number, a length and a name.
    """
    (table,) = struct.unpack_from("<I", weights, _ATTRIBUTES)
    magic, _, _, _, count, records = struct.unpack_from("<4sIIIII", weights, table)
    if magic != b"CQDB":
        raise DataError(_FILE, "attributes", magic, "a table of names")
    found = []
    for place in struct.unpack_from(f"<{count}I", weights, table + records):
        start = table + place + 8
        (size,) = struct.unpack_from("<I", weights, start - 4)
        found.append(weights[start : start + size - 1].decode())
    return found


@cache
def _weights() -> bytes:
    """The weights; a tagger reads them where they lie, so they are never let go."""
    return resources.files(__package__).joinpath(_FILE).read_bytes()
