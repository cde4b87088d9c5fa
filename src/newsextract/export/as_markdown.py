"""An Article as Markdown (CommonMark, with GitHub's strikethrough and dollar signs in mind)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsextract.export.parts import byline, caption_line, tag_line
from newsextract.model import Article

# what is markup wherever it stands; `3~5일` is struck through by GitHub, so ~ is here
_ANYWHERE = re.compile(r"[\\`*\[\]<~$]|&(?=#?\w{1,32};)")
# an underscore between letters is no emphasis, and e-mail addresses are full of them
_UNDERSCORES = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
# what goes before a mark that is one only at the start of a line: heading, quote, bullet, rule, number
_START = re.compile(r"(?=[#>])|(?=[-+](?:[\s-]|$))|\d{1,9}(?=[.)](?:\s|$))")
# `# text #` is a heading without its last mark
_CLOSING = re.compile(r"(?<!\S)(?=#+$)")


def render(article: Article) -> str:
    """Title and headings as such, subtitles bold, captions quoted; every other mark escaped.

    >>> print(render(Article(title="새 도서관", body=("1. 개요", "*3일* 연다."), headings=(0,))))
    # 새 도서관
    <BLANKLINE>
    ## 1\\. 개요
    <BLANKLINE>
    \\*3일\\* 연다.
    """
    return "\n\n".join(_lines(article))


def escape(text: str) -> str:
    r"""Text that Markdown shows as it is, on one line wherever that line begins.

    >>> print(escape("2024. 5~6월 [속보] snake_case"))
    2024\. 5\~6월 \[속보\] snake_case
    """
    text = " ".join(text.split())
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    text = _UNDERSCORES.sub(lambda match: r"\_" * len(match.group()), text)
    text = _CLOSING.sub(r"\\", text, count=1)
    start = _START.match(text)
    return f"{text[: start.end()]}\\{text[start.end() :]}" if start else text


def _lines(article: Article) -> Iterator[str]:
    if article.title:
        yield f"# {escape(article.title)}"
    for subtitle in article.subtitles:
        yield f"**{escape(subtitle)}**"
    who_and_when = byline(article)
    if who_and_when:
        yield escape(who_and_when)
    headings = frozenset(article.headings)
    for index, paragraph in enumerate(article.body):
        yield f"## {escape(paragraph)}" if index in headings else escape(paragraph)
    for caption in article.captions:
        yield f"> {escape(caption_line(caption))}"
    if article.tags:
        yield escape(tag_line(article.tags))
