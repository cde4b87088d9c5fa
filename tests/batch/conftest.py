"""A folder to work in, the command in it, and workers that misbehave on certain words."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Done = subprocess.CompletedProcess[str]
Batch = Callable[..., Done]

# Python runs this at the start of every process: records with these words do harm
HARM = """\
import os, sys, time
from newsextract.batch import attempt as module
plain = module.explain
def explain(data, **known):
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    if "HANG" in text:
        time.sleep(600)
    if "CRASH" in text:
        os.kill(os.getpid(), 11)
    if "ALLOCATE" in text:
        held = []
        while True:
            held.append(bytearray(50_000_000))
    if "RAISE" in text:
        raise ZeroDivisionError("by zero")
    if "SLOW" in text:
        time.sleep(0.003)
    return plain(data, **known)
module.explain = explain
from newsextract.article import Article
plainly = Article.to_dict
def to_dict(article):  # articles become bytes when all records of a chunk are done
    text = " ".join(article.body)
    if "LATER" in text:
        os.kill(os.getpid(), 9)
    if "HEAVY" in text:
        raise MemoryError
    return plainly(article)
Article.to_dict = to_dict
if "batch" in sys.orig_argv:  # the command only, not its workers
    if "JOURNAL_ALWAYS" in os.environ:
        from newsextract.batch import output
        output._PAUSE = 0.0
    if "LARGEST" in os.environ:  # no file grows beyond so many bytes: what is written there is torn
        import resource, signal
        most = int(os.environ["LARGEST"])
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if os.environ["BEYOND"] == "killed" else signal.SIG_IGN)
"""


def dump(number: int, words: str = "") -> str:
    """A small dump, not quite like the others."""
    return f"누리군 {number}호 도서관 문 연다\n\n누리군은 새 도서관 {number}곳을 오는 3일 연다고 밝혔다. {words}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def batch(folder: Path) -> Batch:
    """Run `newsextract batch` as a process of its own."""

    def run(*words: str, given: str = "") -> Done:
        command = [sys.executable, "-m", "newsextract", "batch", *words]
        return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", timeout=400, check=False)

    return run


@pytest.fixture
def harm(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the words of HARM do harm."""
    (folder / "site").mkdir()
    (folder / "site" / "sitecustomize.py").write_text(HARM, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder / "site"), os.environ.get("PYTHONPATH", "")]))
