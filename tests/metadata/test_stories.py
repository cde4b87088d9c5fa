from __future__ import annotations

import json
import time
from typing import Any

import pytest

from newsextract import extract
from newsextract.metadata.stories import find_story

from .pages import TOLD, linked, page

STORY = TOLD * 3
TITLE = "<title>새 청사 문 열다 - 한밭일보</title>"


def script(code: str, kind: str = "") -> str:
    return f"<script{kind}>{code}</script>"


def dumped(value: Any, escaped: bool = False) -> str:
    return json.dumps(value, ensure_ascii=escaped).replace("</", "<\\/")


def test_arc_elements() -> None:
    record = {
        "headlines": {"basic": "새 청사 문 열다"},
        "subheadlines": {"basic": "시민 300명 함께"},
        "content_elements": [
            {
                "type": "image",
                "caption": "새 청사",
                "credits": {"by": [{"name": "임꺽정"}]},
                "url": "https://example.com/1.jpg",
            },
            {"type": "text", "content": STORY},
            {"type": "header", "content": "앞으로"},
            {"type": "reference", "content": ""},
            {"type": "text", "content": "A < B &amp; <b>C</b>다."},
            {"type": "list", "items": [{"type": "text", "content": "첫째다."}]},
        ],
    }
    found = find_story(
        page(TITLE + script(f"Fusion.arcSite='x';Fusion.globalContent={dumped(record)};Fusion.y=2;"))
    )
    assert found is not None
    assert found.markup.split("\n") == [
        "<h1>새 청사 문 열다</h1>",
        "<h2>시민 300명 함께</h2>",
        '<figure><img src="https://example.com/1.jpg"><figcaption>새 청사 <span class="credit">임꺽정</span></figcaption></figure>',
        f"<p>{STORY}</p>",
        "<h3>앞으로</h3>",
        "<p>A < B &amp; <b>C</b>다.</p>",
        "<p>첫째다.</p>",
    ]


@pytest.mark.parametrize(
    "code",
    [
        script(
            dumped(
                {
                    "props": {
                        "pageProps": {
                            "article": {"title": "새 청사 문 열다", "contentHtml": f"<p>{STORY}</p>"}
                        }
                    }
                }
            ),
            ' id="__NEXT_DATA__" type="application/json"',
        ),
        script(
            "window.__STATE__ = "
            + dumped({"a": [{"title": "새 청사 문 열다", "body": STORY}]}, True)
            + ";f()"
        ),
        script("window.__D__ = JSON.parse(" + json.dumps(json.dumps({"articleBody": STORY})) + ")"),
        script("var data = {title: '새 청사 문 열다', content: '" + STORY + "', };"),
        script('var articleBody = "' + STORY + '";'),
        script(
            "self.__next_f.push([1,"
            + json.dumps("1:T" + format(len(STORY.encode()), "x") + "," + STORY[:50])
            + "])"
        )
        + script("self.__next_f.push([1," + json.dumps(STORY[50:] + '2:["$"]\n') + "])"),
        script("window.__X__=" + dumped({"paragraphs": [TOLD, TOLD, TOLD]})),
        linked(dumped({"@type": "NewsArticle", "headline": "새 청사 문 열다", "articleBody": STORY})),
    ],
    ids="next state parse literal text rows list jsonld".split(),
)
def test_the_story_is_found(code: str) -> None:
    found = find_story(page(TITLE + code))
    assert found is not None
    assert TOLD.strip() in found.markup
    assert "<p>" in found.markup


def test_the_story_of_this_page_among_longer_ones() -> None:
    data = {
        "list": [
            {"title": "남의 기사 제목", "content": STORY * 3},
            {"title": "새 청사 문 열다", "content": STORY},
        ]
    }
    found = find_story(page(TITLE + script("window.a=" + dumped(data))))
    assert found is not None
    assert found.markup.startswith("<h1>새 청사 문 열다</h1>")


@pytest.mark.parametrize(
    "data",
    [
        {"title": "남의 기사 제목", "content": STORY},
        {"content": "정치 경제 사회 문화 " * 50},
        {"content": "Terms of use. " * 50},
        {"content": "한 문장뿐이다."},
        {"url": STORY},
        {},
    ],
)
def test_what_is_no_story_of_the_page(data: dict[str, str]) -> None:
    assert find_story(page(TITLE + script("window.a=" + dumped(data)))) is None


RECORD = {"title": "새 청사 문 열다", "contentHtml": STORY}


@pytest.mark.parametrize(
    ("dates", "published", "modified"),
    [
        ({"deployDt": "2024.05.22 18:30", "reDeployDt": "2024.05.22 18:49"}, "2024-05-22T18:30:00+09:00", "2024-05-22T18:49:00+09:00"),
        ({"regDt": "2024-05-22 17:00", "publishedAt": "2024-05-22T09:30:00Z"}, "2024-05-22T18:30:00+09:00", None),
        ({"pubDate": 1716370200000, "updatedAt": "2024-05-22T18:30:00+09:00"}, "2024-05-22T18:30:00+09:00", None),
        ({"createdAt": "2024-05-22", "paperDate": "2024-05-23", "regDt": None, "date": "2024"}, None, None),
        ({"regDate": "곧", "updatedAt": "2024-05-22"}, None, None),
    ],
    ids=["first and later", "publication before registration", "changed at once", "other dates", "no dates"],
)
def test_dates_of_the_record_that_holds_the_story(dates: dict[str, object], published: str | None, modified: str | None) -> None:
    others = {"list": [{"title": "남의 기사 제목", "regDt": "2001-01-01"}], "regDt": "2002-02-02", "article": {**RECORD, **dates}}
    found = find_story(page(TITLE + script("window.a=" + dumped(others))))
    assert found is not None
    assert (found.published, found.modified) == (published, modified)


def test_the_article_has_the_dates_of_its_record_where_nothing_else_says_them() -> None:
    record = {**RECORD, "deployDt": "2024.05.22 18:30", "reDeployDt": "2024.05.23 07:00"}
    code = script("window.a=" + dumped(record))
    found = extract(f"<html><head>{TITLE}{code}</head><body></body></html>")
    assert (found.published, found.modified) == ("2024-05-22T18:30:00+09:00", "2024-05-23T07:00:00+09:00")
    said = '<meta property="article:published_time" content="2024-05-22T18:00:00+09:00">'
    found = extract(f"<html><head>{TITLE}{said}{code}</head><body></body></html>")
    assert (found.published, found.modified) == ("2024-05-22T18:00:00+09:00", None)


def test_no_script() -> None:
    assert find_story(page(TITLE)) is None


@pytest.mark.parametrize(
    "unit", ['{"가":', "[", 'a={"가":', '"가<', '{"content":"가<script ', '[\\"', "push([1,"]
)
def test_hostile_scripts_take_bounded_time(unit: str) -> None:
    root = page(TITLE + script("window.a=" + unit * (1_000_000 // len(unit))))
    start = time.perf_counter()
    find_story(root)
    assert time.perf_counter() - start < 6
