"""What goes from task to task: rows of Arrow, each with a Python object and its place in the order of the run."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

# a chunk holds text as well as bytes, and text that has no UTF-8 form: columns would change it
ENVELOPE: pa.Schema = pa.schema([("part", pa.int64()), ("number", pa.int64()), ("content", pa.binary())])


def pack(part: int, number: int, content: object) -> pa.RecordBatch:
    """One row; `part` and `number` say where its content stands in the run."""
    return pa.RecordBatch.from_pylist(
        [{"part": part, "number": number, "content": pickle.dumps(content)}], ENVELOPE
    )


def unpack(rows: pa.RecordBatch | pa.Table) -> Iterator[tuple[int, int, Any]]:
    """The rows, one by one.

    >>> list(unpack(pack(0, 7, "글")))
    [(0, 7, '글')]
    """
    for part, number, content in zip(*(rows.column(name) for name in ENVELOPE.names), strict=True):
        yield part.as_py(), number.as_py(), pickle.loads(content.as_buffer())
