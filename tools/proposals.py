"""What `newsextract profiles new` proposes for every site of the corpus, and what that does to the scores.

    python tools/proposals.py ../shared/corpus proposals/

For each site with several documents a profile is started from up to 20 of them, none
of them scored where enough others are there; otherwise each scored document is left out in turn. The
profiles are written into the folder, to be read by eye. Printed is, for each site: the documents,
the lines proposed; of these how many stand in a scored document, and how many of those are
furniture by gold; how many scored documents the profile was applied to, and how many of them lost
in any column of the score. In the last row all profiles are given at once, and chosen by their marks.
What is lost is listed below the table.

The lexicon covers most of what these sites print. `--lexicon unseen` takes out of it what fires on the
site's documents only, and the package's own profiles: what is proposed for a site that nobody
prepared for. `--lexicon none` takes out all of it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from leave_publisher_out import Place, firing, without

from newsextract import ArgumentError, explain, lexicon, load_profiles, profiles
from newsextract.lexicon import Lexicon
from newsextract.profiles import Profile
from newsextract.propose.draft import FEWEST, Draft, draft
from newsextract.propose.lines import fold
from newsextract.propose.phrases import Phrase, takes
from newsextract.propose.samples import Reading, Sample, read

MOST = 20  # documents that a profile is started from
HOST = "proposed.example"  # by which a profile is applied to documents without an address
FIELDS = ("title", "subtitles", "body", "tags", "captions")


@dataclass
class Site:
    """The documents of one site in one form: whole pages, dumps of pages, or text."""

    name: str
    unscored: list[Sample] = field(default_factory=list)
    scored: list[Sample] = field(default_factory=list)


@dataclass
class Result:
    """What one profile proposes and does."""

    documents: int
    drafted: Draft
    applied_to: list[Sample]


def sites(corpus: Path) -> list[Site]:
    """The sites of the corpus, by name and form."""
    found: dict[str, Site] = {}
    for folder in ("unlabelled", "dev"):
        for path in sorted((corpus / folder).iterdir()):
            if path.suffix not in (".txt", ".html"):
                continue
            parts = path.stem.split("--")
            pages = path.suffix == ".html"
            name = parts[1] if parts[0] in ("dump", "page") else parts[0]
            sample = Sample(path.name, path.read_bytes())
            forms = [("page", sample)] if pages else [("dump" if parts[0] == "dump" else "text", sample)]
            if pages and folder == "unlabelled":
                forms.append(("dump", Sample(path.stem, explain(sample.data).source, input_format="text")))
            for form, one in forms:
                site = found.setdefault(f"{name} ({form})", Site(f"{name} ({form})"))
                (site.scored if folder == "dev" else site.unscored).append(one)
    texts = {name.removesuffix(" (text)"): site for name, site in found.items() if name.endswith("(text)")}
    for host, samples in _crawled(corpus):
        named = next((label for label in host.split(".") if label in texts), None)
        if named:  # of several hosts that with the most records is the site's
            texts.pop(named).unscored.extend(samples)
        else:
            found[host] = Site(host, samples)
    return sorted(found.values(), key=lambda site: site.name)


def _crawled(corpus: Path) -> Iterator[tuple[str, list[Sample]]]:
    csv.field_size_limit(10**9)
    hosts: dict[str, list[Sample]] = defaultdict(list)
    with gzip.open(corpus / "bulk" / "crawl-2023-10.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if row["contents"].strip():
                host = urlsplit(row["link"]).hostname or ""
                hosts[host].append(Sample(f"{host}#{number}", row["contents"], url=row["link"]))
    yield from sorted(hosts.items(), key=lambda item: -len(item[1]))


def results(site: Site) -> Iterator[Result]:
    """One profile for all scored documents, or one for each, made without it."""
    unscored = _told(site.unscored)[:MOST]
    if len(unscored) >= FEWEST:
        yield from _result(unscored, site.scored)
        return
    if len(unscored) + len(site.scored) <= FEWEST:  # too few to leave one out
        yield from _result(unscored + _told(site.scored), site.scored)
        return
    for left_out in site.scored:
        others = _told([sample for sample in site.scored if sample is not left_out])
        yield from _result((unscored + others)[:MOST], [left_out])


@contextmanager
def as_if_unseen(site: Site, fires: dict[Place, set[str]]) -> Iterator[None]:
    """The lexicon without what fires on this site only, or none of it, and no profiles of the package."""
    left = without(site.name.split(" (")[0], lexicon.load(), fires) if fires else Lexicon({}, (), ())
    profiles.with_profile.cache_clear()
    with patch.object(lexicon, "load", lambda: left), patch.object(profiles, "shipped", lambda: ()):
        yield
    profiles.with_profile.cache_clear()


def _told(samples: Sequence[Sample]) -> list[Reading]:
    return [reading for reading in read(samples) if reading.explanation.article.body]


def _result(readings: Sequence[Reading], applied_to: list[Sample]) -> Iterator[Result]:
    if len(readings) < FEWEST:
        return
    try:
        drafted = draft(readings)
    except ArgumentError:
        drafted = draft(readings, host=HOST)
    yield Result(len(readings), drafted, applied_to)


def scorer(corpus: Path) -> ModuleType:
    """The corpus's own `score.py`."""
    spec = importlib.util.spec_from_file_location("score", corpus / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def gold_of(corpus: Path, sample: Sample) -> dict[str, Any]:
    """The gold article of a scored document."""
    gold: dict[str, Any] = json.loads((corpus / "dev" / f"{Path(sample.name).stem}.gold.json").read_text("utf-8"))
    return gold


def by_gold(phrase: Phrase, golds: Sequence[dict[str, Any]], sources: Sequence[list[str]]) -> str:
    """Whether a phrase's lines are furniture by gold: "right", "wrong", or "unseen" where none stands there."""
    stands = False
    for gold, lines in zip(golds, sources, strict=True):
        items = [item for name in FIELDS for item in ([gold[name]] if isinstance(gold.get(name), str) else gold.get(name) or [])]
        texts = [item if isinstance(item, str) else item.get("text") or "" for item in items]
        if any(takes(phrase, fold(text)) for text in texts if text):
            return "wrong"
        stands = stands or any(takes(phrase, line) for line in lines)
    return "right" if stands else "unseen"


def forced(result: Result) -> Profile:
    """The profile, with a host by which it can be given to any document."""
    profile = profiles.load(result.drafted.file, result.drafted.toml.encode())
    return replace(profile, hosts=(*profile.hosts, HOST))


def lowered(
    score: ModuleType, corpus: Path, samples: Sequence[Sample], own: Sequence[Profile], url: str | None
) -> Iterator[tuple[str, str, float, float]]:
    """Each document and column of the score that is lower with the profiles than without."""
    for sample in samples:
        gold = gold_of(corpus, sample)
        plain, proposed = read([sample]), read([replace(sample, url=url)], own)
        before, after = (score.score(gold, one[0].explanation.article.to_dict()) for one in (plain, proposed))
        for column in before:
            worse = after[column] > before[column] if column == "failed" else after[column] < before[column]
            if worse:
                yield sample.name, column, before[column], after[column]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path, help="where the proposed profiles are written")
    parser.add_argument("--lexicon", choices=["whole", "unseen", "none"], default="whole", help="how much of it is used")
    parser.add_argument("--site", help="only sites whose name holds this")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    if any(args.folder.iterdir()):
        parser.error(f"{args.folder}: not empty; name a folder that is")
    score = scorer(args.corpus)
    scored = [path for folder in ("dev", "unlabelled") for path in sorted((args.corpus / folder).glob("*.txt"))]
    fires = firing(scored, lexicon.load()) if args.lexicon == "unseen" else {}
    losses: list[str] = []
    totals: Counter[str] = Counter()
    print(f"{'site':34}{'docs':>5}{'lines':>6}{'right':>6}{'wrong':>6}{'unseen':>7}{'applied':>8}{'lowered':>8}")
    for site in sites(args.corpus):
        if args.site and args.site not in site.name:
            continue
        with nullcontext() if args.lexicon == "whole" else as_if_unseen(site, fires):
            for row, lost in rows(site, args.corpus, args.folder, score):
                losses += lost
                totals.update(row)
                _print(site.name, row)
    _print(f"{totals['profiles']} profiles", totals)
    everything = [sample for site in sites(args.corpus) for sample in site.scored]
    together = list(lowered(score, args.corpus, everything, load_profiles(args.folder), None))
    losses += [f"{name}: {column} {old:.3f} -> {new:.3f} (all profiles)" for name, column, old, new in together]
    _print("all at once, by their marks", {"applied": len(everything), "lowered": len({name for name, *_ in together})})
    print("\n".join(losses))


def rows(site: Site, corpus: Path, folder: Path, score: ModuleType) -> Iterator[tuple[dict[str, int], list[str]]]:
    """The figures of each profile of a site, and what it loses in words."""
    golds = [gold_of(corpus, sample) for sample in site.scored]
    sources = [[fold(d.text) for d in r.explanation.decisions] for r in read(site.scored)]
    for number, result in enumerate(results(site)):
        file = folder / f"{site.name}-{number}.toml"
        file.write_text(result.drafted.toml, encoding="utf-8")
        verdicts = {phrase: by_gold(phrase, golds, sources) for phrase in result.drafted.phrases}
        found = list(lowered(score, corpus, result.applied_to, [forced(result)], f"https://{HOST}/"))
        losses = [f"{name}: {column} {old:.3f} -> {new:.3f} ({file.name})" for name, column, old, new in found]
        losses += [f"{file.name}: takes a line of gold: {p.text}" for p, verdict in verdicts.items() if verdict == "wrong"]
        counted = Counter(verdicts.values())
        yield {
            "profiles": 1, "documents": result.documents, "lines": len(verdicts), "right": counted["right"],
            "wrong": counted["wrong"], "unseen": counted["unseen"], "applied": len(result.applied_to),
            "lowered": len({name for name, *_ in found}),
        }, losses  # fmt: skip


def _print(name: str, row: Mapping[str, int]) -> None:
    widths = {"documents": 5, "lines": 6, "right": 6, "wrong": 6, "unseen": 7, "applied": 8, "lowered": 8}
    print(f"{name:34}" + "".join(f"{row.get(key, ''):>{width}}" for key, width in widths.items()), flush=True)


if __name__ == "__main__":
    main()
