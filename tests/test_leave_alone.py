"""A sentence of a story that merely mentions page furniture stays in the story."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsextract import extract

DATA = tomllib.loads((Path(__file__).parent / "cases" / "leave_alone.toml").read_text(encoding="utf-8"))
STORY: list[str] = DATA["story"]
SENTENCES: list[str] = [case["text"] for case in DATA["case"]]
IDS: list[str] = [f"{index:02}-{case['about']}" for index, case in enumerate(DATA["case"], 1)]


def test_there_are_cases() -> None:
    """At least sixty sentences, each once, between six paragraphs."""
    assert len(SENTENCES) >= 60
    assert len(set(SENTENCES)) == len(SENTENCES)
    assert len(STORY) == 6


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank-lines", "lines"])
@pytest.mark.parametrize("sentence", SENTENCES, ids=IDS)
def test_stays(sentence: str, gap: str) -> None:
    """The sentence is a paragraph of the body, and so are those around it."""
    paragraphs = [*STORY[:3], sentence, *STORY[3:]]
    article = extract(gap.join(paragraphs))
    assert list(article.body) == paragraphs
