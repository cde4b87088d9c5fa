"""Sources to records. A source that cannot be read is a reject, and the next one is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from newsextract.batch.discover import Source
from newsextract.batch.files import read_file, read_tar, read_zip
from newsextract.batch.opening import plain_message
from newsextract.batch.options import Options
from newsextract.batch.records import Item, Reject
from newsextract.batch.tables import read_csv, read_jsonl, read_parquet, read_tsv
from newsextract.batch.warc import read_warc
from newsextract.errors import ArgumentError

_READERS: dict[str, Callable[[str, Options], Iterator[Item]]] = {
    "text": read_file,
    "zip": read_zip,
    "tar": read_tar,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "tsv": read_tsv,
    "parquet": read_parquet,
    "warc": read_warc,
}


def read(sources: Iterable[Source], options: Options, skip: int = 0) -> Iterator[Item]:
    """The records of all sources in order, without the first `skip`."""
    for source in sources:
        for item in _read_one(source, options):
            if skip:
                skip -= 1
            else:
                yield item


def _read_one(source: Source, options: Options) -> Iterator[Item]:
    """One source; what cannot be read of it is one reject at its end."""
    try:
        yield from _READERS[source.kind](source.path, options)
    except ArgumentError:  # a library is not there: that is wrong for every source
        raise
    except Exception as error:  # each library has its own errors for damaged files
        yield Reject(f"{source.path}#rest", source.path, "unreadable", plain_message(source.path, error))


def first(sources: Iterable[Source], options: Options, count: int) -> list[Item]:
    """The first records, to look at.

    >>> first([Source("no/such.txt", "text")], Options(("no",), "out.jsonl"), 1)[0].message
    'no/such.txt: No such file or directory'
    """
    return list(islice(read(sources, options), count))
