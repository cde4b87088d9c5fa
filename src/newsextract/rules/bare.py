"""A date or a name that stands alone, without a label: next to the headline it is the story's."""

from __future__ import annotations

from newsextract.article import Author
from newsextract.korean.dates import find_stamps
from newsextract.korean.names import is_name
from newsextract.korean.writers import parse_signature
from newsextract.pieces import Piece
from newsextract.rules.meta import claim_names
from newsextract.rules.state import STRUCTURE, SURE, State


def bare_date(state: State, top: int, start: int) -> None:
    """A date without a label, next to the headline, where no labelled one is printed."""
    if any(c.label == "published" for claims in state.claims for c in claims):
        return
    pieces = state.pieces
    low = max(0, top - 4) if top >= 0 else max(0, start - 12)
    for piece in pieces[low:start]:
        if piece.prose or len(piece.text) > 120:
            continue
        stamps = find_stamps(piece.text)
        top_claim = state.top[piece.index]
        if stamps and top_claim is not None and top_claim.rule == "date.line":
            stamp = stamps[0]
            state.claim(
                piece, "published", "date.bare", SURE, span=(stamp.start, stamp.end), evidence="next to the headline", value=stamp.iso
            )
            claim_names(state, piece)
            return


def bare_names(state: State) -> None:
    """A name alone next to the headline, or above `다른기사 보기`, where no byline names anyone."""
    if state.story is None or any(c.authors for claims in state.claims for c in claims):
        return
    pieces = state.pieces
    start, end = state.story
    titles = [p.index for p in pieces[:start] if state.label(p.index) in ("title", "published")]
    near = range(max(0, (titles[0] if titles else start) - 3), start) if titles else range(0)
    for index in (*near, *range(end, min(end + 60, len(pieces)))):
        piece = pieces[index]
        top = state.top[index]
        if top is not None and not (index == end and top.label == "body" and not piece.told):
            continue
        signed = parse_signature(piece.text) if index < start or index in (end, end + 1) else None
        if signed:
            state.claim(piece, "byline", "byline.signature", STRUCTURE, evidence="above or below the story", authors=signed)
            return
        if not is_name(piece.text):
            continue
        if index < start or _introduces_reporter(state, piece):
            state.claim(
                piece, "byline", "byline.bare-name", STRUCTURE, evidence="next to the headline", authors=(Author(piece.text),)
            )
            return


def _introduces_reporter(state: State, piece: Piece) -> bool:
    following = state.pieces[piece.index + 1 : piece.index + 4]
    return any("기사" in p.text or "@" in p.text or "기자" in p.text for p in following)
