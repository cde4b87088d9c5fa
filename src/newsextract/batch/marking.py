"""Results with the ids of duplicates' originals in what a worker rendered, in the order of the inputs."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

from newsextract.batch.duplicates import Firsts
from newsextract.batch.records import Result
from newsextract.batch.worker import compressor

_UNMARKED = b"null}"


class Marking:
    """Marks the articles of a run; `length` is what the journal knows of the log of first articles."""

    def __init__(self, folder: Path, form: str, length: int = 0) -> None:
        self._firsts = Firsts(folder, length)
        self._form = form

    def mark(self, result: Result) -> tuple[bytes, int]:
        """The payload of the next result, and how many of its articles are duplicates."""
        originals = [self._firsts.first(id, fingerprint) for id, fingerprint in result.prints]
        copies = sum(original is not None for original in originals)
        return (marked(result.payload, self._form, originals) if copies else result.payload), copies

    def sync(self) -> int:
        """Make safe what is known, and say how long its log is."""
        return self._firsts.sync()

    def close(self) -> None:
        """Let go of the files; may be called twice."""
        self._firsts.close()


def marked(payload: bytes, form: str, originals: Sequence[str | None]) -> bytes:
    """A payload in which each article has the `duplicate_of` that is its own.

    >>> marked(b'{"id": "a", "duplicate_of": null}\\n{"id": "b", "duplicate_of": null}\\n', "jsonl", [None, "a"])
    b'{"id": "a", "duplicate_of": null}\\n{"id": "b", "duplicate_of": "a"}\\n'
    """
    if form == "parquet":
        return _marked_rows(payload, originals)
    lines = _decompressed(payload, form).split(b"\n")
    for index, original in enumerate(originals):
        if original is not None:
            value = json.dumps(original, ensure_ascii=False).encode("utf-8", "backslashreplace")
            lines[index] = lines[index].removesuffix(_UNMARKED) + value + b"}"
    return compressor(form)(b"\n".join(lines))


def _decompressed(payload: bytes, form: str) -> bytes:
    if form == "jsonl.gz":
        return gzip.decompress(payload)
    if form == "jsonl.zst":
        import zstandard

        return zstandard.ZstdDecompressor().decompress(payload)
    return payload


def _marked_rows(payload: bytes, originals: Sequence[str | None]) -> bytes:
    import pyarrow as pa

    from newsextract.arrow import clean, schema

    table = pa.ipc.open_stream(payload).read_all()
    values = pa.array(clean(list(originals)), pa.string())
    table = table.set_column(table.num_columns - 1, schema(("duplicate_of",)).field("duplicate_of"), values)
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    return bytes(out.getvalue().to_pybytes())
