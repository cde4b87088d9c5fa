"""Numbered items below a story are its own, however many there are; the rows of a ranking are not."""

from __future__ import annotations

import pytest

from newsextract import extract

STORY = (
    "누리군은 12일 오래된 다리와 길을 고치는 계획을 내놓았다. 군은 내년 예산에 삼백억 원을 담기로 했다.\n\n"
    "군의회는 다음 달 이 계획을 심의한 뒤 곧바로 시행할 방침이라고 설명했다. 바뀌는 것은 다음과 같다.\n\n"
)
ITEMS = ("다리 난간 교체", "보행로 폭 확대", "가로등 설치 구간 규정", "자전거길 연결 기준 마련", "배수로 정비 시점 구체화", "버스 정류장 이전 절차 간소화")
BYLINE = "\n\n도하람 기자 haram@nuri.example"


@pytest.mark.parametrize("form", ["({}) ", "{}) ", "[{}] "])
@pytest.mark.parametrize("count", [3, 6, 40])
def test_every_item_is_kept(form: str, count: int) -> None:
    items = [form.format(number + 1) + f"{ITEMS[number % len(ITEMS)]} 제{number}안" for number in range(count)]
    body = extract(STORY + "\n".join(items) + BYLINE).body
    assert [paragraph for paragraph in body if paragraph in items] == items


def test_circled_numbers_count_too() -> None:
    items = [f"{mark} {item}" for mark, item in zip("①②③④⑤⑥", ITEMS, strict=True)]
    assert set(items) <= set(extract(STORY + "\n".join(items) + BYLINE).body)


def test_a_ranking_is_no_list_of_the_story() -> None:
    rows = [f"{number} {item} 두고 누리군의회 공방" for number, item in enumerate(ITEMS, 1)]
    body = extract(STORY + "많이 본 기사\n" + "\n".join(rows) + "\nCopyright ⓒ 누리일보 무단 전재 및 재배포 금지").body
    assert not set(rows) & set(body)
