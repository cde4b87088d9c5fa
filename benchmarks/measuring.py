"""A command on the clock, with the processor time and the peak memory of each of its processes (Linux)."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_TICK = 1 / os.sysconf("SC_CLK_TCK")


class Run(NamedTuple):
    """What one command took. Processes stand in the order of their numbers: the command itself is the first."""

    seconds: float
    processor: list[float]  # seconds, user and system, of each process
    peaks: list[int]  # megabytes, of each process

    @property
    def all_processor(self) -> float:
        """The seconds of all processes together."""
        return sum(self.processor)


def measure(words: list[str], most: float = 7200) -> Run:
    """Run a command, and watch it and all below it; `most` is how many seconds it may take."""
    seen: dict[int, tuple[float, int]] = {}
    began = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True) as process,
    ):
        while process.poll() is None:
            if time.perf_counter() - began > most:
                os.killpg(process.pid, signal.SIGKILL)
            for pid in _tree(process.pid):
                processor, peak = seen.get(pid, (0.0, 0))
                now, highest = _look(pid) or (0.0, 0)
                seen[pid] = max(processor, now), max(peak, highest)
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(words)}\n{said.read()}")
    found = [seen[pid] for pid in sorted(seen)]
    return Run(seconds, [processor for processor, _ in found], [peak for _, peak in found])


def _tree(pid: int) -> list[int]:
    try:
        words = [word for task in Path(f"/proc/{pid}/task").iterdir() for word in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(below for word in words for below in _tree(int(word)))]


def _look(pid: int) -> tuple[float, int] | None:
    try:
        times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        status = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return None
    peak = next((int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")), 0)
    return (int(times[11]) + int(times[12])) * _TICK, peak
