"""JSON Schemas (draft 2020-12) of what newsextract prints."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from newsextract.errors import ArgumentError

NAMES = ("article", "decision", "explanation")


def load(name: str) -> dict[str, Any]:
    """The schema of an `article` (`Article.to_dict()`), a `decision` (a line of `explain -f jsonl`)
    or an `explanation` (`explain -f json`: an article, its decisions and the text that they count).

    Raises ArgumentError for any other name.

    >>> load("article")["properties"]["body"]["description"]
    'Paragraphs and headings in reading order.'
    """
    if name not in NAMES:
        raise ArgumentError(f"schema: {name!r} is not one of {', '.join(NAMES)}")
    file = resources.files(__package__).joinpath(f"{name}.schema.json")
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if name == "explanation":  # whole in itself: nothing has to be looked up elsewhere
        schema["$defs"] = {part: load(part) | {"$id": part} for part in ("article", "decision")}
    return schema
