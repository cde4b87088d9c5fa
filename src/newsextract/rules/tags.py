"""Tags: what the document prints as keywords of the article."""

from __future__ import annotations

import re

from newsextract.lexicon import phrase_key
from newsextract.rules.state import INLINE, SURE, State

_HEADS = frozenset({"태그", "tag", "tags", "키워드", "추천키워드", "관련키워드", "관련 키워드", "관련태그", "관련 태그", "키워드tags", "해시태그", "기사 태그", "기사태그", "연관 키워드", "#태그", "주제어", "키워드 tags"})
_LEAD = re.compile(r"(?:[▶■●\[<◆#]*\s*)?(?:관련|추천|기사|연관)?\s?(?:태그|키워드|해시태그|주제어|[Tt]ags?|TAGS?|키워드\s?[Tt]ags?)\s*[\]>:：|]*\s*(?=#|[가-힣A-Za-z0-9]+\s*,)")
_HASH = re.compile(r"#+\s?([^#\n]+)")
_TAIL = re.compile(r"(?:(?<=[.다)\]”\"])\s*(?:#[^\s#.,]{1,25}[\s,]*){2,40}|(?<=[가-힣])\s*(?:#[^\s#.,]{1,25}[\s,]*){4,40})$")
_BARRED = r"(?:[가-힣]|[^|\s][^|:]{0,14}[^|\s])"
_BARS = re.compile(rf"{_BARRED}(?:\s?\|\s?{_BARRED}){{1,9}}")
_HASHED_WORD = re.compile(r"# [^#.?!]{1,20}")
_LONE_HASH = ("#", "##", "＃")
_LONGEST_WORD = 20  # characters of a keyword
_NOT_TAG = re.compile(r"[다요]\.$|[.?!]\s")


def tags(state: State) -> None:
    """Claim tag lines, the lines below a tag head, and tags at the tail of a paragraph."""
    pieces = state.pieces
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        text = piece.text
        if piece.told:
            pass
        elif text in _LONE_HASH:
            index = _below_hashes(state, index) or _below_head(state, index)
        elif "#" in text:
            lead = _LEAD.match(text)
            start = lead.end() if lead else 0
            if text.startswith("#", start) and (_are_tags(text[start:]) or _in_column(state, index)):
                state.claim(piece, "chrome", "tag.line", SURE, reason="menu", evidence=text[:40])
                _claim_hashes(state, index, start, len(text))
            else:
                end = min((c.start - piece.start for c in state.claims[index] if c.end == piece.end and c.weight == INLINE), default=len(text))
                tail = _TAIL.search(text[:end].rstrip())
                if tail:
                    state.claim(piece, "chrome", "tag.tail", INLINE, span=tail.span(), reason="menu", evidence="tags")
                    _claim_hashes(state, index, tail.start(), tail.end())
        elif len(text) <= 400:
            lead = _LEAD.match(text) if "," in text and not piece.prose else None
            if lead and lead.end() < len(text):
                state.claim(piece, "chrome", "tag.line", SURE, reason="menu", evidence=text[:40])
                _claim_parts(state, index, lead.end(), r"[^,]+", "tag.listed")
            elif "|" in text and _BARS.fullmatch(text) and (_below_related(state, index) or _of_story(state, index)):
                state.claim(piece, "chrome", "tag.line", SURE, reason="menu", evidence=text[:40])
                _claim_parts(state, index, 0, r"[^|]+", "tag.barred")
            elif len(text) <= 14 and state.top[index] is None and phrase_key(text) in _HEADS:
                index = _below_head(state, index)
        index += 1


def _are_tags(text: str) -> bool:
    """Whether a line is tags and nothing else.

    >>> _are_tags("#한밭시 #도서관 개관"), _are_tags("# A씨는 이렇게 말했다. # B씨는 달랐다.")
    (True, False)
    """
    parts = [part.strip(" ,\t") for part in text.split("#")]
    return (
        all(len(part) <= 40 for part in parts)
        and any(parts)
        and not text.startswith(("# ", "## "))
        and not _NOT_TAG.search(text)
    )


def _in_column(state: State, index: int) -> bool:
    """Whether a line is one of several below each other that are a `#` and a word: `# 한밭시`, `# 다리`, behind the story."""
    beside = [state.pieces[near].text for near in (index - 1, index + 1) if 0 <= near < len(state.pieces)]
    if not _HASHED_WORD.fullmatch(state.pieces[index].text) or not any(map(_HASHED_WORD.fullmatch, beside)):
        return False
    return any(piece.told for piece in state.pieces[max(0, index - 40) : index]) and _closes(state, index)


def _below_hashes(state: State, index: int) -> int:
    """The last of keywords each of which stands below a `#` of its own, behind the story; 0 where there is one or none."""
    pieces = state.pieces
    if not any(piece.told for piece in pieces[max(0, index - 40) : index]):
        return 0
    words: list[int] = []
    at = index
    while at + 1 < len(pieces) and pieces[at].text in _LONE_HASH and len(pieces[at + 1].text) <= _LONGEST_WORD and not pieces[at + 1].prose:
        words.append(at + 1)
        at += 2
    if len(words) < 2 or not _closes(state, words[-1]):
        return 0
    for number in words:
        state.claim(pieces[number - 1], "chrome", "tag.head", SURE, reason="menu", evidence="#")
        state.claim(pieces[number], "tag", "tag.listed", SURE, value=pieces[number].text)
    return words[-1]


def _claim_hashes(state: State, index: int, start: int, end: int) -> None:
    piece = state.pieces[index]
    for match in _HASH.finditer(piece.text, start, end):
        name = match.group(1).strip(" ,·|")
        if name:
            at = match.start(1) + match.group(1).index(name) + len(name)
            state.claim(piece, "tag", "tag.hash", INLINE + 1, span=(match.start(), at), value=name)


def _below_related(state: State, index: int) -> bool:
    """Keywords barred off from each other, under the head of the related stories they lead to."""
    entry = state.entries[index - 1] if index else None
    return entry is not None and entry.kind == "head" and entry.reason == "related"


def _of_story(state: State, index: int) -> bool:
    """Barred words behind running text, most of which the text holds: a menu's words it does not."""
    words = [word.strip() for word in state.pieces[index].text.split("|")]
    if len(words) < 2 or not any(piece.told for piece in state.pieces[max(0, index - 12) : index]) or not _closes(state, index):
        return False
    told = [piece.text for piece in state.pieces[max(0, index - 60) : index] if piece.told]
    text = "".join(told).replace(" ", "")
    return sum(word.replace(" ", "") in text or all(part in text for part in word.split()) for word in words) * 2 >= len(words)


def _closes(state: State, index: int) -> bool:
    """Whether no running text follows soon."""
    return not any(piece.told for piece in state.pieces[index + 1 : index + 4])


def _claim_parts(state: State, index: int, start: int, part: str, rule: str) -> None:
    piece = state.pieces[index]
    for match in re.finditer(part, piece.text[start:]):
        name = match.group().strip(" #")
        if name and len(name) <= 40:
            at = start + match.start() + match.group().index(name)
            state.claim(piece, "tag", rule, INLINE + 1, span=(at, at + len(name)), value=name)


def _below_head(state: State, index: int) -> int:
    """The short lines directly below a head such as `키워드`, to the last that is one."""
    pieces = state.pieces
    head = pieces[index]
    if head.text in _LONE_HASH and (not index or not _closes(state, index) or state.top[index - 1] is None or sum(p.text in _LONE_HASH for p in pieces) > 1):
        return index  # a mark of something else
    last = index
    for piece in pieces[index + 1 : index + 60]:
        text = piece.text
        hashed = text.startswith("#")
        if piece.prose or len(text) > 120 or (piece.gap > 1 and not hashed) or text in state.own:
            break
        if phrase_key(text) in _HEADS:
            state.claim(piece, "chrome", "tag.head", SURE, reason="menu", evidence=text)
            last = piece.index
            continue
        if not hashed and (state.top[piece.index] is not None or len(text) > 30 or piece.gap > 0):
            break
        last = piece.index
    if last == index:
        return index
    state.claim(head, "chrome", "tag.head", SURE, reason="menu", evidence=head.text)
    for piece in pieces[index + 1 : last + 1]:
        if phrase_key(piece.text) in _HEADS:
            continue
        state.claim(piece, "chrome", "tag.line", SURE, reason="menu", evidence=head.text)
        if piece.text.startswith("#"):
            _claim_hashes(state, piece.index, 0, len(piece.text))
        else:
            name = piece.text.strip(" ,·#")
            at = piece.text.index(name)
            state.claim(piece, "tag", "tag.listed", INLINE + 1, span=(at, at + len(name)), value=name)
    return last
