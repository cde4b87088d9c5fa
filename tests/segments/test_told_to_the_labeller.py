"""What is left out for speed changes nothing: places without a trigger, names that the model does not know."""

from __future__ import annotations

import random
from collections import Counter

from newsextract.decide import propose
from newsextract.labels.model import names, tagger
from newsextract.model import Known
from newsextract.pipeline import _ruled
from newsextract.readers.text import read_text
from newsextract.segments import landmarks
from newsextract.segments.features import features
from newsextract.segments.segment import split

PARTS = (
    *".?!…”’\"'“‘ \t·ㆍ•[]【】<>〈〉（）()▲▶◀◆①/|│ㅣ=〓ⓒ©#*~-–—@:_+가다일고은aZ1",
    *"기자 기자회견 특파원 위원 DB 금지 금지하 재판매 무단 원본보기 확대보기 보기자 제공 자료사진 사진 자료 그래픽 출처 영상 촬영 글 취재 편집 캡처 갈무리".split(),
    *"연합뉴스 연합뉴스TV 뉴스1 뉴시스 AP http:// www. .com .kr abc@de.example photo= Photo 12일 검찰은 다. 라고 까지".split(),
    "기사내용 요약", "사진 확대", "  ", "3일 ", "시는 새 다리를 올해 안에 놓는다고 밝혔다. ",
)  # fmt: skip
TEXT = """가온일보
로그인 | 회원가입
새 다리 내년에 놓는다
입력 2031.05.22 18:30
[가온일보 홍길동 기자] 가람시는 올해 안에 누리강을 잇는 다리를 놓는다고 22일 밝혔다.
▲ 누리강 다리 조감도. (사진=가람시 제공)
“약속을 지켰다”고 박새롬 시장은 말했다.박 시장은 예산도 마련했다고 덧붙였다.
저작권자 ⓒ 가온일보 무단전재 및 재배포 금지
"""


def test_places_are_those_of_a_search_at_every_character() -> None:
    choose = random.Random(3)
    for _ in range(3000):
        line = "".join(choose.choices(PARTS, k=choose.choice((2, 4, 8, 20))))
        assert landmarks._places(line) == [match.end() for match in landmarks._PLACE.finditer(line)], line
        assert landmarks._glued(line) == [match.end() for match in landmarks._GLUED.finditer(line)], line


def test_the_names_of_the_weights_are_read_from_their_file() -> None:
    known = {name for name, _ in tagger().info().state_features}
    assert {*names().group(known).own} == known


def test_only_names_that_the_model_knows_are_told_and_each_as_often() -> None:
    document = read_text(TEXT, "input", None)
    state = _ruled(document, None, Known())
    proposals = propose(document, state.pieces, state.claims)
    segments = split(document, proposals, state.lines)
    known = {name for name, _ in tagger().info().state_features}
    every, told = features(state, proposals, segments), features(state, proposals, segments, names())
    assert len(every) == len(told) == len(segments) > 8
    for all_names, known_names in zip(every, told, strict=True):
        assert Counter(known_names) == Counter(name for name in all_names if name in known)


def test_a_kept_group_is_that_of_a_new_one() -> None:
    fresh = names().group(["told", "stop", "closes-quote"])
    kept = names().of_text("아무도 적지 않은 글", lambda _: ["told", "stop", "closes-quote"])
    assert names().of_text("아무도 적지 않은 글", lambda _: []) is kept == fresh
    names()._kept.pop("아무도 적지 않은 글")
