"""What a form alone decides of a label: a bar or a paper in brackets opens no paragraph, a triangle or what is said of a picture marks a caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsextract.korean.credits import NOT_OF_STORY
from newsextract.korean.names import is_outlet
from newsextract.korean.sentences import is_prose, is_scene
from newsextract.korean.words import AGENCY
from newsextract.segments.segment import Segment

_AGENCY = re.compile(AGENCY)
_TRIANGLES = frozenset("▲△▴")
_BARS = frozenset("|｜│ㅣ")
_NOT_CAPTION = frozenset({"O", "B-body", "B-subtitle"})
_LONGEST_REMARK = 40  # characters of `기사와 관련 없는 자료 사진`
LONGEST_DECK = 90  # characters of a 부제
_POINTS = re.compile(r"\(사진 ?(?:왼쪽|오른쪽|좌측|우측|가운데|위|아래|맨 앞)")  # `홍길동 시장(사진 오른쪽)과 임꺽정 의장`
_IN_BRACKETS = re.compile(
    r"""
      [\[【<〈] [^\[\]【】<>〈〉]{2,24} [=ㅣ|] \s? [가-힣]{2,4} \s (?P<writer>기자|특파원) [\]】>〉]   # `<누리(한국)=도하람 기자>`
    | [\[【] \s? (?P<name>[^\[\]【】]{2,14}?) \s? [\]】]                                   # `[누리일보]`
    """,
    re.VERBOSE,
)


def mind_forms(labels: list[str], segments: Sequence[Segment]) -> None:
    """Set right what a form alone decides.

    A bar, or a paper or reporter in brackets, opens no paragraph; what runs into it at the front of the story is its
    부제. A triangle before a scene marks a caption, and so does a line that says of a picture that it shows nothing of the story. A paper in brackets on a line above the story is no picture's source.
    """
    front = True
    for index, segment in enumerate(segments):
        if front and labels[index] == "credit" and segment.space == -1 and segment.text[0] in "[【" and _is_source_in_brackets(segment.text):
            labels[index] = "O"  # the paper that opens its story
        if segment.space == -1 and labels[index] in _NOT_CAPTION and len(segment.text) < _LONGEST_REMARK and NOT_OF_STORY.search(segment.text):
            labels[index] = "B-caption"
        elif labels[index].endswith("subtitle") and _POINTS.search(segment.text):
            _make_caption(labels, segments, index)
        if not labels[index].endswith("body"):
            continue
        if front and _runs_into_source(labels, segments, index):
            labels[index] = "B-subtitle"
            if labels[index + 1] != "byline":
                labels[index + 1] = "O"
            if labels[index + 2] == "I-body":
                labels[index + 2] = "B-body"
            continue
        front = False
        if segment.text == "/" and not segment.closes and not labels[index + 1].endswith("body"):
            labels[index] = "O"  # before who signs
        if labels[index] != "B-body":
            continue
        if segment.space == -1 and segment.closes and segment.text[0] in _TRIANGLES and is_scene(segment.text):
            labels[index] = "B-caption"
        elif not segment.closes and labels[index + 1] == "I-body" and (segment.text in _BARS or _is_source_in_brackets(segment.text)):
            labels[index], labels[index + 1] = "O", "B-body"


def _make_caption(labels: list[str], segments: Sequence[Segment], index: int) -> None:
    """A line that points at its picture is a caption from its begin on."""
    first = last = index
    while segments[first].space >= 0 and labels[first - 1].endswith("subtitle"):
        first -= 1
    while not segments[last].closes and labels[last + 1].endswith("subtitle"):
        last += 1
    labels[first : last + 1] = ["B-caption", *["I-caption"] * (last - first)]


def _runs_into_source(labels: Sequence[str], segments: Sequence[Segment], index: int) -> bool:
    """Whether a short text that is no sentence touches a paper or a signature in brackets, and the line goes on behind it."""
    here = segments[index]
    if here.closes or segments[index + 1].closes or len(here.text) > LONGEST_DECK or is_prose(here.text):
        return False
    source, label = segments[index + 1], labels[index + 1]
    return source.space == 0 and source.text[0] in "[【" and (label == "byline" or (label == "I-body" and _is_source_in_brackets(source.text)))


def _is_source_in_brackets(text: str) -> bool:
    match = _IN_BRACKETS.fullmatch(text)
    return match is not None and (match["writer"] is not None or is_outlet(match["name"]) or _AGENCY.fullmatch(match["name"]) is not None)
