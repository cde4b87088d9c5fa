"""Dates that say how long ago they were: `1시간 전`, of a page of which is known when it was taken."""

from __future__ import annotations

from newsextract.korean.dates import ago
from newsextract.rules.state import SURE, State

_LONGEST = 20  # characters of such a line
_TOLD = 30  # characters of a sentence with which a story may begin
_ABOVE = 12  # lines above it in which its date stands; a list of other stories has such dates too


def relative_dates(state: State) -> None:
    """Claim the first such date above the story, where no other date of the story is printed."""
    fetched = state.known.fetched
    if fetched is None or any(claim.label == "published" for claims in state.claims for claim in claims):
        return
    first = next((piece.index for piece in state.pieces if piece.told and len(piece.text) >= _TOLD), 0)
    for piece in state.pieces[max(0, first - _ABOVE) : first]:
        found = ago(piece.text, fetched) if len(piece.text) <= _LONGEST else None
        if found is not None and found[0] != "modified":
            state.claim(piece, "published", "date.relative", SURE, evidence=f"{piece.text}, fetched {fetched}", value=found[1])
            return
