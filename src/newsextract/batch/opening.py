"""Files to streams of bytes; gzip and Zstandard are undone, and damage is an error."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from newsextract.batch.discover import COMPRESSED, STANDARD_INPUT
from newsextract.errors import UnreadableInput

_BUFFER = 256 * 1024
_STEP = 4096  # bytes that are lost before a damage, at most
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
    return io.BufferedReader(_Decompressed(path, compression), _BUFFER)


class _Decompressed(io.RawIOBase):
    """What stands before a damage is read before the damage is told."""

    def __init__(self, path: str, compression: str) -> None:
        self._stream = pa.input_stream(path, compression=compression, buffer_size=_BUFFER)
        self._error: OSError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if self._error is not None:
            raise self._error
        done = 0
        while done < len(buffer):
            try:
                data = self._stream.read(min(_STEP, len(buffer) - done))
            except OSError as error:
                if not done:
                    raise
                self._error = error
                break
            if not data:
                break
            buffer[done : done + len(data)] = data
            done += len(data)
        return done

    def close(self) -> None:
        self._stream.close()
        super().close()


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
