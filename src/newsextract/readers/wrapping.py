"""Text wrapped at a fixed width: the lines of a paragraph become one block again.

Every line but a paragraph's last is full: the first word of the next line would not
have gone into it. Lines that break for any other reason are not full, or only by chance.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from newsextract.korean.sentences import ends_sentence
from newsextract.model import Block
from newsextract.readers.rewrite import Edit, Found

_Measure = Callable[[str], int]

_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]")
_SPACE = re.compile(r"\s")
_WIDEST = 110  # characters; whoever wraps does so at less
_BROKEN_WORD = re.compile(r"[가-힣,]\r?\n(?=[가-힣])")
_KEPT_SPACE = re.compile(r"\S \r?\n(?=\S)")
_GOES_ON = re.compile(r"[다요죠까][.?!][”’']?\s\S")  # a sentence ends and the line goes on
_NARROWEST, _RAGGED = 56, 7  # columns of a full line, and how much narrower another may be
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
    """The indices of the lines that were broken only because they were full.

    A text is wrapped as a whole; of a page, whose menus are not, runs of lines are: its markup was wrapped where it was written.
    """
    return _full_of(blocks, width) or _full_in_runs(blocks)


def _full_in_runs(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Full lines of a text in which runs of lines without a blank one between are wrapped prose, all at one width.

    Some editors count columns, others characters: what makes more lines full counts.
    """
    parts = [0, *(n for n in range(1, len(blocks)) if blocks[n].gap or max(len(blocks[n - 1].text), len(blocks[n].text)) > _WIDEST), len(blocks)]
    runs = [blocks[start:end] for start, end in itertools.pairwise(parts)]
    prose = [run for run in runs if len(run) >= _FEWEST and sum(_GOES_ON.search(block.text) is not None for block in run) * 2 >= len(run)]
    return max((_full_at_width(runs, prose, size) for size in (width, len)), key=len) if prose else frozenset()


def _full_at_width(runs: list[tuple[Block, ...]], prose: list[tuple[Block, ...]], size: _Measure) -> frozenset[int]:
    """Full lines of all runs, at the width that wrapped runs of prose have."""
    longest = max((size(block.text) for run in prose if _full_of(run, size) for block in run), default=0)
    pairs = (pair for run in runs for pair in itertools.pairwise(run))
    return frozenset(a.index for a, b in pairs if size(a.text) <= longest and _is_full(a, b, longest, size))


def _full_of(blocks: tuple[Block, ...], size: _Measure) -> frozenset[int]:
    """Full lines of a text that is wrapped from its first line to its last; none where it is not."""
    if len(blocks) < _FEWEST or any(len(block.text) > _WIDEST for block in blocks):
        return frozenset()
    pairs = [(a, b) for a, b in itertools.pairwise(blocks) if b.gap == 0]
    open_lines = [(a, b) for a, b in pairs if len(a.text) > 20 and not ends_sentence(a.text)]
    if len({a.text for a, _ in open_lines}) < _FEWEST:
        return frozenset()
    longest = max(size(block.text) for pair in open_lines for block in pair)
    full = [pair for pair in open_lines if _is_full(*pair, longest, size)]
    if len(full) * 10 < len(open_lines) * 9:
        return frozenset()
    return frozenset(a.index for a, b in pairs if _is_full(a, b, longest, size))


def _is_full(block: Block, following: Block, longest: int, size: _Measure) -> bool:
    word = following.text.split(maxsplit=1)[0]
    return size(block.text) + 1 + size(word) > longest


def width(text: str) -> int:
    """The columns that a line takes where Hangul takes two.

    >>> width("육교 40m")
    8
    """
    return len(text) + len(_WIDE.findall(text))


def find_broken_words(text: str) -> Found | None:
    """The line ends of a text that was broken at a width inside of words, where spaces stayed at the ends of lines.

    Some full lines end with the space that stood there, and the others break a word: what stands on both
    sides of such a line end touches.

    >>> find_broken_words("가나다\\n라마바") is None
    True
    """
    if len(_BROKEN_WORD.findall(text)) < _FEWEST or not _KEPT_SPACE.search(text):
        return None
    lines = text.splitlines(keepends=True)
    starts = list(itertools.accumulate((len(line) for line in lines), initial=0))
    bare = [line.rstrip("\r\n") for line in lines]
    pairs = [
        n for n in range(len(lines) - 1)
        if bare[n].strip() and _goes_on(bare[n + 1]) and not ends_sentence(bare[n].rstrip())
    ]  # fmt: skip
    widths = {n: width(bare[n]) for n in pairs}
    ranked = sorted(size for size in widths.values() if size >= _NARROWEST)
    if len(ranked) < _FEWEST:
        return None
    widest = ranked[len(ranked) * 19 // 20]
    # the first line of a paragraph is set in, and marks that did so may be gone
    first = next(n for n, line in enumerate(bare) if line.strip())
    opens = [(n > first and not _goes_on(bare[n - 1])) or not _goes_on(line) for n, line in enumerate(bare)]
    least = [widest - _RAGGED * (3 if set_in else 1) for set_in in opens]
    full = [n for n in pairs if least[n] <= widths[n] <= widest + _RAGGED]
    spaced = sum(bare[n].endswith(" ") for n in full)
    if len(full) < _FEWEST or len(full) * 10 < len(ranked) * 8 or not len(full) <= spaced * 8 <= len(full) * 7:
        return None
    # a full line that ends a sentence goes on too, where the next is not set in as paragraphs are
    ended = [n for n in range(first + 1, len(lines) - 1) if n not in widths and bare[n].strip() and _goes_on(bare[n + 1]) and least[n] <= width(bare[n])]
    edits = [Edit(starts[n] + len(bare[n]), starts[n + 1], "" if n in widths or bare[n].endswith(" ") else " ") for n in sorted((*full, *ended))]
    return Found("reader.wrapped", tuple(edits))


def _goes_on(line: str) -> bool:
    """Whether a line may go on with a sentence: it is not set in, and opens with no mark."""
    return bool(line[:2].strip()) and line.lstrip()[0] not in "#>|*![<"
