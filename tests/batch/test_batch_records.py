"""Files that hold several articles: each is a record of its own, whatever the file is."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from newsextract import extract
from newsextract.batch.discover import Source
from newsextract.batch.options import Options
from newsextract.batch.run import run
from newsextract.batch.sources import read

pytest.importorskip("pyarrow")

STORY = "한밭시는 새 다리를 오는 3일 연다고 22일 밝혔다. 다리는 길이 300m로 누리강을 잇는다."
MORE = "시민들은 강을 건너는 데 걸리는 시간이 절반으로 줄어든다며 반겼다."
TITLES = ["누리강 새 다리 3일 열린다", "한밭시 둘레길 넉 달 만에 다시 연다", "가람군 도서관 밤 10시까지 연다"]


def feed() -> str:
    items = "".join(f"<item><title>{title}</title><link>https://hanbat.example/{n}</link><description>{STORY}&lt;br&gt;{MORE}</description></item>" for n, title in enumerate(TITLES))
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>한밭일보</title>{items}</channel></rss>'


def corpus() -> str:
    documents = [
        {"id": f"N.{n}", "metadata": {"title": title, "author": "홍길동", "publisher": "한밭일보", "date": "20240522"}, "paragraph": [{"id": "p1", "form": STORY}, {"id": "p2", "form": MORE}]}
        for n, title in enumerate(TITLES)
    ]
    return json.dumps({"id": "N", "metadata": {"title": "신문"}, "document": documents}, ensure_ascii=False)


def array() -> str:
    return json.dumps([{"제목": title, "일자": "20240522", "본문": f"{STORY}\n{MORE}"} for title in TITLES], ensure_ascii=False, indent=1)


def labels() -> str:
    return "".join(f"제목: {title}\n작성자: 홍길동 기자\n작성일: 2024-05-22\n내용: {STORY}\n{MORE}\n\n" for title in TITLES)


FILES = {"feed.xml": feed(), "corpus.json": corpus(), "array.json": array(), "labels.txt": labels()}


def _ids(inputs: tuple[str, ...]) -> list[str]:
    run(Options(inputs, "out.jsonl", workers=1))
    rows = [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["title"] for row in rows] == TITLES * (len(rows) // len(TITLES))
    assert all(row["body"] == [STORY, MORE] for row in rows)
    assert all("of which the first was read" not in warning for row in rows for warning in row["warnings"])
    return [row["id"] for row in rows]


@pytest.mark.parametrize("name", FILES)
def test_each_is_a_record(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(FILES[name], encoding="utf-8")
    assert _ids((name,)) == [f"{name}#{number}" for number in (1, 2, 3)]


def test_the_members_of_an_archive_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("in.zip", "w") as archive:
        archive.writestr("array.json", array())
    assert _ids(("in.zip",)) == [f"in.zip#array.json#{number}" for number in (1, 2, 3)]


def test_a_run_goes_on_in_the_middle_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("array.json").write_text(array(), encoding="utf-8")
    Path("one.txt").write_text(STORY, encoding="utf-8")
    sources = [Source("array.json", "text"), Source("one.txt", "text")]
    options = Options(("array.json", "one.txt"), "out.jsonl")
    assert [item.id for item in read(sources, options, 1)] == ["array.json#2", "array.json#3", "one.txt"]


def test_a_format_that_was_named_is_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("labels.txt").write_text(labels(), encoding="utf-8")
    assert [item.id for item in read([Source("labels.txt", "text")], Options(("labels.txt",), "out.jsonl", input_format="text"))] == ["labels.txt"]


@pytest.mark.parametrize("name", FILES)
def test_a_single_call_says_how_many_there_are(name: str) -> None:
    article = extract(io.BytesIO(FILES[name].encode()).getvalue())
    assert article.title == TITLES[0]
    assert any(warning.startswith("3 ") and warning.endswith("of which the first was read") for warning in article.warnings)
