"""An Article as text that people and programs read: one module per format, one table of formats.

    >>> from newsextract import Article
    >>> print(FORMATS["markdown"].render(Article(title="새 도서관 연다", body=("3일 문을 연다.",))))
    # 새 도서관 연다
    <BLANKLINE>
    3일 문을 연다.

Rendered text has no line end at its end, and holds whatever characters the article holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsextract.export import as_json, as_jsonld, as_markdown, as_text
from newsextract.model import Article

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """How an article is written, and what stands between two articles in one output."""

    render: Callable[[Article], str]
    between: str = ""


FORMATS: dict[str, Format] = {
    "json": Format(as_json.render),
    "jsonl": Format(as_json.render_line),
    "text": Format(as_text.render, between="\n---\n\n"),
    "markdown": Format(as_markdown.render, between="\n---\n\n"),
    "jsonld": Format(as_jsonld.render),
}
