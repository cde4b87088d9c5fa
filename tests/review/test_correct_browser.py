"""The server in a browser: the list, corrections, cases that become regression tests, profiles that are proposed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsextract import explain, load_profiles
from newsextract.review import cases

from .conftest import FIXTURES, Open, Served, Shoot
from .dumps import LINE, site

Serve = Callable[..., Served]
RUNNER = Path(__file__).parents[1] / "cases" / "test_documents.py"


@pytest.fixture
def served(serve: Serve, tmp_path: Path) -> Served:
    return serve(*site(tmp_path / "dumps"))


def number_of(page: Any, text: str) -> int:
    return int(page.locator("#doc .s", has_text=text).first.get_attribute("data-i"))


def pick(page: Any, text: str) -> None:
    page.locator(f"#s{number_of(page, text)}").click()


def relabel(page: Any, text: str, label: str, reason: str | None = None, value: str | None = None) -> None:
    pick(page, text)
    page.locator("#label").select_option(label)
    if reason:
        page.locator("#reason").select_option(reason)
    if value:
        page.locator("#value").fill(value)
    page.locator("#editor button[type=submit]").click()


def run_cases(served: Served, *, profiles: bool) -> subprocess.CompletedProcess[str]:
    """The project's own test of cases, on the folder that the reader's cases were kept in."""
    env = {**os.environ, "NEWSEXTRACT_CASES": str(served.cases)}
    if profiles:
        env["NEWSEXTRACT_PROFILES"] = str(served.profiles)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(RUNNER)]
    return subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_the_list_sorts_and_narrows(open_page: Open, serve: Serve, tmp_path: Path, shoot: Shoot) -> None:
    page = open_page(serve(*site(tmp_path / "dumps"), FIXTURES / "nd-page.txt", FIXTURES / "column.txt").address)
    shoot(page, "list")
    rows = page.locator("#documents tbody tr")
    assert rows.count() == 5

    def shares() -> list[float]:
        return [float(v) for v in page.eval_on_selector_all("tbody tr td:nth-child(5)", "all => all.map(e => e.dataset.value)")]

    head = page.locator("th", has_text="기사 밖의 비율")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert shares() == sorted(shares(), reverse=True)
    head.locator("button").click()
    assert shares() == sorted(shares())
    page.locator("th", has_text="기사").first.locator("button").click()
    page.locator("#find").fill("누리신문")
    assert page.locator("#documents tbody tr:visible").count() == 3
    page.locator("#documents tbody tr:visible a").first.click()
    assert page.locator("#doc .s").count() > 5


def test_relabel_save_reload_and_the_case_is_a_test(open_page: Open, served: Served, shoot: Shoot) -> None:
    page = open_page(f"{served.address}documents/0")
    assert LINE in page.locator("#art").inner_text()
    relabel(page, LINE, "chrome", "notice")
    page.locator("#doc .s.edited").wait_for()
    shoot(page, "corrected")
    assert LINE not in page.locator("#art").inner_text()
    assert page.title().startswith("* ")
    details = page.locator("#details").inner_text()
    assert "review.corrected" in details
    assert "story.paragraph" in details  # what was overruled
    page.locator("#save").click()
    page.locator("#told a").wait_for()
    shoot(page, "saved")
    assert page.locator("#save").is_disabled()

    (case,) = cases.load(served.cases)
    assert case.data == served.documents[0].read_bytes()
    assert LINE not in case.article["body"]
    assert [row for row in case.decisions if row.get("corrected")] == [
        {"start": case.spans[0].start, "end": case.spans[0].end, "label": "chrome", "text": LINE, "reason": "notice", "corrected": True}
    ]
    failed = run_cases(served, profiles=False)
    assert failed.returncode == 1
    assert "expected chrome:notice, found body" in failed.stdout

    page.reload()
    assert page.locator("#doc .s.edited").count() == 1
    assert LINE not in page.locator("#art").inner_text()
    page.goto(served.address)
    assert page.locator("tbody tr").first.locator("td").last.inner_text() == "저장됨 1"


def test_a_profile_is_proposed_shown_and_written(open_page: Open, served: Served, shoot: Shoot) -> None:
    page = open_page(f"{served.address}documents/0")
    relabel(page, LINE, "chrome", "notice")
    page.locator("#doc .s.edited").wait_for()
    page.locator("#save").click()
    page.locator("#told a").click()
    shoot(page, "proposal")
    assert f'"{LINE}"' in page.locator("pre.added").inner_text()
    assert [Path(name).name for name in page.locator(".change h3").all_inner_texts()] == ["1.txt", "2.txt", "3.txt"]
    sides = page.locator(".change").first.locator(".sides > div")
    assert LINE in sides.nth(0).inner_text()
    assert LINE not in sides.nth(1).inner_text()
    assert not served.profiles.exists()
    page.locator("[data-write]").click()
    page.locator("#told:not(:empty)").wait_for()
    (written,) = served.profiles.iterdir()
    assert str(written) in page.locator("#told").inner_text()
    assert explain(served.documents[1], profiles=load_profiles(served.profiles)).article.body == explain(served.documents[1]).article.body[:-1]

    assert run_cases(served, profiles=False).returncode == 1
    done = run_cases(served, profiles=True)
    assert done.returncode == 0, done.stdout
    page.goto(f"{served.address}documents/2")
    assert LINE not in page.locator("#art").inner_text()  # read anew, with the profile


def test_without_a_profile_folder_nothing_can_be_written(open_page: Open, serve: Serve, tmp_path: Path) -> None:
    served = serve(*site(tmp_path / "dumps"), profiles=False)
    page = open_page(f"{served.address}documents/0")
    relabel(page, LINE, "chrome", "notice")
    page.locator("#doc .s.edited").wait_for()
    page.locator("#save").click()
    page.locator("#told a").click()
    assert "--profiles" in page.locator("main").inner_text()
    assert page.locator("[data-write]").count() == 0


def test_split_join_undo(open_page: Open, served: Served, shoot: Shoot) -> None:
    page = open_page(f"{served.address}documents/0")
    spans = page.locator("#doc [role=option]").count()
    before = page.locator("#art").inner_text()
    pick(page, "방앗간")
    field = page.locator("#split-text")
    field.evaluate("(e) => e.setSelectionRange(e.value.indexOf('오래된'), e.value.indexOf('오래된'))")
    page.locator("#split").click()
    page.locator("#doc .s.edited >> nth=1").wait_for()
    shoot(page, "split")
    assert page.locator("#doc [role=option]").count() == spans + 1
    paragraphs = page.locator('#art p[data-p^="/body"]').all_inner_texts()
    assert paragraphs[0] == "누리군은 지난 11일"
    assert paragraphs[1].startswith("오래된 방앗간을")
    page.locator("#join-previous").click()
    page.locator("#doc .s.edited").first.wait_for()
    page.wait_for_timeout(200)
    assert page.locator("#doc [role=option]").count() == spans
    assert page.locator("#art").inner_text() == before
    for _ in range(2):
        page.locator("#undo").click()
        page.wait_for_timeout(200)
    assert page.locator("#doc .s.edited").count() == 0
    assert page.locator("#art").inner_text() == before
    assert page.locator("#undo").is_disabled()


def test_two_paragraphs_become_one(open_page: Open, served: Served) -> None:
    page = open_page(f"{served.address}documents/0")
    pick(page, "방앗간")
    page.locator("#join-next").click()
    page.locator("#doc .s.edited").wait_for()
    first = page.locator('#art p[data-p="/body/0"]').inner_text()
    assert first.startswith("누리군은 지난 11일")
    assert first.endswith("들였다고 설명했다.")
    page.locator("#save").click()
    page.locator("#told:not(:empty)").wait_for()
    (case,) = cases.load(served.cases)
    assert case.article["body"][0] == first


@pytest.mark.parametrize(
    ("text", "label", "value", "field", "wanted"),
    [
        ("새벽편지", "tag", None, "tags", ["누리신문 새벽편지 받기"]),
        ("12억원", "subtitle", None, "subtitles", ["군은 이 건물을 고치는 데 열 달 동안 12억원을 들였다고 설명했다."]),
        ("방앗간", "heading", None, "headings", [0]),
        (LINE, "byline", "서은결 기자", "authors", ["한별", "서은결"]),
        (LINE, "modified", "2024.05.12 09:10", "modified", "2024-05-12T09:10:00+09:00"),
        (LINE, "caption", None, "captions", [{"text": LINE, "credit": None, "image": None}]),
        ("작은 도서관", "chrome", None, "title", None),
    ],
)
def test_each_label_makes_its_field(open_page: Open, served: Served, text: str, label: str, value: str | None, field: str, wanted: object) -> None:
    page = open_page(f"{served.address}documents/0")
    relabel(page, text, label, value=value)
    page.locator("#doc .s.edited").wait_for()
    page.locator("#save").click()
    page.locator("#told:not(:empty)").wait_for()
    (case,) = cases.load(served.cases)
    found = case.article[field]
    assert ([author["name"] for author in found] if field == "authors" else found) == wanted


def test_what_cannot_be_is_told_and_changes_nothing(open_page: Open, served: Served, shoot: Shoot) -> None:
    page = open_page(f"{served.address}documents/0", faulty=True)
    relabel(page, LINE, "published")
    page.locator("#told.bad").wait_for()
    shoot(page, "refused")
    assert "holds no date" in page.locator("#told").inner_text()
    assert page.locator("#doc .s.edited").count() == 0


def test_a_correction_by_keyboard_alone(open_page: Open, served: Served) -> None:
    page = open_page(f"{served.address}documents/0")
    wanted = number_of(page, LINE)
    page.locator("#doc").focus()
    for _ in range(wanted + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.id") == "label"
    page.keyboard.press("End")  # chrome is the last
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#doc .s.edited.l-chrome").wait_for()
    page.keyboard.press("Control+s")
    page.locator("#told a").wait_for()
    assert [case.spans[0].label for case in cases.load(served.cases)] == ["chrome"]


def test_a_good_document_is_kept_as_it_stands(open_page: Open, served: Served) -> None:
    page = open_page(f"{served.address}documents/1")
    page.locator("#save").click()
    page.locator("#told:not(:empty)").wait_for()
    assert page.locator("#save").is_disabled()
    done = run_cases(served, profiles=False)
    assert done.returncode == 0, done.stdout


def test_leaving_with_what_is_not_saved_asks_first(browser: Any, served: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []

    def leave(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.goto(f"{served.address}documents/0")
    relabel(page, LINE, "chrome", "notice")
    page.locator("#doc .s.edited").wait_for()
    page.goto(served.address)
    context.close()
    assert asked == ["beforeunload"]


def test_the_server_gone_is_told(open_page: Open, served: Served) -> None:
    page = open_page(f"{served.address}documents/0", faulty=True)
    page.context.set_offline(True)
    relabel(page, LINE, "chrome", "notice")
    page.locator("#told.bad").wait_for()
    assert "서버가 답하지 않습니다" in page.locator("#told").inner_text()


def test_on_a_phone_and_in_the_dark(open_page: Open, served: Served, shoot: Shoot) -> None:
    page = open_page(f"{served.address}documents/0", width=390, height=844, color_scheme="dark", has_touch=True)
    pick(page, LINE)
    shoot(page, "correct-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#label").select_option("chrome")
    page.locator("#editor button[type=submit]").click()
    page.locator("#doc .s.edited").wait_for()
    page.locator("#save").click()
    page.locator("#told a").wait_for()
    page.goto(served.address)
    shoot(page, "list-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, served: Served, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")

    def check(page: Any, step: str) -> None:
        found = axe.Axe().run(page).response["violations"]
        assert [(v["id"], v["impact"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == [], step

    page = open_page(served.address, color_scheme=scheme, bypass_csp=True)
    check(page, "list")
    page.goto(f"{served.address}documents/0")
    relabel(page, LINE, "chrome", "notice")
    page.locator("#doc .s.edited").wait_for()
    check(page, "document")
    page.locator("#save").click()
    page.locator("#told a").click()
    page.locator(".change").first.wait_for()
    check(page, "proposal")
    assert json.loads(page.evaluate("JSON.stringify([...document.images].length)")) == 0
