"""A line of a story that stands near to a pattern of the lexicon stays in the story."""

from __future__ import annotations

import tomllib
from importlib import resources
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


def _examples() -> list[tuple[str, str]]:
    files = [
        entry for entry in resources.files("newsextract.lexicon").iterdir() if entry.name.endswith(".toml")
    ]
    tables = [(entry.name, tomllib.loads(entry.read_text("utf-8"))) for entry in files]
    return [
        (name, row["text"]) for name, table in sorted(tables, key=lambda t: t[0]) for row in table["example"]
    ]


@pytest.mark.parametrize("front", ["주민은 이제 먼 길을 돌지 않아도 됩니다.", "정말 그럴까요?"])
@pytest.mark.parametrize(("name", "text"), _examples())
def test_a_sentence_in_front_is_not_taken(name: str, text: str, front: str) -> None:
    """A pattern that may begin anywhere in a line does not swallow the sentence before it."""
    assert lexicon.load().look_up(f"{front} {text}") is None
    body = extract("\n".join((*STORY[:2], f"{front} {text}", *STORY[2:]))).body
    assert any(paragraph.startswith(front) for paragraph in body)
