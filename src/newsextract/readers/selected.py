"""The elements that a profile's selectors match, as contexts of the page that was read from the tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsextract.container import Selected
from newsextract.markup import Markup
from newsextract.profiles.selectors import elements
from newsextract.readers.html import element_words


def selected(root: Any, markup: Markup, selectors: tuple[str, ...]) -> Iterator[Selected]:
    """What each selector matches, one by one; a selector that matches nothing is left out.

    >>> from newsextract.readers.html import read_tree
    >>> from newsextract.readers.tree import parse
    >>> page = parse("<div>메뉴</div><div id=story><p>글</p></div>")
    >>> found = selected(page, read_tree(page).markup, ("#body", "#story"))
    >>> [(one.selector, len(one.contexts)) for one in found]
    [('#story', 1)]
    """
    for selector in selectors:
        matched = elements(root, selector)
        if matched:
            yield Selected(selector, tuple(_contexts(root, markup, matched)))


def _contexts(root: Any, markup: Markup, matched: list[Any]) -> list[int]:
    """The contexts of elements; of one that runs on in its line, that of the element around it."""
    places: dict[str, dict[Any, int]] = {}
    found: set[int] = set()
    for element in matched:
        while element is not None:
            if element.tag not in places:
                places[element.tag] = _places(root, markup, element.tag)
            place = places[element.tag].get(element)
            if place is not None:
                found.add(place)
                break
            element = element.getparent()
    return sorted(found)


def _places(root: Any, markup: Markup, tag: str) -> dict[Any, int]:
    """The elements of one tag with their contexts, which stand in the same order.

    Where some have no context (cells of a data table run on in their row), only those are
    told that share their words with none of these.
    """
    contexts = [i for i, context in enumerate(markup.contexts) if context.tag == tag]
    same = list(root.iter(tag))
    if len(same) == len(contexts):
        return dict(zip(same, contexts, strict=True))
    standing: dict[str, list[int]] = {}
    for index in contexts:
        standing.setdefault(markup.contexts[index].words, []).append(index)
    by_words: dict[str, list[Any]] = {}
    for element in same:
        by_words.setdefault(element_words(element), []).append(element)
    return {
        element: index
        for words, indices in standing.items()
        if len(by_words.get(words, ())) == len(indices)
        for element, index in zip(by_words[words], indices, strict=True)
    }
