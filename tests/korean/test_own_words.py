"""What a document says of itself decides: its own outlet, its repeated words, its crew, its foot."""

from __future__ import annotations

import pytest

from .proposed import proposed

LEAD = "은하시는 낡은 우체국 건물을 고쳐 마을 부엌으로 쓰기로 했다."
MORE = "시는 다음 달 설계를 맡기고 겨울 전에 문을 연다고 17일 밝혔다."
FOOT = "저작권자 © 솔바람넷 무단전재 및 재배포 금지"
STORY = (LEAD, MORE)


def dump(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("opening", "foot"),
    [
        ("[솔바람넷] ", FOOT),
        ("(솔바람넷) ", "<저작권자(c) 솔바람넷 무단전재 및 재배포금지>"),
        ("[솔바람넷] ", "ⓒ솔바람넷, 무단 전재 및 재배포 금지"),
        ("[은하포스트] ", ""),
        ("은하투데이=홍길동 기자┃", ""),
    ],
)
def test_own_outlet_before_the_first_words_is_a_dateline(opening: str, foot: str) -> None:
    assert proposed(dump(opening + LEAD, MORE, "", foot)).body == STORY


def test_a_bracket_that_no_line_explains_stays() -> None:
    assert proposed(dump("[마을 부엌] " + LEAD, MORE)).body[0] == "[마을 부엌] " + LEAD


def test_own_outlet_behind_the_last_sentence_signs_it() -> None:
    assert proposed(dump(LEAD, MORE + " 솔바람넷", "", FOOT)).body == STORY


def test_agency_behind_a_slash_below_the_last_sentence_signs_it() -> None:
    article = proposed(dump("마을 부엌 연다", "입력 2024.02.14 10:20", LEAD, MORE, "/뉴시스"))
    assert article.body == STORY
    assert article.captions == ()


@pytest.mark.parametrize(
    ("crew", "names"),
    [
        ("( 취재 : 홍길동, 구성 : 성춘향, 편집 : 임꺽정, 제작 : D온라인팀 )", ["홍길동"]),
        ("[취재: 홍길동·성춘향 / 영상편집: 임꺽정]", ["홍길동", "성춘향"]),
        ("(영상취재 : 홍길동 / 편집 : 임꺽정)", []),
    ],
)
def test_crew_line_names_who_wrote(crew: str, names: list[str]) -> None:
    article = proposed(dump(LEAD, MORE, crew))
    assert article.body == STORY
    assert [author.name for author in article.authors] == names


def test_caption_that_says_the_lead_above_the_dateline() -> None:
    article = proposed(dump("", "", "", LEAD, f"[은하일보 홍길동 기자] {LEAD} {MORE}", MORE))
    assert [caption.text for caption in article.captions] == [LEAD]
    assert article.body == (f"{LEAD} {MORE}", MORE)


def test_triangle_line_that_says_a_paragraph_again_is_a_caption() -> None:
    article = proposed(dump("마을 부엌", "입력 2024.02.14 10:20", LEAD, MORE, f"▲ {LEAD}", "부엌은 누구나 쓴다고 시는 설명했다."))
    assert [caption.text for caption in article.captions] == [LEAD]


def test_dates_of_the_paper_are_not_of_the_story() -> None:
    foot = ("대표전화 : 000-555-0100", "등록번호 : 은하 아 00000", "제호 : 솔바람넷", "등록일자 : 2009.04.05")
    assert proposed(dump("마을 부엌 연다", "홍길동 기자 2024-03-12 11:26", LEAD, MORE, *foot)).published == "2024-03-12T11:26:00+09:00"


def test_clock_of_the_edition_is_not_of_the_story() -> None:
    text = dump("발행일: 2027-05-15 18:05 (토)", "지면보기", "마을 부엌 새로 연다", "홍길동 기자", "입력 2027.05.15 15:11", LEAD, MORE)
    assert proposed(text).published == "2027-05-15T15:11:00+09:00"


def test_barred_words_of_the_story_behind_it_are_tags() -> None:
    article = proposed(dump(LEAD, MORE, "홍길동 기자 gildong@sol.example", "마을 부엌 | 우체국 | 은하시", "프린트 | 메일"))
    assert article.tags == ("마을 부엌", "우체국", "은하시")


def test_words_below_a_lone_hash_are_tags() -> None:
    article = proposed(dump(LEAD, MORE, "[홍길동 기자 gildong@sol.example]", FOOT, "#", "마을 부엌", "우체국", "좋아요"))
    assert article.tags == ("마을 부엌", "우체국")


def test_headline_opens_a_block_of_decks() -> None:
    menu = ("", "", "", "", "뉴스", "사회", "", "", "", "")
    block = ("은하시, 낡은 우체국 고쳐 마을 부엌 연다", "아궁이 네 개와 긴 식탁 들인다", "이름은 주민이 정하기로")
    article = proposed(dump(*menu, *block, "", "홍길동 기자 gildong@sol.example", "등록 2024.03.12 16:05", "", LEAD, "", MORE))
    assert article.title == block[0]
    assert article.subtitles == block[1:]
