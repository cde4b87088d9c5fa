"""Every dump of fixtures/ gives the article that is written beside it, field by field."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

from newsextract import extract
from newsextract.review.cases import TEXT_FIELDS as FIELDS

FIXTURES = Path(__file__).parent.parent / "fixtures"
DUMPS = sorted(FIXTURES.glob("*.txt"))


def _lines(value: object) -> list[str]:
    """A value as lines to compare: an item of a list is a line, anything else one line."""
    items = value if isinstance(value, list) else [value]
    return [json.dumps(item, ensure_ascii=False) for item in items]


def _difference(field: str, expected: object, found: object) -> str:
    """What differs in one field, an item a line: `-` was expected, `+` was found."""
    lines = difflib.ndiff(_lines(expected), _lines(found))
    return "\n".join([f"{field}:", *(f"  {line.rstrip()}" for line in lines if line[0] in "-+")])


@pytest.fixture(scope="module")
def articles() -> dict[Path, dict[str, Any]]:
    """The article of each dump, extracted once."""
    return {dump: extract(dump).to_dict() for dump in DUMPS}


def test_there_are_fixtures() -> None:
    """The folder holds at least sixteen dumps, and each has its article."""
    assert len(DUMPS) >= 16
    assert {d.stem for d in DUMPS} == {p.name.removesuffix(".article.json") for p in FIXTURES.glob("*.json")}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_fixture(dump: Path, field: str, articles: dict[Path, dict[str, Any]]) -> None:
    """One field of one fixture is what its article says."""
    expected = json.loads(dump.with_suffix(".article.json").read_text(encoding="utf-8"))
    assert set(expected) == set(FIELDS), dump.name
    found = articles[dump][field]
    if found != expected[field]:
        pytest.fail(f"{dump.name}: {_difference(field, expected[field], found)}", pytrace=False)
