"""Records with labels: `제목: …`, `[제목] …`, `title …`, the `Title:` and `URL Source:` above Markdown.

A label is a mark; what stands behind it, up to the next label, is the field that it names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from newsextract.model import FieldName
from newsextract.readers.front_matter import ADDRESS, find_front_matter
from newsextract.readers.names_of_fields import field_of
from newsextract.readers.rewrite import Edit, Found, Named
from newsextract.readers.rows import Row, rows

_LABELLED = re.compile(
    r"""
    [ \t\ufeff]*(?:[-*•■●○▶]\s{0,2})?\*{0,2}
    (?:
      [\[【<(](?P<boxed>[^\[\]【】<>()\n:：]{1,16})[\]】>)]\*{0,2}\s?[:：=]?        # [제목] …, 【본문】
    | (?P<plain>[A-Za-z가-힣_][\w ()/.\-]{0,23}?)\*{0,2}\s{0,3}[:：]\*{0,2}        # 제목 : …, **제목:** …, URL Source: …
    | (?P<tabbed>[A-Za-z가-힣_][\w ]{0,15})\t                                      # 제목<tab>…
    | (?P<lone>(?:기사[ ]?)?(?:제목|본문|내용)|작성자|기자명?|작성일|날짜|언론사|url|URL|title|content|date|author|body|text)[ \t]*$   # 제목, alone on its line
    )
    [ \t]*
    """,
    re.VERBOSE,
)
# `title 새 도서관이 문을 연다`: a label of one word without a mark, in a record whose next label is such a one too
_BARE = re.compile(r"(?P<label>title|content|body|text|date|url|author|제목|본문|내용)[ \t]+(?=\S)")
_LATER = 40  # lines of a head, at most
_SOON = 12  # lines within which the story's own label follows such a value
_LOOSE = 3  # lines without a label that a value may go on for


class Label(NamedTuple):
    """A label at the front of a line, and the field that it names, if any."""

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
    lines = rows(text)
    return find_front_matter(text, lines) or _labels(text, lines)


def _labels(text: str, lines: list[Row]) -> Found | None:
    """The labels at the head of a text, and those behind its story."""
    labelled = _labelled(lines)
    if labelled is None:
        return _bare(text, lines)
    head, found = labelled
    names = {label.name for label in head}
    if not ("title" in names and len(names) > 1) and not ("text" in names and len(names - {"other"}) > 1):
        return None
    told = head[-1] if head[-1].name == "text" else None
    records = _starts(head, found)
    end = records[1] if len(records) > 1 else len(text)
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
            name = "url" if label.name == "other" and ADDRESS.match(value) else label.name
            fields.append(Named(label.end, stop, name or "other"))
    if not told and text[fields[-1].end : end].strip():
        fields.append(Named(fields[-1].end, end, "text"))
    if end < len(text):
        edits.append(Edit(end, len(text)))
    warnings = (f"{len(records)} records in one input, of which the first was read",) if len(records) > 1 else ()
    return Found("reader.label", tuple(edits), tuple(fields), warnings=warnings)


def _labelled(lines: list[Row]) -> tuple[list[Label], list[Label]] | None:
    """The labels at the head of a text, and all labels of it."""
    first = next((n for n, line in enumerate(lines) if line.text.strip("\ufeff \t-=_*#") and not _is_number(line.text)), None)
    opening = label_of(first, lines[first]) if first is not None else None
    if opening is None or opening.name is None:  # most texts: no other line is looked at
        return None
    found = [label for number, line in enumerate(lines) if (label := label_of(number, line))]
    head = _head(lines, found, opening.number)
    return (head, found) if head else None


def records_of(text: str) -> list[int]:
    """Where each record with labels begins; empty where a text is none.

    >>> records_of("제목: 새 다리\\n본문: 열렸다.\\n제목: 새 길\\n본문: 닦았다.\\n")
    [0, 18]
    """
    labelled = _labelled(rows(text))
    return _starts(*labelled) if labelled else []


def label_of(number: int, line: Row) -> Label | None:
    """The label that a line opens with; of words nobody knows only those before a colon."""
    match = _LABELLED.match(line.text)
    if match is None:
        return None
    word = (match["boxed"] or match["plain"] or match["tabbed"] or match["lone"]).strip()
    name = field_of(word)
    if match["plain"] is None and name is None:
        return None
    if line.text[match.end() : match.end() + 2] == "//":
        return None  # http://
    return Label(number, line.start, line.start + match.end(), name, word)


def _head(lines: list[Row], found: list[Label], first: int) -> list[Label]:
    """The labels of the run that opens the text; the last that is known closes it, or that of the story."""
    head: list[Label] = []
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
    return re.fullmatch(r"\s*[\[(#]?\d{1,6}[\]).]?\s*", line) is not None


def _story_follows(found: list[Label], number: int) -> bool:
    """Whether the story's own label stands a few lines below: what stands between belongs to the value above."""
    return any(label.name == "text" and number < label.number <= number + _SOON for label in found)


def _starts(head: list[Label], found: list[Label]) -> list[int]:
    """Where each record begins: the label that opened the first one opens the others too."""
    again = [label for label in found if label.number > head[-1].number and label.word == head[0].word]
    closing = [label.number for label in found if label.word == head[-1].word]
    again = [label for label in again if _any_between(closing, label.number, label.number + _LATER)]
    if head[0].word == head[-1].word:
        again = []
    return [head[0].start, *(label.start for label in again)]


def _any_between(numbers: list[int], low: int, high: int) -> bool:
    at = bisect_right(numbers, low)
    return at < len(numbers) and numbers[at] <= high


def _tail(lines: list[Row], found: list[Label], story: int, end: int) -> list[Label]:
    """Labels behind the story: the last lines of the record, of which each has one."""
    by_line = {label.number: label for label in found}
    tail: list[Label] = []
    for number in range(len(lines) - 1, story, -1):
        if lines[number].start >= end or not lines[number].text.strip("-=_*# \t"):
            continue
        label = by_line.get(number)
        if label is None or label.name in (None, "text", "title", "subtitle"):
            break
        tail.append(label)
    return tail[::-1]


def _bare(text: str, lines: list[Row]) -> Found | None:
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
