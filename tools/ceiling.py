"""How right articles could be: segments are given their right labels, and the fields are read from them.

    python tools/ceiling.py ../shared/corpus ../corpus-rounds/r?

Prints the scores by group (`training.py` names them; `html` are all pages), how finely texts are cut, and the
boundaries of gold spans at which no segment begins or ends: by what stands before and behind them (`A` is a letter or
digit), with examples. What is lost here no weights can bring back. Keep the output outside the project: it quotes.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import training
from train import Row, table
from training import Read, Source

_AROUND = 18  # characters of an example, on each side
_NAMES = frozenset({"byline", "tag"})  # spans that need no segment of their own


class Lost(NamedTuple):
    """A boundary that no segment has."""

    id: str
    kind: str
    label: str
    around: str


class Reached(NamedTuple):
    """What a document reaches with right labels, and how it was cut."""

    group: str
    is_page: bool
    scores: Row
    characters: int
    segments: int
    boundaries: int
    lost: list[Lost]


def reached(source: Source, score: Path) -> Reached | None:
    """A document with right labels; None where it holds nothing."""
    done = training.read(source.data, source.fold)
    where = training.places(source, done)
    if where is None or not done.segments:
        return None
    labels = training.gold_labels(done, where)
    article = training.article(done, labels, [1.0] * len(labels))
    scores: Row = training.module(score).score(source.gold, article.to_dict())
    edges = [(at, label) for start, end, label, _ in where if label not in _NAMES for at in (start, end)]
    lost = list(_lost(source.id, done, edges))
    return Reached(source.group, done.page is not None, scores, len(done.state.document.text), len(done.segments), len(edges), lost)


def _lost(id: str, done: Read, edges: Iterable[tuple[int, str]]) -> Iterator[Lost]:
    offsets, text = done.state.document.offsets, done.state.document.source
    there = {at for segment in done.segments for at in (segment.start, segment.end)}
    if offsets is not None:  # an end is behind its last character, whatever was dropped there
        there = {offsets[at] for at in there} | {offsets[segment.end - 1] + 1 for segment in done.segments}
    for at, label in edges:
        if at not in there:
            before, behind = text[max(0, at - _AROUND) : at], text[at : at + _AROUND]
            yield Lost(id, f"{_class(before[-1:])}|{_class(behind[:1])}", label, f"{before}‖{behind}")


def _class(character: str) -> str:
    return "A" if character.isalnum() else character


def _cut(found: Sequence[Reached], most: int) -> Iterator[str]:
    """How finely the texts are cut, and where they are not."""
    texts = [one for one in found if not one.is_page]
    characters, segments = sum(one.characters for one in texts), sum(one.segments for one in texts)
    yield f"{len(texts)} texts: {1000 * segments / max(1, characters):.1f} segments per 1,000 characters"
    kinds: dict[str, list[Lost]] = defaultdict(list)
    for one in texts:
        for lost in one.lost:
            kinds[lost.kind].append(lost)
    total = sum(map(len, kinds.values()))
    yield f"{total} of {sum(one.boundaries for one in texts):,} boundaries have no segment"
    for kind, of in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:most]:
        yield f"\n{len(of):5} {kind!r}"
        for lost in of[:: max(1, len(of) // 4)][:4]:
            yield f"      {lost.id}  {lost.label}: {lost.around!r}"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("rounds", type=Path, nargs="*", help="folders of opened rounds")
    parser.add_argument("--kinds", type=int, default=40, help="how many kinds of lost boundaries are shown")
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    score = args.corpus / "score.py"
    with ProcessPoolExecutor(args.processes) as pool:
        sources = training.corpus(args.corpus, args.rounds)
        found = [one for one in pool.map(partial(reached, score=score), sources, chunksize=8) if one is not None]
    rows = [(one.group, one.scores) for one in found] + [("html", one.scores) for one in found if one.is_page]
    print(table(rows, training.module(score)))
    print("\n".join(_cut(found, args.kinds)))


if __name__ == "__main__":
    main()
