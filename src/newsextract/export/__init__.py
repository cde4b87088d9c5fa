"""An Article as text that people and programs read: one module per format, one table of formats.

    >>> from newsextract import Article
    >>> print(FORMATS["markdown"].render(Article(title="새 도서관 연다", body=("3일 문을 연다.",))))
    # 새 도서관 연다
    <BLANKLINE>
    3일 문을 연다.

Rendered text has no line end at its end, and holds whatever characters the article holds. `EXPLAINED` is the table
for an Explanation: whole outputs, line end and all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsextract.export import as_json, as_jsonld, as_markdown, as_text, explained
from newsextract.model import Explanation

__all__ = ["EXPLAINED", "FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """How an article is written, and what stands between two articles in one output."""

    render: Callable[..., str]  # of an article; Markdown takes `links` too
    between: str = ""


FORMATS: dict[str, Format] = {
    "json": Format(as_json.render),
    "jsonl": Format(as_json.render_line),
    "text": Format(as_text.render, between="\n---\n\n"),
    "markdown": Format(as_markdown.render, between="\n---\n\n"),
    "jsonld": Format(as_jsonld.render),
}


def _page(explanation: Explanation) -> str:
    from newsextract.review.page import page  # its templates are an extra

    return page(explanation)


EXPLAINED: dict[str, Callable[[Explanation], str]] = {
    "text": lambda explanation: _lines(explained.plain(explanation)),
    "json": lambda explanation: _lines([explained.whole(explanation)]),
    "jsonl": lambda explanation: _lines(explained.records(explanation)),
    "html": _page,
}


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
