"""The row of a story's further pages is page furniture, wherever it stands."""

from __future__ import annotations

from newsextract.lexicon import Entry
from newsextract.markup import Markup
from newsextract.pager import LONGEST_ROW, is_run, page_numbers
from newsextract.pieces import Piece
from newsextract.rules.state import SURE, State

_ROW = Entry("menu", "inside", ends=False)


def paging(state: State) -> None:
    """Claim `1 | 2 | 3` on one line, and linked numbers that stand on lines of their own."""
    markup = state.document.markup
    run: list[Piece] = []
    for piece in state.pieces:
        text = piece.text
        if markup is not None and len(text) <= 5 and text.strip("[] ").isdecimal():
            run.append(piece)
            continue
        if run:
            _close(state, markup, run)
            run = []
        if len(text) <= LONGEST_ROW and "\t" not in text:
            linked = markup is not None and markup.hints[piece.block].linked > 0
            if page_numbers(text, linked=linked):
                _claim(state, [piece])
    if run:
        _close(state, markup, run)


def _close(state: State, markup: Markup | None, run: list[Piece]) -> None:
    """Claim numbers on lines of their own where they count up, and some are links."""
    numbers = tuple(int(piece.text.strip("[] ")) for piece in run)
    if markup is not None and is_run(numbers) and any(markup.hints[piece.block].linked for piece in run):
        _claim(state, run)


def _claim(state: State, pieces: list[Piece]) -> None:
    for piece in pieces:
        state.entries[piece.index] = _ROW
        state.claim(piece, "chrome", "paging.row", SURE, reason="menu", evidence=piece.text[:40])
