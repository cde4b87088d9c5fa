"""Chrome that shows itself: phrases and patterns of the lexicon and the profile."""

from __future__ import annotations

import re

from newsextract.rules.state import CUE, INLINE, SURE, State

_COUNTER = re.compile(r"[\d\W_]{1,8}")
# a told sentence: nothing that holds one is cut out of a line
_TOLD = re.compile(r"[가-힣]{2}(?<!니)다[.][”\"’')]?(?:\s|$)")
_URL = re.compile(r"(?:https?://|www\.)[^\s가-힣]+$")


def furniture(state: State) -> None:
    """Look every piece up; cut what stands inside a line out of it.

    A line that ends as a told story does (`…고 밝혔다.`) is never taken by a pattern.
    """
    lexicon = state.lexicon
    for piece in state.pieces:
        text = piece.text
        told = piece.prose and len(text) > 40 and text.rstrip("\"”’'").endswith("다.") and not text.endswith("니다.")
        if not told:
            entry = lexicon.look_up(text)
            if entry is not None:
                state.entries[piece.index] = entry
                weight = SURE if entry.kind == "item" else CUE
                state.claim(
                    piece, "chrome", f"lexicon.{entry.kind}", weight, reason=entry.reason, evidence=text[:40]
                )
                continue
            if len(text) <= 8 and _COUNTER.fullmatch(text):
                state.claim(piece, "chrome", "furniture.counter", CUE, reason="menu", evidence=text)
                continue
            if _URL.match(text):
                state.claim(piece, "chrome", "furniture.url", SURE, reason="related", evidence=text[:60])
                continue
        for needle, pattern, reason in lexicon.inline:
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
