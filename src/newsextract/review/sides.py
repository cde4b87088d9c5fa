"""Two articles side by side: what of each the other does not say, down to the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

_WORD = re.compile(r"\S+|\s+")
_LONGEST = 400  # words of a paragraph that is compared word by word


class Part(NamedTuple):
    """A stretch of a text, and whether the other side does not have it."""

    text: str
    changed: bool


Marks = dict[str, list[Part]]  # by the place in the article


def marks(old: dict[str, Any], new: dict[str, Any]) -> tuple[Marks, Marks]:
    """What to mark in each of two articles.

    >>> one, other = marks({"title": "새 다리 연다"}, {"title": "새 도서관 연다"})
    >>> [part.text for part in one["/title"] if part.changed], [part.text for part in other["/title"] if part.changed]
    (['다리'], ['도서관'])
    """
    left: Marks = {}
    right: Marks = {}
    for name in ("title", "dateline", "published", "modified", "publisher", "section", "url", "profile"):
        _pair([_text(old.get(name))], [_text(new.get(name))], [f"/{name}"], [f"/{name}"], left, right)
    for name in ("subtitles", "body", "tags"):
        _list([(f"/{name}/{n}", text) for n, text in enumerate(old.get(name, ()))],
              [(f"/{name}/{n}", text) for n, text in enumerate(new.get(name, ()))], left, right)  # fmt: skip
    _list(list(_authors(old)), list(_authors(new)), left, right)
    _list(list(_captions(old)), list(_captions(new)), left, right)
    return left, right


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _authors(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for number, author in enumerate(article.get("authors", ())):
        yield f"/authors/{number}", " ".join(value for value in author.values() if value)


def _captions(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for number, caption in enumerate(article.get("captions", ())):
        for key in ("text", "credit"):
            if caption[key]:
                yield f"/captions/{number}/{key}", caption[key]


def _list(old: list[tuple[str, str]], new: list[tuple[str, str]], left: Marks, right: Marks) -> None:
    """Items that differ, each beside the one that took its place."""
    matcher = SequenceMatcher(None, [text for _, text in old], [text for _, text in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            _pair(
                [text for _, text in old[a:b]], [text for _, text in new[c:d]],
                [place for place, _ in old[a:b]], [place for place, _ in new[c:d]], left, right,
            )  # fmt: skip


def _pair(
    old: Sequence[str], new: Sequence[str], old_places: Sequence[str], new_places: Sequence[str], left: Marks, right: Marks
) -> None:
    for number in range(max(len(old), len(new))):
        one = old[number] if number < len(old) else ""
        other = new[number] if number < len(new) else ""
        if one == other:
            continue
        gone, come = _words(one, other)
        if one:
            left[old_places[number]] = gone
        if other:
            right[new_places[number]] = come


def _words(old: str, new: str) -> tuple[list[Part], list[Part]]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if not before or not after or max(len(before), len(after)) > _LONGEST:
        return [Part(old, True)], [Part(new, True)]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < 0.3:  # another text, and not a changed one
        return [Part(old, True)], [Part(new, True)]
    gone: list[Part] = []
    come: list[Part] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if b > a:
            gone.append(Part("".join(before[a:b]), kind != "equal"))
        if d > c:
            come.append(Part("".join(after[c:d]), kind != "equal"))
    return gone, come
