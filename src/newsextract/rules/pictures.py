"""Captions without a credit: set apart by blank lines, or marked with a triangle."""

from __future__ import annotations

import re

from newsextract.korean.bylines import match_dateline
from newsextract.korean.credit_ends import PICTURED
from newsextract.korean.sentences import is_picture_line, is_reporting, is_scene
from newsextract.korean.words import PICTURE_MARKS
from newsextract.pieces import Piece
from newsextract.rules.captions import caption_words
from newsextract.rules.region import typical_gap
from newsextract.rules.state import STRUCTURE, State

PICTURE_IS = "caption.picture-is"  # … of a line that says what is pictured
PLATE = "caption.plate"  # the rule of the name below the picture of a guest
_STAMP = re.compile(r" ?(?:19|20)\d\d\. ?\d{1,2}\. ?\d{1,2}\.?$")  # the day, which stays in the caption
_PLATES = 8  # pieces that open a text, among which name plates and the head of the programme stand
_LONGEST_PLATE = 40  # characters of one
_GUESTS = re.compile(r"\W*(?:대담|출연(?:자)?|게스트|초대 ?손님|초대석|패널|인터뷰이?)\s?[:：]")
_MOST_BELOW = 6  # blank lines below a picture's words
_SHORTEST_BEGUN = 15  # … without its last word
_SHORTEST_REPEATED = 20  # characters of a caption that says again what the story says
# `새 온실 안쪽. 이 온실은 빗물을 모아 쓴다.`: the first words name what is seen
_NOUN_SENTENCE = re.compile(r"[^.]{4,80}[가-힣)](?<![다요죠까네오라자음됨함])\. ")
_NOTICE_OF_PERSONS = re.compile(r"별세|부친상|모친상|빙부상|빙모상|장인상|장모상|시부상|시모상|승진|전보|발인|◇|△.{2,30}△")


def pictures(state: State) -> None:
    """Captions without a credit: set apart by blank lines, or marked with a triangle."""
    for piece in state.pieces:
        shown = PICTURED.fullmatch(piece.text) if piece.text.startswith("사진은 ") else None
        if shown is not None and not state.is_chrome(piece.index):
            state.claim(piece, "caption", PICTURE_IS, STRUCTURE, evidence=piece.text[:40], value=caption_words(piece.text), item=state.next_item())
    for piece in state.pieces[:_PLATES]:
        if state.top[piece.index] is None and _is_guest(state, piece):
            state.claim(piece, "caption", PLATE, STRUCTURE, evidence=piece.text[:40], value=caption_words(piece.text), item=state.next_item())
    if state.story is None:
        return
    pieces = state.pieces
    start, end = state.story
    near = pieces[max(0, start - 6) : end + 1]
    apart_or_marked = [p for p in near if (p.gap >= 2 or p.text[0] in PICTURE_MARKS) and state.top[p.index] is None]
    for piece in near:
        if state.top[piece.index] is None and _says_story(state, piece, state.following(piece)):
            state.claim(
                piece, "caption", "caption.says-story", STRUCTURE, evidence=piece.text[:40], value=caption_words(piece.text), item=state.next_item()
            )
    if apart_or_marked:
        _claim_pictures(state, apart_or_marked, start, end)
    while start < end and state.label(start) in ("caption", "credit"):
        start += 1
    state.story = (start, end)


def _claim_pictures(state: State, candidates: list[Piece], start: int, end: int) -> None:
    pieces = state.pieces
    gap = typical_gap(state)
    dated = max((i for i in range(start) if any(c.label == "published" for c in state.claims[i])), default=-1)
    marked = [p for p in candidates if p.text[0] in PICTURE_MARKS]
    told = sum(p.prose and state.top[p.index] is None for p in pieces[start : end + 1])
    for piece in candidates:
        if state.top[piece.index] is not None:
            continue
        if told <= 1 and piece.index >= start and not is_picture_line(piece.text):
            continue
        if _NOTICE_OF_PERSONS.search(piece.text):
            continue
        if len(piece.text) > 220 or piece.index < dated:
            continue
        following = state.following(piece)
        below = following.gap if following else 0
        alone = not piece.glued and gap <= 1 and not _is_cell(state, piece)
        apart = alone and piece.gap >= 2 and below >= 2
        figure = alone and piece.gap >= 3 and (below == 2 or _opens_stack(state, piece))
        triangle = piece.text[0] in PICTURE_MARKS and len(marked) <= 2 and ((following is not None and following.glued) or apart or (piece.index >= start and piece.gap >= 2))
        scene = is_scene(piece.text) and not is_reporting(piece.text)
        shown = _STAMP.sub("", piece.text)
        slot = piece.gap >= 3 and following is not None and following.glued and is_picture_line(shown)
        above = alone and scene and piece.gap >= 3 and following is not None and match_dateline(following.text, own=state.own) is not None
        shows = not is_reporting(piece.text) or _NOUN_SENTENCE.match(piece.text) is not None
        named = apart and below <= _MOST_BELOW and _NOUN_SENTENCE.match(piece.text) is not None
        if above or named or (apart and scene and (piece.gap > gap + 1)) or slot or (figure and shows) or (triangle and not is_reporting(piece.text)):
            state.claim(
                piece, "caption", PLATE if figure and _opens_stack(state, piece) else "caption.set-apart" if apart else "caption.triangle", STRUCTURE, evidence=piece.text[:40],
                value=caption_words(piece.text), item=state.next_item(),
            )  # fmt: skip


def _is_guest(state: State, piece: Piece) -> bool:
    """Whether a short line set apart says again who a programme's guests are: `■ 대담 : 홍길동 한밭시의원, 임꺽정 누리시의원`."""
    if not 4 < len(piece.text) <= _LONGEST_PLATE or piece.glued or piece.prose:
        return False
    following = state.following(piece)
    apart = following is not None and following.gap >= 2
    return apart and any(piece.text in other.text and _GUESTS.match(other.text) for other in state.pieces[piece.index + 1 : piece.index + _PLATES])


def _opens_stack(state: State, piece: Piece) -> bool:
    """Whether the lines below are set apart as this one is, down to one with two blank lines behind: name plates of two guests."""
    for other in state.pieces[piece.index + 1 : piece.index + 4]:
        following = state.following(other)
        if other.gap < 3 or other.glued or state.top[other.index] is not None or len(other.text) > 60 or following is None:
            return False
        if following.gap == 2:
            return piece.text.split()[0] in state.document.text[following.start :]
    return False


def _says_story(state: State, piece: Piece, following: Piece | None) -> bool:
    """Whether a line says what the paragraph below its dateline, or a line of the story, begins with."""
    if following is None or piece.glued or len(piece.text) < _SHORTEST_REPEATED:
        return False
    if piece.text[0] in PICTURE_MARKS:
        words = caption_words(piece.text)
        near = state.pieces[max(0, piece.index - 40) : piece.index + 40]
        begun = words.rpartition(" ")[0]  # `…거뒀다.` of what the story says as `…거뒀다고 밝혔다.`
        said = words if len(begun) < _SHORTEST_BEGUN else begun
        return any(other.text.startswith(said) and other is not piece for other in near)
    if piece.text not in following.text:
        return False
    dateline = match_dateline(following.text, own=state.own)
    return dateline is not None and following.text.startswith(piece.text, dateline.end)


def _is_cell(state: State, piece: Piece) -> bool:
    """Whether a line stands among short lines that are set apart like it: the cells of a table."""
    pieces = state.pieces
    around = (*pieces[max(0, piece.index - 2) : piece.index], *pieces[piece.index + 1 : piece.index + 3])
    return sum(not p.prose and len(p.text) <= 40 and p.gap >= 2 for p in around) >= 3
