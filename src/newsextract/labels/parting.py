"""Where one item ends and the next begins within a line, as far as that is plain to see."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsextract.korean.sentences import ENDERS, PARTICLE, ends_sentence
from newsextract.korean.turns import TURN
from newsextract.segments.segment import Segment

_LONGEST_HEAD = 60  # characters of a subhead that runs into its paragraph
_HEADING_MARKS = frozenset("◆◇■□◎●")
_CLOSING = "”’)]」』.,"
_EITHER = "\"'"  # these open too
_LEAST_SEAM = 0.7  # log-odds of a lost break at which a paragraph may end that no mark opens
_ALIKE = 3  # paragraphs of one mark that show how the others are to be read
_NOT_MARKS = frozenset("\"'“”‘’([<〈《「『…·.,/")
_OUTSIDE = frozenset({"O", "byline"})
_LINE = "━"  # before and behind a subhead
_FAR = 40  # segments in front of one that are looked at
_OPENS_DAY = re.compile(r"\d{1,2}일 ")
_ENDS_TOLD = re.compile(rf"[{ENDERS}][.?!]$")
_ENDS = re.compile(r"[가-힣][.?!]$")
_OF_LIST = re.compile(r"(?:^|[\s,])[시군구도읍면]\.$")  # `시.군비`: a full stop in the place of a dot


def part_items(labels: list[str], segments: Sequence[Segment], proposed: Sequence[str]) -> None:
    """Set right where paragraphs, decks and captions begin."""
    line = 0
    for index in range(1, len(labels)):
        before, here = segments[index - 1], segments[index]
        line = index if here.space == -1 else line
        if labels[index] == "B-body" and labels[index - 1] in _OUTSIDE and _is_torn(before, here):
            labels[index - 1], labels[index] = "B-body", "I-body"
        if labels[index][1:2] != "-" or labels[index][2:] != labels[index - 1][2:]:
            continue
        kind = labels[index][2:]
        if kind == "body" and proposed[index] == "B-body" and TURN.match(here.text):
            labels[index] = "B-body"  # `… 네. ◆ 홍길동> …`: another speaks
        elif _closes(segments, index, line) or (here.text == _LINE and before.text[0] == _LINE):
            labels[index] = f"I-{kind}"  # what closes a quotation begins nothing
        elif proposed[index] == f"B-{kind}" and here.space < 1 and ((kind == "subtitle" and before.text.strip(_CLOSING + _EITHER)) or (kind == "body" and here.space < 0)):
            labels[index] = proposed[index]  # a line of its own, or a part of a headline that touches the one before
        elif kind == "body" and here.seam is not None and _goes_on(before, here):
            labels[index] = "I-body"
        elif kind == "body" and here.block == before.block and here.space == 0:
            if _begins_anew(before.text, here.text):
                labels[index] = "B-body"  # `나섰다.김 지사는`: the break was lost
            elif labels[index - 1] == "B-body" and before.text[0] in _HEADING_MARKS and (_OPENS_DAY.match(here.text) or (here.seam is not None and here.seam > 0)):
                labels[index] = "B-body"  # `◇ 왜 지금인가시장은`, `◇ 왜 지금인가3일 시장은`: a subhead runs into its paragraph
            elif before.text.endswith(("…", "..")) and here.seam is None:
                labels[index] = "I-body"  # `…끝없는 혁신…위기를 딛고` is one line


def begin_alike(labels: list[str], segments: Sequence[Segment]) -> None:
    """Where most paragraphs that a mark opens behind a sentence begin there, the others do too."""
    marked: dict[str, list[int]] = {}
    for index in range(1, len(labels)):
        mark = segments[index].text[0]
        if labels[index].endswith("body") and labels[index - 1].endswith("body") and not mark.isalnum() and mark not in _NOT_MARKS and ends_sentence(segments[index - 1].text):
            marked.setdefault(mark, []).append(index)
    for alike in marked.values():
        within = [index for index in alike if labels[index] == "I-body"]
        if len(alike) >= _ALIKE and len(within) * 3 <= len(alike):
            for index in within:
                labels[index] = "B-body"


def _is_torn(before: Segment, here: Segment) -> bool:
    """Whether a word goes on at a place where little speaks for a lost break."""
    return here.space == 0 and here.seam is not None and here.seam < _LEAST_SEAM and before.text[-1].isalnum()


def _goes_on(before: Segment, here: Segment) -> bool:
    """Whether a sentence goes on at a place where a break may be lost: no subhead is as long as what stands before, or little speaks for a break inside a word."""
    weak = _is_torn(before, here) and before.text[0] not in _HEADING_MARKS
    return before.text[-1].isalnum() and (weak or len(before.text) > _LONGEST_HEAD)


def _closes(segments: Sequence[Segment], index: int, line: int) -> bool:
    """Whether a segment only closes what stands before it; `line` is the first segment of its line.

    Of `"` and `'` one that touches what follows opens that, unless another stands open before it.
    """
    segment = segments[index]
    if segment.text.strip(_CLOSING + _EITHER):
        return False
    last = segment.text[-1]
    if last not in _EITHER or segment.closes or segments[index + 1].space > 0:
        return True
    return sum(before.text.count(last) for before in segments[max(line, index - _FAR) : index]) % 2 == 1


def _begins_anew(before: str, here: str) -> bool:
    """Whether a text that touches the end of a sentence begins another: between sentences of one paragraph there is a space.

    >>> _begins_anew("한없이 느린 정치.", "존중과 토론"), _begins_anew("왜 10년이나 걸리나?", "에 의문."), _begins_anew("예산은 시.", "군비로 쓴다.")
    (True, False, False)
    """
    near = max(0, len(before) - 3)
    if here[0] in "\"'”’(" or not _ENDS.search(before, near):
        return False
    if _ENDS_TOLD.search(before, near):
        return True
    carried = before[-1] != "." and PARTICLE.match(here) is not None  # `“걸리나?”에` without its quotation marks
    return here[0] != "‘" and not _OF_LIST.search(before, near) and not carried
