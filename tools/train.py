"""Make the weights of the labeller again, or say by cross-validation what they are worth.

    python tools/train.py ../shared/corpus ../corpus-rounds/r?      # labels/labeller.crfsuite and MODEL.md beside it
    python tools/train.py ../shared/corpus ../corpus-rounds/r? --cross-validate

The same documents and the same code give the same bytes. `training.py` says what the documents are and how they are
weighted; the invented ones of the project are among them unless `--no-own` is given. In cross-validation each document
is read by weights that were learned without its source, and nothing is written.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType

import pycrfsuite
import training
from training import ALGORITHM, FOLDS, PARAMETERS, ROOT, Item

from newsextract.labels.bounds import bounded
from newsextract.labels.model import Labelled, label_by

_TARGET = ROOT / "src" / "newsextract" / "labels" / "labeller.crfsuite"
_CARD = "MODEL.md"
_ABOUT = {
    "same": "texts and pages of sites that the rules were written on",
    "old": "the oldest of them, whose spans are looked for by their text",
    "others": "texts and pages of 56 other repositories",
    "own": "invented: `fixtures`, `tests/cases`",
}

Row = dict[str, float]


def labelled(item: Item, done: training.Read, tagger: pycrfsuite.Tagger) -> tuple[Labelled, tuple[str, ...], bool]:
    """What a tagger says of a document, within its bounds; what it chose before them, and whether the rules had to stand in.

    The probabilities are not calibrated, and what somebody said is not certain yet.
    """
    proposed = [done.proposals[segment.proposal].claim.label for segment in done.segments]
    chosen = label_by(tagger, item.features, proposed)
    found, stood_in = bounded(chosen, done.proposals, done.segments)
    if found.labels != chosen.labels and set(found.labels) <= set(tagger.labels()):  # a small corpus may lack one
        found = label_by(tagger, item.features, proposed, found.labels)
    return found, chosen.labels, stood_in


def judged(fold: int, whole: Sequence[Item], score: Path) -> list[tuple[str, Row]]:
    """The documents of a fold as weights of the others read them: group and scores."""
    by: ModuleType = training.module(score)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fold.crfsuite"
        training.train([item for item in whole if item.source.fold != fold], path)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        rows: list[tuple[str, Row]] = []
        for item in whole:
            if item.source.fold == fold:
                done = training.read(item.source.data, fold)
                found, _, _ = labelled(item, done, tagger)
                article = training.article(done, found.labels, found.confidence)
                rows.append((item.source.group, by.score(item.source.gold, article.to_dict())))
    return rows


def table(rows: Iterable[tuple[str, Row]], score: ModuleType) -> str:
    """The scores of each group: `score.py`'s columns.

    A group that is not there has no row.
    """
    groups: dict[str, list[Row]] = {}
    for group, row in rows:
        groups.setdefault(group, []).append(row)
    heads = (*score.COLUMNS, "failed")
    lines = [f"{'':22}{'docs':>5} " + "".join(f"{head:>11}" for head in heads)]
    for group, of in sorted(groups.items(), key=lambda pair: (pair[0] != "others", pair[0] == "old", pair[0])):
        mean = score.mean(of)
        lines.append(f"{group:22}{len(of):>5} " + "".join(f"{mean[head]:>11.3f}" for head in heads))
    return "\n".join(lines)


def card(whole: Sequence[Item], weights: bytes, tagger: pycrfsuite.Tagger, order: str) -> str:
    """What the weights are: a page of Markdown that has no date, so that it is the same when they are made again."""
    documents = Counter(item.source.group for item in whole)
    segments: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for item in whole:
        segments[item.source.group] += len(item.labels)
        labels.update(item.labels)
    info = tagger.info()
    groups = "\n".join(
        f"| `{group}` | {_ABOUT.get(group, 'a round of documents that were unseen until it was opened')} | {documents[group]:,} "
        f"| {segments[group]:,} | {training.weight(group)} |"
        for group in sorted(documents)
    )
    return f"""# The labeller

`labeller.crfsuite` holds the weights of a linear-chain conditional random field. It labels the segments of a document,
all at once: `B-` and `I-` of title, subtitle, body and caption, `byline`, `credit`, `tag`, and `O` for what is none of
the article. `segments/features.py` makes its features; the claims of the rules are among them.

## What it learned from

| group | documents | number | segments | times |
|---|---|---|---|---|
{groups}

Only `own` is in the project: the other documents are the publishers' and stay outside. Of their words the weights
hold those of the features: marks, endings, and short phrases that many documents share.

| label | segments |
|---|---|
{chr(10).join(f"| `{name}` | {number:,} |" for name, number in sorted(labels.items()))}

## What it is

| | |
|---|---|
| learned by | `{ALGORITHM}`, {", ".join(f"`{name}` {str(value).lower()}" for name, value in PARAMETERS.items())} |
| library | CRFsuite by python-crfsuite |
| size | {len(weights):,} bytes, SHA-256 `{hashlib.sha256(weights).hexdigest()}` |
| features | {len(info.attributes):,}, with {len(info.state_features):,} weights |
| transitions | {len(info.transitions):,} |

## How to make it again

    {order}

The same code, documents and version of python-crfsuite give the same bytes. `--cross-validate` prints what documents score whose
source was kept from training. Then run `tools/held_out.py` and `tools/calibrate.py`: what a probability is worth
changes with the weights. [docs/unseen.md](../../../docs/unseen.md) says how well it reads what it has never seen.
"""


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", help="without one, the invented documents alone are learned")
    parser.add_argument("rounds", type=Path, nargs="*", help="folders of opened rounds")
    parser.add_argument("-o", "--output", type=Path, default=_TARGET, help="the weights; MODEL.md is written beside them")
    parser.add_argument("--no-own", action="store_true", help="leave the invented documents out")
    parser.add_argument("--cross-validate", action="store_true", help="print scores by folds of sources, write nothing")
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    corpus: Path | None = args.corpus
    if corpus is None and (args.no_own or args.cross_validate):
        parser.error("CORPUS is missing")
    sources = [*(training.corpus(corpus, args.rounds) if corpus else ()), *(() if args.no_own else training.own())]
    whole = training.items(sources, args.processes)
    print(dict(Counter(item.source.group for item in whole)), file=sys.stderr)
    if args.cross_validate:
        assert corpus is not None
        score = corpus / "score.py"
        with ProcessPoolExecutor(args.processes) as pool:
            jobs = [pool.submit(judged, fold, whole, score) for fold in range(FOLDS)]
            rows = [row for job in jobs for row in job.result()]
        print(table(rows, training.module(score)))
        return
    output: Path = args.output
    training.train(whole, output)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(output))
    rounds = " ".join(f"../corpus-rounds/{path.name}" for path in args.rounds)
    order = " ".join(filter(None, ("python tools/train.py", "../shared/corpus" if corpus else "", rounds, "--no-own" if args.no_own else "")))
    output.with_name(_CARD).write_text(card(whole, output.read_bytes(), tagger, order), encoding="utf-8")


if __name__ == "__main__":
    main()
