"""docs/profiles.md: its commands and its snippet run, its profile is what the command makes, its options are told."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from click import Group
from click.testing import CliRunner

from newsextract.cli import main

TEXT = Path(__file__).parents[2].joinpath("docs", "profiles.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def test_commands_and_snippet_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("dumps", "profiles"):
        (tmp_path / name).mkdir()
    for number in range(1, 5):
        story = f"누리군 다리 {number}개 놓는다\n누리군은 {number}일 다리 {number}개를 놓았다고 밝혔다.\n"
        behind = f"누리신문 앱 다운로드\n누리신문 구독자 {106 + number}명이 함께 읽습니다\n저작권자 © 누리신문 무단전재 금지\n"
        (tmp_path / "dumps" / f"{number}.txt").write_text(f"누리 사람들\n{story}{behind}", encoding="utf-8")
    for command in "".join(_blocks("sh")).splitlines():
        words = [str(one) for word in shlex.split(command)[1:] for one in (sorted(Path().glob(word)) if "*" in word else [word])]
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output
    made = (tmp_path / "profiles" / "nuri.toml").read_text(encoding="utf-8")
    (shown,) = _blocks("toml")
    assert tomllib.loads(made) == tomllib.loads(shown)
    assert made == shown
    for snippet in _blocks("python"):
        exec(snippet, {})


def test_every_option_is_told() -> None:
    group = main.commands["profiles"]
    assert isinstance(group, Group)
    options = {name for command in group.commands.values() for option in command.params for name in option.opts if name.startswith("--")}
    told = set(re.findall(r"--[a-z][a-z-]+", TEXT))
    assert options <= told
    assert told - options == {"--url"}
