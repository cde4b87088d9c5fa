"""Ray and Spark, real ones on this machine, give the local engine's output, record for record."""

from __future__ import annotations

import gzip
import importlib.util
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from newsextract.batch import digest
from newsextract.batch.engines import parts
from newsextract.batch.options import Options
from newsextract.batch.run import run
from newsextract.errors import ArgumentError, NewsextractError
from newsextract.report.rows import rows

from .conftest import Batch, Done, dump

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
zstandard = pytest.importorskip("zstandard")


def _has(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


CLUSTERS = [
    pytest.param("ray", marks=pytest.mark.skipif(not _has("ray"), reason="needs Ray")),
    pytest.param(
        "spark",
        marks=[
            pytest.mark.skipif(not _has("pyspark"), reason="needs PySpark"),
            pytest.mark.skipif(shutil.which("java") is None, reason="needs Java"),
        ],
    ),
]
INPUTS = ("dumps", "raw.jsonl.gz", "posts.csv", "bytes.parquet", "not.parquet", "twice.zip")
WORDS = ("--id-field", "key", "--url-field", "url", "--max-bytes", "20000", "--max-memory", "500", "--timeout", "4")


@pytest.fixture
def inputs(folder: Path) -> None:
    """Good records and bad ones, of many kinds."""
    (folder / "dumps" / "below").mkdir(parents=True)
    files = {
        **{f"{number:02}.txt": dump(number).encode() for number in range(30)},
        "below/page.html": f'<html><head><meta charset="euc-kr"></head><p>{dump(31)}</p></html>'.encode("cp949"),
        "empty.txt": b"",
        "large.txt": b"a" * 20001,
        "paper.txt": b"%PDF-1.7",
        "whole.txt.gz": gzip.compress(dump(32).encode()),
        "zcut.txt.gz": gzip.compress(dump(33).encode())[:-9],
    }
    for name, data in files.items():
        (folder / "dumps" / name).write_bytes(data)
    texts: list[Any] = [dump(number) for number in range(100, 400)]
    texts[50:60] = [None, 5, "", " \n", "가" * 7000, f"{dump(1)}\ud800", dump(2, "HANG"), dump(3, "CRASH"), dump(4, "RAISE"), ["글"]]
    made = [{"key": f"k{number % 290}", "text": text, "url": "없음"} for number, text in enumerate(texts)]
    lines = [json.dumps(row) for row in made]
    lines[70:70] = ["{broken", "[]", '{"body": "글"}']
    (folder / "raw.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    (folder / "posts.csv").write_bytes(f'key,text,url\nc1,"{dump(500)}",\nk0,"{dump(501)}",\nc2,글\n'.encode("cp949"))
    columns = {"key": ["p1", "k3"], "text": [dump(600).encode("cp949"), None], "url": ["https://news.example.kr/1", None]}
    pq.write_table(pa.table(columns), "bytes.parquet")
    (folder / "not.parquet").write_bytes(b"nothing of the kind")
    with zipfile.ZipFile("twice.zip", "w") as archive:
        archive.writestr("a.txt", dump(700))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", dump(701))


def _lines(name: str) -> list[bytes]:
    """The articles of a folder of shards, in order."""
    shards = sorted(Path(name).glob("part-*.jsonl.zst"))
    data = b"".join(zstandard.ZstdDecompressor().stream_reader(shard.open("rb"), read_across_frames=True).read() for shard in shards)
    return data.splitlines()


def _counts(done: Done) -> str:
    told = [line for line in done.stderr.splitlines() if " inputs = " in line]
    assert len(told) == 1, done.stderr
    return told[0].rpartition(";")[0]


@pytest.mark.usefixtures("harm", "inputs")
@pytest.mark.parametrize("engine", CLUSTERS)
def test_every_record_is_as_the_local_engine_makes_it(engine: str, batch: Batch) -> None:
    words = (*INPUTS, *WORDS, "--output-format", "jsonl.zst", "--shard-records", "64")
    local = batch(*words, "-o", "local")
    there = batch(*words, "-o", "there", "--engine", engine)
    assert (there.returncode, _counts(there)) == (local.returncode, _counts(local)) == (1, _counts(local))
    assert _lines("there") == _lines("local")
    rejects = Path("local", "rejects.jsonl").read_bytes()
    assert Path("there", "rejects.jsonl").read_bytes() == rejects
    reasons = {json.loads(line)["reason"] for line in rejects.splitlines()}
    assert reasons == {"unreadable", "missing", "too-large", "timeout", "crashed", "failed", "same-id", "empty"}
    manifests = [json.loads(Path(name, "manifest.json").read_bytes()) for name in ("local", "there")]
    assert manifests[0]["counts"] == manifests[1]["counts"]
    assert [manifest["options"]["engine"] for manifest in manifests] == ["local", engine]
    assert manifests[1]["shards"] == len(list(Path("there").glob("part-*"))) > 1
    assert sorted(path.name[:4] for path in Path("there").iterdir() if not path.name.startswith("part-")) == ["figu", "mani", "reje", "timi"]
    assert Path("there", "figures.json").read_bytes() == Path("local", "figures.json").read_bytes()


@pytest.mark.usefixtures("inputs")
@pytest.mark.parametrize("engine", CLUSTERS)
def test_one_file_of_parquet(engine: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(Options(("dumps",), "local.parquet"))
    monkeypatch.setattr(parts, "_FILES", 4)  # so that many tasks must come in order
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    run(Options(("dumps",), "there.parquet", engine=engine))
    assert pq.read_table("there.parquet").equals(pq.read_table("local.parquet"))
    assert Path("there.parquet.rejects.jsonl").read_bytes() == Path("local.parquet.rejects.jsonl").read_bytes()
    with pytest.raises(ArgumentError, match=r"^there.parquet: is there already; --overwrite replaces it$"):
        run(Options(("dumps",), "there.parquet", engine=engine))


@pytest.mark.usefixtures("inputs")
@pytest.mark.parametrize("engine", CLUSTERS)
@pytest.mark.parametrize("form", ["jsonl.zst", "parquet"])
def test_marks_are_those_of_the_local_engine(engine: str, form: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_FILES", 4)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    for number in range(8):
        headline, _, body = dump(number).partition("\n")
        (folder / "dumps" / f"z{number}.txt").write_text(f"다른 신문의 제목 {headline}\n{body}", encoding="utf-8")
    told = []
    for name, where in (("local", "local"), ("there", engine)):
        inputs = ("dumps", "raw.jsonl.gz", "posts.csv")
        job = Options(inputs, name, form, id_column="key", engine=where, mark_duplicates="exact", shard_records=64, max_bytes=20_000)
        summary = run(job)
        assert summary.duplicates == 9
        shards = sorted(Path(name).glob("part-*"))
        assert len(shards) > 2
        told.append([row for shard in shards for row in rows(shard, ("id", "title", "body", "duplicate_of"))])
    assert told[0] == told[1]
    assert [row["duplicate_of"] for row in told[0] if row["id"] == "dumps/z3.txt"] == ["dumps/03.txt"]


@pytest.mark.usefixtures("inputs")
@pytest.mark.parametrize("engine", CLUSTERS)
def test_a_job_that_fails_leaves_nothing(engine: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "of_code", lambda: "of another release")
    with pytest.raises(NewsextractError, match=r"^the job failed on \w+: the newsextract of .* is not the one that began"):
        run(Options(("dumps",), "out", engine=engine))
    assert list(Path("out").iterdir()) == []


@pytest.mark.parametrize("engine", CLUSTERS)
def test_nothing_to_read(engine: str, folder: Path) -> None:
    (folder / "dumps").mkdir()
    summary = run(Options(("dumps",), "out", engine=engine))
    assert (summary.inputs, [path.name for path in Path("out").glob("part-*")]) == (0, ["part-00000.jsonl"])


@pytest.mark.skipif(not _has("ray"), reason="needs Ray")
def test_an_address_where_nothing_is(batch: Batch, folder: Path) -> None:
    (folder / "a.txt").write_text(dump(1), encoding="utf-8")
    done = batch("a.txt", "-o", "out", "--engine", "ray", "--address", "ray://127.0.0.1:1")
    assert done.returncode == 1
    assert "newsextract: cannot reach Ray at ray://127.0.0.1:1: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("engine", "library"), [("ray", "Ray Data"), ("spark", "PySpark")])
def test_an_engine_that_is_not_installed(engine: str, library: str, folder: Path) -> None:
    (folder / "a.txt").write_text(dump(1), encoding="utf-8")
    code = "import sys; sys.modules.update(ray=None, pyspark=None); from newsextract.cli import main; main()"
    words = [sys.executable, "-c", code, "batch", "a.txt", "-o", "out", "--engine", engine]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=100, check=False)
    told = f"newsextract: engine: '{engine}' needs {library}: pip install 'newsextract[{engine}]'\n"
    assert (done.returncode, done.stderr) == (2, told)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"engine": "dask"}, "engine: 'dask' is none of local, ray, spark"),
        ({"address": "auto"}, "address: 'auto' is for --engine ray or spark"),
        ({"engine": "ray", "workers": 3}, "workers: 3 is for --engine local; on ray the cluster decides"),
        ({"engine": "spark", "inputs": ("-",)}, "standard input is on this machine only, so --engine spark cannot read it"),
    ],
)
def test_options_that_an_engine_cannot_honour(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        Options(**{"inputs": ("a.txt",), "output": "out", **given})


def test_a_cluster_cannot_go_on(folder: Path) -> None:
    (folder / "a.txt").write_text(dump(1), encoding="utf-8")
    (folder / "out" / ".work").mkdir(parents=True)
    with pytest.raises(ArgumentError, match=r"^out: a run was broken off; --overwrite starts anew"):
        run(Options(("a.txt",), "out", engine="ray"))
    with pytest.raises(ArgumentError, match="--resume: ray keeps no journal; --overwrite starts anew"):
        run(Options(("a.txt",), "out", engine="ray"), resume=True)
