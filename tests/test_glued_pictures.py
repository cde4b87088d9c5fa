"""Captions and credits that a crawler ran into the story: cut where they end, and nothing else."""

from __future__ import annotations

import pytest

from newsextract import extract

STORY = (
    "한밭시는 3일 새 도서관을 연다고 밝혔다.시민 누구나 책을 빌릴 수 있다고 시는 설명했다."
    "시는 책 3만 권을 들였고 앞으로 더 늘릴 계획이라고 했다."
)
ON = "검찰은 이날 홍 대표의 구속영장을 청구했다고 밝혔다."


@pytest.mark.parametrize(
    ("front", "text", "credit"),
    [
        ("홍길동 대표가 법원에 들어서고 있다. /한밭=성춘향 인턴기자(현장풀)", "홍길동 대표가 법원에 들어서고 있다.", "성춘향 인턴기자(현장풀)"),
        ("홍길동 대표가 법원에 들어서고 있다. ⓒ한밭일보 임꺽정 기자", "홍길동 대표가 법원에 들어서고 있다.", "한밭일보 임꺽정 기자"),
        ("홍길동 대표가 법원에 들어서고 있다.<연합뉴스>    ", "홍길동 대표가 법원에 들어서고 있다.", "연합뉴스"),
        ("홍길동 대표가 법원에 들어서고 있다. [임철민 한밭일보 기자]", "홍길동 대표가 법원에 들어서고 있다.", "임철민 한밭일보 기자"),
        ("홍길동 대표가 법원에 들어서고 있다. 2023.7.2/뉴스1  Copyright (C) 뉴스1. All rights reserved. 무단 전재 및 재배포, AI학습 이용금지.", "홍길동 대표가 법원에 들어서고 있다. 2023.7.2", "뉴스1"),
        ("▲ 홍길동 대표가 법원에 들어서고 있다.(자료사진)/사진=한밭일보 임꺽정 기자", "홍길동 대표가 법원에 들어서고 있다.", "한밭일보 임꺽정 기자"),
        ("시애틀의 새소식 본사. [NewSound]", "시애틀의 새소식 본사.", "NewSound"),
        ("새 도서관 모습. /제공=한밭시청 ", "새 도서관 모습.", "한밭시청"),
        ("새 포장 시안. 새소식당 홍영주 의원실 제공", "새 포장 시안.", "새소식당 홍영주 의원실"),
        ("포털 사이트 새소식 로고. 카카오 제공  ", "포털 사이트 새소식 로고.", "카카오"),
        ("새 청사 환영식 〈사진=연합뉴스〉    ", "새 청사 환영식", "연합뉴스"),
        ("홍길동 의원이 시연하고 있다./MD한밭연구소[한밭일보 = 성춘향 기자] ", "홍길동 의원이 시연하고 있다.", "MD한밭연구소"),
    ],
)
def test_a_caption_in_front_of_the_story(front: str, text: str, credit: str) -> None:
    article = extract(f"{front}{ON}{STORY}")
    assert [(caption.text, caption.credit) for caption in article.captions] == [(text, credit)]
    assert article.body[0] == ON
    assert len(article.body) == 4


def test_a_source_that_the_story_explains() -> None:
    article = extract(f"홍길동 교수(오른쪽). 사진제공=HBTP한밭정보기술평가원(HBTP)이 새 행사를 열었다.{STORY}")
    assert [(c.text, c.credit) for c in article.captions] == [("홍길동 교수(오른쪽).", "HBTP")]
    assert article.body[0] == "한밭정보기술평가원(HBTP)이 새 행사를 열었다."


def test_a_name_that_several_credits_share() -> None:
    article = extract(
        f"{STORY}시민들이 줄을 서 있다.ⓒ 임소희2일 갑천 도서관에서 만난 홍길동 의원은 시민의 뜻을 따르겠다고 말했다."
        f"홍 의원이 발언을 하고 있다.ⓒ 임소희진성준 의원은 새 도서관을 더 지어야 한다고 거듭 강조했다. {STORY}"
    )
    assert [(c.text, c.credit) for c in article.captions] == [("시민들이 줄을 서 있다.", "임소희"), ("홍 의원이 발언을 하고 있다.", "임소희")]
    assert "2일 갑천 도서관에서 만난 홍길동 의원은 시민의 뜻을 따르겠다고 말했다." in article.body


def test_behind_a_picture_the_whole_caption_is_one() -> None:
    article = extract(
        f"{STORY}\n\n\n\n  시민들이 갑천 앞을 지나고 있다. 왼쪽부터 홍길동 시장, 임꺽정 의원. 뉴스1    {ON}{STORY.replace('3', '4')}"
    )
    assert [(c.text, c.credit) for c in article.captions] == [("시민들이 갑천 앞을 지나고 있다. 왼쪽부터 홍길동 시장, 임꺽정 의원.", "뉴스1")]
    assert ON in article.body


def test_behind_a_picture_the_story_stays_the_story() -> None:
    article = extract(
        f"{STORY}\n\n\n\n시장은 대책을 마련할 것을 주문했다. 시민들이 갑천 앞을 지나고 있다. /한밭=뉴시스{ON}{STORY.replace('3', '4')}"
    )
    assert "시장은 대책을 마련할 것을 주문했다." in article.body
    assert [c.text for c in article.captions] == ["시민들이 갑천 앞을 지나고 있다."]


@pytest.mark.parametrize(
    "told",
    [
        "하루에 7가지 서류를 낸 사람만 받을 수 있게 된다. 저소득층에게 제공되던 상담과 교육도 줄었다.",
        "그는 “함께하는 ‘정치왜그래?’에서는 논란의 발언을 다뤘다”고 했다.",
        "그 책은 큰 울림을 줬다.(<아이들의 나라> 참고) 홍 교수의 말이다.",
        "어떤 선택을 할까요? <한밭뉴스>는 대표적인 경합지인 갑천구를 찾았다.",
        "시는 자료를 낸다고 했다. 시는 정보 제공기관을 늘린다.",
        "도서관 / 복지관 / 체육관이 한 건물에 있다.",
    ],
)
def test_a_story_is_not_cut(told: str) -> None:
    article = extract(f"{STORY}{told}{STORY.replace('3', '4')}")
    assert told in article.body
    assert article.captions == ()
