"""A story cut into pages: where its next page is, and its first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from newsextract.container import Container
from newsextract.markup import Mark
from newsextract.metadata.values import address
from newsextract.model import Document
from newsextract.pager import is_run, leads_onward, own_number, page_numbers, page_of

# each name by a step of its own: a step to every element takes several times as long
_NAMED = etree.XPath(" | ".join(f"descendant::{tag}[@rel='next' or @rel='prev']/@href" for tag in ("link", "a")))
_MOST = 3000  # links that are looked at
_BELOW = 8  # lines below the story in which the row of its pages stands
_ELSEWHERE = Mark.LISTED | Mark.ASIDE | Mark.FOOTER | Mark.CODE | Mark.HIDDEN


class Onward(NamedTuple):
    """Addresses of other pages of the story: the next one and the first; None where there is none."""

    next: str | None = None
    first: str | None = None

    def warnings(self) -> tuple[str, ...]:
        """What the article's reader must know.

        >>> Onward("https://a.example/7/2").warnings()
        ('the story goes on at https://a.example/7/2',)
        """
        begins = (f"the story begins at {self.first}",) if self.first else ()
        return (*begins, f"the story goes on at {self.next}") if self.next else begins


def find_onward(root: Any, document: Document, container: Container | None, url: str | None) -> Onward:
    """The next and the first page of the story that a page at `url` prints a part of.

    Only links count that differ from `url` in a page number alone: `rel=next` leads to a paper's
    next article too. Links that read `2` or `다음` count where a row of pages stands in the story or below it.
    """
    if not url:
        return Onward()
    found: dict[int, str] = {}
    links: list[str] = _NAMED(root)[:20]
    if _prints_row(document, container):
        links.extend(_links(root))
    for href in links:
        number = page_of(href, url)
        whole = address(href, url) if number is not None else None
        if number is not None and whole:
            found.setdefault(number, whole)
    if not found:
        return Onward()
    here = own_number(url)
    return Onward(found.get(here + 1), found.get(1) if here > 1 else None)


def _links(root: Any) -> Iterator[str]:
    """Addresses of links that read like one to another page."""
    for link in islice(root.iter("a"), _MOST):
        words = "".join(islice(link.itertext(), 5)).strip(" \n\t[]()")
        if len(words) <= 12 and (words.isdecimal() or leads_onward(words or link.get("title") or "")):
            yield link.get("href") or ""


def _prints_row(document: Document, container: Container | None) -> bool:
    """Whether a row of pages stands in the story's element, or shortly below it."""
    if document.markup is None:
        return False
    run: list[int] = []
    below = 0
    for block, hint in zip(document.blocks, document.markup.hints, strict=True):
        inside = container is None or container.holds(hint.context)
        if not inside and (container is None or hint.context < container.first):
            continue
        below += not inside
        if below > _BELOW:
            break
        if hint.marks & _ELSEWHERE or len(block.text) > 80:
            run = []
            continue
        text = block.text.strip("[] ")
        run = [*run, int(text)] if text.isdecimal() and len(text) <= 3 else []
        if is_run(tuple(run)) or page_numbers(block.text, linked=hint.linked > 0) or ("페이지" in text and leads_onward(text)):
            return True
    return False
