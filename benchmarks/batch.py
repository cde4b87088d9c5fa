"""Records and megabytes per second of `newsextract batch`, its memory, its engine's own share, and its peers.

    python benchmarks/batch.py [--megabytes 1000] [--peers 10] [--rounds 1] [--dumps PATH ...]

The input repeats dumps with changed ids (see repeat.py) and is deleted at the end. In each round the command runs
with one worker, with two, and with two that write Parquet; extract() alone is timed over the same input in one
process. The engine's own share is what all processes of the command with one worker take beyond that.

Then newsextract, datatrove with trafilatura, and a pool over kss.clean_news clean the same smaller input, each with
two processes. trafilatura is given each dump as a page, a <p> for each line.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from inputs import as_page
from measuring import Run, measure
from repeat import Made, dumps, repeat

EXTRACT = """\
import json, sys, time
from newsextract import extract
spent = 0.0
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        text = json.loads(line)["text"]
        began = time.process_time()
        extract(text)
        spent += time.process_time() - began
open(sys.argv[2], "w").write(str(spent))
"""
DATATROVE = """\
import sys
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
if __name__ == "__main__":
    steps = [JsonlReader(sys.argv[1]), Trafilatura(timeout=60), JsonlWriter(sys.argv[2], compression=None)]
    LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir=sys.argv[2] + ".logs").run()
"""
KSS = """\
import json, logging, sys
from multiprocessing import Pool
from pathlib import Path
from kss import clean_news
logging.disable(logging.ERROR)
def clean(line):
    row = json.loads(line)
    return json.dumps({"id": row["id"], "body": clean_news(row["text"], num_workers=1)}, ensure_ascii=False)
def lines(folder):
    for path in sorted(Path(folder).iterdir()):
        with path.open(encoding="utf-8") as file:
            yield from file
if __name__ == "__main__":
    with Pool(2) as pool, open(sys.argv[2], "w", encoding="utf-8") as out:
        for row in pool.imap(clean, lines(sys.argv[1]), chunksize=64):
            out.write(row + "\\n")
"""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1000)
    parser.add_argument("--peers", type=float, default=10, help="megabytes of the input that the peers get too")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--dumps", type=Path, nargs="+", default=[])
    given = parser.parse_args()
    texts = dumps(given.dumps)
    with tempfile.TemporaryDirectory() as folder:
        if given.megabytes:
            source = Path(folder, "in.jsonl")
            _engine(source, repeat(texts, source, given.megabytes), given.rounds)
            source.unlink()
        if given.peers:
            _peers(Path(folder), texts, given.peers)


def _engine(source: Path, made: Made, rounds: int) -> None:
    print(f"{made.records} records, {made.size / 1e6:.1f} MB of text")
    spent = source.with_suffix(".seconds")
    two_to_one, shares = [], []
    for _ in range(rounds):
        one, two = (_batch(source, f"{n} worker{'s'[: n - 1]}", n, "jsonl", made) for n in (1, 2))
        measure([sys.executable, "-c", EXTRACT, str(source), str(spent)])
        alone = float(spent.read_text())
        print(f"{'extract() alone':15} {alone:8.1f} s of a processor; all of 1 worker took {one.all_processor:.1f}", flush=True)
        _batch(source, "2, Parquet", 2, "parquet", made)
        two_to_one.append(one.seconds / two.seconds)
        shares.append(1 - alone / one.all_processor)
    print(
        f"two workers are {statistics.median(two_to_one):.2f} times one; "
        f"the engine's own share is {statistics.median(shares):.1%} (median of {rounds})"
    )


def _batch(source: Path, name: str, workers: int, form: str, made: Made) -> Run:
    out = source.with_name(f"out.{form}")
    words = ["batch", str(source), "--id-field", "id", "-o", str(out), "--workers", str(workers), "--overwrite"]
    run = measure([sys.executable, "-m", "newsextract", *words, "--max-reject-ratio", "1"])
    _print(name, run, made)
    for path in source.parent.glob(f"{out.name}*"):
        path.unlink()
    return run


def _peers(folder: Path, texts: list[str], megabytes: float) -> None:
    whole = folder / "slice.jsonl"
    made = repeat(texts, whole, megabytes)
    dumps_of, pages_of = folder / "dumps", folder / "pages"  # datatrove deals out files: one for each process
    for path, form in ((dumps_of, str), (pages_of, as_page)):
        path.mkdir()
        rows = [json.loads(line) for line in whole.read_text(encoding="utf-8").splitlines()]
        for number in range(2):
            lines = (json.dumps({**row, "text": form(row["text"])}) + "\n" for row in rows[number::2])
            (path / f"{number}.jsonl").write_text("".join(lines), encoding="utf-8")
    print(f"\n{made.records} records, {made.size / 1e6:.1f} MB of text, two processes each")
    words = ["batch", str(dumps_of), "--id-field", "id", "-o", str(folder / "ours"), "--workers", "2", "--max-reject-ratio", "1"]
    ours = measure([sys.executable, "-m", "newsextract", *words])
    _print("newsextract", ours, made)
    print(f"    {_lines(folder / 'ours')} records came out")
    for name, library, code, source in (
        (f"datatrove {_version('datatrove')}, trafilatura {_version('trafilatura')}", "datatrove", DATATROVE, pages_of),
        (f"pool, kss {_version('kss')}", "kss", KSS, dumps_of),
    ):
        if find_spec(library) is None:
            print(f"{name}: skipped, not installed")
            continue
        script = folder / f"{library}_run.py"
        script.write_text(code, encoding="utf-8")
        run = measure([sys.executable, str(script), str(source), str(folder / library)], most=1800)
        _print(name, run, made)
        print(f"    {_lines(folder / library)} records came out; newsextract takes {ours.seconds / run.seconds:.2f} of its time, {ours.all_processor / run.all_processor:.2f} of its processor time")


def _print(name: str, run: Run, made: Made) -> None:
    print(
        f"{name:15} {run.seconds:8.1f} s {made.records / run.seconds:7.0f} records/s {made.size / run.seconds / 1e6:6.2f} MB/s"
        f"   processor s: {', '.join(f'{seconds:.1f}' for seconds in run.processor)}   peak MB: {', '.join(map(str, run.peaks))}",
        flush=True,
    )


def _lines(path: Path) -> int:
    """Lines of a file, or of the shards of a folder."""
    files = [file for file in path.iterdir() if "reject" not in file.name and file.suffix == ".jsonl"] if path.is_dir() else [path]
    return sum(file.read_bytes().count(b"\n") for file in files)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    main()
