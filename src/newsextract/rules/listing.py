"""Headlines that lead to other pages: of a section, a search or a front page, which tells no story, and of the teasers below a story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsextract.markup import NO_LINE, Hint, Mark, Markup
from newsextract.pieces import Piece
from newsextract.rules.state import SURE, State
from newsextract.rules.title import is_headline

LISTED = "markup.listing"  # the rule's name, by which the status of a page is told
_AROUND = Mark.NAV | Mark.FOOTER | Mark.CONTROL  # of a page; a story may stand inside of such an element all the same
_OWN = Mark.STORY | Mark.SHIPPED
_LEAST_HEADLINES = 5
_LEAST_LEADS = 3  # sentences below a headline that leads elsewhere
_MOST_ALONE = 200  # characters of sentences below none: more is a story
_LEAST_LINKED, _LEAST_OF_ROW = 0.5, 0.3  # of a line, in links; a row of a table has a number, a name and a day too
_LEAST_CUT_OFF = 30  # characters; a headline that ends so is shorter
_NEAR = 2  # lines above a sentence in which its headline stands
_SHORT = 60  # characters of what a search says of itself
_RESULTS = re.compile(r"검색 ?결과|검색어 ?[:：]")


def listing(state: State) -> None:
    """Claim every line of a page that lists, and of a page with a story the teasers below it."""
    markup = state.document.markup
    if markup is None:
        return
    hints = markup.hints
    pieces = [piece for piece in state.pieces if not hints[piece.block].marks & NO_LINE]
    heads = {piece.index for piece in pieces if _leads_on(piece, hints[piece.block])}
    searched = {piece.index: piece.text for piece in pieces if len(piece.text) < _SHORT and _RESULTS.search(piece.text)}
    results = next(iter(searched.values()), None)
    lines = {state.pieces[index].text for index in heads}
    if results is None and len(lines) < _LEAST_LEADS:
        return
    told = [number for number, piece in enumerate(pieces) if piece.index not in searched and (piece.told or ((piece.prose or _is_cut_off(piece)) and hints[piece.block].linked < 0.5))]
    leads = [number for number in told if any(pieces[near].index in heads for near in range(max(0, number - _NEAR), number))]
    alone = [number for number in told if number not in leads]
    own = any(hints[pieces[number].block].marks & _OWN for number in told) or state.known.title is not None
    if not own and (len(lines) >= _LEAST_HEADLINES or (results and not told)) and _lists(pieces, heads, hints, leads, alone):
        for piece in pieces:
            state.claim(piece, "chrome", LISTED, SURE + 20, reason="related", evidence=results or f"{len(lines)} headlines of other pages")
        return
    if alone:
        below = _outside_story(pieces, leads, alone[-1], markup)
        for number in below if len(below) >= _LEAST_LEADS else ():
            state.claim(pieces[number], "chrome", "markup.teaser", SURE, reason="related", evidence=pieces[number - 1].text[:40])


def _outside_story(pieces: Sequence[Piece], leads: Sequence[int], last: int, markup: Markup) -> list[int]:
    """The leads below the last sentence of a story and outside of its element: a story that tells of others, each below a link, has them in its own."""
    element = markup.contexts[markup.hints[pieces[last].block].context].parent
    return [number for number in leads if number > last and element not in markup.around(markup.hints[pieces[number].block].context)]


def _is_cut_off(piece: Piece) -> bool:
    """Whether a line is the beginning of a story that the page cut off: `… 밝혔다. 이 다리는...`"""
    return len(piece.text) >= _LEAST_CUT_OFF and piece.text.endswith(("…", ".."))


def _leads_on(piece: Piece, hint: Hint) -> bool:
    """Whether a line is the headline of another page."""
    least = _LEAST_OF_ROW if hint.marks & Mark.TABLE else _LEAST_LINKED
    return hint.linked >= least and not hint.marks & _AROUND and not piece.told and is_headline(piece.text)


def _lists(pieces: Sequence[Piece], heads: set[int], hints: Sequence[Hint], leads: Sequence[int], alone: Sequence[int]) -> bool:
    """Whether headlines of other pages, each with a lead or none, are all that a page has; `leads` and `alone` number its sentences below a headline and others."""
    if not leads and not alone:
        headlines = sum(len(piece.text) for piece in pieces if piece.index in heads)
        other = sum(len(piece.text) for piece in pieces if piece.index not in heads and not hints[piece.block].marks & _AROUND)
        return other < headlines or not headlines
    size = sum(len(pieces[number].text) for number in alone)
    return len(leads) >= _LEAST_LEADS and size < _MOST_ALONE and size * len(leads) < sum(len(pieces[number].text) for number in leads)
