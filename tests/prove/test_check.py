"""`check` says what is wrong with a folder of profiles: file, line, key, value, and what was expected."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsextract import DataError, explain
from newsextract.profiles import load
from newsextract.prove.check import check
from newsextract.review.cases import make

GOOD = """\
publisher = "누리신문"
hosts = ["nuri.example"]
marks = ["저작권자 © 누리신문", "누리신문 새벽편지"]

[[phrases]]
reason = "subscribe"
exact = ["누리신문 새벽편지 받기"]

[[example]]
text = "누리신문 새벽편지 받기"
reason = "subscribe"
"""


def said(folder: Path, **texts: str) -> list[str]:
    """What is found in a folder of files with these texts, without the folder's own name."""
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return [str(finding).removeprefix(f"{folder}/") for finding in check(folder)]


def test_good_profile_gives_nothing_to_say(tmp_path: Path) -> None:
    assert said(tmp_path, nuri=GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('hosts = ["nuri', 'host = ["nuri', "nuri.toml:2: fault: host: ['nuri.example'] is not a known key"),
        ('"nuri.example"', '"https://nuri.example"', "nuri.toml:2: fault: hosts: 'https://nuri.example' is not a host name"),
        ('reason = "subscribe"\nexact', 'reason = "abo"\nexact', "nuri.toml:6: fault: reason: 'abo' is not one of menu"),
        ('exact = ["누리신문 새벽편지 받기"]', 'patterns = ["누리(신문"]', "nuri.toml:7: fault: patterns: '누리(신문' is not a regular expression"),
        ("[[example]]", "[[example]", "nuri.toml:9: fault: file: "),
        ('text = "누리신문 새벽편지 받기"', 'text = "누리신문 아침편지 받기"', "nuri.toml:10: fault: example: '누리신문 아침편지 받기' is taken by no phrase"),
        ('받기"\nreason = "subscribe"\n', '받기"\nreason = "ad"\n', "is taken for subscribe, not for ad"),
        ('exact = ["누리', 'exact = ["☞ ※", "누리', "nuri.toml:7: fault: exact: '☞ ※' holds no letter"),
        ('\n\n[[phrases]]', '\nstory = ["#body", "article-body"]\n\n[[phrases]]', "nuri.toml:4: fault: story: 'article-body' is not a CSS selector"),
        ('"누리신문 새벽편지"]', '"누리신문"]', "nuri.toml:3: fault: marks: '누리신문' stands in another mark too"),
    ],
)  # fmt: skip
def test_fault_is_named_with_its_line(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert old in GOOD
    assert any(expected in one for one in said(tmp_path, nuri=GOOD.replace(old, new, 1)))


def test_profile_that_nothing_chooses(tmp_path: Path) -> None:
    (only,) = said(tmp_path, nuri='publisher = "누리신문"\n')
    assert "nothing chooses the profile" in only


def test_phrases_without_an_example(tmp_path: Path) -> None:
    (only,) = said(tmp_path, nuri=GOOD[: GOOD.index("[[example]]")])
    assert only.startswith("nuri.toml: fault: example is missing")


@pytest.mark.parametrize(
    "row",
    ['patterns = [".*다리.*"]', 'inline = [{ needle = "다리", pattern = "다리.*" }]'],
)
def test_phrase_that_takes_a_told_sentence(row: str, tmp_path: Path) -> None:
    text = GOOD.replace('exact = ["누리신문 새벽편지 받기"]', f'exact = ["누리신문 새벽편지 받기"]\n{row}')
    found = said(tmp_path, nuri=text)
    assert any(one.startswith("nuri.toml:8: fault:") and "takes a line of a story" in one and "누리군은" in one for one in found)


def test_sentence_of_a_case_is_tried_too(tmp_path: Path) -> None:
    folder, cases = tmp_path / "profiles", tmp_path / "cases"
    folder.mkdir()
    cases.mkdir()
    (folder / "nuri.toml").write_text(GOOD, encoding="utf-8")
    (cases / "leave_alone.toml").write_text('[[case]]\ntext = "누리신문 새벽편지 받기"\n', encoding="utf-8")
    (only,) = check(folder, cases)
    assert (only.key, only.value, only.line) == ("exact", "'누리신문 새벽편지 받기'", 7)


def keep(folder: Path, dump: str, profile: str = "", **fields: object) -> None:
    """A case of a dump as it is understood with a profile, some fields of its article said otherwise."""
    folder.mkdir()
    own = [load("nuri.toml", profile.encode())] if profile else []
    case = make("1", dump.encode(), explain(dump, profiles=own), [])
    for name, data in replace(case, article={**case.article, **fields}).files.items():
        (folder / name).write_bytes(data)


DUMP = "누리군, 다리 놓는다\n누리군은 12일 다리를 놓았다고 밝혔다.\n무너진 다리\n군은 31억원을 들였다고 했다.\n누리신문 새벽편지 받기\n저작권자 © 누리신문\n"


def test_document_that_a_profile_breaks_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    keep(tmp_path / "cases", DUMP, GOOD)
    (tmp_path / "profiles" / "nuri.toml").write_text(GOOD, encoding="utf-8")
    assert check(tmp_path / "profiles", tmp_path / "cases") == ()
    other_reason = GOOD.replace('reason = "subscribe"', 'reason = "ad"').replace('["누리신문 새벽편지 받기"]', '["누리신문 새벽편지 받기", "무너진 다리"]')
    (tmp_path / "profiles" / "nuri.toml").write_text(other_reason, encoding="utf-8")
    broken = check(tmp_path / "profiles", tmp_path / "cases")
    assert {(f.file.removeprefix(str(tmp_path)), f.key, f.is_fault) for f in broken} == {("/cases/1.txt", "case", True)}
    assert any("무너진 다리" in fault.said for fault in broken)


def test_document_that_never_held_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    keep(tmp_path / "cases", DUMP, title="다른 제목")
    (only,) = check(tmp_path / "profiles", tmp_path / "cases")
    assert not only.is_fault
    assert 'title: expected "다른 제목"' in only.said


def test_sentence_of_a_kept_document_is_tried(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    keep(tmp_path / "cases", DUMP.replace("다리", "나루터"))
    text = GOOD.replace("marks = ", "# ").replace('exact = ["누리신문 새벽편지 받기"]', 'exact = ["누리신문 새벽편지 받기"]\npatterns = [".*나루터를.*"]')
    (tmp_path / "profiles" / "nuri.toml").write_text(text, encoding="utf-8")
    (only,) = check(tmp_path / "profiles", tmp_path / "cases")
    assert (only.key, only.line) == ("patterns", 8)


@pytest.mark.parametrize(("text", "key"), [("[[case]", "file"), ('case = "x"', "case"), ('[leave]\nlines = "x"', "lines")])
def test_wrong_case_is_named(text: str, key: str, tmp_path: Path) -> None:
    (tmp_path / "leave.toml").write_text(text, encoding="utf-8")
    (tmp_path / "profiles").mkdir()
    with pytest.raises(DataError, match=rf"leave\.toml: {key}: "):
        check(tmp_path / "profiles", tmp_path)


def test_phrase_of_the_lexicon_is_noted(tmp_path: Path) -> None:
    found = said(tmp_path, nuri=GOOD.replace('exact = ["누리', 'exact = ["구독하기", "누리'))
    assert found == ["nuri.toml:7: note: exact: '구독하기' is in the lexicon already (subscribe)"]


def test_phrase_that_stands_there_twice_is_noted(tmp_path: Path) -> None:
    found = said(tmp_path, nuri=GOOD.replace('받기"]', '받기", "[누리신문 새벽편지 받기]"]'))
    assert found == ["nuri.toml:7: note: exact: '[누리신문 새벽편지 받기]' says the same as '누리신문 새벽편지 받기'"]


def test_hosts_and_names_of_two_profiles(tmp_path: Path) -> None:
    other = GOOD.replace("nuri.example", "news.nuri.example").replace("누리신문", "한밭신문")
    found = said(tmp_path, nuri=GOOD, other=f'name = "nuri"\n{other}')
    assert [one.split(" ", 2)[:2] for one in found] == [["other.toml:1:", "fault:"], ["other.toml:3:", "fault:"]]
    assert "is a host of" in found[1]


def test_host_of_the_package_is_noted(tmp_path: Path) -> None:
    (only,) = said(tmp_path, nuri=GOOD.replace("nuri.example", "news.naver.com"))
    assert only.startswith("nuri.toml:2: note: hosts: 'news.naver.com' is a host of the package's profile naver")


def test_other_files_are_checked_beside_a_broken_one(tmp_path: Path) -> None:
    found = said(tmp_path, broken="hosts = [", nuri=GOOD[: GOOD.index("[[example]]")])
    assert [one.split(":")[0] for one in found] == ["broken.toml", "nuri.toml"]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "nuri.toml").write_bytes(b'name = "\xff"')
    (only,) = check(tmp_path)
    assert str(only).endswith("is not TOML in UTF-8")


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="a folder"):
        check(tmp_path / "none")
    with pytest.raises(DataError, match="a folder of cases"):
        check(tmp_path, tmp_path / "none")
