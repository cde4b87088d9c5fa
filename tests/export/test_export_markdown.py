"""Markdown: text stays text. Read back with markdown-it (it comes with rich)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsextract import Article, Author, Caption
from newsextract.export.as_markdown import escape, render

READER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
# every mark of Markdown, often, among letters and digits of ours
MARKS = st.text(st.sampled_from(list("\\`*_{}[]()<>#+-.!|~=&;:/\"'^$@1 9가나a\n\t")), max_size=40)


def shown(markdown: str) -> list[tuple[str, str]]:
    """The blocks that a reader sees: tag, and text without any markup."""
    blocks: list[tuple[str, str]] = []
    tokens = READER.parse(markdown)
    for opening, token in pairwise(tokens):
        if token.type == "inline":
            blocks.append((opening.tag, "".join(child.content for child in token.children or ())))
    return blocks


def fold(text: str) -> str:
    return " ".join(text.split())


def test_an_article() -> None:
    article = Article(
        title="새 도서관 #1",
        subtitles=("- 장서 5만 권", "밤 10시까지"),
        authors=(Author("홍길동", "기자", "hong_gd@hanbat.example"),),
        published="2024-05-22T18:30:00+09:00",
        body=("[한밭] 3~5일 문을 연다.", "1. 어린이실", "R&D는 *별도*다."),
        headings=(1,),
        captions=(Caption("▲ 전경.", "한밭시"),),
        tags=("도서관", "한밭_시"),
    )
    assert render(article) == (
        "# 새 도서관 #1\n"
        "\n"
        "**\\- 장서 5만 권**\n"
        "\n"
        "**밤 10시까지**\n"
        "\n"
        "홍길동 기자 hong_gd@hanbat.example · 2024-05-22 18:30\n"
        "\n"
        "\\[한밭\\] 3\\~5일 문을 연다.\n"
        "\n"
        "## 1\\. 어린이실\n"
        "\n"
        "R&D는 \\*별도\\*다.\n"
        "\n"
        "> ▲ 전경. — 한밭시\n"
        "\n"
        "\\#도서관 #한밭_시"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# 제목이 아니다",
        "> 인용이 아니다",
        "- 목록이 아니다",
        "+ 목록이 아니다",
        "-",
        "---",
        "- - -",
        "***",
        "___",
        "===",
        "~~~",
        "```",
        "1. 순서가 아니다",
        "2024) 순서가 아니다",
        "2024. 5. 22.",
        "제목 #",
        "제목 ##",
        "#",
        "C#",
        "*강조* **강조** _강조_ __강조__",
        "snake_case_name _x_",
        "3~5일, 10~20일 ~~지움~~",
        "[글](https://news.example.kr) ![그림](x.png) [^1] [x]: y",
        "<b>굵게</b> <https://news.example.kr> <!-- 주석 -->",
        "&lt; &amp; &#44032; &#xAC00; R&D",
        "역빗금 \\ \\* \\\\ 끝 \\",
        "|가|나|",
        "$100와 $200",
        "-5도, +3%",
        "`코드` ``코드``",
    ],
)
def test_marks_are_shown_as_they_are(text: str) -> None:
    assert shown(escape(text)) == [("p", text)]
    assert shown(f"# {escape(text)}") == [("h1", text)]
    assert shown(f"**{escape(text)}**") == [("p", text)]
    assert shown(f"> {escape(text)}") == [("p", text)]


@pytest.mark.parametrize(
    "text", ["새 도서관", "hong_gd@hanbat.example", "-5도", "3.5%", "5만 권(올해)", "R&D", "a#b"]
)
def test_what_is_no_mark_is_left_alone(text: str) -> None:
    assert escape(text) == text


@given(MARKS)
def test_any_text_comes_back(text: str) -> None:
    expected = [fold(text)] if fold(text) else []
    assert [block for _, block in shown(escape(text))] == expected


@given(MARKS, st.lists(MARKS, max_size=3), st.lists(MARKS, max_size=3))
def test_any_article_comes_back_in_its_blocks(title: str, subtitles: list[str], body: list[str]) -> None:
    article = Article(
        title=fold(title),
        subtitles=tuple(filter(None, map(fold, subtitles))),
        body=tuple(filter(None, map(fold, body))),
    )
    expected = [("h1", article.title)] if article.title else []
    expected += [("p", text) for text in (*article.subtitles, *article.body)]
    assert shown(render(article)) == expected
