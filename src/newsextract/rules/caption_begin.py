"""Where in a line a caption begins: what the line says before it belongs to the story."""

from __future__ import annotations

import re

from newsextract.korean.bylines import SIGNER
from newsextract.korean.credits import Credit
from newsextract.korean.sentences import ENDERS, SPOKEN_ENDS, is_reporting, is_scene
from newsextract.korean.words import AGENCY
from newsextract.pieces import Piece
from newsextract.rules.state import State

# who signs a story behind its last sentence: `(연합뉴스)`, `(홍길동 기자)`
SIGNS = re.compile(rf"[(\[](?:{AGENCY})[)\]]|[(<〈]{SIGNER}[)>〉]")
# nothing but the last sentence of a line shows the picture, where the line tells the story before it
_LAST_SENTENCE = re.compile(rf"(?:[{ENDERS}]\.[”\"’')]?|[?!][”\"’']?) +(?=\S)")
_NAME_PLATE = 40  # characters of words that only name who is seen: `홍길동 한밭시장. 연합뉴스`
_PHOTO_FURNITURE = ("사진", "이미지", "확대", "크게", "원본", "그림")


def caption_begin(state: State, piece: Piece, words: str, found: Credit) -> int | None:
    """Where in a line the caption begins: 0 for the whole line, None for no caption at all."""
    ends = words.rstrip().endswith(SPOKEN_ENDS)
    if found.mark == "agency" and "=" not in piece.text[found.text_end :] and not _in_picture_place(state, piece):
        if not is_scene(words) and len(words) > 120 and not _after_photo_furniture(state, piece):
            return None
        named = len(words) <= _NAME_PLATE and not ends
        if not named and not _after_photo_furniture(state, piece) and is_last_told(state, piece):
            return None
    told = ends and not is_scene(words)
    closes = told and found.mark == "bracket" and SIGNS.fullmatch(piece.text[found.text_end :].strip()) is not None
    closes = closes or (found.mark == "slash" and not is_scene(words) and (is_reporting(words) or "@" in piece.text[found.text_end :]))
    spoken = piece.glued and words.rstrip().endswith("니다.") and not opens_story(state, piece)
    if (closes or spoken or (told and _is_right_below_prose(state, piece))) and is_last_told(state, piece):
        return None
    last = 0
    for match in _LAST_SENTENCE.finditer(words):
        last = match.end()
    if last and is_reporting(words) and _is_only_prose(state, piece):
        return None
    if not piece.glued and not _shares_line(state, piece):
        if found.mark in ("source", "slash", "agency") and len(words) > 160 and is_reporting(words):
            return None
        if len(words) > 260 and is_reporting(words):
            return None
        return 0
    if piece.index == 0 or opens_story(state, piece):
        return 0
    if len(words) <= 300 and _in_picture_place(state, piece):
        return _first_shown(words)
    if last == 0:
        return None if len(words) > 200 and is_reporting(words) else 0
    if is_reporting(words[last:]) and len(words) - last > 40:
        return None
    return last


def _is_right_below_prose(state: State, piece: Piece) -> bool:
    """Whether a line stands right below a sentence that shows no picture, in a document that leaves lines blank between paragraphs."""
    if piece.index == 0 or piece.gap or piece.glued:
        return False
    before = state.pieces[piece.index - 1]
    return before.prose and before.gap > 0 and not is_scene(before.text)


def _first_shown(words: str) -> int:
    """Where the first sentence begins that shows a picture; what tells the story before it stays in the story."""
    start = 0
    for match in _LAST_SENTENCE.finditer(words):
        sentence = words[start : match.end()].strip()
        if not is_reporting(sentence):
            return start
        start = match.end()
    return start if is_scene(words[start:].strip()) else 0


def _in_picture_place(state: State, piece: Piece) -> bool:
    """Whether a line stands behind the blank lines that a picture left, and runs on into the story."""
    return piece.gap >= 3 and not piece.glued and _shares_line(state, piece)


def _is_only_prose(state: State, piece: Piece) -> bool:
    """Whether a document of few lines tells its whole story in this one."""
    return len(state.pieces) <= 12 and not any(
        other.prose and other.index != piece.index and state.top[other.index] is None for other in state.pieces
    )


def _shares_line(state: State, piece: Piece) -> bool:
    following = state.following(piece)
    return following is not None and following.glued


def opens_story(state: State, piece: Piece) -> bool:
    """Whether nothing but headline parts stands before the piece."""
    return not any(state.pieces[i].prose for i in range(max(0, piece.index - 6), piece.index))


def _after_photo_furniture(state: State, piece: Piece) -> bool:
    if piece.index == 0:
        return False
    before = state.pieces[piece.index - 1]
    return state.is_inside(before.index) and any(word in before.text for word in _PHOTO_FURNITURE)


def is_last_told(state: State, piece: Piece) -> bool:
    """Whether no running text follows closely: the agency's name then signs the story."""
    for other in state.pieces[piece.index + 1 : piece.index + 6]:
        if other.prose and not state.is_chrome(other.index):
            return False
    return piece.index > 0
