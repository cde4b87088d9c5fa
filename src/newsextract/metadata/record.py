"""The record that metadata is merged into."""

from __future__ import annotations

from dataclasses import dataclass

from newsextract.article import Author


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article outside the story, cleaned and merged.

    `publisher` is whose page it is; on a portal's copy `original_publisher` is whose
    story it is. Dates are ISO 8601, with `+09:00` where a time is known. `free` is whether everybody may read it
    (`isAccessibleForFree`), None where the page says nothing of that, and `paid` are the selectors of what only members may read.
    """

    title: str | None = None
    description: str | None = None
    authors: tuple[Author, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    original_publisher: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    url: str | None = None
    image: str | None = None
    language: str | None = None
    free: bool | None = None
    paid: tuple[str, ...] = ()
