"""Invented variants of the kinds of `unseen` and `wild`, which other words, names, marks and places make.

A line of `variants/*.jsonl` has a text or page, and what is wanted of its article; fields that are not named are not asked.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsextract import extract

VARIANTS = {
    f"{path.stem}/{row['name']}": row
    for path in sorted((Path(__file__).parent / "variants").glob("*.jsonl"))
    for row in map(json.loads, path.read_text(encoding="utf-8").split("\n")[:-1])
}


def folded(value: object) -> object:
    return " ".join(value.split(" ")).strip() if isinstance(value, str) else value


def view(field: str, value: Any) -> object:
    """What is compared of a field: who an author is, what a caption says."""
    if value is None:
        return None
    if field == "captions":
        return [(folded(one["text"]), folded(one["credit"])) for one in value]
    if field == "authors":
        return [one["name"] if isinstance(one, dict) else one for one in value]
    return [folded(one) for one in value] if isinstance(value, list) else folded(value)


def test_there_are_variants() -> None:
    assert len(VARIANTS) >= 400


@pytest.mark.parametrize("name", VARIANTS)
def test_variant(name: str) -> None:
    row = VARIANTS[name]
    found = extract(row["text"]).to_dict()
    for field, value in row["want"].items():
        if field == "status" and isinstance(value, list):
            assert found[field] in value
        else:
            assert view(field, found[field]) == view(field, value), field
