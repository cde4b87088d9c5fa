"""Furniture glued to a story's sentence is cut off it, and the sentence stays."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsextract import explain, extract

DATA = tomllib.loads((Path(__file__).parent / "inline.toml").read_text(encoding="utf-8"))
STORY: list[str] = DATA["story"]


@pytest.mark.parametrize("case", DATA["cut"], ids=lambda case: case["text"][-20:])
def test_cut(case: dict[str, Any]) -> None:
    """The sentence is a paragraph; what was glued to it is chrome of its reason."""
    found = explain("\n".join((*STORY, case["text"])))
    assert list(found.article.body) == [*STORY, case["keeps"]]
    assert case["reason"] in {d.reason for d in found.decisions if d.label == "chrome"}


@pytest.mark.parametrize("line", DATA["leave"]["lines"])
def test_nothing_is_cut(line: str) -> None:
    """Every word of the line stays in the body."""
    body = extract("\n".join((STORY[0], line, STORY[1]))).body
    assert " ".join(body).split() == " ".join((STORY[0], line, STORY[1])).split()
