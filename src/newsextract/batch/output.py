"""All files of a run's output together: shards, rejects, journal, ids and manifest."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

from newsextract.batch.ids import Ids
from newsextract.batch.journal import Journal, State
from newsextract.batch.marking import Marking
from newsextract.batch.options import OUTPUT_FORMATS, Options
from newsextract.batch.records import Chunk, Result
from newsextract.batch.sinks import PARTIAL, Appended, join, partial, publish, rejects_as_lines, sink_for
from newsextract.batch.snapshots import Snapshots
from newsextract.errors import ArgumentError

_SHARD = re.compile(r"part-\d{5,}\.(?:" + "|".join(map(re.escape, OUTPUT_FORMATS)) + ")")
_PAUSE = 1.0  # seconds between two entries of the journal


class Output:
    """Goes on where the journal ends; use `add` for each chunk in order, then `finish`."""

    def __init__(self, options: Options, key: str) -> None:
        self._options = options
        self._journal = Journal(options.work / "journal", key)
        self.state = self._journal.state
        self.resumed = self.state.records
        self._began, self._before = monotonic(), self.state.seconds
        self._noted = self._began
        try:
            self._open()
        except BaseException:
            self._journal.close()
            raise

    def _open(self) -> None:
        options, state = self._options, self.state
        self.ids = Ids(options.work / "ids.sqlite")
        self._sink = sink_for(options.form, options.marks)()
        self._rejects = Appended()
        self._snapshots = Snapshots(options.work)
        self._figures = self._snapshots.load(state.records)
        self._marking: Marking | None = None
        if state.done:
            return
        if options.mark_duplicates:
            self._marking = Marking(options.work, options.form, state.firsts)
        if state.shard:
            self._publish(state.shard - 1)  # it may have been killed between journal and name
        self._sink.open(self._shard(state.shard), state.offset)
        self._rejects.open(options.rejects_path, state.rejects_offset)

    def add(self, chunk: Chunk, result: Result) -> None:
        """Write a chunk, and from time to time the journal."""
        payload, copies = self._marking.mark(result) if self._marking else (result.payload, 0)
        self._sink.write(payload)
        if result.rejects:
            self._rejects.write(rejects_as_lines(result.rejects))
        state = self.state
        self.state = replace(
            state,
            articles=state.articles + result.articles,
            empty=state.empty + result.empty,
            rejected=state.rejected + len(result.rejects) - result.empty,
            size=state.size + chunk.size,
            in_shard=state.in_shard + result.articles,
            duplicates=state.duplicates + copies,
            below=state.below + result.below,
        )
        self._count(result)
        if self.state.in_shard >= self._options.shard_records and not self._grows:
            self._close_shard()
            self._sink.open(self._shard(self.state.shard), 0)
        elif monotonic() - self._noted >= _PAUSE:
            offset = self._sink.sync()
            if offset is not None:
                self._note(replace(self.state, offset=offset))

    def finish(self) -> None:
        """End the output: every file gets its name, and the manifest comes last."""
        options = self._options
        if not self.state.done:
            if self.state.in_shard or not self.state.shard or self._grows:
                self._close_shard(done=True)
            else:
                self._sink.close()
                partial(self._shard(self.state.shard)).unlink()
                self._note(replace(self.state, done=True))
        self.close()
        if self._joins:
            join([self._shard(number) for number in range(self.state.shard)], Path(options.output), options.marks)
            publish(Path(options.output))
        elif self.state.shard:
            self._publish(self.state.shard - 1)
        publish(options.rejects_path)
        self._figures.write(options.figures, options.timings)

    def close(self) -> None:
        """Let go of the files; what was not journalled is done again when the run goes on."""
        self._sink.drop()
        self._rejects.drop()
        if self._marking is not None:
            self._marking.close()
        with suppress(sqlite3.Error):  # a full disk has been told of already
            self.ids.close()
        with suppress(OSError):
            self._journal.close()

    @property
    def _grows(self) -> bool:
        """Whether there is one shard only, however long it becomes."""
        return self._options.is_file and not self._joins

    @property
    def _joins(self) -> bool:
        """Whether shards are parts of one Parquet file, which cannot be appended to."""
        return self._options.is_file and self._options.form == "parquet"

    def _shard(self, number: int) -> Path:
        if self._joins:
            return self._options.work / f"segment-{number:05d}.parquet"
        return self._options.shard(number)

    def _count(self, result: Result) -> None:
        """Add a chunk to what the report tells."""
        self._figures.add(result, self._options.timeout)
        state = self.state
        self._figures.moment(self._seconds(), state.records, state.empty + state.rejected)

    def _seconds(self) -> float:
        return self._before + monotonic() - self._began

    def _close_shard(self, done: bool = False) -> None:
        self._sink.close()
        number = self.state.shard
        self._note(replace(self.state, shard=number + 1, offset=0, in_shard=0, done=done))
        self._publish(number)

    def _publish(self, number: int) -> None:
        publish(self._shard(number))

    def _note(self, state: State) -> None:
        """Write the journal, behind all that it speaks of."""
        self.ids.commit()
        offset = self._rejects.sync()
        firsts = self._marking.sync() if self._marking else 0
        self._noted = monotonic()
        self.state = replace(state, rejects_offset=offset, firsts=firsts, seconds=self._seconds())
        self._snapshots.save(state.records, self._figures)
        self._journal.write(self.state)
        self._snapshots.forget(state.records)


def check_free(options: Options, resume: bool) -> None:
    """Raise ArgumentError where the output would overwrite what another run or program made."""
    if options.work.exists():
        if not resume:
            goes_on = "--resume goes on, " if options.engine == "local" else ""
            raise ArgumentError(f"{options.output}: a run was broken off; {goes_on}--overwrite starts anew")
        return
    for path in written(options):
        if path.exists():
            raise ArgumentError(f"{path}: is there already; --overwrite replaces it")


def remove(options: Options) -> None:
    """Take away what an earlier run made; other files of the folder stay."""
    with suppress(FileNotFoundError):
        shutil.rmtree(options.work)
    for path in written(options):
        path.unlink(missing_ok=True)


def finished(options: Options, key: str) -> dict[str, Any] | None:
    """The manifest of this very run, where it was done before."""
    try:
        manifest: dict[str, Any] = json.loads(options.manifest.read_bytes())
    except (OSError, ValueError):
        return None
    return manifest if manifest.get("key") == key else None


def check_rejects(options: Options) -> None:
    """Raise ArgumentError where the rejects would be written into another file of the run."""
    others = (options.shard(0), *_results(options))
    if options.rejects_path.resolve() in {path.resolve() for path in others}:
        raise ArgumentError(f"rejects: {str(options.rejects_path)!r} is a file that this run writes something else to")


def written(options: Options) -> list[Path]:
    """The files that a run writes or replaces."""
    found = [*_results(options), options.rejects_path]
    return [*found, *(partial(path) for path in found)]


def _results(options: Options) -> list[Path]:
    """The files of a run but for its rejects."""
    shards = [options.shard(0)] if options.is_file else _shards(options)
    return [*shards, options.figures, options.timings, options.manifest]


def _shards(options: Options) -> list[Path]:
    """The shards that are there, by the names that only we give, whole or not."""
    names = {path.name.removesuffix(PARTIAL) for path in Path(options.output).glob("part-[0-9]*")}
    return [Path(options.output, name) for name in sorted(names) if _SHARD.fullmatch(name)]
