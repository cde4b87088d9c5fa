"""What a run keeps for its report beside what it writes.

`figures.json` follows from the records alone, as the articles do; `timings.json` says how long
this run took for them. While a run lasts both are a snapshot in its work folder, named after
the number of records that the journal knows of, so that a run that goes on adds to the right one.
Where that is lost, counting starts anew: articles are worth more than counts, and `records` tells.
"""

from __future__ import annotations

import json
import os
from collections import Counter, deque
from heapq import nlargest
from pathlib import Path
from typing import Any

from newsextract.batch.frequent import Frequent
from newsextract.batch.sinks import partial, publish
from newsextract.batch.tally import SLOWEST, Slow, Tally

_LINES = 2000  # unclaimed lines that are held
_TOLD = 100  # of them that are told of
_POINTS = 400  # moments of a run that are told of


class Figures:
    """The counts of a run; `records` is how many of them a run that goes on has done."""

    def __init__(self, work: Path, records: int) -> None:
        self._work = work
        self._kept: deque[int] = deque([records], 2)
        said = _read(_snapshot(work, records)) if records else {}
        self.records: int = said.get("records", 0)
        self.characters = Counter[str](said.get("characters", {}))
        self.unclaimed = Frequent(_LINES, said.get("unclaimed"), said.get("missed", 0))
        self.durations = Counter({int(power): count for power, count in said.get("durations", {}).items()})
        self._slowest = [Slow(*row) for row in said.get("slowest", ())]
        self._points: list[tuple[float, int, int]] = [(s, n, r) for s, n, r in said.get("points", ())]
        self._pause: float = said.get("pause", 0.0)

    def add(self, tally: Tally) -> None:
        """Add what a worker counted."""
        self.records += tally.records
        self.characters.update(tally.characters)
        self.unclaimed.add(tally.unclaimed)
        self.durations.update(tally.durations)
        self._slowest = nlargest(SLOWEST, self._slowest + tally.slowest)

    def moment(self, seconds: float, records: int, rejects: int) -> None:
        """Note how far the run is, some hundred times in all of it."""
        if self._points and seconds - self._points[-1][0] < self._pause:
            return
        self._points.append((round(seconds, 3), records, rejects))
        if len(self._points) > _POINTS:
            self._points = self._points[1::2]
            self._pause = 2 * (self._points[-1][0] - self._points[0][0]) / _POINTS

    def save(self, records: int) -> None:
        """Keep the counts, before the journal says that so many records are done.

        Nothing waits for the disk here: a kill loses none of it, and what a power failure loses
        is counts only.
        """
        said = {**self._figures(), **self._timings(), "pause": self._pause}
        _snapshot(self._work, records).write_text(json.dumps(said), encoding="utf-8")

    def forget(self, records: int) -> None:
        """Take away the snapshots that the journal is past, but for the last: its line may be damaged."""
        self._kept.append(records)
        kept = {_snapshot(self._work, count).name for count in self._kept}
        for path in self._work.glob("figures-*"):
            if path.name not in kept:
                path.unlink()

    def write(self, figures: Path, timings: Path) -> None:
        """Write both files."""
        most = self.unclaimed.top(_TOLD)
        _write(figures, {**self._figures(), "unclaimed": dict(most)})
        _write(timings, self._timings())

    def _figures(self) -> dict[str, Any]:
        return {
            "records": self.records,
            "characters": dict(sorted(self.characters.items())),
            "unclaimed": self.unclaimed.counts,
            "missed": self.unclaimed.missed,
        }

    def _timings(self) -> dict[str, Any]:
        return {"durations": dict(sorted(self.durations.items())), "slowest": self._slowest, "points": self._points}


def _snapshot(work: Path, records: int) -> Path:
    return work / f"figures-{records}.json"


def _read(path: Path) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return said


def _write(path: Path, said: dict[str, Any]) -> None:
    with partial(path).open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        file.flush()
        os.fsync(file.fileno())
    publish(path)
