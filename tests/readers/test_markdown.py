"""Markdown dumps: marks are no text, hints say what they were; and texts that only look like Markdown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsextract import Explanation, explain, extract
from newsextract.markup import Mark
from newsextract.model import Document
from newsextract.readers.text import read_text

Tiles = Callable[[Explanation], None]

FIRST = "가람시는 도담천 둔치의 오래된 물탱크를 고쳐 작은 전시관으로 쓰기로 했다고 9일 밝혔다."
LINK = "자세한 것은 [가람시 누리집](https://garam.example/a_(1)?x=1 \"가람시\")에서 볼 수 있다고 한다."


def lines(text: str, form: str = "markdown") -> list[str]:
    """The lines that are left of a text."""
    return [block.text for block in read_text(text, form=form).blocks]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("# 새 도서관 #", ["새 도서관"]),
        ("새 도서관\n======", ["새 도서관"]),
        ("**굵은** 글과 *누운* 글, ***둘 다***, ~~지운~~ 글, `코드`", ["굵은 글과 누운 글, 둘 다, 지운 글, 코드"]),
        ("_누운_ 글, snake_case_name, a_b@hanbat.example", ["누운 글, snake_case_name, a_b@hanbat.example"]),
        ("3 * 4 * 5와 2**10", ["3 * 4 * 5와 2**10"]),
        (LINK, ["자세한 것은 가람시 누리집에서 볼 수 있다고 한다."]),
        ("[[단독] 새 도서관](/1) [사진](한밭일보)", ["[단독] 새 도서관 [사진](한밭일보)"]),
        ("[![그림](/1.jpg) 새 도서관](/1)", ["새 도서관"]),
        ("[\n\n### 새 도서관\n\n](/1)", ["새 도서관"]),
        ("[누르기](javascript:go\\('a'\\);)", ["누르기"]),
        ("![새 도서관](/1.jpg)\n\n새 도서관", ["새 도서관"]),
        ("![새 도서관. (사진=한밭일보)](/1.jpg)", ["새 도서관. (사진=한밭일보)"]),
        ("![새 도서관. (사진=한밭일보)](/1.jpg)\n\n새 도서관. (사진=한밭일보)", ["새 도서관. (사진=한밭일보)"]),
        ("> 새 도서관을\n> 연다", ["새 도서관을", "연다"]),
        ("* 하나\n* 둘\n- 셋", ["하나", "둘", "- 셋"]),  # where `*` is the mark, `-` is text
        ("- 하나\n- 둘", ["하나", "둘"]),
        ("1\\. 하나\n2\\. 둘", ["1. 하나", "2. 둘"]),
        ("| 해 | 일 |\n| --- | :-: |\n| 2024 | 설계 |", ["해\t일", "2024\t설계"]),
        ("해 | 일\n---|---\n2024 | 설계", ["해\t일", "2024\t설계"]),
        ("<https://hanbat.example/1>", ["https://hanbat.example/1"]),
        ("하나\n\n* * *\n\n둘\n\n---\n", ["하나", "둘"]),
        ("글 [1]\n\n[1]: https://hanbat.example/1", ["글 [1]"]),
    ],
)
def test_marks_are_no_text(text: str, left: list[str], tiles: Tiles) -> None:
    assert lines(text) == left
    tiles(explain(text, input_format="markdown"))


def hints(document: Document) -> list[tuple[str, float]]:
    """The element of each line and how much of it is links."""
    assert document.markup is not None
    return [(document.markup.contexts[hint.context].tag, round(hint.linked, 1)) for hint in document.markup.hints]


def test_marks_give_hints() -> None:
    document = read_text(f"# 새 도서관\n\n## [메뉴](/1)\n\n* 하나\n\n> 인용\n\n*기울인 줄*\n\n**굵은 줄**\n\n{FIRST}\n", form="markdown")
    assert hints(document) == [("h1", 0.0), ("h2", 1.0), ("li", 0.0), ("blockquote", 0.0), ("em", 0.0), ("p", 0.0), ("p", 0.0)]
    assert document.markup is not None
    assert [bool(hint.marks & Mark.HEADING) for hint in document.markup.hints][:3] == [True, True, False]
    assert [hint.strong for hint in document.markup.hints][-2:] == [True, False]


def test_a_picture_knows_the_line_that_follows() -> None:
    document = read_text(f"{FIRST}\n\n![그림](https://img.hanbat.example/17.jpg)\n\n*둔치의 물탱크. 가람시 제공*\n", form="markdown")
    assert document.markup is not None
    assert [(image.address, image.line) for image in document.markup.images] == [("https://img.hanbat.example/17.jpg", 5)]


@pytest.mark.parametrize(
    "text",
    [
        f"# 새 도서관이 문을 연다\n\n{FIRST}\n\n## 다음은\n\n{FIRST}",
        f"{FIRST}\n\n{LINK}",
        f"{FIRST}\n\n![그림](/1.jpg)",
        f"**새 도서관**\n\n{FIRST} **둘째**",
        f"| 해 | 일 |\n| --- | --- |\n| 2024 | 설계 |\n\n{FIRST}",
        f"새 도서관이 문을 연다\n=====\n\n{FIRST} **굵은 글**",
    ],
)
def test_recognised_by_content(text: str) -> None:
    assert read_text(text).form == "markdown"
    assert read_text(text, form="text").form == "text"


@pytest.mark.parametrize(
    "text",
    [
        f"# 지난 3일 홍길동 씨는 도서관에 갔다.\n# 다음 날 나은결 씨도 도서관에 갔다.\n{FIRST}",
        f"#도서관 #물탱크\n{FIRST}",
        f"{FIRST}\n* 이 기사는 한밭일보가 썼다.",
        f"{FIRST}\n*표는 지난해 값이다. 3*4는 12다.",
        f"[단독] 새 도서관\n{FIRST}\n[한밭일보](사진)",
        f"{FIRST}\n-----\n{FIRST}",
        f"새 도서관\n=====\n{FIRST}",
        f"> 관련기사\n{FIRST}",
    ],
)
def test_one_stray_mark_is_no_markdown(text: str) -> None:
    document = read_text(text)
    assert document.form == "text"
    assert document.text == text


def test_wrapped_lines_are_joined() -> None:
    words = (FIRST + " " + FIRST.replace("9일", "10일")).split()
    wrapped = [""]
    for word in words * 2:
        if len(wrapped[-1]) + 1 + len(word) > 78:
            wrapped.append(word)
        else:
            wrapped[-1] = f"{wrapped[-1]} {word}".strip()
    text = "\n".join(wrapped)
    assert lines(f"# 새 도서관이 문을 연다\n\n{text}\n\n둘째  \n셋째\n") == ["새 도서관이 문을 연다", " ".join(words * 2), "둘째", "셋째"]


def test_a_page_in_markdown(tiles: Tiles) -> None:
    source = (
        "[본문 바로가기](#content)\n* [정치](/list?s=1)\n* [경제](/list?s=2)\n\n# 도담천 물탱크, 전시관으로 다시 문 연다\n\n"
        f"[도윤슬 기자](/reporter/17) | 입력 2024.03.09 10:20\n\n{FIRST}\n\n도담천 물탱크는 1972년에 세워졌다고 시는 설명했다.\n\n"
        "## 많이 본 기사\n\n1. [누리군 사과, 올해는 작고 달다](/18)\n"
    )
    explanation = explain(source)
    article = explanation.article
    assert article.title == "도담천 물탱크, 전시관으로 다시 문 연다"
    assert article.published == "2024-03-09T10:20:00+09:00"
    assert article.body == (FIRST, "도담천 물탱크는 1972년에 세워졌다고 시는 설명했다.")
    tiles(explanation)


@pytest.mark.parametrize("unit", ["[", "](", "![a](", "](/(", "**a", "`", "| ", "> ", "[a](/b\n", "'", "['a',", "<b ", "<!--", "제목: 가\n"])
def test_hostile_marks_take_linear_time_and_tile(unit: str, tiles: Tiles) -> None:
    source = "# 새 도서관이 문을 연다\n\n[글](https://hanbat.example/1)\n\n" + unit * (20_000 // len(unit))
    tiles(explain(source))


def test_the_caller_may_say_so() -> None:
    assert extract(f"# 새 도서관\n{FIRST}", input_format="markdown").title != "# 새 도서관"


def test_a_heading_that_its_page_broke_is_one() -> None:
    assert lines("## 규칙 제7조  \n(건강장해 예방)에 대한 제언\n\n글이다.") == ["규칙 제7조 (건강장해 예방)에 대한 제언", "글이다."]
    assert lines("## 규칙 제7조  \n* 홍길동 기자\n\n글이다.") == ["규칙 제7조", "홍길동 기자", "글이다."]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("**누리 시장** 은 말했다", "누리 시장은 말했다"), ("“**연다** ”고 했다", "“연다”고 했다"), ("**누리시** 에서 3일", "누리시에서 3일"),
        ("**누리시** 은빛 다리", "누리시 은빛 다리"), ("**누리시** 가람동", "누리시 가람동"), ("**누리시** 도 나섰다", "누리시 도 나섰다"),
    ],
)  # fmt: skip
def test_a_space_that_a_tool_put_before_a_particle_goes(text: str, left: str) -> None:
    assert lines(text) == [left]


def test_the_mark_of_a_definition_goes() -> None:
    assert lines("* 홈\n:   가람시, 물탱크 고쳐 전시관 연다\n") == ["홈", "가람시, 물탱크 고쳐 전시관 연다"]


def test_a_cell_that_holds_a_page_is_cut_where_its_blocks_ended(tiles: Tiles) -> None:
    second = "도담천 물탱크는 1972년에 세워졌고 2003년까지 둘레 마을에 물을 댔다고 시는 설명했다."
    menu = "  ".join(f"[{name}](/list?s={number})" for number, name in enumerate(("정치", "경제", "사회", "문화", "사람과 마을"))) + " * [날씨](/w) * [운세](/u)"
    story = "  ".join([FIRST, second, "시는 전시관 옆에 작은 책방과 쉼터도 함께 두기로 했다고 한다.", "전시관은 오는 10월 첫째 주부터 누구나 둘러볼 수 있다고 시는 밝혔다."] * 2)
    source = f"도담천 물탱크, 전시관으로 다시 문 연다 - 가람일보\n\n| {menu}  도담천 물탱크, 전시관으로 다시 문 연다  입력 2024.03.09 10:20  {story}  | 많이 본 기사 |\n"
    explanation = explain(source)
    assert explanation.article.title == "도담천 물탱크, 전시관으로 다시 문 연다"
    assert explanation.article.body[:2] == (FIRST, second)
    tiles(explanation)
    data = "| 구 | 도서관 |\n| --- | --- |\n| [새터구](/a) | 3 곳 |\n"
    assert lines(data) == ["구\t도서관", "새터구\t3 곳"]


OUTLINE = f"{FIRST}\n\n도담천 물탱크는 1972년에 세워졌다고 시는 설명했다.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# [종합] 도담천 물탱크, 전시관으로 연다\n\n## 물탱크 1972년 세워져…시, 도담천 전시관 고치기로\n\n입력 2024.03.09 10:20", "[종합] 도담천 물탱크, 전시관으로 연다"),
        ("## [기획] 도담천 물탱크, 그대로 둘 수 없다!\n\n가람시가 고친다", "[기획] 도담천 물탱크, 그대로 둘 수 없다!"),
        ("메인 메뉴로 바로가기\n\n## 메인 메뉴\n\n* [정치](/1)\n\n#### 도담천 물탱크, 전시관으로 다시 문 연다\n\n입력 2024.03.09 10:20", "도담천 물탱크, 전시관으로 다시 문 연다"),
    ],
    ids=["above its deck", "with an exclamation mark", "below a link to the menu"],
)
def test_the_headline_among_headings(head: str, title: str) -> None:
    assert extract(f"{head}\n\n{OUTLINE}").title == title
