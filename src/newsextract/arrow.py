"""Articles as Arrow columns: one function for everything that moves Arrow batches.

`extract_batch` is stateless and can be pickled, so Ray Data (`map_batches`), Spark
(`mapInArrow`), DuckDB and Polars call it as it is. Needs `pip install 'newsextract[arrow]'`.

`SCHEMA` has a column for each field of an Article, and two of its own: `id`, and `error`,
which says why a record gave no article and is null where it gave one. `published` and
`modified` are timestamps in Korea; where only the day is known they are its midnight, and
`published_day_only` or `modified_day_only` is true. Where `newsextract batch` marks articles, the
Parquet that it writes has a column more for each kind of mark: `below_min_confidence`, `duplicate_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

from newsextract.article import Article
from newsextract.batch.attempt import Failure, attempt
from newsextract.errors import ArgumentError
from newsextract.profiles import Profile

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError("newsextract.arrow needs pyarrow: pip install 'newsextract[arrow]'") from error

_KOREA = timezone(timedelta(hours=9))
_MOMENT = pa.timestamp("us", tz="Asia/Seoul")  # the one unit that Spark takes


def _list_of(kind: pa.DataType) -> pa.DataType:
    return pa.list_(pa.field("element", kind))  # the name that Parquet gives it


_TEXTS = _list_of(pa.string())
_AUTHOR = pa.struct([("name", pa.string()), ("role", pa.string()), ("email", pa.string())])
_CAPTION = pa.struct([("text", pa.string()), ("credit", pa.string()), ("image", pa.string())])
_LINK = pa.struct([("text", pa.string()), ("url", pa.string())])
_ITEM = pa.struct(
    [
        ("kind", pa.string()),
        ("text", pa.string()),
        ("level", pa.int32()),
        ("number", pa.int32()),
        ("rows", _list_of(_TEXTS)),
        ("speaker", pa.string()),
        ("credit", pa.string()),
        ("image", pa.string()),
        ("links", _list_of(_LINK)),
    ]
)

SCHEMA: pa.Schema = pa.schema(
    [
        ("id", pa.string()),
        ("source", pa.string()),
        ("url", pa.string()),
        ("publisher", pa.string()),
        ("profile", pa.string()),
        ("title", pa.string()),
        ("subtitles", _TEXTS),
        ("authors", _list_of(_AUTHOR)),
        ("dateline", pa.string()),
        ("published", _MOMENT),
        ("published_day_only", pa.bool_()),
        ("modified", _MOMENT),
        ("modified_day_only", pa.bool_()),
        ("section", pa.string()),
        ("keywords", _TEXTS),
        ("body", _TEXTS),
        ("headings", _list_of(pa.int32())),
        ("captions", _list_of(_CAPTION)),
        ("content", _list_of(_ITEM)),
        ("tags", _TEXTS),
        ("language", pa.string()),
        ("status", pa.string()),
        ("status_evidence", pa.string()),
        ("confidence", pa.float64()),
        ("warnings", _TEXTS),
        ("error", pa.string()),
    ]
)
_MARKS = {"below_min_confidence": pa.bool_(), "duplicate_of": pa.string()}


@cache
def schema(marks: tuple[str, ...]) -> pa.Schema:
    """`SCHEMA`, with a column behind it for each kind of mark that a batch makes.

    >>> schema(("duplicate_of",)).names[-2:]
    ['error', 'duplicate_of']
    """
    return pa.schema([*SCHEMA, *(pa.field(name, _MARKS[name]) for name in marks)])


def extract_batch(
    batch: pa.RecordBatch | pa.Table,
    *,
    text_column: str = "text",
    id_column: str | None = None,
    url_column: str | None = None,
    title_column: str | None = None,
    source_column: str | None = None,
    profiles: Iterable[Profile] = (),
    input_format: str = "auto",
) -> pa.RecordBatch | pa.Table:
    """The articles of a RecordBatch or Table, in the form of `SCHEMA`, row for row.

    `text_column` holds dumps or pages as text or bytes. No record raises: one that gives
    no article has its reason in `error`. Raises ArgumentError where a named column is missing.

    >>> rows = pa.table({"text": ["새 도서관 문 연다\\n\\n한밭시는 3일 새 도서관을 연다고 밝혔다.", None]})
    >>> extract_batch(rows).select(["title", "error"]).to_pylist()
    [{'title': '새 도서관 문 연다', 'error': None}, {'title': None, 'error': 'no text'}]
    """
    names = batch.schema.names
    for option, name in (
        ("text_column", text_column),
        ("id_column", id_column),
        ("url_column", url_column),
        ("title_column", title_column),
        ("source_column", source_column),
    ):
        if name is not None and name not in names:
            raise ArgumentError(f"{option}: {name!r} is not one of the columns {', '.join(names)}")
    own = tuple(profiles)
    rows = [
        _row(*values, own, input_format)
        for values in zip(
            _values(batch, text_column),
            _texts(batch, id_column),
            _texts(batch, source_column),
            _texts(batch, url_column),
            _texts(batch, title_column),
            strict=True,
        )
    ]
    made = to_batch(rows)
    return pa.Table.from_batches([made], SCHEMA) if isinstance(batch, pa.Table) else made


def to_row(article: Article, id: str | None = None) -> dict[str, Any]:
    """The row of an article.

    >>> row = to_row(Article(published="2024-05-22"), "a")
    >>> row["published"].isoformat(), row["published_day_only"]
    ('2024-05-22T00:00:00+09:00', True)
    """
    row: dict[str, Any] = {"id": id, **article.to_dict(), "error": None}
    for key in ("published", "modified"):
        value = row[key]
        row[f"{key}_day_only"] = None if value is None else len(value) == len("2024-05-22")
        row[key] = None if value is None else _moment(value)
    return row


def to_batch(rows: list[dict[str, Any]], marks: tuple[str, ...] = ()) -> pa.RecordBatch:
    """Rows as a RecordBatch of `schema(marks)`; `clean` where that must be."""
    try:
        return pa.RecordBatch.from_pylist(rows, schema(marks))
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([clean(row) for row in rows], schema(marks))


def clean(value: Any) -> Any:
    """Plain data without lone surrogates, which UTF-8 lacks; each becomes U+FFFD.

    >>> clean({"id": "a\\udcff"})
    {'id': 'a\ufffd'}
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    return value


def _row(
    data: object,
    id: str | None,
    source: str | None,
    url: str | None,
    title: str | None,
    profiles: tuple[Profile, ...],
    input_format: str,
) -> dict[str, Any]:
    found = attempt(data, name=source, url=url, title=title, profiles=profiles, input_format=input_format)
    if isinstance(found, Failure):
        return {"id": id, "source": source, "url": url, "error": found.message}
    return to_row(found.article, id)


def _values(batch: pa.RecordBatch | pa.Table, name: str) -> Iterator[object]:
    """The values of a column one by one; text that is not UTF-8 comes as its bytes."""
    for value in batch.column(name):
        try:
            yield value.as_py()
        except UnicodeDecodeError:
            yield value.cast(pa.binary()).as_py()


def _texts(batch: pa.RecordBatch | pa.Table, name: str | None) -> Iterator[str | None]:
    if name is None:
        yield from (None for _ in range(batch.num_rows))
        return
    for value in _values(batch, name):
        if isinstance(value, bytes):
            yield value.decode("utf-8", "replace")
        else:
            yield None if value is None else str(value)


def _moment(iso: str) -> datetime:
    moment = datetime.fromisoformat(iso)
    return moment if moment.tzinfo else moment.replace(tzinfo=_KOREA)
