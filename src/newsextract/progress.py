"""A progress bar on standard error, for those who wait longer than a second."""

from __future__ import annotations

import sys
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0  # seconds


class Waiting:
    """Counts what is done, and shows it once waiting has become long.

    `shown=False` never shows anything. rich is imported only when the bar appears.

    >>> with Waiting(2, shown=False) as waiting:
    ...     waiting.advance()
    """

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total, self._done = total, 0
        self._progress: Progress | None = None
        self._timer = Timer(PATIENCE, self._show) if shown else None

    def __enter__(self) -> Self:
        if self._timer:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def advance(self) -> None:
        """One more is done."""
        self._done += 1
        if self._progress:
            self._progress.update(self._progress.task_ids[0], completed=self._done)

    def stop(self) -> None:
        """Take the bar away, and do not show it again; may be called twice."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()
            self._timer = None
        if self._progress:
            self._progress.stop()
            self._progress = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        # rich would send what is printed on standard output to the bar's console
        progress = Progress(console=Console(file=sys.stderr), transient=True, redirect_stdout=False)
        progress.add_task("newsextract", total=self._total, completed=self._done)
        progress.start()
        self._progress = progress
