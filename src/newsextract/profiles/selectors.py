"""CSS selectors of profiles: checked where a profile is loaded, compiled once, asked of a page's tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import Any

from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.html import defs

from newsextract.errors import DataError

_LONE_NAME = re.compile(r"[\w-]+")
_TAGS = defs.tags | {"dialog", "main"}
_EXPECTED = 'a CSS selector such as "#article-body" or "div.article > section"'


def check(file: str, key: str, selectors: tuple[str, ...]) -> None:
    """Raise DataError for a selector that cannot be read, or that names no tag of HTML.

    >>> check("hanbat.toml", "story", ("#article-body", "div.article > section"))
    >>> check("hanbat.toml", "story", ("article-body",))
    Traceback (most recent call last):
    newsextract.errors.DataError: hanbat.toml: story: 'article-body' is not a CSS selector such as "#article-body" or "div.article > section": a lone name is that of a tag
    """
    for selector in selectors:
        if _LONE_NAME.fullmatch(selector) and selector.lower() not in _TAGS:
            raise DataError(file, key, selector, f"{_EXPECTED}: a lone name is that of a tag")
        try:
            _compiled(selector)
        except SelectorError as error:
            raise DataError(file, key, selector, f"{_EXPECTED} ({error})") from None


def readable(selectors: Iterable[str]) -> tuple[str, ...]:
    """The selectors of a page that can be read; a stranger's may be none.

    >>> readable((".members", "div[["))
    ('.members',)
    """
    found: list[str] = []
    for selector in selectors:
        with suppress(SelectorError):
            _compiled(selector)
            found.append(selector)
    return tuple(found)


def elements(root: Any, selector: str) -> list[Any]:
    """The elements of a tree that a selector matches, in the order of the page.

    >>> from lxml.html import document_fromstring
    >>> [e.text for e in elements(document_fromstring("<p id=a>가</p><p class='b c'>나</p>"), "p.b")]
    ['나']
    """
    found: list[Any] = _compiled(selector)(root)
    return found


@cache
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")
