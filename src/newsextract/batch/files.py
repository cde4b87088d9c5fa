"""Single files and archives of files: one record each, or several where a file is a list of records or a feed."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO

from newsextract.batch.discover import kind_of
from newsextract.batch.opening import open_stream, plain_message
from newsextract.batch.options import Options
from newsextract.batch.records import Item, Record, Reject
from newsextract.readers.several_records import parts


def read_file(path: str, options: Options) -> Iterator[Item]:
    """One dump or page, or the records of a file; no more of it is read than may be."""
    with open_stream(path) as stream:
        yield from bounded(path, stream, options)


def read_zip(path: str, options: Options) -> Iterator[Item]:
    """The text and HTML members of a ZIP archive, in its order."""
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.is_dir() or kind_of(member.filename) != "text":
                continue
            place = f"{path}#{member.filename}"
            try:
                with archive.open(member) as stream:
                    yield from bounded(place, stream, options)
            except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
                yield Reject(place, place, "unreadable", plain_message(place, error))


def read_tar(path: str, options: Options) -> Iterator[Item]:
    """The text and HTML members of a tar archive, in its order."""
    with open_stream(path) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None and kind_of(member.name) == "text":
                yield from bounded(f"{path}#{member.name}", content, options)
            archive.members = []  # type: ignore[attr-defined]  # tarfile would remember every member


def bounded(place: str, stream: IO[bytes], options: Options) -> Iterator[Item]:
    """What a stream holds, unless that is too much: one record, or each of the several that are written in it."""
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield too_large(place, place, options)
        return
    found = parts(data) if options.input_format == "auto" else []
    if len(found) < 2:
        yield Record(place, place, data)
        return
    for number, part in enumerate(found, 1):
        yield Record(f"{place}#{number}", f"{place}#{number}", part.data, part.url)


def too_large(id: str, place: str, options: Options) -> Reject:
    """The reject of a record that is larger than may be."""
    return Reject(id, place, "too-large", f"{place}: larger than {options.max_bytes} bytes")
