"""What goes wrong with a record or a source is one reject with a plain message; the run goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from newsextract import ArgumentError
from newsextract.batch.options import Options
from newsextract.batch.run import run

from .conftest import Batch, dump

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
zstandard = pytest.importorskip("zstandard")


def _lines(*texts: str) -> str:
    return "".join(json.dumps({"id": f"k{n}", "text": text}) + "\n" for n, text in enumerate(texts))


def _done(*inputs: str, **given: Any) -> tuple[tuple[int, int], list[tuple[str, str]]]:
    """Run, and give (articles, rejected) and the rejects; the counts must add up."""
    summary = run(Options(inputs, "out.jsonl", **given))
    assert summary.inputs == summary.articles + summary.empty + summary.rejected
    assert len(Path("out.jsonl").read_bytes().splitlines()) == summary.articles
    return (summary.articles, summary.rejected), _rejects()


def _rejects() -> list[tuple[str, str]]:
    text = Path("out.jsonl.rejects.jsonl").read_text(encoding="utf-8")
    return [(said["reason"], said["message"]) for said in map(json.loads, text.splitlines())]


@pytest.mark.usefixtures("harm")
def test_records_that_do_harm(batch: Batch) -> None:
    words = ("", "HANG", "CRASH", "ALLOCATE", "RAISE", "")
    Path("in.jsonl").write_text(_lines(*(dump(n, word) for n, word in enumerate(words))), encoding="utf-8")
    done = batch("in.jsonl", "-o", "out.jsonl", "--workers", "2", "--timeout", "6", "--max-memory", "500")
    assert done.returncode == 1
    assert "6 inputs = 2 articles + 0 empty + 4 rejected" in done.stderr
    assert _rejects() == [
        ("timeout", "in.jsonl#2: takes longer than 6 seconds"),
        ("crashed", "in.jsonl#3: its worker died, twice"),
        ("memory", "in.jsonl#4: needs more memory than a worker may have"),
        ("failed", "in.jsonl#5: ZeroDivisionError: by zero"),
    ]
    again = batch("in.jsonl", "-o", "again.jsonl", "--timeout", "6", "--max-memory", "500", "--max-reject-ratio", "0.7")
    assert again.returncode == 0
    assert Path("again.jsonl").read_bytes() == Path("out.jsonl").read_bytes()


@pytest.mark.usefixtures("harm")
@pytest.mark.parametrize("form", ["out.jsonl.gz", "out.parquet"])
def test_records_that_do_harm_after_their_turn(form: str, batch: Batch) -> None:
    """They take the worker with them, but not the records beside them."""
    harms = {3: "LATER", 40: "HEAVY", 41: "CRASH", 100: "LATER", 130: "LATER"}
    Path("in.jsonl").write_text(_lines(*(dump(n, harms.get(n, "")) for n in range(131))), encoding="utf-8")
    done = batch("in.jsonl", "-o", form, "--workers", "2")
    assert done.stderr.startswith("newsextract: 131 inputs = 126 articles + 0 empty + 5 rejected")
    Path(f"{form}.rejects.jsonl").rename("out.jsonl.rejects.jsonl")
    assert _rejects() == [
        ("crashed", "in.jsonl#4: its worker died, twice"),
        ("memory", "in.jsonl#41: needs more memory than a worker may have"),
        ("crashed", "in.jsonl#42: its worker died, twice"),
        ("crashed", "in.jsonl#101: its worker died, twice"),
        ("crashed", "in.jsonl#131: its worker died, twice"),
    ]


def test_records_that_are_too_large(folder: Path) -> None:
    with Path("a.txt").open("wb") as file:
        file.truncate(200_000_000)
    Path("b.jsonl").write_text(_lines("가" * 5000, dump(1)) + '{"text": "' + "a" * 2_000_000 + '"}\n', encoding="utf-8")
    Path("c.txt.gz").write_bytes(gzip.compress(bytes(50_000_000)))
    pq.write_table(pa.table({"text": [dump(1), "가" * 2_000_000, dump(2)]}), "d.parquet")
    with zipfile.ZipFile("e.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", bytes(50_000_000))
        archive.writestr("2.txt", dump(3))
    Path("f.csv").write_text(f'text\n"{dump(4)}"\n"{"가" * 5000}"\n"{"가" * 2_000_000}"\n', encoding="utf-8")
    counts, rejects = _done("a.txt", "b.jsonl", "c.txt.gz", "d.parquet", "e.zip", "f.csv", max_bytes=10_000)
    assert counts == (5, 8)
    places = ("a.txt", "b.jsonl#1", "b.jsonl#3", "c.txt.gz", "d.parquet#2", "e.zip#1.txt", "f.csv#2")
    assert rejects[:-1] == [("too-large", f"{place}: larger than 10000 bytes") for place in places]
    told = "f.csv: in the row that starts in line 7: a quote is never closed, or a value is far larger than 10000 bytes"
    assert rejects[-1] == ("unreadable", told)


def test_damaged_compression(folder: Path) -> None:
    lines = _lines(*(dump(n, os.urandom(800).hex()) for n in range(1000))).encode()
    Path("cut.jsonl.gz").write_bytes(gzip.compress(lines)[:-20])
    Path("noise.jsonl.zst").write_bytes(zstandard.compress(lines) + b"garbage")
    counts, rejects = _done("cut.jsonl.gz", "noise.jsonl.zst")
    assert rejects == [
        ("unreadable", "cut.jsonl.gz: the file ends in the middle of its compressed data"),
        ("unreadable", "noise.jsonl.zst: damaged Zstandard data"),
    ]
    assert counts[0] > 1500  # of 2000: what stands before the damage is read


def test_a_quote_that_is_never_closed(folder: Path) -> None:
    Path("in.csv").write_text(f'id,text\n1,{dump(1).split()[0]} 글이다.\n2,"{dump(2)}\n3,글\n', encoding="utf-8")
    counts, rejects = _done("in.csv")
    assert counts[1] == 1
    assert rejects[-1] == ("unreadable", "in.csv: in the row that starts in line 3: a quote is never closed")


def test_columns_that_are_not_there(folder: Path) -> None:
    pq.write_table(pa.table({"raw": ["글"]}), "in.parquet")
    Path("in.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    Path("not.parquet").write_bytes(b"nothing of the kind")
    counts, rejects = _done("in.parquet", "in.csv", "not.parquet")
    assert counts == (0, 3)
    assert [message for _, message in rejects[:2]] == [
        "in.parquet: no column 'text'; there are raw",
        "in.csv: no column 'text'; there are a, b",
    ]
    assert rejects[2][1].startswith("not.parquet: Parquet magic bytes not found")


@pytest.mark.parametrize("name", ["in.warc", "in.warc.gz"])
def test_a_warc_that_was_cut(name: str, folder: Path) -> None:
    writing = pytest.importorskip("warcio.warcwriter")
    headers = pytest.importorskip("warcio.statusandheaders")
    out = io.BytesIO()
    writer = writing.WARCWriter(out, gzip=name.endswith(".gz"))
    for number in range(3):
        http = headers.StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        page = io.BytesIO(f"<html><p>{dump(number, os.urandom(2000).hex())}</p></html>".encode())
        url = f"https://news.example.kr/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=page, http_headers=http))
    Path(name).write_bytes(out.getvalue()[:-300])
    counts, rejects = _done(name)
    assert counts == (2, 1)
    told = "the file ends in the middle of its compressed data"
    if name == "in.warc":
        assert rejects == [("unreadable", "in.warc#3: the archive ends in the middle of this record")]
    else:
        assert rejects == [("unreadable", f"in.warc.gz: {told}")]


def test_two_records_with_one_id(folder: Path) -> None:
    Path("a.jsonl").write_text(_lines(dump(1), dump(2)), encoding="utf-8")
    Path("b.jsonl").write_text(_lines(dump(3)), encoding="utf-8")
    counts, rejects = _done("a.jsonl", "b.jsonl", id_column="id")
    assert counts == (2, 1)
    assert rejects == [("same-id", "b.jsonl#1: has the id of an earlier record, 'k0'")]


def test_one_input_named_twice(folder: Path) -> None:
    Path("a.txt").write_text(dump(1), encoding="utf-8")
    with pytest.raises(ArgumentError, match=r"inputs: '\./a\.txt' is not named once only"):
        run(Options(("a.txt", "./a.txt"), "out.jsonl"))


def test_an_output_among_the_inputs(folder: Path) -> None:
    (folder / "dumps").mkdir()
    for options in (Options(("dumps",), "dumps/out.jsonl"), Options(("dumps",), "out", rejects="dumps/r.jsonl")):
        with pytest.raises(ArgumentError, match=r"lies in the input 'dumps'"):
            run(options)


@pytest.mark.parametrize("inputs", [("[ab].jsonl",), ("./a.jsonl",), ("link.jsonl",)])
@pytest.mark.parametrize("named", [{"output": "a.jsonl"}, {"output": "out.jsonl", "rejects": "a.jsonl"}])
def test_an_input_that_is_an_output(folder: Path, inputs: tuple[str, ...], named: dict[str, str]) -> None:
    Path("a.jsonl").write_text(_lines(dump(1)), encoding="utf-8")
    Path("link.jsonl").symlink_to("a.jsonl")
    with pytest.raises(ArgumentError, match=r"jsonl' is a file that this run writes; name another output|' lies in the input '"):
        run(Options(inputs, **named), overwrite=True)  # type: ignore[arg-type]  # words only
    assert Path("a.jsonl").read_text(encoding="utf-8") == _lines(dump(1))


@pytest.mark.parametrize("name", ["part-00000.jsonl", "manifest.json"])
def test_an_input_that_is_in_the_folder_of_the_output(folder: Path, name: str) -> None:
    Path("out").mkdir()
    Path("out", name).write_text(_lines(dump(1)), encoding="utf-8")
    with pytest.raises(ArgumentError, match=f"inputs: 'out/{name}' is a file that this run writes"):
        run(Options(("out/*.json*",), "out"), overwrite=True)


@pytest.mark.parametrize("rejects", ["out.jsonl", "./out.jsonl.manifest.json"])
def test_rejects_are_no_other_file_of_the_run(folder: Path, rejects: str) -> None:
    Path("a.txt").write_text(dump(1), encoding="utf-8")
    with pytest.raises(ArgumentError, match=r"rejects: '.*' is a file that this run writes something else to"):
        run(Options(("a.txt",), "out.jsonl", rejects=rejects))


@pytest.mark.parametrize("output", ["out.csv", "out.json", "sub/out.xlsx", "out.tsv.gz"])
def test_an_output_that_is_no_format(folder: Path, output: str) -> None:
    with pytest.raises(ArgumentError, match=r"is not named for one of jsonl, jsonl.gz, jsonl.zst, parquet; the name of a folder ends in /"):
        Options(("a.txt",), output)
    assert not Options(("a.txt",), f"{output}/").is_file
    Path(output).mkdir(parents=True)
    assert not Options(("a.txt",), output).is_file


def test_a_folder_with_a_circle_and_a_pipe(folder: Path) -> None:
    (folder / "dumps").mkdir()
    (folder / "dumps" / "a.txt").write_text(dump(1), encoding="utf-8")
    (folder / "dumps" / "circle").symlink_to(folder / "dumps")
    os.mkfifo(folder / "dumps" / "pipe.txt")
    assert _done("dumps") == ((1, 0), [])


def test_an_output_that_cannot_be_written(batch: Batch, folder: Path) -> None:
    (folder / "a.txt").write_text(dump(1), encoding="utf-8")
    (folder / "file").write_text("", encoding="utf-8")
    done = batch("a.txt", "-o", "file/out.jsonl")
    assert done.returncode == 1
    assert done.stderr == "newsextract: cannot write the output: file/out.jsonl.work: Not a directory\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk(batch: Batch, folder: Path) -> None:
    (folder / "a.txt").write_text(dump(1), encoding="utf-8")
    (folder / "out.jsonl.work").mkdir()
    (folder / "out.jsonl.partial").write_bytes(b"")
    (folder / "r.partial").symlink_to("/dev/full")
    done = batch("a.txt", "-o", "out.jsonl", "--rejects", "r", "--resume")
    assert done.returncode == 1
    assert done.stderr.startswith("newsextract: cannot write the output: ")
    assert "Traceback" not in done.stderr
    (folder / "r.partial").unlink()
    assert batch("a.txt", "-o", "out.jsonl", "--rejects", "r", "--resume").returncode == 0


def test_nothing_is_overwritten(batch: Batch, folder: Path) -> None:
    (folder / "a.txt").write_text(dump(1), encoding="utf-8")
    (folder / "out.jsonl").write_text("mine", encoding="utf-8")
    for words in ((), ("--resume",)):
        done = batch("a.txt", "-o", "out.jsonl", *words)
        assert done.returncode == 2
        assert done.stderr == "newsextract: out.jsonl: is there already; --overwrite replaces it\n"
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == "mine"
    assert batch("a.txt", "-o", "out.jsonl", "--overwrite", "--quiet").stderr == ""
    assert "mine" not in (folder / "out.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("no.txt", "-o", "out.jsonl"), "no.txt: no such file"),
        (("no*.txt", "-o", "out.jsonl"), "no*.txt: no such file"),
        (("-", "-o", "out.jsonl", "--resume"), "standard input cannot be read again"),
        (("a.txt", "-o", "out.jsonl", "--workers", "0"), "workers: 0 is not more than 0"),
        (("a.txt", "-o", "out.jsonl", "--max-reject-ratio", "2"), "max_reject_ratio: 2.0 is not between 0 and 1"),
        (("a.txt", "-o", "out.jsonl", "--output-format", "parquet"), "is not what out.jsonl is named for"),
        (("a.txt", "-o", "out.jsonl", "--profiles", "no"), "'no' is not a folder of TOML files"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], message: str, folder: Path) -> None:
    from click.testing import CliRunner

    from newsextract.cli import main

    (folder / "a.txt").write_text(dump(1), encoding="utf-8")
    result = CliRunner().invoke(main, ["batch", *words])
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not list(folder.glob("out*"))
