"""The menu above a text and the ranking below it, set aside before any rule reads the text: between them the document begins and ends."""

from __future__ import annotations

from dataclasses import replace

from newsextract import lexicon
from newsextract.model import Block, Decision, Document, Reason

_MENUS = frozenset({"menu", "login", "subscribe", "share", "font"})
_WHOLE_LINES = frozenset({"exact", "run", "pattern"})
_LONGEST_LIST = 40  # lines of a ranking, its head among them
_LONGEST_ITEM = 120  # characters
_LONGEST_HEAD = 24
_RANKING: Reason = "ranking"


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


def without_edges(document: Document) -> tuple[Document, tuple[Decision, ...]]:
    """A text without the menu above it and the ranking below, and the decisions on their lines.

    >>> from newsextract.readers.text import read_text
    >>> left, aside = without_edges(read_text("로그인 | 회원가입\\n새 청사 문 열다\\n많이 본 뉴스\\n1. 딸기 축제"))
    >>> [block.text for block in left.blocks], [(decision.text, decision.reason) for decision in aside]
    (['새 청사 문 열다'], [('로그인 | 회원가입', 'login'), ('많이 본 뉴스', 'ranking'), ('1. 딸기 축제', 'ranking')])
    """
    first, last = document.front, len(document.blocks) if document.rear is None else document.rear
    if (not first and last == len(document.blocks)) or first >= last:
        return document, ()
    kept = [block._replace(index=number) for number, block in enumerate(document.blocks[first:last])]
    if first and kept[0].gap == 1:
        kept[0] = kept[0]._replace(gap=0)
    outside = (*document.blocks[:first], *document.blocks[last:])
    return replace(document, blocks=tuple(kept), rear=None), tuple(_decision(document, block) for block in outside)


def _decision(document: Document, block: Block) -> Decision:
    start, end, text = document.span(block.start, block.end)
    entry = lexicon.load().look_up(block.text)
    rule, reason = ("list.below-head", _RANKING) if entry is None else (f"lexicon.{entry.kind}", entry.reason)
    return Decision(block.line, start, end, text, "chrome", reason, rule, block.text[:40])
