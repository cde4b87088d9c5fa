"""What a caller gives wrongly is named: the argument, the value, what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsextract import ArgumentError, DataError, extract, load_profiles

DUMP = "새 도서관 문 연다\n\n입력 2024.05.22 18:30\n\n한밭시는 새 도서관을 다음 달 3일 연다고 22일 밝혔다."


@pytest.mark.parametrize(
    "given",
    [
        {"url": "http://["},
        {"url": "han-bat"},
        {"url": 3},
        {"published": 3},
        {"published": "어제쯤"},
        {"title": 3},
    ],
    ids=str,
)
def test_argument_is_named(given: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError) as caught:
        extract(DUMP, **given)
    ((name, value),) = given.items()
    assert str(caught.value).startswith(f"{name}: {value!r} is not ")


def test_source_of_no_kind() -> None:
    wrong: Any = 3
    with pytest.raises(ArgumentError, match="source: 3 is not text, bytes, a path or a tree"):
        extract(wrong)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("phrases = [1]", "own.toml: phrases: [1] is not tables"),
        ("example = [1]", "own.toml: example: [1] is not a list of tables"),
        ("hosts = 'a.kr'", "own.toml: hosts: 'a.kr' is not a list of host names"),
        ("hosts = ['a b']", "own.toml: hosts: 'a b' is not a host name"),
        ("opens = 'end'", "own.toml: opens: 'end' is not \"headline\" or"),
        ("colour = 'red'", "own.toml: colour: 'red' is not a known key"),
        ("name = ", "own.toml: file: "),
        ("[[phrases]]\nreason = 'menu'\nexact = [1]", "own.toml: exact: 1 is not text"),
        ("[[phrases]]\nreason = 'noise'", "own.toml: reason: 'noise' is not one of"),
        ("[[phrases]]\nreason = 'menu'\npatterns = ['(']", "own.toml: patterns: '(' is not a regular expression"),
        (
            "[[phrases]]\nreason = 'menu'\n[[phrases.item]]\npatern = 'a'",
            "own.toml: item.pattern: None is not text",
        ),
    ],
)
def test_profile_that_is_wrong(tmp_path: Path, toml: str, message: str) -> None:
    (tmp_path / "own.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_profiles(tmp_path)
    assert str(caught.value).startswith(message)


def test_folder_named_as_a_profile(tmp_path: Path) -> None:
    (tmp_path / "own.toml").mkdir()
    with pytest.raises(DataError, match=r"own\.toml: file: .* is not a readable file"):
        load_profiles(tmp_path)


def test_host_in_capitals_is_the_host(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('hosts = ["News.Example.KR"]\npublisher = "한밭일보"', encoding="utf-8")
    article = extract(DUMP, url="https://www.news.example.kr/1", profiles=load_profiles(tmp_path))
    assert (article.profile, article.publisher) == ("own", "한밭일보")


def test_charset_of_a_dump_is_heeded() -> None:
    assert extract(DUMP.encode("cp949"), charset="ks_c_5601-1987").body == extract(DUMP).body
    with pytest.raises(ArgumentError, match="charset: 'none-such' is not an encoding"):
        extract(DUMP.encode(), charset="none-such")


def test_name_of_a_file_given_as_text_is_warned_of() -> None:
    assert "pathlib.Path('dump.txt')" in extract("dump.txt").warnings[0]
    assert extract(DUMP).warnings == ()
