"""A worker process: chunks in, results out, one at a time; it says at which record it is."""

from __future__ import annotations

import gzip
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from typing import Any, Self

from newsextract.article import Article
from newsextract.batch.attempt import OUT_OF_MEMORY, Failure, attempt, is_empty
from newsextract.batch.fingerprints import Fingerprint, printer
from newsextract.batch.options import Options
from newsextract.batch.records import Chunk, Item, Record, Reject, Result, weight
from newsextract.batch.tally import Slow, Tally
from newsextract.profiles import Profile, load_folder

IDLE = -1.0
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Duty:
    """What every worker of a run does."""

    form: str
    input_format: str = "auto"
    profiles: str | None = None
    max_memory: int = 2048
    mark_duplicates: str | None = None
    min_confidence: float | None = None
    marks: tuple[str, ...] = ()

    @classmethod
    def of(cls, options: Options, profiles: str | None) -> Self:
        """The duty of the workers of a job."""
        return cls(
            options.form, options.input_format, profiles, options.max_memory, options.mark_duplicates,
            options.min_confidence, options.marks,
        )  # fmt: skip


def serve(line: connection.Connection, clock: Any, duty: Duty) -> None:
    """Work until the other side hangs up. `clock` holds the index of the record and its start."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run decides what an interrupt means
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    work = Work(duty)
    _limit_memory(duty.max_memory)
    line.send(None)
    while True:
        try:
            chunk = line.recv()
        except EOFError:
            return
        try:
            result = work(chunk, clock)
        except MemoryError:  # at no record: the records are tried one by one, and one alone is to blame
            if len(chunk.items) > 1:
                os._exit(1)
            result = Result(b"", 0, (_out_of_memory(chunk.items[0]),))
        line.send(result)


class Work:
    """Chunks to results, in the form of the sink.

    >>> from newsextract.batch.records import Record
    >>> done = Work(Duty("jsonl"))(Chunk(0, [Record("a", "a", "새 도서관이 오는 3일 문을 연다."), Record("b", "b", "")], 0))
    >>> done.articles, [reject.reason for reject in done.rejects]
    (1, ['empty'])
    """

    def __init__(self, duty: Duty) -> None:
        self._duty = duty
        self._profiles: tuple[Profile, ...] = load_folder(duty.profiles) if duty.profiles else ()
        self._render = _renderer(duty.form, duty.marks, duty.min_confidence)
        self._print = printer(duty.mark_duplicates) if duty.mark_duplicates else None
        from newsextract.batch.warm import warm_up

        warm_up()  # what is loaded on first use is no record's time

    def __call__(self, chunk: Chunk, clock: Any = None) -> Result:
        """What becomes of a chunk; `clock` is told of each record as its turn comes."""
        articles: list[tuple[str, Article]] = []
        prints: list[tuple[str, Fingerprint | None]] = []
        rejects: list[Reject] = []
        tally = Tally()
        for index, item in enumerate(chunk.items):
            began = time.monotonic()
            if clock is not None:
                clock[1] = began
                clock[0] = index
            try:
                found = self._one(item, tally)
                if self._print is not None and not isinstance(found, Reject):
                    prints.append((item.id, self._print(found.body)))
            except MemoryError:
                found = _out_of_memory(item)
            if isinstance(found, Reject):
                rejects.append(found)
            else:
                articles.append((item.id, found))
            if isinstance(item, Record):
                tally.timed(Slow(round(time.monotonic() - began, 4), item.id, item.place, weight(item)))
        if clock is not None:
            clock[0] = IDLE
        tally.close()
        payload = self._render(articles) if articles else b""
        floor = self._duty.min_confidence
        below = 0 if floor is None else sum(is_below(article, floor) for _, article in articles)
        return Result(payload, len(articles), tuple(rejects), tuple(prints), tally, below)

    def _one(self, item: Item, tally: Tally) -> Article | Reject:
        if isinstance(item, Reject):
            return item
        found = attempt(
            item.data,
            name=item.place,
            url=item.url,
            title=item.title,
            fetched=item.fetched,
            profiles=self._profiles,
            input_format=self._duty.input_format,
        )
        if isinstance(found, Failure):
            return Reject(item.id, item.place, found.reason, found.message)
        article = found.article
        tally.count(found.decisions, article.status)
        if is_empty(article, item.title):
            return Reject(item.id, item.place, article.status, f"{item.place}: {_without_story(article)}")
        return article


def _without_story(article: Article) -> str:
    """Why there is no story."""
    said = ", ".join(article.warnings) or "no story found"
    return said if article.status == "empty" or not article.status_evidence else f"{said}: {article.status_evidence}"


def _out_of_memory(item: Item) -> Reject:
    return Reject(item.id, item.place, "memory", f"{item.place}: {OUT_OF_MEMORY}")


def compressor(form: str) -> Callable[[bytes], bytes]:
    """Lines as the form has them; compressed chunk by chunk, which both formats read as one stream.

    >>> compressor("jsonl.gz")(b"").hex()[:4]
    '1f8b'
    """
    if form == "jsonl.gz":
        return lambda lines: gzip.compress(lines, _LEVEL, mtime=0)
    if form == "jsonl.zst":
        import zstandard

        return zstandard.ZstdCompressor(level=_LEVEL).compress
    return lambda lines: lines


def is_below(article: Article, floor: float) -> bool:
    """Whether an article is less sure than asked for; one that says nothing of it is.

    >>> is_below(Article(confidence=0.4), 0.5), is_below(Article(), 0.0)
    (True, True)
    """
    return article.confidence is None or article.confidence < floor


def _renderer(form: str, marks: tuple[str, ...], floor: float | None) -> Callable[[list[tuple[str, Article]]], bytes]:
    """Articles to bytes; a `duplicate_of` says nothing yet."""

    def marked(article: Article) -> dict[str, Any]:
        return {name: None if name == "duplicate_of" or floor is None else is_below(article, floor) for name in marks}

    if form == "parquet":
        return lambda articles: _rows(articles, marks, marked)
    compress = compressor(form)
    return lambda articles: compress(_lines(articles, marked))


def _lines(articles: list[tuple[str, Article]], marked: Callable[[Article], dict[str, Any]]) -> bytes:
    from json import dumps

    rows = (dumps({"id": id, **article.to_dict(), **marked(article)}, ensure_ascii=False) for id, article in articles)
    # a lone surrogate has no UTF-8 form; its escape is what JSON reads back as the same
    return "".join(f"{row}\n" for row in rows).encode("utf-8", "backslashreplace")


def _rows(articles: list[tuple[str, Article]], marks: tuple[str, ...], marked: Callable[[Article], dict[str, Any]]) -> bytes:
    import pyarrow as pa

    from newsextract.arrow import schema, to_batch, to_row

    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, schema(marks)) as writer:
        writer.write_batch(to_batch([to_row(article, id) | marked(article) for id, article in articles], marks))
    return bytes(out.getvalue().to_pybytes())


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    hard = resource.getrlimit(kind)[1]
    wanted = megabytes * 1024 * 1024
    resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _leave_with_parent() -> None:
    """A run that was killed must not leave workers behind."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
