"""A table of articles gives the one of its first row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsextract import Explanation, explain, extract

Tiles = Callable[[Explanation], None]

STORY = "은하시는 3일 솔내강을 잇는 새 다리를 열었다고 밝혔다. 다리는 길이 300미터에 왕복 4차로다."
MORE = "시민들은 \"먼 길을 돌지 않아도 된다\"며 반겼다."
HEAD = ("뉴스 식별자", "일자", "언론사", "기고자", "제목", "본문", "URL")
ROW = ("01100901.1", "20240503", "솔바람일보", "홍길동", "은하시, 솔내강 새 다리 열어", f"{STORY}\n{MORE}", "https://news.sol.example/1")


def quoted(cells: tuple[str, ...], mark: str) -> str:
    return mark.join('"' + cell.replace('"', '""') + '"' for cell in cells)


@pytest.mark.parametrize("mark", [",", "\t"])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_first_row_is_read(mark: str, rows: int, tiles: Tiles) -> None:
    explanation = explain("\ufeff" + "\n".join([mark.join(HEAD), *[quoted(ROW, mark)] * rows]) + "\n")
    article = explanation.article
    assert (article.title, article.published, article.publisher, article.url) == (ROW[4], "2024-05-03", ROW[2], ROW[6])
    assert article.body == (STORY, MORE)
    assert [author.name for author in article.authors] == ["홍길동"]
    assert article.warnings == (() if rows == 1 else ("3 rows in one table, of which the first was read",))
    tiles(explanation)


@pytest.mark.parametrize(
    "text",
    [
        f"제목, 부제, 본문\n{STORY}\n{MORE}\n",  # a line of prose has no cells
        f"제목,일자\n새 다리,20240503\n{STORY}\n",  # no column of texts
        "제목,본문\n새 다리,열렸다\n",  # no text to speak of
    ],
)
def test_what_only_looks_like_a_table_is_none(text: str) -> None:
    assert not any("in one table" in warning for warning in extract(text).warnings)


@pytest.mark.parametrize("unit", ['"', '""', '",', "\t", ","])
def test_hostile_cells_tile(unit: str, tiles: Tiles) -> None:
    tiles(explain(f"제목,본문\n새 다리,\"{STORY}\"\n" + unit * 4000))
