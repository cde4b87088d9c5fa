"""The command as a process: encodings, pipes, signals, terminals, what is imported."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import DUMP, Start

COMMAND = [sys.executable, "-m", "newsextract"]


def read_terminal(master: int) -> str:
    """What a process wrote to its terminal, until it closed it."""
    chunks = []
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # Linux says so where the other side has gone
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(master)
    return b"".join(chunks).decode()


def test_output_is_utf8_in_any_locale(start: Start) -> None:
    done = start("dump.txt", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "한밭시는 새 도서관을" in done.stdout.decode("utf-8")


def test_messages_are_utf8_too(start: Start) -> None:
    done = start("없는.txt", PYTHONIOENCODING="ascii")
    assert done.stderr.decode("utf-8") == "newsextract: 없는.txt: no such file\n"


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names of any bytes")
def test_a_file_name_of_undecodable_bytes_can_be_read_back_from_json(folder: Path) -> None:
    name = "도서관".encode("cp949") + b".txt"
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123
        file.write(DUMP.encode())
    done = subprocess.run([*COMMAND, name, b"-"], input=b"", capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    first = done.stdout.decode("utf-8").splitlines()[0]
    assert os.fsencode(json.loads(first)["source"]) == name


def test_a_reader_that_goes_away_is_no_matter(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, *["dump.txt"] * 400], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b'{"source": "dump.txt"')
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("words", [("dump.txt",), ("explain", "dump.txt")])
def test_a_full_disk_is_said(folder: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *words], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 1
    assert done.stderr == b"newsextract: cannot write the output: No space left on device\n"


def test_results_are_written_as_they_come_and_an_interrupt_is_quiet(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "dump.txt", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    first = process.stdout.readline()  # there while the second input is still waited for
    assert json.loads(first)["source"] == "dump.txt"
    process.send_signal(signal.SIGINT)
    process.wait(60)  # its standard input is still open: only the interrupt ends it
    rest, errors = process.communicate()
    assert (process.returncode, rest, errors) == (130, b"", b"")


def test_closed_streams(folder: Path) -> None:
    def status(redirection: str) -> tuple[int, bytes]:
        line = f'"{sys.executable}" -m newsextract {redirection}'
        done = subprocess.run(["sh", "-c", line], capture_output=True, timeout=60, check=False)
        return done.returncode, done.stderr

    assert status("- <&-") == (1, b"newsextract: -: standard input is closed\n")
    assert status("dump.txt >&-") == (1, b"newsextract: standard output is closed\n")
    assert status("missing.txt 2>&-") == (1, b"")


def test_explain_is_coloured_on_a_terminal_only(folder: Path) -> None:
    def on_terminal(**env: str) -> str:
        master, slave = pty.openpty()
        process = subprocess.Popen(
            [*COMMAND, "explain", "dump.txt"],
            stdout=slave,
            env={**os.environ, "TERM": "xterm-256color", **env},
        )
        os.close(slave)
        output = read_terminal(master)
        assert process.wait(60) == 0
        return output

    assert "\x1b[" in on_terminal()
    assert "\x1b[" not in on_terminal(NO_COLOR="1")
    assert "\x1b[" not in on_terminal(TERM="dumb")


@pytest.mark.parametrize("waits", [False, True])
def test_progress_is_shown_to_those_who_wait(folder: Path, waits: bool) -> None:
    patience = 0.1 if waits else 600  # however slow the machine is today
    program = f"from newsextract import cli, progress; progress.PATIENCE = {patience}; cli.main(prog_name='newsextract')"
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", program, "dump.txt", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    os.close(slave)
    if waits:  # until the bar appears; nothing is sent before
        assert select.select([master], [], [], 60)[0], "no progress shown"
    output, _ = process.communicate(DUMP.encode(), timeout=60)
    assert [json.loads(line)["source"] for line in output.splitlines()] == ["dump.txt", "-"]
    assert bool(read_terminal(master)) is waits
    assert process.returncode == 0


def test_only_what_is_needed_is_imported(folder: Path) -> None:
    def imported(statement: str) -> set[str]:
        code = f"{statement}\nimport sys; print(*(name for name in ('click', 'rich') if name in sys.modules))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    assert imported("import newsextract") == set()
    assert imported("import newsextract.export, newsextract.schema") == set()
    assert imported("import newsextract.cli") == {"click"}
