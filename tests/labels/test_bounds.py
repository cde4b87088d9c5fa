"""Bounds of what was learned, on segments and labels that no weight made."""

from __future__ import annotations

import pytest

from newsextract.decide import Proposal
from newsextract.labels.bounds import bounded
from newsextract.labels.model import Labelled
from newsextract.model import Claim, Label, Reason
from newsextract.segments.segment import Segment

Line = list[tuple[str, str, Label, float]]
RULES = {"caption": "caption.with-credit", "credit": "credit.bracket", "chrome": "lexicon.pattern"}
TOLD = "누리군은 12일 오래된 다리를 고쳐 다시 열었다고 밝혔다."


def made(*lines: Line, seam: float | None = None) -> list[str]:
    """The bounded labels of lines of segments: each its text, its label, what the rules call it, and how sure the label is.

    Segments of one line touch where the text of neither has a space at the edge; `seam` is the log-odds of a lost break between them.
    """
    segments: list[Segment] = []
    proposals: list[Proposal] = []
    labels: list[str] = []
    sure: list[float] = []
    at = 0
    for number, line in enumerate(lines):
        for place, (raw, label, claimed, confidence) in enumerate(line):
            text = raw.strip()
            start, space = at + raw.index(text), -1 if place == 0 else raw.index(text)
            segments.append(Segment(number, number + 1, start, start + len(text), text, len(proposals), 0, space, place == len(line) - 1, seam if place else None))
            reason: Reason | None = "copyright" if claimed == "chrome" and text.startswith("저작권자") else None
            claim = Claim(number, start, start + len(text), claimed, RULES.get(claimed, "story.paragraph"), 1, reason)
            proposals.append(Proposal(number, number + 1, start, start + len(text), claim, ()))
            labels.append(label)
            sure.append(confidence)
            at += len(raw)
        at += 1
    return list(bounded(Labelled(tuple(labels), tuple(sure), tuple(sure)), proposals, segments)[0].labels)


@pytest.mark.parametrize("mark", ['"', "'"])
def test_a_mark_that_opens_a_line_begins_it(mark: str) -> None:
    found = made([(TOLD, "B-body", "body", 0.9)], [(mark, "B-body", "body", 0.9), ("#누리군 글이 늘었다.", "I-body", "body", 0.9)])
    assert found == ["B-body", "B-body", "I-body"]


def test_a_mark_that_is_glued_to_what_it_opens_begins_it() -> None:
    found = made(
        [("누리군 새 다리 연다", "B-subtitle", "subtitle", 0.9), ('"', "B-subtitle", "subtitle", 0.9), ('먼 길 끝"', "I-subtitle", "subtitle", 0.9)],
        [(TOLD, "B-body", "body", 0.9)],
    )
    assert found == ["B-subtitle", "B-subtitle", "I-subtitle", "B-body"]


@pytest.mark.parametrize(("said", "mark"), [("“먼 길은 끝났다.", "”"), ('"먼 길은 끝났다.', '"'), ("(먼 길은 끝났다.", ")")])
def test_a_mark_that_closes_begins_nothing(said: str, mark: str) -> None:
    found = made([(said, "B-body", "body", 0.9), (mark, "B-body", "body", 0.9), (TOLD, "I-body", "body", 0.9)])
    assert found == ["B-body", "I-body", "I-body"]


CALL = "누리신문은 여러분의 제보를 기다립니다."


@pytest.mark.parametrize(("sure", "expected"), [(0.6, "B-body"), (0.95, "O")])
def test_told_sentence_behind_the_story_is_left_out_only_where_that_is_sure(sure: float, expected: str) -> None:
    story: list[Line] = [[(TOLD, "B-body", "body", 0.9)]] * 3
    found = made(*story, [("군은 내년에 두 곳을 더 열 계획이다.", "O", "body", sure)], [(CALL, "O", "body", sure)])
    assert found == ["B-body"] * 3 + [expected, "O"]


@pytest.mark.parametrize(("story", "expected"), [("누리군은 12일 다리를 다시 열었습니다.", "B-body"), (TOLD, "O")])
def test_polite_sentence_behind_the_crew_is_story_where_the_story_is_polite(story: str, expected: str) -> None:
    crew: Line = [("(취재 : 홍길동, 편집 : 성춘향)", "byline", "byline", 0.9)]
    assert made([(story, "B-body", "body", 0.9)], crew, [("설계비는 7억 원입니다.", "O", "body", 0.8)])[2] == expected


@pytest.mark.parametrize(("sure", "expected"), [(0.5, "B-body"), (0.95, "O")])
def test_a_told_sentence_above_a_byline_is_left_out_only_where_that_is_sure(sure: float, expected: str) -> None:
    story: list[Line] = [[(TOLD, "B-body", "body", 0.9)]] * 3
    found = made([("군은 다리 두 곳을 더 고친다고 밝혔다.", "O", "body", sure)], [("홍길동 기자", "byline", "byline", 0.9)], *story)
    assert found == [expected, "byline", *["B-body"] * 3]


def test_a_phrase_of_furniture_is_never_body() -> None:
    found = made([(TOLD, "B-body", "body", 0.9)], [("좋아요 이미지 0", "B-body", "chrome", 0.9)], [(TOLD, "B-body", "body", 0.9)])
    assert found == ["B-body", "O", "B-body"]


def test_a_told_sentence_behind_furniture_stays_where_it_is_not_surely_none() -> None:
    found = made([(TOLD, "B-body", "body", 0.9)], [("봄맞이 선물 반값", "O", "chrome", 0.9)], [("군은 다리 두 곳을 더 고친다.", "O", "body", 0.5)])
    assert found == ["B-body", "O", "B-body"]


def test_short_sentence_in_front_of_furniture_stays() -> None:
    found = made([(TOLD, "B-body", "body", 0.9)], [("정말 그럴까요?", "O", "body", 0.95), (" ▶ 제보하기", "O", "chrome", 0.9)], [(TOLD, "B-body", "body", 0.9)])
    assert found == ["B-body", "B-body", "O", "B-body"]


def test_of_a_caption_printed_twice_the_second_is_it() -> None:
    """`사진 위의 글` as alternative text, then as the caption, then its credit."""
    lines = ["누리군 새 다리에서 아이들이 뛰고 있다.", "누리군 새 다리에서 아이들이 뛰고 있다.", "ⓒ 누리군"]
    rules: list[tuple[str, Label]] = [("caption.printed-twice", "chrome"), ("caption.doubled", "caption"), ("credit.below-caption", "credit")]
    segments = [Segment(n, n + 1, n * 40, n * 40 + len(text), text, n, 0, -1, True) for n, text in enumerate(lines)]
    proposals = [
        Proposal(s.block, s.line, s.start, s.end, Claim(s.block, s.start, s.end, label, rule, 1), ())
        for s, (rule, label) in zip(segments, rules, strict=True)
    ]
    found = bounded(Labelled(("B-caption", "O", "O"), (0.8,) * 3, (0.8,) * 3), proposals, segments)[0]
    assert found.labels == ("O", "B-caption", "credit")


def test_a_triangle_before_a_scene_marks_a_caption() -> None:
    scene = "▲ 누리군 직원들이 새 다리를 둘러보고 있다."
    assert made([(TOLD, "B-body", "body", 0.9)], [(scene, "B-body", "body", 0.9)]) == ["B-body", "B-caption"]


@pytest.mark.parametrize("line", ["▲ 누리군은 다리를 고치기로 했다.", "누리군 직원들이 새 다리를 둘러보고 있다."])
def test_a_triangle_before_what_is_told_and_a_bare_scene_are_left_alone(line: str) -> None:
    assert made([(TOLD, "B-body", "body", 0.9)], [(line, "B-body", "body", 0.9)]) == ["B-body", "B-body"]


@pytest.mark.parametrize("front", ["[누리일보]", "【누리방송】", "<누리(한국)=도하람 기자>", "[누리일보ㅣ도하람 기자]", "|", "｜"])
def test_a_paper_or_reporter_in_brackets_and_a_bar_open_no_paragraph(front: str) -> None:
    assert made([(front + " ", "B-body", "body", 0.9), (TOLD, "I-body", "body", 0.9)]) == ["O", "B-body"]


@pytest.mark.parametrize("front", ["[누리군청]", "<누리일보>", "-"])
def test_other_brackets_and_marks_open_one(front: str) -> None:
    assert made([(front + " ", "B-body", "body", 0.9), (TOLD, "I-body", "body", 0.9)]) == ["B-body", "I-body"]


@pytest.mark.parametrize("text", ["…", "【 기자 】", "▲ 5월 27일", "후보 등록 코앞인데"])
def test_what_the_rules_call_story_stays_between_two_paragraphs(text: str) -> None:
    found = made([(TOLD, "B-body", "body", 0.9)], [(text, "O", "body", 0.99)], [(TOLD, "B-body", "body", 0.9)])
    assert found == ["B-body"] * 3


@pytest.mark.parametrize("text", ["gildong@hanbat.example", "한밭시 제공", "사진=한밭시", "(한밭=연합뉴스)", "홍길동 기자", "https://www.hanbat.example"])
def test_a_source_or_an_address_between_two_paragraphs_may_be_none_of_the_story(text: str) -> None:
    found = made([(TOLD, "B-body", "body", 0.9)], [(text, "O", "body", 0.99)], [(TOLD, "B-body", "body", 0.9)])
    assert found == ["B-body", "O", "B-body"]


@pytest.mark.parametrize(("claimed", "label", "sure", "expected"), [
    ("credit", "O", 0.8, "credit"), ("credit", "O", 0.9, "O"), ("caption", "O", 0.7, "B-caption"), ("caption", "O", 0.8, "O"),
    ("subtitle", "O", 0.7, "B-subtitle"), ("subtitle", "O", 0.8, "O"),
])  # fmt: skip
def test_what_has_a_form_is_left_out_only_where_that_is_likely(claimed: Label, label: str, sure: float, expected: str) -> None:
    found = made([("누리군 새 다리", label, claimed, sure)], [(TOLD, "B-body", "body", 0.9)])
    assert found[0] == expected


@pytest.mark.parametrize(("words", "expected"), [(1, "B-body"), (9, "I-body")])
def test_a_break_is_lost_behind_a_subhead_and_not_in_a_long_sentence(words: int, expected: str) -> None:
    front = "누리군은 다리를 고치고 " * words + "누리"
    assert made([(front, "B-body", "body", 0.9), (TOLD, "B-body", "body", 0.9)], seam=1.0) == ["B-body", expected]


@pytest.mark.parametrize(("seam", "expected"), [(0.8, "B-body"), (0.6, "I-body")])
def test_where_little_speaks_for_a_lost_break_no_word_is_cut(seam: float, expected: str) -> None:
    assert made([("누리군은 오래된 다", "B-body", "body", 0.9), ("리를 고쳐 다시 열었다고 밝혔다.", "B-body", "body", 0.9)], seam=seam) == ["B-body", expected]


@pytest.mark.parametrize(("captions", "expected"), [(4, "B-caption"), (3, "O")])
def test_a_caption_among_many_of_its_kind_is_one(captions: int, expected: str) -> None:
    line: Line = [("누리군 새 다리. ", "B-caption", "caption", 0.9), ("[누리군 제공]", "credit", "credit", 0.9)]
    last: Line = [("누리군 옛 다리. ", "O", "caption", 0.95), ("[누리군 제공]", "credit", "credit", 0.9)]
    found = made([(TOLD, "B-body", "body", 0.9)], *[line] * (captions - 1), last)
    assert found[-2] == expected


@pytest.mark.parametrize(("text", "expected"), [("기사와 관련 없는 자료 사진", "B-caption"), ("기사 내용과 무관한 사진", "B-caption"), ("기사와 관련 없는 논란", "O")])
def test_what_is_said_of_a_picture_makes_a_caption(text: str, expected: str) -> None:
    assert made([(TOLD, "B-body", "body", 0.9)], [(text, "O", "chrome", 0.9)], [(TOLD, "B-body", "body", 0.9)])[1] == expected


@pytest.mark.parametrize(("seam", "expected"), [(0.5, "B-body"), (-0.5, "I-body")])
def test_a_marked_subhead_is_cut_from_its_paragraph_where_a_break_is_likely(seam: float, expected: str) -> None:
    assert made([("◇ 왜 다리인가", "B-body", "body", 0.9), (TOLD, "I-body", "body", 0.9)], seam=seam) == ["B-body", expected]


@pytest.mark.parametrize(
    ("before", "here", "expected"),
    [
        ("한없이 느린 정치.", "존중과 토론은 어디에도 없다.", "B-body"),
        ("문 여는 날은 언제인가.", "“다음 달 3일이다.”", "B-body"),
        ("아직은 이르다는 것이 군의 생각.", "‘빠르면 빠를수록’이라는 말은 없다.", "I-body"),
        ("왜 다리는 아홉 달이나 막혔나?", "에 답은 없었다.", "I-body"),
        ("공사에는 도비와 시.", "군비가 들었다.", "I-body"),
    ],
)  # fmt: skip
def test_what_touches_the_end_of_a_sentence_begins_a_paragraph(before: str, here: str, expected: str) -> None:
    assert made([(before, "B-body", "body", 0.9), (here, "I-body", "body", 0.9)])[1] == expected


def test_a_subhead_runs_into_a_day() -> None:
    assert made([("◇ 다리 다시 놓는다", "B-body", "body", 0.9), ("3일 누리군은 새 다리를 열었다.", "I-body", "body", 0.9)]) == ["B-body", "B-body"]


@pytest.mark.parametrize(("source", "label", "expected"), [("[누리일보ㅣ홍길동 기자]", "byline", "byline"), ("[누리일보]", "I-body", "O"), ("[다리 공사]", "I-body", "I-body")])
def test_what_runs_into_a_paper_in_brackets_is_a_deck(source: str, label: str, expected: str) -> None:
    found = made([("누리군 새 다리 연다", "B-body", "body", 0.9), (source, label, "byline", 0.9), (" " + TOLD, "I-body", "body", 0.9)])
    assert found == (["B-body", "I-body", "I-body"] if expected == "I-body" else ["B-subtitle", expected, "B-body"])


@pytest.mark.parametrize(("sure", "expected"), [(0.6, "B-caption"), (0.9, "B-body")])
@pytest.mark.parametrize("text", ["누리군이 12일 다리를 다시 열었다.", "누리군이 12일 오래된 다리를 고쳐 다시 열었다. " * 4])
def test_a_short_line_with_a_sure_credit_is_a_caption_where_the_choice_is_unsure(sure: float, expected: str, text: str) -> None:
    found = made([(TOLD, "B-body", "body", 0.9)], [(text, "B-body", "caption", sure), ("(사진=누리군)", "credit", "credit", 0.9)])
    assert found[1] == (expected if len(text) < 90 else "B-body")


def test_a_word_is_not_torn_between_a_name_and_the_story() -> None:
    line: Line = [("서이든 누리대학교 명예", "byline", "byline", 0.6), ("교수가 이 상을 받는다고 누리군이 12일 밝혔다.", "B-body", "body", 0.9)]
    assert made(line, [(TOLD, "B-body", "body", 0.9)], seam=0.6) == ["B-body", "I-body", "B-body"]
    assert made(line, [(TOLD, "B-body", "body", 0.9)], seam=0.8) == ["byline", "B-body", "B-body"]


def test_paragraphs_of_one_mark_begin_alike() -> None:
    def asked(*labels: str) -> list[str]:
        lines: list[Line] = [[("“다음 달에 연다.”", "B-body", "body", 0.9), ("- 왜 늦었나?", label, "body", 0.6)] for label in labels]
        return made(*lines)[1::2]

    assert asked("B-body", "B-body", "I-body") == ["B-body"] * 3
    assert asked("B-body", "I-body", "I-body") == ["B-body", "I-body", "I-body"]
    assert asked("B-body", "I-body") == ["B-body", "I-body"]


def test_what_stands_within_a_sentence_begins_no_paragraph_of_its_mark() -> None:
    lines: list[Line] = [[("“다음 달에 연다.”", "B-body", "body", 0.9), ("- 왜 늦었나?", "B-body", "body", 0.6)] for _ in range(3)]
    assert made(*lines, [("누리군은 다리", "B-body", "body", 0.9), ("- 길과 둑", "I-body", "body", 0.9)])[-1] == "I-body"


def test_another_speaker_begins_a_paragraph() -> None:
    line: Line = [("◆ 서이든> 네.", "B-body", "body", 0.9)]
    assert made(line, [("◆ 도하람> 그래요?", "I-body", "body", 0.6)]) == ["B-body", "B-body"]


@pytest.mark.parametrize(("before", "kept"), [("credit", "O"), ("byline", "B-body")])
def test_the_rest_of_a_credit_is_none_of_the_story(before: str, kept: str) -> None:
    line: Line = [("한밭시 ", before, "body", 0.4), ("제공", "O", "body", 0.6), (f" {TOLD}", "B-body", "body", 0.9)]
    assert made(line)[1] == kept
