"""Text printed twice: alternative text above its caption, a hidden print version, a doubled field."""

from __future__ import annotations

import itertools

from newsextract.korean.sentences import is_reporting, is_scene
from newsextract.rules.captions import caption_words
from newsextract.rules.state import STRUCTURE, SURE, State


def doubles(state: State) -> None:
    """The same caption twice in a row: alternative text, then the caption itself.

    Doubled text above a credit is a caption; the first printing is the duplicate.
    """
    pieces = state.pieces
    for piece in pieces[1:]:
        before = pieces[piece.index - 1]
        if piece.text[0] != before.text[0] or abs(len(piece.text) - len(before.text)) > 4:
            continue
        if piece.glued or before.glued:
            continue
        if piece.text.rstrip(". ") != before.text.rstrip(". ") or piece.text == state.title:
            continue
        labels = (state.label(before.index), state.label(piece.index))
        if labels[1] in ("caption", "credit"):
            state.claim(before, "chrome", "caption.printed-twice", SURE + 5, reason="duplicate", evidence="alternative text")
            state.claims[before.index] = [c for c in state.claims[before.index] if c.weight > SURE]
            continue
        follows = state.following(piece)
        credit = follows is not None and state.label(follows.index) == "credit"
        full_stop = piece.text.endswith(".") and not before.text.endswith(".")
        if labels == (None, None) and not credit and is_reporting(piece.text) and piece.text[0] not in "◇◆▲△":
            # a sentence of the story, printed twice by a slip
            state.claim(before, "chrome", "repeat.in-a-row", SURE + 5, reason="duplicate", evidence=piece.text[:40])
        elif labels == (None, None) and (credit or piece.prose or is_scene(piece.text) or full_stop):
            item = state.next_item()
            state.claim(before, "chrome", "caption.printed-twice", SURE + 5, reason="duplicate", evidence="alternative text")
            state.claim(piece, "caption", "caption.doubled", STRUCTURE, value=caption_words(piece.text), item=item)


def repeats(state: State) -> None:
    """Running text that was printed before is a copy: a hidden print version, a doubled field."""
    _widgets(state)
    seen: dict[str, int] = {}
    copies: list[int] = []
    for piece in state.pieces:
        text = piece.text
        if len(text) < (30 if piece.prose else 60):
            continue
        if state.top[piece.index] is not None and state.is_chrome(piece.index):
            continue
        first = seen.setdefault(text, piece.index)
        if piece.index - first > 1:
            copies.append(piece.index)
    if len(copies) < 2:
        return
    for index in copies:
        state.claim(
            state.pieces[index], "chrome", "repeat.copy", SURE + 20, reason="duplicate", evidence=state.pieces[index].text[:40]
        )
    texts = {p.text for p in state.pieces[: copies[0]]}
    for piece in state.pieces[copies[0] : min(copies[-1] + 3, len(state.pieces))]:
        if state.label(piece.index) in ("caption", "credit", None) and piece.text in texts:
            state.claim(piece, "chrome", "repeat.copy", SURE + 20, reason="duplicate", evidence=piece.text[:40])
    if copies[0] and state.pieces[copies[0]].glued:
        _glued_copy_front(state, copies[0])


def _widgets(state: State) -> None:
    """A sentence that stands twice, each time below the same furniture, is what a button of the page says."""
    below: dict[tuple[str, str], list[int]] = {}
    for before, piece in itertools.pairwise(state.pieces):
        if piece.prose and not piece.told and not piece.glued and state.top[piece.index] is None and state.is_chrome(before.index):
            below.setdefault((before.text, piece.text), []).append(piece.index)
    for (_, text), places in below.items():
        if len(places) > 1:
            for index in places:
                state.claim(state.pieces[index], "chrome", "repeat.widget", SURE, reason="menu", evidence=text[:40])


def _glued_copy_front(state: State, first: int) -> None:
    """What opens a glued second copy: the headline parts and caption that opened the first."""
    opening = state.pieces[0].text[:16]
    for piece in reversed(state.pieces[max(1, first - 6) : first]):
        if piece.text.startswith(opening):
            for copy in state.pieces[piece.index : first]:
                state.claim(copy, "chrome", "repeat.copy", SURE + 20, reason="duplicate", evidence=opening)
            return
