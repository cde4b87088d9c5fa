"""Blocks that are decided before any rule reads the text: of a page by its markup alone, of a text its menu and its ranking.

What the page never shows, menus above the headline, lists and footers below the story:
most lines of a page. The text rules see what is left, which stands near the story.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from newsextract import lexicon
from newsextract.container import Container
from newsextract.markup import NO_LINE, Hint, Mark, Markup
from newsextract.model import Block, Decision, Document, Reason

# furniture by its marks, the first that applies
_BY_MARK: tuple[tuple[int, str, Reason], ...] = (
    (Mark.FOOTER, "markup.footer", "footer"),
    (Mark.NAV, "markup.menu", "menu"),
    (Mark.ASIDE, "markup.aside", "related"),
    (Mark.LISTED, "markup.list", "related"),
    (Mark.CONTROL, "markup.control", "menu"),
)
_RANKING: Reason = "ranking"
_ABOVE, _ABOVE_HEADLINE, _BELOW = 60, 12, 60  # lines near the story that the text rules read
_META = re.compile(r"기자|특파원|입력|등록|승인|송고|수정|작성|\d{4}[-./년]\s?\d{1,2}|ⓒ|©|저작권|#|태그|키워드")
_SQUEEZE = re.compile(r"[\W_]+")


def squeeze(text: str) -> str:
    """Letters and digits of a text alone, to compare two printings of a headline.

    >>> squeeze("“새 도서관” 연다…")
    '새도서관연다'
    """
    return _SQUEEZE.sub("", text)


def set_aside(
    document: Document, container: Container | None, title: str | None
) -> tuple[Document, tuple[Decision, ...]]:
    """The document without the blocks that its markup decides, and the decisions on those."""
    markup = document.markup
    assert markup is not None
    inside = [b.index for b, h in zip(document.blocks, markup.hints, strict=True) if container and container.holds(h.context)]
    low, high = _zone(document, markup, inside, title)
    first, last = (inside[0], inside[-1]) if inside else (0, len(document.blocks))
    trusted = container is not None and container.trusted
    several = container.several.others if container and container.several else ()
    others = [edge for other in several for edge in (other, markup.after(other))]
    kept: list[Block] = []
    hints: list[Hint] = []
    decisions: list[Decision] = []
    paths: dict[int, str] = {}
    for block, hint in zip(document.blocks, markup.hints, strict=True):
        found: tuple[str, Reason] | None = None
        if hint.marks & Mark.CODE:
            found = ("markup.code", "player")
        elif hint.marks & Mark.HIDDEN and trusted:
            found = ("markup.hidden", "menu")
        elif others and bisect_right(others, hint.context) % 2:  # between a beginning and its end
            found = ("markup.other-article", "related")
        elif not low <= block.index <= high and not hint.marks & Mark.PAGE_TITLE:
            found = ("markup.above", "menu") if block.index < low else ("markup.below", "related")
        elif trusted and not first <= block.index <= last:
            found = _furniture(block, hint, below=block.index > last)
        if found is None:
            kept.append(Block(len(kept), *block[1:]))
            hints.append(hint)
        else:
            decisions.append(_decision(document, block, *found, markup.path(hint.context, paths)))
    left = Document(
        document.source, document.text, tuple(kept), document.offsets, document.encoding, document.warnings,
        Markup(markup.contexts, tuple(hints), markup.images, markup.anchors),
    )  # fmt: skip
    return left, tuple(decisions)


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
    return replace(document, blocks=tuple(kept), rear=None), tuple(_on_edge(document, block) for block in outside)


def _on_edge(document: Document, block: Block) -> Decision:
    entry = lexicon.load().look_up(block.text)
    rule, reason = ("list.below-head", _RANKING) if entry is None else (f"lexicon.{entry.kind}", entry.reason)
    return _decision(document, block, rule, reason, block.text[:40])


def _furniture(block: Block, hint: Hint, *, below: bool) -> tuple[str, Reason] | None:
    """Furniture outside the story by its element; lines that may say who and when stay."""
    if (not below and not hint.linked > 0.9) or (len(block.text) < 120 and _META.search(block.text)):
        return None
    for mark, rule, reason in _BY_MARK:
        if hint.marks & mark and not hint.marks & (Mark.HEADING | Mark.TAGS):
            return rule, reason
    return None


def _zone(document: Document, markup: Markup, inside: list[int], title: str | None) -> tuple[int, int]:
    """The first and last block that the text rules read: from above the headline to below the story."""
    last = len(document.blocks) - 1
    if not inside:
        return 0, last
    first = inside[0]
    low = max(0, first - _ABOVE)
    headline = _headline(document, markup, first + 4, title)
    if headline is not None:
        low = max(0, min(headline, first) - _ABOVE_HEADLINE)
    return low, min(last, inside[-1] + _BELOW)


def _headline(document: Document, markup: Markup, before: int, title: str | None) -> int | None:
    """The last line above the story that prints the page's title."""
    wanted = squeeze(title) if title else ""
    if len(wanted) < 4:
        return None
    for block in reversed(document.blocks[:before]):
        if markup.hints[block.index].marks & NO_LINE:
            continue
        text = block.text
        if abs(len(text) - len(title or "")) < 20 and wanted[0] in text and wanted[-1] in text and squeeze(text) == wanted:
            return block.index
    return None


def _decision(document: Document, block: Block, rule: str, reason: Reason, evidence: str) -> Decision:
    start, end, text = document.span(block.start, block.end)
    return Decision(block.line, start, end, text, "chrome", reason, rule, evidence)
