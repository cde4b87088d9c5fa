"""The lines of a document, each read once for what may part it: landmarks, and breaks that were lost without a mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsextract.model import Document
from newsextract.segments.landmarks import landmarks
from newsextract.segments.seam_evidence import Vocabulary
from newsextract.segments.seams import Line, Model, packaged_model, printed_marks, seams, vocabulary


class Scanned(NamedTuple):
    """Where a line may be parted: every place in order, the lost breaks among them with their log-odds, and the likely ones of these."""

    places: Sequence[int]
    seams: Sequence[tuple[int, float]] = ()
    likely: Sequence[int] = ()


def scan(document: Document, model: Model | None = None) -> tuple[Scanned, ...]:
    """What each block of a document holds. `model` finds lost breaks in the place of the package's."""
    model = model or packaged_model()
    words, lines = lines_of(document)
    least = max(model.thresholds)
    return tuple(
        Scanned(sorted({*line.landmarks, *(place for place, _ in found)}), found, [place for place, score in found if score > least])
        if found
        else Scanned(line.landmarks)
        for line, found in zip(lines, seams(lines, words, model), strict=True)
    )


def lines_of(document: Document) -> tuple[Vocabulary, list[Line]]:
    """The vocabulary of a document, and the line of each of its blocks with its landmarks."""
    words = vocabulary(document.text)
    lines = []
    for block in document.blocks:
        marked = landmarks(block.text)
        lines.append(Line(block.text, sorted({*marked, *printed_marks(block.text)}) if words.printed else marked))
    return words, lines
