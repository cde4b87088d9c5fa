"""Marks within the lines of Markdown: links, pictures, emphasis, code, escapes."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsextract.korean.credits import find_credit
from newsextract.readers.markdown_marks import TOKEN, is_address
from newsextract.readers.rewrite import Edit, Picture, Reference

_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|[*_`\\]")  # of pictures and emphasis within the words of a link
# a tool puts a space behind `**위원장**`, where a particle or a closing quotation mark has none
_SPACE_OF_TOOL = re.compile(r"(?<=\*) (?:(?:은|는|을|를|가|와|에|에서|에게|으로|까지|부터|이?라고|이?라며|이다)(?=[\s.,])|[”’)])")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")


class Spans(NamedTuple):
    """What tokens of a whole text gave: edits, the insides of links and of bold and slanted text, pictures, addresses."""

    edits: list[Edit]
    links: list[tuple[int, int]]
    strong: list[tuple[int, int]]
    slanted: list[tuple[int, int]]
    pictures: list[Picture]
    references: list[Reference]


def inline(text: str) -> Spans:
    """Every mark within lines, in one pass: a closing one meets the last that opened.

    >>> [(edit.start, edit.end) for edit in inline("**3일** 연다").edits]
    [(0, 2), (4, 6)]
    """
    spans = Spans([], [], [], [], [], [])
    brackets: list[tuple[int, bool]] = []  # where each opened, and whether a picture did
    open_emphasis: dict[str, int] = {}
    for token in TOKEN.finditer(text):
        start, end = token.span()
        kind = token.lastgroup
        if kind == "blank":
            open_emphasis.clear()
        elif kind == "escape":
            spans.edits.append(Edit(start, start + 1))
        elif kind == "open":
            brackets.append((start, token.group()[0] == "!"))
        elif kind == "close":
            if brackets:
                brackets.pop()
        elif kind == "target":
            if not is_address(token["address"] or "") or not brackets:
                if brackets:
                    brackets.pop()
                elif is_address(token["address"] or ""):
                    spans.edits.append(Edit(start, end))  # what opened it was cut off
                continue
            opened, picture = brackets.pop()
            _link(text, opened, picture, token, spans)
        elif kind == "emphasis":
            _emphasis(text, token, open_emphasis, spans)
        elif kind == "auto":
            spans.edits.extend((Edit(start, start + 1), Edit(end - 1, end)))
            spans.links.append((start, end))
        elif kind == "code":
            spans.edits.extend((Edit(start, start + 1), Edit(end - 1, end)))
    return spans


def _link(text: str, opened: int, picture: bool, token: re.Match[str], spans: Spans) -> None:
    start, end = token.span()
    if not picture:
        spans.edits.extend((Edit(opened, opened + 1), Edit(start, end)))
        spans.links.append((opened, end))
        words = " ".join(_MARKS.sub("", text[opened + 1 : start]).split())
        if words:
            spans.references.append(Reference(opened + 1, words, _address(token)))
        return
    said = text[opened + 2 : start]
    spans.pictures.append(Picture(opened, _address(token)))
    if find_credit(said) is None or _is_said_again(text, said, end):
        spans.edits.append(Edit(opened, end))
        return
    # what names its source is a caption, and stands on a line of its own
    spans.edits.extend((Edit(opened, opened + 2), Edit(start, end, "\n")))


def _address(token: re.Match[str]) -> str:
    return (token["address"] or "()")[1:-1].split(" ")[0].strip("<>")


def _is_said_again(text: str, said: str, end: int) -> bool:
    wanted = "".join(said.split())
    return wanted[:40] in "".join(text[end : end + len(said) * 2 + 400].split())


def _emphasis(text: str, token: re.Match[str], opened: dict[str, int], spans: Spans) -> None:
    """`**굵은** 글`: a run of marks that touches a word on its inner side, closed by the same run."""
    start, end = token.span()
    run = token.group()
    before, after = text[start - 1 : start], text[end : end + 1]
    within = run[0] == "_"  # snake_case and addresses hold it
    closes = run in opened and (run == "**" or not before.isspace()) and not (within and _ASCII_WORD.match(after))
    if closes:
        first = opened.pop(run)
        end += _SPACE_OF_TOOL.match(text, end) is not None
        spans.edits.extend((Edit(first, first + len(run)), Edit(start, end)))
        if len(run) > 1 and run != "~~":
            spans.strong.append((first, end))
        if len(run) != 2:
            spans.slanted.append((first, end))
        return
    if after and not after.isspace() and not (within and _ASCII_WORD.match(before)):
        opened[run] = start
