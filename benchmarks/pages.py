"""Quality, speed and memory of newsextract beside other extractors on HTML pages, in one run.

    python benchmarks/pages.py                  # everything: some minutes
    python benchmarks/pages.py --rounds 5       # fewer rounds of the timing
    python benchmarks/pages.py --json           # the same as one JSON object

The pages are the html kind of the corpus; where there is none, nothing is measured. Every
tool gets each page in the form that suits it best. A tool that is not installed is skipped
and named.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import re
import resource
import statistics
import subprocess
import sys
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from inputs import CORPUS, Gold, Page, pages, score_module
from peers import (
    BASE,
    BASE_COLD,
    COLD,
    OURS,
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

PARSE = "lxml's parse alone"
MAIN_TEXT = "Resiliparse"
FUNDUS = "fundus"
FIELDS = ("title", "authors", "published", "captions", "tags")
NAMED = frozenset(("title", "authors", "published"))

_ADDRESS = re.compile(r"(?:og:url|canonical)[^>]*?https?://(?:www\.)?([^/\"']+)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_BLOCKS = frozenset(
    "p div br li ul ol tr td th table h1 h2 h3 h4 h5 h6 blockquote figure figcaption section".split()
)
_LITTLE = (
    "<html><head><meta charset='utf-8'><title>새 도서관</title></head><body><h1>새 도서관 문 연다</h1>"
    + "<p>한밭시는 새 도서관을 오는 3일 연다고 밝혔다. 시민 누구나 책을 빌릴 수 있다.</p>" * 4
    + "</body></html>"
)


def newsextract() -> list[Tool]:
    """The extractor of this project, warm and cold."""
    return newsextract_on("data", frozenset(FIELDS))


def trafilatura() -> list[Tool]:
    """trafilatura without comments: as it is, warm and cold, for precision, for recall, with metadata."""
    extract = attribute("trafilatura", "extract")
    forget = attribute("trafilatura.meta", "reset_caches")
    bare = attribute("trafilatura", "bare_extraction")

    def plain(**settings: bool) -> Callable[[str], Gold]:
        return lambda page: as_body(extract(page, include_comments=False, **settings))

    def with_metadata(page: str) -> Gold:
        found = bare(page, include_comments=False, with_metadata=True)
        if found is None:
            return as_body(None)
        return as_body(found.text) | {
            "title": found.title,
            "authors": [name.strip() for name in (found.author or "").split(";")],
            "published": found.date,
        }

    return [
        Tool(BASE, plain(), "text", "trafilatura"),
        Tool(BASE_COLD, plain(), "text", "trafilatura", prepare=forget),
        Tool("trafilatura, precision", plain(favor_precision=True), "text", "trafilatura"),
        Tool("trafilatura, recall", plain(favor_recall=True), "text", "trafilatura"),
        Tool("trafilatura, metadata", with_metadata, "text", "trafilatura", NAMED),
    ]


def newspaper4k() -> Tool:
    """newspaper4k with Korean as its language, no picture fetched."""
    article_class = attribute("newspaper", "Article")
    settings = attribute("newspaper", "Config")()
    settings.language = "ko"
    settings.fetch_images = False
    settings.memorize_articles = False
    _split_korean_without_data()

    def run(page: str) -> Gold:
        article = article_class("https://news.example.kr/", config=settings)
        article.download(input_html=page)
        article.parse()
        when = article.publish_date
        return as_body(article.text) | {
            "title": article.title,
            "authors": article.authors,
            "published": when.isoformat() if when else None,
        }

    return Tool("newspaper4k", run, "text", "newspaper4k", NAMED)


def _split_korean_without_data() -> None:
    """newspaper4k splits Korean by nltk with its punkt data; without them, sentences end at `. `."""
    korean: Any = import_module("newspaper.languages.ko")
    word_tokenize = attribute("nltk", "word_tokenize")
    try:
        word_tokenize("새 도서관.")
    except LookupError:
        korean.tokenizer = lambda text: [
            word
            for sentence in _SENTENCE_END.split(text)
            for word in word_tokenize(sentence, preserve_line=True)
        ]


def resiliparse() -> Tool:
    """resiliparse's plain text of the main content."""
    extract = attribute("resiliparse.extract.html2text", "extract_plain_text")
    plain = {"main_content": True, "alt_texts": False, "links": False, "list_bullets": False}
    return Tool(MAIN_TEXT, lambda page: as_body(extract(page, **plain)), "text", "Resiliparse")


def justext() -> Tool:
    """jusText with its list of Korean stop words."""
    return justext_on("text")


def readability() -> Tool:
    """readability-lxml, a line for each block of its summary."""
    document = attribute("readability", "Document")
    fragment = attribute("lxml.html", "fromstring")

    def run(page: str) -> Gold:
        made = document(page)
        tree = fragment(made.summary(html_partial=True))
        for element in tree.iter():
            if element.tag in _BLOCKS:
                element.text = "\n" + (element.text or "")
                element.tail = "\n" + (element.tail or "")
        return as_body(tree.text_content()) | {"title": made.short_title()}

    return Tool("readability-lxml", run, "text", "readability-lxml", frozenset(("title",)))


def fundus() -> Tool:
    """fundus, on pages of publishers that it has a parser for: the first version to find a body."""
    collection = attribute("fundus", "PublisherCollection")
    parsers = {
        publisher.domain.split("/")[2].removeprefix("www."): [
            version() for version in publisher.parser.attribute_mapping
        ]
        for publisher in collection.kr
    }

    def run(page: str) -> Gold | None:
        address = _ADDRESS.search(page)
        if address is None or address[1] not in parsers:
            return None
        found: dict[str, Any] = {}
        for parser in parsers[address[1]]:
            found = parser.parse(page, error_handling="suppress")
            if str(found.get("body") or ""):
                break
        when = found.get("publishing_date")
        return as_body(str(found.get("body") or "")) | {
            "title": found.get("title"),
            "authors": found.get("authors"),
            "published": when.isoformat() if when else None,
        }

    return Tool(FUNDUS, run, "text", "fundus", NAMED)


def lxml() -> Tool:
    """Nothing but a tree: what every extractor on lxml pays before it begins."""
    parser = attribute("lxml.html", "HTMLParser")
    make = attribute("lxml.html", "document_fromstring")

    def run(page: str) -> Gold:
        make(page.encode(), parser=parser(encoding="utf-8"))
        return as_body(None)

    return Tool(PARSE, run, "text", "lxml")


TOOLS = (newsextract, trafilatura, newspaper4k, resiliparse, justext, readability, fundus, lxml)


def leaks(score: Callable[[Gold, Gold], dict[str, float]]) -> Callable[[Gold, Gold], dict[str, float]]:
    """The scorer, and how many of gold's captions stand in the found body (and not in gold's)."""
    module = score_module()
    assert module is not None

    def scored(gold: Gold, found: Gold) -> dict[str, float]:
        expected, given = module.view(gold), module.view(found)
        body, own = " ".join(given["body"]), " ".join(expected["body"])
        captions = [text for text in dict.fromkeys(expected["captions"]) if text not in own]
        row = score(gold, found)
        leaked = sum(text in body for text in captions)
        return row | {"leaked": float(leaked), "captioned": float(len(captions))}

    return scored


def memory(names: Sequence[str]) -> dict[str, list[float]]:
    """Peak memory of each tool as a multiple of each page, from a process of its own."""
    figures = {}
    for name in names:
        command = [sys.executable, __file__, "--peaks-of", name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            figures[name] = json.loads(done.stdout.splitlines()[-1])
    return figures


def peaks(name: str) -> list[float]:
    """How far each page raises the peak of a process that has run a little page, by its bytes."""
    tool = next(tool for load in TOOLS for tool in installed([load])[0] if tool.name == name)
    little = Page("", "", _LITTLE.encode(), _LITTLE, {})
    tool.run(getattr(little, tool.takes))
    found = []
    for page in pages():
        reader, writer = os.pipe()
        child = os.fork()  # the peak of a child starts from what it holds
        if child == 0:
            tool.run(getattr(little, tool.takes))
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            tool.run(getattr(page, tool.takes))
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            os.write(writer, str(grown * 1024 / len(page.data)).encode())
            os._exit(0)
        os.close(writer)
        os.waitpid(child, 0)
        found.append(float(os.read(reader, 100) or "nan"))
        os.close(reader)
    return found


def show(report: dict[str, Any]) -> None:
    """Print the report as Markdown tables."""
    print(f"{report['date']}, {report['machine']}, load {report['load']}")
    print(f"{report['pages']} pages, {report['bytes'] / 1e6:.1f} MB; scored by ../shared/corpus/score.py")
    for line in report["skipped"]:
        print(line)
    quality = report["quality"]
    print("\n### Quality\n")
    _row("tool", "release", "pages", "body F1", "paragraphs", *FIELDS, "perfect", "leaked captions")
    _rule(11)
    for name, groups in quality.items():
        row = groups["all"]
        own = [f"{row[field]:.3f}" if field in report["gives"][name] else "–" for field in FIELDS]
        leaked = f"{_count(row, 'leaked')} of {_count(row, 'captioned')}"
        main = [f"{row[field]:.3f}" for field in ("body", "paragraphs")]
        _row(name, report["versions"][name], row["documents"], *main, *own, f"{row['perfect']:.3f}", leaked)
    groups = [group for group in quality[OURS] if group != "all"] if OURS in quality else []
    print("\n### Body F1 / leaked captions by page group\n")
    _row("group (pages)", *quality)
    _rule(len(quality) + 1)
    for group in groups:
        cells = [
            f"{row['body']:.3f} / {_count(row, 'leaked')}" if (row := table.get(group)) else "–"
            for table in quality.values()
        ]
        _row(f"{group} ({quality[OURS][group]['documents']})", *cells)
    print()
    for line in report["ahead"]:
        print(line)
    print(f"\n### Time over all pages, {report['rounds']} rounds\n")
    _row("tool", "ms for a page", f"× {BASE}", f"× {MAIN_TEXT}")
    _rule(4)
    for name, row in report["speed"].items():
        ratios = (f"{row[base]:.3f}" if row[base] is not None else "–" for base in (BASE, MAIN_TEXT))
        _row(name, f"{row['milliseconds']:.2f}", *ratios)
    if report["cold to cold"] is not None:
        print(f"\n{COLD}, to {BASE_COLD}: {report['cold to cold']:.3f}")
    print("\n### Peak memory, as multiples of the page's bytes\n")
    _row("tool", "median", "most", "pages above 20")
    _rule(4)
    for name, peaked in report["memory"].items():
        above = sum(peak > 20 for peak in peaked)
        _row(name, f"{statistics.median(peaked):.1f}", f"{max(peaked):.1f}", above)


def _row(*cells: object) -> None:
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def _rule(columns: int) -> None:
    print("|---" + "|---:" * (columns - 1) + "|")


def _count(row: dict[str, float], field: str) -> int:
    return round(row[field] * row["documents"])


def ahead(quality: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """Where another tool has a better body or leaks fewer captions than newsextract."""
    found = []
    for group, own in quality.get(OURS, {}).items():
        for name, table in quality.items():
            row = table.get(group)
            if row is None or name == OURS or row["documents"] != own["documents"]:
                continue
            if row["body"] > own["body"]:
                found.append(f"{group}: {name} has the better body, {row['body']:.4f} to {own['body']:.4f}")
            if row["leaked"] < own["leaked"]:
                counts = f"{_count(row, 'leaked')} to {_count(own, 'leaked')}"
                found.append(f"{group}: {name} leaks fewer captions, {counts}")
    return found or ["In no group has another tool a better body or fewer leaked captions than newsextract."]


def main() -> int:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15, help="timed rounds (default 15)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--peaks-of", metavar="TOOL", help="peak memory of one tool only, as JSON")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    documents = pages()
    module = score_module()
    if not documents or module is None:
        print(f"skipped: {CORPUS / 'dev'} has no *.html, or its score.py is missing")
        return 0
    if args.peaks_of:
        with contextlib.redirect_stdout(sys.stderr):
            found = peaks(args.peaks_of)
        print(json.dumps(found))
        return 0
    tools, skipped = installed(TOOLS)
    judged = [tool for tool in tools if tool.name not in (COLD, BASE_COLD, PARSE)]
    quality = judge(judged, documents, leaks(module.score))
    timed = [tool for tool in tools if tool.name != FUNDUS]  # it has a parser for few of the pages
    times = interleaved(timed, documents, args.rounds)
    report = {
        **setting(),
        "load": f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
        "pages": len(documents),
        "bytes": sum(len(page.data) for page in documents),
        "skipped": skipped,
        "versions": {tool.name: release(tool.package) for tool in tools},
        "gives": {tool.name: sorted(tool.gives) for tool in tools},
        "rounds": args.rounds,
        "quality": quality,
        "ahead": ahead(quality),
        "speed": {
            name: {
                "milliseconds": statistics.median(taken) * 1000 / len(documents),
                BASE: ratio(times, name, BASE),
                MAIN_TEXT: ratio(times, name, MAIN_TEXT),
            }
            for name, taken in times.items()
        },
        "cold to cold": cold_to_cold(times),
        "memory": memory([tool.name for tool in timed if tool.name not in (COLD, BASE_COLD)]),
    }
    if args.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        show(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
