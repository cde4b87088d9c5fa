"""The forms of Korean news hold for all their lines: alone, and glued to the next sentence."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from newsextract.breaks.marked import marked_breaks
from newsextract.breaks.sources import open_source_end, vocabulary
from newsextract.korean.bylines import dateline_starts, match_dateline, parse_byline, parse_crew, sign_off
from newsextract.korean.credit_ends import credit_ends
from newsextract.korean.credits import find_credit
from newsextract.korean.dates import find_stamps
from newsextract.korean.names import is_outlet
from newsextract.korean.outlets import own_outlets
from newsextract.korean.sentences import ends_sentence
from newsextract.korean.turns import TURN, conversation, turn_points
from newsextract.pieces import cut
from newsextract.readers.text import read_text
from newsextract.segments.scan import scan

from .proposed import proposed

FORMS: dict[str, list[dict[str, Any]]] = tomllib.loads((files("newsextract.korean") / "forms.toml").read_text("utf-8"))
LEAVE: dict[str, list[str]] = {row["form"]: row["lines"] for row in FORMS.pop("leave")}
GAPS = ("", " ", "  ")
SENTENCES = (
    "검찰은 이날 시청을 찾아가 공사 서류를 살펴봤다고 밝혔다.",
    "가람시는 오는 30일 다리를 시민과 함께 걷겠다고 말했다.",
    "“다리를 다시 놓겠다.” 장길산 위원장은 이렇게 말했다.",
    "정부는 다리를 다시 놓는 데 300억원을 쓰기로 했다고 밝혔다.",
)
BEFORE = "시는 낡은 다리를 다시 놓는다고 밝혔다."


def _rows(form: str) -> list[Any]:
    return [pytest.param(row, id=row["line"]) for row in FORMS[form]]


def _left(form: str) -> list[str]:
    return LEAVE[form]


@pytest.mark.parametrize("row", _rows("credit"))
def test_credit_is_found_at_the_end_of_its_line(row: dict[str, str]) -> None:
    found = find_credit(row["line"])
    assert found is not None
    assert found.credit == row["credit"]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("gap", GAPS, ids=repr)
@pytest.mark.parametrize("row", _rows("credit"))
def test_credit_is_found_where_the_next_sentence_is_glued_to_it(row: dict[str, str], gap: str, sentence: str) -> None:
    text = row["line"] + gap + sentence
    document = read_text("\n".join((text, row.get("says", ""))), "input", None)
    words = vocabulary(document)
    ends = credit_ends(text, opens=True, seam=lambda text, start: open_source_end(text, start, words))
    parts = [text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    assert row["line"].strip(" .") in [part.strip(" .") for part in parts]
    assert sentence in parts


@pytest.mark.parametrize("gap", GAPS, ids=repr)
@pytest.mark.parametrize("row", _rows("credit"))
def test_glued_caption_is_read(row: dict[str, str], gap: str) -> None:
    lines = (row["line"] + gap + SENTENCES[0], BEFORE, row.get("says", BEFORE))
    article = proposed("\n\n\n\n" + "\n".join(lines))
    assert [caption.credit for caption in article.captions] == [row["credit"]]
    assert article.body[0] == SENTENCES[0]


@pytest.mark.parametrize("line", _left("credit"))
def test_told_line_holds_no_credit(line: str) -> None:
    assert find_credit(line) is None
    assert credit_ends(line, opens=True) == []


@pytest.mark.parametrize("row", _rows("dateline"))
def test_dateline_opens_a_story(row: dict[str, Any]) -> None:
    own = own_outlets(row.get("says", ""))
    found = match_dateline(row["line"] + SENTENCES[0], own=own)
    assert found is not None
    assert found.end == len(row["line"])
    assert [author.name for author in found.authors] == row["authors"]


@pytest.mark.parametrize("gap", GAPS, ids=repr)
@pytest.mark.parametrize("row", [row for row in _rows("dateline") if not row.values[0].get("front")])
def test_dateline_is_found_behind_a_sentence(row: dict[str, Any], gap: str) -> None:
    text = BEFORE + gap + row["line"] + SENTENCES[0]
    assert dateline_starts(text) == [len(BEFORE + gap)]


@pytest.mark.parametrize("line", _left("dateline"))
def test_line_without_a_dateline(line: str) -> None:
    assert match_dateline(line) is None
    assert dateline_starts(BEFORE + line) == []


@pytest.mark.parametrize("row", _rows("byline"))
def test_byline_names_its_authors(row: dict[str, Any]) -> None:
    assert [author.name for author in parse_byline(row["line"]) or ()] == row["authors"]


@pytest.mark.parametrize("gap", ["\n", *GAPS], ids=repr)
@pytest.mark.parametrize("row", _rows("byline"))
def test_byline_is_found_behind_the_last_sentence(row: dict[str, Any], gap: str) -> None:
    article = proposed("\n".join((SENTENCES[0], BEFORE + gap + row["line"])))
    assert article.body == (SENTENCES[0], BEFORE)
    assert [author.name for author in article.authors] == row["authors"]


@pytest.mark.parametrize("line", _left("byline"))
def test_line_that_is_no_byline(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize("row", _rows("crew"))
def test_crew_names_who_wrote(row: dict[str, Any]) -> None:
    crew = parse_crew(row["line"])
    assert crew is not None
    assert [author.name for author in crew] == row["authors"]


@pytest.mark.parametrize("line", _left("crew"))
def test_line_that_is_no_crew(line: str) -> None:
    assert parse_crew(line) is None


@pytest.mark.parametrize("row", _rows("sign_off"))
def test_sign_off_names_the_reporter(row: dict[str, Any]) -> None:
    assert [author.name for author in sign_off(row["line"])] == row["authors"]


@pytest.mark.parametrize("line", _left("sign_off"))
def test_line_that_signs_nothing_off(line: str) -> None:
    assert sign_off(line) == ()


@pytest.mark.parametrize("gap", GAPS, ids=repr)
@pytest.mark.parametrize("row", _rows("turn"))
def test_turn_is_found_behind_a_sentence(row: dict[str, Any], gap: str) -> None:
    assert TURN.match(row["line"])
    text = gap.join([row["line"] + BEFORE] * 4)
    starts = [start for start in range(1, len(text)) if text.startswith(row["line"], start)]
    assert turn_points(text, conversation(text)) == starts


@pytest.mark.parametrize("line", _left("turn"))
def test_line_that_opens_no_turn(line: str) -> None:
    assert not TURN.match(line)


@pytest.mark.parametrize("row", _rows("date"))
def test_date_is_read(row: dict[str, str]) -> None:
    assert [stamp.iso for stamp in find_stamps(row["line"])] == [row["iso"]]


@pytest.mark.parametrize("line", _left("date"))
def test_line_without_a_date(line: str) -> None:
    assert find_stamps(line) == []


@pytest.mark.parametrize("gap", GAPS, ids=repr)
@pytest.mark.parametrize("row", _rows("heading"))
def test_subhead_is_cut_off_a_sentence(row: dict[str, str], gap: str) -> None:
    text = BEFORE + gap + row["line"]
    assert text[marked_breaks(text)[-1] :].strip() == row["line"]


@pytest.mark.parametrize("line", _left("heading"))
def test_marks_in_a_sentence_cut_nothing(line: str) -> None:
    document = read_text(line, "input", None)
    assert [piece.text for piece in cut(document, scan(document))] == [line]


@pytest.mark.parametrize("row", _rows("sentence"))
def test_sentence_ends_where_the_next_is_glued_to_it(row: dict[str, str]) -> None:
    assert ends_sentence(row["line"])
    assert marked_breaks(row["line"] + SENTENCES[0]) == [len(row["line"])]


@pytest.mark.parametrize("line", _left("sentence"))
def test_line_without_a_sentence_end(line: str) -> None:
    assert not ends_sentence(line)
    assert marked_breaks(line) == []


@pytest.mark.parametrize("row", _rows("outlet"))
def test_outlet(row: dict[str, str]) -> None:
    assert is_outlet(row["line"])


@pytest.mark.parametrize("line", _left("outlet"))
def test_word_that_is_no_outlet(line: str) -> None:
    assert not is_outlet(line)
