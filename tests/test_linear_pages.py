"""Pages of many buttons, list items, links, dates and keywords take time that grows as they do."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from newsextract import extract

STORY = "<p>한밭시는 새 도서관을 오는 3일 연다고 22일 밝혔다. 어린이실과 강당을 함께 갖췄다.</p>" * 3


def page(inside: str, below: str = "") -> str:
    return f"<!doctype html><title>새 도서관 연다</title><div class='article-body'>{STORY}{inside}</div>{below}"


PAGES: dict[str, Callable[[int], str]] = {
    "list": lambda size: page("<ol>" + "".join(f"<li>{n}층에는 어린이실이 들어선다고 시는 밝혔다." for n in range(size)) + "</ol>"),
    "buttons": lambda size: page("".join(f"<div><p>뉴스레터를 보내 드립니다</p><button>구독 {n}</button></div>" for n in range(size))),
    "dates": lambda size: page("", "".join(f"<p>글 {n}</p><p>등록일 2024-05-22</p>" for n in range(size))),
    "keywords": lambda size: "새 도서관 연다\n" + "".join(f"#\n낱말{n}\n" for n in range(size)),
    "links": lambda size: page("<p>" + "".join(f"<a href='/{n}'>누리{n}</a>와 강을 건넜다고 밝혔다.시는" for n in range(size)) + "</p>"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_time_is_linear(kind: str) -> None:
    extract(PAGES[kind](50))
    seconds = []
    for size in (1000, 4000):
        source = PAGES[kind](size)
        begun = time.process_time()
        extract(source, url="https://hanbat.example/1")
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 8 * seconds[0] + 0.2
