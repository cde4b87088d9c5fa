"""Wide gaps inside a line: a space in a line of a few words, all that is left of a line break in a long one."""

from __future__ import annotations

import pytest

from newsextract import explain, extract
from newsextract.readers.text import plain

STORY = "한밭시는 3일 갑천 둔치에 새 도서관을 연다고 밝혔다. 시민 누구나 책을 빌릴 수 있다.\n\n시는 책 3만 권을 들였다고 설명했다.\n"


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        ("▲  갑천 둔치에 들어선 새 도서관            ⓒ  한밭일보", "갑천 둔치에 들어선 새 도서관", "한밭일보"),
        ("갑천 둔치에 들어선 새 도서관.   [사진=한밭일보]", "갑천 둔치에 들어선 새 도서관.", "한밭일보"),
        ("▲\u00a0 갑천 둔치에 들어선 새 도서관.  /사진=한밭일보", "갑천 둔치에 들어선 새 도서관.", "한밭일보"),
    ],
)
def test_a_caption_and_its_credit_hold_together(line: str, text: str, credit: str) -> None:
    article = extract(f"새 도서관 문 연다\n\n{STORY}\n{line}\n\n{STORY.replace('3', '4')}")
    assert [(caption.text, caption.credit) for caption in article.captions] == [(text, credit)]


def test_a_line_of_dates_is_read() -> None:
    article = extract(f"새 도서관 문 연다\n홍길동  기자   입력  2024.05.22.  11:40  수정  2024.05.22.  13:05\n\n{STORY}")
    assert article.published == "2024-05-22T11:40:00+09:00"
    assert article.modified == "2024-05-22T13:05:00+09:00"
    assert [author.name for author in article.authors] == ["홍길동"]


@pytest.mark.parametrize(
    "text",
    [
        "시는 책 3만 권을 들였다고 설명했다.  개관식은 3일 열린다.",  # two paragraphs of a crawler
        "가" * 119 + "  나",  # not a short line
    ],
)
def test_a_gap_that_may_be_a_line_break_stays(text: str) -> None:
    assert plain(text) == (text, None)


def test_decisions_hold_the_source_as_it_stands() -> None:
    source = f"새 도서관 문 연다\n홍길동  기자   입력  2024.05.22.  11:40\n\n{STORY}"
    for decision in explain(source).decisions:
        assert source[decision.start : decision.end] == decision.text
