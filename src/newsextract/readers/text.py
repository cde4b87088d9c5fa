"""A text dump to a Document: one block per line, every odd character accounted for."""

from __future__ import annotations

import re
import unicodedata
from array import array

from newsextract.model import Block, Document
from newsextract.pieces import trimmed
from newsextract.readers.edges import front, rear
from newsextract.readers.encoding import decode, repair
from newsextract.readers.plain_data import plain_data
from newsextract.readers.rewrite import composed
from newsextract.readers.run_on import cut_run_on
from newsextract.readers.shapes import dressed, reshape
from newsextract.readers.spacing import NOTHING, narrowed, single_spaced, usual_gaps
from newsextract.readers.wrapping import unwrap

# zero-width characters, soft hyphen, bidirectional marks, variation selectors, byte order mark
_DROPPED = r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_DIRTY = re.compile(rf"[{_DROPPED}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")
_JAMO_RUN = re.compile(r"[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+")
_DROP = re.compile(rf"[{_DROPPED}]")
_ODD = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\xa0\u1680\u2000-\u200a\u202f\u205f"
_ODD_SPACE = re.compile(rf"[{_ODD}]")
_MOST_OF_A_FIELD = 4  # lines
_LEAST_OF_A_FIELD = 60  # characters
# what no reader of a page sees: white space, control and zero-width characters
UNSEEN = rf"[\s{_ODD}{_DROPPED}]"


_DATA = {
    "JSON": "the input is JSON without a key that names a story",
    "XML": "the input is XML, neither a page nor a feed",
    "a table": "the input is a table; newsextract batch with --text-column reads an article of each row",
}


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
    if shaped is not None:
        text, offsets = plain(shaped[0].text)
        text, blocks = unwrap(text, split_blocks(text))
        blocks, quotes = _without_table_quotes(text, blocks)
        warnings += shaped[0].warnings
        return dressed(Document(source, text, blocks, composed(offsets, shaped[0].offsets), encoding, warnings, quotes=quotes), *shaped)
    data = plain_data(source) if form == "auto" else None
    text, offsets = plain(single_spaced(source))
    blocks = cut_run_on(text, usual_gaps(split_blocks(text)))
    first, end = front(blocks), rear(blocks)
    text, inner = unwrap(text, blocks[first:end])
    inner, quotes = _without_table_quotes(text, inner)
    last = first + len(inner) if end < len(blocks) else None
    if first + len(inner) != end:  # wrapped lines were joined
        blocks = tuple(b._replace(index=i) for i, b in enumerate((*blocks[:first], *inner, *blocks[end:])))
    else:
        blocks = (*blocks[:first], *inner, *blocks[end:])
    if data is not None:
        warnings += (_DATA[data],)
    return Document(source, text, blocks, offsets, encoding, warnings, quotes=quotes, front=first, rear=last, form="text" if data is None else "data")


def plain(source: str) -> tuple[str, array[int] | None]:
    """The text that rules read, and the source offset of each of its characters.

    Unicode spaces and control characters become a plain space, one for one; zero-width
    characters go; NFD Hangul is composed. The map is None where nothing moved.

    >>> plain("나\\u200b라")
    ('나라', array('q', [0, 2, 3]))
    """
    text, offsets = _clean(_ODD_SPACE.sub(" ", source))
    if "\r" in text:  # one line end for all, or `$` of a pattern would not know it
        text, offsets = _cleaned(text.replace("\r\n", f"{NOTHING}\n").replace("\r", "\n"), offsets)
    spared = narrowed(text)  # of composed text: patterns know no letters taken apart
    return (text, offsets) if spared is text else _cleaned(spared, offsets)


def _cleaned(text: str, offsets: array[int] | None) -> tuple[str, array[int] | None]:
    """A text that was cleaned before and changed since, cleaned once more; its offsets are those of the source."""
    text, moved = _clean(text)
    if offsets is None or moved is None:
        return text, offsets if moved is None else moved
    return text, array("q", [offsets[at] for at in moved])


def _clean(text: str) -> tuple[str, array[int] | None]:
    """A text without zero-width characters, its Hangul composed, and where each character stood."""
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
