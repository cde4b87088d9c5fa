"""`newsextract profiles list`, `check` and `new`, as they are typed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from newsextract import load_profiles

from .conftest import Run

PROFILE = """\
name = "our-nuri"
publisher = "누리신문"
hosts = ["nuri.example"]

[[phrases]]
reason = "ad"
exact = ["누리 장터", "누리 경매"]

[[example]]
text = "누리 장터"
"""


@pytest.fixture
def own(folder: Path) -> Path:
    """A folder with one profile."""
    (folder / "profiles").mkdir()
    (folder / "profiles" / "nuri.toml").write_text(PROFILE, encoding="utf-8")
    return folder / "profiles"


@pytest.fixture
def dumps(folder: Path) -> list[str]:
    """Dumps of one site: four stories, each with the same line behind it."""
    names = []
    for number in range(3, 7):
        head = f"누리군, 오래된 다리 {number}개 새로 놓는다\n입력 2024.03.0{number} 09:10\n한별 기자\n"
        told = f"누리군은 {number}일 오래된 다리 {number}개를 헐고 새 다리를 놓았다고 밝혔다.\n군은 다리 {number}개에 3{number}억원을 들였다고 설명했다.\n"
        story = f'{head}{told}다리 옆에 사는 주민 조은별(5{number})씨는 "먼 길을 돌지 않아 기쁘다"고 말했다.\n'
        (folder / f"{number}.txt").write_text(f"{story}누리신문 앱 다운로드\n저작권자 © 누리신문\n", encoding="utf-8")
        names.append(f"{number}.txt")
    return names


def test_list_has_a_row_for_each_profile(run: Run, own: Path) -> None:
    result = run("profiles", "list", "--profiles", "profiles")
    head, first, *rest = result.stdout.splitlines()
    assert result.exit_code == 0
    assert head.split() == ["name", "publisher", "hosts", "marks", "phrases", "from"]
    assert first.split() == ["our-nuri", "누리신문", "nuri.example", "0", "2", "profiles/nuri.toml"]
    assert any(row.startswith("naver ") and row.endswith("the package") for row in rest)


def test_list_as_json(run: Run, own: Path) -> None:
    rows = json.loads(run("profiles", "list", "--profiles", "profiles", "-f", "json").stdout)
    assert rows[0] == {
        "name": "our-nuri", "publisher": "누리신문", "hosts": ["nuri.example"], "marks": [], "phrases": 2,
        "from": "profiles/nuri.toml",
    }  # fmt: skip
    assert {"naver", "yonhap"} <= {row["name"] for row in rows[1:]}


def test_list_names_a_file_that_is_wrong(run: Run, own: Path) -> None:
    (own / "a.toml").write_text('host = "x"', encoding="utf-8")
    result = run("profiles", "list", "--profiles", "profiles")
    assert result.exit_code == 1
    assert "our-nuri" in result.stdout
    assert result.stderr.startswith("newsextract: profiles/a.toml:1: fault: host: 'x' is not a known key")


def test_check_of_a_good_folder_says_so(run: Run, own: Path) -> None:
    result = run("profiles", "check", "profiles")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "newsextract: 1 profile, 0 faults, 0 notes\n"


def test_check_prints_faults_and_notes_with_their_lines(run: Run, own: Path) -> None:
    (own / "nuri.toml").write_text(PROFILE.replace('"누리 경매"', '"로그인"').replace('text = "', 'text = "한'), encoding="utf-8")
    result = run("profiles", "check", "profiles")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "profiles/nuri.toml:10: fault: example: '한누리 장터' is taken by no phrase",
    ]


def test_note_alone_is_no_failure(run: Run, own: Path) -> None:
    (own / "nuri.toml").write_text(PROFILE.replace('"누리 경매"', '"Sponsored AD"').replace('"ad"', '"related"'), encoding="utf-8")
    result = run("profiles", "check", "profiles")
    assert result.exit_code == 0
    assert result.stdout == "profiles/nuri.toml:7: note: exact: 'Sponsored AD' is in the lexicon already (related)\n"


def test_cases_beside_the_folder_are_used(run: Run, folder: Path, own: Path) -> None:
    (folder / "cases").mkdir()
    (folder / "cases" / "leave.toml").write_text('[leave]\nlines = ["누리 장터"]\n', encoding="utf-8")
    result = run("profiles", "check", "profiles")
    assert result.exit_code == 1
    assert "'누리 장터' takes a line of a story" in result.stdout
    (folder / "none").mkdir()
    assert run("profiles", "check", "profiles", "--cases", "none").exit_code == 0


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("check", "none"), 2, "none: profiles: 'none' is not a folder of TOML files"),
        (("check", "profiles", "--cases", "none"), 2, "none: cases: 'none' is not a folder of cases"),
        (("list", "--profiles", "none"), 2, "none: profiles: 'none' is not a folder of TOML files"),
        (("new",), 2, "--from names the documents"),
        (("new", "--from", "3.txt", "4.txt"), 2, "2 of 2 hold a story, and 3 are the least"),
        (("new", "--from", "3.txt", "-o", "profiles/nuri.toml"), 2, "profiles/nuri.toml is there already"),
        (("new", "--from", "3.txt", "4.txt", "5.txt", "-o", "no/x.toml"), 1, "cannot write the output: no/x.toml: "),
    ],
)
def test_what_goes_wrong_is_said(words: tuple[str, ...], status: int, message: str, run: Run, own: Path, dumps: list[str]) -> None:
    result = run("profiles", *words)
    assert result.exit_code == status
    assert message in result.stderr
    assert result.stdout == ""


def test_new_prints_a_profile(run: Run, dumps: list[str]) -> None:
    result = run("profiles", "new", "--from", *dumps, "--host", "nuri.example")
    table = tomllib.loads(result.stdout)
    assert result.exit_code == 0
    assert (table["name"], table["hosts"]) == ("nuri", ["nuri.example"])
    assert table["phrases"] == [{"reason": "subscribe", "exact": ["누리신문 앱 다운로드"]}]
    assert result.stderr == "newsextract: nuri: 1 line proposed from 4 documents\n"


def test_new_writes_a_profile_that_can_be_used_at_once(run: Run, own: Path, dumps: list[str]) -> None:
    (own / "nuri.toml").unlink()
    assert run("profiles", "new", "--from", *dumps, "--host", "nuri.example", "-o", "profiles/nuri.toml").exit_code == 0
    assert [profile.name for profile in load_profiles(own)] == ["nuri"]
    assert run("profiles", "check", "profiles").exit_code == 0
    article = json.loads(run("--profiles", "profiles", "--url", "https://nuri.example/3", "3.txt").stdout)
    assert (article["profile"], article["publisher"]) == ("nuri", "누리신문")


def test_new_goes_on_without_a_document_that_cannot_be_read(run: Run, dumps: list[str]) -> None:
    result = run("profiles", "new", "--from", *dumps, "missing.txt", "--host", "nuri.example")
    assert result.exit_code == 1
    assert tomllib.loads(result.stdout)["name"] == "nuri"
    assert "newsextract: missing.txt: no such file" in result.stderr


def test_new_does_the_same_twice(run: Run, dumps: list[str]) -> None:
    words = ("profiles", "new", "--from", *dumps)
    assert run(*words).stdout == run(*words).stdout
