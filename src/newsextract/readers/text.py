"""A text dump to a Document: one block per line, every odd character accounted for."""

from __future__ import annotations

import re
import unicodedata
from array import array

from newsextract.model import Block, Document
from newsextract.pieces import trimmed
from newsextract.readers.encoding import decode, repair
from newsextract.readers.rewrite import composed
from newsextract.readers.shapes import dressed, reshape
from newsextract.readers.wrapping import unwrap

# zero-width characters, soft hyphen, bidirectional marks, variation selectors, byte order mark
_DROPPED = r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_DIRTY = re.compile(rf"[{_DROPPED}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")
_JAMO_RUN = re.compile(r"[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+")
_DROP = re.compile(rf"[{_DROPPED}]")
_ODD = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\xa0\u1680\u2000-\u200a\u202f\u205f"
_ODD_SPACE = re.compile(rf"[{_ODD}]")
_SHORT = 120  # characters of a line
_WIDE = re.compile(
    r"  (?<=\S  )(?:(?:(?<![.?!…]  )(?<![.?!…][”\"’'」』)\]]  )|(?<=\d[.]  )) ?(?=\S)"
    r"| {0,60}(?=[\[(【〔<ⓒ©/]|사진|출처|[가-힣]{2,4} {1,3}기자$))",
    re.MULTILINE,
)
_MOST_OF_A_FIELD = 4  # lines
_LEAST_OF_A_FIELD = 60  # characters
_NOTHING = "\u200b"
# what no reader of a page sees: white space, control and zero-width characters
UNSEEN = rf"[\s{_ODD}{_DROPPED}]"


def read_text(source: str | bytes, name: str = "input", charset: str | None = None, form: str = "auto") -> Document:
    """Read a dump. Bytes are decoded first, by the codec `charset` if given; mojibake is repaired and warned of.

    What a dump is, plain text, a record or Markdown, its content says, where `form` does not.

    >>> read_text("제목\\n\\n본문이다.").blocks[1].gap
    1
    """
    encoding = "str"
    warnings: tuple[str, ...] = ()
    if isinstance(source, bytes):
        source, encoding, warnings = decode(source, name, charset)
    source, repaired = repair(source)
    if repaired:
        warnings += (repaired,)
    shaped = reshape(source, form) if form != "text" else None
    text, offsets = plain(shaped[0].text if shaped else source)
    text, blocks = unwrap(text, split_blocks(text))
    blocks, quotes = _without_table_quotes(text, blocks)
    if shaped is None:
        return Document(source, text, blocks, offsets, encoding, warnings, quotes=quotes)
    offsets = composed(offsets, shaped[0].offsets)
    warnings += shaped[0].warnings
    return dressed(Document(source, text, blocks, offsets, encoding, warnings, quotes=quotes), *shaped)


def plain(source: str) -> tuple[str, array[int] | None]:
    """The text that rules read, and the source offset of each of its characters.

    Unicode spaces and control characters become a plain space, one for one; zero-width
    characters go; NFD Hangul is composed. The map is None where nothing moved.

    >>> plain("나\\u200b라")
    ('나라', array('q', [0, 2, 3]))
    """
    text = _narrowed(_ODD_SPACE.sub(" ", source))
    if not _DIRTY.search(text):
        return text, None
    out: list[str] = []
    offsets = array("q")
    position = 0
    for match in _DIRTY.finditer(text):
        if match.start() < position:
            continue
        out.append(text[position : match.start()])
        offsets.extend(range(position, match.start()))
        position = match.end()
        if _DROP.match(match.group()):
            continue
        run = _JAMO_RUN.match(text, match.start())
        assert run is not None
        position = run.end()
        composed = unicodedata.normalize("NFC", run.group())
        out.append(composed)
        cursor = run.start()
        for char in composed:
            offsets.append(cursor)
            cursor += len(unicodedata.normalize("NFD", char))
    out.append(text[position:])
    offsets.extend(range(position, len(text)))
    offsets.append(len(text))
    return "".join(out), offsets


def _without_table_quotes(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[int, ...]]:
    """A field taken out of a table keeps the quotation marks that the table put around it: blocks without them, and where they are."""
    if not 0 < len(blocks) <= _MOST_OF_A_FIELD:
        return blocks, ()
    start, end = blocks[0].start, blocks[-1].end
    if end - start < _LEAST_OF_A_FIELD or text[start] != '"' or text[end - 1] != '"':
        return blocks, ()
    second = text.find('"', start + 1)
    closed = second < end - 1 and not text[second + 1].isspace()
    if text.count('"', start, end) % 2 == 0 and not closed and text.count('"', start + 1, end - 1) % 2:
        return blocks, ()
    opened = [_shrunk(text, blocks[0], start + 1, blocks[0].end), *blocks[1:]]
    opened[-1] = _shrunk(text, opened[-1], opened[-1].start, end - 1)
    return tuple(opened), (start, end - 1)


def _shrunk(text: str, block: Block, start: int, end: int) -> Block:
    start, inner = trimmed(text, start, end)
    return block._replace(start=start, end=start + len(inner), text=inner)


def _narrowed(text: str) -> str:
    """A wide gap inside a short line as one space and zero-width ones: `홍길동 기자   입력  2024.05.22`.

    In a long line, and behind a sentence that no credit follows, it may be all that is left of a line break.
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
        parts += (text[position : start + 1], _NOTHING * (end - start - 1))
        position = end
    return "".join((*parts, text[position:])) if parts else text


def split_blocks(text: str) -> tuple[Block, ...]:
    """One block per line that holds more than white space."""
    blocks: list[Block] = []
    start, gap = 0, 0
    # control characters are plain spaces by now, so these are the line ends of Unicode
    for line, raw in enumerate(text.splitlines(keepends=True), 1):
        stripped = raw.strip()
        if stripped:
            begin = start + len(raw) - len(raw.lstrip())
            blocks.append(Block(len(blocks), line, begin, begin + len(stripped), stripped, gap))
            gap = 0
        else:
            gap += 1
        start += len(raw)
    return tuple(blocks)
