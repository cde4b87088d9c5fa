"""Records and megabytes per second of `newsextract batch`, its memory, and one worker beside two.

    python benchmarks/batch.py [--megabytes 20] [--dumps FOLDER]

The input repeats the dumps of a folder with changed ids. Beside the command runs a plain loop
over extract() on the same input in the same run: the engine's own share is what the command
with one worker takes longer.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parents[1] / "fixtures"
LOOP = """\
import json, sys
from newsextract import extract
with open(sys.argv[1], encoding="utf-8") as file, open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in file:
        out.write(extract(json.loads(line)["text"]).to_json(indent=None) + "\\n")
"""


class Run(NamedTuple):
    """What one command took."""

    seconds: float
    peaks: list[int]  # megabytes, of each process, largest first


def make_input(path: Path, dumps: Path, megabytes: int) -> tuple[int, int]:
    """Write JSON Lines; give the records and the bytes of their text."""
    texts = [file.read_bytes().decode("utf-8", "replace") for file in sorted(dumps.glob("*.txt"))]
    count = size = 0
    with path.open("w", encoding="utf-8") as out:
        while size < megabytes * 1_000_000:
            text = texts[count % len(texts)]
            out.write(json.dumps({"id": f"r{count}", "text": text}, ensure_ascii=False) + "\n")
            count, size = count + 1, size + len(text.encode())
    return count, size


def measure(words: list[str]) -> Run:
    """Run a command, and watch the memory of it and of all below it."""
    peaks: dict[int, int] = {}
    began = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while process.poll() is None:
        for pid in _tree(process.pid):
            peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
        time.sleep(0.1)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(process.communicate()[1].decode())
    return Run(seconds, sorted(peaks.values(), reverse=True))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--dumps", type=Path, default=FIXTURES)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        count, size = make_input(source, given.dumps, given.megabytes)
        print(f"{count} records, {size / 1e6:.1f} MB of text")
        batch = [sys.executable, "-m", "newsextract", "batch", str(source), "--id-field", "id", "--quiet"]
        runs = {
            "plain loop": measure([sys.executable, "-c", LOOP, str(source), str(Path(folder, "loop.jsonl"))]),
            "1 worker": measure([*batch, "-o", str(Path(folder, "1.jsonl")), "--workers", "1"]),
            "2 workers": measure([*batch, "-o", str(Path(folder, "2.jsonl")), "--workers", "2"]),
            "2, Parquet": measure([*batch, "-o", str(Path(folder, "2.parquet")), "--workers", "2"]),
        }
    for name, run in runs.items():
        peaks = ", ".join(map(str, run.peaks))
        print(f"{name:12} {run.seconds:7.1f} s {count / run.seconds:7.0f} records/s {size / run.seconds / 1e6:6.2f} MB/s  peak MB: {peaks}")
    loop, one, two = (runs[name].seconds for name in ("plain loop", "1 worker", "2 workers"))
    print(f"two workers are {one / two:.2f} times one; one takes {one / loop - 1:+.0%} beside the loop")


def _tree(pid: int) -> list[int]:
    try:
        words = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(below for word in words for below in _tree(int(word)))]


def _peak(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
    except OSError:
        pass
    return 0


if __name__ == "__main__":
    main()
