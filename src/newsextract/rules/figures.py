"""Captions of a page: lines that their element names so, that share a picture's place, or stand below it."""

from __future__ import annotations

import re

from newsextract.korean.credits import clean_credit, find_credit, is_lone_credit, trim_caption
from newsextract.korean.names import EMAIL
from newsextract.korean.sentences import is_reporting, is_scene
from newsextract.markup import Hint, Mark, Markup
from newsextract.pieces import Piece
from newsextract.rules.captions import caption_words
from newsextract.rules.state import STRUCTURE, SURE, State

_MAILED = re.compile(rf"\s*\(?{EMAIL}\)?$")
_LONGEST_CAPTION, _LONGEST_BESIDE = 700, 300


def figures(state: State) -> None:
    """Lines that their element names captions, or that share a picture's place with it."""
    markup = state.document.markup
    if markup is None or state.container is None:
        return
    places, pictured = _places(state, markup), _pictured(markup)
    roots = [_figure(state, markup, markup.hints[piece.block], places) for piece in state.pieces]
    sizes: dict[int, int] = {}
    for piece, root in zip(state.pieces, roots, strict=True):
        if root is not None:
            sizes[root] = sizes.get(root, 0) + len(piece.text)
    items: dict[int, int] = {}
    for piece, root in zip(state.pieces, roots, strict=True):
        top = state.top[piece.index]
        if root is not None and top is not None and top.label == "caption" and top.item is not None:
            if markup.hints[piece.block].marks & Mark.CAPTION:
                items.setdefault(root, top.item)
    for piece, root in zip(state.pieces, roots, strict=True):
        if root is None or markup.hints[piece.block].marks & Mark.LISTED or not state.within(piece.index):
            continue
        named = bool(markup.hints[piece.block].marks & Mark.CAPTION)
        if named and state.top[piece.index] is None:
            # the whole line is the caption, not only its last sentence
            claims = state.claims[piece.index]
            claims[:] = [claim for claim in claims if claim.label not in ("caption", "credit")]
        if sizes[root] > (_LONGEST_CAPTION if named else _LONGEST_BESIDE):
            continue
        top = state.top[piece.index]
        if top is not None and top.label in ("caption", "credit"):
            if top.item is not None:
                items.setdefault(root, top.item)
            continue
        if top is not None and top.label != "byline":
            continue
        if "\t" in piece.text:
            continue  # a row of a table that shows data
        if not named and (root not in pictured or not _is_said_of_picture(piece, markup.hints[piece.block])):
            continue
        item = items.get(root)
        if item is None:
            item = items[root] = state.next_item()
        _claim_figure(state, piece, item)


def _figure(state: State, markup: Markup, hint: Hint, places: frozenset[int]) -> int | None:
    """The element that a line shares with its picture, or that is named a caption; None for neither."""
    if hint.marks & Mark.CAPTION:
        return markup.outermost(hint.context, Mark.CAPTION)
    assert state.container is not None
    first = state.container.first
    root = None
    if hint.marks & (Mark.FIGURE | Mark.PLACE):
        root = markup.outermost(hint.context, Mark.FIGURE | Mark.PLACE)
    if (root is None or root <= first) and hint.marks & Mark.TABLE:
        # a table that holds a picture and a line below it: how pages of 2005 set captions
        root = next((i for i in markup.around(hint.context) if markup.contexts[i].own & Mark.TABLE), None)
    if root is None or root <= first:
        root = next((i for i in (hint.context, markup.contexts[hint.context].parent) if i > first and i in places), None)
    return root if root is not None and root > first else None


def _places(state: State, markup: Markup) -> frozenset[int]:
    """The small elements that pictures stand in: what else they hold is said of the picture."""
    assert state.container is not None
    first, sizes = state.container.first, [0] * len(markup.contexts)
    for piece in state.pieces:
        told = piece.told and not is_scene(piece.text)  # an element that tells the story on is no picture's
        sizes[markup.hints[piece.block].context] += _LONGEST_BESIDE + 1 if told else len(piece.text)
    for index in range(len(sizes) - 1, first, -1):
        sizes[markup.contexts[index].parent] += sizes[index]
    found: set[int] = set()
    for image in markup.images:
        context = image.context
        while state.container.holds(context) and context > first and sizes[context] <= _LONGEST_BESIDE and context not in found:
            found.add(context)
            context = markup.contexts[context].parent
    return frozenset(found)


def _is_said_of_picture(piece: Piece, hint: Hint) -> bool:
    """A short line that neither tells the story on nor heads a part of it."""
    if hint.marks & (Mark.HEADING | Mark.CONTROL | Mark.QUOTE) or hint.linked > 0.5 or is_reporting(piece.text):
        return False
    return not piece.told or is_scene(piece.text)


def _pictured(markup: Markup) -> frozenset[int]:
    """The elements that hold pictures."""
    found: set[int] = set()
    for image in markup.images:
        for context in markup.around(image.context):
            if context in found:
                break
            found.add(context)
    return frozenset(found)


def _claim_figure(state: State, piece: Piece, item: int) -> None:
    text = piece.text
    found = find_credit(text)
    top = state.top[piece.index]
    if found is None and ((is_lone_credit(text) and len(text) <= 40) or (top is not None and top.label == "byline")):
        state.claim(piece, "credit", "figure.credit", SURE + 1, evidence=text[:40], value=clean_credit(text), item=item)
        return
    if found is None:
        state.claim(piece, "caption", "figure.caption", SURE, evidence="by its element", value=_MAILED.sub("", caption_words(text)), item=item)
        return
    start, end = trim_caption(text[: found.text_end])
    state.claim(piece, "caption", "figure.caption", STRUCTURE, evidence="by its element", value="", item=item)
    state.claim(piece, "caption", "figure.caption", SURE, span=(start, end), evidence="by its element", value=text[start:end].strip(), item=item)
    state.claim(piece, "credit", "figure.credit", SURE + 1, span=(found.text_end, len(text)), value=found.credit, item=item)


def below_pictures(state: State) -> None:
    """A short line right below a picture, centred or above a lone credit, is what is said of the picture."""
    markup = state.document.markup
    if markup is None or state.container is None:
        return
    lines = {image.line for image in markup.images}
    for piece in state.pieces[:-1]:
        if piece.line not in lines or piece.glued or state.top[piece.index] is not None or not state.within(piece.index):
            continue
        hint = markup.hints[piece.block]
        if len(piece.text) > _LONGEST_BESIDE or not _is_said_of_picture(piece, hint):
            continue
        following = state.top[piece.index + 1]
        if following is not None and following.rule == "credit.alone":
            state.claim(piece, "caption", "figure.above-credit", STRUCTURE, evidence="below a picture", value=caption_words(piece.text), item=following.item)
        elif len(piece.text) <= 120 and any(markup.contexts[i].tag == "center" for i in markup.around(hint.context)):
            state.claim(piece, "caption", "figure.centred", STRUCTURE, evidence="below a picture", value=caption_words(piece.text), item=state.next_item())
