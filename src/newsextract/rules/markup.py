"""What a page's markup adds to the text rules: headline, subtitles, tags, furniture inside the story."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from newsextract.korean.words import BULLETS
from newsextract.markup import Mark, Markup
from newsextract.pieces import Piece
from newsextract.rules.aside import squeeze
from newsextract.rules.broken import MOST_LINES, broken_headline, claim_broken
from newsextract.rules.state import CUE, INLINE, STRUCTURE, SURE, State
from newsextract.rules.title import is_headline
from newsextract.rules.wording import shared_words

_TAG = re.compile(r"[^\s|,#·](?:[^|,#\n]{0,28}[^\s|,#·])?")
_MOST = 8000  # characters of the story that a heading is compared to
_HARDLY = 1  # words of a page's title that a story about something else may hold
_DECKS = 12  # lines above the story among which its headline stands
_NEAR = 60  # lines above the story where its headline stands
_OTHERS_TAGS = re.compile(r"search|hot|rank|popular|issue|trend|realtime|best", re.I)


def headline(state: State) -> None:
    """The headline that the page prints, known by what its metadata says it is."""
    markup, title = state.document.markup, state.page_title
    if markup is None or state.known.title or state.document.form == "markdown":
        return
    if title is None:
        for piece in state.pieces:
            if state.is_page_title(piece):
                state.claim(piece, "chrome", "title.of-site", SURE + 10, reason="menu", evidence="the page's title names its site")
        title = _only_h1(state, markup)
    if not title:
        _heading_instead(state, "", _first_inside(state))
        return
    wanted = squeeze(title)
    if len(wanted) < 4:
        return
    first = _first_inside(state)
    best: tuple[int, int] | None = None
    copies: list[Piece] = []
    for piece in state.pieces:
        hint = markup.hints[piece.block]
        if piece.glued or len(piece.text) > 3 * len(title) + 20:
            continue
        found = squeeze(piece.text)
        if found != wanted:
            continue
        copies.append(piece)
        if hint.marks & Mark.PAGE_TITLE:
            continue
        # a heading right above the story is the headline; a line of a menu or list is a copy
        rank = 4 * bool(hint.marks & Mark.HEADING) + 2 * (piece.index < first) - (hint.linked > 0.5) - 8 * bool(hint.marks & (Mark.LISTED | Mark.ASIDE))
        if best is None or rank >= best[0]:
            best = (rank, piece.index)
    if best is None:
        broken = broken_headline(state, wanted, first)
        if broken:
            claim_broken(state, broken, title, "title.of-page")
            _claim_copies(state, copies, None, first, title)
            return
    found_at = best[1] if best is not None else _alike(state, wanted, first)
    if found_at is None:
        _heading_instead(state, title, first)
        return
    chosen = state.pieces[found_at]
    state.title = " ".join(chosen.text.split())
    state.claim(chosen, "title", "title.of-page", SURE + 10, evidence=title[:40], value=state.title)
    _claim_copies(state, copies, chosen, first, title)


def _claim_copies(state: State, copies: list[Piece], chosen: Piece | None, first: int, title: str) -> None:
    for piece in copies:
        if piece is not chosen and (piece.index < first or state.within(piece.index)):
            state.claim(piece, "chrome", "title.copy", SURE + 10, reason="duplicate", evidence=title[:40])


def _heading_instead(state: State, title: str, first: int) -> None:
    """The heading right above the story where the page's title, which is printed nowhere, has less to do with it."""
    markup = state.document.markup
    assert markup is not None
    told = next((p.index for p in state.pieces[max(0, first - 2) :] if p.told and state.within(p.index)), None)
    if told is None:
        return
    story = " ".join(p.text for p in state.pieces[told:] if p.told and state.within(p.index))[:_MOST]
    shared = shared_words(title, story)
    if shared > _HARDLY:
        return
    for piece in state.pieces[max(0, told - _DECKS) : told]:
        hint = markup.hints[piece.block]
        set_as_head = (hint.strong and title) or bool(hint.marks & Mark.HEADING)
        if not set_as_head or hint.linked > 0.5 or hint.marks & (Mark.LISTED | Mark.ASIDE | Mark.PAGE_TITLE | Mark.CONTROL | Mark.NAV | Mark.CAPTION):
            continue
        if piece.glued or state.top[piece.index] is not None or not is_headline(piece.text):
            continue
        if shared_words(piece.text, story) >= max(2, shared + 1):
            parts = [p for p in state.pieces[max(0, piece.index - MOST_LINES) : told] if markup.hints[p.block].context == hint.context]
            if hint.marks & Mark.HEADING and 1 < len(parts) <= MOST_LINES:
                claim_broken(state, parts, " ".join(part.text for part in parts), "title.above-story")
                return
            state.title = " ".join(piece.text.split())
            state.claim(piece, "title", "title.above-story", SURE, evidence="a heading above the story", value=state.title)
            return


def _only_h1(state: State, markup: Markup) -> str | None:
    """The one `<h1>` above the story, on a page that says nothing of its title."""
    found: dict[int, list[str]] = {}
    for piece in state.pieces[: _first_inside(state) + 4]:
        if piece.told or markup.hints[piece.block].linked >= 0.5:
            continue
        h1 = next((i for i in markup.around(markup.hints[piece.block].context) if markup.contexts[i].tag == "h1"), None)
        if h1 is not None:
            found.setdefault(h1, []).append(" ".join(piece.text.split()))
    said = {" ".join(lines) for lines in found.values() if len(lines) <= MOST_LINES}
    return said.pop() if len(said) == 1 else None


def _alike(state: State, wanted: str, first: int) -> int | None:
    """A heading above the story that says the page's title in other marks or a few other words."""
    markup = state.document.markup
    assert markup is not None
    best: tuple[float, int] | None = None
    for piece in state.pieces[max(0, first - _NEAR) : first + 4]:
        hint = markup.hints[piece.block]
        if not hint.marks & Mark.HEADING or hint.marks & (Mark.LISTED | Mark.ASIDE | Mark.PAGE_TITLE):
            continue
        text = squeeze(piece.text)
        if piece.glued or piece.told or not 6 <= len(text) <= 120:
            continue
        alike = 1.0 if text in wanted or wanted in text else SequenceMatcher(None, wanted, text).ratio()
        if alike >= 0.6 and (best is None or alike >= best[0]):
            best = (alike, piece.index)
    return best[1] if best else None


def _first_inside(state: State) -> int:
    return next((p.index for p in state.pieces if state.within(p.index)), len(state.pieces))


def subtitles(state: State) -> None:
    """Lines that their element names the headline's deck, above the first running text."""
    markup = state.document.markup
    if markup is None or state.container is None:
        return
    found: list[Piece] = []
    for piece in state.pieces:
        top = state.top[piece.index]
        hint = markup.hints[piece.block]
        if top is not None and top.label == "title":
            found.clear()
        elif hint.marks & Mark.SUBTITLE:
            if top is None and not hint.marks & (Mark.LISTED | Mark.ASIDE | Mark.PAGE_TITLE) and len(piece.text) <= 200 and hint.linked < 0.5:
                found.append(piece)
        elif piece.told and top is None and state.within(piece.index):
            break
    for piece in found:
        value = piece.text.lstrip(BULLETS).rstrip()
        state.claim(piece, "subtitle", "markup.subtitle", STRUCTURE, evidence="by its element", value=value, item=state.next_item())


def inside(state: State) -> None:
    """Furniture that stands inside the story's element: lists of other stories, buttons, lone links."""
    markup, container = state.document.markup, state.container
    if markup is None or container is None:
        return
    around = 0
    paths: dict[int, str] = {}
    for context in markup.around(container.first):
        around |= markup.contexts[context].own
    furniture = (Mark.LISTED | Mark.ASIDE | Mark.NAV | Mark.CONTROL | Mark.FOOTER) & ~around
    for piece in state.pieces:
        if state.top[piece.index] is not None or not state.within(piece.index):
            continue
        hint = markup.hints[piece.block]
        if container.trusted and hint.marks & furniture and not hint.marks & (Mark.TAGS | Mark.QUOTE):
            state.claim(piece, "chrome", "markup.inside", CUE, reason="related", evidence=markup.path(hint.context, paths))
        elif hint.linked > 0.9 and not piece.told and len(piece.text) < 120:
            state.claim(piece, "chrome", "markup.link", CUE, reason="related", evidence="a link alone on its line")


def keywords(state: State) -> None:
    """Links below the story that their element names its tags."""
    markup = state.document.markup
    if markup is None or state.container is None:
        return
    found: dict[int, list[Piece]] = {}
    ended = False
    for piece in state.pieces:
        ended = ended or (state.within(piece.index) and piece.told)
        hint = markup.hints[piece.block]
        if not ended or not hint.marks & Mark.TAGS or hint.marks & (Mark.CONTROL | Mark.NAV | Mark.FOOTER):
            continue
        root = markup.outermost(hint.context, Mark.TAGS)
        if root is None or root <= state.container.first or _OTHERS_TAGS.search(markup.contexts[root].words):
            continue
        if state.top[piece.index] is None and hint.linked >= 0.5 and len(piece.text) <= 120:
            found.setdefault(root, []).append(piece)
    if not found:
        return
    for piece in next(iter(found.values())):
        state.claim(piece, "chrome", "tag.line", SURE, reason="menu", evidence="by its element")
        for match in _TAG.finditer(piece.text):
            state.claim(piece, "tag", "markup.tag", INLINE + 1, span=match.span(), value=match.group())
