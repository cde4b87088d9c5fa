"""What flows through a batch: records in, results out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from newsextract.batch.fingerprints import Fingerprint
from newsextract.batch.tally import Tally

MOST_RECORDS, MOST_BYTES = 64, 512 * 1024  # of a chunk: what is sent, written and journalled at once


class Record(NamedTuple):
    """One dump or page. `place` says where it stands: a path, and a line or row behind `#`."""

    id: str
    place: str
    data: bytes | str
    url: str | None = None
    title: str | None = None
    fetched: str | None = None


class Reject(NamedTuple):
    """A record that gave no article. `reason` is one word, `message` says it plainly.

    Reasons: `unreadable` (not text, a damaged file), `missing` (no such column or file),
    `too-large`, `timeout`, `memory`, `crashed` (its worker died), `failed`, `same-id`, and those of `WITHOUT_STORY`.
    """

    id: str
    place: str
    reason: str
    message: str

    def to_dict(self) -> dict[str, str]:
        """The reject as plain data, for JSON."""
        return self._asdict()


Item = Record | Reject
# the status of what was read well and holds no story, which is its reason too: counted as empty, not as rejected
WITHOUT_STORY = frozenset({"empty", "error", "list"})


@dataclass(slots=True)
class Chunk:
    """Records that are sent to a worker together; `number` counts the chunks of a run."""

    number: int
    items: list[Item]
    size: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a chunk: articles as bytes for the sink, and the others in their order.

    `prints` has the id and the fingerprint of each article where duplicates are marked;
    `tally` is for the report; `below` counts articles that are less sure than asked for.
    """

    payload: bytes
    articles: int
    rejects: tuple[Reject, ...]
    prints: tuple[tuple[str, Fingerprint | None], ...] = ()
    tally: Tally = field(default_factory=Tally)
    below: int = 0

    @property
    def empty(self) -> int:
        """How many of the rejects are records without a story."""
        return sum(reject.reason in WITHOUT_STORY for reject in self.rejects)


def chunks(items: Iterable[Item]) -> Iterator[Chunk]:
    """Cut a stream into chunks; where the cuts fall depends on the records only.

    >>> [len(chunk.items) for chunk in chunks(Record(str(n), "a", "글") for n in range(100))]
    [64, 36]
    """
    number, held, size = 0, list[Item](), 0
    for item in items:
        held.append(item)
        size += weight(item)
        if len(held) >= MOST_RECORDS or size >= MOST_BYTES:
            yield Chunk(number, held, size)
            number, held, size = number + 1, [], 0
    if held:
        yield Chunk(number, held, size)


def weight(item: Item) -> int:
    """Bytes of a record; near enough for text, which is mostly Korean."""
    if isinstance(item, Reject):
        return 0
    return len(item.data) if isinstance(item.data, bytes) else len(item.data) * 3
