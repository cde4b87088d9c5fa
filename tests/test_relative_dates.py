"""Dates that say how long ago they were, of pages of which is known when they were taken."""

from __future__ import annotations

import pytest

from newsextract import ArgumentError, extract
from newsextract.batch.attempt import attempt
from newsextract.korean.dates import ago
from newsextract.model import Explanation

FETCHED = "2024-05-22T01:20:40+09:00"
STORY = "한밭시는 누리강을 잇는 새 다리를 열었다고 밝혔다. 다리는 길이 300미터에 왕복 4차로다.\n\n시민들은 “먼 길을 돌지 않아도 된다”며 반겼다. 시는 다리를 놓는 데 300억원을 들였다고 했다."


def dump(line: str, below: str = "") -> str:
    return f"한밭시, 누리강 새 다리 열어…시민들 반겨\n\n홍길동 기자\n\n{line}\n\n{STORY}\n\n{below}"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("32분 전", "2024-05-22T00:48:00+09:00"),
        ("입력 5분 전", "2024-05-22T01:15:00+09:00"),
        ("1시간 전", "2024-05-22"),
        ("3시간 전", "2024-05-21"),
        ("2일 전", "2024-05-20"),
        ("1주 전", "2024-05-15"),
        ("어제", "2024-05-21"),
        ("방금 전", "2024-05-22"),
        ("2개월 전", None),  # which day, nobody knows
        ("수정 5분 전", None),
        ("다리 열기 5분 전", None),
    ],
)
def test_what_is_counted_from_the_time_of_fetching(line: str, published: str | None) -> None:
    article = extract(dump(line), fetched=FETCHED)
    assert article.published == published
    assert article.body[-2:] == tuple(STORY.split("\n\n"))
    assert extract(dump(line)).published is None


def test_a_printed_date_and_a_list_of_others_go_before() -> None:
    assert extract(dump("입력 2024.05.20 10:00\n\n3시간 전"), fetched=FETCHED).published == "2024-05-20T10:00:00+09:00"
    below = "많이 본 기사\n\n가람군 도서관 밤 10시까지 연다\n\n3시간 전\n"
    assert extract(dump("정치", below), fetched=FETCHED).published is None


def test_a_day_of_fetching_gives_no_minutes() -> None:
    assert ago("32분 전", "2024-05-22") is None
    assert ago("1시간 전", "2024-05-22") is None
    assert ago("3일 전", "2024-05-22") == ("", "2024-05-19")


def test_what_is_no_date_is_named() -> None:
    with pytest.raises(ArgumentError, match="fetched: '언젠가' is not a date"):
        extract(STORY, fetched="언젠가")


def test_an_archive_says_when_it_took_a_page() -> None:
    found = attempt(dump("32분 전"), fetched="2024-05-21T16:20:40Z")
    assert isinstance(found, Explanation)
    assert found.article.published == "2024-05-22T00:48:00+09:00"
