"""A job in the words of PySpark: parts as rows, and `mapInArrow` from step to step."""

from __future__ import annotations

import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pyarrow as pa

from newsextract.batch.engines.causes import plain_cause
from newsextract.batch.engines.envelopes import pack, unpack
from newsextract.batch.engines.parts import Part
from newsextract.batch.engines.steps import Extraction, Job, Receipt, chunks_of, identities, written
from newsextract.errors import ArgumentError, NewsextractError

try:
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as F
except ImportError:
    raise ArgumentError("engine: 'spark' needs PySpark: pip install 'newsextract[spark]'") from None

_ROW = "part long, number long, content binary"
_IDENTITY = "digest binary, order long"
_ROWS = 16  # of one Arrow batch: a row is a chunk of half a megabyte
_PER_CORE = 2  # tasks that extract, at least
_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS),
    "spark.sql.adaptive.enabled": "false",  # it would put small partitions together, which are seconds of work
}
Batches = Iterable[pa.RecordBatch]


@contextmanager
def connected(address: str | None) -> Iterator[SparkCluster]:
    """Spark at an address (`spark://…`, `yarn`, `sc://…`), or where its own settings say, or on this machine."""
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")  # of a pandas that we do not use
    ours = SparkSession.getActiveSession() is None
    builder = SparkSession.builder.appName("newsextract").config("spark.log.level", "ERROR")
    if address:
        builder = builder.remote(address) if address.startswith("sc://") else builder.master(address)
    if address is None or address.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else tasks run in the python3 of the PATH
    try:
        session = builder.getOrCreate()
    except Exception as error:  # Py4J, gRPC and PySpark have errors of their own
        raise NewsextractError(f"cannot reach Spark{f' at {address}' if address else ''}: {plain_cause(error)}") from None
    before = {name: session.conf.get(name) for name in _SETTINGS}
    for name, value in _SETTINGS.items():
        session.conf.set(name, value)
    try:
        yield SparkCluster(session)
    except PySparkException as error:
        raise NewsextractError(f"the job failed on Spark: {plain_cause(error)}") from error
    finally:
        if ours:
            session.stop()
        else:
            for name, value in before.items():
                session.conf.set(name, value)


class SparkCluster:
    """The cluster of a session."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def repeated(self, job: Job, parts: Sequence[Part]) -> Mapping[bytes, int]:
        """The digests of ids that stand more than once, each with the order of its first record."""
        ids = self._parts(parts).mapInArrow(_each_part(partial(identities, job)), _IDENTITY)
        counted = ids.groupBy("digest").agg(F.count("*").alias("count"), F.min("order").alias("first"))
        return {bytes(row["digest"]): row["first"] for row in counted.where("count > 1").collect()}

    def receipts(self, job: Job, parts: Sequence[Part]) -> Sequence[Receipt]:
        """Read, extract and write all parts."""
        rows = self._parts(parts).mapInArrow(_each_part(partial(chunks_of, job)), _ROW)
        wanted = self._cores() * _PER_CORE
        if len(parts) < wanted:  # a few large files: one task for each would leave processors idle
            rows = rows.repartitionByRange(wanted, "part", "number").sortWithinPartitions("part", "number")
        return [
            pickle.loads(row["content"]) for row in rows.mapInArrow(_extracted_and_written(job), _ROW).collect()
        ]

    def _parts(self, parts: Sequence[Part]) -> Any:
        rows = [(part.number, 0, pickle.dumps(part)) for part in parts]
        return self._session.createDataFrame(rows, _ROW).repartitionByRange(len(rows), "part")

    def _cores(self) -> int:
        try:
            return int(self._session.sparkContext.defaultParallelism)
        except PySparkException:  # Spark Connect does not tell
            return 64


def _each_part(step: Callable[[Part], Iterator[pa.RecordBatch]]) -> Callable[[Batches], Iterator[pa.RecordBatch]]:
    def function(batches: Batches) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for _, _, part in unpack(batch):
                yield from step(part)

    return function


def _extracted_and_written(job: Job) -> Callable[[Batches], Iterator[pa.RecordBatch]]:
    def function(batches: Batches) -> Iterator[pa.RecordBatch]:
        with Extraction(job) as extract:
            for receipt in written(job, extract(batches)):
                yield pack(receipt.part, receipt.number, receipt)

    return function
