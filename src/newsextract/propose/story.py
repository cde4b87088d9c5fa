"""The selector of the element that holds the story, where all pages of a site agree on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsextract.markup import Mark
from newsextract.profiles import Profile
from newsextract.propose.samples import Reading
from newsextract.readers.kind import page_in

if TYPE_CHECKING:
    from newsextract.readers.page import Page

_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{3,}")  # one with a number in it may be another on the next page
_FEWEST = 3


def story_selector(readings: Sequence[Reading]) -> str | None:
    """An id or class that leads to the same element, the story's, on every page; None where none does.

    Dumps are passed over. It is also None where the readers of pages know the element by
    its class already, where there are fewer than three pages, and where the address of one
    is not known.

    >>> from newsextract.propose.samples import Sample, read
    >>> page = '<link rel=canonical href="https://nuri.example/{0}"><body><div class="nr-read x{0}"><p>누리군은 {0}일 다리를 놓았다고 밝혔다.</p><p>군은 {0}억원을 들였다고 했다.</p></div></body>'
    >>> story_selector(read(Sample(f"{n}.html", page.format(n)) for n in range(4)))
    '.nr-read'
    """
    pages = [reading for reading in readings if page_in(reading.sample.data, reading.sample.input_format)]
    if len(pages) < _FEWEST:
        return None
    first, *others = (_words(_page(page)) for page in pages)
    shared = [word for word in first if all(word in words for words in others)]
    for selector in (f"{mark}{word}" for word in shared for mark in "#."):
        if all(_leads(page, selector) for page in pages):
            return selector
    return None


def _page(reading: Reading, selector: str | None = None) -> Page | None:
    """A page as it is read with a selector, or without; None where its address is not known."""
    from newsextract.readers.page import read_page

    sample, url = reading.sample, reading.explanation.article.url
    found = page_in(sample.data, sample.input_format)
    if found is None or url is None:
        return None
    own = Profile("proposed", hosts=(urlsplit(url).hostname or "",), story=(selector,) if selector else ())
    return read_page(found, sample.name, url=url, charset=sample.charset, profiles=(own,))


def _words(page: Page | None) -> list[str]:
    """The class and id words of the story's element, unless the readers know it by them."""
    if page is None or page.container is None or page.document.markup is None:
        return []
    element = page.document.markup.contexts[page.container.first]
    return [] if element.own & Mark.STORY else [word for word in element.words.split() if _NAME.fullmatch(word)]


def _leads(reading: Reading, selector: str) -> bool:
    plain, chosen = _page(reading), _page(reading, selector)
    if plain is None or chosen is None or plain.container is None or chosen.container is None:
        return False
    return chosen.container.selector == selector and chosen.container.first == plain.container.first
