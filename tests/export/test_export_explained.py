"""Explanations, for reading and for programs."""

from __future__ import annotations

import json

from newsextract import Article, Decision, Explanation
from newsextract.export import explained
from newsextract.model import Claim, Ground, Label, Reason


def explanation(*decisions: Decision) -> Explanation:
    return Explanation(Article(), decisions, "")


MENU = Decision(1, 0, 3, "로그인", "chrome", "login", "lexicon.exact", evidence="로그인")
BODY = Decision(12, 9, 20, "한밭시는 3일 연다.", "body", None, "story.paragraph", item=1, confidence=0.75)


def test_plain_has_a_line_per_decision_in_columns() -> None:
    assert list(explained.plain(explanation(MENU, BODY))) == [
        "    1  chrome:login  lexicon.exact    1.00  로그인",
        "   12  body          story.paragraph  0.75  한밭시는 3일 연다.",
    ]


def test_plain_says_why_below_a_decision() -> None:
    why = BODY._replace(runner_up="caption", runner_up_confidence=0.2, reasons=(Ground("told", 1.5), Ground("first=\x1b", 1.0)))
    assert list(explained.plain(explanation(why)))[1:] == [
        "       It ends as a sentence does. It begins with ‘␛’. Runner-up: caption (0.20).",
    ]
    assert [line.plain for line in explained.coloured(explanation(why))] == list(explained.plain(explanation(why)))


def test_coloured_has_the_same_text_in_the_colour_of_its_label() -> None:
    both = explanation(MENU, BODY)
    lines = list(explained.coloured(both))
    assert [line.plain for line in lines] == list(explained.plain(both))
    assert str(lines[0].spans[-1].style) == "bright_black"


def test_nothing_decided_is_nothing_shown() -> None:
    assert list(explained.plain(explanation())) == []
    assert list(explained.coloured(explanation())) == []
    assert list(explained.records(explanation())) == []


def test_what_would_steer_a_terminal_is_shown_instead() -> None:
    odd = Decision(1, 0, 9, "가\x1b[2J\x00\x9b나\u202e다\t라", "body", None, "story.paragraph")
    (line,) = explained.plain(explanation(odd))
    assert line.endswith("가␛[2J␀\ufffd나\ufffd다 라")
    assert [text.plain for text in explained.coloured(explanation(odd))] == [line]


def test_records_hold_the_text_as_it_is() -> None:
    odd = Decision(1, 0, 9, "가\x1b나", "body", None, "story.paragraph")
    (line,) = explained.records(explanation(odd))
    assert json.loads(line) == {**odd.to_dict(), "place": "/body/0"}
    assert "가" in line


def claim(label: Label, rule: str, reason: Reason | None = None) -> Claim:
    return Claim(0, 0, 3, label, rule, 1, reason, "근거")


def test_claims_that_lost_are_told_once_each() -> None:
    menu = claim("chrome", "lexicon.exact", "menu")
    (row,) = map(json.loads, explained.records(explanation(BODY._replace(lost=(menu, menu)))))
    assert row["lost"] == [{"label": "chrome", "reason": "menu", "rule": "lexicon.exact", "evidence": "근거"}]


def test_uncertain_is_what_may_well_be_wrong() -> None:
    assert explained.is_uncertain(BODY)
    assert not explained.is_uncertain(BODY._replace(confidence=0.85))
    assert not explained.is_uncertain(MENU)
