"""The journal of a run: what is safely written, appended line by line.

A line is a checksum and JSON. A torn or damaged line ends the journal: what it would have
said is done again, which writes the same bytes.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from newsextract.errors import ArgumentError


@dataclass(frozen=True, slots=True)
class State:
    """How far a run is: records that are done, and where the files of the output end.

    `offset` and `in_shard` are of the open shard, in bytes and articles; `firsts` is the
    length of the log of first articles.
    """

    articles: int = 0
    empty: int = 0
    rejected: int = 0
    size: int = 0
    shard: int = 0
    offset: int = 0
    in_shard: int = 0
    rejects_offset: int = 0
    duplicates: int = 0
    below: int = 0
    firsts: int = 0
    seconds: float = 0.0
    done: bool = False

    @property
    def records(self) -> int:
        """All inputs; each is an article, empty or rejected."""
        return self.articles + self.empty + self.rejected


class Journal:
    """An append-only file of states under the key of a run; locked while it is open."""

    def __init__(self, path: Path, key: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._name = str(path)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(self._file, path)
            with path.open("rb") as stream:
                lines, valid = _valid(stream.read())
            if lines and lines[0].get("key") != key:
                raise ArgumentError(
                    f"{path.parent}: the run to go on with had other inputs, options, profiles or code; "
                    "--overwrite starts anew"
                )
            os.ftruncate(self._file, valid)
            os.lseek(self._file, valid, os.SEEK_SET)
        except BaseException:
            os.close(self._file)
            raise
        states = [State(**line["state"]) for line in lines[1:]]
        self.state = states[-1] if states else State()
        if not lines:
            self._append({"key": key})

    def write(self, state: State) -> None:
        """Say that all of a state is safely on disk."""
        self._append({"state": asdict(state)})
        self.state = state

    def close(self) -> None:
        """Close the file, which unlocks it; may be called twice."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _append(self, said: dict[str, Any]) -> None:
        line = json.dumps(said).encode()
        line = b"%08x %s\n" % (zlib.crc32(line), line)
        if os.write(self._file, line) < len(line):  # nothing may ever stand behind a torn line
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self._name)
        os.fsync(self._file)


def _valid(data: bytes) -> tuple[list[dict[str, Any]], int]:
    """The lines of a journal up to the first that is torn, and where that starts.

    >>> _valid(b"torn")
    ([], 0)
    """
    lines, valid = [], 0
    for line in data.splitlines(keepends=True):
        checksum, _, said = line.rstrip(b"\n").partition(b" ")
        if not line.endswith(b"\n") or checksum != b"%08x" % zlib.crc32(said):
            break
        lines.append(json.loads(said))
        valid += len(line)
    return lines, valid


def _lock(file: int, path: Path) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise ArgumentError(f"{path.parent}: another run is writing this output") from None
