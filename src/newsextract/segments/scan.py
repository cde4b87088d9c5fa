"""The lines of a document, each read once for what may part it: landmarks, and breaks that were lost without a mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsextract.model import Document
from newsextract.segments.landmarks import landmarks
from newsextract.segments.run_on_subheads import SCORE, run_on_subheads
from newsextract.segments.seam_evidence import Vocabulary
from newsextract.segments.seams import Line, Model, packaged_model, printed_marks, read, seams, vocabulary


class Scanned(NamedTuple):
    """Where a line may be parted: every place in order, the lost breaks among them with their log-odds, and the likely ones of these.

    `joints` are the landmarks, each with the log-odds of a lost break that the letters around it give.
    """

    places: Sequence[int]
    joints: Sequence[tuple[int, float]] = ()
    seams: Sequence[tuple[int, float]] = ()
    likely: Sequence[int] = ()


def scan(document: Document, model: Model | None = None) -> tuple[Scanned, ...]:
    """What each block of a document holds. `model` finds lost breaks in the place of the package's."""
    model = model or packaged_model()
    words, lines = lines_of(document)
    least = max(model.thresholds)
    odds = read(lines)
    found = []
    for line, asked, told in zip(lines, odds, seams(lines, odds, words, model), strict=True):
        again = dict.fromkeys(run_on_subheads(line.text), SCORE)
        hidden = sorted((dict(told) | again).items()) if again else told
        joints = [(place, asked.before[place]) for place in line.landmarks if not line.text[place].isspace()]
        places = sorted({*line.landmarks, *(place for place, _ in hidden)}) if hidden else line.landmarks
        found.append(Scanned(places, joints, hidden, [place for place, score in hidden if score > least]))
    return tuple(found)


def lines_of(document: Document) -> tuple[Vocabulary, list[Line]]:
    """The vocabulary of a document, and the line of each of its blocks with its landmarks."""
    words = vocabulary(document.text)
    lines = []
    for block in document.blocks:
        marked = landmarks(block.text)
        lines.append(Line(block.text, sorted({*marked, *printed_marks(block.text)}) if words.printed else marked))
    return words, lines
