"""Which articles say again what an earlier one said.

The records of a run have one order, that of its inputs, whoever extracts them. In this order
each article is compared with the *first* ones before it: those that are no duplicate
themselves. It is a duplicate of the earliest first one that it is alike to, else it is a first
one itself. So a duplicate is alike to the record that it names, and never to it only by a
chain of others. A band that `_MOST` first articles share takes no more, which keeps time linear.

The first articles are a log in the folder of the run: each its fingerprint and its id, in order,
as long as the journal says. Beside it stands an index of bands, which is made again from the
log when a run goes on. Memory holds neither: on disk an article takes about 0.1 KB (exact) or
0.9 KB (near).
"""

from __future__ import annotations

import errno
import os
import sqlite3
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from newsextract.batch.fingerprints import Fingerprint, alike
from newsextract.errors import ArgumentError

_MOST = 64
_HEAD = struct.Struct("<HHI")  # bands, bytes of the signature, bytes of the id
_MOSTLY = 1024  # bytes that hold all of an entry but those of long ids
_CACHE = 32 * 1024  # kilobytes


class Firsts:
    """The first articles of a run, of which the journal knows `length` bytes.

    >>> from tempfile import TemporaryDirectory
    >>> from newsextract.batch.fingerprints import printer
    >>> taken, folder = printer("exact"), TemporaryDirectory()
    >>> firsts = Firsts(Path(folder.name), 0)
    >>> firsts.first("a", taken(["다리를 놓았다."])), firsts.first("b", taken(["다리를 놓았다"]))
    (None, 'a')
    >>> firsts.close(); folder.cleanup()
    """

    def __init__(self, folder: Path, length: int) -> None:
        path = folder / "firsts"
        self._log = path.open("r+b" if path.exists() else "x+b", buffering=0)
        self._index: sqlite3.Connection | None = None
        self._end = 0
        try:
            if os.fstat(self._log.fileno()).st_size < length:
                raise ArgumentError(f"{path}: is shorter than the journal says; --overwrite starts anew")
            self._log.truncate(length)
            self._open_index(folder / "firsts.sqlite")
            for end, fingerprint in self._logged(length):
                self._note(fingerprint, self._candidates(fingerprint))
                self._end = end
        except BaseException:
            self.close()
            raise

    def first(self, id: str, fingerprint: Fingerprint | None) -> str | None:
        """The id of the first article that this one is alike to; None where there is none.

        Call it once for each article, in the order of the inputs. An article without a
        fingerprint is like no other.
        """
        if fingerprint is None:
            return None
        found = self._candidates(fingerprint)
        for place in sorted({place for _, place in found}):
            signature, first = self._read(place)
            if alike(signature, fingerprint.signature):
                return first
        self._append(id, fingerprint, found)
        return None

    def sync(self) -> int:
        """Make the log safe, and say where it ends."""
        os.fsync(self._log.fileno())
        return self._end

    def close(self) -> None:
        """Let go of the files; may be called twice."""
        if self._index is not None:
            self._index.close()
            self._index = None
        self._log.close()

    def _open_index(self, path: Path) -> None:
        """An empty index. It need not survive the run, so nothing of it waits for the disk."""
        with suppress(FileNotFoundError):
            path.unlink()
        self._index = sqlite3.connect(path, isolation_level=None)
        for said in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", f"cache_size = -{_CACHE}"):
            self._index.execute(f"PRAGMA {said}")
        self._index.execute("CREATE TABLE bands (band INT, place INT, PRIMARY KEY (band, place)) WITHOUT ROWID")
        self._index.execute("BEGIN")

    def _candidates(self, fingerprint: Fingerprint) -> list[tuple[int, int]]:
        """Bands of a fingerprint, with the places of the first articles that share them."""
        assert self._index is not None
        marks = ",".join("?" * len(fingerprint.bands))
        said = f"SELECT band, place FROM bands WHERE band IN ({marks})"
        return self._index.execute(said, fingerprint.bands).fetchall()

    def _note(self, fingerprint: Fingerprint, found: list[tuple[int, int]]) -> None:
        assert self._index is not None
        held = Counter(band for band, _ in found)
        rows = [(band, self._end) for band in dict.fromkeys(fingerprint.bands) if held[band] < _MOST]
        self._index.executemany("INSERT INTO bands VALUES (?, ?)", rows)

    def _append(self, id: str, fingerprint: Fingerprint, found: list[tuple[int, int]]) -> None:
        bands, name = fingerprint.bands, id.encode("utf-8", "surrogatepass")
        entry = _HEAD.pack(len(bands), len(fingerprint.signature), len(name))
        entry += struct.pack(f"<{len(bands)}q", *bands) + fingerprint.signature + name
        self._log.seek(self._end)
        if self._log.write(entry) < len(entry):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._log.name))
        self._note(fingerprint, found)
        self._end += len(entry)

    def _read(self, place: int) -> tuple[bytes, str]:
        """The signature and the id of the entry at a place."""
        self._log.seek(place)
        entry = self._log.read(_MOSTLY)
        bands, size, length = _HEAD.unpack_from(entry)
        start = _HEAD.size + bands * 8
        end = start + size
        entry += self._log.read(max(0, end + length - len(entry)))
        return entry[start:end], entry[end : end + length].decode("utf-8", "surrogatepass")

    def _logged(self, length: int) -> Iterator[tuple[int, Fingerprint]]:
        """The fingerprints of the log, each with where its entry ends."""
        place = 0
        with Path(self._log.name).open("rb") as file:
            while place < length:
                bands, size, name = _HEAD.unpack(file.read(_HEAD.size))
                numbers = struct.unpack(f"<{bands}q", file.read(bands * 8))
                signature = file.read(size)
                file.seek(name, os.SEEK_CUR)
                place += _HEAD.size + bands * 8 + size + name
                yield place, Fingerprint(numbers, signature)
