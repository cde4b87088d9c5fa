"""An Article as plain text, to be read."""

from __future__ import annotations

from newsextract.export.parts import byline, caption_line, tag_line
from newsextract.model import Article


def render(article: Article) -> str:
    """Title, subtitles, byline, paragraphs, captions in brackets, tags; blank lines between.

    >>> from newsextract.model import Caption
    >>> print(render(Article(title="새 도서관", body=("3일 연다.",), captions=(Caption("전경"),))))
    새 도서관
    <BLANKLINE>
    3일 연다.
    <BLANKLINE>
    [전경]
    """
    parts = [
        article.title or "",
        "\n".join(article.subtitles),
        byline(article),
        *article.body,
        "\n".join(f"[{line}]" for line in map(caption_line, article.captions) if line),
        tag_line(article.tags),
    ]
    return "\n\n".join(part for part in parts if part)
