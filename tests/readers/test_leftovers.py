"""Texts with what is left of markup and escapes; works in angle brackets stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsextract import Explanation, explain
from newsextract.readers.text import read_text

Tiles = Callable[[Explanation], None]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("&quot;물탱크&quot;&hellip;&nbsp;R&amp;D &#39;3&#x27;", ["\"물탱크\"… R&D '3'"]),
        ("&amp;quot;물탱크&amp;quot;", ['"물탱크"']),
        ("하나<br/>둘<br>셋&lt;br /&gt;넷", ["하나", "둘", "셋", "넷"]),
        ("[2] <b>물탱크</b> 전시관", ["[2] 물탱크 전시관"]),
        ('<h4 style="color:#686868;"><i>물탱크</i></h4>전시관', ["물탱크", "전시관"]),
        ("하나\\n\\n둘\\t셋\\'", ["하나", "둘\t셋'"]),
        ("[\\n\\n\\n하나\\n\\n둘\\n]", ["하나", "둘"]),
        ("하나<!-- 몰래 쓴 글 -->\n<style>p{color:red}</style>\n둘", ["하나", "둘"]),
        ("하나\nfunction _flash_removeCallback() {}\nvar total = 10;\n둘", ["하나", "둘"]),
    ],
)
def test_left_overs_are_read(text: str, left: list[str], tiles: Tiles) -> None:
    document = read_text(text)
    assert [block.text for block in document.blocks] == left
    tiles(explain(text, input_format="text") if text[0] == "<" else explain(text))


@pytest.mark.parametrize(
    "text",
    ["영화 <Ruby>와 <Label>을 보았다.", "A&B; C&D", "C:\\new 폴더", "<한밭일보>", "3 < 4 > 2", "{가}는 {나}다;", "함수(function)를 배웠다."],
)
def test_what_is_text_stays(text: str) -> None:
    assert read_text(text).text == text


def test_lines_broken_inside_words_are_joined(tiles: Tiles) -> None:
    broken = (
        "    가람시는 도담천 둔치의 오래된 물탱크를 고쳐 작은 전시관으로 쓰기로 했다고 9일 \n밝혔다. 시는 올해 설계를 마치고 내년 봄 공사를 시작한다. 여는 날은 내후년 3월이\n다.\n"
        "    도담천 물탱크는 1972년에 세워졌고 마을 사람들이 물을 긷던 곳이었다. 그 뒤로 오\n래 비어 있다가 지난해 시가 사들였다. 시는 물탱크 안에 작은 무대를 두고 달마다 \n"
        "모임을 열기로 했다. 마을 사람들은 이 소식을 반겼고 어떤 사람은 옛 사진을 들고 나\n왔다. 시는 이 사진도 전시관에 건다고 덧붙였다. 전시관의 이름은 마을 사람들이 정하\n기로 했다.\n"
    )
    document = read_text(broken)
    assert [block.text[-12:] for block in document.blocks] == ["여는 날은 내후년 3월이다."[-12:], "마을 사람들이 정하기로 했다."[-12:]]
    tiles(explain(broken))
