"""The front door: extract() and explain()."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from newsextract import profiles as profile_data
from newsextract.assemble import assemble
from newsextract.dates import given_date
from newsextract.decide import decide
from newsextract.errors import ArgumentError, DirectoryInput, MissingInput, UnreadableInput
from newsextract.model import Article, Decision, Document, Explanation, Known
from newsextract.pieces import cut
from newsextract.profiles import Profile
from newsextract.readers.text import read_text
from newsextract.rules import apply
from newsextract.rules.state import State

_PUBLISHER = re.compile(
    r"(?:저작권자|Copyrights?|COPYRIGHT)\s?(?:[ⓒ©]|\([cC]\))\s?(?:['‘][^'’]{2,30}['’]\s?)?(?:\d{4}\s)?"
    r"(?P<name>[가-힣A-Za-z0-9][가-힣A-Za-z0-9·&]{1,14}(?: [A-Z][A-Za-z]+)?)(?:\s?\(|[,.]|\s무단|\s-|\s?All|\s?$)"
)


def extract(
    source: str | bytes | os.PathLike[str],
    *,
    url: str | None = None,
    title: str | None = None,
    published: str | date | datetime | None = None,
    profiles: Iterable[Profile] = (),
    name: str | None = None,
) -> Article:
    """The article that a dump holds.

    `source` is the dump as text or bytes, or a path to it. What the caller knows can be
    given: the page's `url` (its host chooses the profile), the `title` and the date
    `published`. `profiles` are the caller's own and go before those of the package.
    `name` is what messages and `Article.source` call the input.

    Raises InputError where the input cannot be read as text and ArgumentError where a
    given value cannot be used; everything else odd is a warning on the article.

    >>> extract("[한밭일보 홍길동 기자] 새 도서관이 오는 3일 문을 연다.").authors[0].name
    '홍길동'
    """
    return explain(
        source, url=url, title=title, published=published, profiles=profiles, name=name
    ).article


def explain(
    source: str | bytes | os.PathLike[str],
    *,
    url: str | None = None,
    title: str | None = None,
    published: str | date | datetime | None = None,
    profiles: Iterable[Profile] = (),
    name: str | None = None,
) -> Explanation:
    """The article and the decisions that made it; takes what `extract` takes."""
    data: str | bytes
    if isinstance(source, str | bytes):
        data = source
    else:
        data = read_file(source)
        name = name if name is not None else os.fspath(source)
    document = _read(data, name or "input")
    known = Known(
        url=url or None,
        title=_given_title(title),
        published=given_date(published) if published else None,
        source=name,
    )
    profile = profile_data.choose((*profiles, *profile_data.shipped()), url, document.text)
    decisions = _decide(document, profile, known)
    article = assemble(
        decisions,
        known=known,
        profile=profile,
        publisher=_publisher(decisions),
        warnings=document.warnings + _warnings(document, decisions),
    )
    return Explanation(article, decisions, document.source, document.encoding)


def _read(data: str | bytes, name: str) -> Document:
    from newsextract.readers.html import parse, read_tree
    from newsextract.readers.encoding import decode

    if isinstance(data, bytes):
        source, encoding, warnings = decode(data, name)
    else:
        source, encoding, warnings = data, "str", ()
    if re.search(r"<(?:!doctype html|html|head|body|meta)\b", source[:2000], re.I):
        return read_tree(parse(source), encoding=encoding, warnings=warnings)
    return read_text(data, name)


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file; each way to fail has its own InputError."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise MissingInput(f"{os.fspath(path)}: no such file") from None
    except IsADirectoryError:
        raise DirectoryInput(f"{os.fspath(path)}: a folder, not a file") from None
    except OSError as error:
        raise UnreadableInput(f"{os.fspath(path)}: {error.strerror}") from None


def _decide(document: Document, profile: Profile | None, known: Known) -> tuple[Decision, ...]:
    if document.markup is not None:
        from newsextract.rules.markup import set_aside

        document, aside = set_aside(document)
        return tuple(sorted((*_decide_kept(document, profile, known), *aside), key=lambda decision: decision.start))
    return _decide_kept(document, profile, known)


def _decide_kept(document: Document, profile: Profile | None, known: Known) -> tuple[Decision, ...]:
    pieces = cut(document)
    state = State(document, pieces, profile_data.with_profile(profile), profile, known)
    apply(state)
    return decide(document, pieces, state.claims)


def _given_title(title: str | None) -> str | None:
    if title is None:
        return None
    if not isinstance(title, str):
        raise ArgumentError(f"title: {title!r} is not text")
    return " ".join(title.split()) or None


def _warnings(document: Document, decisions: tuple[Decision, ...]) -> tuple[str, ...]:
    if not document.blocks:
        return ("empty input",)
    if not any(decision.label in ("body", "heading") for decision in decisions):
        return ("no story found",)
    return ()


def _publisher(decisions: tuple[Decision, ...]) -> str | None:
    for decision in decisions:
        if decision.reason == "copyright":
            match = _PUBLISHER.search(decision.text)
            if match:
                return match["name"]
    return None
