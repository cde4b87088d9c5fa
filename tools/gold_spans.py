"""Where the fields of a gold article stand in a text: how a page labels its own flattenings.

    found = spans_from_gold(text, gold)
    found.spans   # (line, start, end, label, item), as in the `ID.spans.json` of the corpus
    found.kept    # the share of the body's characters that stand in the text

White space, zero-width characters and the form of Hangul (NFD) do not count. What the text does not hold
has no span. A text in which much of the body is missing is no good teacher: see `Found.is_whole`.
"""

from __future__ import annotations

import bisect
import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_LONG = 24  # characters without space: such a paragraph shows its place by itself
_END = 14  # characters of a paragraph's ends, by which one that something stands in is found
_STRETCH = 1.4  # how much longer a paragraph may be where something stands in it
_BESIDE = 60  # characters between a caption and its credit
_AROUND = 4000  # characters above and below the story in which its fields are looked for
_WHOLE = 0.9
_WORD = re.compile(r"\w")


class Span(NamedTuple):
    """A part of one line: the line from 1, columns, label, and the number of its item."""

    line: int
    start: int
    end: int
    label: str
    item: int


class Found(NamedTuple):
    """The spans of a gold article in a text, and how much of its body they hold."""

    spans: list[Span]
    kept: float
    missing: list[str]  # `label: text` of each field that does not stand in the text

    @property
    def is_whole(self) -> bool:
        """Whether nearly all of the body was found."""
        return self.kept >= _WHOLE


class _Place(NamedTuple):
    start: int
    end: int
    label: str
    item: int


class _Squashed:
    """A text without white space, where each character stood, and what is taken already."""

    def __init__(self, text: str) -> None:
        kept: list[str] = []
        self.at: list[int] = []
        for run in re.finditer(r"[\u1100-\u11ff]+|[^\u1100-\u11ff]", text):
            if _UNSEEN.fullmatch(run.group()):
                continue
            at = run.start()
            for char in unicodedata.normalize("NFC", run.group()):
                kept.append(char)
                self.at.append(at)
                at += len(unicodedata.normalize("NFD", char)) if run.end() - run.start() > 1 else 0
        self.at.append(len(text))
        self.text = "".join(kept)
        self.source = text
        self.taken: list[tuple[int, int]] = []

    def places(self, words: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Every place of some words that nothing has taken."""
        end = len(self.text) if end is None else end
        at = self.text.find(words, max(start, 0), end) if words else -1
        while at >= 0:
            if all(at + len(words) <= low or at >= high for low, high in self.taken):
                yield at, at + len(words)
            at = self.text.find(words, at + 1, end)

    def first(self, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The first of these places."""
        return next(self.places(words, start, end), None)

    def last(self, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The last of these places."""
        return max(self.places(words, start, end), default=None)

    def stands_free(self, place: tuple[int, int]) -> bool:
        """Whether no letter touches the words at a place."""
        start, last, following = self.at[place[0]], self.at[place[1] - 1], self.at[place[1]]
        before, behind = self.source[start - 1 : start], self.source[following : following + 1]
        parted = self.source[last:following][-1:].isspace()
        return not _WORD.match(before) and (parted or not _WORD.match(behind))


def squash(text: str | None) -> str:
    """Composed, entities decoded, without white space.

    >>> squash("새  도서관\\u200b &amp; 공원")
    '새도서관&공원'
    """
    if not text:
        return ""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", html.unescape(text)))


def spans_from_gold(text: str, gold: dict[str, Any]) -> Found:
    """The place of each title, subtitle, byline, paragraph, caption, credit and tag of a gold article in a text.

    >>> gold = {"title": "새 청사 문 열다", "body": ["시청이 3일 새 청사로 옮긴다."], "authors": ["홍길동"]}
    >>> spans_from_gold("새 청사 문 열다\\n홍길동 기자\\n시청이 3일 새 청사로 옮긴다.", gold).spans
    [Span(line=1, start=0, end=9, label='title', item=2), Span(line=2, start=0, end=3, label='byline', item=3), \
Span(line=3, start=0, end=17, label='body', item=1)]
    """
    words = _Squashed(text)
    paragraphs = [squash(_text_of(p, "text")) for p in gold.get("body") or []]
    places = _body(words, paragraphs)
    found = [_Place(*place, "body", item) for item, place in enumerate(places, 1) if place is not None]
    held = sum(len(p) for p, place in zip(paragraphs, places, strict=True) if place is not None)
    size = sum(map(len, paragraphs))
    missing = [f"body: {p[:40]}" for p, place in zip(paragraphs, places, strict=True) if place is None]
    low, high = (found[0].start, max(place.end for place in found)) if found else (len(words.text), len(words.text))
    for label, value, place in _fields(words, gold, low, high):
        if place is None:
            missing.append(f"{label}: {value[:40]}")
            continue
        words.taken.append(place)
        found.append(_Place(*place, label, len(paragraphs) + len(found) - sum(p is not None for p in places) + 1))
    spans = sorted(span for place in found for span in _spans(words, place))
    return Found(spans, held / size if size else 1.0, missing)


def _text_of(item: str | dict[str, Any], key: str) -> str | None:
    return item if isinstance(item, str) else item.get(key)


def _body(words: _Squashed, paragraphs: list[str]) -> list[tuple[int, int] | None]:
    """Where the paragraphs stand: those that stand once hold the others to their place."""
    places: list[tuple[int, int] | None] = [None] * len(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph) >= _LONG and words.text.count(paragraph) == 1:
            places[number] = words.first(paragraph)
    _without_strays(places)
    words.taken += [place for place in places if place is not None]
    for number, paragraph in enumerate(paragraphs):
        if places[number] is not None:
            continue
        low = next((place[1] for place in reversed(places[:number]) if place is not None), None)
        high = next((place[0] for place in places[number + 1 :] if place is not None), None)
        place = _between(words, paragraph, low, high)
        if place is not None:
            places[number] = place
            words.taken.append(place)
    return places


def _without_strays(places: list[tuple[int, int] | None]) -> None:
    """Paragraphs stand in their order: what stands out of it is a copy somewhere else."""
    best: list[int] = []  # the longest rising run, by patience
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number, place in enumerate(places):
        if place is None:
            continue
        at = bisect.bisect_left(tails, place[0])
        before[number] = best[at - 1] if at else None
        tails[at:], best[at:] = [place[0], *tails[at + 1 :]], [number, *best[at + 1 :]]
    kept: set[int] = set()
    last: int | None = best[-1] if best else None
    while last is not None:
        kept.add(last)
        last = before[last]
    for number in range(len(places)):
        if number not in kept:
            places[number] = None


def _between(words: _Squashed, paragraph: str, low: int | None, high: int | None) -> tuple[int, int] | None:
    """A paragraph between its neighbours: the one above it is near, and so is the one below the first."""
    if not paragraph:
        return None
    if low is None and high is not None:
        place = words.last(paragraph, high - _AROUND, high)
    else:
        place = words.first(paragraph, low or 0, high)
    if place is not None or len(paragraph) < 2 * _END:
        return place
    opening = words.first(paragraph[:_END], low or 0, high)
    if opening is None:
        return None
    closing = words.first(paragraph[-_END:], opening[0], opening[0] + int(len(paragraph) * _STRETCH))
    return None if closing is None else (opening[0], closing[1])


def _fields(
    words: _Squashed, gold: dict[str, Any], low: int, high: int
) -> Iterator[tuple[str, str, tuple[int, int] | None]]:
    """What is no body, each with its place; the caller takes it before the next is looked for."""
    title = squash(gold.get("title"))
    place = words.last(title, 0, low) or words.first(title)
    if title:
        yield "title", title, place
    head = place[0] if place is not None and place[0] < low else max(0, low - _AROUND)
    for subtitle in gold.get("subtitles") or []:
        text = squash(subtitle)
        yield "subtitle", text, words.first(text, head, low) or words.last(text, 0, low) or words.first(text, low, high)
    for caption in gold.get("captions") or []:
        text, credit = squash(_text_of(caption, "text")), squash(None if isinstance(caption, str) else caption.get("credit"))
        shown = None
        if text:
            shown = (
                words.first(text, head, high + _AROUND) or words.first(text)
                if len(text) >= 6
                else _free(words, text, head, high + _AROUND)
            )
            yield "caption", text, shown
        if credit:
            yield "credit", credit, _credit(words, credit, shown, head, high)
    for tag in gold.get("tags") or []:
        text = squash(tag.lstrip("#"))
        yield "tag", text, _free(words, text, high, None) or _free(words, text, head, low)
    for author in gold.get("authors") or []:
        name = squash(_text_of(author, "name"))
        yield "byline", name, _byline(words, name, head, low, high)


def _free(words: _Squashed, text: str, start: int, end: int | None) -> tuple[int, int] | None:
    return next((place for place in words.places(text, start, end) if words.stands_free(place)), None)


def _credit(
    words: _Squashed, credit: str, caption: tuple[int, int] | None, head: int, high: int
) -> tuple[int, int] | None:
    """A credit behind its caption, else one that no dateline holds (`(서울=연합뉴스)`)."""
    if caption is not None:
        return words.first(credit, caption[1], caption[1] + _BESIDE + len(credit))
    for place in words.places(credit, head, high + _AROUND):
        dateline = words.text[place[0] - 1 : place[0]] == "=" and words.text[place[1] : place[1] + 1] in (")", "]", "】")
        if not dateline and (len(credit) >= 3 or words.stands_free(place)):
            return place
    return None


def _byline(words: _Squashed, name: str, head: int, low: int, high: int) -> tuple[int, int] | None:
    """A reporter's name beside the story: above it, in its dateline, or below it."""
    for start, end in ((head, low), (high, high + 400), (low, high)):
        for place in words.places(name, start, end):
            behind = words.text[place[1] : place[1] + 8]
            if re.match(r"\W|[가-힣]{0,4}(?:기자|특파원|위원|앵커|교수|대표)|[A-Za-z]|$", behind):
                return place
    return None


def _spans(words: _Squashed, place: _Place) -> Iterator[Span]:
    """A place of the squashed text, cut at line ends."""
    start, end = words.at[place.start], words.at[place.end - 1]
    end += len(words.source[end : words.at[place.end]].rstrip()) or 1
    end = max(end, start + 1)
    begin = words.source.rfind("\n", 0, start) + 1
    line = words.source.count("\n", 0, start) + 1
    while start < end:
        stop = words.source.find("\n", start, end)
        stop = end if stop < 0 else stop
        part = words.source[start:stop]
        if part.strip():
            first = start + len(part) - len(part.lstrip())
            yield Span(line, first - begin, start + len(part.rstrip()) - begin, place.label, place.item)
        start = begin = stop + 1
        line += 1
