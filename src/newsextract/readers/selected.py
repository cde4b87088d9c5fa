"""Elements that a page is asked for, as contexts: what a profile's selectors match, and what names an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsextract.container import Selected
from newsextract.markup import Markup
from newsextract.metadata.values import same_page
from newsextract.profiles.selectors import elements

_NAMING = etree.XPath("descendant-or-self::*/@*[contains(., $end)]")
_HEADED = etree.XPath("boolean(ancestor::h1 | ancestor::h2 | ancestor::h3 | h1 | h2 | h3)")
_MOST = 200


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
            yield Selected(selector, contexts_of(root, markup, matched))


def naming(root: Any, markup: Markup, url: str) -> Iterator[int]:
    """The elements that name an address as that of an article: by an attribute, or by a headline that links to it.

    Other links name articles that stand elsewhere.

    >>> from newsextract.readers.html import read_tree
    >>> from newsextract.readers.tree import parse
    >>> page = parse('<div data-url="/1"><p>글</p></div><div><a href="/1">다른 글</a></div>')
    >>> markup = read_tree(page).markup
    >>> [markup.contexts[i].tag for i in naming(page, markup, "https://a.example/1")]
    ['div']
    """
    parts = urlsplit(url)
    end = f"{parts.path.rpartition('/')[2]}?{parts.query}" if parts.query else parts.path.rstrip("/").rpartition("/")[2]
    for value in _NAMING(root, end=end)[:_MOST] if end else ():
        element = value.getparent()
        link = element.tag == "a" and value.attrname == "href" and element.get("rel") != "bookmark"
        try:
            named = same_page(urljoin(url, value.strip()), url)
        except ValueError:
            continue
        if named and not (link and not _HEADED(element)):
            yield from contexts_of(root, markup, [element])


def contexts_of(root: Any, markup: Markup, matched: Iterable[Any]) -> tuple[int, ...]:
    """The contexts of elements in order; of one that runs on in its line, that of the element around it.

    >>> from newsextract.readers.html import read_tree
    >>> from newsextract.readers.tree import parse
    >>> page = parse("<div><p>글 <b>굵은 글</b></p></div>")
    >>> markup = read_tree(page).markup
    >>> [markup.contexts[i].tag for i in contexts_of(page, markup, page.iter("b"))]
    ['p']
    """
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
    return tuple(sorted(found))


def element_of(root: Any, markup: Markup, context: int) -> Any:
    """The element of a context; None where it cannot be told.

    >>> from newsextract.readers.html import read_tree
    >>> from newsextract.readers.tree import parse
    >>> page = parse("<div id=a>가</div><div id=b>나</div>")
    >>> markup = read_tree(page).markup
    >>> element_of(page, markup, len(markup.contexts) - 1).get("id")
    'b'
    """
    places = _places(root, markup, markup.contexts[context].tag) if markup.contexts[context].tag else {}
    return next((element for element, place in places.items() if place == context), None)


def _places(root: Any, markup: Markup, tag: str) -> dict[Any, int]:
    """The elements of one tag with their contexts, which stand in the same order.

    Where some have no context (cells of a data table run on in their row), only those are
    told that share their words with none of these.
    """
    contexts = [i for i, (_, name, _, _) in enumerate(markup.contexts) if name == tag]
    same = list(root.iter(tag))
    if len(same) == len(contexts):
        return dict(zip(same, contexts, strict=True))
    standing: dict[tuple[str, ...], list[int]] = {}
    for index in contexts:
        standing.setdefault(tuple(markup.contexts[index].words.split()), []).append(index)
    by_words: dict[tuple[str, ...], list[Any]] = {}
    for element in same:
        by_words.setdefault(_words(element), []).append(element)
    return {
        element: index
        for words, indices in standing.items()
        if len(by_words.get(words, ())) == len(indices)
        for element, index in zip(by_words[words], indices, strict=True)
    }


def _words(element: Any) -> tuple[str, ...]:
    """The class, id and itemprop of an element, as its context has them."""
    return tuple(" ".join(element.get(name) or "" for name in ("class", "id", "itemprop")).split())
