"""Tags below a story: in one row, or in a column with a space behind each `#`."""

from __future__ import annotations

import pytest

from newsextract import extract

STORY = (
    "새 다리 열려…은하시 시민들 반겨\n\n"
    "은하시는 3일 솔내강에 새 다리를 열었다고 밝혔다. 시민들은 반겼다.\n"
    "시는 내년에 길도 닦는다고 덧붙였다. 공사는 2년 동안 이어진다.\n\n"
)


@pytest.mark.parametrize("below", ["#은하시 #과학 #다리", "#은하시\n#과학\n#다리", "# 은하시\n# 과학\n# 다리"])
def test_tags_are_read_from_a_row_and_from_a_column(below: str) -> None:
    article = extract(STORY + below + "\n\n저작권자 ⓒ 솔바람일보 무단전재 및 재배포 금지\n")
    assert article.tags == ("은하시", "과학", "다리")
    assert len(article.body) == 2


def test_one_line_behind_a_hash_and_a_space_is_no_tag() -> None:
    below = "# 남은 과제\n시는 남은 길을 어떻게 닦을지 시민에게 묻겠다고 밝혔다. 설명회는 다음 달에 연다."
    assert extract(STORY + below).tags == ()
