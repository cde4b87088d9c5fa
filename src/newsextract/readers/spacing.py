"""White space that says nothing: gaps that are wide throughout a text, and blank lines that are many throughout.

What counts is a gap that is wider than the others of its text. So the usual gap is made one space, and the
usual run of blank lines is the unit in which runs are counted.
"""

from __future__ import annotations

import re
from collections import Counter

from newsextract.model import Block

NOTHING = "\u200b"  # stands for a space that is dropped, so that offsets stay right
_RUN = re.compile(" +")
_BETWEEN_WORDS = re.compile(r"(?<=[^ \r\n])( +)(?=[^ \r\n])")
_FEWEST_GAPS = 12  # gaps between words, before a text has a usual one
_MOST = 0.95  # of the gaps between words: a slip of one leaves a text what it is
_FEWEST_BLANKS = 8  # runs of blank lines, before a text has a usual one
_MOST_BLANKS = 0.8
_WIDEST_BLANKS = 8  # halved until it fits: three blank lines in a row are the place of a picture
_SHORT = 120  # characters of a line
_WIDE = re.compile(
    r"  (?<=\S  )(?:(?:(?<![.?!…]  )(?<![.?!…][”\"’'」』)\]]  )|(?<=\d[.]  )) ?(?=\S)"
    r"| {0,60}(?=[\[(【〔<ⓒ©/]|사진|출처|[가-힣]{2,4} {1,3}기자$))",
    re.MULTILINE,
)


def single_spaced(source: str) -> str:
    """A text whose gaps between words are doubled throughout: half of every gap becomes zero-width.

    >>> doubled = "  ".join("가나다라마바사아자차카타파하")
    >>> single_spaced(doubled).replace(NOTHING, ""), len(single_spaced(doubled)) == len(doubled)
    ('가 나 다 라 마 바 사 아 자 차 카 타 파 하', True)
    """
    doubled = source.count("  ")
    if doubled < _FEWEST_GAPS or doubled * 2 < source.count(" ") * _MOST:
        return source
    gaps = [len(gap) for gap in _BETWEEN_WORDS.findall(source)]
    if len(gaps) < _FEWEST_GAPS or sum(gap % 2 == 0 for gap in gaps) < len(gaps) * _MOST:
        return source
    return _RUN.sub(_half, source)


def _half(run: re.Match[str]) -> str:
    width = len(run.group())
    return " " * (width - width // 2) + NOTHING * (width // 2)


def narrowed(text: str) -> str:
    """A wide gap inside a short line as one space and zero-width ones: `홍길동 기자   입력  2024.05.22`.

    In a long line, and behind a sentence that no credit follows, it may be all that is left of a line break.

    >>> narrowed("홍길동 기자   입력").count(" ")
    2
    """
    if "  " not in text:
        return text
    parts: list[str] = []
    position = 0
    for run in _WIDE.finditer(text):
        start, end = run.span()
        before = start - text.rfind("\n", max(0, start - _SHORT), start)
        behind = text.find("\n", end, end + _SHORT)
        if before > _SHORT or (behind if behind >= 0 else len(text)) - start + before > _SHORT:
            continue
        parts += (text[position : start + 1], NOTHING * (end - start - 1))
        position = end
    return "".join((*parts, text[position:])) if parts else text


def usual_gaps(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a text whose blank lines were doubled, once or more, with gaps counted by that unit.

    >>> [block.gap for block in usual_gaps(tuple(Block(i, i, i, i, "가", 2 + 2 * (i % 4 == 3)) for i in range(12)))]
    [1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 2]
    """
    gaps = Counter(block.gap for block in blocks[1:] if block.gap)
    if gaps.total() < _FEWEST_BLANKS:
        return blocks
    unit = _WIDEST_BLANKS
    while sum(number for gap, number in gaps.items() if gap % unit == 0) < gaps.total() * _MOST_BLANKS:
        unit //= 2
    return tuple(block._replace(gap=round(block.gap / unit)) for block in blocks) if unit > 1 else blocks
