"""`newsextract explain DUMP`: every span, for reading and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from newsextract import explain, schema

from .conftest import DUMP, Run


def test_a_line_per_decision(run: Run) -> None:
    result = run("explain", "dump.txt")
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if not line.startswith("       ")]
    decisions = explain(DUMP).decisions
    assert len(lines) == len(decisions)
    for line, decision in zip(lines, decisions, strict=True):
        assert line.split()[0] == str(decision.line)
        assert decision.label in line
        assert decision.rule in line
        assert line.endswith(f"  {decision.confidence:.2f}  {decision.text}")
    why = [line for line in result.stdout.splitlines() if line.startswith("       ")]
    assert len(why) == sum(decision.runner_up is not None for decision in decisions)
    assert all(" Runner-up: " in line for line in why)
    assert "\x1b" not in result.stdout


def test_jsonl_is_for_programs(run: Run) -> None:
    result = run("explain", "-f", "jsonl", "dump.txt")
    decisions = [json.loads(line) for line in result.stdout.splitlines()]
    for decision, decided in zip(decisions, explain(DUMP).decisions, strict=True):
        decision["reasons"] = [{key: reason[key] for key in ("feature", "weight")} for reason in decision.get("reasons", ())]
        assert decision.items() >= ({"reasons": []} | decided.to_dict()).items()
        if not decision["reasons"]:
            del decision["reasons"]
        Draft202012Validator(schema.load("decision")).validate(decision)
    places = [decision["place"] for decision in decisions if decision["label"] == "body"]
    assert places == ["/body/0", "/body/1"]
    assert "한밭시는" in result.stdout


def test_json_is_article_decisions_and_text_in_one(run: Run) -> None:
    whole = json.loads(run("explain", "-f", "json", "dump.txt").stdout)
    Draft202012Validator(schema.load("explanation")).validate(whole)
    assert whole["article"] == explain(DUMP, name="dump.txt").article.to_dict()
    assert whole["decisions"] == [json.loads(line) for line in run("explain", "-f", "jsonl", "dump.txt").stdout.splitlines()]
    assert whole["source"] == DUMP


def test_output_goes_to_a_file(run: Run, folder: Path) -> None:
    for form in ("text", "json", "jsonl"):
        done = run("explain", "-f", form, "-o", "explained", "dump.txt", env={"FORCE_COLOR": "1"})
        assert (done.exit_code, done.stdout) == (0, "")
        assert (folder / "explained").read_text(encoding="utf-8") == run("explain", "-f", form, "dump.txt").stdout


def test_colour_where_it_is_asked_for(run: Run) -> None:
    coloured = run("explain", "dump.txt", env={"FORCE_COLOR": "1", "TERM": "xterm-256color"})
    assert "\x1b[" in coloured.stdout
    plain = run("explain", "dump.txt", env={"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm-256color"})
    assert plain.stdout == run("explain", "dump.txt").stdout


def test_a_long_span_is_not_broken(run: Run, folder: Path) -> None:
    (folder / "long.txt").write_text("한밭시는 도서관을 3일 연다고 밝혔다. " * 40, encoding="utf-8")
    for env in ({}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}):
        output = run("explain", "long.txt", env=env).stdout
        lines = [line for line in output.splitlines() if "Runner-up" not in line]
        assert len(lines) == len(explain(folder / "long.txt").decisions)


def test_standard_input_and_knowledge(run: Run) -> None:
    result = run("explain", "--title", "한밭시 새 도서관 3일 문 연다", "-", input=DUMP.encode())
    line = next(line for line in result.stdout.splitlines() if line.endswith("문 연다"))
    assert line.split()[1] == "title"


def test_an_empty_dump_has_no_decisions(run: Run) -> None:
    for form in ("text", "jsonl"):
        result = run("explain", "-f", form, "-", input=b"")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "newsextract: -: warning: empty input\n"


def test_failures(run: Run) -> None:
    missing = run("explain", "missing.txt")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert missing.stderr == "newsextract: missing.txt: no such file\n"
    assert run("explain").exit_code == 2
    assert run("explain", "dump.txt", "dump.txt").exit_code == 2
    assert run("explain", "-f", "markdown", "dump.txt").exit_code == 2
