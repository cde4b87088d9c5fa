"""Markdown to text: links, pictures, headings, emphasis, lists, quotes and tables without their marks.

What the marks said of a line goes on as a `Line`: heading and its level, list item, quote, row of a table,
and how much of the line is links.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from newsextract.korean.sentences import ends_told
from newsextract.markup import Mark
from newsextract.readers.markdown_inline import Spans, inline
from newsextract.readers.markdown_marks import (
    ADDRESS,
    AUTOLINK,
    BOLD,
    BULLET,
    DEFINITION,
    FENCE,
    HEADING,
    LINK,
    MAY,
    RULE,
    SEPARATOR,
    UNDERLINE,
)
from newsextract.readers.rewrite import Edit, Found, Line
from newsextract.readers.rows import Row, rows

_PREFIX = re.compile(r"[ \t\ufeff]*(?:(?P<quote>>)[ \t]?|(?P<bullet>[*+\-])(?:[ \t]+(?=\S)|[ \t]*$)|(?P<heading>\#{1,6})(?:[ \t]+|$)|:[ \t]{2,3}(?=\S))")
_TRAILING = re.compile(r"[ \t]+#+[ \t]*$")
_CELL = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_CUT = re.compile(r"[ \t]{2,}(?:\*[ \t]+)?|[ \t]\*[ \t]+(?=\[)|[ \t]*(?<!\\)\|[ \t]*")  # in a line of layout: where a block ended, an item of a menu, a cell
_SHOWN_NOT = re.compile(r"\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_LONGEST_ROW = 500  # characters of a table's row; with more, and so many links, it is the layout of a page
_LEAST_LINKS = 5
_ORDINAL = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+")
_WIDTH = range(60, 111)  # characters to which tools wrap
_FULL = 50  # characters that a line broken for its width has at least


def find_markdown(text: str) -> Found:
    """The marks of a Markdown text.

    >>> found = find_markdown("# 새 도서관\\n\\n**3일** [문을 연다](https://hanbat.example/1).\\n")
    >>> [(edit.start, edit.end) for edit in found.edits]
    [(0, 2), (9, 11), (13, 15), (16, 17), (22, 49)]
    >>> found.lines[0].tag
    'h1'
    """
    lines = rows(text)
    spans = inline(text)
    edits = spans.edits
    dash = not any(re.match(r"[ \t]*[*+][ \t]+\S", row.text) for row in lines)  # `-` is the mark of lists where `*` is not
    layout = _layout(lines)
    tables = _tables(lines) - layout
    settings: list[tuple[Row, int, str]] = []
    fenced = False
    skip: set[int] = set()
    for number, row in enumerate(lines):
        if number in skip:
            continue
        stripped = row.text.strip()
        if not stripped:
            continue
        if FENCE.match(row.text):
            fenced = not fenced
            edits.append(Edit(row.start, row.end))
            continue
        if fenced:
            settings.append((row, 0, "p"))
            continue
        if number in tables and SEPARATOR.match(row.text):
            edits.append(Edit(row.start, row.next))
            continue
        if RULE.match(row.text) or DEFINITION.match(row.text):
            edits.append(Edit(row.start, row.end))
            continue
        marks, tag, start = _prefix(text, row, dash, edits)
        if marks & Mark.HEADING and row.text.endswith("  ") and number + 1 < len(lines) and _goes_on(lines[number + 1].text):
            edits.append(Edit(row.start + len(row.text.rstrip()), lines[number + 1].start, " "))
            skip.add(number + 1)  # a headline that its page broke in two
        if number in layout:
            edits.extend(Edit(cut.start(), cut.end(), "\n") for cut in _CUT.finditer(text, start, row.end))
            settings.extend((part, 0, "p") for part in _parts(text, row, start))
            continue
        if number in tables:
            marks, tag = marks | Mark.TABLE, "tr"
            _cells(text, row, start, edits)
        elif tag == "p" and number + 1 < len(lines) and (line := UNDERLINE.match(lines[number + 1].text)):
            marks, tag = marks | Mark.HEADING, "h1" if "=" in line.group() else "h2"
            edits.append(Edit(row.end, lines[number + 1].end))
            skip.add(number + 1)
        settings.append((row, marks, tag))
    _unwrapped(settings, edits)
    edits.sort()
    return Found("reader.markdown", tuple(edits), lines=_lines(text, settings, spans, edits), pictures=tuple(spans.pictures), links=tuple(spans.references))


def _goes_on(line: str) -> bool:
    """Whether a line may be the second half of a heading: some words without a mark.

    >>> _goes_on("(건강장해 예방)에 대한 제언"), _goes_on("  * 홍길동 기자"), _goes_on("![전경](/1.jpg)")
    (True, False, False)
    """
    return bool(line.strip()) and not _PREFIX.match(line) and "](" not in line and not RULE.match(line)


def _prefix(text: str, row: Row, dash: bool, edits: list[Edit]) -> tuple[int, str, int]:
    """The marks at the front of a line: what they say, the element, and where the line's text begins."""
    marks, tag, at = 0, "p", row.start
    while match := _PREFIX.match(text, at, row.end):
        if match["bullet"] == "-" and not dash:
            break
        if match["bullet"] and at == row.start and marks & Mark.LIST:
            break
        edits.append(Edit(at, match.end()))
        at = match.end()
        if match["quote"]:
            marks, tag = marks | Mark.QUOTE, "blockquote"
        elif match["bullet"]:
            marks, tag = marks | Mark.LIST, "li"
        elif match["heading"]:
            marks, tag = marks | Mark.HEADING, f"h{len(match['heading'])}"
            if trailing := _TRAILING.search(text, at, row.end):
                edits.append(Edit(trailing.start(), row.end))
            break
        if at >= row.end:
            break
    if tag == "p" and _ORDINAL.match(text, at, row.end):
        marks, tag = marks | Mark.LIST, "li"
    return marks, tag, at


def _tables(lines: list[Row]) -> frozenset[int]:
    """The numbers of the lines that are rows of tables, their separators too."""
    found: set[int] = set()
    for number, row in enumerate(lines):
        said = row.text.strip()
        if len(said) > 2 and said[0] == said[-1] == "|":
            found.add(number)
        elif SEPARATOR.match(row.text) and ("|" in said or (row.text.endswith("  ") and said == "---")):
            # `---|---` below its head, as html2text writes; one column has no bar, but two spaces at the end
            found.add(number)
            if number and lines[number - 1].text.strip():
                found.add(number - 1)
            following = number + 1
            while following < len(lines) and "|" in lines[following].text and not ADDRESS.search(lines[following].text.split("|")[0]):
                found.add(following)
                following += 1
    return frozenset(found)


def _layout(lines: list[Row]) -> frozenset[int]:
    """The numbers of the lines that hold a page's layout: a table made of it has all of a column in one cell, menus too.

    >>> _layout(rows("| 한밭시 | 3만 |\\n| " + "[정치](/1)  " * 5 + "한밭시는 3일 새 다리를 열었다고 밝혔다.  " * 30 + "|\\n"))
    frozenset({1})
    """
    long = ((number, row.text) for number, row in enumerate(lines) if len(row.text) > _LONGEST_ROW)
    return frozenset(number for number, text in long if text.count("](") >= _LEAST_LINKS and len(_SHOWN_NOT.sub("]", text)) > _LONGEST_ROW)


def _parts(text: str, row: Row, start: int) -> Iterator[Row]:
    """The lines that a line of layout is made of; none goes on in the next."""
    for cut in (*_CUT.finditer(text, start, row.end), None):
        end = cut.start() if cut else row.end
        if text[start:end].strip():
            yield Row(start, end, start, text[start:end])
        start = cut.end() if cut else end


def _cells(text: str, row: Row, start: int, edits: list[Edit]) -> None:
    """Bars to tabs; those at the ends go."""
    for bar in _CELL.finditer(text, start, row.end):
        outer = not text[start : bar.start()].strip() or not text[bar.end() : row.end].strip()
        edits.append(Edit(bar.start(), bar.end(), "" if outer else "\t"))


def _unwrapped(settings: list[tuple[Row, int, str]], edits: list[Edit]) -> None:
    """Lines that a tool broke only because they were full go on with a space.

    Full is a line into which the next one's first word would not have gone. Most long lines of plain
    paragraphs that are followed by another must be full by one width, and none much longer, or the breaks are the
    writer's own.
    """
    pairs = [
        (a, b)
        for (a, marks, _), (b, _, after) in itertools.pairwise(settings)
        if a.next == b.start and len(a.text) >= _FULL and not a.text.endswith(("  ", "\\")) and not marks & ~Mark.QUOTE and after == "p"
    ]
    free = [(a, b) for a, b in pairs if "](" not in a.text and "://" not in a.text]
    sizes = sorted(len(a.text) for a, _ in free)
    if not sizes:
        return
    width = sizes[len(sizes) * 19 // 20]
    plain = [row.text for row, marks, _ in settings if not marks and row.text[:4].strip() and "](" not in row.text and "://" not in row.text]
    longer = sum(len(line) > width + 5 for line in plain)
    if width not in _WIDTH or longer > 1 + len(free) // 8:
        return
    full = {(a, b) for a, b in pairs if len(a.text) + 1 + len(b.text.split(maxsplit=1)[0]) > width}
    if sum((a, b) in full for a, b in free) * 10 < len(free) * 8:
        return
    edits.extend(Edit(a.end, b.start, " ") for a, b in sorted(full))


def _lines(text: str, settings: list[tuple[Row, int, str]], spans: Spans, edits: list[Edit]) -> tuple[Line, ...]:
    """What is known of each line, with the share of links in what is left of it."""
    size = len(text)
    kept = bytearray(b"\x01" * size)
    for edit in edits:
        kept[edit.start : edit.end] = bytes(edit.end - edit.start)
    linked, strong, slanted = (_painted(size, found) for found in (spans.links, spans.strong, spans.slanted))
    lines: list[Line] = []
    for row, marks, tag in settings:
        seen = [at for at in range(row.start, row.end) if kept[at] and not text[at].isspace()]
        if not seen:
            continue
        share = sum(linked[at] for at in seen) / len(seen)
        leaning = sum(slanted[at] for at in seen) * 10 >= len(seen) * 9
        bold = sum(strong[at] for at in seen) * 10 >= len(seen) * 9
        lines.append(Line(seen[0], marks, share, bold, "em" if leaning and tag == "p" else tag))
    return tuple(lines)


def _painted(size: int, spans: list[tuple[int, int]]) -> bytearray:
    painted = bytearray(size)
    for start, end in spans:
        painted[start:end] = b"\x01" * (end - start)
    return painted


def is_markdown(text: str) -> bool:
    """Whether a text holds marks of more than one kind, or of one kind that nothing else looks like.

    >>> is_markdown("# 새 도서관\\n\\n**3일** 문을 연다.\\n\\n## 다음은"), is_markdown("# A씨는 3일 도서관에 갔다.\\n그는 *도 보았다.")
    (True, False)
    """
    if not MAY.search(text):
        return False
    if LINK.search(text) or len(AUTOLINK.findall(text)) >= 2:
        return True
    lines = [row.text for row in rows(text) if row.text.strip()]
    headings = [(n, match) for n, row in enumerate(lines) if (match := HEADING.match(row)) and not ends_told(row) and len(row) <= 160]
    set_apart = sum(UNDERLINE.match(row) is not None and "=" in row for row in lines[1:])
    bold = len(BOLD.findall(text))
    tables = any(SEPARATOR.match(row) and "|" in row for row in lines)
    marked = sum(BULLET.match(row) is not None for row in lines)
    if tables or bold >= 2 or (set_apart and (bold or marked >= 2 or headings)):
        return True
    if not headings:
        return False
    deeper = any(len(match["marks"]) > 1 for _, match in headings)
    if len(headings) >= 2 and (deeper or headings[0][0] == 0):
        return True
    return bool(bold or marked >= 2 or (headings[0][0] == 0 and len(lines[0]) >= 14 and text.lstrip().partition("\n")[2][:1].isspace()))
