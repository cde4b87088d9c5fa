"""What a worker counts as it goes, for the report: spans by what they are, unclaimed lines, time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import nlargest
from math import ceil
from typing import NamedTuple

from newsextract.article import StatusKind
from newsextract.model import Decision

SLOWEST = 20  # records that are told of
LINE = 80  # characters of an unclaimed line that are kept
_UNCLAIMED = frozenset({"unclaimed.outside-story", "unclaimed.gap"})
_NUMBER = re.compile(r"\d+")


class Slow(NamedTuple):
    """A record and how long it took; `size` is in bytes, where it is known."""

    seconds: float
    id: str
    place: str
    size: int | None = None


@dataclass(slots=True)
class Tally:
    """The counts of some records, of which `records` could be read. `statuses` say what they are, `characters` are by label,
    of chrome by reason.

    `unclaimed` are lines that no rule claimed, each number of them as `#`; call `close` when
    all is counted.

    >>> from newsextract import explain
    >>> tally = Tally()
    >>> tally.count(explain("누리군은 12일 다리를 놓았다고 밝혔다.\\n\\n저작권자 © 누리신문 무단전재 금지").decisions, "story")
    >>> tally.characters, dict(tally.statuses)
    ({'body': 22, 'copyright': 19}, {'story': 1})
    """

    records: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    characters: dict[str, int] = field(default_factory=dict)
    unclaimed: Counter[str] = field(default_factory=Counter)
    durations: Counter[int] = field(default_factory=Counter)
    slowest: list[Slow] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)

    def count(self, decisions: Iterable[Decision], status: StatusKind) -> None:
        """Add the spans of a record, and what it is."""
        self.records += 1
        self.statuses[status] += 1
        characters, lines = self.characters, self._lines
        known = characters.get
        for decision in decisions:
            kind = decision.reason or decision.label
            characters[kind] = known(kind, 0) + decision.end - decision.start
            if decision.rule in _UNCLAIMED:
                lines.append(decision.text[:LINE])

    def timed(self, slow: Slow) -> None:
        """Add how long a record took."""
        self.durations[duration_bin(slow.seconds)] += 1
        self.slowest.append(slow)

    def close(self) -> None:
        """Keep what is told of; numbers are found in all lines at once, which is faster."""
        self.slowest = nlargest(SLOWEST, self.slowest)
        if self._lines:
            self.unclaimed.update(_NUMBER.sub("#", "\n".join(self._lines)).split("\n"))
            self._lines.clear()


def duration_bin(seconds: float) -> int:
    """The power of two of milliseconds that is not less.

    >>> duration_bin(0.0003), duration_bin(0.003), duration_bin(0.004), duration_bin(2.0)
    (0, 2, 2, 11)
    """
    return max(0, ceil(seconds * 1000) - 1).bit_length()
