"""One document as one self-contained page: nothing is loaded, no script but its own can run.

The page is `templates/document.html.j2`; its data is the record that `newsextract explain -f json` prints.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from functools import cache
from typing import Any, NamedTuple, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from newsextract.export.explained import is_uncertain, record
from newsextract.model import Explanation, Label, Reason
from newsextract.review import assets, marks, view, wording
from newsextract.review.unseen import plain


class Assets(NamedTuple):
    """Style and script that stand in the page, and the policy that allows these two and nothing else.

    All are empty where the page is served, with files beside it and the policy in a header.
    """

    style: str = ""
    script: str = ""
    policy: str = ""


class Counts(NamedTuple):
    """How many spans there are, in all, uncertain, by label and by reason."""

    spans: int
    uncertain: int
    labels: tuple[tuple[str, int], ...]
    reasons: tuple[tuple[str, int], ...]


@cache
def environment() -> Environment:
    """The templates, where every value is escaped and a missing one is an error."""
    made = Environment(
        loader=PackageLoader(__package__),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"marked": marks.marked, "json_script": marks.json_script, "plain": plain}
    made.filters |= {"moment": _moment, "cut": view.cut, "said": _said}
    made.globals |= {"word": wording.word, "words": wording.words()}
    return made


def page(explanation: Explanation) -> str:
    """The explanation as a self-contained HTML page, in Korean with a switch to English.

    >>> from newsextract import explain
    >>> "<script>alert" in page(explain("<script>alert(1)</script>", input_format="text"))
    False
    """
    return render("document.html.j2", standalone(), **content(explanation))


def render(template: str, given: Assets, **values: object) -> str:
    """A page of a template, the text that no encoding holds (half of a surrogate pair) replaced."""
    text = environment().get_template(template).render(assets=given, **values)
    return text.encode("utf-8", "replace").decode("utf-8")


def content(explanation: Explanation) -> dict[str, Any]:
    """What the page of a document shows."""
    name = explanation.article.source or "newsextract"
    return {
        "title": plain(name.rstrip("/").rpartition("/")[2] or name),
        "article": explanation.article,
        "chunks": view.chunks(explanation),
        "counts": counts(explanation),
        "record": record(explanation),
    }


def fragments(explanation: Explanation) -> dict[str, Any]:
    """What of the page changes with a correction, as HTML, and its data."""
    parts: Any = environment().get_template("macros.html.j2").module
    shown = content(explanation)
    return {
        "document": str(parts.rows(shown["chunks"])),
        "article": str(parts.article(shown["article"])),
        "chips": str(parts.chips(shown["counts"])),
        "record": shown["record"],
    }


def counts(explanation: Explanation) -> Counts:
    """The numbers beside the filters, labels and reasons in the order of `model.py`.

    >>> from newsextract import explain
    >>> counts(explain("로그인\\n회원가입")).labels
    (('chrome', 2),)
    """
    decisions = explanation.decisions
    labels = Counter[str](decision.label for decision in decisions)
    reasons = Counter[str](decision.reason for decision in decisions if decision.reason)
    return Counts(
        len(decisions),
        sum(map(is_uncertain, decisions)),
        tuple((name, labels[name]) for name in get_args(Label) if labels[name]),
        tuple((name, reasons[name]) for name in get_args(Reason) if reasons[name]),
    )


@cache
def standalone(*modules: str) -> Assets:
    """Style and script of a self-contained page; the modules are those of a document's page where none are named."""
    style, script = assets.style(), assets.script(*modules)
    allowed = {
        "default-src": "'none'",
        "script-src": _digest(script),
        "style-src": _digest(style),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    policy = "; ".join(f"{name} {value}" for name, value in allowed.items())
    return Assets(Markup(style), Markup(script), policy)  # our own files, which close no element


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _said(item: object) -> str:
    """An item of a field on a line: a paragraph itself, of an author or a caption what is known."""
    return " · ".join(str(value) for value in item.values() if value) if isinstance(item, dict) else str(item)


def _moment(iso: str) -> str:
    """To the minute, as the formats for reading print it."""
    return iso[:16].replace("T", " ")
