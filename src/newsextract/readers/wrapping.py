"""Text wrapped at a fixed width: the lines of a paragraph become one block again.

Every line but a paragraph's last is full: the first word of the next line would not
have gone into it. Lines that break for any other reason are not full, or only by chance.
"""

from __future__ import annotations

import itertools
import re

from newsextract.korean.sentences import ends_sentence
from newsextract.model import Block

_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]")
_SPACE = re.compile(r"\s")
_WIDEST = 110  # characters; whoever wraps does so at less
_FEWEST = 4  # lines broken in mid-sentence, before a text counts as wrapped


def unwrap(text: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """The text with its wrapped lines joined by a space, and its blocks; offsets stay as they are.

    A text that was not wrapped is handed back as it is.
    """
    full = _full_lines(blocks)
    if not full:
        return text, blocks
    joined: list[Block] = []
    parts: list[str] = []
    at = first = 0
    for number, block in enumerate(blocks):
        if block.index in full:
            continue  # the paragraph goes on
        start = blocks[first].start
        whole = _SPACE.sub(" ", text[start : block.end])
        joined.append(blocks[first]._replace(index=len(joined), end=block.end, text=whole))
        parts += (text[at:start], whole)
        at, first = block.end, number + 1
    parts.append(text[at:])
    return "".join(parts), tuple(joined)


def _full_lines(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The indices of the lines that were broken only because they were full."""
    if len(blocks) < _FEWEST or any(len(block.text) > _WIDEST for block in blocks):
        return frozenset()
    pairs = [(a, b) for a, b in itertools.pairwise(blocks) if b.gap == 0]
    open_lines = [(a, b) for a, b in pairs if len(a.text) > 20 and not ends_sentence(a.text)]
    if len({a.text for a, _ in open_lines}) < _FEWEST:
        return frozenset()
    longest = max(width(block.text) for pair in open_lines for block in pair)
    full = [pair for pair in open_lines if _is_full(*pair, longest)]
    if len(full) * 10 < len(open_lines) * 9:
        return frozenset()
    return frozenset(a.index for a, b in pairs if _is_full(a, b, longest))


def _is_full(block: Block, following: Block, longest: int) -> bool:
    word = following.text.split(maxsplit=1)[0]
    return width(block.text) + 1 + width(word) > longest


def width(text: str) -> int:
    """The columns that a line takes where Hangul takes two.

    >>> width("육교 40m")
    8
    """
    return len(text) + len(_WIDE.findall(text))
