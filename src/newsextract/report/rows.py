"""The rows of an output one by one, whatever its form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newsextract.errors import UnreadableInput

Row = dict[str, Any]
_ROWS = 256  # of Parquet at once


def rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a file, of Parquet those columns only.

    A last line without its end is one that is being written, and is left out. Raises
    UnreadableInput, with file and line, where the file is damaged or holds something else.
    """
    from pyarrow import ArrowException

    from newsextract.batch.opening import plain_message

    try:
        if path.suffix == ".parquet":
            yield from _parquet(path, columns)
        else:
            yield from _lines(path)
    except (OSError, ArrowException) as error:
        raise UnreadableInput(plain_message(str(path), error)) from None


def _lines(path: Path) -> Iterator[Row]:
    from newsextract.batch.opening import open_stream

    with open_stream(str(path)) as stream:
        for number, line in enumerate(stream, 1):
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                if line.endswith(b"\n") or path.suffix != ".partial":
                    raise UnreadableInput(f"{path}#{number}: not JSON: {error}") from None
                return
            if not isinstance(row, dict):
                raise UnreadableInput(f"{path}#{number}: not a JSON object")
            yield row


def _parquet(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        names = set(file.schema_arrow.names)
        for batch in file.iter_batches(_ROWS, columns=[name for name in columns if name in names], use_threads=False):
            yield from batch.to_pylist()
