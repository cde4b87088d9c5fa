"""What a run keeps for its report beside what it writes.

`figures.json` follows from the records alone, as the articles do; `timings.json` says how long
this run took for them.
"""

from __future__ import annotations

import json
from collections import Counter
from heapq import nlargest
from pathlib import Path
from typing import Any

from newsextract.batch.frequent import Frequent
from newsextract.batch.records import Result
from newsextract.batch.sinks import write_json
from newsextract.batch.tally import SLOWEST, Slow

_LINES = 2000  # unclaimed lines that are held
_TOLD = 100  # of them that are told of
_POINTS = 400  # moments of a run that are told of


def read_statuses(path: Path) -> dict[str, int]:
    """How many records of a finished run are of each status."""
    statuses: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["statuses"]
    return statuses


class Figures:
    """The counts of a run, or of a part of it; `said` is what `to_dict` gave."""

    def __init__(self, said: dict[str, Any] | None = None) -> None:
        said = said or {}
        self.records: int = said.get("records", 0)
        self.statuses = Counter[str](said.get("statuses", {}))
        self.characters = Counter[str](said.get("characters", {}))
        self.unclaimed = Frequent(_LINES, said.get("unclaimed"), said.get("missed", 0))
        self.durations = Counter({int(power): count for power, count in said.get("durations", {}).items()})
        self._slowest = [Slow(*row) for row in said.get("slowest", ())]
        self._points: list[tuple[float, int, int]] = [(s, n, r) for s, n, r in said.get("points", ())]
        self._pause: float = said.get("pause", 0.0)

    def add(self, result: Result, timeout: float) -> None:
        """Add what a worker counted. What timed out cost it more than it could tell."""
        tally = result.tally
        self.records += tally.records
        self.statuses.update(tally.statuses)
        self.characters.update(tally.characters)
        self.unclaimed.add(tally.unclaimed)
        self.durations.update(tally.durations)
        late = [Slow(timeout, reject.id, reject.place) for reject in result.rejects if reject.reason == "timeout"]
        self._slowest = nlargest(SLOWEST, self._slowest + tally.slowest + late)

    def merge(self, other: Figures) -> None:
        """Add the counts of another part."""
        self.records += other.records
        self.statuses.update(other.statuses)
        self.characters.update(other.characters)
        self.unclaimed.add(other.unclaimed.counts)
        self.unclaimed.missed += other.unclaimed.missed
        self.durations.update(other.durations)
        self._slowest = nlargest(SLOWEST, self._slowest + other._slowest)

    def moment(self, seconds: float, records: int, rejects: int) -> None:
        """Note how far the run is, some hundred times in all of it."""
        if self._points and seconds - self._points[-1][0] < self._pause:
            return
        self._points.append((round(seconds, 3), records, rejects))
        if len(self._points) > _POINTS:
            self._points = self._points[1::2]
            self._pause = 2 * (self._points[-1][0] - self._points[0][0]) / _POINTS

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data, to go on with."""
        return {**self._figures(), **self._timings(), "pause": self._pause}

    def write(self, figures: Path, timings: Path) -> None:
        """Write both files."""
        write_json(figures, {**self._figures(), "unclaimed": dict(self.unclaimed.top(_TOLD))})
        write_json(timings, self._timings())

    def _figures(self) -> dict[str, Any]:
        return {
            "records": self.records,
            "statuses": dict(sorted(self.statuses.items())),
            "characters": dict(sorted(self.characters.items())),
            "unclaimed": self.unclaimed.counts,
            "missed": self.unclaimed.missed,
        }

    def _timings(self) -> dict[str, Any]:
        return {"durations": dict(sorted(self.durations.items())), "slowest": self._slowest, "points": self._points}
