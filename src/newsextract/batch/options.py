"""What a batch is asked to do, checked before anything is opened."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from newsextract.batch.discover import STANDARD_INPUT
from newsextract.batch.fingerprints import KINDS
from newsextract.errors import ArgumentError
from newsextract.readers.kind import INPUT_FORMATS

ENGINES = ("local", "ray", "spark")
OUTPUT_FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet")
_OF_A_FILE = re.compile(r".*[^/]\.[A-Za-z][A-Za-z0-9]{0,7}(?:\.(?:gz|zst|bz2|xz|zip))?")  # `out.csv`, `out.tsv.gz`
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Options:
    """A job. `output` is one file where its name ends in an output format, else a folder of shards; the name of a
    new folder that looks like a file's (`out.csv`) ends in `/`.

    `max_memory` is in megabytes for each worker; `timeout` is in seconds for each record.
    `workers` is of the local engine, one for each core where it is None; `address` is of the others.

    >>> Options(("dumps",), "articles.jsonl.zst").form
    'jsonl.zst'
    """

    inputs: tuple[str, ...]
    output: str
    output_format: str | None = None
    text_column: str = "text"
    id_column: str | None = None
    url_column: str | None = None
    title_column: str | None = None
    input_format: str = "auto"
    profiles: str | None = None
    engine: str = "local"
    address: str | None = None
    workers: int | None = None
    max_bytes: int = 16 * MEGABYTE
    max_memory: int = 2048
    timeout: float = 60.0
    max_reject_ratio: float = 0.0
    shard_records: int = 50_000
    rejects: str | None = None
    mark_duplicates: str | None = None
    min_confidence: float | None = None

    def __post_init__(self) -> None:
        for name in ("workers", "max_bytes", "max_memory", "timeout", "shard_records"):
            if getattr(self, name) is not None and not getattr(self, name) > 0:
                raise ArgumentError(f"{name}: {getattr(self, name)!r} is not more than 0")
        if not 0 <= self.max_reject_ratio <= 1:
            raise ArgumentError(f"max_reject_ratio: {self.max_reject_ratio!r} is not between 0 and 1")
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            raise ArgumentError(f"min_confidence: {self.min_confidence!r} is not between 0 and 1, as the confidence of an article is")
        if self.input_format not in INPUT_FORMATS:
            raise ArgumentError(f"input_format: {self.input_format!r} is none of {', '.join(INPUT_FORMATS)}")
        if self.output_format is not None and self.output_format not in OUTPUT_FORMATS:
            raise ArgumentError(f"output_format: {self.output_format!r} is none of {', '.join(OUTPUT_FORMATS)}")
        if self._by_name is None and _OF_A_FILE.fullmatch(self.output) and not Path(self.output).is_dir():
            raise ArgumentError(f"output: {self.output!r} is not named for one of {', '.join(OUTPUT_FORMATS)}; the name of a folder ends in /")
        if self.engine not in ENGINES:
            raise ArgumentError(f"engine: {self.engine!r} is none of {', '.join(ENGINES)}")
        if self.engine == "local" and self.address is not None:
            raise ArgumentError(f"address: {self.address!r} is for --engine ray or spark; the local engine needs none")
        if self.engine != "local" and self.workers is not None:
            raise ArgumentError(f"workers: {self.workers!r} is for --engine local; on {self.engine} the cluster decides")
        if self.engine != "local" and STANDARD_INPUT in self.inputs:
            raise ArgumentError(f"inputs: standard input is on this machine only, so --engine {self.engine} cannot read it")
        if self.mark_duplicates not in (None, *KINDS):
            raise ArgumentError(f"mark_duplicates: {self.mark_duplicates!r} is none of {', '.join(KINDS)}")
        if self.is_file and self.output_format not in (None, self._by_name):
            raise ArgumentError(f"output_format: {self.output_format!r} is not what {self.output} is named for")

    @property
    def _by_name(self) -> str | None:
        forms = [form for form in OUTPUT_FORMATS if self.output.endswith(f".{form}")]
        return forms[0] if forms else None

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks that articles get, in the order of their columns.

        >>> Options(("dumps",), "articles.jsonl", min_confidence=0.9, mark_duplicates="exact").marks
        ('below_min_confidence', 'duplicate_of')
        """
        asked = {"below_min_confidence": self.min_confidence, "duplicate_of": self.mark_duplicates}
        return tuple(name for name, value in asked.items() if value is not None)

    @property
    def processes(self) -> int | None:
        """The workers of the local engine; None where a cluster decides."""
        return (self.workers or os.cpu_count() or 1) if self.engine == "local" else None

    @property
    def is_file(self) -> bool:
        """Whether the output is one file."""
        return self._by_name is not None and not Path(self.output).is_dir()

    @property
    def form(self) -> str:
        """The format of the output."""
        return (self._by_name if self.is_file else None) or self.output_format or "jsonl"

    @property
    def work(self) -> Path:
        """The folder of the journal; it is gone once the run is done."""
        return Path(f"{self.output}.work") if self.is_file else Path(self.output, ".work")

    @property
    def manifest(self) -> Path:
        """Where the counts of the run are written."""
        return Path(f"{self.output}.manifest.json") if self.is_file else Path(self.output, "manifest.json")

    @property
    def figures(self) -> Path:
        """Where the counts for the report are written."""
        return Path(f"{self.output}.figures.json") if self.is_file else Path(self.output, "figures.json")

    @property
    def timings(self) -> Path:
        """Where the times for the report are written."""
        return Path(f"{self.output}.timings.json") if self.is_file else Path(self.output, "timings.json")

    @property
    def rejects_path(self) -> Path:
        """Where records that gave no article are written."""
        if self.rejects is not None:
            return Path(self.rejects)
        return Path(f"{self.output}.rejects.jsonl") if self.is_file else Path(self.output, "rejects.jsonl")

    def shard(self, number: int) -> Path:
        """The path of a finished shard."""
        return Path(self.output) if self.is_file else Path(self.output, f"part-{number:05d}.{self.form}")

    def deciding(self) -> dict[str, object]:
        """The options that decide what is written, for the digest of a run."""
        names = (
            "output_format text_column id_column url_column title_column input_format max_bytes max_memory "
            "timeout shard_records mark_duplicates min_confidence"
        )
        return {name: getattr(self, name) for name in names.split()} | {"form": self.form}
