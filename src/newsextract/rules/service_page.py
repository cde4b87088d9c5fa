"""A page that speaks of nothing but itself: it is not there, asks to log in, waits, is checked, or is closed to whoever reads it."""

from __future__ import annotations

import re

from newsextract.korean.words import any_of
from newsextract.model import Reason
from newsextract.pieces import Piece
from newsextract.rules.state import SURE, State

SERVICE = "page.service"  # the rule's name, by which the status of a page is told
_MOST = 500  # characters of sentences: a story has more, or somebody who wrote it, or a date
_LONGEST = 200  # of one line of them
_POLITE = re.compile(r"(?:니다|세요|시오|니까|[까나가]요|해요)[.!?]*$")
_KOREAN = re.compile(any_of("service"))
_ENGLISH = re.compile(rf"\b(?:{any_of('service_english')})", re.IGNORECASE)
_SCRIPT = re.compile("JavaScript|자바스크립트", re.IGNORECASE)
_HANGUL = re.compile("[가-힣]")
# whom such a page speaks to, and of what
_ADDRESSES = re.compile(
    r"""(?:주세요|주십시오|바랍니다|부탁드립니다|하세요|[인신]가요)[.!?]*(?:\s|$)   # 다시 확인해 주세요.
      | ^(?:이|본|해당|귀하의|고객님의)\s                                            # 본 기사는 삭제되었습니다.
      | 만\s볼\s수\s있는                                                              # 회원만 볼 수 있는 콘텐츠입니다
      | 수\s없습니다[.!]?$                                                          # 기사를 불러올 수 없습니다.
      | \b(?:you|your|please)\b                                                     # Please contact …
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED = frozenset({"error", "paywall"})  # what the lexicon knows of them
_OF_STORY = frozenset({"published", "caption", "credit", "dateline", "tag", "subtitle"})


def service_page(state: State) -> None:
    """Claim every line of a page all of whose sentences are of a service, where nothing says that somebody told a story."""
    shown = [piece for piece in state.pieces if not state.is_page_title(piece) and (_is_free(state, piece) or _is_known(state, piece))]
    sentences = [piece for piece in shown if _is_sentence(piece.text)]
    size = sum(len(piece.text) for piece in sentences)
    if not 0 < size <= _MOST or max(len(piece.text) for piece in sentences) > _LONGEST or size * 2 < sum(len(piece.text) for piece in shown):
        return
    if any(claim.label in _OF_STORY or claim.authors for claims in state.claims for claim in claims):
        return
    if not all(_is_known(state, piece) or _speaks_of_service(piece.text) for piece in sentences):
        return
    said = next((piece for piece in sentences if _is_known(state, piece) or _ADDRESSES.search(piece.text)), None)
    if said is None:
        return
    # the shell of an application asks for its script, and is a story's page all the same
    reason: Reason = "menu" if all(_SCRIPT.search(piece.text) for piece in sentences) else "error"
    for piece in shown:
        if _is_free(state, piece):
            state.claim(piece, "chrome", SERVICE, SURE + 20, reason=reason, evidence=said.text[:40])


def _is_free(state: State, piece: Piece) -> bool:
    return state.top[piece.index] is None


def _is_known(state: State, piece: Piece) -> bool:
    entry = state.entries[piece.index]
    return entry is not None and (entry.reason in _CLOSED or (entry.reason == "login" and entry.kind == "pattern"))


def _is_sentence(text: str) -> bool:
    """Whether a line says something: more than a name or a button."""
    if _HANGUL.search(text):
        return _POLITE.search(text) is not None or text.endswith("다.")
    return text.count(" ") >= 3


def _speaks_of_service(text: str) -> bool:
    """Whether a line speaks of the page, to whoever reads it.

    >>> _speaks_of_service("잠시 후 다시 이용해 주시기 바랍니다."), _speaks_of_service("한밭시는 새 서비스를 연다고 밝혔다.")
    (True, False)
    """
    if _HANGUL.search(text):
        return _POLITE.search(text) is not None and _KOREAN.search(text) is not None
    return _ENGLISH.search(text) is not None
