"""`newsextract review`: what it takes, and what it says where it cannot."""

from __future__ import annotations

import builtins
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsextract.cli import main

from .dumps import site

pytest.importorskip("uvicorn")


def review(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["review", *map(str, words)])


@pytest.fixture
def taken() -> Any:
    """A port that somebody listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_nothing_readable_is_told(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    done = review(tmp_path, tmp_path / "missing.txt")
    assert done.exit_code == 1
    assert "missing.txt: no such file" in done.stderr
    assert "picture.txt: " in done.stderr
    assert done.stderr.endswith("newsextract: no document could be read\n")


def test_a_port_that_is_taken_is_told(tmp_path: Path, taken: int) -> None:
    site(tmp_path / "dumps")
    done = review(tmp_path / "dumps", "--port", str(taken))
    assert done.exit_code == 1
    assert done.stderr == f"newsextract: port {taken}: Address already in use\n"


def test_a_wrong_profile_or_case_is_told(tmp_path: Path) -> None:
    site(tmp_path / "dumps")
    (tmp_path / "own.toml").write_text("mood = 1\n", encoding="utf-8")
    done = review(tmp_path / "dumps", "--profiles", tmp_path)
    assert done.exit_code == 2
    assert "own.toml: mood: 1 is not a known key" in done.stderr
    (tmp_path / "1.txt").write_text("x", encoding="utf-8")
    done = review(tmp_path / "dumps", "--cases", tmp_path)
    assert done.exit_code == 2
    assert "1.article.json: file: None is not there" in done.stderr


def test_without_the_extra_the_command_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(tmp_path / "dumps")
    real: Callable[..., Any] = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "newsextract.review.server":
            raise ModuleNotFoundError("No module named 'uvicorn'", name="uvicorn")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    done = review(tmp_path / "dumps")
    assert done.exit_code == 2
    assert done.stderr == "newsextract: review needs uvicorn: pip install 'newsextract[review]'\n"
