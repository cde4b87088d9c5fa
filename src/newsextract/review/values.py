"""What a span says once its marks are dropped, where a reader and no rule says what it is."""

from __future__ import annotations

from newsextract.article import Author
from newsextract.errors import ArgumentError
from newsextract.korean.bylines import match_dateline, parse_byline, sign_off
from newsextract.korean.credits import clean_credit, trim_caption
from newsextract.korean.dates import find_stamps
from newsextract.korean.names import emails, is_name, names_with_roles, without_emails
from newsextract.korean.words import BULLETS
from newsextract.model import Label


def value_of(label: Label, text: str, given: str | None = None) -> tuple[str | None, tuple[Author, ...]]:
    """The value of a span and the reporters that it names; `given` is what the reader says it says.

    Raises ArgumentError where a date is no date, or a byline names nobody.

    >>> value_of("published", "기사입력 2024.05.22 18:30")
    ('2024-05-22T18:30:00+09:00', ())
    >>> value_of("tag", "#도서관"), value_of("credit", "사진=한밭시 제공")
    (('도서관', ()), ('한밭시', ()))
    >>> value_of("byline", "홍길동")[1]
    (Author(name='홍길동', role=None, email=None),)
    """
    said = " ".join((given or text).split())
    if label in ("published", "modified"):
        stamps = find_stamps(said)
        if not stamps:
            raise ArgumentError(f"{label}: {said!r} holds no date such as 2024-05-22 18:30")
        return stamps[0].iso, ()
    if label == "byline":
        return given, _authors(said)
    if label == "dateline":
        found = match_dateline(text)
        return given or (found.place if found else None) or said.strip("()[]=〓 "), ()
    if given is not None or label == "chrome":
        return given, ()
    if label == "credit":
        return clean_credit(said) or said, ()
    if label == "tag":
        return said.strip(" #,") or said, ()
    if label == "caption":
        return said[slice(*trim_caption(said))] or said, ()
    if label == "subtitle":
        return said.lstrip(BULLETS).rstrip() or said, ()
    return None, ()


def _authors(text: str) -> tuple[Author, ...]:
    authors = parse_byline(text) or names_with_roles(text) or sign_off(text)
    if authors:
        return authors
    name = without_emails(text).strip(" /·,()[]")
    if not is_name(name):
        raise ArgumentError(f"byline: {text!r} names nobody; say who it is, as in 홍길동 기자")
    return (Author(name, email=next(iter(emails(text)), None)),)
