"""Decisions to an Article. This is a view: it decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from newsextract.article import Article, Author, Caption
from newsextract.korean.bylines import OTHERS
from newsextract.model import Decision, Known
from newsextract.profiles import Profile

if TYPE_CHECKING:
    from newsextract.metadata.record import Metadata

def assemble(
    decisions: Iterable[Decision],
    *,
    known: Known,
    profile: Profile | None,
    publisher: str | None,
    warnings: tuple[str, ...],
    metadata: Metadata | None = None,
    images: Mapping[int, str] | None = None,
    rows: bool = False,
) -> Article:
    """Gather the fields of an article from decisions, and from what the caller gave.

    A page's `metadata` fills what the page does not print; `images` are the addresses of
    its pictures, by the number of the caption. `rows` says that a tab parts the cells of a table.
    """
    title = known.title
    published, modified, dateline = known.published, None, None
    subtitles: list[tuple[int | None, str]] = []
    paragraphs: list[list[str]] = []
    headings: list[int] = []
    current: int | None = None
    end, tight = 0, True  # where the decision before ends; whether no space parts a paragraph's spans
    captions: dict[int, Caption] = {}
    tags: dict[str, None] = {}
    authors: dict[str, Author] = {}
    unnamed = False  # whether a byline says that there are others: `홍길동 기자 외 1명`
    for decision in decisions:
        label = decision.label
        tight = tight and decision.start == end
        end = decision.end
        for author in decision.authors:
            _add_author(authors, author)
        if label == "chrome" or label == "byline":
            unnamed = unnamed or (decision.rule.startswith(("byline.", "date.")) and OTHERS.search(decision.text) is not None)
            continue
        text = decision.text if decision.value is None else decision.value
        text = _row(text) if rows and "\t" in text else _fold(text)
        if label == "body" or label == "heading":
            if paragraphs and current == decision.item:
                paragraphs[-1].append(text if tight else f" {text}")
            else:
                if label == "heading":
                    headings.append(len(paragraphs))
                paragraphs.append([text])
                current = decision.item
            tight = True
        elif label == "title":
            title = title or text
        elif label == "subtitle":
            if subtitles and decision.item is not None and subtitles[-1][0] == decision.item:
                subtitles[-1] = (decision.item, f"{subtitles[-1][1]} {text}")
            else:
                subtitles.append((decision.item, text))
        elif label in ("caption", "credit"):
            _add_caption(captions, decision, text)
        elif label == "tag":
            tags[text] = None
        elif label == "published":
            published = published or decision.value
        elif label == "modified":
            modified = modified or decision.value
        elif label == "dateline":
            dateline = dateline or decision.value
    body = tuple("".join(parts) for parts in paragraphs)
    article = Article(
        source=known.source,
        url=known.url,
        publisher=publisher or (profile.publisher if profile else None),
        profile=profile.name if profile else None,
        title=title,
        subtitles=tuple(text for _, text in subtitles),
        authors=tuple(authors.values()),
        dateline=dateline,
        published=published,
        modified=modified,
        body=body,
        headings=tuple(headings),
        captions=tuple(replace(c, image=(images or {}).get(item)) for item, c in captions.items()),
        tags=tuple(tags),
        language=_language(body),
        warnings=warnings,
    )
    if metadata is None:
        return _in_order(article)
    if unnamed and authors.keys() <= {author.name for author in metadata.authors}:
        article = replace(article, authors=tuple(authors.get(author.name, author) for author in metadata.authors))
    return _in_order(_filled(article, metadata))


def _in_order(article: Article) -> Article:
    """Nothing is changed before it is published: a printed date that says so is of something else."""
    if article.published and article.modified:
        shortest = min(len(article.published), len(article.modified))
        if article.modified[:shortest] < article.published[:shortest]:
            return replace(article, modified=None)
    return article


def _filled(article: Article, metadata: Metadata) -> Article:
    """An article with what its page says of it outside the story; what is printed goes first."""
    return replace(
        article,
        url=article.url or metadata.url,
        publisher=_outlet(metadata, article.publisher),
        title=article.title or metadata.title,
        authors=article.authors or metadata.authors,
        published=_finer(article.published, metadata.published),
        modified=_finer(article.modified, metadata.modified),
        section=metadata.section,
        keywords=metadata.keywords,
        language=article.language or metadata.language,
    )


def _outlet(metadata: Metadata, printed: str | None) -> str | None:
    """Whose story it is: of a portal's copy the outlet that it names, else that of the printed copyright line."""
    from newsextract.metadata.portals import portal_of  # loaded already: there is metadata of pages only

    if metadata.original_publisher:
        return metadata.original_publisher
    if printed and not portal_of(printed) and portal_of(metadata.publisher or ""):
        return printed
    return metadata.publisher or printed


def _finer(printed: str | None, given: str | None) -> str | None:
    """The printed date; metadata adds the time where only the day is printed.

    >>> _finer("2024-05-22", "2024-05-22T18:30:00+09:00")
    '2024-05-22T18:30:00+09:00'
    """
    if printed and given and len(printed) == 10 and given.startswith(printed):
        return given
    return printed or given


def _fold(text: str) -> str:
    # most text is folded as it stands, and asking costs less than splitting
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def _row(text: str) -> str:
    """A row of a page's table: a tab parts its cells."""
    return "\t".join(map(_fold, text.split("\t")))


def _add_author(authors: dict[str, Author], author: Author) -> None:
    known = authors.get(author.name)
    if known is None:
        authors[author.name] = author
    elif (known.role is None and author.role) or (known.email is None and author.email):
        authors[author.name] = Author(author.name, known.role or author.role, known.email or author.email)


def _add_caption(captions: dict[int, Caption], decision: Decision, text: str) -> None:
    if not text:
        return
    item = decision.item if decision.item is not None else -len(captions) - 1
    known = captions.get(item, Caption())
    if decision.label == "credit":
        captions[item] = Caption(known.text, known.credit or text)
    else:
        joined = f"{known.text} {text}" if known.text else text
        captions[item] = Caption(joined, known.credit)


_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]")


def _language(body: tuple[str, ...]) -> str | None:
    sample = " ".join(body)[:240]
    hangul, latin = len(_HANGUL.findall(sample)), len(_LATIN.findall(sample))
    if not hangul and not latin:
        return None
    return "ko" if hangul * 3 >= latin else "en"
