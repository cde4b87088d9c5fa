"""Chrome that shows itself: phrases and patterns of the lexicon and the profile."""

from __future__ import annotations

import re

from newsextract.lexicon import Entry
from newsextract.rules.state import CUE, INLINE, SURE, State

_COUNTER = re.compile(r"[\d\W_]{1,8}")
# a told sentence: nothing that holds one is cut out of a line
_TOLD = re.compile(r"[가-힣](?<!니)다[.][”\"’')]?(?:\s|$)")
_CODE = re.compile(r"function\s?\(|\{\{|\}\);|</?[a-z]{1,8}>|&lt;/?[a-z]{1,8}(?:[ /]|&gt;)|=\s?\{|;\s?\}|document\.|window\.|</[a-z]|\$\(|&&|\bvar [a-z_]+ ?=|\$\$[A-Z_]{3,}\$\$")
_ACTION = re.compile(r"(?:보기|하기|열기|닫기|듣기|확대|축소|크게|작게|복사|공유|재생|저장|이동|바로가기|다운로드|클릭|버튼|신고|삭제|추가)$")
_BUTTON = Entry("menu", "inside", False)
_LONGEST_BUTTON, _BUTTON_TIMES = 14, 3
_URL = re.compile(r"(?:https?://|www\.)[^\s가-힣]+$")


def furniture(state: State) -> None:
    """Look every piece up; cut what stands inside a line out of it.

    A line that ends as a told story does (`…고 밝혔다.`) is never taken by a pattern.
    """
    lexicon = state.lexicon
    page = state.document.markup is not None
    text = "\n".join(piece.text for piece in state.pieces)  # of a page, what its markup left
    inline = [row for row in lexicon.inline if row[0] in text]
    for piece in state.pieces:
        text = piece.text
        if not piece.told:
            entry = lexicon.look_up(text)
            if entry is not None:
                state.entries[piece.index] = entry
                weight = SURE if entry.kind == "item" else CUE
                state.claim(
                    piece, "chrome", f"lexicon.{entry.kind}", weight, reason=entry.reason, evidence=text[:40]
                )
                continue
            if len(text) <= 8 and _COUNTER.fullmatch(text) and not (page and "\t" in text):  # a row of a table
                state.claim(piece, "chrome", "furniture.counter", CUE, reason="menu", evidence=text)
                continue
            if _CODE.search(text) and _is_code(text):
                state.claim(piece, "chrome", "furniture.code", SURE, reason="player", evidence=text[:40])
                continue
            if _URL.match(text):
                state.claim(piece, "chrome", "furniture.url", SURE, reason="related", evidence=text[:60])
                continue
        for needle, pattern, reason in inline:
            if needle in text:
                match = pattern.search(text)
                if match and match.end() > match.start() and not _TOLD.search(match.group()):
                    state.claim(
                        piece,
                        "chrome",
                        "lexicon.inline",
                        INLINE,
                        span=match.span(),
                        reason=reason,
                        evidence=needle,
                    )
    _buttons(state)


def _buttons(state: State) -> None:
    """A short line that the page prints again and again, and that names an action, is a button."""
    seen: dict[str, list[int]] = {}
    for piece in state.pieces:
        if len(piece.text) <= _LONGEST_BUTTON and state.top[piece.index] is None:
            seen.setdefault(piece.text, []).append(piece.index)
    for text, places in seen.items():
        if len(places) >= _BUTTON_TIMES and _ACTION.search(text):
            for index in places:
                state.entries[index] = _BUTTON
                state.claim(
                    state.pieces[index], "chrome", "furniture.button", CUE, reason="menu", evidence=text
                )


def _is_code(text: str) -> bool:
    """Script, style or markup that a converter left behind: marks and Latin outweigh Hangul.

    >>> _is_code("googletag.cmd.push(function() { googletag.display('ad'); });")
    True
    >>> _is_code("그는 “function(){}” 한 줄로 끝냈다고 말했다.")
    False
    """
    hangul = sum("가" <= char <= "힣" for char in text[:400])
    return hangul * 3 < min(len(text), 400)
