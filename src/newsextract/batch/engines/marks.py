"""Duplicates of a job on a cluster: its tasks take the fingerprints, its head marks, in the order of the inputs."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO

from newsextract.batch.marking import Marking
from newsextract.batch.options import Options
from newsextract.batch.records import Result
from newsextract.batch.sinks import Sink, publish, sink_for


def mark_all(options: Options, files: Sequence[Path]) -> tuple[list[Path], int]:
    """Shards of the results in files, which are in order, and how many articles are duplicates."""
    shards: list[Path] = []
    sink: Sink | None = None
    held = copies = 0
    try:
        with closing(Marking(options.work, options.form)) as marking:
            for result in _results(files):
                if sink is None:
                    shards.append(options.work / f"marked-{len(shards):08d}.{options.form}")
                    sink = sink_for(options.form, options.marks)()
                    sink.open(shards[-1], 0)
                payload, found = marking.mark(result)
                sink.write(payload)
                held, copies = held + result.articles, copies + found
                if held >= options.shard_records:
                    sink.close()
                    sink, held = None, 0
        if sink is not None:
            sink.close()
    finally:
        if sink is not None:
            sink.drop()
    for shard in shards:
        publish(shard)
    return shards, copies


def _results(files: Iterable[Path]) -> Iterator[Result]:
    for path in files:
        with path.open("rb") as file:
            yield from _loaded(file)
        path.unlink()


def _loaded(file: IO[bytes]) -> Iterator[Result]:
    while file.peek(1):  # type: ignore[attr-defined]  # a buffered file has it
        yield pickle.load(file)
