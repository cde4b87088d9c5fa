"""Captions without a credit: set apart by blank lines, or marked with a triangle."""

from __future__ import annotations

import re

from newsextract.bylines import match_dateline
from newsextract.pieces import Piece
from newsextract.prose import is_picture_line, is_reporting, is_scene
from newsextract.rules.captions import caption_words
from newsextract.rules.region import typical_gap
from newsextract.rules.state import STRUCTURE, State

_STAMP = re.compile(r" ?(?:19|20)\d\d\. ?\d{1,2}\. ?\d{1,2}\.?$")  # the day, which stays in the caption
_NOTICE_OF_PERSONS = re.compile(r"별세|부친상|모친상|빙부상|빙모상|장인상|장모상|시부상|시모상|승진|전보|발인|◇|△.{2,30}△")


def pictures(state: State) -> None:
    """Captions without a credit: set apart by blank lines, or marked with a triangle."""
    if state.story is None:
        return
    pieces = state.pieces
    start, end = state.story
    near = pieces[max(0, start - 6) : end + 1]
    apart_or_marked = [p for p in near if (p.gap >= 2 or p.text[0] in "▲△") and state.top[p.index] is None]
    if apart_or_marked:
        _claim_pictures(state, apart_or_marked, start, end)
    while start < end and state.label(start) in ("caption", "credit"):
        start += 1
    state.story = (start, end)


def _claim_pictures(state: State, candidates: list[Piece], start: int, end: int) -> None:
    pieces = state.pieces
    gap = typical_gap(state)
    dated = max((i for i in range(start) if any(c.label == "published" for c in state.claims[i])), default=-1)
    marked = [p for p in candidates if p.text[0] in "▲△"]
    told = sum(p.prose and state.top[p.index] is None for p in pieces[start : end + 1])
    for piece in candidates:
        if told <= 1 and piece.index >= start and not is_picture_line(piece.text):
            continue
        if _NOTICE_OF_PERSONS.search(piece.text):
            continue
        if len(piece.text) > 220 or piece.index < dated:
            continue
        following = state.following(piece)
        below = following.gap if following else 0
        alone = not piece.glued and gap <= 1 and not _is_cell(state, piece)
        apart = alone and piece.gap >= 2 and below >= 2
        figure = alone and piece.gap >= 3 and below == 2
        triangle = piece.text[0] in "▲△" and len(marked) <= 2 and ((following is not None and following.glued) or apart or (piece.index >= start and piece.gap >= 2))
        scene = is_scene(piece.text) and not is_reporting(piece.text)
        shown = _STAMP.sub("", piece.text)
        slot = piece.gap >= 3 and following is not None and following.glued and is_picture_line(shown)
        above = alone and scene and piece.gap >= 3 and following is not None and match_dateline(following.text) is not None
        if above or (apart and scene and (piece.gap > gap + 1)) or slot or (figure and not is_reporting(piece.text)) or (triangle and not is_reporting(piece.text)):
            state.claim(
                piece, "caption", "caption.set-apart" if apart else "caption.triangle", STRUCTURE, evidence=piece.text[:40],
                value=caption_words(piece.text), item=state.next_item(),
            )  # fmt: skip


def _is_cell(state: State, piece: Piece) -> bool:
    """Whether a line stands among short lines that are set apart like it: the cells of a table."""
    pieces = state.pieces
    around = (*pieces[max(0, piece.index - 2) : piece.index], *pieces[piece.index + 1 : piece.index + 3])
    return sum(not p.prose and len(p.text) <= 40 and p.gap >= 2 for p in around) >= 3
