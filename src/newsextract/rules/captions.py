"""Captions and credits: lines with a credit, credits alone, alternative text printed twice."""

from __future__ import annotations

import re

from newsextract.korean.bylines import match_dateline
from newsextract.korean.credit_ends import PICTURED
from newsextract.korean.credits import (
    Credit,
    clean_credit,
    find_credit,
    is_lone_credit,
    trim_caption,
)
from newsextract.korean.names import names_with_roles
from newsextract.korean.sentences import SPOKEN_ENDS, is_scene
from newsextract.korean.words import AGENCY, MARK, any_of
from newsextract.pieces import Piece
from newsextract.rules.caption_begin import SIGNS, caption_begin, is_last_told, opens_story
from newsextract.rules.state import STRUCTURE, SURE, State

_TRIGGERS = (
    "사진", "제공", "ⓒ", "©", "자료", "출처", "캡처", "캡쳐", "갈무리", "DB", "/", "=", "[", "(", "이미지", "연합뉴스", "뉴시스", "뉴스1",
    "그래픽", "기자", "연합", "hoto", "로이터", "AP", "캠쳐", "인스타그램", "AFP", "EPA", "공동취재", "신화", "게티", "픽사베이",
)  # fmt: skip


def captions(state: State) -> None:
    """Claim every piece that ends in a credit, and the lines that belong to it."""
    pieces = state.pieces
    found_in: dict[str, Credit | None] = {}
    for piece in pieces:
        top = state.top[piece.index]
        if top is not None and top.rule in ("byline.crew", "byline.writer"):
            continue
        if top is not None and top.label != "byline" and not _is_rights_line(state, piece):
            continue
        if piece.told and not state.claims[piece.index]:
            continue
        text = state.before_tail(piece)
        if text.endswith(SPOKEN_ENDS):
            continue
        if piece.index == 0 and _is_outlet_alone(text, state.own):
            state.claim(piece, "dateline", "dateline.opens-dump", SURE, evidence=text, value=text[1:-1].strip())
            continue
        if text[0] in "/<〈[(" and _signs(state, piece, text):
            state.claim(piece, "byline", "byline.agency", SURE, evidence=text)
            continue
        if len(text) > 700 or not any(trigger in text[-90:] for trigger in _TRIGGERS):
            continue
        if text not in found_in:
            found_in[text] = find_credit(text)
        found = found_in[text]
        if found is None:
            found = _before_dateline(state, piece)
        if found is None and text[0] not in "/<〈[(":
            found = _in_slot(state, piece, text)
        if found is None:
            if (is_lone_credit(text) or _opens_glued(state, piece, text)) and len(text) <= 40:
                found = Credit(0, clean_credit(text), "source")
            else:
                continue
        if top is not None and (found.mark in ("agency", "slash", "source") or (found.mark == "bracket" and not _MARKED.search(text))):
            continue
        if found.mark in ("slash", "agency") and _signs_sentence(state, piece, text, found):
            continue
        following = state.following(piece)
        if found.mark == "english" and not (opens_story(state, piece) and following is not None and following.prose):
            continue
        if found.mark == "rights" and piece.glued and len(text) <= 120 and not piece.prose and state.label(piece.index - 1) == "byline":
            state.claim(piece, "chrome", "copyright.behind-byline", SURE, reason="copyright", evidence=text[:40])
            continue
        _claim_captioned(state, piece, found)


def _is_outlet_alone(text: str, own: frozenset[str]) -> bool:
    """`[한밭신문]` before the first word of a dump is no picture's credit."""
    found = match_dateline(text, own=own) if text[0] == "[" and text[-1] == "]" and len(text) <= 24 else None
    return found is not None and found.end == len(text) and not found.authors and "=" not in text


def _signs_sentence(state: State, piece: Piece, text: str, found: Credit) -> bool:
    """Whether a reporter signs the last sentence of a page's story, with no picture near: `…고 말했다. /홍길동 기자`."""
    markup = state.document.markup
    words = text[: found.text_end].rstrip()
    if markup is None or not words.endswith("다.") or (is_scene(words) and not _SEVERAL.search(words)) or not names_with_roles(text[found.text_end :]) or not is_last_told(state, piece):
        return False
    return not any(abs(image.line - piece.line) <= _BESIDE for image in markup.images)


def _signs(state: State, piece: Piece, text: str) -> bool:
    """`/연합뉴스` below the last sentence of a story, or `<한밭일보>` in a document of that paper."""
    before = state.pieces[piece.index - 1] if piece.index else None
    if before is None or not before.told or is_scene(before.text) or state.top[before.index] is not None:
        return False
    return (_SIGNATURE.fullmatch(text) is not None or text.strip("/<>〈〉[]() ") in state.own) and is_last_told(state, piece)


def _in_slot(state: State, piece: Piece, text: str) -> Credit | None:
    """`우체국 평면도 /한밭시청`: in a picture's place, blank lines around it, a short name behind a slash is the source."""
    following = state.following(piece)
    if piece.glued or piece.gap < 3 or following is None or following.gap < 2 or len(text) > 80:
        return None
    slash = _SLOT_SOURCE.search(text, 4)
    return Credit(len(text[: slash.start()].rstrip()), slash["source"], "slash") if slash else None


def _opens_glued(state: State, piece: Piece, text: str) -> bool:
    """An agency's name between the words of a picture and the story, which runs on from it."""
    following = state.following(piece)
    if following is None or not following.glued or AGENCY_NAME.fullmatch(text) is None:
        return False
    return not piece.glued or is_scene(state.pieces[piece.index - 1].text)


_MARKED = re.compile(rf"{MARK}|[<＜]")
AGENCY_NAME = re.compile(AGENCY)
_SLOT_SOURCE = re.compile(r"(?<=[가-힣.)”’]) ?/ ?(?P<source>[가-힣A-Za-z]{3,12})$")
_SEVERAL = re.compile(r"[가-힣]다\. .{10}")  # sentences: more than what a picture shows
_BESIDE = 2  # lines between a picture and what is said of it
_SIGNATURE = re.compile(rf"/ ?(?:{AGENCY}|{any_of('short_agencies')})(?:[·=/](?:{AGENCY}))*")  # `/연합뉴스` below the last sentence
_FOREIGN = re.compile(r"[A-Z][A-Za-z0-9 .,&]{1,24}|[가-힣]{1,6}DB(?:, ?[A-Za-z]{2,20})?")
_SHORT_SLASH = re.compile(r"(?<=[.다])\s?/[가-힣A-Za-z0-9 ]{2,20}$")
_SHORT_BRACKET = re.compile(r"[\[(](?P<inner>[^\[\]()]{2,20})[\])]$")


def _before_dateline(state: State, piece: Piece) -> Credit | None:
    """`로고.[카카오][한밭일보=홍길동 기자] …`: a bracket before the dateline is the picture's credit."""
    following = state.following(piece)
    if following is None or not following.glued:
        return None
    bracket = _SHORT_BRACKET.search(piece.text, 1)
    if bracket is not None and not piece.glued and _FOREIGN.fullmatch(bracket["inner"]):
        return Credit(bracket.start(), clean_credit(bracket["inner"]), "bracket")
    before_dateline = match_dateline(following.text, own=state.own) is not None
    slashed = _SHORT_SLASH.search(piece.text) if before_dateline else None
    if slashed is not None:
        return Credit(slashed.start(), clean_credit(slashed.group()), "slash")
    if bracket is None:
        return None
    if piece.text[0] in "▲△" and not bracket["inner"].startswith("사진"):
        return Credit(bracket.start(), clean_credit(bracket["inner"]), "bracket")
    if not before_dateline or " " in bracket["inner"] or match_dateline(piece.text[bracket.start() :]):
        return None
    return Credit(bracket.start(), bracket["inner"], "bracket")


def _is_rights_line(state: State, piece: Piece) -> bool:
    """A short `ⓒ 이름` is a credit, though every `ⓒ` line looks like copyright."""
    text = piece.text
    entry = state.entries[piece.index]
    return (
        entry is not None
        and entry.reason in ("copyright", "contact", "player")
        and entry.kind == "pattern"
        and text[0] in "ⓒ©[(사자출이영"
        and len(text) <= 50
        and not re.search(r"무단|전재|금지|[Rr]ights|저작권|\.co|\.kr|제보", text)
        and find_credit(text) is not None
    )


def _claim_captioned(state: State, piece: Piece, found: Credit) -> None:
    text = state.before_tail(piece)
    words = text[: found.text_end]
    start, end = trim_caption(words)
    if not words.strip(" ▲△<>[]()/|"):
        _claim_lone(state, piece, found)
        return
    begin = caption_begin(state, piece, words, found)
    if begin is None:
        if found.mark == "bracket" and SIGNS.fullmatch(text[found.text_end :].strip()) and is_last_told(state, piece):
            state.claim(
                piece, "byline", "byline.agency", SURE, span=(found.text_end, len(text)), evidence=text[found.text_end :].strip()
            )
        elif found.mark in ("bracket", "mark") or (found.mark == "slash" and not names_with_roles(found.credit)):
            # the line tells the story on; only its credit is not of it
            item = state.next_item()
            state.claim(
                piece, "credit", "credit.behind-story", SURE, span=(found.text_end, len(text)), value=found.credit, item=item
            )
        return
    start = max(start, begin)
    dateline = match_dateline(text, start, state.own)
    item = state.next_item()
    weight = STRUCTURE if begin == 0 else SURE
    whole = begin == 0
    state.claim(
        piece,
        "caption",
        "caption.with-credit",
        weight,
        span=None if whole else (begin, len(text)),
        evidence=text[found.text_end :].strip()[:40],
        value="",
        item=item,
    )
    if dateline and dateline.end < found.text_end:
        state.claim(piece, "dateline", "caption.dateline", SURE, span=(start, dateline.end), evidence="in a caption")
        start = dateline.end
    state.claim(
        piece,
        "credit",
        f"credit.{found.mark}",
        SURE + 1,
        span=(found.text_end, len(text)),
        evidence=text[found.text_end :].strip()[:40],
        value=found.credit,
        item=item,
    )
    words_value = text[start:end].strip()
    state.claim(
        piece, "caption", "caption.with-credit", SURE, span=(start, end), evidence=found.mark, value=words_value, item=item
    )
    if whole:
        _join_headline(state, piece, item)


def _claim_lone(state: State, piece: Piece, found: Credit) -> None:
    item = state.next_item()
    state.claim(
        piece, "credit", "credit.alone", SURE, evidence=piece.text[:40], value=found.credit, item=item
    )


def _join_headline(state: State, piece: Piece, item: int) -> None:
    """A caption's own headline, on the line directly above it in the same figure."""
    if piece.index == 0 or piece.gap or piece.glued:
        return
    before = state.pieces[piece.index - 1]
    if before.gap < 3 or before.prose or len(before.text) > 60 or state.top[before.index] is not None:
        return
    if not match_dateline(piece.text, own=state.own):
        return
    state.claim(before, "caption", "caption.headline", STRUCTURE, evidence="above a caption", value=before.text, item=item)


def caption_words(text: str) -> str:
    """A caption without its bullet and dateline, and of one that only says what is pictured without its day.

    >>> caption_words("▲ [한밭=새소식] 시민들이 공원을 둘러보고 있다.")
    '시민들이 공원을 둘러보고 있다.'
    """
    shown = PICTURED.fullmatch(text)
    if shown is not None:
        return shown["words"]
    start, end = trim_caption(text)
    dateline = match_dateline(text, start)
    return text[dateline.end if dateline and dateline.end < end else start : end].strip()
