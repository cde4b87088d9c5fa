"""The element of a page that holds its story, found on pages never seen before.

Running text that no link, list of other stories, menu or footer holds is weighed and
summed up the tree; the container is the deepest element that still holds nearly all of it.
An element whose class says that it is the story's wins where it holds most of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from newsextract.markup import Context, Hint, Mark, Markup
from newsextract.model import Document
from newsextract.prose import is_prose

_ALL, _MOST = 0.9, 0.6  # shares of the running text
_TOO_FEW = 0.25
_TENTH = 0.1  # what a profile selects must hold this share: a story shorter than the page's blurbs still does
_ARTICLE = 60  # characters of running text that an article of several has at least
_DATED = re.compile(r"(?:19|20)\d\d\s?[-./년]\s?\d{1,2}")
FURNITURE = Mark.NAV | Mark.FOOTER | Mark.ASIDE | Mark.CONTROL | Mark.LISTED | Mark.HIDDEN
# elements that hold a paragraph, not a story
_SMALL = frozenset("p span font strong b em li h1 h2 h3 h4 h5 h6 center blockquote dd i u".split())


class Selected(NamedTuple):
    """A selector of a profile, and the contexts of the elements that it matches."""

    selector: str
    contexts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Container:
    """Where a page's story stands: contexts from `first` to before `after`.

    `trusted` says that the classes of furniture can be believed: most of the page's
    running text is not inside of them. `size` counts the characters of running text.
    `selector` is what a profile found it by: then the story is all of it.
    """

    first: int
    after: int
    trusted: bool
    size: int
    selector: str | None = None

    def holds(self, context: int) -> bool:
        """Whether an element stands inside the container, or is it."""
        return self.first <= context < self.after


def find_container(
    document: Document, selected: Iterable[Selected] = (), *, shipped: bool = False, title: str | None = None
) -> Container | None:
    """The container of a page's story; None where the page has no running text and nothing is selected.

    `selected` is what the selectors of a profile match: the first that holds a fair share of
    the text is the container. `shipped` looks only at the story that a script of the page holds.
    """
    markup = document.markup
    if markup is None:
        return None
    contexts = markup.contexts
    clean = [0] * len(contexts)
    total = clean_total = 0
    own = [0] * len(contexts)
    for block, hint in zip(document.blocks, markup.hints, strict=True):
        size = _weight(block.text, hint)
        if size and (not shipped or hint.marks & Mark.SHIPPED):
            total += size
            own[hint.context] += size
            if not hint.marks & FURNITURE:
                clean[hint.context] += size
                clean_total += size
    container = _selected(document, selected, own, clean, title)
    if container is not None:
        return container
    if not total:
        return None
    trusted = clean_total >= total * _TOO_FEW
    if not trusted:
        clean, clean_total = own, total
    sums = _sums(contexts, clean)
    chosen = _shipped(contexts) if shipped else None
    if chosen is None:
        chosen = _by_class(contexts, sums, clean_total)
    if chosen is None:
        chosen = _deepest(contexts, sums)
    if not shipped:
        chosen = _one_of_several(document, contexts, sums, chosen, title)
    return Container(chosen, markup.after(chosen), trusted, sums[chosen])


def _weight(text: str, hint: Hint) -> int:
    """How much running text a block is; nothing where it is not."""
    if len(text) < 20 or hint.linked > 0.5 or hint.marks & (Mark.CODE | Mark.CAPTION | Mark.PAGE_TITLE):
        return 0
    return min(len(text), 600) if text.endswith(("다.", "요.", "다.”", '다."')) or is_prose(text) else 0


def _sums(contexts: tuple[Context, ...], own: list[int]) -> list[int]:
    """What each element holds, with all inside of it: children stand behind their parents."""
    sums = own.copy()
    for index in range(len(contexts) - 1, -1, -1):
        parent = contexts[index].parent
        if parent >= 0:
            sums[parent] += sums[index]
    return sums


def _selected(
    document: Document, selected: Iterable[Selected], own: list[int], clean: list[int], title: str | None
) -> Container | None:
    """The container by a profile's selectors; None where none matches an element with text enough.

    `own` and `clean` are the running text of each context, and that outside of furniture.
    """
    markup = document.markup
    assert markup is not None
    told: list[int] = []
    for selector, matched in selected:
        outer = [i for i in matched if not any(around in matched for around in markup.around(markup.contexts[i].parent))]
        told = told or _sums(markup.contexts, own)
        shows = any(_shows(document, i, markup.after(i)) for i in outer)
        if shows and sum(told[i] for i in outer) >= sum(clean) * _TENTH:
            chosen = _of_several_selected(document, told, outer, title) if len(outer) > 1 else outer[0]
            after = markup.after(chosen)
            trusted = sum(clean[chosen:after]) >= told[chosen] * _TOO_FEW
            return Container(chosen, after, trusted, told[chosen], selector)
    return None


def _shows(document: Document, first: int, after: int) -> bool:
    """Whether an element prints anything at all."""
    markup = document.markup
    assert markup is not None
    return any(first <= hint.context < after and not hint.marks & (Mark.CODE | Mark.PAGE_TITLE) for hint in markup.hints)


def _of_several_selected(document: Document, told: list[int], matched: list[int], title: str | None) -> int:
    """Of several elements that a selector matches, that of the page's own article; else what holds them all."""
    markup = document.markup
    assert markup is not None
    whole = _around_all(markup, matched)
    one = _one_of_several(document, markup.contexts, told, whole, title)
    inside = [i for i in matched if one <= i < markup.after(one)]
    return _around_all(markup, inside) if inside and one != whole else whole


def _around_all(markup: Markup, contexts: list[int]) -> int:
    """The innermost element that holds all of some."""
    return next(i for i in markup.around(contexts[0]) if contexts[-1] < markup.after(i))


def _shipped(contexts: tuple[Context, ...]) -> int | None:
    return next((i for i, c in enumerate(contexts) if c.own & Mark.SHIPPED), None)


def _by_class(contexts: tuple[Context, ...], sums: list[int], total: int) -> int | None:
    """The innermost element that its class names the story's, and that holds most of the text."""
    best: int | None = None
    for index, context in enumerate(contexts):
        if context.own & Mark.STORY and sums[index] >= total * _MOST and context.tag not in ("html", "body"):
            if best is None or sums[index] >= sums[best] * _ALL:
                best = index
    return best


def _deepest(contexts: tuple[Context, ...], sums: list[int], start: int | None = None) -> int:
    roots = [i for i, c in enumerate(contexts) if c.parent < 0]
    chosen = max(roots, key=lambda index: sums[index]) if start is None else start
    for index in range(chosen + 1, len(contexts)):
        # in document order a child follows its parent, so one pass goes all the way down
        if contexts[index].parent == chosen and sums[index] >= sums[chosen] * _ALL:
            chosen = index
    while contexts[chosen].tag in _SMALL and contexts[chosen].parent >= 0:
        chosen = contexts[chosen].parent
    return chosen


def _one_of_several(
    document: Document, contexts: tuple[Context, ...], sums: list[int], chosen: int, title: str | None
) -> int:
    """Of articles that stand below each other, the one of the page's title, else the first.

    They are elements of one class, each with a date of its own.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for index in range(chosen + 1, len(contexts)):
        context = contexts[index]
        if context.parent == chosen and context.words and sums[index] >= _ARTICLE:
            groups.setdefault((context.tag, context.words), []).append(index)
    several = max(groups.values(), key=len, default=[])
    markup = document.markup
    if len(several) < 2 or markup is None:
        return chosen
    dated: set[int] = set()
    entitled: list[int] = []
    for block, hint in zip(document.blocks, markup.hints, strict=True):
        if len(block.text) > 200 or hint.context <= several[0]:
            continue
        owner = several[bisect_right(several, hint.context) - 1]
        if _DATED.search(block.text):
            dated.add(owner)
        if title and block.text == title:
            entitled.append(owner)
    if not dated.issuperset(several):
        return chosen
    index = entitled[0] if entitled else several[0]
    return _deepest(contexts, sums, index)
