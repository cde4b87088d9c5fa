"""A page to a Document: one block per visual line, every text node in exactly one block.

The page's text is flattened first, a line for each line that the page shows; scripts,
styles and what the page hides get lines of their own. `Document.source` is that flattened
text, so offsets of decisions count its characters, and lines its lines.
"""

from __future__ import annotations

import re

from lxml import etree

from newsextract.korean.sentences import ends_sentence
from newsextract.markup import Anchor, Context, Hint, Image, Mark, Markup
from newsextract.model import Block, Document
from newsextract.readers.marks import (
    INLINE,
    INLINE_TAG,
    PICTURES,
    SET_APART,
    SHOWN_AS_BLOCK,
    STRONG,
    TAGS,
    word_marks,
)
from newsextract.readers.text import plain

_SPACES = " \t\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"  # what folds; a no-break space stays
_FOLD = re.compile(f"[{_SPACES[1:]}][{_SPACES}]*| [{_SPACES}]+")
_ICON_WORDS = ("icon", "ico-", "ico_", "ico/", "btn", "button", "logo", "bullet", "blank", "spacer", "arrow", "sns", "emoji", ".svg?", ".gif?")
_RARE = etree.XPath("descendant-or-self::*[@style or @hidden or @itemprop]")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CELL = "\x00"  # between the cells of a row; no tree holds one
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1b\x1f\x7f]")  # what a database left between two letters
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_MOST_TABLES = 200
_DATA_TABLES = etree.XPath("//table[not(.//table)][count(.//tr) > 1]")
# a picture in a row that has a row of heads above it is a value like others, and so is one paragraph
_DATA_ROWS = etree.XPath(
    ".//tr[count(*) > 1][not(.//div or .//br or .//ul)][not(*[count(.//p) > 1])][not(.//img) or ancestor::table[1][.//th or .//tr[1][not(.//img)]]]"
)


def read_tree(
    root: etree._Element | None, story: etree._Element | None = None, *, encoding: str = "str", warnings: tuple[str, ...] = ()
) -> Document:
    """A Document of a tree, with the story that a script of it ships behind it.

    >>> from newsextract.readers.tree import parse
    >>> page = parse("<title>새 도서관</title><p>한밭시는 <b>새 도서관</b>을 연다.<br>3일부터다.</p>")
    >>> [block.text for block in read_tree(page).blocks]
    ['새 도서관', '한밭시는 새 도서관을 연다.', '3일부터다.']
    """
    walker = _Walker()
    if root is not None:
        walker.walk(root, 0)
        if root.getparent() is None:
            for other in root.itersiblings():  # what stands behind `</html>` may make a second tree
                if isinstance(other.tag, str):
                    walker.walk(other, 0)
    if story is not None:
        walker.walk(story, Mark.SHIPPED | Mark.STORY)
    source = "\n".join(walker.lines)
    text, offsets = plain(source)
    blocks: list[Block] = []
    hints: list[Hint] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        stripped = line.strip()
        if stripped:
            begin = at + line.index(stripped[0])
            blocks.append(Block(len(blocks), number + 1, begin, begin + len(stripped), stripped, 0))
            hints.append(walker.hints[number])
        at += len(line) + 1
    markup = Markup(tuple(walker.contexts), tuple(hints), tuple(walker.images), tuple(walker.anchors))
    return Document(source, text, tuple(blocks), offsets, encoding, warnings, markup)


class _Walker:
    """One pass over a tree, without recursion: elements start and end, lines are cut between."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.hints: list[Hint] = []
        self.contexts: list[Context] = []
        self.images: list[Image] = []
        self.anchors: list[Anchor] = []

    def walk(self, root: etree._Element, marks: int) -> None:
        """Cut a tree into lines."""
        contexts = self.contexts
        contexts.append(Context(-1, "", "", marks))
        context = len(contexts) - 1
        # what the end of an element brings back: element, whether it breaks the line, and all below
        frames: list[tuple[etree._Element, bool, int, int, list[str], int, int]] = []
        framed: etree._Element | None = None
        parts: list[str] = []
        linked = strong = links = bold = 0
        opened: tuple[list[str], int, int] | None = None  # where the words of a link begin: its line's parts, how many, and lines before it
        kept: list[etree._Element] = []  # the open elements that show the line breaks of their text
        rows = _data_rows(root)
        rare = frozenset(_RARE(root))  # asking each element for what few have costs more
        named = "}" in root.tag  # the names of XHTML bear their namespace
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                tag = element.tag
                if named:
                    tag = tag.rpartition("}")[2]
                own = TAGS.get(tag)
                if own is None:  # runs on in its line, unless its class says otherwise
                    name = element.get("class")
                    own = word_marks(name) & INLINE if name else 0
                    breaks = own & SHOWN_AS_BLOCK != 0
                    if tag == "a":
                        links += 1
                        if parts and _is_card(element):
                            self._cut(parts, context, marks, linked, strong)
                            linked = strong = 0
                        opened = (parts, len(parts), len(self.lines))
                    elif tag == "br" or (tag == "cite" and marks & Mark.QUOTE):  # who said it stands on a line of its own
                        if parts:
                            self._cut(parts, context, marks, linked, strong)
                            linked = strong = 0
                    elif tag in STRONG:
                        bold += 1
                    elif tag in PICTURES:
                        self._see(element, context, parts)
                    words = name or ""
                else:
                    breaks = own & INLINE_TAG == 0
                    if rows and (tag == "td" or tag == "th") and element.getparent() in rows:
                        breaks = False  # a row of a table is one line
                        if element.getprevious() is not None:
                            parts.append(_CELL)
                    elif rows and tag == "p" and _is_value(element, rows):
                        breaks = False
                    words = element.get("class") or ""
                    name = element.get("id")
                    if name:
                        words = f"{words} {name}"
                    if element in rare and (name := element.get("itemprop")):
                        words = f"{words} {name}"
                    if words:
                        own |= word_marks(words)
                if element in rare and _is_hidden(element):
                    own |= Mark.HIDDEN
                if tag == "pre" or (element in rare and _KEEPS_LINES.search(element.get("style") or "")):
                    kept.append(element)
                if breaks or own & SET_APART:
                    frames.append((element, breaks, context, marks, parts, linked, strong))
                    framed = element
                    if breaks and parts:
                        self._cut(parts, context, marks, linked, strong)
                    parts = []
                    linked = strong = 0
                    marks |= own
                    contexts.append(Context(context, tag, words, own))
                    context = len(contexts) - 1
                text = element.text
            else:
                if event == "end":
                    tag = element.tag
                    if named:
                        tag = tag.rpartition("}")[2]
                    if tag == "a":
                        links -= 1
                        if opened is not None and opened[0] is parts and opened[2] == len(self.lines):
                            self._link(element, parts[opened[1] :])
                        opened = None
                        if parts and _is_card(element):
                            self._cut(parts, context, marks, linked, strong)
                            linked = strong = 0
                    elif tag in STRONG:
                        bold -= 1
                    if framed is element:
                        if parts:
                            self._cut(parts, context, marks, linked, strong)
                        _, breaks, context, marks, parts, linked, strong = frames.pop()
                        framed = frames[-1][0] if frames else None
                        if breaks:
                            parts = []
                            linked = strong = 0
                    if kept and kept[-1] is element:
                        kept.pop()
                    if element is root:
                        break  # what stands behind a tree that the caller gave is not of it
                text = element.tail
            if kept and text and "\n" in text:
                *before, text = _shown_lines(text)
                for line in before:
                    parts.append(line)
                    self._cut(parts, context, marks, linked, strong)
                    linked = strong = 0
            if text and (parts or not text.isspace()):
                parts.append(text)
                if links:
                    linked += len(text)
                if bold:
                    strong += len(text)
        if parts:
            self._cut(parts, context, marks, linked, strong)

    def _see(self, element: etree._Element, context: int, parts: list[str]) -> None:
        """Note a picture, and the line that comes next."""
        address = element.get("data-src") or element.get("data-original") or element.get("src")
        if address and not _is_icon(address[:400].lower()):
            begun = any(not part.isspace() for part in parts)
            self.images.append(Image(context, address, len(self.lines) + 1 + begun))

    def _link(self, element: etree._Element, parts: list[str]) -> None:
        """Note a link whose words stand on the line that is being read."""
        address, text = element.get("href"), " ".join("".join(parts).split())
        if address and text:
            self.anchors.append(Anchor(len(self.lines) + 1, text, address))

    def _cut(self, parts: list[str], context: int, marks: int, linked: int, strong: int) -> None:
        """End a line; one that holds nothing is none."""
        text = "".join(parts)
        parts.clear()
        size = len(text)
        text = text.strip(_SPACES)
        if not text or text.isspace():
            return
        if not text.isprintable() or "  " in text:  # asking costs less than folding
            # script is folded as cheaply as can be, text so that its no-break spaces stay
            text = " ".join(text.split()) if marks & Mark.CODE else _FOLD.sub(" ", _CONTROL.sub("", text))
        if _CELL in text:
            text = "\t".join(cell.strip() for cell in text.split(_CELL)).strip("\t")
            if not text or text.isspace():
                return
        self.lines.append(text)
        self.hints.append(Hint(context, marks, min(1.0, linked / size), strong * 2 > size))


def _is_card(link: etree._Element) -> bool:
    """Whether a link is a picture with words below it: pages show such links one by one."""
    return len(link) > 1 and link[0].tag in PICTURES


def _shown_lines(text: str) -> list[str]:
    """The lines of text whose breaks are shown; where sentences run over them, the paragraphs between its blank lines.

    >>> _shown_lines("한밭시는 3일 새 다리를\\n열었다고 밝혔다.\\n\\n시민들은 반겼다.\\n")
    ['한밭시는 3일 새 다리를\\n열었다고 밝혔다.', '시민들은 반겼다.\\n']
    >>> _shown_lines("한밭시는 새 다리를 열었다.\\n시민들은 반겼다.\\n")
    ['한밭시는 새 다리를 열었다.', '시민들은 반겼다.', '']
    """
    paragraphs = _BLANK_LINE.split(text)
    inner = [line.strip() for paragraph in paragraphs for line in paragraph.strip().split("\n")[:-1]]
    wrapped = sum(not ends_sentence(line) for line in inner) * 2 > len(inner)
    return paragraphs if wrapped else text.split("\n")


def _is_icon(address: str) -> bool:
    """Whether the address of a picture, in small letters, is that of a button or a sign."""
    return address.startswith("data:") or address.endswith((".svg", ".gif")) or any(word in address for word in _ICON_WORDS)


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _NOT_SHOWN.search(style) is not None)


def _is_value(element: etree._Element, rows: frozenset[etree._Element]) -> bool:
    """Whether an element is the one paragraph of a cell of such a row."""
    cell = element.getparent()
    return cell is not None and cell.getparent() in rows


def _data_rows(root: etree._Element) -> frozenset[etree._Element]:
    """The rows of tables that show data: at least two rows of cells that hold nothing but words."""
    found: list[etree._Element] = []
    if next(root.iter("{*}table"), None) is None:
        return frozenset()
    for table in _DATA_TABLES(root)[:_MOST_TABLES]:
        rows = _DATA_ROWS(table)
        if len(rows) >= 2 and len({len(row) for row in rows}) == 1:
            found += rows
    return frozenset(found)

