"""Learn what `newsextract.segments.seams` reads besides its network: the table of words, and the weights of the evidence.

    python tools/train_seams.py ../shared/corpus ../corpus-rounds/r?

Words are counted in the crawled records of `bulk/` that share no text with a measured document. Weights are learned from
the places of real texts with spans at which a break may be lost, once from all of them and once for each fold of sources
without it (`seam_folds.json`, by which `training.py` reads the documents of the fold). Prints how many lost breaks weights
find that have not seen a text's source. Needs scikit-learn and numpy; the same files give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import training
from seam_pieces import Record, records
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from training import FOLDS, Source

from newsextract.segments import seams as finder
from newsextract.segments.scan import lines_of
from newsextract.segments.seam_evidence import SPACE
from newsextract.segments.seam_words import NOTHING, Known, build, stem

_PACKAGE = training.ROOT / "src" / "newsextract" / "segments"
_FOLDS = Path(__file__).with_name("seam_folds.json")
_FALSE_CUTS = 0.35  # a text, of each kind, at the threshold, by weights that have not seen the source
_SMOOTHING = 0.1
_MOST = 60  # places of one text that count in full: a table is one text
_OTHERS = 2.0  # how much a text of another repository or of a round weighs
_NAMED = frozenset({"byline", "tag"})  # names inside a line, not parts of it
_WORD = re.compile(r"[가-힣A-Za-z0-9]+")
_OPENING = re.compile(r"(?:^|\n|[다요죠까][.?!][\"”]?)\s*[“\"‘'◆◇■▶▲△●○(\[]*([가-힣A-Za-z0-9]+)")
_NO_PART = re.compile(r"[.?!]\s*$|@|무단|저작권|구독|http")
_ALLOWED = (0.1, 0.2, 0.35, 0.5, 1.0, 2.0)


class Place(NamedTuple):
    """A place of a text, with the names of its evidence, and whether a break was lost there."""

    document: str
    group: str
    fold: int | None
    spaced: bool
    evidence: list[str]
    lost: bool


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


def places(source: Source) -> list[Place]:
    """The places of a text, between the first and the last part of its article, where a break may be lost."""
    done = training.read(source.data)
    if source.spans is None or done.page is not None or len(done.segments) > training.MOST_SEGMENTS:
        return []
    where = training.places(source, done)
    if not where:
        return []
    document = done.state.document
    text, offsets = document.source, document.offsets

    def edges(named: bool) -> set[int]:
        return {_forward(text, at) for start, end, label, _ in where for at in (start, end) if (label in _NAMED) == named}

    lost = edges(named=False)
    unsure = edges(named=True) - lost
    first, last = min(start for start, *_ in where), max(end for _, end, *_ in where)
    words, lines = lines_of(document)
    found = []
    for number, place, evidence in finder.candidates(lines, finder.read(lines), words):
        at = document.blocks[number].start + place.at
        at = _forward(text, offsets[at] if offsets is not None else at)
        if first <= at < last and at not in unsure:
            found.append(Place(source.id, source.group, source.fold, place.kind == SPACE, evidence, at in lost))
    return found


def _forward(text: str, at: int) -> int:
    """The first letter from a place on that is no space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def learn(of: Sequence[Place]) -> dict[str, int]:
    """Weights by name, in hundredths."""
    often = Counter(place.document for place in of)
    order = DictVectorizer()
    rows = order.fit_transform([dict.fromkeys(place.evidence, 1.0) for place in of])
    weight = [min(1.0, _MOST / often[place.document]) * (1.0 if place.group == "same" else _OTHERS) for place in of]
    model: Any = LogisticRegression(C=_SMOOTHING, max_iter=500, fit_intercept=False)
    model.fit(rows, [place.lost for place in of], sample_weight=weight)
    return {str(name): round(100 * float(one)) for name, one in zip(order.get_feature_names_out(), model.coef_[0], strict=True)}


def thresholds(scored: Sequence[tuple[int, Place]], texts: int) -> tuple[int, int]:
    """For places where letters touch and behind a space: the score above which there are so many false cuts a text; prints the table."""
    found = []
    for spaced in (False, True):
        ranked = sorted(((score, place.lost) for score, place in scored if place.spaced == spaced), reverse=True)
        hidden = sum(lost for _, lost in ranked)
        threshold = 0
        for allowed in _ALLOWED:
            false = [score for score, lost in ranked if not lost]
            limit = false[min(len(false) - 1, int(allowed * texts))] if false else 0
            right = sum(lost for score, lost in ranked if score > limit)
            print(f"{'a space' if spaced else 'letters touch'}: {right} of {hidden} lost breaks at {allowed} false cuts a text (above {limit / 100:.1f})")
            threshold = limit if allowed == _FALSE_CUTS else threshold
        found.append(threshold)
    return found[0], found[1]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("rounds", type=Path, nargs="*", help="folders of opened rounds")
    parser.add_argument("--keep-words", action="store_true", help="leave the table of words as it is")
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    if not given.keep_words:
        write_words(records(given.corpus, given.rounds), _PACKAGE / "seam_words.bin")
    sources = [source for source in training.corpus(given.corpus, given.rounds) if source.spans is not None]
    with ProcessPoolExecutor(given.processes) as pool:
        found = [place for some in pool.map(places, sources, chunksize=8) for place in some]
    by_fold = [learn([place for place in found if place.fold != fold]) for fold in range(FOLDS)]
    unseen = [place for place in found if place.group != "same" and place.fold is not None]
    scored = [(sum(by_fold[place.fold or 0].get(name, 0) for name in place.evidence), place) for place in unseen]
    touching, spaced = thresholds(scored, sum(source.group != "same" for source in sources))
    weights = learn(found)
    card = {
        "about": "Log-odds by name of evidence, in hundredths; written by tools/train_seams.py.",
        "texts": len(sources),
        "places": len(found),
        "lost": sum(place.lost for place in found),
        "touching": touching,
        "spaced": spaced,
        "weights": {name: weight for name, weight in sorted(weights.items()) if weight},
    }
    (_PACKAGE / "seams.json").write_text(json.dumps(card, ensure_ascii=False, indent=0) + "\n", "utf-8")
    folds = {"touching": touching, "spaced": spaced, "weights": {name: [one.get(name, 0) for one in by_fold] for name in sorted(weights)}}
    _FOLDS.write_text(json.dumps(folds, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
