"""What the tests of the command share: a dump, a folder with it, and ways to run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsextract.cli import main

DUMP = """\
한밭일보
로그인
회원가입
한밭시 새 도서관 3일 문 연다
홍길동 기자 hong@hanbat.example
입력 2024.05.22 18:30

한밭시는 새 도서관을 오는 3일 연다고 22일 밝혔다. 장서는 5만 권이다.

시장은 "누구나 쉬어 가는 곳이 되면 좋겠다"고 말했다.

저작권자 ⓒ 한밭일보 무단전재 및 재배포 금지
"""

Run = Callable[..., Result]
Start = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with `dump.txt` in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "dump.txt").write_text(DUMP, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run the command in this process."""

    def run(*words: str, **options: Any) -> Result:
        return CliRunner().invoke(main, words, **options)

    return run


@pytest.fixture
def start(folder: Path) -> Start:
    """Run the command as a process of its own; `env` is added to the environment."""

    def start(*words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "newsextract", *words]
        env = {**os.environ, **env}
        return subprocess.run(command, env=env, capture_output=True, timeout=60, check=False)

    return start
