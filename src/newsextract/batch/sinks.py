"""Where articles are written: shards that grow under a `.partial` name and get their own when whole."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from newsextract.batch.records import Reject
from newsextract.errors import ArgumentError

PARTIAL = ".partial"
_ROWS, _BYTES = 4096, 16 * 1024 * 1024  # of a row group of Parquet, at most


class Sink(Protocol):
    """One open shard at a time."""

    def open(self, shard: Path, offset: int) -> None:
        """Go on with a shard, of which the first `offset` bytes are valid."""

    def write(self, payload: bytes) -> None:
        """Add what a worker rendered."""

    def sync(self) -> int | None:
        """Make safe what was written, and say where it ends; None where that takes a whole shard."""

    def close(self) -> None:
        """End the shard, safely on disk under its `.partial` name."""

    def drop(self) -> None:
        """Let go of the shard as it is; nothing to do where it was closed."""


class Appended:
    """Bytes behind bytes: JSON Lines, plain or compressed, and the rejects."""

    _file: Any

    def open(self, shard: Path, offset: int) -> None:
        """Go on with a shard; what stands behind `offset` was never journalled."""
        shard.parent.mkdir(parents=True, exist_ok=True)
        path = partial(shard)
        if offset and not path.exists() and shard.exists():  # the line of the journal that ended it is damaged
            shard.replace(path)
        self._file = path.open("r+b" if path.exists() else "x+b")
        if os.fstat(self._file.fileno()).st_size < offset:
            raise ArgumentError(f"{path}: is shorter than the journal says; --overwrite starts anew")
        self._file.truncate(offset)
        self._file.seek(offset)

    def write(self, payload: bytes) -> None:
        """Add bytes."""
        self._file.write(payload)

    def sync(self) -> int:
        """Make safe what was written, and say where it ends."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return int(self._file.tell())

    def close(self) -> None:
        """End the shard."""
        self.sync()
        self._file.close()

    def drop(self) -> None:
        """Let go of the shard as it is."""
        with suppress(AttributeError, OSError):  # never opened; a full disk has been told of already
            self._file.close()


class Parquet:
    """Row groups; the file can be read only once it is closed, so a shard is done whole or anew."""

    def __init__(self, marks: tuple[str, ...]) -> None:
        self._marks = marks

    def open(self, shard: Path, offset: int) -> None:
        """Begin a shard anew."""
        import pyarrow.parquet as pq

        from newsextract.arrow import schema

        shard.parent.mkdir(parents=True, exist_ok=True)
        self._file = partial(shard).open("wb")
        self._writer = pq.ParquetWriter(self._file, schema(self._marks), compression="zstd")
        self._held: list[Any] = []
        self._rows = self._bytes = 0

    def write(self, payload: bytes) -> None:
        """Add the rows of an Arrow stream."""
        import pyarrow as pa

        if not payload:
            return
        for batch in pa.ipc.open_stream(payload):
            self._held.append(batch)
            self._rows += batch.num_rows
        self._bytes += len(payload)
        if self._rows >= _ROWS or self._bytes >= _BYTES:
            self._group()

    def sync(self) -> None:
        """Nothing is safe before the shard is closed."""

    def close(self) -> None:
        """End the shard."""
        self._group()
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def drop(self) -> None:
        """Let go of the shard as it is."""
        with suppress(AttributeError, OSError):
            _abandon(self._writer)
            self._file.close()

    def _group(self) -> None:
        import pyarrow as pa

        if self._held:
            self._writer.write_table(pa.Table.from_batches(self._held))
        self._held, self._rows, self._bytes = [], 0, 0


def partial(path: Path) -> Path:
    """The name of a file that is not whole yet."""
    return path.with_name(path.name + PARTIAL)


def publish(path: Path) -> None:
    """Give a whole file its name; nothing to do where that was done before."""
    if partial(path).exists():
        partial(path).replace(path)
        _sync_folder(path.parent)


def write_json(path: Path, said: object) -> None:
    """A file of JSON, safely on disk before it gets its name."""
    with partial(path).open("w", encoding="utf-8", errors="backslashreplace") as file:
        json.dump(said, file, ensure_ascii=False, indent=2)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    publish(path)


def join(segments: Sequence[Path], path: Path, marks: tuple[str, ...]) -> None:
    """One Parquet file of several, row group by row group."""
    import pyarrow.parquet as pq

    from newsextract.arrow import schema

    with partial(path).open("wb") as file:
        writer = pq.ParquetWriter(file, schema(marks), compression="zstd")
        try:
            for segment in segments:
                with pq.ParquetFile(segment) as source:
                    for group in range(source.num_row_groups):
                        writer.write_table(source.read_row_group(group, use_threads=False))
            writer.close()
        finally:
            _abandon(writer)
        file.flush()
        os.fsync(file.fileno())


def rejects_as_lines(rejects: Iterable[Reject]) -> bytes:
    """Rejects as JSON Lines."""
    lines = "".join(json.dumps(reject.to_dict(), ensure_ascii=False) + "\n" for reject in rejects)
    return lines.encode("utf-8", "backslashreplace")


def sink_for(form: str, marks: tuple[str, ...] = ()) -> Callable[[], Sink]:
    """What makes the sink of an output format; `marks` names the marks that its rows have.

    >>> [type(sink_for(form)()).__name__ for form in ("jsonl.gz", "parquet")]
    ['Appended', 'Parquet']
    """
    return functools.partial(Parquet, marks) if form == "parquet" else Appended


def _abandon(writer: Any) -> None:
    """Keep a ParquetWriter from ending its file when it is collected: on a full disk it would tell of it then."""
    writer.is_open = False


def _sync_folder(folder: Path) -> None:
    """A new name is safe once its folder is."""
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    os.fsync(number)
    os.close(number)
