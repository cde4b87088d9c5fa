"""A headline that stands on several lines: the parts together say what one line says elsewhere."""

from __future__ import annotations

from newsextract.markup import Mark
from newsextract.pieces import Piece
from newsextract.rules.aside import squeeze
from newsextract.rules.state import SURE, State

MOST_LINES = 5


def broken_headline(state: State, wanted: str, before: int) -> list[Piece]:
    """The lines above a story that together say the headline, the last such; `wanted` is it without marks and spaces."""
    markup = state.document.markup
    best: list[Piece] = []
    for piece in state.pieces[: before + 4]:
        said = squeeze(piece.text)
        if not said or piece.glued or len(said) >= len(wanted) or not wanted.startswith(said):
            continue
        if markup is not None and markup.hints[piece.block].marks & (Mark.PAGE_TITLE | Mark.LISTED | Mark.ASIDE):
            continue
        parts = [piece]
        for other in state.pieces[piece.index + 1 : piece.index + MOST_LINES]:
            said += squeeze(other.text)
            parts.append(other)
            if not wanted.startswith(said) or said == wanted:
                break
        if said == wanted and not any(part.told for part in parts[:-1]):
            best = parts
    return best


def claim_broken(state: State, parts: list[Piece], headline: str, rule: str) -> None:
    """The lines of a headline as one thing."""
    state.title = " ".join(" ".join(part.text for part in parts).split())
    item = state.next_item()
    for part in parts:
        state.claim(part, "title", rule, SURE + 10, evidence=headline[:40], value=headline, item=item)
