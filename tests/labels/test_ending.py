"""Teasers below the end of a story are left out, and nothing of a story is."""

from __future__ import annotations

import pytest
from tests.labels.test_bounds import Line, made

STORY = [
    "누리군은 12일 오래된 다리를 고쳐 다시 열었다고 밝혔다. 다리는 지난해 여름 큰비에 난간이 무너져 아홉 달 동안 막혀 있었다.",
    "군은 다리 난간을 쇠로 바꾸고 바닥에 나무를 깔았다. 공사에는 모두 30억 원이 들었고, 마을 사람들이 날마다 나와 일을 도왔다.",
    "마을 이장은 다리가 막혀 장에 가려면 한 시간을 돌아야 했다고 말했다. 군은 가을에 다리 위에서 마을 잔치를 열 생각이다.",
    "다리 옆에는 작은 쉼터도 생긴다. 군은 쉼터에 의자와 그늘막을 놓고, 다리의 옛 사진을 걸어 두기로 했다고 전했다.",
    "난간 공사를 맡은 업체는 큰비가 와도 다리가 견디도록 기둥을 더 깊이 박았다고 설명했다. 군은 해마다 봄과 가을에 다리를 살피기로 했다.",
]
TEASERS = [
    "가람전자가 새 반도체 공장 부지를 찾고 있다고 14일 알렸다.",
    "나래시 어린이 합창단이 유럽 순회공연을 마치고 돌아왔다.",
    "은하은행은 청년 적금 이자를 다음 달부터 올린다고 했다.",
    "솔바람항공이 제주 노선을 하루 여섯 번으로 늘리기로 했다.",
    "미리내대학교 연구진이 바닷말에서 새 물질을 뽑아냈다고 발표했다.",
]
SIGNED: Line = [("홍길동 기자", "byline", "byline", 0.9), (" hong@nuri.example", "byline", "byline", 0.9)]
RIGHTS: Line = [("저작권자 ⓒ 누리신문, 무단 전재 및 재배포 금지", "O", "chrome", 0.9)]


def body(texts: list[str]) -> list[Line]:
    return [[(text, "B-body", "body", 0.9)] for text in texts]


def kept_below(end: Line, below: list[str], story: list[str] = STORY) -> int:
    """How many lines below an end stay in the story; none of those above may be lost."""
    found = made(*body(story), end, *body(below))
    assert found[: len(story)] == ["B-body"] * len(story)
    return found[len(story) + len(end) :].count("B-body")


@pytest.mark.parametrize("end", [SIGNED, RIGHTS])
def test_teasers_below_the_end_are_left_out(end: Line) -> None:
    assert kept_below(end, TEASERS) == 0


@pytest.mark.parametrize("end", [SIGNED, RIGHTS])
def test_what_tells_of_the_same_stays(end: Line) -> None:
    assert kept_below(end, ["다리 옆 마을에서는 잔치 준비가 한창이다. 부녀회는 떡과 국수를 삶고 노래자랑 상품도 마련했다."] * 3) == 3


def test_below_an_address_at_the_head_stands_the_story() -> None:
    assert kept_below(SIGNED, TEASERS, STORY[:3]) == len(TEASERS)


def test_items_that_are_each_signed_stay() -> None:
    found = made(*body(STORY), SIGNED, *body(TEASERS), SIGNED)
    assert found.count("B-body") == len(STORY) + len(TEASERS)


def test_a_note_below_a_notice_of_rights_stays() -> None:
    assert kept_below(RIGHTS, ["덧붙이는 글 | 이 글은 가람마을 소식지에도 실립니다."]) == 1


def test_a_long_line_with_an_address_signs_nothing() -> None:
    long: Line = [("궁금한 것은 누리군청 문화과나 마을 이장에게 물으면 되고, 잔치에서 놀 모임은 이달까지 알리면 된다고 한다 ", "byline", "byline", 0.9), ("hong@nuri.example", "byline", "byline", 0.9)]
    assert kept_below(long, TEASERS) == len(TEASERS)


def test_many_teasers_do_not_make_the_rules_stand_in() -> None:
    """The rules would keep more of the teasers than of the story."""
    teasers: list[Line] = [[(text, "O", "body", 0.9)] for text in TEASERS * 4]
    found = made(*body(STORY), SIGNED, *teasers)
    assert found.count("B-body") == len(STORY)
