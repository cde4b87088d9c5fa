"""Measure seams: hidden boundaries found and false cuts, on the texts of other repositories.

    python tools/seams.py ../shared/corpus
    python tools/seams.py ../shared/corpus --landmarks newsextract.segments.landmarks:landmarks --list

A hidden boundary is one of gold where letters or quotation marks touch and no landmark cuts. A false cut
stands between the first and the last line of gold, where gold has no boundary. The marks of a printed list
are landmarks. Documents of one source weigh on the figures: leave one out to see.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from seam_documents import Labelled, Landmarks, documents, landmarks_of, touches

from newsextract.segments import seams as finder

_ALLOWED = (0.25, 0.5, 1.0, 2.0, 4.0)


class Found(NamedTuple):
    """A place that the finder told, with its score and whether gold has a boundary there."""

    score: float
    right: bool
    document: str
    context: str


def measure(read: Iterable[Labelled], landmarks: Landmarks, model: finder.Model | None = None) -> tuple[list[Found], dict[str, int]]:
    """What is found in each document, best first, and how many boundaries are hidden in it."""
    found: list[Found] = []
    hidden: dict[str, int] = {}
    for document in read:
        vocabulary = finder.vocabulary(document.text)
        lines = document.text.split("\n")
        hidden[document.name] = 0
        for number in range(document.first, document.last + 1):
            line = lines[number]
            cut = sorted({*landmarks(line), *(finder.printed_marks(line) if vocabulary.printed else ())})
            known = {*cut, len(line) - len(line.lstrip()), len(line.rstrip())}
            gold = {place for row, place in document.gold if row == number and place not in known and touches(line, place)}
            hidden[document.name] += len(gold)
            for place, score in finder.seams(line, vocabulary, cut, model):
                if (number, place) not in document.gold or place in gold:
                    found.append(Found(score, place in gold, document.name, f"{line[max(0, place - 20) : place]}|{line[place : place + 20]}"))
    return sorted(found, key=lambda one: -one.score), hidden


def table(found: list[Found], hidden: dict[str, int]) -> list[str]:
    """The share found at so many false cuts a document."""
    total = sum(hidden.values())
    rows = []
    for allowed in _ALLOWED:
        right = wrong = 0
        score = 0.0
        for one in found:
            if wrong + (not one.right) > allowed * len(hidden):
                break
            right += one.right
            wrong += not one.right
            score = one.score
        rows.append(f"{allowed:5} false cuts a document: {right / max(1, total):.2f} of {total} found (score above {score:.1f})")
    return rows


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--landmarks", help="package.module:function that gives the landmarks of a line")
    parser.add_argument("--training", action="store_true", help="the documents that the weights were learned from")
    parser.add_argument("--leave-out", default="", help="names of documents to leave out, with commas")
    parser.add_argument("--list", action="store_true", help="every place that is told, best first")
    given = parser.parse_args()
    left_out = set(given.leave_out.split(","))
    read = [one for one in documents(given.corpus, judging=not given.training) if one.name not in left_out]
    landmarks = landmarks_of(given.landmarks)
    told, hidden = measure(read, landmarks)
    if given.list:
        for one in told:
            print(f"{one.score:6.2f} {'right' if one.right else 'false'} {one.document} {one.context}")
    right = sum(one.right for one in told)
    print(f"{len(read)} documents, {sum(hidden.values())} hidden boundaries; at the package's threshold {right} found, {(len(told) - right) / len(read):.2f} false a document")
    everything, _ = measure(read, landmarks, finder.packaged_model()._replace(threshold=-99.0))
    print("\n".join(table(everything, hidden)))
    print(*cost(read, landmarks), sep="\n")


def cost(read: list[Labelled], landmarks: Landmarks) -> list[str]:
    """Milliseconds for 3,000 characters, best of five runs; landmarks are not counted."""
    lines = [(one, [(line, landmarks(line)) for line in one.text.split("\n")]) for one in read]
    letters = sum(len(one.text) for one in read)
    seconds: list[tuple[float, float]] = []
    for _ in range(5):
        begun = time.process_time()
        vocabularies = [finder.vocabulary(one.text) for one in read]
        counted = time.process_time()
        for (_, cut), vocabulary in zip(lines, vocabularies, strict=True):
            for line, places in cut:
                finder.seams(line, vocabulary, places)
        seconds.append((counted - begun, time.process_time() - counted))
    return [f"{name}: {min(times) * 3e6 / letters:.2f} ms for 3,000 characters" for name, times in zip(("vocabulary", "seams"), zip(*seconds, strict=True), strict=True)]


if __name__ == "__main__":
    main()
