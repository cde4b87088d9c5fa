"""Data that names no story is told by name and gives no body; a record with its keys, and prose that looks like data, are read."""

from __future__ import annotations

import json

import pytest

from newsextract import BinaryInput, extract

STORY = "은하시는 3일 솔내강을 잇는 새 다리를 열었다고 밝혔다. 다리는 길이 300미터에 왕복 4차로다."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (json.dumps({"version": 3, "names": ["은하", "솔내"], "note": {"text_size": 12}}, ensure_ascii=False), "JSON"),
        (json.dumps([1, 2, {"name": "은하"}], ensure_ascii=False, indent=2), "JSON"),
        ("이름,나이,사는 곳\n나은결,41,은하시\n도윤슬,33,솔내시\n민소리,29,한밭시\n", "table"),
        ("이름\t나이\t사는 곳\n나은결\t41\t은하시\n도윤슬\t33\t솔내시\n민소리\t29\t한밭시\n", "table"),
    ],
    ids=["object", "array", "csv", "tsv"],
)
def test_data_is_told_and_has_no_body(text: str, said: str) -> None:
    article = extract(text)
    assert (article.title, article.body, article.status) == (None, (), "empty")
    assert any(said in warning for warning in article.warnings)


@pytest.mark.parametrize(
    "text",
    [
        f"은하시, 새 다리 열어\n\n{STORY}",
        f"제목, 부제, 본문\n{STORY}\n시는 내년에 강변길도 닦는다고 덧붙였다. 공사는 2년 동안 이어진다.",
        f"{{은하시}} 새 다리 열려\n\n{STORY}",
        f"[은하] 새 다리 열려\n\n{STORY} [끝]",
    ],
    ids=["comma", "commas", "braces", "brackets"],
)
def test_prose_is_no_data(text: str) -> None:
    article = extract(text)
    assert STORY in " ".join(article.body)
    assert not any("the input is" in warning for warning in article.warnings)


@pytest.mark.parametrize("key", ["언론사", "매체명", "publisher"])
def test_a_record_names_its_publisher(key: str) -> None:
    article = extract(json.dumps({"제목": "은하시, 솔내강 새 다리 열어", key: "솔바람일보", "본문": STORY}, ensure_ascii=False))
    assert (article.publisher, article.body) == ("솔바람일보", (STORY,))


NOISE = bytes(range(256)) * 12


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "HWP"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/hwp+zip", "HWPX"),
        (b"PK\x03\x04", "ZIP"),
        (b"PAR1", "Parquet"),
        (b"ORC", "ORC"),
        (b"Obj\x01", "Avro"),
        (b"ARROW1", "Arrow"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"\xfd7zXZ\x00", "XZ"),
        (b"BZh91AY&SY", "bzip2"),
        (b"\x00\x00\x00\x18ftypmp42", "media"),
        (b"ID3", "media"),
        (b"RIFF", "media"),
        (b"OggS", "media"),
        (b"\x1aE\xdf\xa3", "media"),
        (b"HWP Document File V3.00", "HWP"),
        (b"\x9f\x11", "binary data"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_text_is_refused_by_name(start: bytes, what: str) -> None:
    with pytest.raises(BinaryInput, match=what):
        extract(start + NOISE, name="noise")


@pytest.mark.parametrize("word", ["ORC", "ID3", "RIFF", "OggS", "PAR1", "GIF8"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_text_that_begins_with_such_letters_is_text(word: str, encoding: str) -> None:
    text = f"{word} 재단이 은하시에 새 도서관을 연다고 3일 밝혔다. 도서관은 솔내강 옆에 선다."
    assert extract(text.encode(encoding)).body == (text,)
