"""Seams that no mark shows: what is found in invented lines, and what is left alone."""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib import resources
from itertools import pairwise

import pytest

from newsextract.segments.seam_evidence import Vocabulary
from newsextract.segments.seam_net import Window, log_odds
from newsextract.segments.seam_words import Known, build, known_words, stem, unpack
from newsextract.segments.seams import (
    Line,
    Model,
    candidates,
    packaged_model,
    printed_marks,
    read,
    seams,
    vocabulary,
)

MODEL = packaged_model()
STORY = (
    "가람시는 올해 안에 누리강을 잇는 다리를 놓는다고 밝혔다. 누리강 다리는 삼십 년 전 홍수로 무너졌다.\n"
    "한빛노조는 이날 시청 앞에서 기자회견을 열고 대책을 요구했다. 시민들은 다리가 놓이기를 기다려 왔다.\n"
    "박새롬 시장은 예산을 마련하겠다고 말했다. 도솔연구원이 설계를 맡는다. 가람시는 내년에 길도 닦는다.\n"
)
PARTS = (
    "무너진 다리 삼십 년 만에 제자리로",
    "“약속 지켜라” 시청 앞 집회 개최",
    "예산 삼백억 원 확보가 관건",
    "시민 열에 여덟은 사업에 찬성",
    "강 건너 마을 주민들 숙원 해결",
    "올해 안에 첫 삽 뜨고 내년 완공 목표",
)
SENTENCES = (
    "가람시는 올해 안에 누리강을 잇는 다리를 놓는다고 밝혔다.",
    "한빛노조는 이날 시청 앞에서 기자회견을 열고 대책을 요구했다.",
    "박새롬 시장은 예산을 마련하겠다고 말했다.",
    "도솔연구원이 설계를 맡아 내년 봄에 내놓는다고 시는 설명했다.",
)


def told(line: str, words: Vocabulary, model: Model = MODEL, landmarks: Sequence[int] = ()) -> list[tuple[int, float]]:
    lines = [Line(line, landmarks)]
    return seams(lines, read(lines), words, model)[0]


def found(line: str, story: str = STORY, landmarks: tuple[int, ...] = ()) -> list[str]:
    return [line[:place] for place, _ in told(line, vocabulary(story + line), landmarks=landmarks)]


def test_of_parts_glued_to_a_sentence_most_are_found() -> None:
    right = [part in found(part + sentence) for part in PARTS for sentence in SENTENCES]
    assert sum(right) > len(right) / 2


@pytest.mark.parametrize("line", [*PARTS, *SENTENCES, *STORY.splitlines()])
def test_a_line_in_one_piece_is_left_alone(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "중거리탄도미사일방어체계 도입을 두고 국방위원회에서 여야가 맞섰다고 한다.",
        "가람시립어린이도서관건립추진위원회는 다음 달 첫 회의를 연다고 알렸다.",
        "박새롬 시장은 “누리강다리복원사업은 시민과 한 약속”이라고 여러 번 말했다.",
    ],
)
def test_a_compound_that_no_crawl_has_is_left_alone(line: str) -> None:
    assert found(line) == []


def test_a_subhead_behind_its_mark_is_cut_from_the_sentence() -> None:
    part = "◆ 왜 다리부터 놓을까"
    line = f"시는 예산을 마련했다.{part}가람시는 올해 안에 누리강을 잇는 다리를 놓는다고 밝혔다."
    start = line.index("◆")
    assert line[: start + len(part)] in found(line, landmarks=(start, line.index("밝혔다.") + 4))


def test_of_parts_that_a_space_parts_from_a_sentence_some_are_found() -> None:
    right = [f"{part} " in found(f"{part} {sentence}") for part in PARTS for sentence in SENTENCES]
    assert sum(right) > len(right) / 6


def test_a_window_is_read_like_its_whole_line() -> None:
    line = "".join(PARTS) + "".join(SENTENCES)
    whole, part = log_odds([Window(line, 0, len(line)), Window(line, 60, 90)])
    assert abs(whole[60:90] - part).max() < 1e-3


def test_windows_are_read_apart_from_each_other() -> None:
    windows = [Window(text, 0, len(text)) for text in (*PARTS, *SENTENCES)]
    together = log_odds(windows)
    assert all(abs(alone - one).max() < 1e-3 for window, one in zip(windows, together, strict=True) for alone in log_odds([window]))


def test_nothing_is_asked_of_the_network_where_there_is_no_window() -> None:
    assert log_odds([]) == []


def test_a_landmark_is_not_told_again() -> None:
    line = PARTS[0] + SENTENCES[0]
    assert found(line)
    assert found(line, landmarks=(len(PARTS[0]),)) == []


def test_a_word_of_the_document_itself_raises_the_score() -> None:
    line = PARTS[0] + SENTENCES[0]
    everything = packaged_model()._replace(thresholds=(-99.0, -99.0))
    here = dict(told(line, vocabulary(STORY), everything))[len(PARTS[0])]
    elsewhere = dict(told(line, vocabulary("다른 글이다."), everything)).get(len(PARTS[0]), -99.0)
    assert here > elsewhere


def test_places_are_in_order_inside_the_line_and_apart() -> None:
    line = "".join(PARTS) + "".join(SENTENCES)
    places = [place for place, _ in told(line, vocabulary(STORY), Model({}, (-1.0, -1.0)))]
    assert places == sorted(places)
    assert all(0 < place < len(line) for place in places)
    assert all(b - a > 4 for a, b in pairwise(places))


@pytest.mark.parametrize("line", ["", " ", "가", "가람시", "'", '"' * 30, "“" * 40, "다." * 30, "가" * 39, "가" * 40, "가 " * 40])
def test_any_line_is_taken(line: str) -> None:
    assert len(told(line, vocabulary(line), landmarks=(1, 2) if len(line) > 2 else ())) < 2 + len(line) / 4


@pytest.mark.parametrize("piece", ["가나다라", '"가나', '"가나다" 라마바사 ', "가나는 ", "가나다라'", "다.가", "A1"])
def test_time_is_linear(piece: str) -> None:
    seconds = []
    for size in (40_000, 160_000):
        line = piece * (size // len(piece))
        words = vocabulary(line)
        cut = list(range(50, len(line), 50))
        begun = time.process_time()
        lines = [Line(line, cut)]
        list(candidates(lines, read(lines), words))
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 8 * seconds[0] + 0.2


def test_marks_of_a_printed_list() -> None:
    line = "['다리를 놓는다', '가람시는 오늘 밝혔다', '도서관 ', 3]"
    places = printed_marks(line)
    assert line[places[0] : places[1]] == "다리를 놓는다"
    assert line[places[2] : places[3]] == "가람시는 오늘 밝혔다"


def test_a_document_tells_that_it_is_a_printed_list() -> None:
    assert vocabulary("['가나', '다라', '마바', '사아']").printed
    assert not vocabulary(STORY).printed


def test_lost_breaks_are_counted_in_powers_of_two() -> None:
    assert [vocabulary("시가 밝혔다.시는 " * number).lost for number in (0, 1, 2, 4)] == [0, 1, 2, 3]


def test_a_table_is_read_as_it_was_packed() -> None:
    table = build({"가람시": Known(3, 5, 2, 1), "누리강": Known(0, 4, 0, 0)}, ["가람시는"])
    again = unpack(table.pack())
    assert again == table
    assert again.look_up("가람시") == Known(3, 5, 2, 1)
    assert again.look_up("누리강") == Known(0, 4, 0, 0)
    assert again.look_up("도솔산") == Known(0, 0, 0, 0)
    assert again.holds("가람시는")
    assert not again.holds("누리강은")


def test_what_a_crawl_knows_of_common_words() -> None:
    table = known_words()
    assert table.look_up("정부는").often
    assert table.look_up("한편").opens > table.look_up("위해").opens
    assert not table.look_up("가람누리도솔산은").often


@pytest.mark.parametrize(("word", "expected"), [("가람시는", "가람시"), ("본부에서", "본부"), ("본부", "본부"), ("나는", "나는"), ("서울까지", "서울")])
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_package_data_is_small() -> None:
    folder = resources.files("newsextract.segments")
    assert sum(len((folder / name).read_bytes()) for name in ("seams.json", "seam_words.bin", "seam_net.npz")) < 700_000
