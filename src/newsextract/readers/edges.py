"""The menu above a text and the ranking below it: between them the document begins and ends."""

from __future__ import annotations

from newsextract import lexicon
from newsextract.model import Block

_MENUS = frozenset({"menu", "login", "subscribe", "share", "font"})
_WHOLE_LINES = frozenset({"exact", "run", "pattern"})
_LONGEST_LIST = 40  # lines of a ranking, its head among them
_LONGEST_ITEM = 120  # characters
_LONGEST_HEAD = 24


def front(blocks: tuple[Block, ...]) -> int:
    """The index of the first block that is no line of a menu; 0 where nothing stands below the menu.

    One word alone (`기자명`) is no menu: it may be the label of what stands below it.

    >>> front((Block(0, 1, 0, 10, "로그인 | 회원가입", 0), Block(1, 2, 11, 14, "새 청사 문 열다", 0)))
    1
    """
    words = lexicon.load()
    menu = False
    for block in blocks:
        entry = words.look_up(block.text)
        if entry is None or entry.reason not in _MENUS or entry.kind not in _WHOLE_LINES:
            return block.index if menu else 0
        menu = menu or entry.kind == "run" or entry.reason == "login"
    return 0


def rear(blocks: tuple[Block, ...]) -> int:
    """The index of the head of a ranking that closes a text; how many blocks there are where none does.

    >>> rear((Block(0, 1, 0, 8, "새 청사 문 열다", 0), Block(1, 2, 9, 16, "많이 본 뉴스", 0), Block(2, 3, 17, 25, "1. 딸기 축제", 0)))
    1
    """
    words = lexicon.load()
    found = len(blocks)
    for block in reversed(blocks[-_LONGEST_LIST:]):
        if len(block.text) > _LONGEST_ITEM or block.text.endswith("다."):
            break
        entry = words.look_up(block.text) if len(block.text) <= _LONGEST_HEAD else None
        if entry is not None and entry.kind == "head" and entry.reason == "ranking":
            found = block.index
    return found
