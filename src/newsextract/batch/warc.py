"""WARC and WET archives: one record for each response, resource or conversion."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count
from typing import IO, Any

from newsextract.batch.files import too_large
from newsextract.batch.opening import open_stream
from newsextract.batch.options import Options
from newsextract.batch.records import Item, Record, Reject
from newsextract.errors import ArgumentError, UnreadableInput

_TEXTUAL = ("text/", "application/xhtml", "application/xml")


def read_warc(path: str, options: Options) -> Iterator[Item]:
    """The pages of an archive that are text and came whole (HTTP 200)."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise ArgumentError("WARC needs fastwarc: pip install 'newsextract[batch]'") from None
    kinds = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    with open_stream(path) as stream:
        # we undo the compression ourselves: FastWARC passes over a cut silently
        counted: Any = _Counted(stream)  # FastWARC asks for more than it uses
        records = ArchiveIterator(counted, record_types=kinds)
        for number in count(1):
            try:
                item = _record(next(records), f"{path}#{number}", options)
            except StopIteration:
                return
            except BaseException as error:
                if type(error).__module__ != "pyo3_runtime":  # a panic of FastWARC is no Exception
                    raise
                raise UnreadableInput("a damaged archive") from None
            if item is not None:
                yield item


class _Counted:
    """A stream that can say where it is: decompressed ones cannot."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        # one read at most: an error behind what is there must wait
        data = self._stream.read1(size) if isinstance(self._stream, io.BufferedReader) else self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        self._stream.close()


def _record(found: Any, place: str, options: Options) -> Item | None:
    id = (found.record_id or place).strip("<>")
    status = found.http_headers.status_code if found.is_http and found.http_headers else None
    if found.is_http and status is None:
        raise UnreadableInput(f"record {id} is cut short")
    kind = (found.http_content_type if found.is_http else found.headers.get("Content-Type")) or "text/"
    if status not in (None, 200) or not kind.startswith(_TEXTUAL):
        return None
    expected = found.content_length
    if expected > options.max_bytes * 2:
        return too_large(id, place, options)
    data = found.reader.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        return too_large(id, place, options)
    if found.reader.tell() < expected:
        return Reject(id, place, "unreadable", f"{place}: the archive ends in the middle of this record")
    return Record(id, place, data, found.headers.get("WARC-Target-URI"), fetched=found.headers.get("WARC-Date"))
