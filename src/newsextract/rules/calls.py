"""What a paper asks of its readers behind a story: `제보를 기다립니다. 전화 = 02-000-0000`."""

from __future__ import annotations

import re

from newsextract.korean.names import EMAIL
from newsextract.korean.sentences import OF_PAPER, is_about_others, is_past
from newsextract.pieces import Piece
from newsextract.rules.state import SURE, State
from newsextract.rules.wording import shares_words

_LONGEST = 60  # characters of such a sentence, with its address
_MOST_SLOGANS = 2  # sentences before it that speak to the reader
# 전자우편 = a@b · 제보 : https:// · 누리방송 제보창 https://… 로 연락 바랍니다
_ADDRESS = re.compile(
    rf"""(?:제보\w{{0,2}}|누리집|홈페이지|전자우편|이메일|메일|전화|카카오톡|카톡)\s?[=:：]\s?\S
      | (?:{EMAIL}|https?://\S+|\d{{2,4}}-\d{{3,4}}-\d{{4}})\s?(?:으?로)?\s?(?:연락|제보|문의|알려|보내)""",
    re.VERBOSE,
)
# 한빛비즈로 알려 주세요. · 제보 바랍니다.
_ASKS = re.compile(r"(?:제보|알려|보내|연락|문의|전해)[^.?!]{0,8}(?:주세요|주십시오|바랍니다|부탁드립니다)[.!]?$")
# 억울한 일을 겪으셨나요? · 귀담아듣겠습니다. · 숨은 이야기를 찾습니다. · 작은 제보가 큰 뉴스가 됩니다.
_SPEAKS = re.compile(r"(?:[나까가]요\?|겠습니다[.!]|(?:찾습|기다립|받습|모십|듣습|함께합|됩|만듭|바꿉|환영합|만들어집)니다[.!]|(?:시작|힘)입니다[.!])$")


def calls(state: State) -> None:
    """Claim such sentences at the end of a text, up to those that only speak to the reader."""
    asked: list[Piece] = []
    addressed = False
    for piece in reversed(state.pieces):
        text = state.before_tail(piece)  # furniture that was cut off its end says nothing of the rest
        address = _ADDRESS.search(text) if len(text) <= _LONGEST else None
        if address or (len(text) <= _LONGEST and _ASKS.search(text)):
            asked.append(piece)
            addressed = addressed or address is not None or state.entries[piece.index] is not None
        elif state.entries[piece.index] is None and not _is_address(state, piece):
            break
        else:
            addressed = addressed or _is_contact(state, piece) or _is_address(state, piece)
    if not asked or not addressed:
        return
    first = asked[-1].index
    for piece in reversed(state.pieces[max(0, first - _MOST_SLOGANS) : first]):
        if not piece.glued or not is_slogan(state, piece):
            break
        asked.append(piece)
    for piece in (one for one in asked if state.entries[one.index] is None):
        state.claim(piece, "chrome", "contact.call", SURE + 5, reason="contact", evidence=piece.text[:40])


def _is_contact(state: State, piece: Piece) -> bool:
    entry = state.entries[piece.index]
    return entry is not None and entry.reason == "contact"


def _is_address(state: State, piece: Piece) -> bool:
    """Whether a line is claimed as an address that names nobody."""
    top = state.top[piece.index]
    return top is not None and top.label == "byline" and not top.authors


def is_slogan(state: State, piece: Piece) -> bool:
    """Whether a short sentence speaks to the reader and says nothing of the story; of itself a paper may: `작은 제보가 큰 뉴스가 됩니다.`."""
    if len(piece.text) > _LONGEST // 2 or not _SPEAKS.search(piece.text) or is_about_others(piece.text) or is_past(piece.text):
        return False
    return OF_PAPER.search(piece.text) is not None or not shares_words(piece.text, state.document.text[: piece.start], 1)
