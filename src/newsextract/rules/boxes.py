"""Boxes that a page sets into its story: a newsletter, an app, a question to the reader, each with its button."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsextract.markup import Mark, Markup
from newsextract.model import Reason
from newsextract.pieces import Piece
from newsextract.rules.state import SURE, State

BOX = "markup.box"  # the rule's name: what it claims parts no story
_MOST_LINES, _MOST = 6, 300  # lines of a box, and characters
_AROUND = 4  # elements around a button in which its box is looked for
_LINKED = 0.8  # of a line, in links: a button
_CALL = re.compile(r"구독|신청|받기|받아\s?보기|내려\s?받|설치|추가|가입|끝까지|다운로드|바로\s?가기|참여|투표|후원")
_PAID = re.compile(r"회원|구독자|유료|프리미엄|멤버십")  # whom the rest of a story is for


def boxes(state: State) -> None:
    """Claim the small elements inside of the story's that end in a button and tell nothing."""
    markup, container = state.document.markup, state.container
    if markup is None or container is None:
        return
    for piece in state.pieces:
        hint = markup.hints[piece.block]
        if not state.within(piece.index) or not (hint.marks & Mark.CONTROL or (hint.linked > _LINKED and _CALL.search(piece.text))):
            continue
        box = max(_around(state, markup, piece), key=len, default=[])
        reason: Reason = "paywall" if any(_PAID.search(other.text) for other in box) else "subscribe"
        for other in box:
            top = state.top[other.index]
            if top is None or top.label == "chrome":
                state.claim(other, "chrome", BOX, SURE, reason=reason, evidence=piece.text[:40])


def _around(state: State, markup: Markup, button: Piece) -> Iterator[list[Piece]]:
    """The pieces of each element around a button that may be its box."""
    container = state.container
    assert container is not None
    for depth, context in enumerate(markup.around(markup.hints[button.block].context)):
        if depth == _AROUND or context <= container.first:
            return
        inside = _pieces_in(state, markup, context, button.index)
        if len(inside) > _MOST_LINES or sum(len(piece.text) for piece in inside) > _MOST or any(_tells(state, piece) for piece in inside):
            return
        if len(inside) > 1:
            yield inside


def _pieces_in(state: State, markup: Markup, element: int, index: int) -> list[Piece]:
    """The pieces of an element around one of them, or one more than a box has: the rest is not looked at."""
    pieces = state.pieces
    first = last = index
    while first > 0 and last - first < _MOST_LINES and _is_in(markup, pieces[first - 1], element):
        first -= 1
    while last + 1 < len(pieces) and last - first < _MOST_LINES and _is_in(markup, pieces[last + 1], element):
        last += 1
    return list(pieces[first : last + 1])


def _is_in(markup: Markup, piece: Piece, element: int) -> bool:
    """Whether a piece stands in an element; what is around it has a smaller number than what is inside."""
    return next((context for context in markup.around(markup.hints[piece.block].context) if context <= element), None) == element


def _tells(state: State, piece: Piece) -> bool:
    """Whether a piece is of the story: a told sentence, or what was claimed as some part of it."""
    return piece.told or state.label(piece.index) not in (None, "chrome")
