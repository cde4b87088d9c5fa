"""Places at which nothing begins, and near ones at which something may."""

from __future__ import annotations

import pytest

from newsextract import extract
from newsextract.segments.held import held_places


@pytest.mark.parametrize(
    "line",
    [
        "찬성은 48.7‖%, 반대는 41.2%였다.",
        "찬성이 1.7%‖포인트 올랐다.",
        "찬성이 1.7%‖ 포인트 올랐다.",
        "찬성이 1.7%‖p 올랐다.",
        "찬성이 1.7%‖P 올랐다.",
        "찬성이 늘어(48.7%‖) 절반에 가깝다.",
        "찬성이 20%‖~30% 늘었다.",
        "표본오차는 ±‖3.1이다.",
        "표본오차는 ± ‖3.1이다.",
        "홍길동 48.7% ‖- 임꺽정 51.3로 나타났다.",
        "홍길동 48.7%‖–임꺽정 51.3로 나타났다.",
        "(2) ‖투자 자산의 범위를 밝힌다.",
        "이렇게 밝혔다. (2)‖투자 자산의 범위를 밝힌다.",
        "이렇게 밝혔다.1. ‖투자 자산의 범위를 밝힌다.",
        "이렇게 밝혔다. 3) ‖“범위를 밝힌다.",
        "이렇게 밝혔다.   ━   ‖왜 늦었나   시는 이날",
        "이렇게 밝혔다. ━‖왜 늦었나━시는 이날",
        "가람시는 정부‖-민간 협력을 넓힌다.",
        "가람시는 정부-‖민간 협력을 넓힌다.",
        "■ 왜 늦었나=‖한밭시는 자재가 모자랐다고 밝혔다.",
        "△도하람 과장=‖“자재가 모자랐다.”",
        "▷ 도하람 – ‖어떻습니까? ▶ 서이든 – 네.",
        "◇ 진행자> ‖어떻습니까?",
        "◇ 진행자‖> 어떻습니까?",
    ],
)
def test_nothing_begins(line: str) -> None:
    assert line.index("‖") in held_places(line.replace("‖", ""))


@pytest.mark.parametrize(
    "line",
    [
        "시민들이 줄을 서 있다. 사진=‖한밭시",
        "■ 시민들이 줄을 서 있다. 사진=‖한밭시",
        "■ 시민들이 줄을 서 있다. 자료=‖한밭시",
        "2026. 3. 2. ‖이날 시는 다리를 열었다.",
        "시는 이렇게 밝혔다. ‖(2) 투자 자산",
        "시는 이렇게 밝혔다.‖ ━ 왜 늦었나",
        "48.7% 올라‖-시장은 반겼다-가람시도 반겼다-한밭시도",
        "어떻습니까? ‖▶ 서이든 – 네.",
        "[도하람] ‖네, 안녕하세요.",
    ],
)
def test_something_may_begin(line: str) -> None:
    assert line.index("‖") not in held_places(line.replace("‖", ""))


def test_a_run_in_head_stays_with_its_sentence() -> None:
    line = "■ 주차장부터 넓힌다=가람시는 오는 9월까지 시장 옆에 주차장 두 곳을 더 짓기로 했다."
    story = f"가람시가 낡은 시장을 고치기로 했다.시는 3일 이렇게 밝혔다.{line}시는 이듬해 봄에 공사를 마친다고 덧붙였다."
    assert line in extract(story).body


def test_each_who_speaks_has_a_paragraph() -> None:
    turns = ["▷ 도하람 – 배는 언제 뜹니까?", "▶ 서이든 – 다음 달입니다.", "▷ 도하람 – 늦지 않았나요?", "▶ 서이든 – 아닙니다."]
    story = "누리항에 새 배가 온다. 도하람 기자가 서이든 누리군수와 3일 이야기를 나눴다."
    assert list(extract(f"{story} {' '.join(turns)}").body) == [story, *turns]
