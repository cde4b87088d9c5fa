"""Sources dealt into parts: what one task of a cluster reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsextract.batch.discover import Source

_FILES, _BYTES = 512, 32 * 1024 * 1024  # of a part; a larger file is a part by itself
_REPEATING = ("warc", "zip", "tar")  # their ids stand in the data


class Part(NamedTuple):
    """Sources that follow each other; `number` counts the parts of a run."""

    number: int
    sources: tuple[Source, ...]


def deal(sources: Iterable[Source]) -> Iterator[Part]:
    """Cut a stream of sources into parts.

    >>> [len(part.sources) for part in deal(Source(f"{n}.txt", "text", 5) for n in range(600))]
    [512, 88]
    """
    number, held, size = 0, list[Source](), 0
    for source in sources:
        held.append(source)
        size += source.size
        if len(held) >= _FILES or size >= _BYTES:
            yield Part(number, tuple(held))
            number, held, size = number + 1, [], 0
    if held:
        yield Part(number, tuple(held))


def ids_may_repeat(parts: Iterable[Part], id_column: str | None) -> bool:
    """Whether two records may have one id: a path with a line or row behind it stands once only.

    >>> part = Part(0, (Source("a.jsonl", "jsonl"), Source("b.csv", "csv")))
    >>> ids_may_repeat([part], None), ids_may_repeat([part], "id"), ids_may_repeat([part, part], None)
    (False, True, True)
    """
    paths: set[str] = set()
    count = 0
    for part in parts:
        for source in part.sources:
            if source.kind in _REPEATING:
                return True
            paths.add(source.path)
            count += 1
    return id_column is not None or len(paths) < count
