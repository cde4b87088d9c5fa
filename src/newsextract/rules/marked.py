"""What Markdown's marks add to the rules of text: the headline among headings, lines that are only links."""

from __future__ import annotations

from newsextract.markup import Mark, Markup
from newsextract.pieces import Piece
from newsextract.rules.aside import squeeze
from newsextract.rules.state import CUE, SURE, State
from newsextract.rules.title import is_headline
from newsextract.rules.wording import is_about, story_words

_LONGEST_LINK = 120
_TOLD = 60  # characters of a sentence with which a story may begin
_NEAR = 40  # lines above the story where its headline stands
_DEEPEST = 4  # of the six levels of headings, those that headlines have


def marked_title(state: State) -> None:
    """The headline: the highest heading above the story that is no link, where nothing else said which line it is."""
    markup = state.document.markup
    if markup is None or state.document.form != "markdown" or state.title is not None:
        return
    first = _story_begins(state, markup)
    found: list[tuple[int, int, Piece]] = []
    for piece in state.pieces[max(0, first - _NEAR) : first]:
        hint = markup.hints[piece.block]
        level = _level(markup, piece)
        if level > _DEEPEST or hint.linked > 0.5 or piece.glued or state.label(piece.index) not in (None, "caption", "credit"):
            continue
        if is_headline(piece.text) and not piece.told:
            found.append((level, -piece.index, piece))
    if not found:
        return
    highest = min(found)[0]
    chosen = next(piece for level, _, piece in sorted(found, key=lambda item: item[1]) if level == highest)
    words = story_words(state)
    about = [piece for level, _, piece in found if level <= highest + 1 and is_about(piece.text, words)]
    if about and chosen not in about:
        chosen = min(about, key=lambda piece: (_level(markup, piece), -piece.index))
    state.title = " ".join(chosen.text.split())
    claims = state.claims[chosen.index]
    claims[:] = [claim for claim in claims if claim.label not in ("caption", "credit")]
    state.claim(chosen, "title", "title.heading", SURE + 10, evidence=f"heading of level {_level(markup, chosen)}", value=state.title)
    wanted = squeeze(state.title)
    for piece in state.pieces[:first]:
        if piece is not chosen and not piece.glued and len(piece.text) < len(state.title) * 2 + 20 and squeeze(piece.text) == wanted:
            state.claim(piece, "chrome", "title.copy", SURE + 10, reason="duplicate", evidence=state.title[:40])


def _level(markup: Markup, piece: Piece) -> int:
    tag = markup.contexts[markup.hints[piece.block].context].tag
    return int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 9


def _story_begins(state: State, markup: Markup) -> int:
    """The first of the sentences that tell the story: long ones, of which another follows soon."""
    told = [
        piece.index
        for piece in state.pieces
        if piece.told and len(piece.text) >= _TOLD and markup.hints[piece.block].linked < 0.5 and state.label(piece.index) in (None, "caption")
    ]
    for at, following in zip(told, told[1:], strict=False):
        if following - at <= 6:
            return at
    return told[0] if told else len(state.pieces)


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
        if len(piece.text) < _LONGEST_LINK and not piece.told or listed:
            state.claim(piece, "chrome", "markdown.link", CUE, reason="related", evidence="a link alone on its line")


def _is_beside_links(state: State, markup: Markup, piece: Piece) -> bool:
    near = state.pieces[max(0, piece.index - 1) : piece.index + 2]
    return sum(markup.hints[other.block].linked > 0.9 for other in near) >= 2
