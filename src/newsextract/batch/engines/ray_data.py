"""A job in the words of Ray Data: a source of chunks, actors that extract them, a sink of shards."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsextract.batch.engines.causes import plain_cause
from newsextract.batch.engines.envelopes import ENVELOPE
from newsextract.batch.engines.parts import Part
from newsextract.batch.engines.steps import IDENTITY, Extraction, Job, Receipt, chunks_of, identities, written
from newsextract.batch.records import MOST_RECORDS
from newsextract.errors import ArgumentError, NewsextractError

try:
    import ray
    from ray.data import ActorPoolStrategy, DataContext, Datasink, Datasource
    from ray.data.aggregate import Count, Min
    from ray.data.block import BlockMetadata
    from ray.data.datasource import ReadTask
    from ray.exceptions import RayError
except ImportError:
    raise ArgumentError("engine: 'ray' needs Ray Data: pip install 'newsextract[ray]'") from None

_BLOCK = 8 * 1024 * 1024  # bytes that an actor is given at once: seconds of work
_PARTITIONS = 200  # of ids, at most
_LIGHT = 0.25  # of a processor: what reading and writing take beside extracting


@contextmanager
def connected(address: str | None) -> Iterator[RayCluster]:
    """Ray at an address, or where RAY_ADDRESS says, or on this machine."""
    ours = not ray.is_initialized()
    if ours:
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what fails comes as an error as well
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        try:
            ray.init(address, logging_level=logging.ERROR, log_to_driver=False)
        except (ConnectionError, RuntimeError, ValueError, AssertionError) as error:
            raise NewsextractError(f"cannot reach Ray{f' at {address}' if address else ''}: {plain_cause(error)}") from None
    try:
        with _settings(DataContext.get_current()):
            yield RayCluster()
    except RayError as error:
        raise NewsextractError(f"the job failed on Ray: {plain_cause(error)}") from error
    finally:
        if ours:
            ray.shutdown()


@contextmanager
def _settings(context: Any) -> Iterator[None]:
    execution = context.execution_options
    before = context.target_max_block_size, context.enable_progress_bars, execution.preserve_order
    context.target_max_block_size, context.enable_progress_bars, execution.preserve_order = _BLOCK, False, True
    try:
        yield
    finally:
        context.target_max_block_size, context.enable_progress_bars, execution.preserve_order = before


class RayCluster:
    """The cluster that this process is connected to."""

    def repeated(self, job: Job, parts: Sequence[Part]) -> Mapping[bytes, int]:
        """The digests of ids that stand more than once, each with the order of its first record."""
        ids = ray.data.read_datasource(_Parts(partial(identities, job), parts, IDENTITY))
        groups = ids.groupby("digest", num_partitions=min(len(parts), _PARTITIONS))
        counted = groups.aggregate(Count(alias_name="count"), Min("order", alias_name="first"))
        repeated = counted.map_batches(_more_than_once, batch_format="pyarrow", batch_size=None)
        return {row["digest"]: row["first"] for row in repeated.iter_rows()}

    def receipts(self, job: Job, parts: Sequence[Part]) -> Sequence[Receipt]:
        """Read, extract and write all parts."""
        # what reads asks for less than what extracts: else Ray makes one task of both, for each part
        read = ray.data.read_datasource(_Parts(partial(chunks_of, job), parts, ENVELOPE), num_cpus=_LIGHT)
        done = read.map_batches(
            _Extract,
            fn_constructor_args=(job,),
            batch_format="pyarrow",
            batch_size=None,
            compute=ActorPoolStrategy(min_size=1),
        )
        sink = _Shards(job)
        done.write_datasink(sink, ray_remote_args={"num_cpus": _LIGHT})
        return sink.receipts


class _Parts(Datasource):  # type: ignore[misc]  # Ray may be missing where types are checked
    """One read task for each part."""

    def __init__(self, read: Any, parts: Sequence[Part], schema: pa.Schema) -> None:
        super().__init__()
        self._read, self._parts, self._schema = read, parts, schema

    def estimate_inmemory_data_size(self) -> int:
        return sum(_size(part) for part in self._parts)

    def get_read_tasks(self, parallelism: int, *_: Any, **__: Any) -> list[ReadTask]:
        return [
            ReadTask(
                partial(_tables, self._read, part),
                BlockMetadata(num_rows=None, size_bytes=_size(part), input_files=None, exec_stats=None),
                schema=self._schema,
            )
            for part in self._parts
        ]


class _Extract:
    """An actor's worker; it ends with the actor."""

    def __init__(self, job: Job) -> None:
        self._extract = Extraction(job)

    def __call__(self, batch: pa.Table) -> Iterator[pa.Table]:
        yield from map(_table, self._extract([batch]))


class _Shards(Datasink):  # type: ignore[misc]  # as above
    """Shards of about as many records as a shard may have."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.receipts: list[Receipt] = []

    @property
    def min_rows_per_write(self) -> int:
        return -(-self._job.options.shard_records // MOST_RECORDS)

    def write(self, blocks: Iterable[pa.Table], ctx: Any) -> list[Receipt]:
        return list(written(self._job, blocks))

    def on_write_complete(self, write_result: Any) -> None:
        self.receipts = [receipt for receipts in write_result.write_returns for receipt in receipts]


def _tables(read: Any, part: Part) -> Iterator[pa.Table]:
    return map(_table, read(part))


def _table(batch: pa.RecordBatch) -> pa.Table:
    return pa.Table.from_batches([batch])


def _size(part: Part) -> int:
    return sum(source.size for source in part.sources)


def _more_than_once(counted: pa.Table) -> pa.Table:
    return counted.filter(pc.greater(counted["count"], 1))
