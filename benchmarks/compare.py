"""Speed and quality of newsextract beside other extractors, in one run.

    python benchmarks/compare.py                  # everything
    python benchmarks/compare.py --rounds 100     # more rounds of the timing
    python benchmarks/compare.py --json           # the same as one JSON object

Every tool gets the same documents: text tools the dump, HTML tools each line of it as a
`<p>`. A tool that is not installed is skipped and named.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from inputs import Gold, Sample, as_page, samples, scorer, tested_dump

BASE = "trafilatura"  # what ratios are to


@dataclass(frozen=True, slots=True)
class Tool:
    """An extractor: what it is given, and the article it makes of that (at least a `body`)."""

    name: str
    run: Callable[[str], Gold]
    takes_page: bool


def newsextract() -> Tool:
    """The extractor of this project."""
    from newsextract import extract

    return Tool("newsextract", lambda text: extract(text).to_dict(), takes_page=False)


def trafilatura() -> Tool:
    """trafilatura with its own settings."""
    from trafilatura import extract

    return Tool("trafilatura", lambda page: _body(extract(page)), takes_page=True)


def justext() -> Tool:
    """jusText with its list of Korean stop words."""
    from justext import get_stoplist, justext

    stop_words = get_stoplist("Korean")

    def run(page: str) -> Gold:
        return {"body": [p.text for p in justext(page.encode(), stop_words) if not p.is_boilerplate]}

    return Tool("jusText", run, takes_page=True)


def resiliparse() -> Tool:
    """resiliparse's plain text of the main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return Tool(
        "Resiliparse", lambda page: _body(extract_plain_text(page, main_content=True)), takes_page=True
    )


def kss() -> Tool:
    """clean_news of kss, in this process."""
    from kss import clean_news

    return Tool("kss", lambda text: _body(clean_news(text, num_workers=1)), takes_page=False)


TOOLS = (newsextract, trafilatura, justext, resiliparse, kss)


def _body(text: str | None) -> Gold:
    return {"body": [line for line in (text or "").splitlines() if line.strip()]}


def installed() -> tuple[list[Tool], list[str]]:
    """The tools that can be imported, and why the others cannot."""
    tools, skipped = [], []
    for load in TOOLS:
        try:
            tools.append(load())
        except ImportError as error:
            skipped.append(f"{load.__name__}: skipped, {error}")
    return tools, skipped


def measure(tools: list[Tool], text: str, rounds: int) -> dict[str, dict[str, float]]:
    """Median time of each tool on one dump, and the median of its ratios to trafilatura.

    The tools take turns within a round, so what slows the machine slows all of them.
    """
    page = as_page(text)
    times: dict[str, list[float]] = defaultdict(list)
    for turn in range(rounds + 2):
        for tool in tools:
            source = page if tool.takes_page else text
            begin = time.perf_counter()
            tool.run(source)
            taken = time.perf_counter() - begin
            if turn >= 2:  # the first two warm caches up
                times[tool.name].append(taken)
    figures = {}
    for name, taken_by in times.items():
        figures[name] = {"milliseconds": statistics.median(taken_by) * 1000}
        if BASE in times:
            ratios = (own / base for own, base in zip(taken_by, times[BASE], strict=True))
            figures[name]["ratio"] = statistics.median(ratios)
    return figures


def judge(tools: list[Tool], documents: list[Sample]) -> dict[str, dict[str, dict[str, float]]]:
    """Mean scores of each tool, by kind of document and over all of them."""
    score, _ = scorer()
    table: dict[str, dict[str, dict[str, float]]] = {}
    for tool in tools:
        rows: dict[str, list[dict[str, float]]] = defaultdict(list)
        for document in documents:
            found = tool.run(document.page if tool.takes_page else document.text)
            row = score(document.gold, found)
            rows["all"].append(row)
            rows[document.kind].append(row)
        table[tool.name] = {
            kind: {name: statistics.fmean(row[name] for row in group) for name in group[0]}
            | {"documents": len(group)}
            for kind, group in rows.items()
        }
    return table


def release(name: str) -> str:
    """The installed version of a tool."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "checkout"


def show(report: dict[str, Any]) -> None:
    """Print the report as tables."""
    print(f"{report['date']}, {report['machine']}")
    for line in report["skipped"]:
        print(line)
    print(
        f"\nTime on {report['dump']} ({report['characters']} characters), {report['rounds']} rounds, median"
    )
    for name, row in report["speed"].items():
        ratio = f"{row['ratio']:10.3f} × {BASE}" if "ratio" in row else ""
        print(f"  {name:12} {report['versions'][name]:10} {row['milliseconds']:9.2f} ms{ratio}")
    print(f"\nBody F1 / whole paragraphs on {report['documents']}; scored by {report['scorer']}")
    kinds = list(next(iter(report["quality"].values())))
    counts = next(iter(report["quality"].values()))
    print(
        f"  {'':12}" + "".join(f"{kind + ' (' + str(counts[kind]['documents']) + ')':>16}" for kind in kinds)
    )
    for name, row in report["quality"].items():
        print(
            f"  {name:12}" + "".join(f"{row[k]['body']:>9.3f} /{row[k]['paragraphs']:>5.3f}" for k in kinds)
        )
    if all("perfect" in row["all"] for row in report["quality"].values()):
        shares = ", ".join(f"{name} {row['all']['perfect']:.2f}" for name, row in report["quality"].items())
        print(f"\nDocuments with title, paragraphs, captions and tags all right: {shares}")


def main() -> int:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=30, help="timed rounds (default 30)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    tools, skipped = installed()
    if not tools:
        print("no tool is installed, newsextract neither", file=sys.stderr)
        return 1
    dump, text = tested_dump()
    documents, where = samples()
    report = {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        "skipped": skipped,
        "versions": {tool.name: release(tool.name) for tool in tools},
        "dump": dump,
        "characters": len(text),
        "rounds": args.rounds,
        "speed": measure(tools, text, args.rounds),
        "documents": where,
        "scorer": scorer()[1],
        "quality": judge(tools, documents),
    }
    if args.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        show(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
