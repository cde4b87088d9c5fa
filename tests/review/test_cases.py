"""Cases: what is saved is what is loaded, what does not hold is told, what is broken is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsextract import DataError, explain
from newsextract.propose.samples import Sample, read
from newsextract.review import cases, files
from newsextract.review.desk import Desk
from newsextract.review.proposals import proposals, write
from newsextract.review.spans import Span

from .conftest import FIXTURES
from .dumps import LINE, site


def desk(folder: Path, *paths: Path) -> Desk:
    return Desk(read(Sample(str(path), path.read_bytes()) for path in paths), folder / "cases", folder / "profiles")


def notice(path: Path) -> Span:
    start = path.read_text(encoding="utf-8").index(LINE)
    return Span(start, start + len(LINE), "chrome", "notice")


@pytest.mark.parametrize("path", sorted([*FIXTURES.glob("*.txt"), *FIXTURES.glob("pages/*.html")]), ids=lambda path: path.name)
def test_a_document_kept_as_it_stands_holds(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    made = cases.make(path.stem, data, explain(data, name=path.name), [])
    files.write(tmp_path, made.files)
    (loaded,) = cases.load(tmp_path)
    assert loaded == made
    assert (tmp_path / path.name).read_bytes() == data
    assert cases.faults(loaded) == []


def test_a_case_has_the_fields_of_the_fixtures() -> None:
    """One form for both: a case can be moved into `fixtures/` and back."""
    for path, fields in ((FIXTURES / "nd-page.txt", cases.TEXT_FIELDS), (FIXTURES / "pages" / "modern.html", cases.PAGE_FIELDS)):
        article = json.loads(path.with_suffix(".article.json").read_text(encoding="utf-8"))
        assert set(article) == set(fields)


def test_what_does_not_hold_is_told(tmp_path: Path) -> None:
    (path, *_) = site(tmp_path / "dumps")
    one = desk(tmp_path, path)
    sentence = "군은 이 건물을 고치는 데 열 달 동안 12억원을 들였다고 설명했다."
    start = path.read_text(encoding="utf-8").index(sentence)
    one.save(0, [Span(start, start + len(sentence), "chrome", "notice")])
    (case,) = cases.load(one.cases)
    told = cases.faults(case)
    assert len(told) == 2
    assert told[0].startswith("1: body: expected [")
    assert told[1] == f'1: "{sentence}": expected chrome:notice, found body'


def test_a_correction_that_a_profile_makes_already_is_said_so(tmp_path: Path) -> None:
    paths = site(tmp_path / "dumps")
    one = desk(tmp_path, *paths)
    one.save(0, [notice(paths[0])])
    (told,) = proposals(one)
    write(one, told.key, told.digest)
    (after,) = proposals(one)
    assert (after.proposal.lines, after.proposal.toml) == ((), "")
    assert [after.text(refused) for refused in after.proposal.refused] == [LINE]
    assert "already" in after.proposal.refused[0].why


def test_another_run_finds_what_was_kept(tmp_path: Path) -> None:
    paths = site(tmp_path / "dumps")
    desk(tmp_path, *paths).save(1, [notice(paths[1])])
    again = desk(tmp_path, *paths)
    assert again.saved == {1: (notice(paths[1]),)}
    assert [(row.kept, row.corrected) for row in again.rows()] == [(False, 0), (True, 1), (False, 0)]


def test_another_document_of_the_same_name_gets_a_name_of_its_own(tmp_path: Path) -> None:
    (first,) = site(tmp_path / "a", 1)
    (second,) = site(tmp_path / "b", 1)
    second.write_text("누리군은 12일 다리를 놓았다고 밝혔다.\n", encoding="utf-8")
    desk(tmp_path, first).save(0, [])
    desk(tmp_path, second).save(0, [])
    assert {case.data for case in cases.load(tmp_path / "cases")} == {first.read_bytes(), second.read_bytes()}


@pytest.mark.parametrize("name", ["../../x.txt", ".txt", "한밭 시.txt", "<b>.txt", "-.txt"])
def test_a_case_has_a_plain_name(tmp_path: Path, name: str) -> None:
    one = Desk(read([Sample(name, "누리군은 12일 다리를 놓았다고 밝혔다.".encode())]), tmp_path / "cases", None)
    written = one.save(0, [])
    assert {path.parent for path in written} == {tmp_path / "cases"}
    assert len(list((tmp_path / "cases").iterdir())) == 3


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("1.article.json", None, "1.article.json: file: None is not there"),
        ("1.article.json", "{", "1.article.json: file: "),
        ("1.article.json", "{}", "1.article.json: fields: "),
        ("1.decisions.jsonl", None, "1.decisions.jsonl: file: None is not there"),
        ("1.decisions.jsonl", '{"start": 0, "end": 3, "label": "body", "text": "누"}\nx\n', "1.decisions.jsonl: line 2: 'x'"),
    ],
)
def test_a_broken_case_is_named(tmp_path: Path, file: str, text: str | None, said: str) -> None:
    (path,) = site(tmp_path / "dumps", 1)
    desk(tmp_path, path).save(0, [])
    broken = tmp_path / "cases" / file
    if text is None:
        broken.unlink()
    else:
        broken.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as told:
        list(cases.load(tmp_path / "cases"))
    assert str(told.value).startswith(said)


def test_spans_of_another_text_are_told(tmp_path: Path) -> None:
    (path,) = site(tmp_path / "dumps", 1)
    desk(tmp_path, path).save(0, [])
    (tmp_path / "cases" / "1.txt").write_text("누리군은 12일 다리를 놓았다고 밝혔다.", encoding="utf-8")
    (case,) = cases.load(tmp_path / "cases")
    assert cases.faults(case)[-1] == "1: decisions: their spans are not those of the document"
