"""Memory does not grow with the input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

MEASURE = """\
import os, sys
from pathlib import Path
from newsextract.batch.options import Options
from newsextract.batch.run import run

def below(pid):
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield int(child)
        yield from below(int(child))

def peak(pid):
    # not getrusage: it has what the process was before it became this program
    (line,) = (line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])

def watch(state, total):
    workers.append(max(map(peak, below(os.getpid()))))

if __name__ == "__main__":
    workers = []
    summary = run(Options((sys.argv[1],), sys.argv[1] + ".out.parquet", id_column="id", mark_duplicates="near"), watch=watch)
    assert summary.inputs == int(sys.argv[2])
    print(peak(os.getpid()))
    print(max(workers))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_peak_memory_is_the_same_for_ten_times_the_records(folder: Path) -> None:
    (folder / "measure.py").write_text(MEASURE, encoding="utf-8")
    peaks = []
    for count in (4_000, 40_000):
        name = f"{count}.jsonl"
        with (folder / name).open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"id": str(n), "text": f"글 {n * n}번이다." if n % 50 else " "}) + "\n" for n in range(count))
        words = [sys.executable, "measure.py", name, str(count)]
        done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=100, check=True)
        peaks.append([int(line) / 1024 for line in done.stdout.split()])
    (small, small_worker), (large, large_worker) = peaks
    assert large < small + 40  # megabytes
    assert large_worker < small_worker + 40
    assert 0 < max(large, large_worker) < 400
