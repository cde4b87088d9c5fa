"""Fit what a confidence is worth, and print how far it holds.

    python tools/held_out.py ../shared/corpus > rows.jsonl
    python tools/calibrate.py rows.jsonl

Writes `src/newsextract/labels/confidence.json` and prints the tables of `docs/confidence.md`. In the tables each
document is judged by figures that were fitted without its fold. `--dry` writes nothing.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from newsextract.labels.confidence import Measures
from newsextract.labels.scale import log_odds, logistic

_TARGET = Path(__file__).parents[1] / "src" / "newsextract" / "labels" / "confidence.json"
# those of other repositories are what a user's documents are like; the rules were written on the old ones
_WEIGHT = {"others": 4.0, "same": 0.5, "old": 0.25, "flat": 1 / 3}
_MOST = {"left_out": -1.0, "stood_in": -1.0}  # a document that lost much is never the surer for it
_RIDGE = 3.0
_BANDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 1.001)
_LABEL_BANDS = (0.0, 0.5, 0.7, 0.9, 0.95, 0.99, 1.001)

Row = dict[str, Any]
Example = tuple[tuple[float, ...], float, float, float]  # values, offset, right or not, weight


def fit(examples: Sequence[Example], ridge: float) -> list[float]:
    """Weights of a logistic model by Newton's method; the last is the bias.

    >>> weights = fit([((-1.0,), 0.0, 0.0, 1.0), ((1.0,), 0.0, 1.0, 1.0)], 0.1)
    >>> weights[0] > 1, abs(weights[1]) < 1e-6
    (True, True)
    """
    count = len(examples[0][0]) + 1
    weights = [0.0] * count
    for _ in range(50):
        slope = [ridge * w for w in weights[:-1]] + [0.0]
        bend = [[0.0] * count for _ in range(count)]
        for at in range(count):
            bend[at][at] = ridge if at < count - 1 else 1e-9
        for values, offset, right, weight in examples:
            given = (*values, 1.0)
            p = logistic(offset + sum(w * v for w, v in zip(weights, given, strict=True)))
            for a in range(count):
                slope[a] += weight * (p - right) * given[a]
                for b in range(count):
                    bend[a][b] += weight * p * (1 - p) * given[a] * given[b]
        step = _solved(bend, slope)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-9:
            break
    return weights


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    count = len(rows)
    for at in range(count):
        best = max(range(at, count), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for other in range(count):
            if other != at:
                factor = rows[other][at] / rows[at][at]
                rows[other] = [x - factor * y for x, y in zip(rows[other], rows[at], strict=True)]
    return [row[count] / row[at] for at, row in enumerate(rows)]


def articles(rows: Iterable[Row]) -> dict[str, float]:
    """What each measure is worth. One that comes out better than it may be is fixed, and the others are fitted again."""
    rows = list(rows)
    fixed: dict[str, float] = {}
    while True:
        free = [name for name in Measures._fields if name not in fixed]
        examples = [
            (
                tuple(row["measures"][name] for name in free),
                sum(worth * row["measures"][name] for name, worth in fixed.items()),
                row["perfect"],
                _WEIGHT[row["set"]],
            )
            for row in rows
        ]
        *weights, bias = fit(examples, _RIDGE)
        found = dict(zip(free, weights, strict=True))
        over = {name: most for name, most in _MOST.items() if found.get(name, most) > most}
        if not over:
            return {"bias": bias, **{name: fixed.get(name, found.get(name, 0.0)) for name in Measures._fields}}
        fixed |= over


def labels(rows: Iterable[Row]) -> dict[str, float]:
    """The slope and bias of a label's log odds; each document counts as much as another, however long it is."""
    examples = [
        ((log_odds(probability),), 0.0, float(right), 100 * _WEIGHT[row["set"]] / len(row["labels"]))
        for row in rows
        for probability, right in row["labels"]
    ]
    slope, bias = fit(examples, 1e-3)
    return {"bias": bias, "slope": slope}


def sure(row: Row, worth: dict[str, float]) -> float:
    """The confidence of an article."""
    return logistic(worth["bias"] + sum(worth[name] * row["measures"][name] for name in Measures._fields))


def table(rows: Sequence[tuple[float, float, float]], bands: Sequence[float], heads: Sequence[str]) -> None:
    """Print how many stand in each band, and how many of them are right, by their weights."""
    print(f"| {' | '.join(heads)} |\n|---|---|---|---|")
    for low, high in pairwise(bands):
        inside = [row for row in rows if low <= row[0] < high]
        if inside:
            whole = sum(weight for _, _, weight in inside)
            mean, share = (sum(row[at] * row[2] for row in inside) / whole for at in (0, 1))
            print(f"| {low:.2f} to {min(high, 1.0):.2f} | {len(inside):,} | {mean:.2f} | {share:.2f} |")
    print()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--dry", action="store_true", help="print only")
    args = parser.parse_args()
    rows: list[Row] = [json.loads(line) for line in args.rows.read_text(encoding="utf-8").splitlines()]
    judged: list[tuple[Row, float]] = []
    spoken: list[tuple[Row, list[tuple[float, float]]]] = []
    for fold in sorted({row["fold"] for row in rows}):
        others = [row for row in rows if row["fold"] != fold]
        worth, scale = articles(others), labels(others)
        for row in (row for row in rows if row["fold"] == fold):
            judged.append((row, sure(row, worth)))
            spoken.append((row, [(logistic(scale["bias"] + scale["slope"] * log_odds(p)), float(right)) for p, right in row["labels"]]))
    for title, sets in (("Documents of other repositories", {"others"}), ("All documents", {"others", "same", "old"}), ("Flattened pages", {"flat"})):
        print(f"{title}\n")
        chosen = [(p, row["perfect"]) for row, p in judged if row["set"] in sets]
        table([(p, right, 1.0) for p, right in chosen], _BANDS, ("confidence", "articles", "mean confidence", "perfect"))
        loss = -sum(math.log(p if right else 1 - p) for p, right in chosen) / len(chosen)
        print(f"mean confidence {sum(p for p, _ in chosen) / len(chosen):.3f}, perfect {sum(r for _, r in chosen) / len(chosen):.3f}, log loss {loss:.3f}\n")
        said = [(p, right, 1 / len(pairs)) for row, pairs in spoken if row["set"] in sets for p, right in pairs]
        table(said, _LABEL_BANDS, ("confidence", "labels", "mean confidence", "right"))
        warned = [row for row, _ in judged if row["set"] in sets and row["warned"]]
        print(f"{len(warned)} of {len(chosen)} warned of, {sum(row['perfect'] for row in warned):.0f} of them perfect\n")
    figures = {"label": labels(rows), "article": articles(rows)}
    text = json.dumps({part: {name: round(value, 4) for name, value in worth.items()} for part, worth in figures.items()}, indent=2)
    print(text)
    if not args.dry:
        _TARGET.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
