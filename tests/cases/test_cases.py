"""Invented cases, each with the fields that matter: `unseen` are forms of documents of other crawls, `wild` pages and dumps as the world keeps them.

`known_failures.toml` of a folder says which are read wrong today, and why. One that is read right must leave it.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsextract import extract

FOLDER = Path(__file__).parent
CASES = sorted(str(path.relative_to(FOLDER)).removesuffix(".want.json") for path in FOLDER.glob("*/*.want.json"))
KNOWN: dict[str, str] = {
    f"{path.parent.name}/{name}": reason
    for path in FOLDER.glob("*/known_failures.toml")
    for name, reason in tomllib.loads(path.read_text(encoding="utf-8")).items()
}


def folded(value: object) -> object:
    return " ".join(value.split(" ")).strip() if isinstance(value, str) else value


def view(field: str, value: Any) -> object:
    """What is compared of a field: its words, whatever the spaces; of an author the name."""
    if field == "captions":
        return [(folded(caption["text"]), folded(caption["credit"])) for caption in value]
    if field == "authors":
        return [author["name"] if isinstance(author, dict) else author for author in value]
    return [folded(item) for item in value] if field in ("body", "subtitles", "tags") else folded(value)


def test_every_known_failure_is_a_case() -> None:
    assert len(CASES) >= 95
    assert set(KNOWN) <= set(CASES)
    assert all(reason.strip() for reason in KNOWN.values())


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.xfail(reason=KNOWN[name], strict=True)) if name in KNOWN else name for name in CASES],
)
def test_case(name: str) -> None:
    source = next(path for path in (FOLDER / f"{name}.txt", FOLDER / f"{name}.html") if path.exists())
    found = extract(source).to_dict()
    for field, wanted in json.loads((FOLDER / f"{name}.want.json").read_text(encoding="utf-8")).items():
        assert view(field, found[field]) == view(field, wanted), field
