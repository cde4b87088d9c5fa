"""What a task of a cluster does: read a part, extract chunks, write a shard. The steps know no cluster."""

from __future__ import annotations

import itertools
import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass, field, replace
from pathlib import Path
from platform import node
from types import TracebackType
from typing import Self
from uuid import uuid4

import pyarrow as pa

from newsextract.batch import digest
from newsextract.batch.engines.envelopes import pack, unpack
from newsextract.batch.engines.parts import Part
from newsextract.batch.figures import Figures
from newsextract.batch.ids import digest_of, same_id
from newsextract.batch.options import Options
from newsextract.batch.pool import Pool
from newsextract.batch.records import Chunk, Item, Record, Result, chunks
from newsextract.batch.sinks import Appended, Sink, publish, rejects_as_lines, sink_for
from newsextract.batch.sources import read
from newsextract.batch.tally import Tally
from newsextract.batch.worker import Duty
from newsextract.errors import NewsextractError

IDENTITY: pa.Schema = pa.schema([("digest", pa.binary()), ("order", pa.int64())])
_IDENTITIES = 4096  # of one batch
_PART = 40  # bits of `order` below the number of the part


@dataclass(frozen=True, slots=True)
class Job:
    """What every task must know. Inputs are as seen from `folder`; shards lie in `work` until the run is done.

    `repeated` has the digest of each id that stands more than once, with the order of its first record.
    """

    options: Options
    form: str
    folder: Path
    work: Path
    code: str
    repeated: Mapping[bytes, int] = field(default_factory=dict)

    @classmethod
    def here(cls, options: Options) -> Self:
        """The job as it stands on the node that begins it."""
        return cls(options, options.form, Path.cwd(), options.work.absolute(), digest.of_code())

    def check(self) -> None:
        """Raise NewsextractError where this node has another newsextract than the one that began the run."""
        if digest.of_code() != self.code:
            raise NewsextractError(f"the newsextract of {node() or 'a node'} is not the one that began the run: install the same on every node")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a task wrote: files below the folder of work, and where their first record stands.

    Where duplicates are marked, `shard` holds results, which the head marks in the order of the run.
    """

    part: int
    number: int
    shard: str | None = None
    rejects: str | None = None
    articles: int = 0
    empty: int = 0
    rejected: int = 0
    size: int = 0
    below: int = 0
    figures: Figures = field(default_factory=Figures)


def identities(job: Job, part: Part) -> Iterator[pa.RecordBatch]:
    """The digest of each record's id, with its place in the order of the run."""
    rows: list[dict[str, object]] = []
    for order, item in _items(job, part):
        if isinstance(item, Record):
            rows.append({"digest": digest_of(item.id), "order": order})
        if len(rows) >= _IDENTITIES:
            yield pa.RecordBatch.from_pylist(rows, IDENTITY)
            rows = []
    yield pa.RecordBatch.from_pylist(rows, IDENTITY)


def chunks_of(job: Job, part: Part) -> Iterator[pa.RecordBatch]:
    """The records of a part; one whose id stood before is a reject."""
    job.check()
    for chunk in chunks(_checked(job, part)):
        yield pack(part.number, chunk.number, chunk)


class Extraction:
    """Chunks to results, in a worker process like those of the local engine: a record that hangs, or
    kills its process, is a reject here too. The worker ends with the context, or with this process.
    """

    def __init__(self, job: Job) -> None:
        options = job.options
        profiles = str(job.folder / options.profiles) if options.profiles else None
        duty = Duty.of(options, profiles)
        self._pool = Pool(duty, 1, options.timeout)

    def __call__(self, batches: Iterable[pa.RecordBatch | pa.Table]) -> Iterator[pa.RecordBatch]:
        """The results of all chunks, in their order."""
        places: deque[tuple[int, int]] = deque()
        count = itertools.count()

        def given() -> Iterator[Chunk]:
            for batch in batches:
                for part, number, chunk in unpack(batch):
                    places.append((part, number))
                    yield replace(chunk, number=next(count))

        for chunk, result in self._pool.results(given()):
            yield pack(*places.popleft(), (chunk.size, result))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.__exit__(kind, error, trace)


def written(job: Job, batches: Iterable[pa.RecordBatch | pa.Table]) -> Iterator[Receipt]:
    """Write results to shards; a task that is done again writes to other names, and gives its own receipts."""
    shard: _Shard | None = None
    for batch in batches:
        for part, number, (size, result) in unpack(batch):
            shard = shard or _Shard(job, Receipt(part, number))
            shard.add(size, result)
            if shard.receipt.articles >= job.options.shard_records:
                yield shard.close()
                shard = None
    if shard:
        yield shard.close()


class _Shard:
    """Articles and rejects of one task; a file is made only for what there is."""

    def __init__(self, job: Job, receipt: Receipt) -> None:
        self._job, self.receipt = job, receipt
        self._name = f"task-{receipt.part:08d}-{receipt.number:08d}-{uuid4().hex}"
        self._articles: Sink | None = None
        self._rejects: Appended | None = None

    def add(self, size: int, result: Result) -> None:
        work, form = self._job.work, self._job.form
        shard, rejects = self.receipt.shard, self.receipt.rejects
        marks = self._job.options.mark_duplicates is not None
        if result.articles:
            if self._articles is None:
                shard = f"{self._name}.{'results' if marks else form}"
                self._articles = Appended() if marks else sink_for(form, self._job.options.marks)()
                self._articles.open(work / shard, 0)
            unmarked = replace(result, rejects=(), tally=Tally())
            self._articles.write(pickle.dumps(unmarked) if marks else result.payload)
        if result.rejects:
            if self._rejects is None:
                rejects = f"{self._name}.rejects.jsonl"
                self._rejects = Appended()
                self._rejects.open(work / rejects, 0)
            self._rejects.write(rejects_as_lines(result.rejects))
        self.receipt.figures.add(result, self._job.options.timeout)
        self.receipt = replace(
            self.receipt,
            shard=shard,
            rejects=rejects,
            articles=self.receipt.articles + result.articles,
            empty=self.receipt.empty + result.empty,
            rejected=self.receipt.rejected + len(result.rejects) - result.empty,
            size=self.receipt.size + size,
            below=self.receipt.below + result.below,
        )

    def close(self) -> Receipt:
        for sink, name in ((self._articles, self.receipt.shard), (self._rejects, self.receipt.rejects)):
            if sink is not None and name is not None:
                sink.close()
                publish(self._job.work / name)
        return self.receipt


def _items(job: Job, part: Part) -> Iterator[tuple[int, Item]]:
    with chdir(job.folder):  # ids and places are paths as the user wrote them
        for number, item in enumerate(read(part.sources, job.options)):
            yield part.number << _PART | number, item


def _checked(job: Job, part: Part) -> Iterator[Item]:
    for order, item in _items(job, part):
        if job.repeated and isinstance(item, Record) and job.repeated.get(digest_of(item.id), order) != order:
            yield same_id(item)
        else:
            yield item
