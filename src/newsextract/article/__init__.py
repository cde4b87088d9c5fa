"""The Article: what a document tells, as fields and as a sequence; how it is written, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from importlib import import_module
from typing import Any

from newsextract.article.parts import Author, Caption, Item, ItemKind, Link
from newsextract.article.reading import StatusKind, values
from newsextract.errors import ArgumentError

__all__ = ["Article", "Author", "Caption", "Item", "ItemKind", "Link", "StatusKind"]


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. Every field is what the document shows or the caller gave.

    `status` says what the document is: a `story`, a `teaser` (the rest is for members), a `photo` with its caption, a
    `list` of other stories, an `error` page, or `empty`; `status_evidence` what shows that, where it is no story.
    `content` is the story in reading order, pictures in their places. `body` and `captions` are views of it: `body` holds
    the paragraphs, and `headings` are the indices of those that are subheads. An article made of these
    gets the `content` that they say, and one made of `content` gets them. Dates are ISO 8601, with `+09:00` where a time is known.

    >>> article = Article(body=("개요", "3일 연다."), headings=(0,), captions=(Caption("전경"),))
    >>> [item.kind for item in article.content], Article(content=article.content) == article
    (['heading', 'paragraph', 'picture'], True)
    """

    source: str | None = None
    url: str | None = None
    publisher: str | None = None
    profile: str | None = None
    title: str | None = None
    subtitles: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    dateline: str | None = None
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    headings: tuple[int, ...] = ()
    captions: tuple[Caption, ...] = ()
    content: tuple[Item, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    status: StatusKind = "story"
    status_evidence: str | None = None
    confidence: float | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Make the sequence and its views agree; where both are given and differ, the views count."""
        said = (self.body, self.headings, self.captions)
        seen = _views(self.content)
        if seen == said:
            return
        if said == ((), (), ()):
            for name, value in zip(("body", "headings", "captions"), seen, strict=True):
                object.__setattr__(self, name, value)
        else:
            object.__setattr__(self, "content", tuple(_items(*said)))

    def to_dict(self) -> dict[str, Any]:
        """The article as plain lists and dictionaries, in the order of the JSON Schema."""
        plain: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        plain |= {name: list(value) for name, value in plain.items() if isinstance(value, tuple)}
        plain |= {
            name: [part.to_dict() for part in plain[name]] for name in ("authors", "captions", "content")
        }
        return plain

    def to_json(self, indent: int | None = 2) -> str:
        """The article as JSON text, Korean as Korean; `indent=None` gives one line."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_text(self) -> str:
        """The article as plain text, to be read: what `newsextract -f text` prints.

        >>> print(Article(title="새 도서관", body=("3일 문을 연다.",)).to_text())
        새 도서관
        <BLANKLINE>
        3일 문을 연다.
        """
        return self._written("text")

    def to_markdown(self, *, links: bool = False) -> str:
        """The article as Markdown, with `links` those of its paragraphs too.

        >>> item = Item("paragraph", "시가 3일 밝혔다.", links=(Link("시가", "https://hanbat.example"),))
        >>> print(Article(content=(item,)).to_markdown(links=True))
        [시가](https://hanbat.example) 3일 밝혔다.
        """
        return self._written("markdown", links=links)

    def to_jsonld(self) -> str:
        """The article as JSON-LD: a NewsArticle of schema.org.

        >>> json.loads(Article(title="새 도서관").to_jsonld())["headline"]
        '새 도서관'
        """
        return self._written("jsonld")

    def _written(self, form: str, **options: bool) -> str:
        # formats stand above the article that they write, and are loaded when one is asked for
        text: str = import_module("newsextract.export").FORMATS[form].render(self, **options)
        return text

    @staticmethod
    def from_json(text: str | bytes) -> Article:
        """The article that `to_json` wrote, or a line of a batch. Raises ArgumentError for what is no such text.

        >>> article = Article(title="새 도서관", body=("3일 연다.",))
        >>> Article.from_json(article.to_json()) == article
        True
        """
        try:
            data = json.loads(text)
        except ValueError as error:
            raise ArgumentError(f"article: {str(text)[:40]!r} is not JSON: {error}") from None
        return Article.from_dict(data)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Article:
        """The article that `to_dict` wrote; what is left out is not known, and marks of a batch are not of the article.

        Raises ArgumentError that names the key, its value and what was expected.

        >>> Article.from_dict({"title": "새 도서관", "tags": ["책"]}).tags
        ('책',)
        """
        return Article(**values(data))


def _views(content: Iterable[Item]) -> tuple[tuple[str, ...], tuple[int, ...], tuple[Caption, ...]]:
    """Body, headings and captions of a sequence; a picture of which nothing is said is no caption."""
    body: list[str] = []
    headings: list[int] = []
    captions: list[Caption] = []
    for item in content:
        if item.kind == "picture":
            if item.caption and (item.caption.text or item.caption.credit):
                captions.append(item.caption)
            continue
        if item.kind == "heading":
            headings.append(len(body))
        body += item.paragraphs
    return tuple(body), tuple(headings), tuple(captions)


def _items(body: Iterable[str], headings: Iterable[int], captions: Iterable[Caption]) -> Iterator[Item]:
    """The sequence that says no more than its views: pictures behind the text."""
    heads = frozenset(headings)
    for index, text in enumerate(body):
        yield Item("heading", text, level=2) if index in heads else Item("paragraph", text)
    for caption in captions:
        yield Item("picture", caption=caption)
