"""Each span of a document leads to what it became in the article, and every part of the article back to a span."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsextract import explain
from newsextract.export.explained import record

FIXTURES = Path(__file__).parents[2] / "fixtures"
DOCUMENTS = sorted([*FIXTURES.glob("*.txt"), *FIXTURES.glob("pages/*.html")])


def at(article: Any, place: str) -> Any:
    for step in place[1:].split("/"):
        article = article[int(step)] if isinstance(article, list) else article[step]
    return article


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_places(path: Path) -> None:
    whole = record(explain(path))
    article, reached = whole["article"], set()
    for decision in whole["decisions"]:
        if "place" not in decision:
            assert decision["label"] not in ("body", "heading", "subtitle"), decision
            continue
        reached.add(decision["place"])
        found, said = at(article, decision["place"]), decision.get("value", decision["text"])
        if decision["label"] == "byline":
            assert found["name"] in {author["name"] for author in decision["authors"]}
        else:
            assert " ".join(said.split()) in " ".join(found.split()), decision
    assert {f"/body/{number}" for number in range(len(article["body"]))} <= reached
    assert {f"/subtitles/{number}" for number in range(len(article["subtitles"]))} <= reached
    assert {f"/captions/{number}" for number in range(len(article["captions"]))} <= {place.rpartition("/")[0] for place in reached}


def test_what_is_given_has_no_place_in_the_document() -> None:
    explanation = explain("누리군은 12일 다리를 놓았다고 밝혔다.", title="누리군 새 다리", published="2024-05-22")
    assert {row.get("place") for row in record(explanation)["decisions"]} == {"/body/0"}
