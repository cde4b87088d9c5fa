"""Stories cut into several pages: the row of pages is furniture, and the article says where the story goes on."""

from __future__ import annotations

import pytest

from newsextract import explain, extract
from newsextract.article import Article
from newsextract.pager import page_numbers, page_of

URL = "https://news.garam.example/view/20240507001"
STORY = (
    "가람군은 지난 7일 오래된 방앗간을 고쳐 마을 도서관으로 열었다고 밝혔다.",
    "군은 이 건물을 고치는 데 열 달 동안 12억원을 들였다고 설명했다.",
    "주민들은 아이들이 갈 곳이 생겼다며 반겼다고 군은 전했다.",
)


def _page(inside: str = "", below: str = "", head: str = "") -> str:
    told = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        f"<html><head><title>가람군, 방앗간을 도서관으로</title>{head}</head><body><h1>가람군, 방앗간을 도서관으로</h1>"
        f'<div class="article-body">{told}{inside}</div>{below}<div class="comment"><p>댓글 3</p></div></body></html>'
    )


def _read(page: str, url: str = URL) -> Article:
    return extract(page, url=url)


ROWS = {
    "bars": '<p>1 | <a href="/view/20240507001/2">2</a> | <a href="/view/20240507001/3">3</a></p>',
    "brackets": '<p>[1] <a href="?page=2">[2]</a> <a href="?page=3">[3]</a></p>',
    "list": '<ul class="paging"><li><strong>1</strong></li><li><a href="?page=2">2</a></li><li><a href="?page=3">3</a></li></ul>',
    "nav": '<nav class="pagination"><span>1</span> <a href="20240507001?p=2">2</a> <a href="20240507001?p=3">다음</a></nav>',
    "words": '<p><a href="?page=2">다음 페이지 ▶</a></p>',
    "spaces": '<div>1 <a href="?page=2">2</a> <a href="?page=3">3</a></div>',
}


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("place", ["inside", "below"])
def test_the_row_of_pages_is_no_body_and_the_article_says_where_the_story_goes_on(row: str, place: str) -> None:
    found = _read(_page(**{place: ROWS[row]}))
    assert found.body == STORY
    (warning,) = found.warnings
    assert warning.startswith("the story goes on at https://news.garam.example/view/20240507001")
    assert warning.endswith("2")


@pytest.mark.parametrize("head", ['<link rel="next" href="?page=2">', '<link rel="next" href="https://news.garam.example/view/20240507001?page=2">'])
def test_the_head_may_say_it_alone(head: str) -> None:
    assert _read(_page(head=head)).warnings == (f"the story goes on at {URL}?page=2",)


def test_a_later_page_says_where_the_story_begins() -> None:
    row = '<p><a href="?page=1">1</a> | 2 | <a href="?page=3">3</a></p>'
    assert _read(_page(row), f"{URL}?page=2").warnings == (
        f"the story begins at {URL}?page=1",
        f"the story goes on at {URL}?page=3",
    )


def test_the_last_page_goes_nowhere() -> None:
    row = '<p><a href="?page=1">1</a> | <a href="?page=2">2</a> | 3</p>'
    assert _read(_page(row), f"{URL}?page=3").warnings == (f"the story begins at {URL}?page=1",)


@pytest.mark.parametrize(
    "links",
    [
        '<link rel="next" href="/view/20240507002"><link rel="prev" href="/view/20240506009">',
        '<a rel="next" href="/view/20240507002">다음 기사</a>',
    ],
)
def test_the_next_article_is_no_next_page(links: str) -> None:
    assert _read(_page(below=links)).warnings == ()


@pytest.mark.parametrize(
    "below",
    [
        '<div class="comments"><p>좋아요</p><a href="?page=2">2</a> <a href="?page=3">3</a></div>',
        '<div class="ranking"><a href="/list?page=1">1</a><a href="/list?page=2">2</a></div>',
        "<p>1 / 3</p>",
    ],
    ids=["comments", "another list", "pictures"],
)
def test_other_rows_of_numbers_say_nothing_of_the_story(below: str) -> None:
    assert _read(_page(below=below)).warnings == ()


def test_without_an_address_there_is_no_warning() -> None:
    assert extract(_page(ROWS["bars"])).warnings == ()


def test_the_address_may_come_from_the_page() -> None:
    head = f'<link rel="canonical" href="{URL}">'
    assert extract(_page(ROWS["spaces"], head=head)).warnings == (f"the story goes on at {URL}?page=2",)


def test_the_rule_is_named() -> None:
    assert "paging.row" in {d.rule for d in explain(_page(ROWS["bars"]), url=URL).decisions}


def test_a_dump_shows_the_row_too() -> None:
    found = explain("\n".join((*STORY, "1 | 2 | 3", "무단전재 및 재배포 금지")))
    assert found.article.body == STORY
    assert found.article.warnings == ()


def test_numbers_of_a_story_stay_in_it() -> None:
    """A row of a table, a score, a list of years: none counts up behind bars."""
    table = "<table><tr><td>가람</td><td>1</td><td>2</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>"
    assert "1\t2\t3" in _read(_page(table + "<p>표를 본 주민들은 놀랐다고 말했다.</p>")).body


@pytest.mark.parametrize("line", ["5·18", "1-2", "3 | 5 | 8", "1. 2. 3.", "1 2 3", "2024 | 2025", "1 | 2 | 3 단계", "²|³", "1시 | 2시"])
def test_what_is_no_row(line: str) -> None:
    assert page_numbers(line) == ()


@pytest.mark.parametrize(
    ("own", "other", "number"),
    [
        ("https://a.example/view.html?idxno=7", "view.html?page=2&idxno=7", 2),
        ("https://a.example/2016/0917/2016091700921.html", "2016091700921_2.html", 2),
        ("https://a.example/news/12345/2", "/news/12345", 1),
        ("https://a.example/news/12345/", "/news/12345/page/3/", 3),
        ("https://a.example/view.html?idxno=7", "view.html?idxno=8&page=2", None),
        ("https://a.example/news/7", "/news/8", None),
        ("https://a.example/news/12345", "https://b.example/news/12345/2", None),
        ("https://a.example/news/12345", "#2", None),
        ("https://a.example/news/12345", "javascript:go(2)", None),
        ("https://a.example/news/12345", "https://[broken/2", None),
    ],
)
def test_addresses_of_pages(own: str, other: str, number: int | None) -> None:
    assert page_of(other, own) == number
