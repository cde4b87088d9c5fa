"""A marked subhead is parted from the paragraph that names its subject again, and no word is cut where it does not."""

from __future__ import annotations

import pytest

from newsextract import extract
from newsextract.segments.run_on_subheads import run_on_subheads


@pytest.mark.parametrize(
    "parted",
    [
        "◆한빛도서관, 주말마다 ‘가족 영화관’ 꾸려|한빛도서관은 주말 영화관을 꾸렸다.",
        "◆새벽시장, 어르신 무료 배달 시작|새벽시장상인회(회장 박하늘)는 짐을 가져다준다고 밝혔다.",
        "□누리군, 온라인 운동교실 모집|누리군보건소가 운동교실을 연다.",
        "◆서부발전, 안전관리 소통 나서|한국서부발전은 지난 15일 현장을 살폈다.",
        "◆ 빠르기까지 한 번에 잡았다|그라운드는 이날 문을 열었다.",
    ],
)
def test_it_is_parted(parted: str) -> None:
    head, paragraph = parted.split("|")
    assert [(head + paragraph)[at:] for at in run_on_subheads(head + paragraph)] == [paragraph]


@pytest.mark.parametrize(
    "line",
    [
        "● 재난지원금 국회 넘었나 전 국민 긴급재난지원금 국회 추경안이 오늘 새벽 통과했습니다.",
        "◇민주당, 간담회 열어 뜻을 모았다. 더불어민주당은 이날 의원총회를 열었다.",
        "◇부동산 개발의 길 = 부동산 개발은 택지와 건축, 복합부동산을 나누는 일이다.",
        "◆검은숲, 순위 상승누리게임의 인기작 '검은숲'이 점유율을 끌어올렸다.",
        "◇ 김누리> 배가 출범한다로 들립니다만.",
    ],
)
def test_no_word_is_cut(line: str) -> None:
    assert list(run_on_subheads(line)) == []


def test_a_sign_off_before_a_call_for_tips_stays() -> None:
    story = "한밭시가 새 다리를 열었습니다.시민들은 먼 길을 돌지 않아도 된다며 반겼습니다.다리는 삼백 미터입니다."
    article = extract(f"{story}한밭방송 홍길동입니다. (gildong@hanbat.example)한밭방송 기사문의 및 제보 : 카톡/라인 hanbat23\n")
    assert article.body[-1] == "한밭방송 홍길동입니다."
