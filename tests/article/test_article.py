"""An article as plain data and back, and its sequence with the fields that are views of it."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsextract import ArgumentError, Article, Author, Caption, Item, Link, extract

FIXTURES = Path(__file__).parents[2] / "fixtures"
DOCUMENTS = sorted([*FIXTURES.glob("*.txt"), *FIXTURES.glob("pages/*.html")])
FULL = Article(
    source="a.html", url="https://hanbat.example/1", publisher="한밭일보", profile="hanbat", title="새 도서관 문 연다",
    subtitles=("3일부터",), authors=(Author("홍길동", "기자", "hong@hanbat.example"), Author("김누리")), dateline="한밭=한밭통신",
    published="2024-05-22", modified="2024-05-23T09:00:00+09:00", section="문화", keywords=("책",),
    content=(
        Item("heading", "개요", level=2),
        Item("paragraph", "시가 3일 연다.", links=(Link("시가", "https://hanbat.example"),)),
        Item("picture", caption=Caption("전경", "한밭시", "https://hanbat.example/1.jpg")),
        Item("picture", caption=Caption(image="https://hanbat.example/2.jpg")),
        Item("list_item", "어린이실", level=2, number=3),
        Item("quote", "“기쁘다.”"),
        Item("table", rows=(("층", "시설"), ("1", ""))),
        Item("turn", "◆ 홍길동> 네.", speaker="홍길동"),
    ),
    tags=("도서관",), language="ko", status="teaser", status_evidence="isAccessibleForFree: false", confidence=0.5, warnings=("odd",),
)  # fmt: skip


def test_views_are_those_of_the_sequence() -> None:
    assert FULL.body == ("개요", "시가 3일 연다.", "어린이실", "“기쁘다.”", "층\t시설", "1\t", "◆ 홍길동> 네.")
    assert FULL.headings == (0,)
    assert FULL.captions == (Caption("전경", "한밭시", "https://hanbat.example/1.jpg"),)


def test_a_changed_view_makes_the_sequence_anew() -> None:
    changed = replace(FULL, body=("다른 글이다.",), headings=())
    assert [item.kind for item in changed.content] == ["paragraph", "picture"]
    assert replace(FULL, title="다른 제목").content == FULL.content


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_is_extracted_goes_round(path: Path) -> None:
    article = extract(path)
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_json(article.to_json()) == article
    assert Article(**{f: getattr(article, f) for f in ("content", "title", "status", "language")}).body == article.body


def test_every_field_goes_round() -> None:
    assert Article.from_json(FULL.to_json(indent=None)) == FULL
    assert pickle.loads(pickle.dumps(FULL)) == FULL
    assert all(value for value in FULL.to_dict().values())  # or a field is not tried here


def test_an_older_row_and_a_row_of_a_batch_are_read() -> None:
    row = {"id": "a#1", "duplicate_of": None, "title": "새 도서관", "body": ["3일 연다."], "headings": []}
    assert Article.from_dict(row) == Article(title="새 도서관", body=("3일 연다.",))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"titel": "새 도서관"}, "article: 'titel' is not one of source,"),
        ({"title": 3}, "article.title: 3 is not text"),
        ({"body": "한 문단"}, "article.body: '한 문단' is not a list"),
        ({"body": ["한 문단", None]}, r"article.body\[1\]: None is not text"),
        ({"headings": [-1]}, r"article.headings\[0\]: -1 is not a number from 0 on"),
        ({"confidence": 2}, "article.confidence: 2 is not a number from 0 to 1"),
        ({"status": "news"}, "article.status: 'news' is not one of story, teaser"),
        ({"authors": [{"role": "기자"}]}, r"article.authors\[0\]: name is missing"),
        ({"captions": [["전경"]]}, r"article.captions\[0\]: \['전경'\] is not an object"),
        ({"content": [{"text": "글"}]}, r"article.content\[0\]: kind is missing"),
        ({"content": [{"kind": "table"}]}, r"article.content\[0\]: a table without rows"),
        ({"content": [{"kind": "quote", "image": "a"}]}, r"article.content\[0\]: 'image' is nothing that a quote has"),
        ([], r"article: \[\] is not an object"),
    ],
)
def test_wrong_data_is_named(wrong: Any, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        Article.from_dict(wrong)


def test_wrong_json_is_named() -> None:
    with pytest.raises(ArgumentError, match="is not JSON"):
        Article.from_json('{"title": ')
    with pytest.raises(ArgumentError, match="is not an object"):
        Article.from_json(json.dumps(["새 도서관"]))


def test_the_formats_are_those_of_the_command() -> None:
    assert FULL.to_text().splitlines()[0] == "새 도서관 문 연다"
    assert "[시가](https://hanbat.example)" in FULL.to_markdown(links=True)
    assert "](https://hanbat.example)" not in FULL.to_markdown()
    assert [image["url"] for image in json.loads(FULL.to_jsonld())["image"]] == ["https://hanbat.example/1.jpg", "https://hanbat.example/2.jpg"]
