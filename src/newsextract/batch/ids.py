"""Which ids a run has seen, on disk, so that a million of them take no memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from newsextract.batch.records import Item, Record, Reject


def digest_of(id: str) -> bytes:
    """An id in sixteen bytes."""
    return blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def same_id(record: Record) -> Reject:
    """The reject of a record whose id was there before.

    >>> same_id(Record("k1", "b.jsonl#2", "글")).message
    "b.jsonl#2: has the id of an earlier record, 'k1'"
    """
    return Reject(record.id, record.place, "same-id", f"{record.place}: has the id of an earlier record, {record.id!r}")


class Ids:
    """Digests of ids, each with the number of the record that had it first.

    A run that goes on meets its own records again: the same number is no repetition.
    """

    def __init__(self, path: Path | str) -> None:
        self._base = sqlite3.connect(path)
        self._open = True
        self._base.execute("PRAGMA cache_size = -16384")
        self._base.execute("CREATE TABLE IF NOT EXISTS seen (digest BLOB PRIMARY KEY, number INT) WITHOUT ROWID")

    def first(self, id: str, number: int) -> int:
        """The number of the first record with this id, which may be this one.

        >>> ids = Ids(":memory:")
        >>> ids.first("a", 1), ids.first("b", 2), ids.first("a", 3), ids.first("a", 1)
        (1, 2, 1, 1)
        """
        digest = digest_of(id)
        done = self._base.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (digest, number))
        if done.rowcount:
            return number
        (found,) = self._base.execute("SELECT number FROM seen WHERE digest = ?", (digest,)).fetchone()
        return int(found)

    def checked(self, items: Iterable[Item], start: int = 0) -> Iterator[Item]:
        """The items, with a reject in the place of each record whose id was there before."""
        for number, item in enumerate(items, start + 1):
            if isinstance(item, Record) and self.first(item.id, number) != number:
                yield same_id(item)
            else:
                yield item

    def commit(self) -> None:
        """Make what was seen safe."""
        self._base.commit()

    def close(self) -> None:
        """Commit and close; may be called twice."""
        if self._open:
            self._open = False
            self._base.commit()
            self._base.close()
