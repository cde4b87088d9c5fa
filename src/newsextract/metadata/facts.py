"""What one source says, field by field, as it stands there: sources fill it, the merge reads it."""

from __future__ import annotations

from collections.abc import Iterator

_MOST = 60


class Facts:
    """The values of each field in the order in which a source gives them.

    >>> facts = Facts()
    >>> facts.add("title", "새 청사"); facts.add("title", "")
    >>> facts.values("title"), facts.values("author")
    (['새 청사'], [])
    """

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}

    def add(self, field: str, value: object) -> None:
        """Keep a value; numbers become text, and what is no text says nothing."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = repr(value)
        if isinstance(value, str) and value.strip():
            kept = self._values.setdefault(field, [])
            if len(kept) < _MOST:
                kept.append(value)

    def values(self, field: str) -> list[str]:
        """What the source says of a field."""
        return self._values.get(field, [])


def each(sources: tuple[Facts, ...], field: str) -> Iterator[str]:
    """Every value of a field, the most trusted source first.

    >>> one, two = Facts(), Facts()
    >>> two.add("title", "b"); one.add("title", "a")
    >>> list(each((one, two), "title"))
    ['a', 'b']
    """
    for source in sources:
        yield from source.values(field)
