"""A line of a story that stands near to a pattern of the lexicon stays in the story."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsextract import extract, lexicon

DATA = tomllib.loads((Path(__file__).parent / "near_chrome.toml").read_text(encoding="utf-8"))
STORY: list[str] = DATA["story"]
CASES = [(group["near"], line) for group in DATA["group"] for line in group["lines"]]


def test_there_are_lines() -> None:
    """A hundred and twenty lines or more, each once."""
    lines = [line for _, line in CASES]
    assert len(lines) >= 120
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(("near", "line"), CASES)
def test_lexicon_does_not_know_it(near: str, line: str) -> None:
    """The look-up says nothing of the line."""
    assert lexicon.load().look_up(line) is None


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank-lines", "lines"])
@pytest.mark.parametrize(("near", "line"), CASES)
def test_stays(near: str, line: str, gap: str) -> None:
    """The line is a paragraph of the body, and so are those around it."""
    paragraphs = [*STORY[:2], line, *STORY[2:]]
    assert list(extract(gap.join(paragraphs)).body) == paragraphs
