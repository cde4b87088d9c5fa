"""Inputs to sources: folders are walked and globs expanded, in the order of names."""

from __future__ import annotations

import glob
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from newsextract.errors import ArgumentError, MissingInput, UnreadableInput

_KINDS = {
    "text": (".txt", ".html", ".htm", ".xhtml", ".md", ".json", ".xml", ".rss", ".atom"),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "tsv": (".tsv",),
    "parquet": (".parquet",),
    "warc": (".warc", ".wet"),
    "zip": (".zip",),
    "tar": (".tar", ".tgz"),
}
_BY_SUFFIX = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes}
COMPRESSED = {".gz": "gzip", ".tgz": "gzip", ".zst": "zstd"}
STANDARD_INPUT = "-"
_HELD = 20_000  # names of one folder that are sorted in memory


class Source(NamedTuple):
    """One file of records; `size` and `changed` (nanoseconds) are its identity beside its path."""

    path: str
    kind: str
    size: int = 0
    changed: int = 0


def kind_of(path: str) -> str | None:
    """What a file holds, by its name; None where the name does not tell.

    >>> kind_of("a/raw.jsonl.gz"), kind_of("crawl.warc.wet.gz"), kind_of("b.tgz"), kind_of("photo.jpg")
    ('jsonl', 'warc', 'tar', None)
    """
    name = Path(path).name.lower()
    suffix = Path(name).suffix
    if suffix in COMPRESSED and suffix not in _BY_SUFFIX:
        suffix = Path(name.removesuffix(suffix)).suffix
    return _BY_SUFFIX.get(suffix)


def find(inputs: Iterable[str]) -> Iterator[Source]:
    """The sources of all inputs. A file named by itself is text where its name does not tell.

    In folders, files whose names do not tell, and hidden ones, are left out.
    Raises MissingInput where a path or a glob finds nothing.
    """
    for name in inputs:
        if name == STANDARD_INPUT:
            yield Source(name, "jsonl")
            continue
        is_glob = glob.has_magic(name) and not os.path.lexists(name)
        paths = sorted(glob.glob(name, recursive=True)) if is_glob else [name]  # noqa: PTH207  # keeps the path as given
        if not paths:
            raise MissingInput(f"{name}: no such file")
        for path in paths:
            if not Path(path).exists():
                raise MissingInput(f"{path}: no such file")
            if Path(path).is_dir():
                yield from _walk(path)
            else:
                yield _source(path, kind_of(path) or "text")


def check_inputs(inputs: tuple[str, ...], outputs: Iterable[str] = ()) -> None:
    """Raise ArgumentError where an input is named twice, or an output lies in an input folder."""
    seen: set[str] = set()
    for name in inputs:
        real = name if name == STANDARD_INPUT else os.path.realpath(name)
        if real in seen:
            raise ArgumentError(f"inputs: {name!r} is not named once only")
        seen.add(real)
        for output in outputs:
            if Path(os.path.realpath(output)).is_relative_to(real):
                raise ArgumentError(f"output: {output!r} lies in the input {name!r}")


def spared(sources: Iterable[Source], written: Iterable[Path]) -> Iterator[Source]:
    """The sources. Raises ArgumentError where one of them is a file that the run writes, or replaces."""
    own = {os.path.realpath(path) for path in written}
    for source in sources:
        if source.path != STANDARD_INPUT and os.path.realpath(source.path) in own:
            raise ArgumentError(f"inputs: {source.path!r} is a file that this run writes; name another output")
        yield source


def _walk(folder: str) -> Iterator[Source]:
    for name, is_folder in _listed(folder):
        path = f"{folder.rstrip('/')}/{os.fsdecode(name)}"
        if is_folder:
            yield from _walk(path)
        elif (kind := kind_of(path)) is not None:
            yield _source(path, kind)


def _listed(folder: str) -> Iterator[tuple[bytes, bool]]:
    """Names in their order, and whether they are folders; the names of a huge folder are sorted on disk."""
    try:
        with os.scandir(folder) as found:
            entries = _entries(found)
            held = list(islice(entries, _HELD))
            disk = _on_disk(chain(held, entries)) if len(held) == _HELD else None
        if disk is None:
            yield from sorted(held)
            return
        held.clear()
        with closing(disk):
            yield from disk.execute("SELECT name, is_folder FROM entries ORDER BY name")
    except OSError as error:
        raise UnreadableInput(f"{folder}: {error.strerror}") from None
    except sqlite3.Error as error:
        raise UnreadableInput(f"{folder}: its names cannot be sorted: {error}") from None


def _entries(found: Iterable[os.DirEntry[str]]) -> Iterator[tuple[bytes, bool]]:
    for entry in found:
        # links to folders may go round in a circle, and nothing but a file has an end
        is_folder = entry.is_dir(follow_symlinks=False)
        if not entry.name.startswith(".") and (is_folder or entry.is_file()):
            yield os.fsencode(entry.name), is_folder


def _on_disk(entries: Iterable[tuple[bytes, bool]]) -> sqlite3.Connection:
    base = sqlite3.connect("")  # a file of its own, which is gone once it is closed
    base.execute("CREATE TABLE entries (name BLOB, is_folder INT)")
    base.executemany("INSERT INTO entries VALUES (?, ?)", entries)
    return base


def _source(path: str, kind: str) -> Source:
    try:
        status = Path(path).stat()
    except OSError:  # gone or forbidden: reading it makes a reject
        return Source(path, kind)
    return Source(path, kind, status.st_size, status.st_mtime_ns)
