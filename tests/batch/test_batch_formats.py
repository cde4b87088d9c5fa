"""Every format in, every format out, with the same articles."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsextract import extract
from newsextract.batch import discover
from newsextract.batch.discover import find
from newsextract.batch.options import Options
from newsextract.batch.run import Summary, run

from .conftest import Batch, dump

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
zstandard = pytest.importorskip("zstandard")

TEXTS = [dump(number) for number in range(5)]
URLS = [f"https://news.example.kr/{number}" for number in range(5)]
LINES = "".join(json.dumps({"text": t, "url": u, "key": f"k{i}"}) + "\n" for i, (t, u) in enumerate(zip(TEXTS, URLS, strict=True)))
COLUMNS = {"url_column": "url", "id_column": "key"}


def _bodies(path: str = "out.jsonl") -> list[tuple[str, ...]]:
    return [tuple(json.loads(line)["body"]) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def _zip() -> None:
    with zipfile.ZipFile("in.zip", "w") as archive:
        for number, text in enumerate(TEXTS):
            archive.writestr(f"{number}.txt", text)
        archive.writestr("photo.jpg", b"\xff\xd8\xff")


def _tar() -> None:
    with tarfile.open("in.tar.gz", "w:gz") as archive:
        for number, text in enumerate(TEXTS):
            member = tarfile.TarInfo(f"{number}.txt")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))


def _folder() -> None:
    Path("in/b").mkdir(parents=True)
    for number, text in enumerate(TEXTS[:3]):
        Path(f"in/a{number}.txt").write_text(text, encoding="utf-8")
    Path("in/b/3.txt.gz").write_bytes(gzip.compress(TEXTS[3].encode()))
    Path("in/b/4.txt.zst").write_bytes(zstandard.compress(TEXTS[4].encode()))
    Path("in/photo.jpg").write_bytes(b"\xff\xd8\xff")


def _csv(name: str = "in.csv", delimiter: str = ",", encoding: str = "utf-8") -> None:
    with Path(name).open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["key", "text", "url"])
        writer.writerows((f"k{i}", t, u) for i, (t, u) in enumerate(zip(TEXTS, URLS, strict=True)))


def _parquet(as_bytes: bool = False) -> None:
    texts = [text.encode() for text in TEXTS] if as_bytes else TEXTS
    pq.write_table(pa.table({"key": [f"k{i}" for i in range(5)], "text": texts, "url": URLS}), "in.parquet")


def _warc(name: str = "in.warc.gz") -> None:
    writing = pytest.importorskip("warcio.warcwriter")
    headers = pytest.importorskip("warcio.statusandheaders")
    with Path(name).open("wb") as file:
        writer = writing.WARCWriter(file, gzip=name.endswith(".gz"))
        for text, url in zip(TEXTS, URLS, strict=True):
            page = "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>"
            http = headers.StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            payload = io.BytesIO(page.encode())
            writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=http))


INPUTS: dict[str, tuple[Callable[[], Any], dict[str, str]]] = {
    "in": (_folder, {}),
    "in/**/*.txt*": (_folder, {}),
    "in.zip": (_zip, {}),
    "in.tar.gz": (_tar, {}),
    "in.jsonl": (lambda: Path("in.jsonl").write_text(LINES, encoding="utf-8"), COLUMNS),
    "in.jsonl.gz": (lambda: Path("in.jsonl.gz").write_bytes(gzip.compress(LINES.encode())), COLUMNS),
    "in.jsonl.zst": (lambda: Path("in.jsonl.zst").write_bytes(zstandard.compress(LINES.encode())), COLUMNS),
    "in.csv": (_csv, COLUMNS),
    "cp949.csv": (lambda: _csv("cp949.csv", encoding="cp949"), COLUMNS),
    "in.tsv": (lambda: _csv("in.tsv", "\t"), COLUMNS),
    "in.parquet": (_parquet, COLUMNS),
    "in.*quet": (lambda: _parquet(True), COLUMNS),
    "in.warc.gz": (_warc, {}),
    "in.warc": (lambda: _warc("in.warc"), {}),
}


@pytest.mark.parametrize("name", INPUTS)
def test_source(name: str, folder: Path) -> None:
    make, columns = INPUTS[name]
    make()
    summary = run(Options((name,), "out.jsonl", **columns))  # type: ignore[arg-type]
    assert (summary.inputs, summary.articles) == (5, 5), Path("out.jsonl.rejects.jsonl").read_text(encoding="utf-8")
    assert _bodies() == [extract(text).body for text in TEXTS]
    rows = [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == 5
    if columns:
        assert [row["id"] for row in rows] == [f"k{i}" for i in range(5)]
    if columns or "warc" in name:
        assert [row["url"] for row in rows] == URLS
    assert sorted(path.name for path in folder.glob("out*")) == [
        "out.jsonl",
        "out.jsonl.figures.json",
        "out.jsonl.manifest.json",
        "out.jsonl.rejects.jsonl",
        "out.jsonl.timings.json",
    ]


def test_a_huge_folder_is_read_in_the_same_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, name in enumerate(("b.txt", "가.txt", "a.txt", "Z.txt", "a-.txt", "c/1.txt", "photo.jpg")):
        Path("in", name).parent.mkdir(parents=True, exist_ok=True)
        Path("in", name).write_text(dump(number), encoding="utf-8")
    in_memory = list(find(["in"]))
    assert [source.path[3:] for source in in_memory] == ["Z.txt", "a-.txt", "a.txt", "b.txt", "c/1.txt", "가.txt"]
    monkeypatch.setattr(discover, "_HELD", 3)
    assert list(find(["in"])) == in_memory


def test_standard_input(batch: Batch) -> None:
    done = batch("-", "-o", "out.jsonl", "--text-field", "text", given=LINES)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("newsextract: 5 inputs = 5 articles + 0 empty + 0 rejected; ")
    assert _bodies() == [extract(text).body for text in TEXTS]


@pytest.fixture
def plain(folder: Path) -> list[dict[str, Any]]:
    """The articles as plain JSON Lines hold them."""
    Path("in.jsonl").write_text(LINES, encoding="utf-8")
    _run("plain.jsonl")
    return [json.loads(line) for line in Path("plain.jsonl").read_text(encoding="utf-8").splitlines()]


def _run(output: str, **given: Any) -> Summary:
    return run(Options(("in.jsonl",), output, id_column="key", **given))


def test_compressed_output_is_the_same(plain: list[dict[str, Any]]) -> None:
    _run("out.jsonl.gz")
    _run("out.jsonl.zst")
    with zstandard.open("out.jsonl.zst", "rb") as file:
        assert file.read() == Path("plain.jsonl").read_bytes()
    assert gzip.decompress(Path("out.jsonl.gz").read_bytes()) == Path("plain.jsonl").read_bytes()


BESIDE = ("figures.json", "manifest.json", "rejects.jsonl", "timings.json")


def _names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_shards(plain: list[dict[str, Any]]) -> None:
    Path("in.jsonl").write_text("".join(LINES.replace('"k', f'"{n}k') for n in range(30)), encoding="utf-8")
    assert _run("out", shard_records=64).articles == 150
    assert _names("out") == sorted([*BESIDE, *(f"part-0000{n}.jsonl" for n in range(3))])
    assert sum(len(_bodies(f"out/part-0000{n}.jsonl")) for n in range(3)) == 150


def test_parquet_is_whole(plain: list[dict[str, Any]]) -> None:
    _run("out.parquet")
    _run("out", output_format="parquet")
    assert _names("out") == sorted([*BESIDE, "part-00000.parquet"])
    want = [(row["id"], row["title"], row["body"]) for row in plain]
    for path in ("out.parquet", "out/part-00000.parquet"):
        table = pq.read_table(path)
        assert [(row["id"], row["title"], row["body"]) for row in table.to_pylist()] == want


@pytest.mark.parametrize("reader", ["duckdb", "polars", "pandas"])
def test_parquet_is_read_by_others(reader: str, plain: list[dict[str, Any]]) -> None:
    module = pytest.importorskip(reader)
    _run("out.parquet")
    if reader == "duckdb":
        bodies = [row[0] for row in module.sql("SELECT body FROM 'out.parquet'").fetchall()]
    elif reader == "polars":
        bodies = module.read_parquet("out.parquet")["body"].to_list()
    else:
        bodies = [list(body) for body in module.read_parquet("out.parquet")["body"]]
    assert bodies == [row["body"] for row in plain]


def test_any_number_of_workers_writes_the_same(plain: list[dict[str, Any]]) -> None:
    Path("in.jsonl").write_text("".join(LINES.replace('"k', f'"{n}k') for n in range(60)), encoding="utf-8")
    for workers in (1, 2, 3):
        _run(f"out{workers}.jsonl", workers=workers)
    assert Path("out1.jsonl").read_bytes() == Path("out2.jsonl").read_bytes() == Path("out3.jsonl").read_bytes()


def test_manifest_counts(plain: list[dict[str, Any]]) -> None:
    Path("in.jsonl").write_text(LINES + '{"text": ""}\n[]\n{"key": 1}\n\n', encoding="utf-8")
    summary = _run("out.jsonl")
    assert (summary.inputs, summary.articles, summary.empty, summary.rejected) == (8, 5, 1, 2)
    manifest = json.loads(Path("out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert manifest["counts"] == {"inputs": 8, "articles": 5, "empty": 1, "rejected": 2}
    rejects = [json.loads(line) for line in Path("out.jsonl.rejects.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [reject["reason"] for reject in rejects] == ["empty", "unreadable", "missing"]
    assert rejects[1]["message"] == "in.jsonl#7: not a JSON object"


def test_a_headline_that_is_given_makes_no_story(batch: Batch) -> None:
    with Path("in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((("text", "head"), (TEXTS[0], "새 다리"), ("", "글이 없는 기사")))
    done = batch("in.csv", "-o", "out.jsonl", "--title-column", "head")
    assert "2 inputs = 1 articles + 1 empty + 0 rejected" in done.stderr
    assert json.loads(Path("out.jsonl").read_text(encoding="utf-8"))["title"] == "새 다리"
