"""A batch from its inputs to its manifest."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import newsextract
from newsextract.batch import digest, output
from newsextract.batch.discover import STANDARD_INPUT, check_inputs, find, spared
from newsextract.batch.journal import State
from newsextract.batch.options import Options
from newsextract.batch.pool import Pool
from newsextract.batch.records import chunks
from newsextract.batch.sinks import write_json
from newsextract.batch.sources import read
from newsextract.batch.worker import Duty
from newsextract.errors import ArgumentError
from newsextract.profiles import load_folder

_LIBRARIES = ("pyarrow", "zstandard", "fastwarc", "rensa", "ray", "pyspark")
Watch = Callable[[State, int], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended: inputs = articles + empty + rejected; `duplicates` and those `below` are articles too."""

    inputs: int
    articles: int
    empty: int
    rejected: int
    duplicates: int
    below: int
    resumed: int
    seconds: float

    @property
    def reject_ratio(self) -> float:
        """Rejected records to all.

        >>> Summary(8, 5, 1, 2, 0, 0, 0, 1.0).reject_ratio
        0.25
        """
        return self.rejected / self.inputs if self.inputs else 0.0


def run(options: Options, *, resume: bool = False, overwrite: bool = False, watch: Watch | None = None) -> Summary:
    """Do a job. `watch` is told, after each chunk, how far it is and of how many bytes.

    Raises ArgumentError for wrong usage, MissingInput where an input is not there, and
    OSError where the output cannot be written; a run that was broken off goes on with `resume`.
    """
    check_inputs(options.inputs, (options.output, str(options.rejects_path)))
    output.check_rejects(options)
    if resume and STANDARD_INPUT in options.inputs:
        raise ArgumentError("inputs: standard input cannot be read again, so a run of it cannot go on")
    if resume and options.engine != "local":
        raise ArgumentError(f"--resume: {options.engine} keeps no journal; --overwrite starts anew")
    if options.profiles:
        load_folder(options.profiles)  # a wrong profile is wrong before anything is read
    key, total = digest.of_run(options, spared(find(options.inputs), output.written(options)))
    manifest = output.finished(options, key) if resume else None
    if manifest is not None:
        shutil.rmtree(options.work, ignore_errors=True)
        counts: dict[str, int] = manifest["counts"]
        return Summary(
            **counts, duplicates=manifest["duplicates"], below=manifest["below_min_confidence"],
            resumed=counts["inputs"], seconds=manifest["seconds"],
        )
    if overwrite:
        output.remove(options)
    output.check_free(options, resume)
    if options.engine == "local":
        state, resumed = _run_here(options, key, total, watch)
    else:
        from newsextract.batch.engines import cluster

        state, resumed = cluster.run(options), 0
    _write_manifest(options, key, state)
    shutil.rmtree(options.work)
    return _summary(state, resumed)


def _run_here(options: Options, key: str, total: int, watch: Watch | None) -> tuple[State, int]:
    try:
        with closing(output.Output(options, key)) as out:
            if not out.state.done:
                _work(options, out, total, watch)
            out.finish()
    except sqlite3.Error as error:  # the disk, as a rule: it is a file of ours that nobody else writes
        raise OSError(f"{options.work}: {error}") from error
    return out.state, out.resumed


def _work(options: Options, out: output.Output, total: int, watch: Watch | None) -> None:
    duty = Duty.of(options, options.profiles)
    items = out.ids.checked(read(find(options.inputs), options, out.state.records), out.state.records)
    with Pool(duty, options.processes or 1, options.timeout) as pool:
        for chunk, result in pool.results(chunks(items)):
            out.add(chunk, result)
            if watch is not None:
                watch(out.state, total)


def _summary(state: State, resumed: int) -> Summary:
    counts = (state.records, state.articles, state.empty, state.rejected, state.duplicates, state.below)
    return Summary(*counts, resumed, round(state.seconds, 3))


def _write_manifest(options: Options, key: str, state: State) -> None:
    said: dict[str, Any] = {
        "counts": {
            "inputs": state.records,
            "articles": state.articles,
            "empty": state.empty,
            "rejected": state.rejected,
        },
        "duplicates": state.duplicates,
        "below_min_confidence": state.below,
        "bytes": state.size,
        "seconds": round(state.seconds, 3),
        "key": key,
        "code": digest.of_code(),
        "profiles": digest.of_profiles(options.profiles),
        "options": options.deciding()
        | {"engine": options.engine, "workers": options.processes, "max_reject_ratio": options.max_reject_ratio},
        "inputs": list(options.inputs),
        "shards": 1 if options.is_file else state.shard,
        "rejects": str(options.rejects_path),
        "versions": {
            "newsextract": newsextract.__version__,
            "python": platform.python_version(),
            **{name: _version(name) for name in _LIBRARIES},
        },
    }
    write_json(options.manifest, said)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
