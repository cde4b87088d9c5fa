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

DUMP = """\
누리 사람들
누리군, 오래된 {thing} 고쳐 마을 도서관으로 연다
입력 2024.03.0{number} 09:10
한별 기자
누리군은 지난 {day}일 오래된 {thing} 건물을 고쳐 마을 도서관으로 다시 열었다고 밝혔다.
군은 이 건물을 고치는 데 {number}년 동안 1{number}억원을 들였다고 설명했다.
{thing} 옆에 사는 주민 조은별(5{number})씨는 "아이들이 갈 곳이 생겨 기쁘다"고 말했다.
누리신문 앱 다운로드
누리신문 구독자 {readers}명이 함께 읽습니다
저작권자 © 누리신문 무단전재 금지
"""


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def test_commands_and_snippet_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("dumps", "profiles"):
        (tmp_path / name).mkdir()
    for number, thing in enumerate(("방앗간", "나루터", "우체국", "대장간"), start=1):
        text = DUMP.format(number=number, thing=thing, day=number + 3, readers=number + 106)
        (tmp_path / "dumps" / f"{number}.txt").write_text(text, encoding="utf-8")
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
