"""Learn what `newsextract.segments.seams` reads: the table of words and the weights.

    python tools/train_seams.py ../shared/corpus

Words are counted in the crawled records of `bulk/` that share no text with a document of `dev`. Weights are
learned from the seams of `dev` (without the texts of other repositories, which judge), from copies of them
with line breaks taken out, and from seams made up of the other records. Needs scikit-learn; the same corpus
and the same releases of it give the same files.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from seam_documents import Landmarks, decode, documents, landmarks_of, touches
from seams import measure, table
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from newsextract.segments import seams as finder
from newsextract.segments.seam_words import NOTHING, Known, build, stem

_PACKAGE = Path(__file__).resolve().parents[1] / "src" / "newsextract" / "segments"
_SHARED = 18  # Hangul letters in a row that two texts do not have by chance
_BOILERPLATE = 12  # records that share such a row all the same
_EVERY = 4  # each fourth record makes up seams, the others are counted
_COPIES = 2
_FALSE_CUTS = 1.5  # a document, at the threshold, on sources that the weights have not seen; room for worse ones
_SMOOTHING = 0.1
_HANGUL = re.compile("[가-힣]")
_WORD = re.compile(r"[가-힣A-Za-z0-9]+")
_OPENING = re.compile(r"(?:^|\n|[다요죠까][.?!][\"”]?)\s*[“\"‘'◆◇■▶▲△●○(\[]*([가-힣A-Za-z0-9]+)")
_NO_PART = re.compile(r"[.?!]\s*$|@|무단|저작권|구독|http")


class Record(NamedTuple):
    """A crawled record."""

    title: str
    text: str


class Examples(NamedTuple):
    """Places with the names of their evidence, whether each is a seam, and the source that it is of."""

    evidence: list[list[str]]
    seams: list[bool]
    sources: list[str]


def records(corpus: Path) -> list[Record]:
    """The records of `bulk/` that share no text with `dev`, apart from what many records have."""
    csv.field_size_limit(10**9)
    known: set[str] = set()
    for path in sorted([*(corpus / "dev").glob("*.txt"), *(corpus / "dev").glob("*.gold.json")]):
        letters = "".join(_HANGUL.findall(decode(path.read_bytes())))
        known.update(letters[at : at + _SHARED] for at in range(len(letters) - _SHARED + 1))
    read: list[tuple[Record, list[str]]] = []
    often: Counter[str] = Counter()
    for path in sorted((corpus / "bulk").glob("*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                letters = "".join(_HANGUL.findall(row["contents"] or ""))
                if len(letters) < 100:
                    continue
                shared = list(_shared(letters, known))
                often.update(set(shared))
                title = re.sub(r"^\[(.*)\]$", r"\1", " ".join((row["title"] or "").split())).replace("&quot;", '"')
                read.append((Record(title, row["contents"]), shared))
    return [record for record, shared in read if sum(often[one] < _BOILERPLATE for one in shared) < 2]


def _shared(letters: str, known: set[str]) -> Iterator[str]:
    at = 0
    while at <= len(letters) - _SHARED:
        row = letters[at : at + _SHARED]
        if row in known:
            yield row[:8]
        at += _SHARED if row in known else 1


def write_words(read: Iterable[Record], path: Path) -> None:
    """Count words, stems and groups of four letters, and write the table."""
    words: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    closing: Counter[str] = Counter()
    for record in read:
        found = _WORD.findall(record.text) + _WORD.findall(record.title)
        words.update(found)
        for word in set(found):
            groups.update(word[at : at + 4] for at in range(len(word) - 3))
        opening.update(_OPENING.findall(record.text))
        for part in [*re.split(r"…|\.\.\.|[,·] ", record.title), *_parts(record.text)]:
            inside = _WORD.findall(part)
            if len(inside) > 1:
                opening[inside[0]] += 1
                closing[inside[-1]] += 1
    stems: Counter[str] = Counter()
    for word, count in words.items():
        stems[stem(word)] += count
    known: dict[str, Known] = {}
    for word in sorted({*words, *stems}):
        count, of_stem = words[word], stems[word]
        if count >= 3 or of_stem >= 3:
            known[word] = Known(_level(count), _level(of_stem), _share(opening[word], count), _share(closing[word], count)) if count >= 3 else Known(0, _level(of_stem), 0, 0)
    table = build({word: facts for word, facts in known.items() if facts != NOTHING}, sorted(group for group, count in groups.items() if count >= 2))
    path.write_bytes(table.pack())
    print(f"{len(known)} words and stems, {path.stat().st_size / 1024:.0f} KiB")


def _level(count: int) -> int:
    return min(7, int(math.log2(count + 1) + 0.5)) if count >= 3 else 0


def _share(part: int, whole: int) -> int:
    return 0 if part == 0 else 1 if part / whole < 0.08 else 2 if part / whole < 0.3 else 3


def _parts(text: str) -> list[str]:
    """The short lines of a record: decks, subheads, captions."""
    return [line for line in re.split(r"[\n\t]+| {3,}", text) if 6 < len(line) < 70 and not _NO_PART.search(line)]


def of_documents(corpus: Path, landmarks: Landmarks) -> Examples:
    """The places of documents as they are."""
    found = Examples([], [], [])
    for document in documents(corpus, judging=False):
        vocabulary = finder.vocabulary(document.text)
        lines = document.text.split("\n")
        for number in range(document.first, document.last + 1):
            gold = {place for row, place in document.gold if row == number}
            names = {place for row, place in document.names if row == number}
            _add(found, lines[number], vocabulary, landmarks, gold, names, document.name)
    return found


def of_copies(corpus: Path, landmarks: Landmarks, rng: random.Random) -> Examples:
    """The places of copies of documents, lines run together."""
    found = Examples([], [], [])
    for document in documents(corpus, judging=False):
        lines = document.text.split("\n")
        for _ in range(_COPIES):
            share = rng.choice([1, 1, 0.6, 0.3])
            joined: list[str] = []
            gold: list[set[int]] = []
            unsure: list[set[int]] = []
            for number in range(document.first, document.last + 1):
                raw = lines[number]
                if not raw.strip():
                    continue
                if not joined or len(joined[-1]) > 4000 or rng.random() >= share:
                    joined.append("")
                    gold.append(set())
                    unsure.append(set())
                moved = len(joined[-1]) - (len(raw) - len(raw.lstrip()))
                gold[-1].update(place + moved for row, place in document.gold if row == number)
                unsure[-1].update(place + moved for row, place in document.names if row == number)
                unsure[-1].add(len(joined[-1]))  # where no span begins, the joint is a seam of chrome
                joined[-1] += raw.strip()
            vocabulary = finder.vocabulary("\n".join(joined))
            for line, seams, left_out in zip(joined, gold, unsure, strict=True):
                _add(found, line, vocabulary, landmarks, seams, left_out, document.name)
    return found


def of_records(read: Iterable[Record], landmarks: Landmarks, rng: random.Random) -> Examples:
    """The places of made-up lines: a title, deck or caption run into a paragraph of the same record."""
    found = Examples([], [], [])
    for record in read:
        lines = [" ".join(line.split()) for line in re.split(r"[\n\t]+| {3,}", record.text)]
        paragraphs = [line for line in lines if len(line) > 60 and re.search(r"다\.", line[:220])]
        parts = [" ".join(part.split()) for part in _parts(record.text)]
        for _ in range(3 if paragraphs else 0):
            left = record.title if rng.random() < 0.45 or not parts else rng.choice(parts)
            right = rng.choice(paragraphs) if rng.random() < 0.8 or not parts else rng.choice(parts) + rng.choice(paragraphs)
            right = paragraphs[0] if rng.random() < 0.5 else right
            line = left + right[: rng.choice([300, 600, 3000])]
            if left and left != right and len(left) not in landmarks(line):
                _add(found, line, finder.vocabulary(record.text + "\n" + left), landmarks, {len(left)}, set(), "")
    return found


def _add(found: Examples, line: str, vocabulary: finder.Vocabulary, landmarks: Landmarks, gold: set[int], unsure: set[int], source: str) -> None:
    if vocabulary.printed or len(line) < 24:
        return
    for place, names in finder.candidates(line, vocabulary, landmarks(line)):
        seam = place in gold and touches(line, place)
        if seam or (place not in unsure and place not in gold):
            found.evidence.append(names)
            found.seams.append(seam)
            found.sources.append(source)


def learn(sets: list[tuple[Examples, float]], leave_out: frozenset[str] = frozenset()) -> dict[str, float]:
    """Weights by name, from examples of all sources but some."""
    kept = [(names, seam, weight) for examples, weight in sets for names, seam, source in zip(*examples, strict=True) if _source(source) not in leave_out]
    order = {name: number for number, name in enumerate(sorted({name for names, _, _ in kept for name in names}))}
    rows = [csr_matrix((np.ones(len(names)), ([0] * len(names), [order[name] for name in names])), shape=(1, len(order))) for names, _, _ in kept]
    model: Any = LogisticRegression(C=_SMOOTHING, max_iter=500, fit_intercept=False)
    model.fit(vstack(rows).tocsr(), [seam for _, seam, _ in kept], sample_weight=[weight for _, _, weight in kept])
    return {name: float(model.coef_[0][number]) for name, number in order.items()}


def _source(document: str) -> str:
    return document.split("--")[0]


def threshold_of(corpus: Path, landmarks: Landmarks, sets: list[tuple[Examples, float]]) -> float:
    """The score above which there are so many false cuts a document, by weights that have not seen its source."""
    read = list(documents(corpus, judging=False))
    sources = [_source(document.name) for document in read]
    told: list[Any] = []
    hidden: dict[str, int] = {}
    for _, part in GroupKFold(5).split(read, groups=sources):
        weights = learn(sets, frozenset(sources[number] for number in part))
        found, count = measure([read[number] for number in part], landmarks, finder.Model(weights, -6.0))
        told += found
        hidden |= count
    told.sort(key=lambda one: -one.score)
    print("\n".join(["documents of dev, by weights that have not seen their source:", *table(told, hidden)]))
    false = [one.score for one in told if not one.right]
    return float(false[min(len(false) - 1, int(_FALSE_CUTS * len(read)))])


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--landmarks", default="newsextract.segments.landmarks:landmarks", help="package.module:function that gives the landmarks of a line")
    given = parser.parse_args()
    landmarks = landmarks_of(given.landmarks)
    read = records(given.corpus)
    counted = [record for number, record in enumerate(read) if number % _EVERY]
    write_words(counted, _PACKAGE / "seam_words.bin")
    rng = random.Random(5)
    sets = [
        (of_documents(given.corpus, landmarks), 1.0),
        (of_copies(given.corpus, landmarks, rng), 0.5),
        (of_records(read[::_EVERY], landmarks, rng), 0.3),
    ]
    sizes = [{"places": len(examples.seams), "seams": sum(examples.seams)} for examples, _ in sets]
    threshold = threshold_of(given.corpus, landmarks, sets)
    weights = {name: round(100 * weight) for name, weight in learn(sets).items()}
    card = {
        "about": "Log-odds by name of evidence, in hundredths; written by tools/train_seams.py.",
        "records": {"counted": len(counted), "made up of": len(read[::_EVERY])},
        "examples": dict(zip(("documents", "copies", "made up"), sizes, strict=True)),
        "threshold": round(100 * threshold),
        "weights": {name: weight for name, weight in sorted(weights.items()) if weight},
    }
    (_PACKAGE / "seams.json").write_text(json.dumps(card, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(card["records"], card["examples"], len(weights), "weights, threshold", threshold)


if __name__ == "__main__":
    main()
