"""`--min-confidence`: articles that are less sure are marked, and none is left out."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from newsextract import ArgumentError, extract
from newsextract.batch.options import Options
from newsextract.batch.run import run

from .conftest import Batch

pq = pytest.importorskip("pyarrow.parquet")

CLEAN = "\n\n".join(
    (
        "한밭시는 무너진 산책로 4.2㎞ 구간을 두 달 만에 다시 연다고 12일 밝혔다.",
        "물에 자주 잠기던 상류 구간에는 나무다리를 놓았다고 시는 설명했다.",
        "주민들은 읍내까지 걸어서 갈 수 있게 됐다며 반겼다.",
    )
)
# a page whose lines ran together
MUDDLE = " ".join((Path(__file__).parents[2] / "fixtures" / "nd-page.txt").read_text(encoding="utf-8").split())
ROWS = {"clean": CLEAN, "muddle": MUDDLE, "same": f"{CLEAN}\n"}


@pytest.fixture(autouse=True)
def _inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = (json.dumps({"id": id, "text": text}, ensure_ascii=False) for id, text in ROWS.items())
    Path("in.jsonl").write_text("\n".join(lines), encoding="utf-8")


def between() -> float:
    """What the one article has less of than the other."""
    low, high = extract(MUDDLE).confidence, extract(CLEAN).confidence
    assert low is not None
    assert high is not None
    assert low < high
    return (low + high) / 2


def rows(path: str) -> list[dict[str, Any]]:
    if path.endswith(".parquet"):
        found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return found
    data = Path(path).read_bytes()
    return [json.loads(line) for line in (gzip.decompress(data) if path.endswith(".gz") else data).splitlines()]


@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
@pytest.mark.parametrize("copies", [None, "exact"])
def test_articles_are_marked_and_none_is_left_out(output: str, copies: str | None) -> None:
    summary = run(Options(("in.jsonl",), output, id_column="id", min_confidence=between(), mark_duplicates=copies))
    made = rows(output)
    assert [(row["id"], row["below_min_confidence"]) for row in made] == [("clean", False), ("muddle", True), ("same", False)]
    assert all(row["below_min_confidence"] == (row["confidence"] < between()) for row in made)
    assert [row.get("duplicate_of") for row in made] == [None, None, "clean" if copies else None]
    assert (summary.articles, summary.below) == (3, 1)
    manifest = json.loads(Path(f"{output}.manifest.json").read_text(encoding="utf-8"))
    assert (manifest["below_min_confidence"], manifest["options"]["min_confidence"]) == (1, between())


def test_a_run_that_is_done_tells_its_counts_again() -> None:
    options = Options(("in.jsonl",), "out.jsonl", id_column="id", min_confidence=between())
    assert run(options).below == run(options, resume=True).below == 1


def test_the_bounds_themselves() -> None:
    for floor, below in ((0.0, 0), (1.0, 3)):
        assert run(Options(("in.jsonl",), "out.jsonl", id_column="id", min_confidence=floor), overwrite=True).below == below


def test_without_the_option_there_is_no_mark() -> None:
    run(Options(("in.jsonl",), "out.jsonl", id_column="id"))
    assert [("below_min_confidence" in row, 0 < row["confidence"] < 1) for row in rows("out.jsonl")] == [(False, True)] * 3


@pytest.mark.parametrize("wrong", [-0.1, 1.5, float("nan")])
def test_what_is_no_confidence_is_refused(wrong: float) -> None:
    with pytest.raises(ArgumentError, match=f"min_confidence: {wrong!r} is not between 0 and 1"):
        Options(("in.jsonl",), "out.jsonl", min_confidence=wrong)


def test_the_command(batch: Batch) -> None:
    done = batch("in.jsonl", "-o", "out.jsonl", "--id-column", "id", "--min-confidence", f"{between()}")
    assert done.returncode == 0
    assert f"1 below {between():g} in confidence" in done.stderr
    done = batch("in.jsonl", "-o", "other.jsonl", "--min-confidence", "2")
    assert done.returncode == 2
    assert "min_confidence: 2.0 is not between 0 and 1, as the confidence of an article is" in done.stderr
    assert not Path("other.jsonl").exists()
