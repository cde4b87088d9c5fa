"""The head of a job on a cluster: parts out, receipts in, shards put in the order of the inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Protocol

from newsextract.batch.discover import find
from newsextract.batch.engines.marks import mark_all
from newsextract.batch.engines.parts import Part, deal, ids_may_repeat
from newsextract.batch.engines.steps import Job, Receipt
from newsextract.batch.figures import Figures
from newsextract.batch.journal import State
from newsextract.batch.options import Options
from newsextract.batch.output import remove
from newsextract.batch.sinks import Appended, join, publish, sink_for


class Cluster(Protocol):
    """A cluster that is connected. Its errors are NewsextractError."""

    def repeated(self, job: Job, parts: Sequence[Part]) -> Mapping[bytes, int]:
        """The digests of ids that stand more than once, each with the order of its first record."""

    def receipts(self, job: Job, parts: Sequence[Part]) -> Sequence[Receipt]:
        """Read, extract and write all parts."""


def run(options: Options) -> State:
    """Do a job whose output is free; nothing is left of one that fails."""
    began = monotonic()
    options.work.mkdir(parents=True)
    try:
        receipts = sorted(_receipts(options), key=lambda receipt: (receipt.part, receipt.number))
        shards = [options.work / receipt.shard for receipt in receipts if receipt.shard]
        copies = 0
        if options.mark_duplicates is not None:
            shards, copies = mark_all(options, shards)
        _publish_rejects(options, [options.work / receipt.rejects for receipt in receipts if receipt.rejects])
        _publish_shards(options, shards or [_empty_shard(options)])
        _write_figures(options, receipts)
    except BaseException:
        remove(options)
        raise
    return State(
        articles=sum(receipt.articles for receipt in receipts),
        empty=sum(receipt.empty for receipt in receipts),
        rejected=sum(receipt.rejected for receipt in receipts),
        size=sum(receipt.size for receipt in receipts),
        duplicates=copies,
        below=sum(receipt.below for receipt in receipts),
        shard=len(shards) or 1,
        seconds=monotonic() - began,
        done=True,
    )


def _receipts(options: Options) -> Sequence[Receipt]:
    parts = list(deal(find(options.inputs)))
    if not parts:
        return []
    job = Job.here(options)
    with _connected(options) as cluster:
        if ids_may_repeat(parts, options.id_column):
            job = replace(job, repeated=cluster.repeated(job, parts))
        return cluster.receipts(job, parts)


def _connected(options: Options) -> AbstractContextManager[Cluster]:
    if options.engine == "ray":
        from newsextract.batch.engines import ray_data

        return ray_data.connected(options.address)
    from newsextract.batch.engines import spark

    return spark.connected(options.address)


def _empty_shard(options: Options) -> Path:
    path = options.work / f"empty.{options.form}"
    sink = sink_for(options.form, options.marks)()
    sink.open(path, 0)
    sink.close()
    publish(path)
    return path


def _publish_shards(options: Options, shards: Sequence[Path]) -> None:
    if not options.is_file:
        for number, shard in enumerate(shards):
            shard.replace(options.shard(number))
        return
    output = Path(options.output)
    if options.form == "parquet":
        join(shards, output, options.marks)
    else:  # lines behind lines, and both compressions read one stream behind another
        _concatenate(shards, output)
    publish(output)


def _publish_rejects(options: Options, parts: Sequence[Path]) -> None:
    _concatenate(parts, options.rejects_path)
    publish(options.rejects_path)


def _write_figures(options: Options, receipts: Sequence[Receipt]) -> None:
    figures = Figures()
    for receipt in receipts:
        figures.merge(receipt.figures)
    figures.write(options.figures, options.timings)


def _concatenate(parts: Sequence[Path], path: Path) -> None:
    sink = Appended()
    sink.open(path, 0)
    try:
        for part in parts:
            with part.open("rb") as file:
                while data := file.read(1024 * 1024):
                    sink.write(data)
        sink.close()
    finally:
        sink.drop()
