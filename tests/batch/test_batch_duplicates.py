"""`--mark-duplicates`: wire copies that many papers print, each with its own headline, byline and end."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsextract import ArgumentError
from newsextract.batch import duplicates
from newsextract.batch.duplicates import Firsts
from newsextract.batch.fingerprints import Fingerprint, printer
from newsextract.batch.options import Options
from newsextract.batch.run import run

from .conftest import Batch

pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("rensa")

WIRE = (
    "한밭시는 지난 1월 집중호우로 무너진 한밭천 산책로 4.2㎞ 구간이 두 달 만에 복구를 마치고 14일 다시 열린다고 12일 밝혔다.",
    "물에 자주 잠기던 상류 300m 구간에는 나무다리를 놓았고, 하류에는 돌을 쌓아 물길을 넓혔다고 시는 설명했다.",
    "공사에는 재난관리기금 18억원이 들었다. 시는 올해 안에 나머지 구간의 난간과 가로등도 모두 바꿀 계획이다.",
    '조은별(66)씨는 "3년 사이 세 번째 고치는 것"이라며 "이번에는 장마를 넘기는지 지켜보겠다"고 말했다.',
    "시는 장마가 오기 전인 다음 달 말까지 주민과 함께 산책로를 점검하기로 했다.",
)
OTHER = (
    "누리군은 22일 새 도서관을 다음 달 3일 연다고 밝혔다. 책 4만 권을 갖췄고 밤 10시까지 문을 연다.",
    "군은 도서관을 짓는 데 2년 동안 61억원을 들였다고 설명했다. 어린이 열람실은 따로 두었다.",
    "주민들은 읍내까지 나가지 않고도 책을 빌릴 수 있게 됐다며 반겼다.",
)


def _dump(headline: str, paper: str, reporter: str, body: tuple[str, ...]) -> str:
    """A page of a paper as text: its own headline, byline and furniture around a body."""
    head = f"{headline} - {paper}\n전체기사\n{headline}\n기자명 {reporter} 기자\n입력 2024.03.12 17:42\n\n"
    end = f"\n\n{reporter} 기자 desk@{len(paper)}.example\n저작권자 © {paper} 무단전재 및 재배포 금지\n"
    return head + "\n\n".join(body) + end


ROWS = (
    ("wire", _dump("한밭천 산책로 두 달 만에 다시 열어", "가람통신", "서지안", WIRE)),
    ("library", _dump("누리군 새 도서관 다음 달 문 연다", "누리신문", "한별", OTHER)),
    ("same", _dump("무너진 산책로, 봄과 함께 돌아온다", "한밭타임스", "정다온", WIRE)),
    # one paragraph of two, and typographic quotation marks: another look, the same words
    ("glued", _dump("한밭천 걷기 길 새 단장", "한밭일보", "고운", (f"{WIRE[0]} {WIRE[1]}", *WIRE[2:3], WIRE[3].replace('"', "”"), WIRE[4]))),
    ("trimmed", _dump("산책로 14일 재개통", "중부소식", "임가온", WIRE[:4])),
    ("touched", _dump("나무다리 놓은 산책로", "서해일보", "채운", (WIRE[0].replace("밝혔다", "알렸다"), *WIRE[1:]))),
    ("follow-up", _dump("산책로 개통 첫날 시민 몰려", "한밭타임스", "정다온", (*OTHER[1:2], WIRE[4], "개통 첫날인 14일 시민 2천 명이 산책로를 걸었다."))),
    ("no body", "알림\n"),
)
EXACT = {"same": "wire", "glued": "wire"}
NEAR = EXACT | {"trimmed": "wire", "touched": "wire"}


@pytest.fixture
def dumps(folder: Path) -> Path:
    rows = [json.dumps({"id": id, "text": text}, ensure_ascii=False) for id, text in ROWS]
    (folder / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def _options(output: str, kind: str | None, **given: Any) -> Options:
    return Options(("in.jsonl",), output, id_column="id", mark_duplicates=kind, **given)


def _marks(path: str) -> dict[str, str]:
    """What is marked, of an output in any form; every article must have the column."""
    if Path(path).is_dir():
        files = sorted(Path(path).glob("part*"))
        return {id: first for file in files for id, first in _marks(str(file)).items()}
    if path.endswith(".parquet"):
        rows = pq.read_table(path, columns=["id", "duplicate_of"]).to_pylist()
    else:
        from newsextract.batch.opening import open_stream

        with open_stream(path) as stream:
            rows = [json.loads(line) for line in stream.read().splitlines()]
    return {row["id"]: row["duplicate_of"] for row in rows if row["duplicate_of"] is not None}


@pytest.mark.parametrize(("kind", "wanted"), [("exact", EXACT), ("near", NEAR)])
@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out"])
def test_copies_are_marked(kind: str, wanted: dict[str, str], output: str, dumps: Path) -> None:
    summary = run(_options(output, kind, shard_records=2))
    assert _marks(output) == wanted
    assert summary.duplicates == len(wanted)
    assert summary.articles + summary.empty == len(ROWS)  # nothing is left out


def test_without_the_option_there_is_no_column(dumps: Path) -> None:
    run(_options("out.jsonl", None))
    run(_options("out.parquet", None))
    assert "duplicate_of" not in Path("out.jsonl").read_text(encoding="utf-8")
    assert "duplicate_of" not in pq.read_schema("out.parquet").names


def test_marked_rows_are_the_unmarked_ones_and_a_field(dumps: Path) -> None:
    for kind, output in ((None, "plain.jsonl"), ("near", "marked.jsonl")):
        run(_options(output, kind))
    plain, marked = ([json.loads(line) for line in Path(name).read_bytes().splitlines()] for name in ("plain.jsonl", "marked.jsonl"))
    assert [list(row)[-1] for row in marked] == ["duplicate_of"] * len(plain)
    assert [{key: value for key, value in row.items() if key != "duplicate_of"} for row in marked] == plain


def _copies(count: int) -> None:
    """Many records, three of each story and chunks apart, with ids that need escaping."""
    words = " ".join((*WIRE, *OTHER)).split()
    lines = []
    for number in range(count):
        luck = random.Random(number % (count // 3))
        body = tuple(" ".join(luck.choices(words, k=20)) + " 밝혔다." for _ in range(4))
        dump = _dump(f"소식 {number}", "가람통신", "서지안", body if number < 200 else body[:3])
        lines.append(json.dumps({"id": f'"{number}\\ \ud800', "text": dump}))
    Path("in.jsonl").write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("form", ["out.jsonl", "out.jsonl.zst", "out.parquet"])
def test_number_of_workers_makes_no_difference(form: str, folder: Path) -> None:
    _copies(300)
    written = []
    for workers in (1, 3):
        run(_options(form, "near", workers=workers, shard_records=80), overwrite=True)
        written.append(Path(form).read_bytes())
    assert written[0] == written[1]
    assert len(_marks(form)) == 200


class _Stop(Exception):
    pass


@pytest.mark.parametrize("kind", ["exact", "near"])
@pytest.mark.parametrize("form", ["out.jsonl", "out"])
def test_a_run_that_goes_on_marks_the_same(kind: str, form: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped behind each chunk, with first articles on disk that the journal does not know of."""
    _copies(300)
    marked = 200 if kind == "near" else 100  # the last hundred lack a paragraph
    monkeypatch.setattr("newsextract.batch.output._PAUSE", 0)
    options = _options(form, kind, shard_records=70)
    run(options)
    wanted = _written(form)
    work, resume = options.work / "firsts", False
    for stop in (1, 2, 1):
        left = stop

        def watch(*_: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise _Stop

        with pytest.raises(_Stop):
            run(options, resume=resume, overwrite=not resume, watch=watch)
        resume = True
        with work.open("ab") as file:
            file.write(b"\x10\x00torn")
    assert run(options, resume=True).duplicates == marked
    assert _written(form) == wanted


def _written(form: str) -> list[bytes]:
    return [path.read_bytes() for path in (sorted(Path(form).glob("part*")) if form == "out" else [Path(form)])]


def test_a_log_that_was_cut_is_told_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _copies(300)
    monkeypatch.setattr("newsextract.batch.output._PAUSE", 0)
    options = _options("out.jsonl", "near")

    def watch(*_: object) -> None:
        raise _Stop

    with pytest.raises(_Stop):
        run(options, watch=watch)
    (options.work / "firsts").write_bytes(b"")
    with pytest.raises(ArgumentError, match=r"firsts: is shorter than the journal says"):
        run(options, resume=True)


def test_other_kinds_do_not_go_on(folder: Path) -> None:
    _copies(300)

    def watch(*_: object) -> None:
        raise _Stop

    with pytest.raises(_Stop):
        run(_options("out.jsonl", "near"), watch=watch)
    with pytest.raises(ArgumentError, match="had other inputs, options"):
        run(_options("out.jsonl", "exact"), resume=True)


def test_the_first_article_is_named_not_a_copy_of_it(tmp_path: Path) -> None:
    """C is like B but not like A: as B is a copy of A, C is a first article itself."""
    taken = printer("near")
    text = "".join(chr(0xAC00 + number * 37 % 11172) for number in range(1000))
    firsts = Firsts(tmp_path, 0)
    prints = [taken([text[start : start + 800]]) for start in (0, 150, 300)]
    assert [firsts.first(id, found) for id, found in zip("abc", prints, strict=True)] == [None, "a", None]
    firsts.close()


def test_a_band_that_all_share_costs_no_more_than_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "_MOST", 4)
    read = 0
    plain = Firsts._read

    def counted(self: Firsts, place: int) -> tuple[bytes, str]:
        nonlocal read
        read += 1
        return plain(self, place)

    monkeypatch.setattr(Firsts, "_read", counted)
    firsts = Firsts(tmp_path, 0)
    for number in range(50):
        firsts.first(str(number), Fingerprint((1, number + 2), number.to_bytes(16, "little")))
    assert read <= 50 * 4
    assert firsts.first("again", Fingerprint((1, 2 + 40), (40).to_bytes(16, "little"))) == "40"
    firsts.close()


def test_long_ids_come_back_whole(tmp_path: Path) -> None:
    firsts = Firsts(tmp_path, 0)
    found = printer("exact")(WIRE)
    firsts.first("가" * 5000, found)
    assert firsts.first("b", found) == "가" * 5000
    firsts.close()


def test_the_library_is_asked_for(batch: Batch, dumps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (dumps / "site").mkdir()
    (dumps / "site" / "rensa.py").write_text("raise ImportError('not there')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(dumps / "site"))
    done = batch("in.jsonl", "-o", "out.jsonl", "--mark-duplicates", "near")
    assert done.returncode == 2
    assert done.stderr == "newsextract: mark_duplicates: 'near' needs rensa: pip install 'newsextract[duplicates]'\n"
    assert batch("in.jsonl", "-o", "out.jsonl", "--mark-duplicates", "exact").returncode == 0


def test_fingerprints_do_not_hang_on_the_process() -> None:
    """Python salts its hashes anew in each process; a set of shingles must not show it."""
    code = "from newsextract.batch.fingerprints import printer; print(printer('near')(['누리군은 3일 다리를 놓았다고 밝혔다.']))"
    said = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(3)}
    assert len(said) == 1
