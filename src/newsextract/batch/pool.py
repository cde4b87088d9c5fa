"""The local engine: worker processes, bounded queues, results in the order of the chunks.

A worker is sent a chunk only when it has none, so no pipe fills while both sides write.
A record that hangs costs its worker; the chunk goes to a new one without that record.
A record that kills its worker is tried once more, since a worker may die of something else.
Where a worker dies twice of one chunk, and at none of its records, each record is tried alone,
and the chunk then goes to a worker without those that cannot be done.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from multiprocessing import connection
from types import TracebackType
from typing import Any, Self

from newsextract.batch.records import Chunk, Record, Reject, Result
from newsextract.batch.worker import IDLE, Duty, serve
from newsextract.errors import NewsextractError

_AHEAD = 4  # chunks per worker between reading and writing
_START = 60.0  # seconds a worker may take to start
_DEATHS = 2  # of workers at one record
_NOWHERE = int(IDLE)  # where a worker is that is at no record


class _Worker:
    """One process, and what it is at."""

    def __init__(self, context: Any, duty: Duty) -> None:
        self.clock = context.RawArray("d", [IDLE, 0.0])
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, self.clock, duty), daemon=True)
        self.process.start()
        theirs.close()  # else we would not see it die
        self.started = time.monotonic()
        self.ready = False
        self.chunk: Chunk | None = None

    def give(self, chunk: Chunk, alone: int | None) -> None:
        """Send a chunk, or one of its records."""
        self.chunk = chunk
        self.clock[0] = IDLE
        self.line.send(chunk if alone is None else replace(chunk, items=[chunk.items[alone]]))

    def late(self, timeout: float) -> bool:
        now = time.monotonic()
        if not self.ready:
            return now - self.started > _START
        return self.chunk is not None and self.clock[0] != IDLE and now - self.clock[1] > timeout

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.line.close()


class Pool:
    """Use as a context manager; `results` may be called again once an earlier call is done."""

    def __init__(self, duty: Duty, workers: int, timeout: float) -> None:
        methods = multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            self._context.set_forkserver_preload(["newsextract.batch.warm", "newsextract.batch.worker"])
        self._duty, self._timeout = duty, timeout
        self._most = workers * _AHEAD
        self._ready: deque[Chunk] = deque()
        self._done: dict[int, tuple[Chunk, Result]] = {}
        self._deaths: dict[tuple[int, int], int] = {}
        self._alone: dict[int, int] = {}  # of a chunk that is tried record by record: which is next
        self._tried: set[int] = set()
        self._workers = [_Worker(self._context, duty) for _ in range(workers)]
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.process.pid for worker in self._workers]

    def results(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, Result]]:
        """Each chunk with what became of it, in order; no more is read ahead than is needed."""
        source = iter(chunks)
        following, held, ended = 0, 0, False
        self._deaths.clear()
        self._tried.clear()
        while True:
            while following in self._done:
                yield self._done.pop(following)
                following, held = following + 1, held - 1
            self._hand_out()
            room = not ended and held < self._most
            if room:
                chunk = next(source, None)
                if chunk is None:
                    ended = True
                else:
                    self._ready.append(chunk)
                    held += 1
            elif not held:
                return
            self._listen(0.0 if room else min(0.2, self._timeout / 4))

    def _hand_out(self) -> None:
        for index, worker in enumerate(self._workers):
            if self._ready and worker.ready and worker.chunk is None:
                chunk = self._ready.popleft()
                try:
                    worker.give(chunk, self._alone.get(chunk.number))
                except OSError:  # it died while idle
                    self._lost(index)

    def _listen(self, patience: float) -> None:
        lines = {worker.line: index for index, worker in enumerate(self._workers)}
        for line in connection.wait(list(lines), patience):
            index = lines[line]
            worker = self._workers[index]
            try:
                result = worker.line.recv()
            except (EOFError, OSError):
                self._lost(index)
                continue
            if result is None:
                worker.ready, self._failed_starts = True, 0
            elif worker.chunk is not None:
                self._take(worker.chunk, result)
                worker.chunk = None
        for index, worker in enumerate(self._workers):
            if worker.late(self._timeout):
                self._lost(index, late=True)

    def _take(self, chunk: Chunk, result: Result) -> None:
        alone = self._alone.get(chunk.number)
        if alone is None:
            self._done[chunk.number] = (chunk, result)
            return
        if result.rejects:
            chunk.items[alone] = result.rejects[0]
        self._try_next(chunk)
        self._ready.appendleft(chunk)

    def _try_next(self, chunk: Chunk) -> None:
        """Go on to the next record that is tried alone; behind the last comes the chunk itself."""
        start = self._alone.get(chunk.number, -1) + 1
        left = [at for at in range(start, len(chunk.items)) if isinstance(chunk.items[at], Record)]
        if left:
            self._alone[chunk.number] = left[0]
        else:
            self._alone.pop(chunk.number, None)
            self._deaths.pop((chunk.number, _NOWHERE), None)

    def _lost(self, index: int, late: bool = False) -> None:
        """Replace a worker; its chunk is worked on again, without the record that is to blame."""
        worker = self._workers[index]
        worker.end()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts > 3:
                raise NewsextractError("workers do not start; is --max-memory too small?")
        if worker.chunk is not None:
            self._blame(worker.chunk, int(worker.clock[0]), late)
            self._ready.appendleft(worker.chunk)
        self._workers[index] = _Worker(self._context, self._duty)

    def _blame(self, chunk: Chunk, at: int, late: bool) -> None:
        alone = self._alone.get(chunk.number)
        key = (chunk.number, at if alone is None else alone)
        self._deaths[key] = self._deaths.get(key, 0) + 1
        if not late and self._deaths[key] < _DEATHS:
            return
        if key[1] == _NOWHERE and chunk.number not in self._tried:
            self._tried.add(chunk.number)
            self._try_next(chunk)
            return
        for index in range(len(chunk.items)) if key[1] == _NOWHERE else (key[1],):
            item = chunk.items[index]
            if isinstance(item, Reject):
                continue
            if late:
                reason, told = "timeout", f"takes longer than {self._timeout:g} seconds"
            else:
                reason, told = "crashed", "its worker died, twice"
            chunk.items[index] = Reject(item.id, item.place, reason, f"{item.place}: {told}")
        if alone is not None:
            self._try_next(chunk)
