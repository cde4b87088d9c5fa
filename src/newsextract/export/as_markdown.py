"""An Article as Markdown (CommonMark, with GitHub's strikethrough and dollar signs in mind)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from newsextract.article import Article, Caption, Item
from newsextract.article.parts import Rows
from newsextract.export.parts import byline, caption_line, tag_line

# what is markup wherever it stands; `3~5일` is struck through by GitHub, so ~ is here
_ANYWHERE = re.compile(r"[\\`*\[\]<~$]|&(?=#?\w{1,32};)")
# an underscore between letters is no emphasis, and e-mail addresses are full of them
_UNDERSCORES = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
# what goes before a mark that is one only at the start of a line: heading, quote, bullet, rule, number
_START = re.compile(r"(?=[#>])|(?=[-+](?:[\s-]|$))|\d{1,9}(?=[.)](?:\s|$))")
# `# text #` is a heading without its last mark
_CLOSING = re.compile(r"(?<!\S)(?=#+$)")
_IN_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})


def render(article: Article, *, links: bool = False) -> str:
    """Title and headings as such, subtitles bold, captions quoted below their pictures, lists and tables as such; every other mark escaped.

    With `links` the words that lead to other pages are links.

    >>> print(render(Article(title="새 도서관", body=("1. 개요", "*3일* 연다."), headings=(0,))))
    # 새 도서관
    <BLANKLINE>
    ## 1\\. 개요
    <BLANKLINE>
    \\*3일\\* 연다.
    """
    return "\n\n".join(_blocks(article, links))


def escape(text: str) -> str:
    r"""Text that Markdown shows as it is, on one line wherever that line begins.

    >>> print(escape("2024. 5~6월 [속보] snake_case"))
    2024\. 5\~6월 \[속보\] snake_case
    """
    return _as_line(_within(" ".join(text.split())))


def _within(text: str) -> str:
    """Words of a line with every mark escaped that is one wherever it stands."""
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    return _UNDERSCORES.sub(lambda match: r"\_" * len(match.group()), text)


def _as_line(text: str) -> str:
    """A line with the marks escaped that are some only at its ends."""
    text = _CLOSING.sub(r"\\", text, count=1)
    start = _START.match(text)
    return f"{text[: start.end()]}\\{text[start.end() :]}" if start else text


def _blocks(article: Article, links: bool) -> Iterator[str]:
    if article.title:
        yield f"# {escape(article.title)}"
    for subtitle in article.subtitles:
        yield f"**{escape(subtitle)}**"
    who_and_when = byline(article)
    if who_and_when:
        yield escape(who_and_when)
    for kind, items in groupby(article.content, key=lambda item: item.kind):
        blocks = [_block(item, links) for item in items]
        yield from ["\n".join(blocks)] if kind == "list_item" else blocks
    if article.tags:
        yield escape(tag_line(article.tags))


def _block(item: Item, links: bool) -> str:
    if item.kind == "picture":
        return "\n\n".join(_picture(item.caption or Caption()))
    if item.kind == "table":
        return "\n".join(_table(item.rows))
    text = _linked(item) if links and item.links else escape(item.text or "")
    if item.kind == "heading":
        return f"{'#' * min(6, max(2, item.level or 2))} {text}"
    if item.kind == "list_item":
        mark = "-" if item.number is None else f"{item.number}."
        return f"{'   ' * ((item.level or 1) - 1)}{mark} {text}"
    return f"> {text}" if item.kind == "quote" else text


def _linked(item: Item) -> str:
    """The text of an item with its links."""
    text, parts, at = item.text or "", [], 0
    for link in item.links:
        begin = text.find(link.text, at)
        if begin >= 0:
            parts += [_within(text[at:begin]), f"[{_within(link.text)}]({_address(link.url)})"]
            at = begin + len(link.text)
    return _as_line("".join([*parts, _within(text[at:])]))


def _picture(caption: Caption) -> Iterator[str]:
    if caption.image:
        yield f"![]({_address(caption.image)})"
    said = caption_line(caption)
    if said:
        yield f"> {escape(said)}"


def _table(rows: Rows) -> Iterator[str]:
    """A table as GitHub shows it: its first row is the head, and all rows are as wide."""
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        cells = [escape(cell).replace("|", r"\|") for cell in row] + [""] * (width - len(row))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{' --- |' * width}"


def _address(url: str) -> str:
    """An address that no bracket or space of its own ends."""
    return url.translate(_IN_ADDRESS)
