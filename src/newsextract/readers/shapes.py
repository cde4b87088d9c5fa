"""What a text dump is: a plain text, a record, a printed list, Markdown; and what it says without its marks.

Each reader looks at what the one before it left: the strings of a printed object, then the labels of a
record, then left-over markup, then Markdown. A plain text has none of these and comes back untouched.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from newsextract.markup import Anchor, Context, Hint, Image, Mark, Markup
from newsextract.model import Block, Document, Field
from newsextract.readers.labelled import find_labelled
from newsextract.readers.leftovers import find_leftovers, find_scripts
from newsextract.readers.literals import find_literals
from newsextract.readers.markdown import find_markdown, is_markdown
from newsextract.readers.rewrite import Line, Rewritten, rewrite, untouched
from newsextract.readers.rows import line_ends
from newsextract.readers.table import find_table
from newsextract.readers.unlabelled import find_columns, find_over_address
from newsextract.readers.wrapping import find_broken_words

_MARKDOWN_HEAD = re.compile(r"^Markdown Content:", re.MULTILINE)  # what Jina Reader writes above the text
_HEAD = 4000
_OWN = {"reader.record": "record", "reader.list": "list", "reader.label": "record", "reader.column": "record", "reader.table": "record"}
_TAGS = ("body", "p", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "tr")
_CONTEXTS = tuple(
    Context(-1 if tag == "body" else 0, tag, "", Mark.HEADING if tag[0] == "h" else {"li": Mark.LIST, "blockquote": Mark.QUOTE, "tr": Mark.TABLE}.get(tag, 0))
    for tag in _TAGS
)


_FINDERS = (find_literals, find_table, find_labelled, find_over_address, find_columns, find_leftovers, find_scripts, find_broken_words)


def reshape(source: str, form: str = "auto") -> tuple[Rewritten, str] | None:
    """A text without its marks, and what it was; None for a plain text.

    >>> reshape("새 도서관이 문을 연다.") is None
    True
    >>> after, form = reshape("제목: 새 도서관\\n본문: 새 도서관이 **3일** 문을 연다.\\n")
    >>> after.text, form
    ('새 도서관\\n새 도서관이 **3일** 문을 연다.\\n', 'record')
    """
    text = untouched(source)
    found_form, headed = "text", False
    for find in _FINDERS:
        found = find(text.text)
        if found is not None and not (text.fields and found.fields):  # one record within another is its text
            text = rewrite(text, found)
            found_form = _OWN.get(found.rule, found_form)
            headed = headed or found.rule == "reader.front-matter" or _MARKDOWN_HEAD.search(source, 0, _HEAD) is not None
    if form == "markdown" or headed or is_markdown(text.text):
        text = rewrite(text, find_markdown(text.text))
        found_form = "markdown"
    if not text.dropped and not text.fields and not text.lines:
        return None
    return text, found_form


def dressed(document: Document, shaped: Rewritten, form: str) -> Document:
    """A document whose blocks stand at the right lines of the source, with what the marks said of them."""
    source = document.source
    ends = line_ends(source)
    places = [document.span(block.start, block.start)[0] for block in document.blocks]
    blocks = tuple(
        Block(block.index, bisect_right(ends, place) + 1, *block[2:]) for block, place in zip(document.blocks, places, strict=True)
    )
    return Document(
        source, document.text, blocks, document.offsets, document.encoding, document.warnings,
        _markup(shaped, places, ends, blocks) if form == "markdown" else None,
        document.quotes, form=form, fields=_fields(shaped, places), dropped=shaped.dropped,
    )  # fmt: skip


def _fields(shaped: Rewritten, places: list[int]) -> tuple[Field, ...]:
    starts = array("q", (field.start for field in shaped.fields))
    fields: list[Field] = []
    for number, place in enumerate(places):
        at = bisect_right(starts, place) - 1
        if at >= 0 and place < shaped.fields[at].end:
            fields.append(Field(number, shaped.fields[at].name))
    return tuple(fields)


def _markup(shaped: Rewritten, places: list[int], ends: list[int], blocks: tuple[Block, ...]) -> Markup:
    starts = array("q", (line.start for line in shaped.lines))
    hints: list[Hint] = []
    for place in places:
        at = bisect_right(starts, place) - 1
        line = shaped.lines[at] if at >= 0 else Line(0)
        hints.append(Hint(_TAGS.index(line.tag), line.marks, line.linked, line.strong))
    images: list[Image] = []
    for picture in shaped.pictures:
        following = bisect_right(places, picture.start)
        if following < len(blocks):
            images.append(Image(0, picture.address, blocks[following].line))
    anchors = tuple(Anchor(bisect_right(ends, link.start) + 1, link.text, link.address) for link in shaped.links)
    return Markup(_CONTEXTS, tuple(hints), tuple(images), anchors)
