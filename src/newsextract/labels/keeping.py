"""What the rules call story is not lightly left out: between two paragraphs, above the first one and behind the last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsextract.korean.names import EMAIL, names_with_roles
from newsextract.korean.sentences import ends_sentence, ends_told, is_about_others, is_past, is_prose
from newsextract.korean.words import AGENCY, KIND
from newsextract.labels.marked import LONGEST_DECK
from newsextract.segments.segment import Segment

_UNSURE = 0.5  # how sure it must be that a name inside of the story's line is a source
_SURE = 0.9  # how sure it must be that a sentence of the story is none of it
_POLITE = "니다."  # how a broadcast tells, and how a paper speaks of itself behind a story
# what names a source or an address
_SOURCE = re.compile(rf"{EMAIL}|https?:|www\.|(?:{AGENCY})|{KIND}\s?[=:/]|제공|ⓒ")


def keep_story(labels: list[str], confidence: Sequence[float], proposed: Sequence[str], segments: Sequence[Segment]) -> None:
    """Put back what labels leave out of the story; `confidence` says how sure each is, `proposed` what the rules call the segment."""
    for index in range(len(labels) - 1):
        if labels[index] == "credit" and _is_within(labels, proposed, segments, index) and confidence[index] < _UNSURE:
            labels[index], labels[index + 1] = "B-body", "I-body"  # `<SBS스페셜>을 통해`: a name that the story goes on from
    body = [index for index, name in enumerate(labels) if name.endswith("body")]
    if not body:
        return
    first, last = body[0], body[-1]
    unsure = [sure < _SURE for sure in confidence]
    polite = sum(segments[index].text.endswith(_POLITE) for index in body) * 2 >= sum(ends_sentence(segments[index].text) for index in body)
    _keep_inside(labels, proposed, segments, first, last)
    _keep_sentences_inside(labels, unsure, proposed, segments, first, last)
    _keep_above(labels, unsure, proposed, segments, first)
    _keep_behind(labels, unsure, proposed, segments, last, polite)
    for index in range(first):
        # no 부제 is a long told sentence
        if labels[index].endswith("subtitle") and proposed[index].endswith("body") and is_told_at_length(segments[index].text):
            labels[index] = "B-body"


def _is_left_out(labels: Sequence[str], proposed: Sequence[str], index: int) -> bool:
    """Whether a label leaves out what the rules call story."""
    return labels[index] == "O" and proposed[index].endswith("body")


def _is_within(labels: Sequence[str], proposed: Sequence[str], segments: Sequence[Segment], index: int) -> bool:
    """Whether the rules call a segment and the one that it touches one part of the story."""
    return segments[index + 1].space == 0 and segments[index].proposal == segments[index + 1].proposal and proposed[index].endswith("body") and labels[index + 1].endswith("body")


def _keep_inside(labels: list[str], proposed: Sequence[str], segments: Sequence[Segment], first: int, last: int) -> None:
    """What the rules call story stays between two paragraphs, line by line, unless it has the form of a credit, a byline or an address."""
    start = first
    for index in range(first, last + 1):
        lost = _is_left_out(labels, proposed, index)
        if lost and start < index and segments[index].block == segments[start].block:
            continue
        if start < index and labels[start] == "O":
            text = " ".join(segment.text for segment in segments[start:index])
            if not _SOURCE.search(text) and not names_with_roles(text):
                labels[start:index] = proposed[start:index]
        start = index if lost else index + 1


def _keep_sentences_inside(
    labels: list[str], unsure: Sequence[bool], proposed: Sequence[str], segments: Sequence[Segment], first: int, last: int
) -> None:
    """A sentence between two paragraphs stays unless it is surely none of the story, even where it names a source."""
    for index in range(first + 1, last):
        if _is_left_out(labels, proposed, index) and unsure[index]:
            inside = labels[index - 1].endswith("body") and segments[index - 1].block == segments[index].block == segments[index + 1].block
            if inside or is_prose(segments[index].text):
                labels[index] = "I-body" if inside and proposed[index] == "I-body" else proposed[index]


def _keep_above(labels: list[str], unsure: Sequence[bool], proposed: Sequence[str], segments: Sequence[Segment], first: int) -> None:
    """So does what the rules let the story begin with: `[앵커]`, or a told sentence above a byline or a picture.

    What touches a credit is its rest: the `제공` of `한밭시 제공`.
    """
    touches = True
    for index in range(first - 1, -1, -1):
        touches = touches and labels[max(index - 1, 0)] != "credit"
        if _is_left_out(labels, proposed, index) and unsure[index] and (touches or ends_told(segments[index].text)):
            labels[index] = proposed[index]
        else:
            touches = False


def _keep_behind(
    labels: list[str], unsure: Sequence[bool], proposed: Sequence[str], segments: Sequence[Segment], last: int, polite: bool
) -> None:
    """So does a sentence behind the last one, whoever signed that and whatever furniture stands between."""
    for index in range(last + 1, len(labels)):
        if "byline" in (labels[index], proposed[index]) or labels[index] == proposed[index] == "O":
            continue
        text = segments[index].text
        told = ends_told(text) or (polite and text.endswith(_POLITE))
        if not (told and (unsure[index] or is_past(text) or is_about_others(text)) and _is_left_out(labels, proposed, index)):
            break
        labels[index] = proposed[index]


def is_told_at_length(text: str) -> bool:
    """Whether a text is a told sentence, or several, longer than any line above a story.

    >>> is_told_at_length("새 도서관 문 연다."), is_told_at_length("시는 " + "오래된 역사를 고쳐 " * 10 + "쓰기로 했다.")
    (False, True)
    """
    return len(text) > LONGEST_DECK and is_prose(text)
