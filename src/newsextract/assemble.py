"""Decisions to an Article. This is a view: it decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsextract.model import Article, Author, Caption, Decision, Known
from newsextract.profiles import Profile
from newsextract.readers.text import plain


def assemble(
    decisions: Iterable[Decision],
    *,
    known: Known,
    profile: Profile | None,
    publisher: str | None,
    warnings: tuple[str, ...],
    dirty: bool = False,
) -> Article:
    """Gather the fields of an article from decisions, and from what the caller gave.

    `dirty` says that the source holds characters that an article does not (zero-width and
    control characters, Hangul in parts).
    """
    _fold = fold_dirty if dirty else fold
    title = known.title
    published, modified, dateline = known.published, None, None
    subtitles: list[tuple[int | None, str]] = []
    paragraphs: list[tuple[int | None, str, bool]] = []
    captions: dict[int, Caption] = {}
    tags: dict[str, None] = {}
    authors: dict[str, Author] = {}
    for decision in decisions:
        label = decision.label
        for author in decision.authors:
            _add_author(authors, author)
        if label == "chrome" or label == "byline":
            continue
        text = decision.value if decision.value is not None else _fold(decision.text)
        if label in ("body", "heading"):
            folded = _fold(decision.text)
            if paragraphs and paragraphs[-1][0] == decision.item:
                item, before, heading = paragraphs[-1]
                paragraphs[-1] = (item, f"{before} {folded}", heading)
            else:
                paragraphs.append((decision.item, folded, label == "heading"))
        elif label == "title":
            title = title or _fold(text)
        elif label == "subtitle":
            if subtitles and decision.item is not None and subtitles[-1][0] == decision.item:
                subtitles[-1] = (decision.item, f"{subtitles[-1][1]} {_fold(text)}")
            else:
                subtitles.append((decision.item, _fold(text)))
        elif label in ("caption", "credit"):
            _add_caption(captions, decision, _fold(text))
        elif label == "tag":
            tags[_fold(text)] = None
        elif label == "published":
            published = published or decision.value
        elif label == "modified":
            modified = modified or decision.value
        elif label == "dateline":
            dateline = dateline or decision.value
    body = tuple(text for _, text, _ in paragraphs)
    return Article(
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
        headings=tuple(i for i, (_, _, heading) in enumerate(paragraphs) if heading),
        captions=tuple(captions.values()),
        tags=tuple(tags),
        language=_language(body),
        warnings=warnings,
    )


def fold(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.split())


def fold_dirty(text: str) -> str:
    """The same, without zero-width and control characters, Hangul composed."""
    return " ".join(plain(text)[0].split())


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
    sample = " ".join(body)[:600]
    hangul, latin = len(_HANGUL.findall(sample)), len(_LATIN.findall(sample))
    if not hangul and not latin:
        return None
    return "ko" if hangul * 3 >= latin else "en"
