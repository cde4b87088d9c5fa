"""Hostile inputs: each finishes and is tiled, and four times the input takes about four times as long.

`NEWSEXTRACT_FULL=1` tries every kind at 2 MB and growth from 150 KB to 600 KB: some minutes, but a term
that grows with the square of the input and is cheap at first shows only there.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable

import pytest

from newsextract import explain

from .tiling import assert_tiles

FULL = bool(os.environ.get("NEWSEXTRACT_FULL"))
SIZE = 2_000_000 if FULL else 20_000
SMALL = 150_000 if FULL else 6_000
BOUND = 8.0  # what fourfold input may cost at most; quadratic growth costs 16

SENTENCE = "김 지사는 이날 도청에서 기자회견을 열고 이렇게 말했다."

Make = Callable[[int], str]


def run(unit: str, front: str = "", back: str = "") -> Make:
    """A text of about n characters: one unit over and over, between a front and a back."""
    return lambda n: front + unit * (n // len(unit)) + back


def numbered(unit: str, front: str = "", joint: str = "") -> Make:
    """The same, with a number in each unit, so that no two are alike."""
    return lambda n: front + joint.join(unit.format(i) for i in range(n // (len(unit) + len(joint) + 3)))


LARGE: dict[str, Make] = {
    "a line of one letter": lambda n: "a" * n,
    "a line of one syllable": lambda n: "가" * n,
    "a line of digits": lambda n: "1" * n,
    "a line of spaces": lambda n: "가" + " " * n + "나",
    "a line of quotes": lambda n: '"' * n,
    "a million blank lines": lambda n: SENTENCE + "\n" * (n // 5) + SENTENCE,
    "a million NULs": lambda n: "\x00" * (n // 5),
    "a million lone surrogates": lambda n: "\udc80" * (n // 5),
    "100,000 brackets": lambda n: "[" * (n // 50),
    "100,000 nested brackets": lambda n: "([" * (n // 100) + "])" * (n // 100),
    "100,000 rights signs": lambda n: "ⓒ" * (n // 50),
    "100,000 tags": lambda n: "#a" * (n // 50),
    "100,000 sentence ends": lambda n: "다." * (n // 50),
    "100,000 short lines": lambda n: "가\n" * (n // 50),
    "50,000 photo marks": lambda n: "사진=" * (n // 100),
}
KINDS: dict[str, Make] = {
    # few pieces, one long line of them
    "one letter": run("a"),
    "one syllable": run("가"),
    "digits": run("1"),
    "spaces": run(" ", "가", "나"),
    "spaces behind a stop": run(" ", "다.", "나"),
    "ideographic spaces": run("\u3000", "다.", "나"),
    "no-break spaces": run("\xa0", "가", "나"),
    "double quotes": run('"'),
    "opening square brackets": run("["),
    "opening round brackets": run("("),
    "opening angle brackets": run("<"),
    "nested brackets": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "nested kinds of brackets": lambda n: "[(<" * (n // 6) + ">)]" * (n // 6),
    "at signs": run("@"),
    "commas": run(","),
    "full stops": run("."),
    "equals signs": run("="),
    "long address": run("a", "http://"),
    "long e-mail": run("a.", "", "@example.co.kr"),
    "bare dates": run("2024.05.22 "),
    "reporters": run("김기자"),
    "reporters with spaces": run("홍길동 기자 "),
    "NULs": run("\x00"),
    "NULs between": run("가\x00"),
    "lone surrogates": run("\ud800"),
    "combining marks": run("\u0301\u0316", "가"),
    "blank lines": run("\n"),
    "blank lines in a story": run("\n", SENTENCE, SENTENCE),
    "blank lines of Windows": run("\r\n"),
    "mojibake": run("한국 정부는 ".encode().decode("latin-1")),
    # a piece, a claim or a place to look at every few characters
    "sentence ends": run("다."),
    "sentence ends and quotes": run('다."'),
    "sentence ends and apostrophes": run("나섰다.'가"),
    "sentence ends and spaces": run("다.  "),
    "sentence ends and brackets": run("다.(가"),
    "bracket pairs": run("[가]"),
    "rights signs": run("ⓒ"),
    "rights signs behind sentences": run("다.ⓒ 가"),
    "rights notices": run("<저작권자"),
    "hash tags": run("#a"),
    "hash tags with commas": run("#a, "),
    "hash tags, the last one long": run("#a, ", "", "가나다라 " * 20),
    "hash tags on lines": numbered("#a{}", joint="\n"),
    "listed tags": numbered("a{}", front="태그: ", joint=","),
    "photo marks": run("사진="),
    "photo marks with sources": run("사진=뉴시스더불어"),
    "photo marks in brackets": run("[사진=가]나"),
    "e-mail addresses": run("a@b.co "),
    "e-mail addresses glued": run("a@b.co가"),
    "e-mail-like runs": run("a" * 40 + "@"),
    "anchors": run("[앵커]"),
    "datelines": run("(서울=연합뉴스) 홍길동 기자 = 정부는 "),
    "bylines in brackets": run("[홍길동 기자] "),
    "subheads glued": run("다.▶가나"),
    "subheads behind sentences": run("나섰다.김 지사는 ■가나다라 "),
    "subscription and spaces": run(" ", "구독", "가"),
    "tip lines": run("※제보"),
    "links": run("다☞"),
    "zero-width characters": run("가\u200b"),
    "zero-width run": run("\u200b", "가", "나"),
    "decomposed Hangul": run("\u1112\u1161\u11ab"),
    "lone surrogates behind stops": run("다.\udfff"),
    "short lines": run("가\n"),
    "lines of one byline": run("홍길동 기자\n"),
    "bylines below a ranking": run("홍길동 기자\n", "많이 본 뉴스\n"),
    "bylines in comments": run("홍길동 기자 a@b.kr\n", f"{SENTENCE}\n댓글\n"),
    "dates on lines": run("입력 2024.05.22 18:30\n"),
    "lines without an end": numbered("가나다라 마바사아 자차카타 {} 파하거너", joint="\n"),
    "paragraphs": numbered("{} " + SENTENCE, joint="\n"),
    "paragraphs glued": numbered("김 {} " + SENTENCE),
    "one paragraph over and over": run(SENTENCE + "\n"),
    "one headline over and over": run(
        "새 도서관 문 연다 한밭시\n공유하기\n", f"새 도서관 문 연다 한밭시\n{SENTENCE * 4}\n"
    ),
    "captions": run("시민들이 줄을 서 있다. (사진=연합뉴스)\n"),
    "captions twice": run("시민들이 줄을 서 있다\n시민들이 줄을 서 있다\n사진=연합뉴스\n"),
    "credits": run("사진=연합뉴스\n"),
    "triangles": run("▲가나\n"),
    "heads of lists": run("관련기사\n"),
    "lists": run("관련기사\n가나 다라 마바사 아자차\n"),
    "summaries": run("AI 요약\n가나 다라 마바사 아자차\n"),
    "copyright lines": run("무단전재" * 64 + "\n"),
    "footers": run("회사소개 " * 70 + "\n"),
    "share buttons": run("가(으)로 기사보내기 " * 6 + "\n"),
    "hashes alone": run("#"),
    "hashes doubled": run("#a##"),
    "subhead marks and no spaces": run("나섰다.▶" + "가나다라마바사" * 37),
    "a tag head and spaces": run(" ", "태그", "가,"),
    "table rows": run("가나\t1,200\t3.5%\n"),
    "verse": run("산 넘어 산\n\n"),
    "markup": run("<div class='a'><p>가나다 라마바.</p></div>"),
    "UTF-8 read as CP949": run("한국 ".encode().decode("cp949", "replace") + "\n"),
}


def named(kinds: dict[str, Make]) -> list[object]:
    """The kinds as pytest's parameters."""
    return [pytest.param(make, id=name) for name, make in kinds.items()]


def seconds(text: str) -> float:
    """Processor time for one explain(), without what collecting the garbage of the other tests costs."""
    gc.collect()
    gc.disable()
    try:
        begin = time.process_time()
        explain(text)
        return time.process_time() - begin
    finally:
        gc.enable()


@pytest.mark.parametrize("make", named(LARGE))
def test_large_input_is_tiled(make: Make) -> None:
    assert_tiles(explain(make(5_000_000)))


@pytest.mark.parametrize("make", named(KINDS))
def test_hostile_input_is_tiled(make: Make) -> None:
    assert_tiles(explain(make(SIZE)))


@pytest.mark.parametrize("make", named(KINDS))
def test_time_is_linear(make: Make) -> None:
    """The least of several runs is compared: a busy machine only ever adds time.

    Runs too short to be told from the fixed cost of a call are not judged by it: a
    millisecond is allowed for that.
    """
    small, large = make(SMALL), make(4 * SMALL)
    for _ in range(4):
        once, four = min(seconds(small) for _ in range(2)), seconds(large)
        if four < BOUND * (once + 0.001):
            return
    pytest.fail(f"{len(small)} characters take {once:.3f} s, {len(large)} take {four:.3f} s")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("다.".encode("cp949") * 50_000, id="CP949"),
        pytest.param("다.\n".encode("utf-16") + "가나다 \n".encode("utf-16-le") * 20_000, id="UTF-16"),
        pytest.param("다 ".encode() * 50_000 + b"\xff\xfe\x80", id="UTF-8 with a broken end"),
        pytest.param(b"\xb4\xd9\x81" * 50_000, id="half of every CP949 pair"),
        pytest.param(b"a" * 5_000 + bytes(range(256)) * 400, id="every byte"),
    ],
)
def test_hostile_bytes_are_tiled(data: bytes) -> None:
    assert_tiles(explain(data))
