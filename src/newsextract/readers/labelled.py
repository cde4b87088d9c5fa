"""Records with labels: `제목: …`, `[제목] …`, front matter, `Title:` above Markdown, columns of a table, a headline over its address.

A label is a mark; what stands behind it, up to the next label, is the field that it names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from newsextract.dates import find_stamps
from newsextract.model import FieldName
from newsextract.names import is_outlet
from newsextract.prose import ends_told
from newsextract.readers.names_of_fields import field_of
from newsextract.readers.rewrite import Edit, Found, Named

_LABELLED = re.compile(
    r"""
    [ \t\ufeff]*(?:[-*•■●○▶]\s{0,2})?\*{0,2}
    (?:
      [\[【<(](?P<boxed>[^\[\]【】<>()\n:：]{1,16})[\]】>)]\*{0,2}\s?[:：=]?        # [제목] …, 【본문】
    | (?P<plain>[A-Za-z가-힣_][\w ()/.\-]{0,23}?)\*{0,2}\s{0,3}[:：]\*{0,2}        # 제목 : …, **제목:** …, URL Source: …
    | (?P<tabbed>[A-Za-z가-힣_][\w ]{0,15})\t                                      # 제목<tab>…
    )
    [ \t]*
    """,
    re.VERBOSE,
)
# `title 새 도서관이 문을 연다`: a label of one word without a mark, in a record whose next label is such a one too
_BARE = re.compile(r"(?P<label>title|content|body|text|date|url|author|제목|본문|내용)[ \t]+(?=\S)")
_KEY = re.compile(r"(?P<key>[A-Za-z가-힣_][\w\- ]{0,30})[ \t]*:(?:[ \t]+|$)")
_QUOTED = re.compile(r"(?P<quote>[\"'])(?P<inner>.*)(?P=quote)\s*$")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_BRACKETS = re.compile(r"\[\[?|\]\]?")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?$")
_NUMBER = re.compile(r"\[\d{1,4}\]\s?|(?:No\.?\s?)?\d{1,4}[.)]\s")
_LATER = 40  # lines of a head, at most
_LOOSE = 3  # lines without a label that a value may go on for
_LONGEST_TITLE = 200
_FEWEST_CELLS = 4
_FULL_DATE = re.compile(r"(?:19|20)\d{2}(?:[.\-/]?\s?\d{1,2}){2}\.?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")


class _Line(NamedTuple):
    start: int
    text: str  # without its line end

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Label(NamedTuple):
    number: int  # of its line
    start: int
    end: int  # where its value begins
    name: FieldName | None
    word: str


def find_labelled(text: str) -> Found | None:
    """The fields that the labels of a record name; None where a text is no record.

    >>> found = find_labelled("제목: 새 도서관이 문을 연다\\n작성일: 2024-05-22\\n내용: 새 도서관이 3일 문을 연다.\\n")
    >>> [field.name for field in found.fields]
    ['title', 'published', 'text']
    >>> find_labelled("출처: 한밭일보\\n새 도서관이 문을 연다.") is None
    True
    """
    lines = _lines(text)
    return _front_matter(text, lines) or _labels(text, lines) or _over_address(text, lines) or _columns(text, lines)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        lines.append(_Line(start, raw.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")))
        start += len(raw)
    return lines


def _front_matter(text: str, lines: list[_Line]) -> Found | None:
    """The keys between two lines of `---`, as Obsidian, Jekyll, Hugo and trafilatura write them (`+++` with `=` is not read)."""
    first = next((n for n, line in enumerate(lines[:5]) if line.text.strip("\ufeff \t")), 0)
    if not lines or lines[first].text.strip("\ufeff \t") != "---":
        return None
    last = next((n for n, line in enumerate(lines[first + 1 : first + 100], first + 1) if line.text.strip() in ("---", "...")), None)
    if last is None:
        return None
    inside = range(first + 1, last)
    keys = [n for n in inside if _KEY.match(lines[n].text)]
    if len(keys) < 2 or len(keys) + sum(lines[n].text[:1] in " \t-#" or not lines[n].text.strip() for n in inside) < len(inside):
        return None
    edits = [Edit(lines[first].start, lines[first].end)]
    fields: list[Named] = []
    name: FieldName = "other"
    for number in inside:
        line = lines[number]
        start = line.start
        if key := _KEY.match(line.text):
            name = field_of(key["key"]) or "other"
            start += key.end()
            edits.append(Edit(line.start, start))
        elif item := _ITEM.match(line.text):
            start += item.end()
            edits.append(Edit(line.start, start))
        _value(text, start, line.end, name, edits, fields)
    edits.append(Edit(lines[last].start, lines[last].end))
    return Found("reader.front-matter", tuple(sorted(edits)), tuple(fields))


def _value(text: str, start: int, end: int, name: FieldName, edits: list[Edit], fields: list[Named]) -> None:
    """A value of front matter without its quotation marks, brackets and escapes."""
    quoted = _QUOTED.match(text, start, end)
    if quoted:
        edits += (Edit(start, start + 1), Edit(quoted.end("inner"), quoted.end("inner") + 1))
        for at in re.finditer(r"\\(?=[\"\\])|'(?=')" if quoted["quote"] == "'" else r"\\(?=[\"\\])", quoted["inner"]):
            edits.append(Edit(start + 1 + at.start(), start + 1 + at.end()))
        start, end = start + 1, quoted.end("inner")
    if name in ("author", "tags"):
        edits.extend(Edit(at.start(), at.end()) for at in _BRACKETS.finditer(text, start, end))
    if name == "other" and _ADDRESS.match(text[start:end].strip()):
        name = "url"  # `source: https://…`
    if text[start:end].strip() not in ("", ">", "|", ">-", "|-", "null", "~"):
        fields.append(Named(start, end, name))
    elif text[start:end].strip():
        edits.append(Edit(start, end))


def _labels(text: str, lines: list[_Line]) -> Found | None:
    """The labels at the head of a text, and those behind its story."""
    found = [label for number, line in enumerate(lines) if (label := _label(number, line))]
    head = _head(lines, found)
    if not head:
        return _bare(text, lines)
    names = {label.name for label in head}
    if not ("title" in names and len(names) > 1) and not ("text" in names and len(names - {"other"}) > 1):
        return None
    told = head[-1] if head[-1].name == "text" else None
    end, records = _end(text, head, found)
    tail = _tail(lines, found, head[-1].number, end) if told else []
    edits: list[Edit] = []
    fields: list[Named] = []
    labels = [*head, *tail]
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        edits.append(Edit(label.start, label.end, "\n" if label.start and text[label.start - 1] not in "\n\r" else ""))
        stop = following.start if following else end
        if not told and label is head[-1]:
            stop = lines[label.number].end
        if text[label.end : stop].strip():
            value = text[label.end : stop].strip()
            name = "url" if label.name == "other" and _ADDRESS.match(value) else label.name
            fields.append(Named(label.end, stop, name or "other"))
    if not told and text[fields[-1].end : end].strip():
        fields.append(Named(fields[-1].end, end, "text"))
    if end < len(text):
        edits.append(Edit(end, len(text)))
    warnings = (f"{records} records in one input, of which the first was read",) if records > 1 else ()
    return Found("reader.label", tuple(edits), tuple(fields), warnings=warnings)


def _label(number: int, line: _Line) -> _Label | None:
    match = _LABELLED.match(line.text)
    if match is None:
        return None
    word = (match["boxed"] or match["plain"] or match["tabbed"]).strip()
    name = field_of(word)
    if match["plain"] is None and name is None:
        return None
    if line.text[match.end() : match.end() + 2] == "//":
        return None  # http://
    return _Label(number, line.start, line.start + match.end(), name, word)


def _head(lines: list[_Line], found: list[_Label]) -> list[_Label]:
    """The labels of the run that opens the text; the last that is known closes it, or that of the story."""
    first = next((n for n, line in enumerate(lines) if line.text.strip("\ufeff \t-=_*#") and not _is_number(line.text)), None)
    if first is None or not found or found[0].number != first or found[0].name is None:
        return []
    head: list[_Label] = []
    by_line = {label.number: label for label in found}
    loose = 0
    for number in range(first, min(len(lines), first + _LATER)):
        label = by_line.get(number)
        if label is None:
            if lines[number].text.strip():
                loose += 1
                if loose > _LOOSE or (loose and not _story_follows(found, number)):
                    break
            continue
        loose = 0
        head.append(label)
        if label.name == "text":
            break
    while head and head[-1].name is None:
        head.pop()
    return head


def _is_number(line: str) -> bool:
    return re.fullmatch(r"\s*[\[(#]?\d{1,6}[\])]?\s*", line) is not None


def _story_follows(found: list[_Label], number: int) -> bool:
    """Whether the story's own label stands a few lines below: what stands between belongs to the value above."""
    return any(label.name == "text" and number < label.number <= number + 2 * _LOOSE for label in found)


def _end(text: str, head: list[_Label], found: list[_Label]) -> tuple[int, int]:
    """Where the first record ends, and how many there are: the label that opened it opens the next one too."""
    again = [label for label in found if label.number > head[-1].number and label.word == head[0].word]
    closing = [label.number for label in found if label.word == head[-1].word]
    again = [label for label in again if _any_between(closing, label.number, label.number + _LATER)]
    if not again or head[0].word == head[-1].word:
        return len(text), 1
    return again[0].start, 1 + len(again)


def _any_between(numbers: list[int], low: int, high: int) -> bool:
    at = bisect_right(numbers, low)
    return at < len(numbers) and numbers[at] <= high


def _tail(lines: list[_Line], found: list[_Label], story: int, end: int) -> list[_Label]:
    """Labels behind the story: the last lines of the record, of which each has one."""
    by_line = {label.number: label for label in found}
    tail: list[_Label] = []
    for number in range(len(lines) - 1, story, -1):
        if lines[number].start >= end or not lines[number].text.strip("-=_*# \t"):
            continue
        label = by_line.get(number)
        if label is None or label.name in (None, "text", "title", "subtitle"):
            break
        tail.append(label)
    return tail[::-1]


def _bare(text: str, lines: list[_Line]) -> Found | None:
    """`title …` on the first line and `content …` on a line below, with nothing behind the word but a space."""
    told = [(n, match) for n, line in enumerate(lines[:_LATER]) if (match := _BARE.match(line.text))]
    names = [field_of(match["label"]) for _, match in told]
    if not told or told[0][0] > 1 or "text" not in names or names[0] != "title" or len(set(names)) < 2:
        return None
    told = told[: names.index("text") + 1]
    edits, fields = [], []
    for (number, match), following in zip(told, [*told[1:], None], strict=True):
        start = lines[number].start + match.end()
        edits.append(Edit(lines[number].start, start))
        stop = lines[following[0]].start if following else len(text)
        fields.append(Named(start, stop, field_of(match["label"]) or "other"))
    return Found("reader.label", tuple(edits), tuple(fields))


def _over_address(text: str, lines: list[_Line]) -> Found | None:
    """A headline, its address on the next line, then the text: how lists of search hits are kept."""
    shown = [line for line in lines[:30] if line.text.strip("\ufeff \t")][:6]
    if len(shown) < 3:
        return None
    title, address = shown[0], shown[1]
    if not _ADDRESS.match(address.text.strip()) or _ADDRESS.match(title.text.strip()):
        return None
    said = title.text.strip()
    if not 6 <= len(said) <= _LONGEST_TITLE or ends_told(said):
        return None
    number = _NUMBER.match(title.text)
    start = title.start + (number.end() if number else 0)
    edits = [Edit(title.start, start)] if number else []
    fields = [Named(start, title.end, "title"), Named(address.start, address.end, "url")]
    for number_of, line in enumerate(shown[2:]):
        label = _label(number_of, line)
        if label is None or label.name is None or len(line.text) > 60:
            break
        edits.append(Edit(label.start, label.end))
        fields.append(Named(label.end, line.end, label.name))
    return Found("reader.label", tuple(edits), tuple(fields))


def _columns(text: str, lines: list[_Line]) -> Found | None:
    """One row of a table, a tab between its cells: date, outlet, headline, text."""
    shown = [line for line in lines if line.text.strip("\ufeff \t")]
    if len(shown) != 1:
        return None
    cells: list[tuple[int, str]] = []
    at = shown[0].start
    for cell in shown[0].text.split("\t"):
        if cell.strip("\ufeff "):
            cells.append((at, cell))
        at += len(cell) + 1
    if len(cells) < _FEWEST_CELLS:
        return None
    longest = max(cells, key=lambda cell: len(cell[1]))
    fields: list[Named] = []
    titled = dated = False
    for at, cell in cells:
        said = cell.strip("\ufeff ")
        name: FieldName = "other"
        if (at, cell) == longest:
            name = "text"
        elif _FULL_DATE.fullmatch(said) and not dated:
            name, dated = "published", bool(find_stamps(said)) or dated
        elif not titled and 8 <= len(said) <= _LONGEST_TITLE and " " in said and not _ADDRESS.match(said) and not is_outlet(said):
            name, titled = "title", True
        elif titled and len(said) > 30 and at < longest[0]:
            name = "text"
        fields.append(Named(at, at + len(cell), name))
    if not dated or not titled or len(longest[1]) < 100:
        return None
    edits = tuple(Edit(at - 1, at, "\n") for at, _ in cells if at)
    return Found("reader.column", edits, tuple(fields))
