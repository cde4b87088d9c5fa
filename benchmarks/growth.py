"""Time per character of newsextract from a thousand characters to ten million.

    python benchmarks/growth.py                    # 1 KB to 10 MB: about a minute
    python benchmarks/growth.py --largest 1000000

A larger input is the tested dump over and over, its numbers changed in each copy so that
no two copies are the same; a smaller one is its front. Flat figures mean linear time.
"""

from __future__ import annotations

import argparse
import re
import sys
import time

from inputs import tested_dump

from newsextract import extract

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
_NUMBER = re.compile(r"\d+")


def grown(text: str, size: int) -> str:
    """The dump's lines over and over, to `size` characters, every number changed in every copy."""
    copies, length, number = [text], len(text), 0
    while length < size:
        number += 1
        copy = "\n" + _changed(text, number)
        copies.append(copy)
        length += len(copy)
    return "".join(copies)[:size]


def _changed(text: str, by: int) -> str:
    return _NUMBER.sub(lambda match: _added(match.group(), by), text)


def _added(digits: str, by: int) -> str:
    """A number of as many digits, so that a date stays a date in form."""
    return str((int(digits) + by) % 10 ** len(digits)).zfill(len(digits))


def microseconds(text: str, runs: int) -> float:
    """Microseconds per character: the least of several runs."""
    least = float("inf")
    for _ in range(runs):
        begin = time.perf_counter()
        extract(text)
        least = min(least, time.perf_counter() - begin)
    return least / len(text) * 1e6


def main() -> int:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="characters of the largest input")
    args = parser.parse_args()
    name, text = tested_dump()
    extract(text)  # loads the lexicon
    print(f"{name}, repeated\n{'characters':>12} {'µs/character':>14}")
    for size in SIZES:
        if size <= args.largest:
            runs = max(1, min(20, 1_000_000 // size))
            print(f"{size:>12,} {microseconds(grown(text, size), runs):>14.3f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
