"""A page, whatever it comes as, to a Document with its metadata and the place of its story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from newsextract.container import Container, Selected, find_container
from newsextract.korean.sentences import is_prose
from newsextract.markup import NO_LINE
from newsextract.metadata import Metadata, read_metadata
from newsextract.metadata.portals import press_of
from newsextract.metadata.stories import Shipped, find_story
from newsextract.metadata.values import address, clean, same_page
from newsextract.model import Document
from newsextract.profiles import Profile, choose
from newsextract.profiles.selectors import readable
from newsextract.readers.encoding import repair
from newsextract.readers.html import read_tree
from newsextract.readers.markup_bytes import decode_page
from newsextract.readers.onward import find_onward
from newsextract.readers.selected import element_of, naming, selected
from newsextract.readers.tree import parse
from newsextract.readers.wrapped_pages import Unwrapped

_LITTLE = 700  # characters of running text: a page that shows less may ship its story in a script
_LONGER, _LONGER_SELECTED = 1.2, 3.0  # how many times as long a story of a script must be
_LONGEST_NOTICE = 200  # characters of prose that tell members where to log in; with more it is the story
_HEADLINE = etree.XPath("string((.//h1 | .//h2 | .//h3)[1])")
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d{4}\)(\S+)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read."""

    document: Document
    metadata: Metadata
    container: Container | None
    profile: Profile | None = None


def read_page(
    page: Unwrapped, name: str, *, url: str | None = None, charset: str | None = None, profiles: tuple[Profile, ...] = ()
) -> Page:
    """Read a page: bytes, text, or a tree. A tree is left as it is.

    `url` is where the page was; where it is not given, what the page came in or a browser's
    note may say it.

    >>> from newsextract.readers.wrapped_pages import unwrap
    >>> page = read_page(unwrap("<title>새 도서관 연다</title><p>한밭시는 새 도서관을 3일 연다고 밝혔다."), "page")
    >>> page.metadata.title, len(page.document.blocks)
    ('새 도서관 연다', 2)
    """
    source = page.source
    encoding: str = "str"
    warnings: tuple[str, ...] = ()
    if isinstance(source, bytes):
        source, encoding, warnings = decode_page(source, name, charset or page.charset)
    warnings += page.notes
    if isinstance(source, str):
        source, repaired = repair(source)
        warnings += (repaired,) if repaired else ()
    if isinstance(source, etree._ElementTree):
        source = source.getroot()
    root = source if isinstance(source, etree._Element) else parse(str(source))
    if root is None:
        return Page(read_tree(None, encoding=encoding, warnings=warnings), Metadata(), None)
    metadata = read_metadata(root, url or page.url or _saved_from(root))
    document = read_tree(root, encoding=encoding, warnings=warnings)
    profile = choose(profiles, url or metadata.url, document.text)
    if profile and profile.press and not metadata.original_publisher:
        metadata = replace(metadata, original_publisher=press_of(root, profile.press))
    container, missed = _found(root, document, profile, metadata.title, url)
    shipped = _shipped(root, document, container) if container is None or container.size < _LITTLE else None
    if shipped:
        document, container, story = shipped
        metadata = replace(
            metadata,
            published=metadata.published or story.published,
            modified=metadata.modified or (None if metadata.published else story.modified),
        )
    elif missed:
        document = replace(document, warnings=(*document.warnings, missed))
    if url and container and container.several:
        metadata = _of_article(root, document, container.several.article, metadata, url)
    if metadata.free is False and _shows_paid(root, document, metadata.paid):
        metadata = replace(metadata, free=None)
    onward = find_onward(root, document, container, url or metadata.url)
    if onward.warnings():
        document = replace(document, warnings=(*document.warnings, *onward.warnings()))
    return Page(document, metadata, container, profile)


def _saved_from(root: etree._Element) -> str | None:
    """The address that a browser notes above a page that it saves: `<!-- saved from url=(0042)https://… -->`."""
    for note in root.itersiblings(etree.Comment, preceding=True):
        match = _SAVED_FROM.match(note.text or "")
        if match:
            return address(match[1])
    return None


def _of_article(root: etree._Element, document: Document, article: int, metadata: Metadata, url: str) -> Metadata:
    """The metadata of one of several articles: the page's where it speaks of this one, else what the article says itself."""
    markup = document.markup
    if markup is None or metadata.url is None or same_page(metadata.url, url):
        return metadata
    after = markup.after(article)
    lines = {block.text for block, hint in zip(document.blocks, markup.hints, strict=True) if article <= hint.context < after}
    element = element_of(root, markup, article)
    if element is None or metadata.title in lines:
        return metadata
    own = read_metadata(element, url)
    return replace(
        own,
        title=own.title or clean(_HEADLINE(element)) or None,
        publisher=metadata.publisher,
        original_publisher=metadata.original_publisher,
        language=metadata.language,
    )


def _shipped(
    root: etree._Element, document: Document, container: Container | None
) -> tuple[Document, Container, Shipped] | None:
    """The page with the story of one of its scripts, where that is longer than what the page shows.

    What a profile selects is believed unless it holds no more than the beginning of the story.
    """
    shown = container.size if container else 0
    longer = _LONGER_SELECTED if container and container.selector else _LONGER
    story = find_story(root)
    tree = parse(story.markup) if story and len(story.markup) > shown * 1.5 else None
    if story is None or tree is None:
        return None
    with_story = read_tree(root, tree, encoding=document.encoding, warnings=document.warnings)
    found = find_container(with_story, shipped=True)
    return (with_story, found, story) if found is not None and found.size > shown * longer else None


def _found(
    root: etree._Element, document: Document, profile: Profile | None, title: str | None, url: str | None
) -> tuple[Container | None, str | None]:
    """The container of the story, and a warning where the profile's selectors match, but not the story."""
    markup = document.markup
    assert markup is not None
    named = naming(root, markup, url) if url else None
    selectors = profile.story if profile else ()
    tried: list[str] = []
    container = find_container(document, _noted(selected(root, markup, selectors), tried), title=title, naming=named)
    if not profile or not tried or (container and container.selector):
        return container, None
    missed = f"{', '.join(tried)} holds next to nothing of the page's text, so the story was looked for without it"
    return container, f"profile {profile.name}: {missed}"


def _shows_paid(root: etree._Element, document: Document, selectors: tuple[str, ...]) -> bool:
    """Whether what only members may read stands on the page all the same, as it does for search engines."""
    markup = document.markup
    assert markup is not None
    inside = {context for found in selected(root, markup, readable(selectors)) for context in found.contexts}
    shown = [
        len(block.text)
        for block, hint in zip(document.blocks, markup.hints, strict=True)
        if not hint.marks & NO_LINE and is_prose(block.text) and not inside.isdisjoint(markup.around(hint.context))
    ]
    return sum(shown) > _LONGEST_NOTICE


def _noted(found: Iterable[Selected], tried: list[str]) -> Iterator[Selected]:
    for one in found:
        tried.append(one.selector)
        yield one
