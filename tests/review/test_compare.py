"""`newsextract compare`: what differs between two runs, what gold says of it, and the page that shows it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsextract import Article, Author, Caption
from newsextract.cli import main
from newsextract.review.sides import marks

from .conftest import Open, Shoot

OLD = Article(
    title="누리군 새 다리 - 누리신문",
    body=("누리군은 12일 다리를 놓았다고 밝혔다. 무단전재 금지", "주민은 먼 길을 돌지 않아도 된다.", "많이 본 기사"),
    tags=("다리",),
    published="2024-05-22",
)
NEW = Article(
    title="누리군 새 다리",
    body=("누리군은 12일 다리를 놓았다고 밝혔다.", "주민은 먼 길을 돌지 않아도 된다."),
    tags=("다리", "누리군"),
    published="2024-05-22T18:30:00+09:00",
    captions=(Caption("새 다리", "누리군"),),
)
GOLD = {"title": "누리군 새 다리", "body": list(NEW.body), "tags": ["다리"], "published": "2024-05-22T18:30", "captions": []}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("old.jsonl", a=OLD, b=NEW, gone=OLD)
    write("new.jsonl", a=NEW, b=NEW, come=NEW)
    Path("gold").mkdir()
    Path("gold/a.gold.json").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def write(path: str, **articles: Article) -> None:
    rows = ({**article.to_dict(), "source": f"dumps/{name}.txt"} for name, article in articles.items())
    Path(path).write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")


def compare(*words: str) -> Result:
    return CliRunner().invoke(main, ["compare", *words])


def test_the_terminal_is_told_what_changed(folder: Path) -> None:
    done = compare("old.jsonl", "new.jsonl")
    assert done.exit_code == 0
    assert done.stdout == """\
2 documents in both, 1 changed, 1 only in the old, 1 only in the new

field        changed
title              1
published          1
body               1
captions           1
tags               1

dumps/a.txt: title, published, body, captions, tags
dumps/gone.txt: only in the old
dumps/come.txt: only in the new
"""


def test_gold_tells_won_from_lost(folder: Path) -> None:
    lines = compare("old.jsonl", "new.jsonl", "--gold", "gold").stdout.splitlines()
    assert lines[0].endswith("; gold for 1")
    assert [line.split() for line in lines[2:8]] == [
        ["field", "changed", "won", "lost"],
        ["title", "1", "1", "0"],
        ["published", "1", "1", "0"],
        ["body", "1", "1", "0"],
        ["captions", "1", "0", "1"],
        ["tags", "1", "0", "1"],
    ]
    assert "body won (0.40 → 1.00)" in lines[9]
    assert "tags lost (1.00 → 0.67)" in lines[9]


def test_a_case_is_gold_too(folder: Path) -> None:
    Path("gold/a.gold.json").rename("gold/a.article.json")
    assert "gold for 1" in compare("old.jsonl", "new.jsonl", "--gold", "gold").stdout


def test_the_same_is_nothing(folder: Path) -> None:
    assert compare("new.jsonl", "new.jsonl").stdout == "3 documents in both, 0 changed\n"


def test_articles_of_an_earlier_version_are_read(folder: Path) -> None:
    row = {"source": "dumps/a.txt", "title": "누리군", "body": ["글"], "captions": [{"text": "다리"}]}
    Path("old.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = compare("old.jsonl", "new.jsonl", "-o", "page.html")
    assert done.exit_code == 0, done.output
    assert Path("page.html").is_file()


def test_two_articles_of_one_source_are_two(folder: Path) -> None:
    text = Path("new.jsonl").read_text(encoding="utf-8")
    Path("new.jsonl").write_text(text + text, encoding="utf-8")
    assert "dumps/b.txt (2): only in the new" in compare("old.jsonl", "new.jsonl").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{\n", "old.jsonl: line 1: '{' is not an article"),
        ('\n{"title": "글"}\n', "old.jsonl: line 2: "),
        ('{"body": "글"}', "old.jsonl: line 1: "),
        ('{"body": [3]}', "old.jsonl: line 1: "),
        ('{"body": [], "captions": ["글"]}', "old.jsonl: line 1: "),
        ('{"body": [], "source": 3}', "old.jsonl: line 1: "),
        ("[]", "old.jsonl: line 1: '[]' is not an article"),
    ],
)
def test_a_line_that_is_no_article_is_named(folder: Path, text: str, said: str) -> None:
    Path("old.jsonl").write_text(text, encoding="utf-8")
    done = compare("old.jsonl", "new.jsonl", "-o", "page.html")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"newsextract: {said}")
    assert not Path("page.html").exists()


def test_other_faults_are_told(folder: Path) -> None:
    assert compare("missing.jsonl", "new.jsonl").stderr == "newsextract: missing.jsonl: no such file\n"
    assert compare("old.jsonl", "new.jsonl", "--gold", "nowhere").stderr == "newsextract: --gold: nowhere: no such folder\n"
    assert "cannot be written" in compare("old.jsonl", "new.jsonl", "-o", "no/page.html").stderr
    Path("gold/a.gold.json").write_text("[]", encoding="utf-8")
    assert "a.gold.json: file: 'list' is not an article" in compare("old.jsonl", "new.jsonl", "--gold", "gold").stderr


def test_marks_go_down_to_the_words() -> None:
    gone, come = marks(OLD.to_dict(), NEW.to_dict())
    assert [(part.text, part.changed) for part in gone["/body/0"]][-1] == (" 무단전재 금지", True)
    assert set(come) == {"/title", "/body/0", "/tags/1", "/captions/0/text", "/captions/0/credit", "/published"}
    assert not any(part.changed for part in come["/body/0"])
    assert gone["/body/2"] == [("많이 본 기사", True)]


def test_marks_hold_the_whole_text() -> None:
    one = Article(title="가 나 다", body=("가 나", "다 라", "마"), authors=(Author("홍길동", "기자"),))
    other = Article(title="나 다 라", body=("다 라 바", "마", "가 나"), authors=(Author("임꺽정"),))
    for article, found in zip((one, other), marks(one.to_dict(), other.to_dict()), strict=True):
        for place, parts in found.items():
            number = place.rpartition("/")[2]
            whole = article.title if place == "/title" else article.body[int(number)] if place.startswith("/body") else None
            if whole is not None:
                assert "".join(part.text for part in parts) == whole


# the page


def test_only_the_page_needs_the_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "newsextract.review.page", raising=False)
    assert compare("old.jsonl", "new.jsonl").exit_code == 0
    done = compare("old.jsonl", "new.jsonl", "-o", "page.html")
    assert done.exit_code == 2
    assert done.stderr == "newsextract: compare -o needs jinja2: pip install 'newsextract[review]'\n"


@pytest.fixture
def page_of(folder: Path) -> Callable[[], str]:
    def page_of() -> str:
        done = compare("old.jsonl", "new.jsonl", "--gold", "gold", "-o", "page.html")
        assert done.exit_code == 0, done.output
        return (folder / "page.html").as_uri()

    return page_of


def test_both_sides_are_shown_and_narrowed(open_page: Open, page_of: Callable[[], str], shoot: Shoot) -> None:
    page = open_page(page_of())
    shoot(page, "compare")
    first = page.locator(".document").first
    assert first.locator(".gone").all_inner_texts()[0].strip() == "- 누리신문"
    assert "누리군" in first.locator(".come").all_inner_texts()[-1]
    assert page.locator(".document:visible").count() == 3
    page.locator('[data-filter="lost"]').click()
    page.locator('[data-filter="tags"]').click()
    assert page.locator(".document:visible").count() == 1
    assert page.locator("#count").inner_text() == "1"
    page.locator("#find").fill("gone")
    assert page.locator("#nothing").is_visible()
    page.locator("#language").click()
    assert not re.search("[가-힣]", page.locator(".sheet > .chips").inner_text())


def test_a_hostile_article_stays_text(open_page: Open, folder: Path, page_of: Callable[[], str]) -> None:
    attack = "</script><img src=x onerror=\"document.title='ran'\">\u202e"
    hostile = Article(title=attack, body=(attack,), tags=(attack,), authors=(Author(attack),), captions=(Caption(attack, attack, "javascript:1"),), url="javascript:1", warnings=(attack,))
    write("old.jsonl", a=OLD)
    write("new.jsonl", a=hostile)
    page = open_page(page_of())
    page.wait_for_timeout(150)
    assert not page.title().startswith("ran")
    assert page.locator("img, main a").count() == 0
    assert "onerror" in page.locator(".document").inner_text()
    assert "\u202e" not in page.locator(".document").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(open_page: Open, page_of: Callable[[], str], scheme: str, width: int, shoot: Shoot) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = open_page(page_of(), color_scheme=scheme, width=width, bypass_csp=True)
    shoot(page, f"compare-{scheme}-{width}")
    found: list[Any] = axe.Axe().run(page).response["violations"]
    assert [(v["id"], v["impact"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
