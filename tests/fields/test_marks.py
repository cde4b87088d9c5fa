"""The marks of captions and credits belong to their decisions, and are no part of what these say."""

from __future__ import annotations

import pytest

from newsextract.decide import Proposal
from newsextract.fields.read import marks
from newsextract.model import Claim, Label
from newsextract.segments.segment import Segment


def found(*parts: tuple[str, str, Label]) -> tuple[frozenset[int], frozenset[int]]:
    """The marks of one line of segments: each its text, its label, and what the rules call it."""
    segments: list[Segment] = []
    proposals: list[Proposal] = []
    at = 0
    for number, (text, _, claimed) in enumerate(parts):
        segments.append(Segment(0, 1, at, at + len(text), text, number, 0, 0 if number else -1, number == len(parts) - 1))
        proposals.append(Proposal(0, 1, at, at + len(text), Claim(0, at, at + len(text), claimed, "caption", 1, item=1), ()))
        at += len(text)
    return marks([label for _, label, _ in parts], proposals, segments)


def test_bullet_of_a_caption_and_words_of_a_credit() -> None:
    fronts, tails = found(
        ("▲", "O", "caption"), ("새로 연 누리 나루터.", "B-caption", "caption"),
        ("사진=", "O", "credit"), ("누리군", "credit", "credit"), ("제공", "O", "credit"),
    )  # fmt: skip
    assert (set(fronts), set(tails)) == ({0, 2}, {4})


@pytest.mark.parametrize(
    "outside",
    [
        ("다른 소식", "O", "credit"),  # words of their own
        ("제공", "O", "chrome"),  # the rules read it as something else
        ("제공", "O", "caption"),
    ],
)
def test_what_is_no_mark(outside: tuple[str, str, Label]) -> None:
    assert found(("누리군", "credit", "credit"), outside) == (frozenset(), frozenset())
