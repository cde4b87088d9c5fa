"""What the comparisons share: the tools as values, taking turns on the clock, means of scores."""

from __future__ import annotations

import gc
import platform
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from inputs import Gold, Score

OURS = "newsextract"
COLD = "newsextract, cold"
BASE_COLD = "trafilatura, cold"
BASE = "trafilatura"  # what ratios are to, where nothing else is said


def nothing() -> None:
    """What most tools need before a run."""


@dataclass(frozen=True, slots=True)
class Tool:
    """An extractor: which form of a document it is given, and the article it makes of that.

    The article has at least a `body`; None says that the tool has no parser for the document.
    """

    name: str
    run: Callable[[Any], Gold | None]
    takes: str  # the attribute of the document: text, page, data
    package: str
    gives: frozenset[str] = frozenset()  # the fields it fills besides the body
    prepare: Callable[[], object] = nothing  # called before each run, off the clock


Load = Callable[[], "Tool | list[Tool]"]


def installed(loads: Iterable[Load]) -> tuple[list[Tool], list[str]]:
    """The tools that can be imported, and why the others cannot."""
    tools: list[Tool] = []
    skipped = []
    for load in loads:
        try:
            loaded = load()
        except ImportError as error:
            skipped.append(f"{load.__name__}: skipped, {error}")
        else:
            tools += [loaded] if isinstance(loaded, Tool) else loaded
    return tools, skipped


def attribute(module: str, name: str) -> Any:
    """A name of a module that may be missing, which is then an ImportError."""
    return getattr(import_module(module), name)


def as_body(text: str | None) -> Gold:
    """An article of nothing but lines."""
    return {"body": [line for line in (text or "").splitlines() if line.strip()]}


def interleaved(tools: Sequence[Tool], documents: Sequence[Any], rounds: int) -> dict[str, list[float]]:
    """The seconds of processor time that each tool took over all documents, round by round.

    The tools take turns, in another order each round, so what slows the machine slows all of
    them; a run off the clock begins each turn, so that no tool pays for what the one before
    it left in the processor's caches.
    """
    times: dict[str, list[float]] = defaultdict(list)
    order, shuffled = list(tools), random.Random(1)
    gc.collect()
    gc.freeze()  # what the tools loaded is not for whoever runs when a collection is due
    for turn in range(rounds + 1):
        shuffled.shuffle(order)
        for tool in order:
            tool.run(getattr(documents[0], tool.takes))
            taken = 0.0
            for document in documents:
                source = getattr(document, tool.takes)
                tool.prepare()
                begin = time.process_time()
                tool.run(source)
                taken += time.process_time() - begin
            if turn:  # the first round warms what tools keep
                times[tool.name].append(taken)
    return {tool.name: times[tool.name] for tool in tools}


def ratio(times: dict[str, list[float]], name: str, base: str) -> float | None:
    """The median, over the rounds, of a tool's time divided by another's in the same round."""
    if base not in times:
        return None
    return statistics.median(own / other for own, other in zip(times[name], times[base], strict=True))


def judge(
    tools: Iterable[Tool], documents: Sequence[Any], score: Score
) -> dict[str, dict[str, dict[str, float]]]:
    """Mean scores of each tool, over all documents and by `kind`, of those that it has a parser for."""
    table: dict[str, dict[str, dict[str, float]]] = {}
    for tool in tools:
        rows: dict[str, list[dict[str, float]]] = defaultdict(list)
        for document in documents:
            found = tool.run(getattr(document, tool.takes))
            if found is not None:
                row = score(document.gold, found)
                rows["all"].append(row)
                rows[document.kind].append(row)
        table[tool.name] = {
            kind: {name: statistics.fmean(row[name] for row in group) for name in group[0]}
            | {"documents": len(group)}
            for kind, group in rows.items()
        }
    return table


def release(package: str) -> str:
    """The installed version of a package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "checkout"


def forget() -> None:
    """Clear what newsextract keeps between documents: its line look-ups, and words of class names."""
    profiles = import_module("newsextract.profiles")
    for profile in (None, *profiles.shipped()):
        profiles.with_profile(profile).said.clear()
    attribute("newsextract.readers.html", "word_marks").cache_clear()


def newsextract_on(takes: str, gives: frozenset[str] = frozenset()) -> list[Tool]:
    """The extractor of this project, and the same with nothing kept from earlier documents."""
    extract = attribute("newsextract", "extract")

    def run(source: str | bytes) -> Gold:
        found: Gold = extract(source).to_dict()
        return found

    return [
        Tool(OURS, run, takes, "newsextract", gives),
        Tool(COLD, run, takes, "newsextract", gives, prepare=forget),
    ]


def justext_on(takes: str) -> Tool:
    """jusText with its list of Korean stop words."""
    make = attribute("justext", "justext")
    stop_words = attribute("justext", "get_stoplist")("Korean")

    def run(page: str) -> Gold:
        paragraphs = make(page.encode(), stop_words, encoding="utf-8")
        return {"body": [p.text for p in paragraphs if not p.is_boilerplate]}

    return Tool("jusText", run, takes, "jusText")


def cold_to_cold(times: dict[str, list[float]]) -> float | None:
    """newsextract's time to trafilatura's where neither keeps anything from earlier documents."""
    return ratio(times, COLD, BASE_COLD) if COLD in times else None


def setting() -> dict[str, str]:
    """When and where."""
    system = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return {"date": date.today().isoformat(), "machine": system}
