"""What a document is: pages without a story are never called one, and stories are never called anything else."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsextract import extract

DATA = tomllib.loads((Path(__file__).parent / "pages.toml").read_text(encoding="utf-8"))
FIXTURES = Path(__file__).parents[2] / "fixtures"
STORY = (
    "한밭시는 3일 누리강을 잇는 새 다리를 열었다고 밝혔다. 다리는 길이 300미터에 왕복 4차로다.",
    "시민들은 “먼 길을 돌지 않아도 된다”며 반겼다. 시는 다리를 놓는 데 300억원을 들였다.",
    "시는 내년에 강변길도 닦는다고 덧붙였다. 공사는 2년 동안 이어진다.",
)
TITLE = "한밭시, 누리강 새 다리 열어…시민들 반겨"


def page_of(said: dict[str, Any]) -> str:
    """A page of the data as HTML."""
    if "whole" in said:
        return str(said["whole"])
    body = str(said["body"])
    for number, item in enumerate(said.get("items", ())):
        rows = (
            item.format(headline=headline, lead=lead, number=n, day=f"2024.05.{n + 1:02d} 1{n}:20")
            for n, (headline, lead) in enumerate(zip(DATA["headlines"], DATA["leads"], strict=True))
        )
        body = body.replace("{items}" if not number else f"{{items{number}}}", "".join(rows))
    header, footer = (DATA["header"], DATA["footer"]) if said["framed"] else ("", "")
    return f'<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{said["title"]}</title></head><body>{header}{body}{footer}</body></html>'


def story_page(below: str = "", head: str = "", paragraphs: tuple[str, ...] = STORY) -> str:
    """A page with a story, and what stands below it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{TITLE} - 솔바람일보</title>{head}</head><body>{DATA["header"]}'
        f'<h1>{TITLE}</h1><p>홍길동 기자 입력 2024.05.03 10:00</p><div class="view">{text}</div>{below}{DATA["footer"]}</body></html>'
    )


def listed(item: str) -> str:
    """Headlines of other stories below a story."""
    return "".join(item.format(headline=headline, lead=lead) for headline, lead in zip(DATA["headlines"], DATA["leads"], strict=True))


def test_there_are_forty_pages() -> None:
    assert len(DATA["page"]) >= 40


@pytest.mark.parametrize("said", DATA["page"], ids=lambda said: said["name"])
def test_page_without_a_story(said: dict[str, Any]) -> None:
    article = extract(page_of(said))
    assert (article.status, article.body, article.captions) == (said["status"], (), ())
    assert article.status_evidence
    if article.status == "error":
        assert article.title is None


@pytest.mark.parametrize("path", sorted(p for p in FIXTURES.rglob("*") if p.suffix in (".txt", ".html")), ids=lambda path: path.name)
def test_fixtures_are_stories(path: Path) -> None:
    article = extract(path)
    assert (article.status == "story") == bool(article.body)


@pytest.mark.parametrize(
    "below",
    [
        "",
        listed('<div><h4><a href="/n">{headline}</a></h4><p>{lead}</p></div>'),
        "<ul>" + listed('<li><a href="/n">{headline}</a></li>') + "</ul>",
        "<p>로그인 후 댓글을 남길 수 있습니다.</p><p>이전 페이지로 돌아가기</p>",
    ],
    ids=["alone", "teasers", "ranking", "buttons"],
)
@pytest.mark.parametrize("paragraphs", [STORY, STORY[:1]], ids=["three paragraphs", "one paragraph"])
def test_a_story_stays_one(below: str, paragraphs: tuple[str, ...]) -> None:
    article = extract(story_page(below, paragraphs=paragraphs))
    assert (article.status, article.status_evidence) == ("story", None)
    assert article.body == paragraphs


def test_a_story_that_speaks_of_errors_stays_one() -> None:
    told = ("시청 누리집은 3일 아침 열리지 않았다. ‘페이지를 찾을 수 없습니다’라는 글만 떴다.", *STORY[1:])
    assert extract(story_page(paragraphs=told)).status == "story"


@pytest.mark.parametrize("notice", ["이 기사는 유료 회원 전용입니다. 로그인하시면 이어서 보실 수 있습니다.", "나머지 내용은 구독하시면 보실 수 있습니다."])
def test_a_notice_for_members_below_a_lead_makes_a_teaser(notice: str) -> None:
    article = extract(story_page(f"<div><p>{notice}</p><button>구독하기</button></div>"))
    assert (article.status, article.status_evidence) == ("teaser", notice)
    assert article.body == STORY


@pytest.mark.parametrize(("free", "status"), [(False, "teaser"), ("False", "teaser"), ("http://schema.org/False", "teaser"), (True, "story"), ("True", "story")])
def test_what_a_page_says_of_who_may_read_it_is_heeded(free: object, status: str) -> None:
    node = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": free}, ensure_ascii=False)
    assert extract(story_page(head=f'<script type="application/ld+json">{node}</script>')).status == status


PAID = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".members"}
NOTICE = (
    "이어지는 내용은 솔바람일보 디지털 회원만 볼 수 있습니다. 이미 회원이시라면 로그인해 주시고, 아직 회원이 아니시라면 가입한 뒤에 구독권을 골라 주시기 바랍니다. "
    "회원이 되시면 솔바람일보의 모든 기사와 지난 신문을 함께 보실 수 있고 언제든지 그만두실 수 있습니다."
)
REST = "다리는 길이 300미터에 왕복 4차로이고 자전거길을 함께 냈다고 시는 설명했다. 시는 이 다리를 놓는 데 300억원을 들였다. " * 3


@pytest.mark.parametrize("part", [PAID, [PAID], [{"@type": "WebPageElement", "cssSelector": ".lead"}, PAID]])
@pytest.mark.parametrize(
    ("rest", "status"),
    [
        (f"<div class='members'><p>{REST}</p></div>", "story"),
        ("<div class='members'></div>", "teaser"),
        (f"<div class='members'><p>{NOTICE}</p></div>", "teaser"),
        (f"<div class='members' style='display:none'><p>{REST}</p></div>", "teaser"),
        ("", "teaser"),
    ],
    ids=["shown", "empty", "a notice", "hidden", "not there"],
)
def test_a_story_whose_paid_part_stands_on_the_page_is_no_teaser(part: object, rest: str, status: str) -> None:
    node = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": False, "hasPart": part}, ensure_ascii=False)
    assert extract(story_page(rest, head=f'<script type="application/ld+json">{node}</script>')).status == status


def test_a_selector_that_is_none_is_passed_over() -> None:
    part = {**PAID, "cssSelector": "div[[" }
    node = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": False, "hasPart": part}, ensure_ascii=False)
    assert extract(story_page(head=f'<script type="application/ld+json">{node}</script>')).status == "teaser"


def test_a_picture_with_its_caption_is_a_photo() -> None:
    picture = '<figure><img src="/1.jpg"><figcaption>시민들이 3일 한밭시 누리강 새 다리를 건너고 있다. 사진=한밭시 제공</figcaption></figure>'
    article = extract(story_page(picture, paragraphs=()))
    assert (article.status, article.body, len(article.captions)) == ("photo", (), 1)
    assert article.status_evidence == article.captions[0].text


@pytest.mark.parametrize(
    ("text", "status"),
    [("페이지를 찾을 수 없습니다.\n요청하신 기사가 삭제되었거나 주소가 변경되었습니다.\n", "error"), ("로그인\n회원가입\n", "empty"), ("", "empty"), ("\n".join(STORY), "story")],
)
def test_texts_have_a_status_too(text: str, status: str) -> None:
    assert extract(text).status == status
