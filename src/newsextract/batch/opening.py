"""Files to streams of bytes; gzip and Zstandard are undone, and damage is an error."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import IO, cast

import pyarrow as pa

from newsextract.batch.discover import COMPRESSED, STANDARD_INPUT
from newsextract.errors import UnreadableInput

_BUFFER = 256 * 1024
_TOLD = {
    "Truncated compressed stream": "the file ends in the middle of its compressed data",
    "zlib inflate failed": "damaged gzip data",
    "ZSTD decompress failed": "damaged Zstandard data",
}


def open_stream(path: str) -> IO[bytes]:
    """The content of a file, decompressed by its name."""
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise UnreadableInput("-: standard input is closed")
        return sys.stdin.buffer
    compression = COMPRESSED.get(Path(path).suffix.lower())
    if compression is None:
        return Path(path).open("rb", buffering=_BUFFER)
    raw = pa.input_stream(path, compression=compression, buffer_size=_BUFFER)
    return cast("IO[bytes]", io.BufferedReader(raw, _BUFFER))


def plain_message(path: str, error: Exception) -> str:
    """What is wrong with a file, in plain words.

    >>> plain_message("a.gz", OSError("Truncated compressed stream"))
    'a.gz: the file ends in the middle of its compressed data'
    """
    said = str(error)
    for start, told in _TOLD.items():
        if start in said:
            return f"{path}: {told}"
    if isinstance(error, OSError) and error.strerror:
        said = error.strerror
    return f"{path}: {' '.join(said.split()) or type(error).__name__}"
