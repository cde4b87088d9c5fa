"""An Explanation for reading (every span with its label and rule) and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsextract.fields.places import places
from newsextract.labels.reasons import sentence
from newsextract.model import Decision, Explanation, Label

if TYPE_CHECKING:
    from rich.text import Text

_STYLES: dict[Label, str] = {
    "title": "bold bright_white on blue",
    "subtitle": "bold bright_blue",
    "heading": "bold bright_cyan",
    "body": "default",
    "caption": "green",
    "credit": "bright_green",
    "tag": "magenta",
    "byline": "yellow",
    "dateline": "bright_yellow",
    "published": "cyan",
    "modified": "cyan",
    "chrome": "bright_black",
}
_INDENT = " " * 7
_CERTAIN = 0.8
# a dump is a stranger's text: its escape sequences and direction marks must not steer a terminal
_SHOWN = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys((*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    0x09: " ",
}


def plain(explanation: Explanation) -> Iterator[str]:
    """A line per decision, in columns: line of the dump, label and reason, rule, confidence, text; below it why.

    >>> from newsextract import explain
    >>> next(plain(explain("로그인"))).split()[:3]
    ['1', 'chrome:login', 'lexicon.exact']
    """
    for front, decision in _rows(explanation):
        yield front + _text(decision)
        if decision.reasons or decision.runner_up:
            yield _INDENT + why(decision)


def coloured(explanation: Explanation) -> Iterator[Text]:
    """The lines of `plain`, one rich Text each, the text in the colour of its label.

    >>> from newsextract import explain
    >>> [str(line) for line in coloured(explain("로그인"))] == list(plain(explain("로그인")))
    True
    """
    from rich.text import Text

    for front, decision in _rows(explanation):
        yield Text.assemble((front, "dim"), (_text(decision), _STYLES[decision.label]))
        if decision.reasons or decision.runner_up:
            yield Text(_INDENT + why(decision), "dim")


def why(decision: Decision) -> str:
    """The reasons of a decision as sentences, and what it might have been instead.

    >>> from newsextract.model import Ground
    >>> why(Decision(1, 0, 3, "로그인", "chrome", "login", "a", runner_up="tag", runner_up_confidence=0.25, reasons=(Ground("told", 1.0),)))
    'It ends as a sentence does. Runner-up: tag (0.25).'
    """
    said = [sentence(ground.feature).en.translate(_SHOWN) for ground in decision.reasons]
    if decision.runner_up:
        said.append(f"Runner-up: {decision.runner_up} ({decision.runner_up_confidence or 0.0:.2f}).")
    return " ".join(said)


def records(explanation: Explanation) -> Iterator[str]:
    """One JSON object per decision, in the form of `newsextract.schema.load("decision")`.

    >>> from newsextract import explain
    >>> [json.loads(line)["label"] for line in records(explain("로그인"))]
    ['chrome']
    """
    for row in _records(explanation):
        yield json.dumps(row, ensure_ascii=False)


def whole(explanation: Explanation) -> str:
    """The record of an explanation as JSON indented by two.

    >>> from newsextract import explain
    >>> whole(explain("로그인")).splitlines()[-2]
    '  "source": "로그인"'
    """
    return json.dumps(record(explanation), ensure_ascii=False, indent=2)


def record(explanation: Explanation) -> dict[str, Any]:
    """An explanation as one record, in the form of `newsextract.schema.load("explanation")`.

    >>> from newsextract import explain
    >>> list(record(explain("로그인")))
    ['article', 'decisions', 'encoding', 'source']
    """
    return {
        "article": explanation.article.to_dict(),
        "decisions": list(_records(explanation)),
        "encoding": explanation.encoding,
        "source": explanation.source,
    }


def is_uncertain(decision: Decision) -> bool:
    """Whether the label is wrong as often as one time in five.

    >>> is_uncertain(Decision(1, 0, 3, "로그인", "chrome", "login", "lexicon.exact", confidence=0.4))
    True
    """
    return decision.confidence < _CERTAIN


def _records(explanation: Explanation) -> Iterator[dict[str, Any]]:
    for decision, place in zip(explanation.decisions, places(explanation.article, explanation.decisions), strict=True):
        row = decision.to_dict()
        for reason in row.get("reasons", ()):
            reason |= sentence(reason["feature"])._asdict()
        if place is not None:
            row["place"] = place
        if is_uncertain(decision):
            row["uncertain"] = True
        yield row


def _rows(explanation: Explanation) -> Iterator[tuple[str, Decision]]:
    decisions = explanation.decisions
    labels = max((len(_label(decision)) for decision in decisions), default=0)
    rules = max((len(decision.rule) for decision in decisions), default=0)
    for decision in decisions:
        yield f"{decision.line:>5}  {_label(decision):<{labels}}  {decision.rule:<{rules}}  {decision.confidence:.2f}  ", decision


def _label(decision: Decision) -> str:
    return f"{decision.label}:{decision.reason}" if decision.reason else decision.label


def _text(decision: Decision) -> str:
    return decision.text.translate(_SHOWN)
