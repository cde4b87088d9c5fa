"""What Markdown's marks add to the rules of text: the headline among headings, lines that are only links."""

from __future__ import annotations

import re
from collections import Counter

from newsextract.korean.sentences import is_picture_line
from newsextract.markup import Mark, Markup
from newsextract.pieces import Piece
from newsextract.rules.aside import squeeze
from newsextract.rules.captions import caption_words
from newsextract.rules.state import CUE, STRUCTURE, SURE, State
from newsextract.rules.title import is_headline

_LONGEST_LINK = 120
_LONGEST_CAPTION = 220
_TOLD = 30  # characters of a sentence with which a story may begin
_BELOW = 9  # lines below the headline in which its date stands
_ABOVE = 30  # lines above the story in which its headline stands
_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")
_MOST = 20_000  # characters of told sentences that headings are compared to
_LONGEST_HEADLINE = 160
_LEAST = 5  # how much must speak for a heading
_DEEPEST = 4  # of the six levels of headings, those that headlines have


def marked_title(state: State) -> None:
    """The headline: the highest heading above the story that is no link, where nothing else said which line it is."""
    markup = state.document.markup
    if markup is None or state.document.form != "markdown" or state.title is not None:
        return
    printed = Counter(squeeze(piece.text) for piece in state.pieces if not piece.glued and len(piece.text) <= _LONGEST_HEADLINE)
    told = [piece.text for piece in state.pieces if piece.told and len(piece.text) >= _TOLD]
    story = " ".join(told)[:_MOST]
    ranked: list[tuple[int, int, Piece]] = []
    for piece in state.pieces:
        hint = markup.hints[piece.block]
        level = _level(markup, piece)
        if level > _DEEPEST or hint.linked > 0.5 or piece.glued or (piece.told and piece.text[-1] not in "!?") or len(piece.text) > _LONGEST_HEADLINE:
            continue
        if state.label(piece.index) not in (None, "caption", "credit") or not is_headline(piece.text):
            continue
        shared = _shared(piece.text, story)
        if not shared and printed[squeeze(piece.text)] < 2:
            continue
        rank = 4 - level + min(shared, 3) + 4 * (printed[squeeze(piece.text)] > 1) + 3 * _is_dated(state, piece) + 2 * _heads_story(state, markup, piece)
        ranked.append((rank, -piece.index, piece))
    if not ranked or max(ranked)[0] < _LEAST:
        return
    chosen = max(ranked)[2]
    first = next((p.index for p in state.pieces[chosen.index + 1 :] if p.told and not p.glued), len(state.pieces))
    state.title = " ".join(chosen.text.split())
    claims = state.claims[chosen.index]
    claims[:] = [claim for claim in claims if claim.label not in ("caption", "credit")]
    state.claim(chosen, "title", "title.heading", SURE + 10, evidence=f"heading of level {_level(markup, chosen)}", value=state.title)
    wanted = squeeze(state.title)
    for piece in state.pieces[:first]:
        if piece is not chosen and not piece.glued and len(piece.text) < len(state.title) * 2 + 20 and squeeze(piece.text) == wanted:
            state.claim(piece, "chrome", "title.copy", SURE + 10, reason="duplicate", evidence=state.title[:40])


def _shared(text: str, story: str) -> int:
    """How many words of a line the told sentences hold too, by their first two letters."""
    return sum(word[:2] in story for word in {*_WORD.findall(text)})


def _level(markup: Markup, piece: Piece) -> int:
    tag = markup.contexts[markup.hints[piece.block].context].tag
    return int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 9


def _is_dated(state: State, piece: Piece) -> bool:
    """Whether a date or a byline stands right below a heading."""
    for other in state.pieces[piece.index + 1 : piece.index + _BELOW]:
        top = state.top[other.index]
        if top is not None and (top.label in ("published", "byline") or top.rule == "date.line"):
            return True
        if any(claim.label == "published" for claim in state.claims[other.index]):
            return True
        if other.told:
            return False
    return False


def _heads_story(state: State, markup: Markup, piece: Piece) -> bool:
    """Whether told sentences follow a heading before another one does that is not below it, as a deck is."""
    lowest = min(_DEEPEST, _level(markup, piece))
    for other in state.pieces[piece.index + 1 : piece.index + _ABOVE]:
        if _level(markup, other) <= lowest and markup.hints[other.block].linked <= 0.5 and is_headline(other.text):
            return False
        if other.told and len(other.text) >= _TOLD and markup.hints[other.block].linked < 0.5:
            return True
    return False


def link_lines(state: State) -> None:
    """Lines of which nothing but links is left: menus, lists of other stories, buttons."""
    markup = state.document.markup
    if markup is None or state.document.form != "markdown":
        return
    for piece in state.pieces:
        hint = markup.hints[piece.block]
        if hint.linked <= 0.9 or state.top[piece.index] is not None:
            continue
        listed = bool(hint.marks & Mark.LIST) or _is_beside_links(state, markup, piece)
        if listed or (len(piece.text) < _LONGEST_LINK and not piece.told):
            state.claim(piece, "chrome", "markdown.link", CUE, reason="related", evidence="a link alone on its line")


def _is_beside_links(state: State, markup: Markup, piece: Piece) -> bool:
    near = state.pieces[max(0, piece.index - 1) : piece.index + 2]
    return sum(markup.hints[other.block].linked > 0.9 for other in near) >= 2


def picture_lines(state: State) -> None:
    """A line right below a picture that is slanted, marked with a triangle, or shows a scene is its caption."""
    markup = state.document.markup
    if markup is None or state.document.form != "markdown":
        return
    lines = {image.line for image in markup.images}
    for piece in state.pieces:
        if piece.line not in lines or piece.glued or state.top[piece.index] is not None or len(piece.text) > _LONGEST_CAPTION:
            continue
        hint = markup.hints[piece.block]
        if hint.marks & (Mark.HEADING | Mark.TABLE) or hint.linked > 0.5 or any(claim.label in ("caption", "credit") for claim in state.claims[piece.index]):
            continue
        slanted = markup.contexts[hint.context].tag == "em"
        if slanted or piece.text[0] in "▲△" or is_picture_line(piece.text):
            state.claim(
                piece, "caption", "markdown.below-picture", STRUCTURE, evidence="below a picture", value=caption_words(piece.text), item=state.next_item()
            )  # fmt: skip
