"""What strangers put into documents is shown, and nothing of it runs; a large document does not stall the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsextract import explain
from newsextract.export.explained import record

from .conftest import SAMPLE, Open, Shoot

Written = Callable[..., str]

STORY = "누리군은 12일 다리를 놓았다고 밝혔다. 주민은 이제 먼 길을 돌지 않아도 된다고 말했다."
ATTACKS = {
    "script": "<script>document.title='ran'</script>",
    "closing": "</script><script>document.title='ran'</script>",
    "comment": "<!--<script>--></script><img src=x onerror=\"document.title='ran'\">",
    "handler": "<img src=x onerror=\"document.title='ran'\"><svg onload=\"document.title='ran'\">",
    "attribute": "\" autofocus onfocus=\"document.title='ran'\" x=\"",
    "link": "<a href=\"javascript:document.title='ran'\">누르세요</a> javascript:document.title='ran'",
    "template": "{{ 7*7 }}{% raw %} ${document.title='ran'} `",
    "style": "</style><style>body{display:none}</style><link rel=stylesheet href=http://evil.example/x.css>",
}


def dump(attack: str) -> str:
    """An attack everywhere: on a line of its own, as title, caption, byline, tag, and within the story."""
    return f"{attack}\n제목: {attack}\n\n입력 2024.05.22 18:30 {attack}\n홍길동 기자 {attack}\n\n▲ {attack} 사진=한밭시 {attack}\n\n{STORY} {attack}\n\n{STORY}\n\n#{attack}\n"


def ran(page: Any) -> bool:
    page.wait_for_timeout(150)
    title: str = page.title()
    return title.startswith("ran")


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_dump_stays_text(open_page: Open, written: Written, attack: str, shoot: Shoot) -> None:
    page = open_page(written(dump(ATTACKS[attack]), input_format="text", name=f"{ATTACKS[attack]}.txt"))
    shoot(page, f"hostile-{attack}")
    assert not ran(page)
    assert ATTACKS[attack] in page.locator("#doc").text_content()
    for number in range(page.locator("#doc [role=option]").count()):
        page.locator(f"#s{number}").hover()
    assert not ran(page)
    assert page.locator("#doc *:not(div, span, i), #art *:not(div, span, p, h3, h4, i, small, ul, li)").count() == 0
    assert page.locator("a, img, iframe, object, embed, link, base").count() == 0


def test_what_a_page_says_of_itself_stays_text(open_page: Open, written: Written) -> None:
    attack = ATTACKS["handler"].replace('"', "&quot;").replace("<", "&lt;")
    markup = (
        f'<html><head><title>누리군 새 다리 {attack}</title><meta property="og:title" content="누리군 새 다리 {attack}">'
        '<meta property="og:url" content="https://news.nuri.example/1?&quot;&gt;&lt;script&gt;">'
        f'<meta name="keywords" content="{attack}"><meta property="og:site_name" content="{attack}"></head><body>'
        f'<article class="article-body"><figure><img src="javascript:document.title=1"><figcaption>{attack}</figcaption></figure>'
        f"<p>{STORY}</p><p>군은 이렇게 설명했다. {attack} 공사는 12월에 끝났다.</p></article></body></html>"
    )
    page = open_page(written(markup))
    assert not ran(page)
    assert "onerror" in page.locator("#art").text_content()
    assert page.locator("a, img").count() == 0


def test_an_inline_script_of_the_document_would_be_refused(open_page: Open, written: Written) -> None:
    """The policy holds even where the escaping did not."""
    page = open_page(written(SAMPLE), faulty=True)
    page.evaluate("const s = document.createElement('script'); s.textContent = \"document.title='ran'\"; document.body.append(s)")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">')")
    assert not ran(page)


def test_direction_marks_are_shown_and_steer_nothing(open_page: Open, written: Written, shoot: Shoot) -> None:
    text = f"\u202e누리군 다리\n\n{STORY}\u202e 나쁜 \u2066끝\u200b말\x07\n\n{STORY}\n"
    page = open_page(written(text, name="\u202etxt.exe"))
    shoot(page, "hostile-direction")
    assert page.locator("#doc .m").count() == text.count("\u202e") + 3
    assert page.locator("h1").inner_text() == "⟨RLO⟩txt.exe"
    assert "\u202e" not in page.locator("body").inner_text()
    page.locator("#doc .m").nth(1).hover()
    assert page.locator("#details .m").count() >= 1


def test_a_line_of_five_megabytes(open_page: Open, written: Written, shoot: Shoot) -> None:
    line = "누리군은 12일 다리를 놓았다고 밝혔다. " * (5_000_000 // 54)
    page = open_page(written(f"로그인\n{line}\n"))
    shoot(page, "hostile-long-line")
    assert page.locator("#doc .r").count() > 100
    page.locator("#doc .l-body").first.click()
    assert page.locator("#details").inner_text()


@pytest.fixture(scope="module")
def megabyte() -> str:
    """A megabyte: thousands of paragraphs, and the furniture of a page before and behind them."""
    before, behind = SAMPLE.read_text(encoding="utf-8").split("\n\n▲", 1)
    story = "누리군은 지난 {0}일 오래된 방앗간 {1}채를 고쳐 마을 도서관으로 열었다고 밝혔다. 주민 {0}명은 이제 먼 길을 돌지 않아도 된다고 말했다."
    return "\n\n".join([before, *(story.format(n, n * 7) for n in range(5400)), behind])


def test_a_megabyte_opens_and_filters(open_page: Open, tmp_path: Path, megabyte: str, shoot: Shoot, record_property: Callable[[str, object], None]) -> None:
    pytest.importorskip("jinja2")
    from newsextract.review.page import page as page_of

    explanation = explain(megabyte)
    path = tmp_path / "review.html"
    path.write_text(page_of(explanation), encoding="utf-8")
    page = open_page(path.as_uri())
    took = page.evaluate(
        """async () => {
          const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          const timed = async (act) => { const from = performance.now(); act(); await frame(); return performance.now() - from; };
          const press = (name) => () => document.querySelector(`[data-filter="${name}"]`).click();
          const opened = performance.getEntriesByType("navigation")[0].domComplete;
          return { opened, body: await timed(press("l-body")), menu: await timed(press("x-menu")), all: await timed(() => document.getElementById("all").click()) };
        }"""
    )
    for name, milliseconds in took.items():
        record_property(name, round(milliseconds))
    record_property("bytes", path.stat().st_size)
    shoot(page, "megabyte")
    bodies = sum(d.label == "body" for d in explanation.decisions)
    page.locator('[data-filter="l-body"]').click()
    assert page.locator("#shown").inner_text() == str(bodies)
    page.locator("#doc").focus()
    page.keyboard.press("End")
    last = max(i for i, d in enumerate(explanation.decisions) if d.label == "body")
    assert page.locator("#doc").get_attribute("aria-activedescendant") == f"s{last}"
    page.wait_for_timeout(600)
    for there in (f"#s{last}", f'#art [data-p="{record(explanation)["decisions"][last]["place"]}"]'):
        box = page.locator(there).bounding_box()
        assert 0 < box["y"] < 900 - box["height"], there
    shoot(page, "megabyte-filtered")
