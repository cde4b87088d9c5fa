"""However a page was flattened, it is the same story: what is read from the text of pages.

    python tools/flatten.py ../shared/corpus/dev
    python tools/flatten.py fixtures/pages --ways lines --diff modern

What most people call a dump is `soup.get_text()` of a page, with a line break or a space between its
parts. Each page of the folder is flattened in each way and read as a text; the table compares what was
read with the page's own article (`NAME.gold.json` or `NAME.article.json`).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import Tag
from gold_spans import Found, spans_from_gold, squash

from newsextract import extract
from newsextract.readers.markup_bytes import decode_page
from newsextract.readers.wrapped_pages import unwrap

__all__ = ["DEFAULT", "WAYS", "Found", "flattenings", "gold_of", "labelled", "spans_from_gold"]

_CODE = ("script", "style", "noscript", "template")
_FRAME = ("nav", "header", "footer", "aside", "form")
_MOST_OF_A_STORY = 0.9
_LEAST_TO_READ = 0.5  # a page may print its story by a script only
COLUMNS = ("title", "body", "paragraphs", "captions", "perfect")


class _Page(NamedTuple):
    markup: str
    body: tuple[str, ...]  # the paragraphs of its article, where it is known

    def soup(self, *unwanted: str) -> BeautifulSoup:
        """The page as a tree, without its code and the elements that are named."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read as what browsers make of it
            soup = BeautifulSoup(self.markup, "lxml")
        for element in soup([*_CODE, *unwanted]):
            element.decompose()
        return soup

    def story(self) -> Tag | None:
        """The smallest element that holds the story, by its article."""
        wanted = [squash(paragraph) for paragraph in self.body]
        found: Tag | None = None
        size = sum(map(len, wanted))
        here: Tag | None = self.soup()
        while here is not None and size:
            found = here
            here = None
            for child in found.find_all(True, recursive=False):
                text = squash(child.get_text())
                if sum(len(p) for p in wanted if p in text) >= size * _MOST_OF_A_STORY:
                    here = child
                    break
        return found


def _html2text(page: _Page) -> str | None:
    if importlib.util.find_spec("html2text") is None:
        return None
    import html2text

    converter = html2text.HTML2Text(bodywidth=0)
    return str(converter.handle(page.markup))


def _of_story(page: _Page, separator: str) -> str | None:
    story = page.story()
    return None if story is None else story.get_text(separator, strip=True)


WAYS: dict[str, Callable[[_Page], str | None]] = {
    "get_text": lambda page: page.soup().get_text(),
    "lines": lambda page: page.soup().get_text("\n", strip=True),
    "spaces": lambda page: page.soup().get_text(" ", strip=True),
    "lines-without-frame": lambda page: page.soup(*_FRAME).get_text("\n", strip=True),
    "spaces-without-frame": lambda page: page.soup(*_FRAME).get_text(" ", strip=True),
    "story-lines": lambda page: _of_story(page, "\n"),
    "story-spaces": lambda page: _of_story(page, " "),
    "html2text": _html2text,
}
DEFAULT = ("get_text", "lines", "spaces")


def gold_of(path: Path) -> dict[str, Any] | None:
    """The article that is written beside a page; None where none is."""
    for suffix in (".gold.json", ".article.json"):
        beside = path.with_name(path.stem + suffix)
        if beside.is_file():
            article: dict[str, Any] = json.loads(beside.read_text("utf-8"))
            return article
    return None


def flattenings(path: Path, ways: Iterable[str] = DEFAULT) -> Iterator[tuple[str, str]]:
    """The way and the text of each flattening of a page; a way that cannot be gone is left out."""
    source = unwrap(path.read_bytes()).source
    markup = source if isinstance(source, str) else decode_page(source, path.name)[0]
    page = _Page(markup, tuple(_texts((gold_of(path) or {}).get("body"))))
    for way in ways:
        text = WAYS[way](page)
        if text and text.strip():
            yield way, "\n".join(text.splitlines())  # one line end for all, since spans count lines by it


def labelled(path: Path, ways: Iterable[str] = DEFAULT) -> Iterator[tuple[str, str, Found]]:
    """The way, the text and the spans of each flattening that holds its story; a page without an article has none.

    A flattening that holds too little of the body is skipped, and said so.
    """
    gold = gold_of(path)
    if gold is None:
        return
    for way, text in flattenings(path, ways):
        found = spans_from_gold(text, gold)
        if found.is_whole:
            yield way, text, found
        else:
            print(f"{path.name}: {way}: skipped: {found.kept:.0%} of the body found")


def compare(gold: dict[str, Any], found: dict[str, Any]) -> dict[str, float]:
    """How right an article is, by the columns of the table; the corpus's `score.py` says what each means."""
    row = {"title": float(_fold(gold.get("title")) == _fold(found.get("title")))}
    bodies = [[_fold(p) for p in _texts(article.get("body"))] for article in (gold, found)]
    row["body"] = _overlap(*(_shingles(body) for body in bodies))
    row["paragraphs"] = _overlap(*bodies)
    captions = ([_fold(c) for c in _texts(article.get("captions")) if _fold(c)] for article in (gold, found))
    row["captions"] = _overlap(*captions)
    tags = ([_fold(t.lstrip("#")) for t in article.get("tags") or []] for article in (gold, found))
    row["perfect"] = float(min(row["title"], row["paragraphs"], row["captions"], _overlap(*tags)) == 1.0)
    return row


def _texts(items: Iterable[Any] | None) -> list[str]:
    return [item if isinstance(item, str) else item.get("text") or "" for item in items or ()]


def _fold(text: str | None) -> str:
    return " ".join((text or "").split())


def _shingles(paragraphs: list[str], size: int = 4) -> list[str]:
    words = " ".join(paragraphs).split()
    return [" ".join(words[at : at + size]) for at in range(max(len(words) - size + 1, min(len(words), 1)))]


def _overlap(gold: list[str], found: list[str]) -> float:
    if not gold and not found:
        return 1.0
    shared = sum((Counter(gold) & Counter(found)).values())
    return 2 * shared / (len(gold) + len(found))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="pages with their articles beside them")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=DEFAULT)
    parser.add_argument("--spans", action="store_true", help="say how much of each page's article its flattenings hold")
    parser.add_argument("--each", action="store_true", help="a row for each page too")
    parser.add_argument("--diff", nargs="*", metavar="NAME", help="what differs in these pages (none named: in all)")
    parser.add_argument("--to", type=Path, help="write the flattened texts into this folder")
    given = parser.parse_args()
    rows: dict[str, list[dict[str, float]]] = {way: [] for way in given.ways}
    for path in sorted(given.folder.glob("*.html")):
        gold = gold_of(path)
        if gold is None:
            continue
        for way, text in flattenings(path, given.ways):
            if given.to is not None:
                given.to.joinpath(f"{path.stem}--{way}.txt").write_text(text, "utf-8")
            spans = spans_from_gold(text, gold)
            if given.spans:
                print(f"{path.stem}: {way}: {spans.kept:.0%} of the body; not found: {spans.missing}")
            if spans.kept < _LEAST_TO_READ:
                print(f"{path.stem}: {way}: left out: its text does not hold the story")
                continue
            found = extract(text, input_format="text").to_dict()
            row = compare(gold, found)
            rows[way].append(row)
            if given.each:
                print(f"{path.stem[:28]:30}{way:22}" + "".join(f"{row[column]:>11.3f}" for column in COLUMNS))
            if given.diff is not None and (path.stem in given.diff or not given.diff):
                print(f"== {path.stem} {way}")
                for name in ("title", "body", "captions"):
                    values = [[a.get(name)] if name == "title" else _texts(a.get(name)) for a in (gold, found)]
                    one, other = (Counter(map(_fold, value)) for value in values)
                    print("\n".join([f"  {name} -{t[:160]}" for t in one - other] + [f"  {name} +{t[:160]}" for t in other - one]))
    print(f"{'way':22}{'pages':>7}" + "".join(f"{column:>11}" for column in COLUMNS))
    for way, own in rows.items():
        means = "".join(f"{sum(row[column] for row in own) / max(len(own), 1):>11.3f}" for column in COLUMNS)
        print(f"{way:22}{len(own):>7}{means}")


if __name__ == "__main__":
    main()
