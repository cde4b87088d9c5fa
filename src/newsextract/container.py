"""The element of a page that holds its story, found on pages never seen before.

Running text that no link, list of other stories, menu or footer holds is weighed and
summed up the tree; the container is the deepest element that still holds nearly all of it.
An element whose class says that it is the story's wins where it holds most of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from newsextract.markup import Context, Hint, Mark
from newsextract.model import Document
from newsextract.prose import is_prose

_ALL, _MOST = 0.9, 0.6  # shares of the running text
_TOO_FEW = 0.25
_ARTICLE = 60  # characters of running text that an article of several has at least
_DATED = re.compile(r"(?:19|20)\d\d\s?[-./년]\s?\d{1,2}")
FURNITURE = Mark.NAV | Mark.FOOTER | Mark.ASIDE | Mark.CONTROL | Mark.LISTED | Mark.HIDDEN
# elements that hold a paragraph, not a story
_SMALL = frozenset("p span font strong b em li h1 h2 h3 h4 h5 h6 center blockquote dd i u".split())


@dataclass(frozen=True, slots=True)
class Container:
    """Where a page's story stands: contexts from `first` to before `after`.

    `trusted` says that the classes of furniture can be believed: most of the page's
    running text is not inside of them. `size` counts the characters of running text.
    """

    first: int
    after: int
    trusted: bool
    size: int

    def holds(self, context: int) -> bool:
        """Whether an element stands inside the container, or is it."""
        return self.first <= context < self.after


def find_container(document: Document, words: tuple[str, ...] = (), *, shipped: bool = False, title: str | None = None) -> Container | None:
    """The container of a page's story; None where the page has no running text.

    `words` are class or id words by which a profile knows the container; `shipped` looks
    only at the story that a script of the page holds.
    """
    markup = document.markup
    if markup is None:
        return None
    contexts = markup.contexts
    clean = [0] * len(contexts)
    total = clean_total = 0
    kept: list[tuple[int, int]] = []
    for block, hint in zip(document.blocks, markup.hints, strict=True):
        size = _weight(block.text, hint)
        if size and (not shipped or hint.marks & Mark.SHIPPED):
            total += size
            kept.append((hint.context, size))
            if not hint.marks & FURNITURE:
                clean[hint.context] += size
                clean_total += size
    if not total:
        return None
    trusted = clean_total >= total * _TOO_FEW
    if not trusted:
        clean = [0] * len(contexts)
        for context, size in kept:
            clean[context] += size
        clean_total = total
    sums = _sums(contexts, clean)
    chosen = _shipped(contexts) if shipped else _by_words(contexts, sums, words) if words else None
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
        if sums[index]:  # most elements hold no running text
            parent = contexts[index].parent
            if parent >= 0:
                sums[parent] += sums[index]
    return sums


def _by_words(contexts: tuple[Context, ...], sums: list[int], words: tuple[str, ...]) -> int | None:
    named = [i for i, c in enumerate(contexts) if sums[i] and any(word in c.words.split() for word in words)]
    return max(named, key=lambda index: sums[index]) if named else None


def _shipped(contexts: tuple[Context, ...]) -> int | None:
    return next((i for i, c in enumerate(contexts) if c.own & Mark.SHIPPED), None)


def _by_class(contexts: tuple[Context, ...], sums: list[int], total: int) -> int | None:
    """The innermost element that its class names the story's, and that holds most of the text."""
    best: int | None = None
    needed = total * _MOST
    for index, size in enumerate(sums):
        if size >= needed and contexts[index].own & Mark.STORY and contexts[index].tag not in ("html", "body"):
            if best is None or size >= sums[best] * _ALL:
                best = index
    return best


def _deepest(contexts: tuple[Context, ...], sums: list[int], start: int | None = None) -> int:
    roots = [i for i, c in enumerate(contexts) if c.parent < 0]
    chosen = max(roots, key=lambda index: sums[index]) if start is None else start
    for index in range(chosen + 1, len(contexts)):
        # in document order a child follows its parent, so one pass goes all the way down
        if sums[index] >= sums[chosen] * _ALL and contexts[index].parent == chosen:
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
        if sums[index] >= _ARTICLE and context.parent == chosen and context.words:
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
