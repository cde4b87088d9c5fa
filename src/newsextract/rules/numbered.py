"""Items that stand right below a story: numbered ones, `(1) 다리를 놓는다`, `(2) 길을 닦는다`, and any that its last sentence announces."""

from __future__ import annotations

import re

from newsextract.rules.state import State

# a bare number, or one with a dot, opens the rows of a ranking too
_NUMBER = re.compile(r"(?P<open>[(\[<]?)(?P<number>\d{1,3})(?P<close>[)\]>])")
# `명단은 다음과 같다.`: what stands below is the story's
_ANNOUNCES = re.compile(r"(?:다음|아래)(?:과|와)? ?같(?:다|습니다)[.:]?$|(?:다음|아래)(?:은|는) [^.]{2,40}(?:다|명단|전문|내용|목록)[.:]?$|(?:명단|목록|내용|순위|일정)[:：]$")
_ITEM = re.compile(r"(?P<mark>[○●◇◆■□▲△▶▷•·ㆍ*\-–])\s?\S|(?P<number>\d{1,3})[.)]\s?\D")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEAST = 3  # items; of two, one may be a headline of another story
_BETWEEN = 2  # pieces without a number between two items: what an item is run on with


def last_item(state: State, end: int) -> int:
    """The index of the last numbered item behind the piece `end`; `end` where no list counts up from one there."""
    last = _announced(state, end)
    if last > end:
        return last
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


def _announced(state: State, end: int) -> int:
    """The index of the last of the items of one mark, or that count up, below a sentence that announces them."""
    if not _ANNOUNCES.search(state.pieces[end].text):
        return end
    last, style, count = end, "", 0
    for piece in state.pieces[end + 1 :]:
        item = _ITEM.match(piece.text)
        if item is None or state.top[piece.index] is not None or item["mark"] != (style or item["mark"]):
            break
        if item["number"] and int(item["number"]) != count + 1:
            break
        last, style, count = piece.index, item["mark"], count + 1
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
