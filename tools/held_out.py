"""Label every document of the corpus by weights that were trained without its source.

    python tools/held_out.py ../shared/corpus > rows.jsonl

A row for each document, and for each page one more for each way to flatten it: the measures of `labels/confidence.py`,
whether the article is perfect by `score.py`, and for each label its probability and whether it is right. Sources are
dealt to five folds: repositories for the documents that come from others (`-a`, `-b`, `-c` in their names), sites for
the rest. `tools/calibrate.py` reads the rows. It takes about ten minutes.
"""

from __future__ import annotations

import argparse
import bisect
import importlib.util
import json
import re
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pycrfsuite
from bs4 import BeautifulSoup
from gold_spans import Span, spans_from_gold

from newsextract import profiles as profile_data
from newsextract.assemble import assemble
from newsextract.decide import Proposal, propose, with_quotes
from newsextract.fields.read import Reader
from newsextract.labels import confidence
from newsextract.labels.bounds import bounded
from newsextract.labels.model import label_by, outcome
from newsextract.model import Decision, Known
from newsextract.pipeline import _ruled
from newsextract.readers.kind import page_in
from newsextract.readers.page import Page, read_page
from newsextract.readers.text import read_text
from newsextract.rules.aside import set_aside
from newsextract.rules.state import State
from newsextract.segments.features import features
from newsextract.segments.scan import Segment, scan

_FOLDS = 5
_OTHERS = re.compile(r"-[abc]--")
_FLATTENED = {"get_text": {}, "lines": {"separator": "\n", "strip": True}, "spaces": {"separator": " ", "strip": True}}
_PARAMETERS = {"feature.minfreq": 2, "feature.possible_transitions": True, "c1": 0.2, "c2": 0.5, "max_iterations": 70}
_MOST = 4000  # segments of a document

Gold = dict[str, Any]


class Item(NamedTuple):
    """A document as the labeller sees it, and what is right of it."""

    id: str
    set: str  # `others`, `same` (sites, with spans), `old` (without), `flat`
    fold: int
    data: bytes | str
    gold: Gold
    features: list[list[str]]
    labels: list[str]


class Read(NamedTuple):
    """A document after the rules."""

    state: State
    proposals: list[Proposal]
    segments: tuple[Segment, ...]
    page: Page | None
    aside: tuple[Decision, ...]


def read(data: bytes | str) -> Read:
    """What the pipeline makes of a document before it is labelled."""
    found = page_in(data, "auto" if isinstance(data, bytes) else "text")
    known = Known()
    page: Page | None = None
    aside: tuple[Decision, ...] = ()
    own = profile_data.shipped()
    if found is not None:
        page = read_page(found, "input", url=None, charset=None, profiles=own)
        document, aside = set_aside(page.document, page.container, page.metadata.title)
        state = _ruled(document, page.profile, known, page.container, page.metadata.title)
    else:
        assert isinstance(data, bytes | str)
        document = read_text(data, "input", None)
        state = _ruled(document, profile_data.choose(own, None, document.text), known)
    proposals = propose(document, state.pieces, state.claims)
    return Read(state, proposals, scan(document, proposals), page, aside)


def items(corpus: Path) -> Iterator[Item]:
    """The documents of `dev`, and the flattenings of its pages."""
    lines = (corpus / "sources.tsv").read_text(encoding="utf-8").splitlines()[1:]
    repositories = {row[0].removeprefix("dev/"): row[2] for row in (line.split("\t") for line in lines)}
    for path in sorted((corpus / "dev").glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        gold: Gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(p for p in (path.with_name(f"{stem}.txt"), path.with_name(f"{stem}.html")) if p.exists())
        spans = path.with_name(f"{stem}.spans.json")
        others = _OTHERS.search(stem) is not None
        fold = zlib.crc32((repositories.get(source.name, stem) if others else _site(stem)).encode()) % _FOLDS
        kind = "others" if others else "same" if spans.exists() else "old"
        ways: list[tuple[str, str, bytes | str]] = [(stem, kind, source.read_bytes())]
        if source.suffix == ".html":
            tree = BeautifulSoup(source.read_bytes(), "lxml")
            for element in tree(["script", "style", "noscript"]):
                element.decompose()
            ways += [(f"{stem} {way}", "flat", tree.get_text(**how)) for way, how in _FLATTENED.items()]  # type: ignore[arg-type]
        for id, of, data in ways:
            done = read(data)
            if not 0 < len(done.segments) <= _MOST:
                continue
            text = done.state.document.source
            if of != "flat" and source.suffix == ".txt" and spans.exists():
                rows: list[dict[str, Any]] = json.loads(spans.read_text(encoding="utf-8"))
                places = _places((Span(*(row[name] for name in Span._fields)) for row in rows), text)
            else:
                found = spans_from_gold(text, gold)
                if of == "flat" and not found.is_whole:
                    continue  # the story is not in it
                places = _places(found.spans, text)
            labels = gold_labels(done, places)
            yield Item(id, of, fold, data, gold, features(done.state, done.proposals, done.segments), labels)


def _site(stem: str) -> str:
    parts = stem.split("--")
    return parts[1] if parts[0] in ("dump", "page") else parts[0]


Place = tuple[int, int, str, int]


def _places(spans: Iterable[Span], source: str) -> list[Place]:
    """Spans by their characters in the whole text."""
    starts = [0, *(at + 1 for at, character in enumerate(source) if character == "\n")]
    return [(starts[s.line - 1] + s.start, starts[s.line - 1] + s.end, s.label, s.item) for s in spans]


def gold_labels(done: Read, places: list[Place]) -> list[str]:
    """The right label of each segment: that of the span that covers most of it."""
    offsets = done.state.document.offsets
    places = sorted(places)
    starts = [place[0] for place in places]
    found: list[str] = []
    seen: set[int] = set()
    for segment in done.segments:
        start, end = (segment.start, segment.end) if offsets is None else (offsets[segment.start], offsets[segment.end])
        near = places[max(0, bisect.bisect_left(starts, start) - 40) : bisect.bisect_left(starts, end)]
        over = [(min(end, b) - max(start, a), label, item) for a, b, label, item in near if min(end, b) > max(start, a)]
        over = [row for row in over if row[1] != "byline"] or over
        size, label, item = max(over, key=lambda row: row[0], default=(0, "O", -1))
        if label == "O" or (size < 0.4 * (end - start) and label not in ("credit", "tag", "byline")):
            found.append("O")
            continue
        found.append(("I-" if item in seen else "B-") + label if label in ("body", "caption", "subtitle", "title") else label)
        seen.add(item)
    return found


def train(chosen: Sequence[Item], path: str) -> None:
    """Weights of some documents; those of other repositories count twice."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_PARAMETERS)
    for item in chosen:
        for _ in range(2 if item.set == "others" else 1):
            trainer.append(item.features, item.labels)
    trainer.train(path)


def rows(fold: int, whole: Sequence[Item], score: ModuleType) -> list[dict[str, Any]]:
    """The rows of a fold, by weights of the others."""
    with tempfile.NamedTemporaryFile(suffix=".crfsuite") as file:
        train([item for item in whole if item.fold != fold], file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        return [_row(item, tagger, score) for item in whole if item.fold == fold]


def _row(item: Item, tagger: pycrfsuite.Tagger, score: ModuleType) -> dict[str, Any]:
    done = read(item.data)
    document, segments = done.state.document, done.segments
    proposed = [done.proposals[segment.proposal].claim.label for segment in segments]
    labelled, stood_in = bounded(label_by(tagger, item.features, proposed), done.proposals, segments)
    labelled = label_by(tagger, item.features, proposed, labelled.labels)
    decisions = Reader(document, done.proposals, segments).read(labelled.labels, labelled.confidence)
    article = assemble(
        sorted((*with_quotes(document, decisions), *done.aside), key=attrgetter("start")),
        known=Known(), profile=done.state.profile, publisher=None, warnings=(),
        metadata=done.page.metadata if done.page else None, rows=done.page is not None or document.markup is not None,
    )  # fmt: skip
    right = zip(labelled.confidence, labelled.labels, item.labels, proposed, strict=True)
    return {
        "id": item.id,
        "set": item.set,
        "fold": item.fold,
        "perfect": score.score(item.gold, article.to_dict())["perfect"],
        "measures": confidence.measure(labelled, done.proposals, segments, stood_in)._asdict(),
        "warned": bool(confidence.warnings(labelled.labels, done.proposals, segments, stood_in)),
        "labels": [] if stood_in else [[round(p, 6), outcome(a, by) == outcome(b, by)] for p, a, b, by in right],
    }


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _fold(fold: int, corpus: Path, whole: Sequence[Item]) -> list[dict[str, Any]]:
    return rows(fold, whole, _module(corpus / "score.py"))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    corpus: Path = args.corpus
    whole = list(items(corpus))
    print(Counter(item.set for item in whole), file=sys.stderr)
    with ProcessPoolExecutor(args.processes) as pool:
        jobs = [pool.submit(_fold, fold, corpus, whole) for fold in range(_FOLDS)]
        for job in jobs:
            for row in job.result():
                print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
