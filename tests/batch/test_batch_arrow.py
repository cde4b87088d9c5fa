"""extract_batch: columns in, columns out, and no record raises."""

from __future__ import annotations

import pickle

import pytest

from newsextract import ArgumentError, extract

from .conftest import dump

pa = pytest.importorskip("pyarrow")

from newsextract.arrow import SCHEMA, extract_batch  # noqa: E402  # needs pyarrow


def test_each_row_is_what_extract_gives() -> None:
    page = "새 도서관 문 연다\n\n입력 2024.05.22 18:30\n\n한밭시는 새 도서관을 다음 달 3일 연다고 22일 밝혔다."
    rows = pa.record_batch({"text": [dump(1), page], "key": ["a", "b"], "url": ["https://news.example.kr/1", None]})
    made = extract_batch(rows, id_column="key", url_column="url")
    assert isinstance(made, pa.RecordBatch)
    assert made.schema == SCHEMA
    first, second = made.to_pylist()
    assert (first["id"], first["url"], first["error"]) == ("a", "https://news.example.kr/1", None)
    assert first["body"] == list(extract(dump(1)).body)
    assert second["published"].isoformat() == extract(page).published
    assert second["published_day_only"] is False


def test_a_table_gives_a_table() -> None:
    made = extract_batch(pa.table({"raw": [dump(1).encode("cp949")]}), text_column="raw")
    assert isinstance(made, pa.Table)
    assert made["body"].to_pylist() == [list(extract(dump(1)).body)]
    assert extract_batch(pa.table({"text": pa.array([], pa.string())})).schema == SCHEMA


def test_no_record_raises() -> None:
    rows = pa.table({"raw": [None, b"%PDF-1.7", b"", b"\xff\xd8\xff\xe0", b"\x00" * 99], "url": ["http://["] * 5})
    made = extract_batch(rows, text_column="raw", url_column="url")
    errors = made["error"].to_pylist()
    assert errors[:2] == ["no text", "input: a PDF file, not text"]
    assert made.num_rows == 5
    numbers = extract_batch(pa.table({"text": [1, 2]}))
    assert numbers["error"].to_pylist() == ["int, not text"] * 2


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ArgumentError, match="text_column: 'text' is not one of the columns raw"):
        extract_batch(pa.table({"raw": ["글"]}))


def test_it_can_be_pickled() -> None:
    again = pickle.loads(pickle.dumps(extract_batch))
    assert again is extract_batch


def test_polars_and_duckdb_call_it() -> None:
    polars = pytest.importorskip("polars")
    duckdb = pytest.importorskip("duckdb")
    frame = polars.DataFrame({"text": [dump(1), dump(2)]})
    made = polars.from_arrow(extract_batch(frame.to_arrow()))
    articles = extract_batch(frame.to_arrow())
    assert duckdb.from_arrow(articles).project("title").fetchall() == [(title,) for title in made["title"].to_list()]
