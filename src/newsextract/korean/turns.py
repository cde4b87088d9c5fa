"""Turns of a conversation that a crawler ran together: `◇ 진행자> …`, `[홍길동] …`, `[홍길동 / 시장 : …]`."""

from __future__ import annotations

import re

from newsextract.korean.names import NAME
from newsextract.korean.words import any_of, marks

_MARKS = marks("turn")
_PARTS = any_of("broadcast_parts")
# `◆ 홍길동> …` marks who speaks; it is no subhead
TURN = re.compile(
    rf"[{_MARKS}\[](?:(?<=\[)(?P<named>{NAME}\])|(?<=[{_MARKS}])\s?(?:[가-힣A-Za-z]{{1,8}}(?: [가-힣A-Za-z]{{1,10}}){{0,3}}(?:\([^()]{{1,16}}\))?\s?[>〉:]|{NAME}\s?[–-]\s))"
)
# marks of a broadcast, and of an editor's note, that open a paragraph wherever they stand
_OPENER = re.compile(
    rf"""[【◀\[━]
    (?: (?<=【)\s?(?:{_PARTS})\s?】          # 【 앵커멘트 】
      | (?<=◀)\s?(?:{_PARTS})\s?▶           # ◀ 리포트 ▶
      | (?<=\[)(?:{_PARTS})\]               # [기자]
      | (?<=\[)편집자\ ?주\](?=\s*\S)       # [편집자주]
      | (?<=━)[^━]{{4,80}}━                  # ━ 왜 늦었나 ━
    )""",
    re.VERBOSE,
)
_ITEM = re.compile(r"(?<=[다요됨함음임][.])- ?(?=[가-힣A-Z“‘\"])")
_SOUND_BITE = re.compile(r"\[[가-힣A-Za-z][^\[\]:<>]{1,40} ?: [^\[\]]{4,800}\]")
_LEAST = 3  # turns of a document that make it a conversation
_OPENING = tuple("“‘\"'「『([<〈《")
_NEAR = 8  # characters before a mark


def conversation(text: str) -> frozenset[str]:
    """What opens the turns of a document, each as it is printed; empty where it holds no conversation.

    >>> sorted(conversation("◇ 진행자> 어떻습니까? ◆ 홍길동> 네. ◇ 진행자> 그래요? ◆ 홍길동> 네."))
    ['◆ 홍길동>', '◇ 진행자>']
    """
    marked: dict[str, int] = {}
    named: dict[str, int] = {}
    for match in TURN.finditer(text):
        counts = named if match["named"] else marked
        counts[match.group()] = counts.get(match.group(), 0) + 1
    turns = set(marked) if sum(marked.values()) >= _LEAST and max(marked.values()) > 1 else set()
    turns.update(name for name, times in named.items() if times >= _LEAST)
    if turns:
        turns.update(named)
    return frozenset(turns)


def turn_points(text: str, turns: frozenset[str]) -> list[int]:
    """Where a turn opens inside a line, and where a sound bite begins and ends.

    >>> line = "◇ 진행자> 그거는. ◆ 홍길동> 네."
    >>> turn_points(line, frozenset(("◇ 진행자>", "◆ 홍길동>")))
    [12]
    """
    points: list[int] = []
    if turns:
        points += (m.start() for m in TURN.finditer(text) if m.group() in turns and _is_free(text, m.start()))
    if "[" in text and " : " in text:
        for bite in _SOUND_BITE.finditer(text):
            points += bite.span()
    if "【" in text or "◀" in text or "━" in text or "[" in text:
        for opener in _OPENER.finditer(text):
            points += opener.span() if text[opener.start()] == "━" else (opener.start(),)
    if ".-" in text:
        items = [item.start() for item in _ITEM.finditer(text)]
        points += items if len(items) >= 2 else ()
    return [point for point in points if 0 < point < len(text)] if points else points


def _is_free(text: str, start: int) -> bool:
    """Whether a mark is no part of a quotation or of brackets."""
    return not text[max(0, start - _NEAR) : start].rstrip().endswith(_OPENING)
