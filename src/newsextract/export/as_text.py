"""An Article as plain text, to be read."""

from __future__ import annotations

from itertools import groupby

from newsextract.article import Article, Item
from newsextract.export.parts import TIGHT, byline, caption_line, tag_line


def render(article: Article) -> str:
    """Title, subtitles, byline, the story with captions in brackets, tags; blank lines between, but not within lists and tables.

    >>> from newsextract.article import Caption
    >>> print(render(Article(title="새 도서관", body=("3일 연다.",), captions=(Caption("전경"),))))
    새 도서관
    <BLANKLINE>
    3일 연다.
    <BLANKLINE>
    [전경]
    """
    parts = [article.title or "", "\n".join(article.subtitles), byline(article)]
    for kind, items in groupby(article.content, key=lambda item: item.kind):
        lines = [line for item in items for line in _lines(item)]
        parts += ["\n".join(lines)] if kind in TIGHT else lines
    return "\n\n".join(part for part in (*parts, tag_line(article.tags)) if part)


def _lines(item: Item) -> list[str]:
    if item.kind == "picture":
        said = caption_line(item.caption) if item.caption else ""
        return [f"[{said}]"] if said else []
    if item.kind == "table":
        return [" | ".join(row) for row in item.rows]
    if item.kind == "list_item" and item.text and item.text[0].isalnum():
        mark = "-" if item.number is None else f"{item.number}."
        return [f"{'  ' * ((item.level or 1) - 1)}{mark} {item.text}"]
    return list(item.paragraphs)
