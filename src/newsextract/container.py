"""The element of a page that holds its story, found on pages never seen before.

Running text that no link, list of other stories, menu or footer holds is weighed and
summed up the tree; the container is the deepest element that still holds nearly all of it.
An element whose class says that it is the story's wins where it holds most of the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from newsextract import lexicon
from newsextract.korean.sentences import is_prose
from newsextract.markup import Context, Hint, Mark, Markup
from newsextract.model import Document
from newsextract.several import Several, article_of

_ALL, _MOST = 0.9, 0.6  # shares of the running text
_TOO_FEW = 0.25
_TENTH = 0.1  # what a profile selects must hold this share: a story shorter than the page's blurbs still does
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
    `selector` is what a profile found it by: then the story is all of it. `several` is
    which article it is where the page holds several.
    """

    first: int
    after: int
    trusted: bool
    size: int
    selector: str | None = None
    several: Several | None = None

    def holds(self, context: int) -> bool:
        """Whether an element stands inside the container, or is it."""
        return self.first <= context < self.after


def find_container(
    document: Document,
    selected: Iterable[Selected] = (),
    *,
    shipped: bool = False,
    title: str | None = None,
    naming: Iterable[int] | None = None,
) -> Container | None:
    """The container of a page's story; None where the page has no running text and nothing is selected.

    `selected` is what the selectors of a profile match: the first that holds a fair share of
    the text is the container. `shipped` looks only at the story that a script of the page holds.
    Of several articles it is the one that holds an element of `naming`, those that name the
    address that is asked for, else that of the `title`.
    """
    markup = document.markup
    if markup is None:
        return None
    contexts = markup.contexts
    known = lexicon.load().look_up
    clean = [0] * len(contexts)
    total = clean_total = 0
    own = [0] * len(contexts)
    for block, hint in zip(document.blocks, markup.hints, strict=True):
        size = _weight(block.text, hint)
        if size and not hint.marks & FURNITURE and known(block.text):
            continue  # a cookie's notice is no story
        if size and (not shipped or hint.marks & Mark.SHIPPED):
            total += size
            own[hint.context] += size
            if not hint.marks & FURNITURE:
                clean[hint.context] += size
                clean_total += size
    container = _selected(document, selected, own, clean, title, naming)
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
    several = None if shipped else article_of(document, sums, chosen, title, naming)
    if several is not None:
        chosen = _deepest(contexts, sums, several.article)
    return Container(chosen, markup.after(chosen), trusted, sums[chosen], several=several)


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


def _selected(
    document: Document,
    selected: Iterable[Selected],
    own: list[int],
    clean: list[int],
    title: str | None,
    naming: Iterable[int] | None,
) -> Container | None:
    """The container by a profile's selectors; None where none matches an element with text enough.

    `own` and `clean` are the running text of each context, and that outside of furniture.
    """
    markup = document.markup
    assert markup is not None
    told: list[int] = []
    for selector, matched in selected:
        outer = _outermost(markup, matched)
        told = told or _sums(markup.contexts, own)
        shows = any(_shows(document, i, markup.after(i)) for i in outer)
        if shows and sum(told[i] for i in outer) >= sum(clean) * _TENTH:
            chosen, several = _around_all(markup, outer), None
            if len(outer) > 1:
                several = article_of(document, told, chosen, title, naming)
                inside = [i for i in outer if several and several.article <= i < markup.after(several.article)]
                chosen = _around_all(markup, inside) if inside else chosen
            after = markup.after(chosen)
            trusted = sum(clean[chosen:after]) >= told[chosen] * _TOO_FEW
            return Container(chosen, after, trusted, told[chosen], selector, several)
    return None


def _outermost(markup: Markup, contexts: tuple[int, ...]) -> list[int]:
    """Of elements in the order of the page, those that stand inside none of the others."""
    found: list[int] = []
    after = -1
    for index in contexts:
        if index >= after:
            found.append(index)
            after = markup.after(index)
    return found


def _shows(document: Document, first: int, after: int) -> bool:
    """Whether an element prints anything at all."""
    markup = document.markup
    assert markup is not None
    return any(first <= hint.context < after and not hint.marks & (Mark.CODE | Mark.PAGE_TITLE) for hint in markup.hints)


def _around_all(markup: Markup, contexts: list[int]) -> int:
    """The innermost element that holds all of some."""
    return next(i for i in markup.around(contexts[0]) if contexts[-1] < markup.after(i))


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
