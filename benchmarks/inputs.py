"""What the benchmarks run on: the corpus where it is there, the dumps of fixtures/ where it is not."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
FIXTURES = ROOT / "fixtures"
TEXT_KINDS = ("page", "field", "dump")

Gold = dict[str, Any]
Score = Callable[[Gold, Gold], dict[str, float]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One dump with its gold article, as text and as the page that HTML extractors are given."""

    name: str
    kind: str
    text: str
    page: str
    gold: Gold


def samples() -> tuple[list[Sample], str]:
    """Every dump that has a gold article, and a sentence that says where they come from."""
    if (CORPUS / "dev").is_dir():
        found = [_sample(path, ".gold.json") for path in sorted((CORPUS / "dev").glob("*.txt"))]
        return [s for s in found if s.kind in TEXT_KINDS], "the text kinds of ../shared/corpus/dev"
    found = [_sample(path, ".article.json") for path in sorted(FIXTURES.glob("*.txt"))]
    return found, f"fixtures/ ({CORPUS} is not there: own dumps, so own extractor is at home)"


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page with its gold article: its bytes, those decoded, and its group (a publisher)."""

    name: str
    kind: str
    data: bytes
    text: str
    gold: Gold


def pages() -> list[Page]:
    """The html kind of the corpus; nothing where there is no corpus."""
    found = []
    for path in sorted((CORPUS / "dev").glob("*.html")):
        gold: Gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
        # an id is KIND--GROUP--NUMBER
        found.append(Page(path.stem, path.stem.split("--")[1], path.read_bytes(), _read(path), gold))
    return found


def tested_dump() -> tuple[str, str]:
    """The dump that time is measured on: its name and its text."""
    seed = CORPUS / "dev" / "seed.txt"
    path = seed if seed.is_file() else max(FIXTURES.glob("*.txt"), key=lambda fixture: fixture.stat().st_size)
    return path.name, _read(path)


def as_page(text: str) -> str:
    """A dump as HTML in the way that suits extractors best: each line that is not blank a `<p>`."""
    lines = (html.escape(line.strip()) for line in text.splitlines() if line.strip())
    return "<html><body>" + "".join(f"<p>{line}</p>\n" for line in lines) + "</body></html>"


def scorer() -> tuple[Score, str]:
    """The corpus's own scorer, or a small one of body and paragraphs, and which of them it is."""
    module = score_module()
    if module is None:
        return _score, "body and paragraphs alone, counted here"
    score: Score = module.score
    return score, "../shared/corpus/score.py"


@cache
def score_module() -> ModuleType | None:
    """The corpus's score.py, where there is one."""
    path = CORPUS / "score.py"
    spec = spec_from_file_location("score", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _sample(path: Path, suffix: str) -> Sample:
    gold: Gold = json.loads(path.with_suffix(suffix).read_text("utf-8"))
    text = _read(path)
    return Sample(path.stem, gold.get("kind", "fixture"), text, as_page(text), gold)


def _read(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp949", "replace")


def _score(gold: Gold, found: Gold) -> dict[str, float]:
    expected, body = ([" ".join(p.split()) for p in article["body"]] for article in (gold, found))
    return {
        "body": _f1(_shingles(expected), _shingles(body)),
        "paragraphs": _f1(expected, body),
    }


def _shingles(paragraphs: list[str], size: int = 4) -> list[str]:
    words = " ".join(paragraphs).split()
    return [" ".join(words[i : i + size]) for i in range(max(1, len(words) - size + 1))] if words else []


def _f1(expected: list[str], found: list[str]) -> float:
    if not expected and not found:
        return 1.0
    left = list(found)
    shared = 0
    for item in expected:
        if item in left:
            left.remove(item)
            shared += 1
    return 2 * shared / (len(expected) + len(found))
