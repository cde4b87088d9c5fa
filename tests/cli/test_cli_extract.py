"""`newsextract DUMP...`: what is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from newsextract import __version__, extract, schema

from .conftest import DUMP, Run


def test_one_dump_is_indented_json(run: Run) -> None:
    result = run("dump.txt")
    assert result.exit_code == 0
    assert result.stdout == extract(DUMP, name="dump.txt").to_json() + "\n"
    assert result.stderr == ""
    article = json.loads(result.stdout)
    Draft202012Validator(schema.load("article")).validate(article)
    assert article["source"] == "dump.txt"
    assert "한밭시는 새 도서관을" in result.stdout


def test_several_dumps_are_a_line_each_in_their_order(run: Run, folder: Path) -> None:
    (folder / "other.txt").write_text("한밭천에 벚꽃이 활짝 피었다고 한밭시가 밝혔다.", encoding="utf-8")
    result = run("other.txt", "dump.txt", "other.txt")
    assert result.exit_code == 0
    sources = [json.loads(line)["source"] for line in result.stdout.splitlines()]
    assert sources == ["other.txt", "dump.txt", "other.txt"]


def test_the_source_is_the_path_as_given(run: Run, folder: Path) -> None:
    assert json.loads(run("./dump.txt").stdout)["source"] == "./dump.txt"
    absolute = str(folder / "dump.txt")
    assert json.loads(run(absolute).stdout)["source"] == absolute


def test_standard_input(run: Run) -> None:
    result = run("-", input=DUMP.encode("cp949"))
    article = json.loads(result.stdout)
    assert article["source"] == "-"
    assert article["body"] == json.loads(run("dump.txt").stdout)["body"]


@pytest.mark.parametrize("words", [("-f", "jsonl"), ("--format", "jsonl"), ("--format=jsonl",)])
def test_a_format_can_stand_before_and_after_the_dump(run: Run, words: tuple[str, ...]) -> None:
    before, after = run(*words, "dump.txt"), run("dump.txt", *words)
    assert before.stdout == after.stdout
    assert before.stdout.count("\n") == 1


def test_text_and_markdown(run: Run) -> None:
    text = run("-f", "text", "--title", "새 도서관", "dump.txt").stdout
    assert text.startswith("새 도서관\n\n")
    assert "\n\n한밭시는 새 도서관을 오는 3일 연다고 22일 밝혔다. 장서는 5만 권이다.\n\n" in text
    markdown = run("-f", "markdown", "--title", "새 도서관", "dump.txt").stdout
    assert markdown.startswith("# 새 도서관\n\n")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_rule_stands_between_articles_for_reading(run: Run, form: str) -> None:
    one = run("-f", form, "dump.txt").stdout
    assert run("-f", form, "dump.txt", "missing.txt", "dump.txt").stdout == f"{one}\n---\n\n{one}"


def test_json_of_several_is_one_object_after_the_other(run: Run) -> None:
    one = run("dump.txt").stdout
    assert run("-f", "json", "dump.txt", "dump.txt").stdout == one + one


def test_jsonld(run: Run) -> None:
    article = json.loads(run("-f", "jsonld", "dump.txt").stdout)
    assert article["@type"] == "NewsArticle"
    assert article["datePublished"] == "2024-05-22T18:30:00+09:00"


def test_what_the_caller_knows(run: Run) -> None:
    result = run(
        "--url",
        "https://news.example.kr/1",
        "--title",
        "새  도서관",
        "--published",
        "2023년 1월 2일",
        "dump.txt",
    )
    article = json.loads(result.stdout)
    assert article["url"] == "https://news.example.kr/1"
    assert article["title"] == "새 도서관"
    assert article["published"] == "2023-01-02"


def test_own_profiles(run: Run, folder: Path) -> None:
    (folder / "sites").mkdir()
    (folder / "sites" / "hanbat.toml").write_text(
        'publisher = "한밭일보"\nhosts = ["hanbat.example"]\n', encoding="utf-8"
    )
    words = ("--profiles", "sites", "--url", "https://www.hanbat.example/news/1", "dump.txt")
    assert json.loads(run(*words).stdout)["profile"] == "hanbat"
    assert json.loads(run(*words[2:]).stdout)["profile"] is None


def test_a_file_named_like_a_command(run: Run, folder: Path) -> None:
    (folder / "explain").write_text(DUMP, encoding="utf-8")
    assert json.loads(run("./explain").stdout)["source"] == "./explain"
    assert json.loads(run("--", "explain").stdout)["source"] == "explain"
    assert run("extract", "explain").exit_code == 0


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"newsextract {__version__}\n")


@pytest.mark.parametrize("words", [("--help",), ("-h",)])
def test_help_shows_the_options_and_examples(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    for expected in ("--format", "--url", "--profiles", "--version", "explain", "newsextract *.txt"):
        assert expected in result.stdout
