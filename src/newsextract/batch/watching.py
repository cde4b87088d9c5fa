"""How far a batch is: a bar on a terminal, a line a minute elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

    from newsextract.batch.journal import State

_MINUTE = 60.0


class Watching:
    """Call it after each chunk. `say` prints a line; `bar` wants rich's bar instead."""

    def __init__(self, say: Callable[[str], None], *, bar: bool) -> None:
        self._say, self._bar = say, bar
        self._progress: Progress | None = None
        self._began = self._told = monotonic()
        self._first: tuple[int, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()

    def __call__(self, state: State, total: int) -> None:
        """Show the state of a run whose sources have `total` bytes, compressed as they are."""
        now = monotonic()
        if self._first is None:
            self._first = (state.records, state.size)
            self._began = now
        line = self._line(state, max(now - self._began, 1e-9))
        if self._bar:
            self._show(line, state.size, total)
        elif now - self._told >= _MINUTE:
            self._told = now
            self._say(line)

    def _line(self, state: State, seconds: float) -> str:
        """Rates are of this run, counts of all of it."""
        records, size = self._first or (0, 0)
        rate, speed = (state.records - records) / seconds, (state.size - size) / seconds / 1e6
        return f"{state.records} records ({rate:.0f}/s, {speed:.2f} MB/s), {state.rejected} rejected"

    def _show(self, line: str, size: int, total: int) -> None:
        if self._progress is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
            self._progress = Progress(*columns, console=Console(file=sys.stderr), transient=True, redirect_stdout=False)
            self._progress.add_task(line, total=total or None)
            self._progress.start()
        # of compressed sources more is read than their size: time left is not known then
        known = total if 0 < size <= total else None
        self._progress.update(self._progress.task_ids[0], description=line, completed=size, total=known)
