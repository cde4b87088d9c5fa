"""A profile started from documents: what recurs outside their stories, and nothing of the stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsextract import ArgumentError, extract, load_profiles
from newsextract.propose.draft import Draft, draft
from newsextract.propose.samples import Sample, read
from newsextract.prove.check import check

SUBJECTS = ("방앗간", "도서관", "나루터", "우체국", "대장간", "극장")
PEOPLE = ("한여름", "조은별", "서지안", "김가람", "이도현", "박서윤")


def story(number: int) -> list[str]:
    subject, person = SUBJECTS[number], PEOPLE[number]
    return [
        f"누리군은 지난 {number + 3}일 오래된 {subject}을 고쳐 마을에 다시 열었다고 밝혔다.",
        f"군은 {subject}을 고치는 데 {number + 7}달 동안 {number + 12}억원을 들였다고 설명했다.",
        f'주민 {person}({number + 50})씨는 "아이들이 갈 곳이 생겨 기쁘다"고 말했다.',
    ]


def made(above: list[str], behind: list[str], count: int = 6, inside: list[str] | None = None, host: str | None = "nuri.example") -> Draft:
    """A draft from dumps with these lines around their stories; `{n}` is another number in each, `{name}` its reporter."""
    samples = []
    for number in range(count):
        told = story(number)
        lines = [*above, f"누리군 {SUBJECTS[number]} 다시 열린다", *told[:2], *(inside or []), told[2], "{name} 기자", *behind]
        text = "\n".join(lines).replace("{n}", str(number * 37 + 4)).replace("{name}", PEOPLE[number])
        samples.append(Sample(f"{number}.txt", text))
    return draft(read(samples), host)


def lines(drafted: Draft) -> set[str]:
    return {phrase.text for phrase in drafted.phrases}


def test_lines_around_the_stories_are_proposed_with_their_evidence() -> None:
    drafted = made(["누리 사람들"], ["누리신문 앱 다운로드", "저작권자 © 누리신문 무단전재 금지"])
    assert {(p.text, p.reason, p.evidence) for p in drafted.phrases} == {
        ("누리 사람들", "menu", "in 6 of 6, above the story"),
        ("누리신문 앱 다운로드", "subscribe", "in 6 of 6, behind the story"),
    }
    assert '"누리신문 앱 다운로드", # in 6 of 6, behind the story' in drafted.toml


def test_what_the_lexicon_covers_is_left_out() -> None:
    drafted = made(["로그인", "본문 바로가기"], ["댓글 3", "많이 본 뉴스", "저작권자 © 누리신문"])
    assert drafted.phrases == ()
    assert "Nothing recurs" in drafted.toml


def test_site_is_told_by_its_outlet_and_its_marks() -> None:
    drafted = made([], ["누리신문 앱 다운로드", "저작권자 © 누리신문 무단전재 금지"], host=None)
    assert (drafted.site.publisher, drafted.site.hosts) == ("누리신문", ())
    assert "저작권자 © 누리신문 무단전재 금지" in drafted.site.marks


@pytest.mark.parametrize(
    "line",
    [
        "그래서 나는 오늘도 걷는다.",  # a columnist's formula
        "과연 누가 책임질 것인가?",
        "[기획 연재] 사라지는 마을",  # a series
        "■ 대담 : 한별 앵커",  # the head of an interview
        "지금까지 누리군청에서 전해드렸습니다.",  # a spoken sign-off
        "누리방송 한별입니다.",
        "#누리군",
        "사진=누리군 제공",
        "한별 기자",
        "골프",
    ],
)
@pytest.mark.parametrize("place", ["above", "inside", "behind"])
def test_what_may_belong_to_a_story_is_left_out(line: str, place: str) -> None:
    above, inside, behind = ([line] if place == name else [] for name in ("above", "inside", "behind"))
    drafted = made(above, [*behind, "저작권자 © 누리신문"], inside=inside)
    assert line not in lines(drafted)


def test_line_that_stands_in_a_story_too_is_left_out() -> None:
    subhead = "누리신문 구독 이야기"
    assert subhead in lines(made([], [subhead]))
    assert subhead not in lines(made([], [subhead], inside=[subhead]))


def test_line_of_too_few_documents_is_left_out() -> None:
    readings = read(
        Sample(f"{n}.txt", "\n".join((f"{SUBJECTS[n]} 열린다", *story(n), *(["누리신문 앱 다운로드"] if n < 2 else []))))
        for n in range(6)
    )
    assert draft(readings, "nuri.example").phrases == ()


def test_documents_of_one_story_count_once() -> None:
    same = read(Sample(f"{n}.txt", "\n".join((*story(0), "누리신문 앱 다운로드"))) for n in range(6))
    assert draft(same, "nuri.example").phrases == ()


def test_lines_that_differ_in_numbers_become_a_pattern() -> None:
    drafted = made([], ["누리신문 구독자 {n}명이 함께 읽습니다"])
    (phrase,) = drafted.phrases
    assert (phrase.key, phrase.value) == ("patterns", r"누리신문 구독자 \d[\d,]{0,3}명이 함께 읽습니다")
    body = extract("\n".join((*story(0), "누리신문 구독자 5명이 함께 읽습니다"))).body
    assert len(body) == 4


def test_lines_that_differ_in_the_reporters_name_become_a_pattern() -> None:
    drafted = made([], ["{name}에게 제보하기"])
    assert [(p.key, p.value) for p in drafted.phrases] == [("patterns", "[가-힣]{2,4}에게 제보하기")]


def test_what_is_glued_to_the_last_sentence_is_cut_out() -> None:
    tail = "누리신문 새벽편지 구독은 여기서"
    readings = read(Sample(f"{n}.txt", "\n".join((f"{SUBJECTS[n]} 열린다", *story(n)[:2], f"군은 {n}년 뒤에도 연다고 했다. {tail}"))) for n in range(5))
    drafted = draft(readings, "nuri.example")
    assert [(p.key, p.text) for p in drafted.phrases] == [("inline", tail)]


def test_headlines_that_are_listed_everywhere_are_left_out() -> None:
    headline = "“댓글 지웠다”…누리포털 사과"
    assert headline not in lines(made([], ["누리신문 앱 다운로드", headline]))


def test_same_documents_give_the_same_profile() -> None:
    assert made(["누리 사람들"], ["누리신문 앱 다운로드"]).toml == made(["누리 사람들"], ["누리신문 앱 다운로드"]).toml


def test_what_is_proposed_loads_and_passes_the_check(tmp_path: Path) -> None:
    drafted = made(
        ["누리 사람들"],
        ["누리신문 앱 다운로드", "누리신문 구독자 {n}명이 함께 읽습니다", '누리 "새벽편지" 구독하세요 \\ 누리', "저작권자 © 누리신문 무단전재 금지"],
    )
    (tmp_path / drafted.file).write_text(drafted.toml, encoding="utf-8")
    assert check(tmp_path) == ()
    (profile,) = load_profiles(tmp_path)
    assert len(drafted.phrases) == 4
    article = extract("\n".join((*story(0), "누리신문 앱 다운로드", "저작권자 © 누리신문 무단전재 금지")), profiles=[profile], url="https://nuri.example/1")
    assert article.body == tuple(story(0))
    assert article.profile == "nuri"


@pytest.mark.parametrize("count", [0, 2])
def test_too_few_documents_are_said(count: int) -> None:
    with pytest.raises(ArgumentError, match=f"{count} of {count} hold a story"):
        made([], [], count=count)


def test_several_sites_are_said() -> None:
    samples = [Sample(f"{n}.txt", "\n".join(story(n)), url=f"https://{'nuri' if n % 2 else 'hanbat'}.example/{n}") for n in range(6)]
    with pytest.raises(ArgumentError, match="3 of hanbat, 3 of nuri"):
        draft(read(samples))


def test_site_that_nothing_tells_is_said() -> None:
    with pytest.raises(ArgumentError, match="give its host"):
        made([], [], host=None)
