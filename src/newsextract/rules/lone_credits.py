"""A credit on a line of its own belongs to the caption above it."""

from __future__ import annotations

from newsextract.korean.sentences import is_reporting, is_scene
from newsextract.pieces import Piece
from newsextract.rules.captions import caption_words
from newsextract.rules.state import CUE, STRUCTURE, SURE, State

_LONGEST_CAPTION = 300  # characters


def lone_credits(state: State) -> None:
    """Give a credit that stands alone to the caption without one directly above it."""
    pieces = state.pieces
    for piece in pieces:
        top = state.top[piece.index]
        if top is None or top.rule != "credit.alone":
            continue
        owner = _uncredited_above(state, piece)
        if owner is not None:
            state.claims[piece.index].remove(top)
            state.top[piece.index] = None
            state.claim(
                piece, "credit", "credit.below-caption", SURE, evidence=top.evidence, value=top.value, item=owner
            )


def _uncredited_above(state: State, piece: Piece) -> int | None:
    if piece.index == 0:
        return None
    before = state.pieces[piece.index - 1]
    top = state.top[before.index]
    if piece.glued:
        if len(before.text) > _LONGEST_CAPTION:
            return None  # a story on one line, with a picture's source behind it
        if top is None and is_scene(before.text) and not is_reporting(before.text):
            return _claim_uncredited(state, before, STRUCTURE, piece)
        if top is None and not before.prose and not before.glued and len(before.text) <= 160:
            return _claim_uncredited(state, before, STRUCTURE, piece)
        return None
    if top is not None and top.label == "caption" and top.item is not None:
        credited = any(c.label == "credit" for c in state.claims[before.index])
        return None if credited else top.item
    if top is None and piece.gap == 0 and not before.glued and len(before.text) <= 200:
        scene = is_scene(before.text) or not before.prose
        isolated = before.gap >= 2 or is_scene(before.text) or _stands_alone(state, before)
        following = state.following(piece)
        isolated = isolated or (before.gap > 0 and following is not None and following.gap > 0 and piece.text[0] in "[(<")
        title = state.title is not None and before.text == state.title
        if scene and isolated and not title and not is_reporting(before.text):
            if following is not None and (following.prose or following.gap >= 1 or _stands_alone(state, before)):
                return _claim_uncredited(state, before, CUE, piece)
    return None


def _claim_uncredited(state: State, piece: Piece, weight: int, credit: Piece) -> int:
    item = state.next_item()
    words = caption_words(piece.text)
    state.claim(piece, "caption", "caption.above-credit", weight, evidence=credit.text[:40], value=words, item=item)
    return item


def _stands_alone(state: State, piece: Piece) -> bool:
    """A short line between furniture and a credit; a stack of lines there would be subtitles."""
    if len(piece.text) > 60 or piece.index == 0:
        return False
    before = state.pieces[piece.index - 1]
    top = state.top[before.index]
    return before.told or (top is not None and top.label != "title") or any(
        claim.label in ("published", "modified") for claim in state.claims[before.index]
    )
