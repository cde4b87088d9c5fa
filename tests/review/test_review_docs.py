"""docs/review.md: its commands exist, its keys are those of the page, its folder is what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsextract.cli import main

from .dumps import DUMP, LINE

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
STATIC = ROOT / "src" / "newsextract" / "review" / "static"


def test_the_page_is_written_as_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("jinja2")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dump.txt").write_text(DUMP.format(11, LINE), encoding="utf-8")
    (command,) = re.findall(r"^newsextract (explain .*)$", TEXT, re.MULTILINE)
    assert CliRunner().invoke(main, command.split()).exit_code == 0
    assert (tmp_path / "review.html").is_file()


def test_every_option_is_told_and_there() -> None:
    told = set(re.findall(r"(?<![\w-])--?[a-z]+", re.sub(r"`newsextract (?!review|compare)[^`]*`", "", TEXT)))
    options = [set(option.opts) for name in ("review", "compare") for option in main.commands[name].params if option.opts[0].startswith("-")]
    assert [names for names in options if not names & told] == []
    assert {name for name in told if name.startswith("--")} <= set().union(*options)


def test_every_key_is_told() -> None:
    told = set(re.findall(r"`([^`\s]+)`", " ".join(re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE))))
    keys = {"ArrowDown": "↓", "ArrowUp": "↑", "Escape": "Esc"}
    code = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("view.js", "edit.js"))
    tables = re.findall(r"^const (?:inDocument|everywhere|keys) = \{(.*)\};$", code, re.MULTILINE)
    named = {name.strip('"') for table in tables for name in re.findall(r'(?:^|, )\s*("[^"]+"|\w+):? ?(?:\(|across|showAll|undo)', table)}
    assert len(named) > 10
    assert {keys.get(name, name) for name in named} <= told


def test_the_runner_that_is_named_is_there() -> None:
    (path,) = re.findall(r"pytest (tests/\S+)$", TEXT, re.MULTILINE)
    assert (ROOT / path).is_file()
