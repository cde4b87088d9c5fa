"""The self-contained page without a browser: its data, its policy, its size, and who makes it."""

from __future__ import annotations

import base64
import builtins
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from newsextract import explain, schema
from newsextract.cli import main
from newsextract.model import Label, Reason

from .conftest import FIXTURES, SAMPLE

pytest.importorskip("jinja2")

from newsextract.review import view, wording
from newsextract.review.marks import marked
from newsextract.review.page import page
from newsextract.review.unseen import plain


def data_of(text: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_data_is_what_explain_prints_as_json() -> None:
    printed = CliRunner().invoke(main, ["explain", "-f", "json", str(SAMPLE)])
    record = json.loads(printed.stdout)
    assert data_of(page(explain(SAMPLE))) == record
    Draft202012Validator(schema.load("explanation")).validate(record)


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    target = tmp_path / "review.html"
    done = CliRunner().invoke(main, ["explain", "-f", "html", str(SAMPLE), "-o", str(target)])
    assert (done.exit_code, done.output) == (0, "")
    assert target.read_text(encoding="utf-8") == page(explain(SAMPLE))
    assert CliRunner().invoke(main, ["explain", "-f", "html", str(SAMPLE)]).stdout == page(explain(SAMPLE))


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    target = tmp_path / "no" / "review.html"
    done = CliRunner().invoke(main, ["explain", "-f", "html", str(SAMPLE), "-o", str(target)])
    assert done.exit_code == 1
    assert done.stderr == f"newsextract: {target}: cannot be written: No such file or directory\n"


def test_without_the_extra_the_command_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "newsextract.review.page":
            raise ModuleNotFoundError("No module named 'jinja2'", name="jinja2")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    done = CliRunner().invoke(main, ["explain", "-f", "html", str(SAMPLE)])
    assert done.exit_code == 2
    assert done.stderr == "newsextract: explain -f html needs jinja2: pip install 'newsextract[review]'\n"


def test_the_page_of_the_sample_is_small() -> None:
    assert len(page(explain(SAMPLE)).encode()) < 300_000


def test_the_policy_allows_the_one_style_and_the_one_script() -> None:
    text = page(explain(SAMPLE))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    for tag, directive in (("style", "style-src"), ('script type="module"', "script-src")):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag.split()[0]}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    assert not re.search(r"<[^>]+ (?:on\w+|style|src|href)=", text)


@pytest.mark.parametrize("path", sorted([*FIXTURES.glob("*.txt"), *FIXTURES.glob("pages/*.html")]), ids=lambda p: p.name)
def test_rows_hold_the_document_in_order(path: Path) -> None:
    explanation = explain(path)
    rows = [row for chunk in view.chunks(explanation) for row in chunk.rows]
    text = "".join(part.text for row in rows for part in row.segments)
    assert text.split() == explanation.source.split()
    lines = [row.line for row in rows if row.line]
    assert lines == sorted(set(lines))


def test_a_long_line_is_cut_into_rows_and_stays_whole() -> None:
    explanation = explain("한밭시는 도서관을 3일 연다고 밝혔다. " * 2000)
    rows = [row for chunk in view.chunks(explanation) for row in chunk.rows]
    assert max(len(part.text) for row in rows for part in row.segments) <= 4000
    assert "".join(part.text for row in rows for part in row.segments).split() == explanation.source.split()


def test_unseen_characters_are_shown() -> None:
    assert str(marked("가\u202e<i>\x07")) == (
        '가<i class="m" title="RIGHT-TO-LEFT OVERRIDE">RLO</i>&lt;i&gt;<i class="m" title="U+0007">U+0007</i>'
    )
    assert plain("a\u2066b") == "a⟨LRI⟩b"


def test_every_label_and_reason_has_its_words() -> None:
    words = wording.words()
    assert set(words["label"]) == set(get_args(Label))
    assert set(words["reason"]) == set(get_args(Reason))
    assert [path for table in words.values() for path, said in table.items() if set(said) != {"ko", "en"}] == []


def test_every_wording_is_used() -> None:
    folder = Path(wording.__file__).parent
    used = "".join(p.read_text(encoding="utf-8") for p in [*folder.glob("templates/*"), *folder.glob("static/*.js"), *folder.glob("*.py")])
    assert [key for key in wording.words()["ui"] if not re.search(rf"\b{key}\b", used) and not key.startswith("theme_")] == []
