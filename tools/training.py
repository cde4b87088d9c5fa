"""What the labeller learns from: documents, their right labels, and how they are dealt to folds.

`train.py`, `held_out.py` and `ceiling.py` share it. A group says where a document comes from:

| group | documents |
|---|---|
| `same` | of the corpus, of sites that the rules were written on, with spans |
| `old` | the first ones of the corpus, without spans |
| `others` | of other repositories (`-a`, `-b`, `-c` in their names): what varies most |
| `r1` … | an opened round, by the name of its folder |
| `own` | invented ones of the project |
| `flat` | pages of the corpus, flattened; none is trained on |
"""

from __future__ import annotations

import bisect
import importlib.util
import json
import re
import sys
import tomllib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pycrfsuite
from bs4 import BeautifulSoup
from gold_spans import Span, spans_from_gold

from newsextract import profiles as profile_data
from newsextract.article import Article
from newsextract.assemble import assemble
from newsextract.decide import Proposal, propose, with_gaps, with_marks, with_quotes
from newsextract.fields.read import Reader
from newsextract.model import Decision, Known
from newsextract.pipeline import _publisher, _ruled, _with_url
from newsextract.readers.kind import page_in
from newsextract.readers.page import Page, read_page
from newsextract.readers.text import read_text
from newsextract.rules.aside import set_aside, without_edges
from newsextract.rules.state import State
from newsextract.segments import seams
from newsextract.segments.features import features
from newsextract.segments.segment import Segment, split

ROOT = Path(__file__).parents[1]
ALGORITHM = "lbfgs"
PARAMETERS: dict[str, float | bool] = {
    "c1": 0.4,
    "c2": 0.8,
    "max_iterations": 250,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
WEIGHTS = {"same": 1, "old": 1, "others": 2, "own": 1, "flat": 0}
ROUND_WEIGHT = 2
FOLDS = 4
MOST_SEGMENTS = 4000  # of a document: what has more is no article
_OTHERS = re.compile(r"-[abc]--")
_FLATTENED = {"get_text": {}, "lines": {"separator": "\n", "strip": True}, "spaces": {"separator": " ", "strip": True}}
_LEAST_COVERED = 0.4  # of a segment, by what labels it
_SHORT = frozenset({"credit", "tag", "byline"})  # labels of a name, which may be a small part of its segment
_ITEMS = frozenset({"title", "subtitle", "body", "caption"})

Gold = dict[str, Any]
Place = tuple[int, int, str, int]  # start and end in the whole text, label, item


class Source(NamedTuple):
    """A document, and what is right of it."""

    id: str
    group: str
    fold: int | None  # None: always trained on, never judged
    data: bytes | str
    gold: Gold
    spans: tuple[Span, ...] | None = None  # else they are looked for in the text


class Item(NamedTuple):
    """A document as the labeller sees it, and its right labels."""

    source: Source
    features: list[list[str]]
    labels: list[str]


class Read(NamedTuple):
    """A document after the rules."""

    state: State
    known: Known
    proposals: list[Proposal]
    segments: tuple[Segment, ...]
    page: Page | None
    aside: tuple[Decision, ...]


def read(data: bytes | str, fold: int | None = None) -> Read:
    """What the pipeline makes of a document before it is labelled.

    Lost breaks are found by weights that were learned without the documents of its fold, where it has one.

    >>> [segment.text for segment in read("새 다리 열려\\n한밭시는 3일 새 다리를 열었다.").segments]
    ['새 다리 열려', '한밭시는 3일 새 다리를 열었다.']
    """
    model = None if fold is None else _seam_folds()[fold]
    found = page_in(data, "auto" if isinstance(data, bytes) else "text")
    known = Known()
    page: Page | None = None
    own = profile_data.shipped()
    if found is not None:
        page = read_page(found, "input", url=None, charset=None, profiles=own)
        document, aside = set_aside(page.document, page.container, page.metadata.title)
        state = _ruled(document, page.profile, known, page.container, page.metadata.title, model)
    else:
        document, aside = without_edges(read_text(data, "input", None))
        known = _with_url(known, document)
        state = _ruled(document, profile_data.choose(own, known.url, document.text), known, model=model)
    proposals = propose(document, state.pieces, state.claims)
    return Read(state, known, proposals, split(document, proposals, state.lines), page, aside)


def article(done: Read, labels: Sequence[str], confidence: Sequence[float]) -> Article:
    """The article that labels of the segments make."""
    document = done.state.document
    decisions = Reader(document, done.proposals, done.segments).read(labels, confidence)
    decisions = tuple(sorted((*decisions, *done.aside), key=attrgetter("start")))
    decisions = with_gaps(document.source, with_marks(document, with_quotes(document, decisions)))
    return assemble(
        decisions, known=done.known, profile=done.state.profile, publisher=_publisher(decisions), warnings=(),
        metadata=done.page.metadata if done.page else None, rows=done.page is not None or document.markup is not None,
    )  # fmt: skip


def corpus(folder: Path, rounds: Iterable[Path] = (), flat: bool = False) -> Iterator[Source]:
    """The documents of `dev` and of opened rounds, each by its name; with `flat` the flattenings of pages too."""
    rows = (line.split("\t") for line in (folder / "sources.tsv").read_text(encoding="utf-8").splitlines()[1:])
    repositories = {row[0].removeprefix("dev/"): row[2] for row in rows}
    for path in sorted((folder / "dev").glob("*.gold.json")):
        source = _source(path)
        spans = source.with_name(f"{source.stem}.spans.json").exists()
        others = _OTHERS.search(source.stem) is not None
        group = "others" if others else "same" if spans else "old"
        fold = fold_of(repositories.get(source.name, source.stem) if others else site(source.stem))
        found = _of_file(source, group, fold)
        yield found
        if flat and source.suffix == ".html":
            yield from _flattened(found)
    for folder_of_round in rounds:
        for path in sorted(folder_of_round.glob("*.gold.json")):
            source = _source(path)
            yield _of_file(source, folder_of_round.name, fold_of(site(source.stem)))


def _source(gold: Path) -> Path:
    stem = gold.name.removesuffix(".gold.json")
    found = next((p for p in (gold.with_name(f"{stem}.txt"), gold.with_name(f"{stem}.html")) if p.exists()), None)
    if found is None:
        raise SystemExit(f"{gold}: there is no {stem}.txt or {stem}.html beside it")
    return found


def _of_file(source: Path, group: str, fold: int) -> Source:
    gold: Gold = json.loads(source.with_name(f"{source.stem}.gold.json").read_text(encoding="utf-8"))
    path = source.with_name(f"{source.stem}.spans.json")
    spans: tuple[Span, ...] | None = None
    if source.suffix == ".txt" and path.exists():  # those of a page count lines of another flattening
        rows = json.loads(path.read_text(encoding="utf-8"))
        spans = tuple(Span(*(row[name] for name in Span._fields)) for row in rows)
    return Source(source.stem, group, fold, source.read_bytes(), gold, spans)


def _flattened(source: Source) -> Iterator[Source]:
    tree = BeautifulSoup(source.data, "lxml")
    for element in tree(["script", "style", "noscript"]):
        element.decompose()
    for way, how in _FLATTENED.items():
        yield source._replace(id=f"{source.id} {way}", group="flat", data=tree.get_text(**how))  # type: ignore[arg-type]


def fold_of(source: str) -> int:
    """The fold of all documents of a source."""
    return zlib.crc32(source.encode()) % FOLDS


def site(stem: str) -> str:
    """The site that a document's name tells; a page and its flattened dump have one.

    >>> site("hanbat--field--2"), site("dump--hanbat--1")
    ('hanbat', 'hanbat')
    """
    parts = stem.split("--")
    return parts[1] if parts[0] in ("dump", "page") else parts[0]


def own(root: Path = ROOT) -> Iterator[Source]:
    """The invented documents of the project: whole ones, and little ones of the cases as the tests lay them out."""
    folders = (root / "fixtures", root / "fixtures" / "pages", root / "tests" / "cases" / "documents")
    for path in (path for folder in folders for path in sorted(folder.glob("*.article.json"))):
        stem = path.name.removesuffix(".article.json")
        source = next(p for p in (path.with_name(f"{stem}.txt"), path.with_name(f"{stem}.html")) if p.exists())
        gold: Gold = json.loads(path.read_text(encoding="utf-8"))
        yield Source(stem, "own", None, source.read_bytes(), gold)
    for number, (paragraphs, body, gap) in enumerate(_little(root / "tests" / "cases")):
        yield Source(f"case {number}", "own", None, gap.join(paragraphs), {"body": body})


def _little(cases: Path) -> Iterator[tuple[list[str], list[str], str]]:
    """Lines of a document, its body, and what parts the lines."""
    chrome, near, alone, inline = (
        tomllib.loads((cases / f"{name}.toml").read_text(encoding="utf-8")) for name in ("chrome", "near_chrome", "leave_alone", "inline")
    )
    story = chrome["story"]
    for group in chrome["group"]:
        for line in group["lines"]:
            for place in [group["at"]] if "at" in group else ["before", "after"]:
                yield ([line, *story] if place == "before" else [*story, line]), story, "\n\n"
    lines = [(near["story"], 2, line) for group in near["group"] for line in group["lines"]]
    lines += [(alone["story"], 3, case["text"]) for case in alone["case"]]
    for number, (story, at, line) in enumerate(lines):
        paragraphs = [*story[:at], line, *story[at:]]
        yield paragraphs, paragraphs, ("\n\n", "\n")[number % 2]  # one of the two: the story is the same each time
    story = inline["story"]
    for case in inline["cut"]:
        yield [*story, case["text"]], [*story, case["keeps"]], "\n"
    for line in inline["leave"]["lines"]:
        paragraphs = [story[0], line, story[1]]
        yield paragraphs, paragraphs, "\n"


def places(source: Source, done: Read) -> list[Place] | None:
    """Where the parts of the gold article stand in the text; None where the story is not in it."""
    text = done.state.document.source
    spans: Sequence[Span]
    if source.spans is not None and done.page is None:  # a text that holds a page is flattened anew
        spans = source.spans
    else:
        found = spans_from_gold(text, source.gold)
        if source.group == "flat" and not found.is_whole:
            return None
        spans = found.spans
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    return [(starts[s.line - 1] + s.start, starts[s.line - 1] + s.end, s.label, s.item) for s in spans]


def gold_labels(done: Read, where: Iterable[Place]) -> list[str]:
    """The right label of each segment: that of the span that covers most of it."""
    offsets = done.state.document.offsets
    spans = sorted(where)
    starts = [span[0] for span in spans]
    found: list[str] = []
    seen: set[int] = set()
    for segment in done.segments:
        start, end = (segment.start, segment.end) if offsets is None else (offsets[segment.start], offsets[segment.end])
        near = spans[max(0, bisect.bisect_left(starts, start) - 40) : bisect.bisect_left(starts, end)]
        over = [(min(end, b) - max(start, a), label, item) for a, b, label, item in near if min(end, b) > max(start, a)]
        over = [row for row in over if row[1] != "byline"] or over
        size, label, item = max(over, key=lambda row: row[0], default=(0, "O", -1))
        if label == "O" or (size < _LEAST_COVERED * (end - start) and label not in _SHORT):
            found.append("O")
            continue
        found.append(("I-" if item in seen else "B-") + label if label in _ITEMS else label)
        seen.add(item)
    return found


@cache
def _seam_folds() -> list[seams.Model]:
    data = json.loads(Path(__file__).with_name("seam_folds.json").read_text(encoding="utf-8"))
    above = (data["touching"] / 100, data["spaced"] / 100)
    return [seams.Model({name: row[fold] / 100 for name, row in data["weights"].items()}, above) for fold in range(FOLDS)]


def item_of(source: Source) -> Item | None:
    """A document to learn from; None where it holds nothing, far too much, or not the story."""
    done = read(source.data, source.fold)
    if not 0 < len(done.segments) <= MOST_SEGMENTS:
        return None
    where = places(source, done)
    if where is None:
        return None
    return Item(source, features(done.state, done.proposals, done.segments), gold_labels(done, where))


def items(sources: Iterable[Source], processes: int = 2) -> list[Item]:
    """Documents to learn from, in their order."""
    if processes <= 1:
        return [_one_word_once(item) for item in map(item_of, sources) if item is not None]
    with ProcessPoolExecutor(processes) as pool:
        return [_one_word_once(item) for item in pool.map(item_of, sources, chunksize=8) if item is not None]


def _one_word_once(item: Item) -> Item:
    """Features of one name are one object: a corpus has millions of them.

    They stand in the order of the alphabet, for weights are numbered as their features are met, and some come from sets.
    """
    return item._replace(features=[[sys.intern(name) for name in sorted(names)] for names in item.features])


def weight(group: str) -> int:
    """How often a document of a group is learned from."""
    return WEIGHTS.get(group, ROUND_WEIGHT)


def train(chosen: Iterable[Item], path: Path) -> None:
    """Learn weights, and write them: the same bytes from the same documents."""
    trainer = pycrfsuite.Trainer(algorithm=ALGORITHM, verbose=False)
    trainer.set_params(PARAMETERS)
    for item in chosen:
        for _ in range(weight(item.source.group)):
            trainer.append(item.features, item.labels)
    trainer.train(str(path))


def module(path: Path) -> ModuleType:
    """A file of Python that lies outside any package: the corpus's `score.py`."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = found
    spec.loader.exec_module(found)
    return found
