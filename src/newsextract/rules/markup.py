"""What a page's markup alone decides, before any rule reads the text."""

from __future__ import annotations

from newsextract.markup import Mark, Markup
from newsextract.model import Block, Decision, Document, Reason

# what a block's marks say it is; the first that applies
_ASIDE: tuple[tuple[int, str, Reason], ...] = (
    (Mark.CODE, "markup.code", "player"),
    (Mark.HIDDEN, "markup.hidden", "menu"),
)


def set_aside(document: Document) -> tuple[Document, tuple[Decision, ...]]:
    """The document without the blocks that are furniture by their markup, and the decisions on those."""
    markup = document.markup
    assert markup is not None
    kept: list[Block] = []
    hints = []
    decisions: list[Decision] = []
    for block, hint in zip(document.blocks, markup.hints, strict=True):
        for mark, rule, reason in _ASIDE:
            if hint.marks & mark:
                decisions.append(_decision(document, markup, block, rule, reason))
                break
        else:
            kept.append(block._replace(index=len(kept)))
            hints.append(hint)
    left = Document(
        document.source, document.text, tuple(kept), document.offsets, document.encoding, document.warnings,
        Markup(markup.contexts, tuple(hints)),
    )
    return left, tuple(decisions)


def _decision(document: Document, markup: Markup, block: Block, rule: str, reason: Reason) -> Decision:
    start, end = document.source_offset(block.start), document.source_offset(block.end)
    return Decision(
        block.line, start, end, document.source[start:end], "chrome", reason, rule, markup.path(block.index)[-60:]
    )
