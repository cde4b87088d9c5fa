"""Label every document of the corpus by weights that were trained without its source.

    python tools/held_out.py ../shared/corpus ../corpus-rounds/r? > rows.jsonl

A row for each document, and for each page one more for each way to flatten it: the measures of `labels/confidence.py`,
whether the article is perfect by `score.py`, and for each label that no bound changed its probability and whether it is right. `training.py`
deals the sources to folds; those of rounds count as other repositories. `tools/calibrate.py` reads the rows. It takes about ten minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pycrfsuite
import training
from train import labelled
from training import FOLDS, Item

from newsextract.labels import confidence
from newsextract.labels.bounds import with_facts
from newsextract.labels.model import outcome

_SETS = frozenset({"same", "old", "others", "flat"})


def rows(fold: int, whole: Sequence[Item], score: Path) -> list[dict[str, Any]]:
    """The rows of a fold, by weights of the others."""
    by = training.module(score)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fold.crfsuite"
        training.train([item for item in whole if item.source.fold != fold], path)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        return [_row(item, tagger, by) for item in whole if item.source.fold == fold]


def _row(item: Item, tagger: pycrfsuite.Tagger, score: ModuleType) -> dict[str, Any]:
    source = item.source
    done = training.read(source.data, source.fold)
    found, chosen, stood_in = labelled(item, done, tagger)
    article = training.article(done, found.labels, found.confidence)
    proposed = [done.proposals[segment.proposal].claim.label for segment in done.segments]
    right = zip(found.confidence, found.labels, chosen, item.labels, proposed, strict=True)
    measured = with_facts(found, chosen, done.proposals, done.segments)
    return {
        "id": source.id,
        "set": source.group if source.group in _SETS else "others",
        "fold": source.fold,
        "perfect": score.score(source.gold, article.to_dict())["perfect"],
        "measures": confidence.measure(measured, done.proposals, done.segments, stood_in)._asdict(),
        "warned": bool(confidence.warnings(found.labels, done.proposals, done.segments, stood_in)),
        "labels": [] if stood_in else [[round(p, 6), outcome(a, by) == outcome(b, by)] for p, a, before, b, by in right if a == before],
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("rounds", type=Path, nargs="*", help="folders of opened rounds")
    parser.add_argument("--no-own", action="store_true", help="train without the invented documents of the project")
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    corpus: Path = args.corpus
    own = () if args.no_own else training.own()
    whole = training.items([*training.corpus(corpus, args.rounds, flat=True), *own], args.processes)
    print(dict(Counter(item.source.group for item in whole)), file=sys.stderr)
    with ProcessPoolExecutor(args.processes) as pool:
        jobs = [pool.submit(rows, fold, whole, corpus / "score.py") for fold in range(FOLDS)]
        for job in jobs:
            for row in job.result():
                print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
