"""Lines of page furniture are never in the body, the subtitles or the title."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsextract import extract

DATA = tomllib.loads((Path(__file__).parent / "cases" / "chrome.toml").read_text(encoding="utf-8"))
STORY: list[str] = DATA["story"]
CASES: list[tuple[str, str, str]] = [
    (group["reason"], place, line)
    for group in DATA["group"]
    for line in group["lines"]
    for place in ([group["at"]] if "at" in group else ["before", "after"])
]
IDS = [f"{reason}-{place}-{line[:24]}" for reason, place, line in CASES]


def test_there_are_lines() -> None:
    """At least a hundred and twenty lines, each once."""
    lines = [line for group in DATA["group"] for line in group["lines"]]
    assert len(lines) >= 120
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(("reason", "place", "line"), CASES, ids=IDS)
def test_never_in_the_article(reason: str, place: str, line: str) -> None:
    """The body is the story alone, and nothing became a subtitle or the title."""
    paragraphs = [line, *STORY] if place == "before" else [*STORY, line]
    article = extract("\n\n".join(paragraphs))
    assert list(article.body) == STORY, f"{reason}: {line}"
    assert article.subtitles == (), f"{reason}: {line}"
    assert article.title is None, f"{reason}: {line}"
