"""Runs that are killed and go on write what an unbroken run writes."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from newsextract import ArgumentError
from newsextract.batch import journal
from newsextract.batch.options import Options
from newsextract.batch.run import run

from .conftest import Batch, dump

pq = pytest.importorskip("pyarrow.parquet")

RECORDS, KILLS = 900, 20
FORMS: dict[str, tuple[str, ...]] = {
    "out.jsonl": (),
    "out.jsonl.zst": ("--mark-duplicates", "near"),
    "out": ("--shard-records", "100"),
    "out.parquet": ("--shard-records", "100", "--mark-duplicates", "near"),
}


def _input(words: str = "", records: int = RECORDS) -> None:
    lines = [json.dumps({"id": f"k{n}", "text": dump(n, words)}) for n in range(records)]
    lines[100:100] = ["not JSON", '{"text": ""}', '{"id": "k3", "text": "again"}']
    Path("in.jsonl").write_text("\n".join(lines), encoding="utf-8")


def _written(form: str) -> tuple[list[Any], list[bytes]]:
    """All that a run wrote, but for times: articles, and what stands beside them."""
    beside = [Path("out", name) if form == "out" else Path(f"{form}.{name}") for name in ("rejects.jsonl", "figures.json")]
    told = [path.read_bytes() for path in beside]
    if form.endswith("parquet"):
        return pq.read_table(form).to_pylist(), told
    names = sorted(Path("out").glob("part*")) if form == "out" else [Path(form)]
    return [path.read_bytes() for path in names], told


def _children(pid: int) -> list[int]:
    """The processes below one, the fork server's among them."""
    try:
        found = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return found + [below for child in found for below in _children(child)]


@pytest.mark.usefixtures("harm")
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs the processes of Linux")
@pytest.mark.parametrize("form", FORMS)
def test_killed_at_any_moment(form: str, batch: Batch, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only kills of a run that is at work count, and some must come when there is something to go on from."""
    monkeypatch.setenv("JOURNAL_ALWAYS", "1")
    _input("SLOW")
    command = ("in.jsonl", "-o", form, "--id-field", "id", "--workers", "2", *FORMS[form])
    assert batch(*command).returncode == 1
    wanted = _written(form)
    luck = random.Random(form)
    states: list[int] = []
    flag = "--overwrite"
    while len(states) < KILLS // len(FORMS):
        process = subprocess.Popen([sys.executable, "-m", "newsextract", "batch", *command, flag])
        journalled = _await_work(form, process, flag)
        time.sleep(luck.uniform(0, 0.4))
        below = _children(process.pid)
        victim = luck.choice(below) if below and luck.random() < 0.4 else process.pid
        if process.poll() is None and _journal(form).exists():
            os.kill(victim, signal.SIGKILL)
            if victim != process.pid:
                time.sleep(0.1)
                process.kill()
            process.wait()
            states.append(max(journalled, _lines(form)) - 1)
        process.wait()
        flag = "--resume" if _journal(form).exists() else "--overwrite"
    assert any(states)
    done = batch(*command, "--resume")
    assert done.returncode == 1, done.stderr
    assert f"{RECORDS + 3} inputs = {RECORDS} articles + 1 empty + 2 rejected" in done.stderr
    assert _written(form) == wanted
    assert not list(folder.glob("**/*.partial"))
    assert not list(folder.glob("**/*.work"))


@pytest.mark.usefixtures("harm")
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs the processes of Linux")
def test_workers_are_killed_while_the_run_goes_on(folder: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a dead worker was at is done again: nothing is lost, and no innocent record rejected."""
    monkeypatch.setenv("JOURNAL_ALWAYS", "1")
    _input("SLOW", 3000)
    command = ("in.jsonl", "-o", "out.jsonl", "--id-field", "id", "--workers", "2")
    assert batch(*command).returncode == 1
    wanted = _written("out.jsonl")
    luck, killed = random.Random(1), 0
    process = subprocess.Popen([sys.executable, "-m", "newsextract", "batch", *command, "--overwrite"])
    while process.poll() is None:
        after = _lines("out.jsonl") + 9  # behind all that the workers were given: no record is met twice
        time.sleep(luck.uniform(0, 0.1))
        workers = [child for server in _children(process.pid)[:2] for child in _children(server)]
        if workers and _lines("out.jsonl") > 1:
            os.kill(luck.choice(workers), signal.SIGKILL)
            killed += 1
        while process.poll() is None and _lines("out.jsonl") < after:
            time.sleep(0.01)
    assert killed >= 3
    assert process.returncode == 1
    assert _written("out.jsonl") == wanted


@pytest.mark.usefixtures("harm")
@pytest.mark.skipif(sys.platform != "linux", reason="needs limits of files, and their signal")
@pytest.mark.parametrize(
    ("form", "beyond"),
    [("out.jsonl.zst", "killed"), ("out", "killed"), ("out.parquet", "killed"), ("out.jsonl.zst", "full"), ("out.parquet", "full")],
)
def test_ended_in_the_middle_of_a_write(
    form: str, beyond: str, folder: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file grows beyond a size, one after the other: a write is torn there, and the run killed or told of it."""
    monkeypatch.setenv("JOURNAL_ALWAYS", "1")
    _input(records=300)
    command = ("in.jsonl", "-o", form, "--id-field", "id", "--workers", "1", *FORMS[form])
    assert batch(*command).returncode == 1
    wanted = _written(form)
    luck, ended = random.Random(f"{form} {beyond}"), 0
    flag = "--overwrite"
    for power in (2, 3.5, 4.2):
        most = int(10 ** (power + luck.uniform(0, 0.7)))
        monkeypatch.setenv("LARGEST", str(most))
        monkeypatch.setenv("BEYOND", beyond)
        done = batch(*command, flag)
        if done.returncode == -signal.SIGXFSZ:
            ended += beyond == "killed"
        elif "cannot write the output" in done.stderr:
            ended += beyond == "full"
            assert done.returncode == 1
        else:
            break
        assert "Traceback" not in done.stderr
        flag = "--resume" if _journal(form).exists() else "--overwrite"
    monkeypatch.delenv("LARGEST")
    assert ended >= 2
    done = batch(*command, "--resume")
    assert done.returncode == 1, done.stderr
    assert _written(form) == wanted
    assert not list(folder.glob("**/*.partial"))


@pytest.mark.parametrize("form", ["out.jsonl.gz", "out"])
def test_a_journal_that_lost_its_end(form: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever its end was torn off: what it does not say any more is done again."""
    _input()
    monkeypatch.setattr("newsextract.batch.output._PAUSE", 0)
    options = Options(("in.jsonl",), form, id_column="id", mark_duplicates="exact", shard_records=100)
    run(options)
    wanted = _written(form)
    _stop_after(options, 8, False)
    kept = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file() and path.name != "in.jsonl"}
    whole = len(kept[_journal(form)])
    for cut in random.Random(form).sample(range(whole), 6):
        for path, data in kept.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        _journal(form).write_bytes(kept[_journal(form)][:cut])
        run(options, resume=True)
        articles, (rejects, _) = _written(form)
        assert (articles, rejects) == (wanted[0], wanted[1][0])
        for path in Path().rglob("*"):
            if path.is_file() and path.name != "in.jsonl":
                path.unlink()


def _journal(form: str) -> Path:
    return Path("out/.work/journal") if form == "out" else Path(f"{form}.work/journal")


def _lines(form: str) -> int:
    return len(_journal(form).read_bytes().splitlines()) if _journal(form).exists() else 0


def _await_work(form: str, process: subprocess.Popen[bytes], flag: str) -> int:
    """Wait until a run has written its journal, or has ended; give the lines that are there."""
    before = _lines(form) if flag == "--resume" else 1
    while process.poll() is None and _lines(form) <= before:
        time.sleep(0.01)
    return _lines(form)


def test_stopped_behind_each_chunk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped where the journal was just written, and with bytes behind it that it does not know of."""
    _input()
    monkeypatch.setattr("newsextract.batch.output._PAUSE", 0)
    options = Options(("in.jsonl",), "out.jsonl", id_column="id")
    run(options)
    wanted = _written("out.jsonl")
    Path("out.jsonl").unlink()
    run_on = False
    for stop in range(1, 5):
        _stop_after(options, stop, run_on)
        run_on = True
        with Path("out.jsonl.partial").open("ab") as file:
            file.write(b'{"id": "torn')
        with Path("out.jsonl.work/journal").open("ab") as file:
            file.write(b"0123abcd {torn")
    summary = run(options, resume=True)
    assert summary.resumed > 0
    assert _written("out.jsonl") == wanted
    assert run(options, resume=True).resumed == RECORDS + 3


class _Stop(Exception):
    pass


def _stop_after(options: Options, count: int, resume: bool) -> None:
    left = count

    def watch(state: journal.State, total: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise _Stop

    with pytest.raises(_Stop):
        run(options, resume=resume, overwrite=not resume, watch=watch)


def test_a_run_of_other_options_does_not_go_on(folder: Path) -> None:
    _input()
    _stop_after(Options(("in.jsonl",), "out.jsonl"), 1, False)
    with pytest.raises(ArgumentError, match="--resume goes on, --overwrite starts anew"):
        run(Options(("in.jsonl",), "out.jsonl"))
    with pytest.raises(ArgumentError, match="had other inputs, options, profiles or code"):
        run(Options(("in.jsonl",), "out.jsonl", id_column="id"), resume=True)
    with Path("in.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(ArgumentError, match="had other inputs"):
        run(Options(("in.jsonl",), "out.jsonl"), resume=True)


def test_an_output_that_was_cut_behind_our_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the journal says is written must be there: no hole is filled with nothing."""
    _input()
    monkeypatch.setattr("newsextract.batch.output._PAUSE", 0)
    options = Options(("in.jsonl",), "out.jsonl")
    _stop_after(options, 2, False)
    Path("out.jsonl.partial").write_bytes(b"")
    with pytest.raises(ArgumentError, match=r"out\.jsonl\.partial: is shorter than the journal says"):
        run(options, resume=True)
