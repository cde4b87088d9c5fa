"""Rows of JSON Lines, CSV and Parquet: one record each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any, cast

from newsextract.batch.discover import STANDARD_INPUT
from newsextract.batch.files import too_large
from newsextract.batch.opening import open_stream
from newsextract.batch.options import Options
from newsextract.batch.records import Item, Record, Reject, weight
from newsextract.errors import UnreadableInput

_ROWS = 64  # of Parquet at once
_ROOM = 1024 * 1024  # bytes of a line beside its text
_HEAD = 256 * 1024


def read_jsonl(path: str, options: Options) -> Iterator[Item]:
    """One JSON object per line; a line that is none is a reject, and the next one is read."""
    longest = options.max_bytes * 3 + _ROOM  # a character of three bytes may be escaped by six
    stream = open_stream(path)
    try:
        for number, line in _lines(stream, longest):
            place = f"{path}#{number}"
            if line is None:
                yield too_large(place, place, options)
            elif line.strip():
                yield _json(line, place, options)
    finally:
        if path != STANDARD_INPUT:
            stream.close()


def read_csv(path: str, options: Options, delimiter: str = ",") -> Iterator[Item]:
    """Rows under a line of column names."""
    csv.field_size_limit(options.max_bytes * 2 + _ROOM)
    with open_stream(path) as stream:
        text = io.TextIOWrapper(cast("io.BufferedReader", stream), encoding=_encoding(stream), errors="replace", newline="")
        rows = csv.reader(text, delimiter=delimiter, strict=True)
        started = 1
        try:
            names = next(rows, [])
            _columns(path, names, options)
            started = rows.line_num + 1
            for number, values in enumerate(rows, 1):
                place = f"{path}#{number}"
                if len(values) == len(names):
                    yield _row(dict(zip(names, values, strict=True)), place, options)
                elif values:
                    told = f"{place}: {len(values)} values for {len(names)} columns"
                    yield Reject(place, place, "unreadable", told)
                started = rows.line_num + 1
        except csv.Error as error:
            raise UnreadableInput(f"in the row that starts in line {started}: {_what(error, options)}") from None


def read_tsv(path: str, options: Options) -> Iterator[Item]:
    """Rows with tabs between the values."""
    return read_csv(path, options, "\t")


def read_parquet(path: str, options: Options) -> Iterator[Item]:
    """The rows of a Parquet file; only the columns asked for are read."""
    import pyarrow.parquet as pq

    wanted = [c for c in (options.text_column, options.id_column, options.url_column, options.title_column) if c]
    with pq.ParquetFile(path, pre_buffer=False, buffer_size=_HEAD) as file:
        _columns(path, file.schema_arrow.names, options)
        number = 0
        for batch in file.iter_batches(_ROWS, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield _row(row, f"{path}#{number}", options)


def _what(error: csv.Error, options: Options) -> str:
    """What is wrong with a row of CSV, in plain words."""
    said = str(error)
    if "end of data" in said:
        return "a quote is never closed"
    if "field larger" in said:
        return f"a quote is never closed, or a value is far larger than {options.max_bytes} bytes"
    return said


def _json(line: bytes, place: str, options: Options) -> Item:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Reject(place, place, "unreadable", f"{place}: not JSON: {error}")
    if not isinstance(row, dict):
        return Reject(place, place, "unreadable", f"{place}: not a JSON object")
    if options.text_column not in row:
        return Reject(place, place, "missing", f"{place}: no field {options.text_column!r}")
    return _row(row, place, options)


def _row(row: Mapping[str, Any], place: str, options: Options) -> Item:
    id = _text(row, options.id_column) or place
    data = row[options.text_column]
    if data is None:
        data = ""
    if not isinstance(data, str | bytes):
        return Reject(id, place, "unreadable", f"{place}: {options.text_column!r} is not text")
    record = Record(id, place, data, _text(row, options.url_column), _text(row, options.title_column))
    if weight(record) > options.max_bytes and len(_bytes(data)) > options.max_bytes:
        return too_large(id, place, options)
    return record


def _text(row: Mapping[str, Any], name: str | None) -> str | None:
    value = row.get(name) if name is not None else None
    return None if value is None or value == "" else str(value)


def _bytes(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")


def _columns(path: str, names: list[str], options: Options) -> None:
    for name in (options.text_column, options.id_column, options.url_column, options.title_column):
        if name is not None and name not in names:
            raise UnreadableInput(f"no column {name!r}; there are {', '.join(names) or 'none'}")


def _lines(stream: IO[bytes], longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is too long, of which only pieces are held."""
    number = 0
    while line := stream.readline(longest):
        number += 1
        if len(line) < longest or line.endswith(b"\n"):
            yield number, line
            continue
        while (more := stream.readline(longest)) and not more.endswith(b"\n"):
            pass
        yield number, None


def _encoding(stream: IO[bytes]) -> str:
    """UTF-8 or, as Korean spreadsheets write, CP949: by the first bytes."""
    head = stream.peek(_HEAD)[:_HEAD] if isinstance(stream, io.BufferedReader) else b""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return "cp949"
    return "utf-8-sig"
