"""The most frequent of many things, in bounded memory."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import nlargest


class Frequent:
    """Counts of the most frequent things (Misra and Gries).

    What was met more than `missed` times is there, and each count is too low by `missed` at
    most; `missed` stays 0 while no more than twice `most` different things were met.

    >>> met = Frequent(most=2)
    >>> for name in "abacadaeafa":
    ...     met.add({name: 1})
    >>> met.top(1), met.missed
    ([('a', 5)], 1)
    """

    def __init__(self, most: int, counts: Mapping[str, int] | None = None, missed: int = 0) -> None:
        self._most, self.counts, self.missed = most, dict(counts or {}), missed

    def add(self, met: Mapping[str, int]) -> None:
        """Count what was met."""
        for thing, count in met.items():
            self.counts[thing] = self.counts.get(thing, 0) + count
        if len(self.counts) > 2 * self._most:
            least = nlargest(self._most + 1, self.counts.values())[-1]
            self.counts = {thing: count - least for thing, count in self.counts.items() if count > least}
            self.missed += least

    def top(self, most: int) -> list[tuple[str, int]]:
        """The most frequent ones with their counts; of equals those first that sort first."""
        return sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))[:most]
