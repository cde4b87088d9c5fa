"""Numbered items that stand right below a story: `(1) 다리를 놓는다`, `(2) 길을 닦는다`."""

from __future__ import annotations

import re

from newsextract.rules.state import State

# a bare number, or one with a dot, opens the rows of a ranking too
_NUMBER = re.compile(r"(?P<open>[(\[<]?)(?P<number>\d{1,3})(?P<close>[)\]>])")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEAST = 3  # items; of two, one may be a headline of another story
_BETWEEN = 2  # pieces without a number between two items: what an item is run on with


def last_item(state: State, end: int) -> int:
    """The index of the last numbered item behind the piece `end`; `end` where no list counts up from one there."""
    last, (style, count) = end, _inside(state.pieces[end].text)
    for piece in state.pieces[end + 1 :]:
        if state.top[piece.index] is not None or piece.index - last > _BETWEEN + 1:
            break
        opening = _opening(piece.text)
        if opening is None or (count and opening[0] != style):
            continue
        if opening[1] != count + 1:
            break
        last, style = piece.index, opening[0]
        count += 1
    return last if count >= _LEAST else end


def _inside(text: str) -> tuple[str, int]:
    """How the last item that a piece holds is numbered, and its number: the first item may be run on with a sentence."""
    found = [match for match in _NUMBER.finditer(text) if match["number"] == "1"]
    return (found[-1]["open"] + found[-1]["close"], 1) if found else ("", 0)


def _opening(text: str) -> tuple[str, int] | None:
    """How an item is numbered, and its number."""
    if text[:1] and text[0] in _CIRCLED:
        return "①", _CIRCLED.index(text[0]) + 1
    match = _NUMBER.match(text)
    return (match["open"] + match["close"], int(match["number"])) if match else None
