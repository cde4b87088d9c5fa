"""The commands and snippets of docs/batch.md run, in order and in one folder."""

from __future__ import annotations

import gzip
import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsextract.batch.records import Reject
from newsextract.cli import main

from .conftest import dump

pytest.importorskip("pyarrow")

TEXT = Path(__file__).parents[2].joinpath("docs", "batch.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def test_commands_and_snippets_run(folder: Path) -> None:
    (folder / "dumps").mkdir()
    for number in range(3):
        (folder / "dumps" / f"{number}.txt").write_text(dump(number), encoding="utf-8")
    row = {"text": dump(1), "url": "https://news.example.kr/1"}
    (folder / "raw.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    (folder / "posts.csv").write_text(f'link,title,contents\nhttps://news.example.kr/1,제목,"{dump(2)}"\n', encoding="utf-8")
    for command in "".join(_blocks("sh")).splitlines():
        done = CliRunner().invoke(main, shlex.split(command)[1:])
        assert done.exit_code == 0, done.output
    names: dict[str, object] = {}
    for snippet in _blocks("python"):
        used = re.findall(r"^import (\w+)", snippet, re.MULTILINE)
        for name in used:
            pytest.importorskip(name)
        exec(snippet, names)


def test_every_option_and_reason_is_told() -> None:
    params = [option for command in ("batch", "report") for option in main.commands[command].params]
    options = {name for option in params for name in option.opts if name.startswith("--")}
    told = set(re.findall(r"--[a-z][a-z-]+", TEXT))
    assert told <= options
    assert set(re.findall(r"`([a-z-]+)`", Reject.__doc__ or "")) - {"place", "reason", "message"} <= set(
        re.findall(r"`([a-z-]+)`", TEXT)
    )
