"""Pages of endless scrolling: of several articles, the one whose address was given, else the page's own."""

from __future__ import annotations

import json

import pytest

from newsextract import extract

HOST = "https://ieum.example"
TOLD = {
    1: ("동네 책방 “낭독회로 버텨요”", "정선화", "책을 파는 것만으로는 버틸 수 없게 된 동네 책방들이 낭독회로 손님을 부르고 있다고 책방 주인들은 밝혔다."),
    2: ("빈집 고쳐 쓰는 청년들", "오무영", "빈집을 고쳐 가게를 여는 청년이 늘고 있다고 구는 밝혔다. 올해만 열두 곳이 문을 열었다."),
    3: ("나루터에 전기 나룻배", "남보라", "나루터에 전기로 가는 나룻배가 다시 다닌다고 시는 밝혔다. 배는 한 번에 열두 명을 태운다."),
}


def _linked(number: int) -> str:
    title, author, _ = TOLD[number]
    node = {"@type": "NewsArticle", "headline": title, "url": f"{HOST}/a/{number}", "author": {"name": author},
            "datePublished": f"2024-04-0{number}T09:00:00+09:00"}  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def _article(number: int, how: str) -> str:
    title, author, told = TOLD[number]
    address = f"{HOST}/a/{number}"
    own = {"data-url": f'data-url="{address}"', "data-href": f'data-href="/a/{number}"', "itemid": f'itemid="{address}"'}
    headline = f'<a href="{address}">{title}</a>' if how == "headline" else title
    inside = {
        "share": f'<button data-link="{address}">공유하기</button>',
        "microdata": f'<link itemprop="mainEntityOfPage" href="{address}">',
        "script": _linked(number),
    }.get(how, "")
    id_ = f'id="article-{number}"' if how == "data-url" else ""
    return (
        f'<article class="item" {id_} {own.get(how, "")}>{inside}<h2>{headline}</h2><p>{author} 기자</p><p>입력 2024.04.0{number} 09:00</p>'
        f"<div class=text><p>{told}</p><p>시민들은 오래 기다린 일이라며 반겼다고 시는 덧붙였다.</p></div></article>"
    )


def _page(how: str, head: str = "") -> str:
    title = TOLD[1][0]
    articles = "".join(_article(number, how) for number in TOLD)
    return (
        f'<html><head><title>{title} - 이음뉴스</title><meta property="og:title" content="{title}">'
        f'<meta property="og:url" content="{HOST}/a/1"><meta property="og:site_name" content="이음뉴스">'
        f'<meta name="author" content="정선화 기자"><meta property="article:published_time" content="2024-04-01T09:00:00+09:00">{head}</head>'
        f"<body><div class=wrap>{articles}</div></body></html>"
    )


WAYS = ["data-url", "data-href", "itemid", "headline", "share", "microdata", "script"]


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("number", TOLD)
def test_the_article_of_the_address(how: str, number: int) -> None:
    """Title, author, date and story are those of the article asked for, not those of the page's head."""
    title, author, told = TOLD[number]
    found = extract(_page(how), url=f"{HOST}/a/{number}")
    assert found.body == (told, "시민들은 오래 기다린 일이라며 반겼다고 시는 덧붙였다.")
    assert (found.title, [a.name for a in found.authors]) == (title, [author])
    assert found.published == f"2024-04-0{number}T09:00:00+09:00"
    assert (found.publisher, found.url) == ("이음뉴스", f"{HOST}/a/{number}")


def test_scripts_of_the_head_tell_of_the_article_too() -> None:
    page = _page("data-url", "".join(map(_linked, TOLD)))
    found = extract(page, url=f"{HOST}/a/3")
    assert (found.title, found.published) == (TOLD[3][0], "2024-04-03T09:00:00+09:00")


@pytest.mark.parametrize("url", [None, f"{HOST}/a/9", "https://other.example/"])
def test_else_it_is_the_pages_own(url: str | None) -> None:
    assert extract(_page("data-url"), url=url).title == TOLD[1][0]


def test_an_article_far_longer_than_the_others_is_not_always_the_one() -> None:
    """The rules find the longest; the address says which."""
    long = _page("data-url").replace(TOLD[1][2], "".join(f"{TOLD[1][2]} {n}곳이 넘는다. " for n in range(20)))
    assert extract(long, url=f"{HOST}/a/1").title == TOLD[1][0]
    assert extract(long, url=f"{HOST}/a/2").body[0] == TOLD[2][2]


def test_a_list_that_links_to_the_article_is_not_the_article() -> None:
    """A ranking that names the story's own address, with dates and summaries."""
    told = [f"모임은 {day}일 책방과 빈집과 나루터를 차례로 둘러본 뒤 소식을 모아 전했다고 밝혔다." for day in range(1, 9)]
    teasers = "".join(
        f'<li class="teaser" data-url="{HOST}/a/{n}"><h3><a href="{HOST}/a/{n}">{t[0]}</a></h3><span>2024.04.0{n}</span><p>{t[2]}</p></li>'
        for n, t in TOLD.items()
    )
    story = "".join(f"<p>{line}</p>" for line in told)
    page = f"<html><title>한 주의 소식 모음</title><body><h1>한 주의 소식 모음</h1><div class=article-body>{story}</div><ul>{teasers}</ul></body></html>"
    assert extract(page, url=f"{HOST}/a/2").body == tuple(told)
