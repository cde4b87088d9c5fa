"""What goes wrong is said in plain words, and the exit status says how much did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import DUMP, Run


def test_each_failure_has_its_own_message_and_the_others_are_done(run: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (folder / "noise.bin").write_bytes(bytes(range(32)) * 40)
    result = run("missing.txt", "sub", "photo.jpg", "noise.bin", "dump.txt/x", "dump.txt")
    assert result.exit_code == 1
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == ["dump.txt"]
    assert result.stderr.splitlines() == [
        "newsextract: missing.txt: no such file",
        "newsextract: sub: a folder, not a file",
        "newsextract: photo.jpg: a JPEG image, not text",
        "newsextract: noise.bin: binary data, not text",
        "newsextract: dump.txt/x: Not a directory",
    ]


def test_an_empty_file_is_an_article_with_a_warning(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    result = run("empty.txt")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["warnings"] == ["empty input"]
    assert result.stderr == "newsextract: empty.txt: warning: empty input\n"


@pytest.mark.parametrize("form", ["json", "text"])
def test_undecodable_bytes_are_warned_of(run: Run, folder: Path, form: str) -> None:
    (folder / "broken.txt").write_bytes(DUMP.encode() + b"\n\xff\xfe\xff\n")
    result = run("-f", form, "broken.txt")
    assert result.exit_code == 0
    assert "한밭시는 새 도서관을" in result.stdout
    assert result.stderr.startswith("newsextract: broken.txt: warning: ")
    assert "undecodable" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Missing argument 'DUMP...'"),
        (("-f", "json"), "Missing argument 'DUMP...'"),
        (("-f", "yaml", "dump.txt"), "'yaml' is not one of"),
        (("--colour", "dump.txt"), "No such option"),
        (("--title", "제목", "dump.txt", "dump.txt"), "--title can be given with one input only"),
        (
            ("--url", "https://news.example.kr", "dump.txt", "dump.txt"),
            "--url can be given with one input only",
        ),
        (
            ("--published", "2024-05-22", "dump.txt", "dump.txt"),
            "--published can be given with one input only",
        ),
        (("--published", "어제", "dump.txt"), "'어제' is not a date such as"),
        (("--url", "news.example.kr/1", "dump.txt"), "'news.example.kr/1' is not a URL such as"),
        (("--url", "http://[", "dump.txt"), "'http://[' is not a URL such as"),
    ],
)
def test_wrong_usage(run: Run, words: tuple[str, ...], message: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_nothing_known_may_be_given_as_nothing(run: Run) -> None:
    """A crawled record's column is often empty."""
    result = run("--url", "", "--title", "", "--published", "", "dump.txt")
    assert result.exit_code == 0
    assert result.stdout == run("dump.txt").stdout


def test_a_wrong_profile_is_wrong_usage(run: Run, folder: Path) -> None:
    (folder / "sites").mkdir()
    profile = folder / "sites" / "hanbat.toml"
    profile.write_text('hosts = "hanbat.example"\n', encoding="utf-8")
    result = run("--profiles", "sites", "dump.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "newsextract: hanbat.toml: hosts: 'hanbat.example' is not a list of host names\n"
    )
    profile.write_text("hosts = [\n", encoding="utf-8")
    assert "newsextract: hanbat.toml: file: " in run("--profiles", "sites", "dump.txt").stderr


def test_profiles_that_are_nowhere(run: Run) -> None:
    result = run("--profiles", "nowhere", "dump.txt")
    assert result.exit_code == 2
    assert "'nowhere' is not a folder of TOML files" in result.stderr
