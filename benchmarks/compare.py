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
import logging
import statistics
import sys
from typing import Any

from inputs import Sample, as_page, samples, scorer, tested_dump
from peers import (
    BASE,
    BASE_COLD,
    COLD,
    Tool,
    as_body,
    attribute,
    cold_to_cold,
    installed,
    interleaved,
    judge,
    justext_on,
    newsextract_on,
    ratio,
    release,
    setting,
)


def newsextract() -> list[Tool]:
    """The extractor of this project, warm and cold."""
    return newsextract_on("text")


def trafilatura() -> list[Tool]:
    """trafilatura with its own settings, warm and cold."""
    extract = attribute("trafilatura", "extract")
    forget = attribute("trafilatura.meta", "reset_caches")

    def run(page: str) -> dict[str, Any]:
        return as_body(extract(page))

    return [
        Tool(BASE, run, "page", "trafilatura"),
        Tool(BASE_COLD, run, "page", "trafilatura", prepare=forget),
    ]


def justext() -> Tool:
    """jusText with its list of Korean stop words."""
    return justext_on("page")


def resiliparse() -> Tool:
    """resiliparse's plain text of the main content."""
    extract = attribute("resiliparse.extract.html2text", "extract_plain_text")
    return Tool("Resiliparse", lambda page: as_body(extract(page, main_content=True)), "page", "Resiliparse")


def kss() -> Tool:
    """clean_news of kss, in this process."""
    clean = attribute("kss", "clean_news")
    return Tool("kss", lambda text: as_body(clean(text, num_workers=1)), "text", "kss")


IN_A_ROW = 5  # times that a tool runs in its turn
TOOLS = (newsextract, trafilatura, justext, resiliparse, kss)


def measure(tools: list[Tool], text: str, rounds: int) -> dict[str, dict[str, float]]:
    """Median time of each tool on one dump, and the median of its ratios to trafilatura."""
    times = interleaved(tools, [Sample("", "", text, as_page(text), {})] * IN_A_ROW, rounds)
    figures = {}
    for name, taken in times.items():
        figures[name] = {"milliseconds": statistics.median(taken) * 1000 / IN_A_ROW}
        to_base = ratio(times, name, BASE)
        if to_base is not None:
            figures[name]["ratio"] = to_base
    cold = cold_to_cold(times)
    if cold is not None:
        figures[COLD]["cold to cold"] = cold
    return figures


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
        cold = f", {row['cold to cold']:.3f} × {BASE_COLD}" if "cold to cold" in row else ""
        print(f"  {name:18} {report['versions'][name]:10} {row['milliseconds']:9.2f} ms{ratio}{cold}")
    print(f"\nBody F1 / whole paragraphs on {report['documents']}; scored by {report['scorer']}")
    kinds = list(next(iter(report["quality"].values())))
    counts = next(iter(report["quality"].values()))
    print(
        f"  {'':18}" + "".join(f"{kind + ' (' + str(counts[kind]['documents']) + ')':>16}" for kind in kinds)
    )
    for name, row in report["quality"].items():
        print(
            f"  {name:18}" + "".join(f"{row[k]['body']:>9.3f} /{row[k]['paragraphs']:>5.3f}" for k in kinds)
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
    logging.disable(logging.ERROR)  # kss reports each function whose cache it cannot clear
    tools, skipped = installed(TOOLS)
    if not tools:
        print("no tool is installed, newsextract neither", file=sys.stderr)
        return 1
    judged = [tool for tool in tools if tool.name not in (COLD, BASE_COLD)]
    dump, text = tested_dump()
    documents, where = samples()
    report = {
        **setting(),
        "skipped": skipped,
        "versions": {tool.name: release(tool.package) for tool in tools},
        "dump": dump,
        "characters": len(text),
        "rounds": args.rounds,
        "speed": measure(tools, text, args.rounds),
        "documents": where,
        "scorer": scorer()[1],
        "quality": judge(judged, documents, scorer()[0]),
    }
    if args.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        show(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
