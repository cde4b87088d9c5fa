"""Below a head stand other stories, or a machine's summary of this one."""

from __future__ import annotations

from newsextract.korean.words import HEADING_MARKS
from newsextract.pieces import Piece
from newsextract.rules.state import CUE, State

_LIST_LIMIT = 60
_SUBHEAD_MARKS = f"{HEADING_MARKS}▼△"


def lists(state: State) -> None:
    """Below a head such as `관련기사`, short lines are other stories until something stops them."""
    pieces = state.pieces
    for piece in pieces:
        entry = state.entries[piece.index]
        if entry is None or entry.kind != "head":
            continue
        for other in pieces[piece.index + 1 : piece.index + 1 + _LIST_LIMIT]:
            top = state.top[other.index]
            if state.within(other.index) and not state.within(piece.index):
                break  # the story's own element begins
            if top is not None:
                if top.rule == "furniture.counter":
                    continue
                break
            if (other.prose and not _is_blurb(other.text)) or len(other.text) > 200:
                break
            if other.text[0] in _SUBHEAD_MARKS and _story_follows(state, other):
                break
            state.claim(
                other, "chrome", "list.below-head", CUE, reason=entry.reason, evidence=piece.text[:40]
            )


def summaries(state: State) -> None:
    """Running text below a head such as `AI 요약` is a machine's, up to the next furniture."""
    pieces = state.pieces
    for piece in pieces:
        entry = state.entries[piece.index]
        if entry is None or entry.kind != "summary":
            continue
        found: list[Piece] = []
        for other in pieces[piece.index + 1 : piece.index + 16]:
            if state.within(other.index) and not state.within(piece.index):
                break
            if state.top[other.index] is not None:
                if found:
                    break
                continue
            found.append(other)
        size = sum(len(p.text) for p in found)
        end = state.following(found[-1]) if found else None
        if len(found) <= 6 and size <= 900 and end is not None and state.top[end.index] is not None:
            for other in found:
                state.claim(other, "chrome", "list.summary", CUE, reason=entry.reason, evidence=piece.text[:40])


def _is_blurb(text: str) -> bool:
    return text.endswith(("...", "…", ".."))


def _story_follows(state: State, piece: Piece) -> bool:
    following = state.following(piece)
    return following is not None and following.prose and following.gap <= 1
