"""How long `import newsextract` takes in a fresh process, beside its peers.

    python benchmarks/import_time.py

Each import is timed inside a process of its own, several times; the median is printed. A
module that is not installed is skipped and named.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys

MODULES = ("newsextract", "trafilatura", "justext", "resiliparse.extract.html2text", "kss")
_PROGRAM = "import time; begin = time.perf_counter(); import {}; print(time.perf_counter() - begin)"


def milliseconds(module: str) -> float | None:
    """The time of one import in a new interpreter; None where there is no such module."""
    command = [sys.executable, "-c", _PROGRAM.format(module)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return float(done.stdout.splitlines()[-1]) * 1000 if done.returncode == 0 else None


def main() -> int:
    """Print a row for each module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=11, help="processes for each module (default 11)")
    runs = parser.parse_args().runs
    for module in MODULES:
        first = milliseconds(module)  # writes and reads the byte code once; not counted
        if first is None:
            print(f"{module:32} skipped, it cannot be imported")
            continue
        times = [taken for _ in range(runs) if (taken := milliseconds(module)) is not None]
        spread = f"least {min(times):.1f}, most {max(times):.1f}"
        print(f"{module:32} {statistics.median(times):8.1f} ms  ({spread})", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
