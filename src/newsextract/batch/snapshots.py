"""The figures of a run as they were at each line of the journal, so that a run that goes on adds to the right ones."""

from __future__ import annotations

import json
from collections import deque
from pathlib import Path

from newsextract.batch.figures import Figures


class Snapshots:
    """Files in the work folder of a run, named after the number of records that the journal knows of.

    Where one is lost, counting starts anew: articles are worth more than counts, and
    `Figures.records` tells of it.
    """

    def __init__(self, work: Path) -> None:
        self._work = work
        self._kept: deque[int] = deque(maxlen=2)

    def load(self, records: int) -> Figures:
        """The figures of so many records."""
        self._kept.append(records)
        try:
            return Figures(json.loads(self._path(records).read_bytes()))
        except (OSError, ValueError):
            return Figures()

    def save(self, records: int, figures: Figures) -> None:
        """Keep the figures, before the journal says that so many records are done.

        Nothing waits for the disk here: a kill loses none of it, and what a power failure loses
        is counts only.
        """
        self._path(records).write_text(json.dumps(figures.to_dict()), encoding="utf-8")

    def forget(self, records: int) -> None:
        """Take away what the journal is past, but for the line before: its last may be damaged."""
        self._kept.append(records)
        kept = {self._path(count).name for count in self._kept}
        for path in self._work.glob("figures-*"):
            if path.name not in kept:
                path.unlink()

    def _path(self, records: int) -> Path:
        return self._work / f"figures-{records}.json"
