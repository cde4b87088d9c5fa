"""The row of a story's further pages is page furniture, wherever it stands."""

from __future__ import annotations

from newsextract.lexicon import Entry
from newsextract.pager import is_run, page_numbers
from newsextract.pieces import Piece
from newsextract.rules.state import SURE, State

_ROW = Entry("menu", "inside", ends=False)


def paging(state: State) -> None:
    """Claim `1 | 2 | 3` on one line, and linked numbers that stand on lines of their own."""
    markup = state.document.markup
    run: list[Piece] = []
    for piece in state.pieces:
        text = piece.text
        if piece.told:
            continue
        linked = markup is not None and markup.hints[piece.block].linked > 0
        if "\t" not in text and page_numbers(text, linked=linked):
            _claim(state, [piece])
        elif markup is not None and len(text) <= 5 and text.strip("[] ").isdecimal():
            run.append(piece)
            continue
        _close(state, run, markup is not None)
        run = []
    _close(state, run, markup is not None)


def _close(state: State, run: list[Piece], page: bool) -> None:
    numbers = tuple(int(piece.text.strip("[] ")) for piece in run)
    markup = state.document.markup
    if page and is_run(numbers) and markup is not None and any(markup.hints[piece.block].linked for piece in run):
        _claim(state, run)


def _claim(state: State, pieces: list[Piece]) -> None:
    for piece in pieces:
        state.entries[piece.index] = _ROW
        state.claim(piece, "chrome", "paging.row", SURE, reason="menu", evidence=piece.text[:40])
