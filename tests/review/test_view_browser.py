"""The self-contained page in a browser: point, walk, filter, search, switch, on every width and in both themes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from newsextract import explain
from newsextract.export.explained import record

from .conftest import SAMPLE, Open, Shoot

RECORD = record(explain(SAMPLE))
DECISIONS = RECORD["decisions"]
Written = Callable[..., str]


def number_of(label: str, text: str) -> int:
    return next(i for i, d in enumerate(DECISIONS) if d["label"] == label and text in d["text"])


TITLE = number_of("title", "산책로")
BODY = number_of("body", "주민 설명회")
LOST = next(i for i, d in enumerate(DECISIONS) if "lost" in d and d["label"] == "published" and "place" in d)


def lit(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".lit", "all => all.map(e => e.id || e.dataset.p)")
    return found


@pytest.fixture
def sample(open_page: Open, written: Written) -> Any:
    return open_page(written(SAMPLE))


def test_every_span_and_every_part_of_the_article_is_shown(sample: Any, shoot: Shoot) -> None:
    shoot(sample, "document")
    assert sample.locator("#doc .s").count() == len(DECISIONS)
    for number in (0, TITLE, BODY, len(DECISIONS) - 1):
        assert sample.locator(f"#s{number}").text_content() == DECISIONS[number]["text"]
    shown = sample.locator("#art").inner_text()
    for paragraph in (RECORD["article"]["title"], *RECORD["article"]["subtitles"], *RECORD["article"]["body"]):
        assert paragraph in shown
    assert sample.locator("#doc").inner_text().count("로그인") >= 1


def test_pointing_at_a_span_shows_why_and_lights_its_place(sample: Any) -> None:
    sample.locator(f"#s{TITLE}").hover()
    assert lit(sample) == [f"s{TITLE}", "/title"]
    details = sample.locator("#details").inner_text()
    for told in (DECISIONS[TITLE]["rule"], DECISIONS[TITLE]["evidence"], "/title", "제목"):
        assert told in details
    sample.locator(".top").hover()
    assert lit(sample) == []


def test_pointing_at_the_article_lights_its_spans(sample: Any) -> None:
    sample.locator('#art [data-p="/body/1"]').hover()
    spans = [f"s{i}" for i, d in enumerate(DECISIONS) if d.get("place") == "/body/1"]
    assert lit(sample) == [*spans, "/body/1"]
    assert DECISIONS[BODY]["rule"] in sample.locator("#details").inner_text()
    sample.locator('#art [data-p="/publisher"]').hover()
    assert "메타데이터" in sample.locator("#details").inner_text()


def test_claims_that_lost_are_told(sample: Any, shoot: Shoot) -> None:
    sample.locator(f"#s{LOST}").click()
    shoot(sample, "lost-claims")
    told = sample.locator("#details").inner_text()
    for claim in DECISIONS[LOST]["lost"]:
        assert claim["rule"] in told
        assert claim["evidence"] in told


def test_filters_by_label_and_reason(sample: Any, shoot: Shoot) -> None:
    def visible() -> int:
        count: int = sample.locator("#doc .s:visible").count()
        return count

    for name, wanted in (
        ("l-body", [d for d in DECISIONS if d["label"] == "body"]),
        ("x-related", [d for d in DECISIONS if d["label"] == "body" or d["reason"] == "related"]),
    ):
        sample.locator(f'[data-filter="{name}"]').click()
        assert visible() == len(wanted)
        assert sample.locator("#shown").inner_text() == str(len(wanted))
        assert sample.locator(f'[data-filter="{name}"]').get_attribute("aria-pressed") == "true"
    shoot(sample, "filtered")
    sample.locator("#all").click()
    assert visible() == len(DECISIONS)


def test_search_finds_text_and_rules(sample: Any, shoot: Shoot) -> None:
    sample.keyboard.press("/")
    sample.keyboard.type("나무다리")
    wanted = [i for i, d in enumerate(DECISIONS) if "나무다리" in d["text"]]
    sample.locator(f"#shown:text-is('{len(wanted)}')").wait_for()
    shoot(sample, "searched")
    assert sample.locator("#doc .r.f").count() <= len(wanted)
    assert sample.locator(f"#s{wanted[0]}").is_visible()
    other = next(i for i, d in enumerate(DECISIONS) if "나무다리" not in d["text"])
    assert not sample.locator(f"#s{other}").is_visible()
    assert sample.evaluate("CSS.highlights.get('found').size") >= len(wanted)
    sample.locator("#search").fill("date.labelled")
    rules = [d for d in DECISIONS if d["rule"] == "date.labelled"]
    sample.locator(f"#shown:text-is('{len(rules)}')").wait_for()
    sample.locator("#search").fill("없는 말입니다")
    sample.wait_for_selector("#nothing:not([hidden])")
    sample.keyboard.press("Escape")
    assert sample.locator("#doc .s:visible").count() == len(DECISIONS)


def test_the_keyboard_alone_is_enough(sample: Any) -> None:
    for _ in range(60):
        sample.keyboard.press("Tab")
        if sample.evaluate("document.activeElement.id") == "doc":
            break

    def active() -> str | None:
        found: str | None = sample.locator("#doc").get_attribute("aria-activedescendant")
        return found

    sample.keyboard.press("ArrowDown")
    assert active() == "s0"
    sample.keyboard.press("j")
    assert active() == "s1"
    sample.keyboard.press("End")
    assert active() == f"s{len(DECISIONS) - 1}"
    sample.keyboard.press("Home")
    assert active() == "s0"
    uncertain = [i for i, d in enumerate(DECISIONS) if d.get("uncertain")]
    for wanted in uncertain[:3]:
        sample.keyboard.press("n")
        assert active() == f"s{wanted}"
    sample.keyboard.press("p")
    assert active() == f"s{uncertain[1]}"
    assert DECISIONS[uncertain[1]]["rule"] in sample.locator("#said").text_content()

    while active() != f"s{BODY}":
        sample.keyboard.press("ArrowDown")
    sample.keyboard.press("Enter")
    assert sample.evaluate("document.activeElement.id") == "art"
    assert sample.locator("#art .at").get_attribute("data-p") == DECISIONS[BODY]["place"]
    sample.keyboard.press("ArrowDown")
    sample.keyboard.press("Enter")
    assert sample.evaluate("document.activeElement.id") == "doc"
    assert active() == f"s{BODY + 1}"
    sample.keyboard.press("?")
    assert sample.locator("#keys").is_visible()
    sample.keyboard.press("Escape")
    assert not sample.locator("#keys").is_visible()


def test_walking_keeps_to_what_is_shown(sample: Any) -> None:
    sample.locator('[data-filter="l-tag"]').click()
    sample.locator("#doc").focus()
    tags = [i for i, d in enumerate(DECISIONS) if d["label"] == "tag"]
    for wanted in tags:
        sample.keyboard.press("ArrowDown")
        assert sample.locator("#doc").get_attribute("aria-activedescendant") == f"s{wanted}"


def test_english_and_back_and_kept(open_page: Open, written: Written, shoot: Shoot) -> None:
    page = open_page(written(SAMPLE))
    hangul = re.compile("[가-힣]")
    page.locator(f"#s{TITLE}").click()
    page.locator("#language").click()
    shoot(page, "english")
    assert page.locator("html").get_attribute("lang") == "en"
    for part in (".bar", "#details dt", ".pane > h2", "#keys"):
        assert not hangul.search(" ".join(page.locator(part).all_text_contents()).replace("한국어", "")), part
    assert page.evaluate(f"getComputedStyle(document.getElementById('s{TITLE}'), '::before').content") == '"title"'
    page.reload()
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("#language").click()
    assert page.evaluate(f"getComputedStyle(document.getElementById('s{TITLE}'), '::before').content") == '"제목"'


def test_dark_by_the_system_and_by_hand(open_page: Open, written: Written, shoot: Shoot) -> None:
    page = open_page(written(SAMPLE), color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator(f"#s{BODY}").click()
    shoot(page, "dark")
    page.locator("#theme").click()
    light = page.evaluate(ground)
    assert light != dark
    page.locator("#theme").click()
    assert page.evaluate(ground) == dark


def test_on_a_phone_nothing_runs_off_the_side(open_page: Open, written: Written, shoot: Shoot) -> None:
    page = open_page(written(SAMPLE), width=360, height=740, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(f"#s{BODY}").tap()
    shoot(page, "phone")
    assert DECISIONS[BODY]["rule"] in page.locator("#details").inner_text()
    assert not page.locator("#art").is_visible()
    page.locator('.switch [data-pane="article"]').tap()
    shoot(page, "phone-article")
    assert page.locator("#art .title").is_visible()
    assert not page.locator("#doc").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_printed_whole_and_without_the_tools(open_page: Open, written: Written, shoot: Shoot) -> None:
    page = open_page(written(SAMPLE), color_scheme="dark")
    page.emulate_media(media="print")
    shoot(page, "print")
    assert not page.locator(".bar").is_visible()
    assert page.locator(".pane.article").is_visible()
    assert page.evaluate("document.querySelector('.pane.document').scrollHeight <= document.querySelector('.pane.document').clientHeight + 1")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"


def test_an_empty_document_says_so(open_page: Open, written: Written) -> None:
    page = open_page(written(""))
    assert "빈 문서" in page.locator(".pane.document").inner_text()
    assert page.locator("#doc .s").count() == 0


def test_labels_differ_by_more_than_colour(sample: Any) -> None:
    """Each label has its name in front of the span; two that look alike but for colour differ in that."""
    labels = {d["label"] for d in DECISIONS}
    looks = {}
    for label in labels:
        number = next(i for i, d in enumerate(DECISIONS) if d["label"] == label)
        looks[label] = sample.evaluate(f"getComputedStyle(document.getElementById('s{number}'), '::before').content")
    assert len(set(looks.values())) == len(labels)
    assert "none" not in looks.values()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(open_page: Open, written: Written, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = open_page(written(SAMPLE), color_scheme=scheme, width=width, bypass_csp=True)
    for step in ("first", "selected", "filtered", "article"):
        if step == "selected":
            page.locator(f"#s{LOST}").click()
        elif step == "filtered":
            page.locator('[data-filter="l-chrome"]').click()
        elif step == "article" and width < 800:
            page.locator('.switch [data-pane="article"]').click()
        found = axe.Axe().run(page).response["violations"]
        assert [(v["id"], v["impact"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == [], step
