"""Dumps of any size: JSON Lines that repeat real dumps with changed ids.

    python benchmarks/repeat.py OUT.jsonl [--megabytes 1000] [--dumps PATH ...]

PATH is a folder of .txt files, or a .csv.gz with a column `contents`; without any, the corpus is taken
where it is there, else fixtures/.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from inputs import CORPUS, FIXTURES

CORPUS_DUMPS = (CORPUS / "dev", CORPUS / "unlabelled", CORPUS / "bulk" / "crawl-2023-10.csv.gz")


class Made(NamedTuple):
    """What was written: records, and bytes of their text."""

    records: int
    size: int


def dumps(paths: Sequence[Path] = ()) -> list[str]:
    """The texts of folders and tables."""
    found = paths or [path for path in CORPUS_DUMPS if path.exists()] or [FIXTURES]
    return [text for path in found for text in _texts(path)]


def repeat(texts: Sequence[str], path: Path, megabytes: float) -> Made:
    """Write texts again and again, each with an id of its own."""
    count = size = 0
    turns = cycle((json.dumps(text, ensure_ascii=False), len(text.encode("utf-8", "replace"))) for text in texts)
    with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
        for text, length in turns:
            if size >= megabytes * 1e6:
                break
            out.write(f'{{"id": "r{count}", "text": {text}}}\n')
            count, size = count + 1, size + length
    return Made(count, size)


def main() -> None:
    """Write the file, and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--megabytes", type=float, default=1000)
    parser.add_argument("--dumps", type=Path, nargs="+", default=[])
    given = parser.parse_args()
    made = repeat(dumps(given.dumps), given.path, given.megabytes)
    print(f"{made.records} records, {made.size / 1e6:.1f} MB of text")


def _texts(path: Path) -> Iterator[str]:
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield file.read_bytes().decode("utf-8", "replace")
    else:
        csv.field_size_limit(sys.maxsize)
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield row["contents"]


if __name__ == "__main__":
    main()
