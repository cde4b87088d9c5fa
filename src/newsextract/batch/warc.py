"""WARC and WET archives: one record for each response, resource or conversion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
        for number, found in enumerate(ArchiveIterator(stream, record_types=kinds), 1):
            item = _record(found, f"{path}#{number}", options)
            if item is not None:
                yield item


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
    return Record(id, place, data, found.headers.get("WARC-Target-URI"))
