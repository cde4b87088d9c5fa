"""A page, whatever it comes as, to a Document with its metadata and the place of its story."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from newsextract.container import Container, find_container
from newsextract.metadata import Metadata, read_metadata
from newsextract.metadata.portals import press_of
from newsextract.metadata.stories import find_story
from newsextract.model import Document
from newsextract.profiles import Profile, choose
from newsextract.readers.html import read_tree
from newsextract.readers.markup_bytes import decode_page
from newsextract.readers.selected import selected
from newsextract.readers.tree import parse
from newsextract.readers.wrapped_pages import unwrap

_LITTLE = 700  # characters of running text: a page that shows less may ship its story in a script


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read."""

    document: Document
    metadata: Metadata
    container: Container | None
    profile: Profile | None = None


def read_page(
    source: Any, name: str, *, url: str | None = None, charset: str | None = None, profiles: tuple[Profile, ...] = ()
) -> Page:
    """Read a page: bytes, text, or a tree. A tree is left as it is.

    >>> page = read_page("<title>새 도서관 연다</title><p>한밭시는 새 도서관을 3일 연다고 밝혔다.", "page")
    >>> page.metadata.title, len(page.document.blocks)
    ('새 도서관 연다', 2)
    """
    encoding: str = "str"
    warnings: tuple[str, ...] = ()
    if isinstance(source, bytes):
        data, part = unwrap(source)
        source, encoding, warnings = decode_page(data, name, charset or part)
    if isinstance(source, etree._ElementTree):
        source = source.getroot()
    root = source if isinstance(source, etree._Element) else parse(str(source))
    if root is None:
        return Page(read_tree(None, encoding=encoding, warnings=warnings), Metadata(), None)
    metadata = read_metadata(root, url)
    document = read_tree(root, encoding=encoding, warnings=warnings)
    profile = choose(profiles, url or metadata.url, document.text)
    if profile and profile.press:
        press = press_of(root, profile.press) or metadata.original_publisher
        metadata = replace(metadata, original_publisher=press)
    document, container = _with_story(root, document, profile, metadata.title)
    return Page(document, metadata, container, profile)


def _with_story(
    root: etree._Element, document: Document, profile: Profile | None, title: str | None
) -> tuple[Document, Container | None]:
    """The place of the story; where the page shows little text, the story of a script is read too."""
    document, container = _found(root, document, profile, title)
    shown = container.size if container else 0
    if shown >= _LITTLE:
        return document, container
    story = find_story(root)
    shipped = parse(story) if story and len(story) > shown * 1.5 else None
    if shipped is not None:
        with_story = read_tree(root, shipped, encoding=document.encoding, warnings=document.warnings)
        found = find_container(with_story, shipped=True)
        if found is not None and found.size > shown * 1.2:
            return with_story, found
    return document, container


def _found(
    root: etree._Element, document: Document, profile: Profile | None, title: str | None
) -> tuple[Document, Container | None]:
    """The container of the story; a warning where the profile's selectors match, but not the story."""
    markup = document.markup
    if profile is None or not profile.story or markup is None:
        return document, find_container(document, title=title)
    container = find_container(document, selected(root, markup, profile.story), title=title)
    missed = [one.selector for one in selected(root, markup, profile.story)] if container is None or container.selector is None else []
    if missed:
        said = f"profile {profile.name}: {', '.join(missed)} holds next to nothing of the page's text, so the story was looked for without it"
        document = replace(document, warnings=(*document.warnings, said))
    return document, container
