"""`newsextract report`: the figures are those of the files, and the page holds what it is given."""

from __future__ import annotations

import gzip
import html.parser
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsextract.batch.options import Options
from newsextract.batch.run import run
from newsextract.cli import main

pytest.importorskip("pyarrow")
pytest.importorskip("jinja2")
zstandard = pytest.importorskip("zstandard")

BODY = (
    "누리군은 지난 12일 낡은 다리를 고쳐 주민에게 다시 열었다고 밝혔다. 고치는 데 1년 8개월이 걸렸다.",
    "군은 이 다리를 고치는 데 31억원을 들였다고 설명했다. 난간과 가로등도 모두 새로 달았다.",
)


def _dump(number: int, paper: str) -> str:
    body = "\n\n".join((f"{BODY[0]} 다리는 {number}번째다.", *BODY[1:]))
    head = f"누리군 {number}호 다리 열려 - {paper}\n전체기사\n누리군 {number}호 다리 열려\n기자명 한별 기자\n입력 2024.03.{number % 28 + 1:02} 17:42\n\n"
    return f"{head}{body}\n\n한별 기자 han@nuri.example\n저작권자 © {paper} 무단전재 및 재배포 금지\n가나다 독자마당 {number}회\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def dumps(folder: Path) -> Path:
    rows: list[Any] = [{"id": f"k{n}", "text": _dump(n, "누리신문" if n % 3 else "한밭타임스")} for n in range(90)]
    rows += [{"id": "again", "text": _dump(1, "서해일보")}, {"id": "nothing", "text": ""}, {"id": "k1", "text": "글"}, ["no object"]]
    (folder / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


def _run(output: str, **given: Any) -> None:
    run(Options(("in.jsonl",), output, id_column="id", mark_duplicates="exact", **given))


def _report(*words: str) -> Result:
    return CliRunner().invoke(main, ["report", *words])


def _data(output: str) -> dict[str, Any]:
    done = _report(output, "-f", "json")
    assert done.exit_code == 0, done.output
    said: dict[str, Any] = json.loads(done.stdout)
    return said


OUTPUTS = ("out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out")


@pytest.mark.parametrize("output", OUTPUTS)
def test_figures_are_those_of_the_run(output: str, dumps: Path) -> None:
    _run(output, shard_records=40)
    said = _data(output)
    assert said["finished"]
    assert said["notes"] == []
    assert said["counts"] == {"inputs": 94, "articles": 91, "empty": 1, "rejected": 2, "duplicates": 1, "below_min_confidence": None}
    assert [(row["reason"], row["records"]) for row in said["rejects"]] == [("empty", 1), ("same-id", 1), ("unreadable", 1)]
    assert said["rejects"][2]["examples"] == ["in.jsonl#94: not a JSON object"]
    assert said["over_time"][-1]["records"] == 94
    assert said["over_time"][-1]["rejects"] == 3
    assert said["published"][0] == {"when": "2024-03-01", "articles": 4}
    assert sum(day["articles"] for day in said["published"]) == 91
    assert said["lengths"]["paragraphs"]["median"] == 2
    assert all(sum(bin["articles"] for bin in spread["bins"]) == 91 for spread in said["lengths"].values())
    assert [(row["publisher"], row["articles"]) for row in said["publishers"]] == [("누리신문", 60), ("한밭타임스", 30), ("서해일보", 1)]
    assert said["publishers"][0]["filled"] | {"title": 1, "captions": 0} == said["publishers"][0]["filled"]
    assert said["copies"] == [{"id": "k1", "copies": 1}]
    assert {"line": "가나다 독자마당 #회", "times": 91} in said["unclaimed"]
    assert len(said["slowest"]) == 20
    assert sum(row["records"] for row in said["durations"]) == 92
    shares = {row["name"]: row for row in said["characters"]}
    assert shares["body"]["kind"] == "article"
    assert shares["copyright"]["kind"] == "chrome"
    assert sum(row["share"] for row in said["characters"]) == pytest.approx(1, abs=0.001)


def test_an_output_of_all_forms_is_one(dumps: Path) -> None:
    said = []
    for output in OUTPUTS:
        _run(output)
        told = _data(output)
        said.append({key: told[key] for key in ("counts", "published", "lengths", "publishers", "unclaimed", "characters", "languages")})
    assert all(told == said[0] for told in said)


def test_the_page_is_written_beside_the_output(dumps: Path) -> None:
    for output, page in (("out.jsonl", "out.jsonl.report.html"), ("out", "out/report.html")):
        _run(output)
        for _ in range(2):  # its own page is replaced
            done = _report(output)
            assert (done.exit_code, done.stderr) == (0, f"newsextract: wrote {page}\n")
        assert "누리신문" in Path(page).read_text(encoding="utf-8")
    Path("out/report.html").write_text("<p>mine", encoding="utf-8")
    done = _report("out")
    assert (done.exit_code, done.stderr) == (2, "newsextract: out/report.html: is there already, and is no report; -o names another file\n")
    assert _report("out", "-o", "other.html").exit_code == 0
    assert _report("out", "-o", "-").stdout == Path("other.html").read_text(encoding="utf-8")
    assert _report("out", "-o", "no/folder.html").stderr == "newsextract: cannot write the report: no/folder.html: No such file or directory\n"


class _Tags(html.parser.HTMLParser):
    """The elements of a page, and what their attributes point to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}\' style=\'x'


def test_hostile_content_stays_text(folder: Path) -> None:
    """In publisher, title, id, body, message, unclaimed line, warning, options and the file's own name."""
    row = {"id": HOSTILE, "publisher": HOSTILE, "title": HOSTILE, "body": [HOSTILE], "warnings": [HOSTILE], "language": HOSTILE}
    marked = row | {"duplicate_of": HOSTILE, "published": HOSTILE}
    name = "<b>out & more'.jsonl"
    Path(name).write_text(f"{json.dumps(row)}\n{json.dumps(marked)}\n", encoding="utf-8")
    reject = {"id": HOSTILE, "place": HOSTILE, "reason": HOSTILE, "message": HOSTILE}
    Path(f"{name}.rejects.jsonl").write_text(f"{json.dumps(reject)}\n{json.dumps(reject)}\n", encoding="utf-8")
    counts = {"inputs": 4, "articles": 2, "empty": 0, "rejected": 2}
    manifest = {"counts": counts, "seconds": 1.5, "bytes": 10, "inputs": [HOSTILE], "options": {HOSTILE: HOSTILE}, "versions": {HOSTILE: HOSTILE}}
    figures = {"records": 2, "statuses": {HOSTILE: 2}, "characters": {HOSTILE: 3}, "unclaimed": {HOSTILE: 2}, "missed": 0}
    timings = {"durations": {"3": 2}, "slowest": [[1.0, HOSTILE, HOSTILE, None]], "points": [[0.5, 4, 2]]}
    for kind, said in (("manifest", manifest), ("figures", figures), ("timings", timings)):
        Path(f"{name}.{kind}.json").write_text(json.dumps(said), encoding="utf-8")
    done = _report(name, "-o", "page.html")
    assert done.exit_code == 0, done.output
    page = Path("page.html").read_text(encoding="utf-8")
    found = _Tags()
    found.feed(page)
    assert not found.tags & {"script", "img", "link", "iframe", "object"}
    assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("src", "href")]
    assert "{{ 7 * 7 }}" in page
    assert page.count("&lt;script&gt;") > 10
    assert "default-src 'none'" in page


def test_nothing_but_articles(folder: Path) -> None:
    """JSON Lines of `newsextract` itself, which has no manifest, rejects or figures."""
    article = {"title": "누리군 다리 열려", "body": list(BODY), "publisher": "누리신문", "published": "2024-03-12"}
    Path("articles.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    said = _data("articles.jsonl")
    assert said["counts"] == {"inputs": None, "articles": 1, "empty": None, "rejected": None, "duplicates": None, "below_min_confidence": None}
    assert [note.split(":")[0] for note in said["notes"]] == [
        "There is no manifest.json",
        "There is no file of rejects",
        "There is no figures.json",
        "There is no timings.json",
    ]
    page = _report("articles.jsonl", "-o", "-").stdout
    assert "There is no figures.json: page furniture and unclaimed lines are not known." in page
    assert "The slowest records" not in page


def test_a_run_without_articles(folder: Path) -> None:
    Path("in.jsonl").write_text('{"id": "a", "text": ""}\n', encoding="utf-8")
    _run("out")
    assert _data("out")["counts"]["empty"] == 1
    assert _report("out", "-o", "-").exit_code == 0


class _Stop(Exception):
    pass


@pytest.mark.parametrize(("output", "articles"), [("out.jsonl", 64), ("out", 64), ("out.jsonl.zst", 0)])
def test_a_run_that_is_not_finished(output: str, articles: int, dumps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsextract.batch.output._PAUSE", 0)

    def watch(*_: object) -> None:
        raise _Stop

    with pytest.raises(_Stop):
        run(Options(("in.jsonl",), output), watch=watch)
    if articles:
        growing = Path("out.jsonl.partial") if output == "out.jsonl" else Path("out/part-00000.jsonl.partial")
        with growing.open("ab") as file:
            file.write('{"id": "torn", "title": "누'.encode()[:-1])
    said = _data(output)
    assert not said["finished"]
    assert said["counts"]["articles"] == articles
    assert said["notes"][0] == "The run is not finished: these are the figures of what is written so far."
    assert any("cannot be read yet" in note for note in said["notes"]) == (not articles)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.jsonl", None, "none.jsonl: no such file or folder"),
        ("a.txt", b"text", "a.txt: not named like an output (jsonl, jsonl.gz, jsonl.zst, parquet), nor a folder of them"),
        ("a.jsonl", b'{"id": "a"}\n[1]\n', "a.jsonl#2: not a JSON object"),
        ("a.jsonl", b'{"id": "a"}\nno\n', "a.jsonl#2: not JSON: Expecting value: line 1 column 1 (char 0)"),
        ("a.jsonl.gz", gzip.compress(b'{"id": "a"}\n' * 9, mtime=0)[:-9], "a.jsonl.gz: the file ends in the middle of its compressed data"),
        ("a.jsonl.zst", b"none", "a.jsonl.zst: damaged Zstandard data"),
        ("a.parquet", b"none of the kind", "a.parquet: Parquet magic bytes not found"),
        ("empty", b"", "empty: not named like an output"),
    ],
)
def test_what_is_no_output_is_told(name: str, content: bytes | None, message: str, folder: Path) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    done = _report(name)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"newsextract: {message}")


def test_a_folder_without_articles_is_told(folder: Path) -> None:
    (folder / "out").mkdir()
    assert _report("out").stderr == "newsextract: out: no articles in this folder (jsonl, jsonl.gz, jsonl.zst, parquet)\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [("{", "not JSON: "), ("[]", "not a JSON object"), ('{"counts": 3}', "counts: 3 is not what batch writes there")],
)
def test_a_damaged_manifest_is_told(content: str, message: str, dumps: Path) -> None:
    _run("out")
    Path("out/manifest.json").write_text(content, encoding="utf-8")
    done = _report("out")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"newsextract: out/manifest.json: {message}")


def test_articles_that_are_missing_are_told_of(dumps: Path) -> None:
    _run("out", shard_records=64)
    Path("out/part-00001.jsonl").unlink()
    assert _data("out")["notes"] == ["manifest.json tells of 91 articles, but there are 64."]


def test_figures_that_were_lost_are_told_of(dumps: Path) -> None:
    _run("out")
    figures = json.loads(Path("out/figures.json").read_bytes())
    Path("out/figures.json").write_text(json.dumps(figures | {"records": 40}), encoding="utf-8")
    told = "figures.json counts 40 records only: page furniture and unclaimed lines are of these."
    assert _data("out")["notes"] == [told]
    assert told in _report("out", "-o", "-").stdout


def test_times_are_told_as_they_are_known(folder: Path) -> None:
    """Days, months or years, whichever can be looked over."""
    for step, first, columns in ((1, "2001-01-01", 90), (20, "2001-01", 59), (100, "2001", 25)):
        days = [date(2001, 1, 1) + timedelta(days=n * step) for n in range(90)]
        Path("a.jsonl").write_text("".join(json.dumps({"published": day.isoformat()}) + "\n" for day in days), encoding="utf-8")
        told = _data("a.jsonl")["published"]
        assert (told[0]["when"], len(told)) == (first, columns)
        assert sum(row["articles"] for row in told) == 90
