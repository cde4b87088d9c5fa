"""The scored corpus beside the checkout: the floors that must hold, and the invariants on every real document."""

from __future__ import annotations

import importlib.util
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsextract import explain, extract
from newsextract.decide import GAP
from newsextract.readers.markup_bytes import decode_page
from newsextract.readers.tree import parse

from .properties.text_nodes import assert_each_text_node_in_one_block

CORPUS = Path(os.environ.get("NEWSEXTRACT_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
pytestmark = pytest.mark.skipif(
    not (CORPUS / "score.py").is_file(), reason=f"no scored corpus in {CORPUS} (NEWSEXTRACT_CORPUS names another)"
)
DOCUMENTS = sorted(p for p in CORPUS.glob("*/*") if p.suffix in (".txt", ".html")) if CORPUS.is_dir() else []

TEXT = {"body": 0.985, "paragraphs": 0.95, "perfect": 0.75} | dict.fromkeys(
    ("title", "captions", "credits", "tags", "authors", "published"), 0.93
)
PAGES = TEXT | {"title": 0.98}


@cache
def means(suffix: str) -> dict[str, float]:
    """The mean score of each column over the scored documents of one kind."""
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = []
    for path in sorted((CORPUS / "dev").glob(f"*{suffix}")):
        gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
        rows.append(scorer.score(gold, explain(path).article.to_dict()))
    found: dict[str, float] = scorer.mean(rows)
    return found


@pytest.mark.parametrize(("suffix", "floors"), [(".txt", TEXT), (".html", PAGES)], ids=["text", "pages"])
def test_floors(suffix: str, floors: dict[str, float]) -> None:
    """What was asked of each field, and that no document fails."""
    reached = means(suffix)
    assert reached["failed"] == 0
    assert {name: reached[name] for name in floors if reached[name] < floors[name]} == {}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_character_is_accounted_for(path: Path) -> None:
    """Decisions stand in order, quote their source, and leave nothing visible out."""
    explanation = explain(path)
    position = 0
    for decision in explanation.decisions:
        assert position <= decision.start < decision.end
        assert explanation.source[decision.start : decision.end] == decision.text
        assert decision.rule != GAP
        position = decision.end


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if p.suffix == ".html"], ids=lambda path: path.name)
def test_each_text_node_of_a_page_stands_in_one_block(path: Path) -> None:
    root = parse(decode_page(path.read_bytes(), path.name)[0])
    assert root is not None
    assert_each_text_node_in_one_block(root)


@pytest.mark.parametrize("dump", [p for p in DOCUMENTS if p.name.startswith("dump--")], ids=lambda path: path.name)
def test_a_dump_of_a_page_tells_the_same_story(dump: Path) -> None:
    """But for a line: an element says `caption` where a line of a dump cannot."""
    page = dump.with_name(f"page--{dump.stem.removeprefix('dump--')}.html")
    if not page.is_file():
        pytest.skip("the page that it was made of is not there")
    told, shown = extract(dump), extract(page)
    assert told.title == shown.title
    lines, paragraphs = list(told.body), [" ".join(paragraph.split()) for paragraph in shown.body]  # a dump has no cells
    assert len(lines) == pytest.approx(len(paragraphs), abs=1)
    assert len(set(lines) ^ set(paragraphs)) <= 1
