"""Pages that hold several articles, as endless scrolling leaves them: which of them is asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from newsextract.markup import Context
from newsextract.model import Document

_ARTICLE = 60  # characters of running text that an article of several has at least
_DATED = re.compile(r"(?:19|20)\d\d\s?[-./년]\s?\d{1,2}")
_DIGITS = re.compile(r"\d+")


class Several(NamedTuple):
    """The element of the article that is asked for, and those of the others on the page."""

    article: int
    others: tuple[int, ...]


def article_of(
    document: Document, sums: list[int], chosen: int, title: str | None, naming: Iterable[int] | None = None
) -> Several | None:
    """Which article a page with several is asked for; None on a page with one.

    Articles are elements of one class that stand below each other, each with a date of its own:
    inside the element `chosen`, or around it and beside. It is the one that names the address asked for (it
    holds an element of `naming`), else the one that prints the page's title, else the first.
    """
    assert document.markup is not None
    contexts = document.markup.contexts
    told = [i for i, c in enumerate(contexts) if sums[i] >= _ARTICLE and c.words]
    inside = _dated(document, _alike(contexts, [i for i in told if contexts[i].parent == chosen]))
    if inside:
        return _of(inside, _named(inside, naming) or _entitled(document, inside, title) or inside[0])
    beside = _beside(document, told, chosen) if naming is not None else []
    named = _named(beside, naming)
    return None if named is None else _of(beside, named)


def _of(group: list[int], article: int) -> Several:
    return Several(article, tuple(other for other in group if other != article))


def _alike(contexts: tuple[Context, ...], children: list[int]) -> list[int]:
    """The largest group of one tag and class; numbers in the class do not count."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index in children:
        groups.setdefault((contexts[index].tag, _DIGITS.sub("", contexts[index].words)), []).append(index)
    return max(groups.values(), key=len, default=[])


def _beside(document: Document, told: list[int], chosen: int) -> list[int]:
    """The nearest element around one that has articles of its class beside it, and those."""
    markup = document.markup
    assert markup is not None
    children: dict[int, list[int]] = {}
    for index in told:
        children.setdefault(markup.contexts[index].parent, []).append(index)
    for around in markup.around(chosen):
        group = _alike(markup.contexts, children.get(markup.contexts[around].parent, []))
        if around in group and len(group) > 1:
            return _dated(document, group)
    return []


def _dated(document: Document, group: list[int]) -> list[int]:
    """A group where each has a date of its own; empty for any other."""
    if len(group) < 2:
        return []
    dated = {owner for owner, text in _short_lines(document, group) if _DATED.search(text)}
    return group if dated.issuperset(group) else []


def _entitled(document: Document, group: list[int], title: str | None) -> int | None:
    return next((owner for owner, text in _short_lines(document, group) if title and text == title), None)


def _named(group: list[int], naming: Iterable[int] | None) -> int | None:
    if not group or naming is None:
        return None
    return next((group[bisect_right(group, i) - 1] for i in naming if i >= group[0]), None)


def _short_lines(document: Document, group: list[int]) -> Iterable[tuple[int, str]]:
    """Each line of the articles that may be a date or a headline, and whose it is."""
    assert document.markup is not None
    for block, hint in zip(document.blocks, document.markup.hints, strict=True):
        if len(block.text) <= 200 and hint.context > group[0]:
            yield group[bisect_right(group, hint.context) - 1], block.text
