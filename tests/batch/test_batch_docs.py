"""The commands and snippets of docs/batch.md run."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsextract.batch.records import Reject
from newsextract.cli import main

from .conftest import dump

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

TEXT = Path(__file__).parents[2].joinpath("docs", "batch.md").read_text(encoding="utf-8")
OURS = {"newsextract", "pyarrow"}


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


COMMANDS = "".join(_blocks("sh")).splitlines()
SNIPPETS = {re.findall(r"^(?:import|from) (\w+)", snippet, re.MULTILINE)[0] + f"-{n}": snippet for n, snippet in enumerate(_blocks("python"))}


def _needs(library: str) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"needs {library}")
    if library == "pyspark" and shutil.which("java") is None:
        pytest.skip("needs Java")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the snippets speak of, made by the commands for this machine."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "dumps").mkdir()
    for number in range(3):
        (folder / "dumps" / f"{number}.txt").write_text(dump(number), encoding="utf-8")
    row = {"text": dump(1), "url": "https://news.example.kr/1"}
    (folder / "raw.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    (folder / "posts.csv").write_text(f'link,title,contents\nhttps://news.example.kr/1,제목,"{dump(2)}"\n', encoding="utf-8")
    pq.write_table(pa.table({"contents": [dump(1), None], "link": ["https://news.example.kr/1", None]}), folder / "raw.parquet")
    with chdir(folder):
        for command in COMMANDS:
            if "--engine" not in command:
                done = CliRunner().invoke(main, shlex.split(command)[1:])
                assert done.exit_code == 0, done.output
    return folder


def _python(desk: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=desk,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize("command", [command for command in COMMANDS if "--engine" in command])
def test_commands_for_clusters_run(command: str, desk: Path) -> None:
    _needs("pyspark" if "spark" in command else "ray")
    assert "3 inputs = 3 articles + 0 empty + 0 rejected" in _python(desk, "-m", *shlex.split(command))


@pytest.mark.parametrize("snippet", SNIPPETS.values(), ids=SNIPPETS)
def test_snippets_run(snippet: str, desk: Path) -> None:
    for library in set(re.findall(r"^(?:import|from) (\w+)", snippet, re.MULTILINE)) - OURS:
        _needs(library)
    _python(desk, "-c", snippet)
    for made in re.findall(r'"(by-[\w.-]+)"', snippet):
        assert pq.read_table(desk / made)["title"].to_pylist() == ["누리군 1호 도서관 문 연다", None]


def test_every_option_and_reason_is_told() -> None:
    params = [option for command in ("batch", "report") for option in main.commands[command].params]
    options = {name for option in params for name in option.opts if name.startswith("--")}
    told = set(re.findall(r"--[a-z][a-z-]+", TEXT))
    assert told <= options
    assert set(re.findall(r"`([a-z-]+)`", Reject.__doc__ or "")) - {"place", "reason", "message"} <= set(
        re.findall(r"`([a-z-]+)`", TEXT)
    )
