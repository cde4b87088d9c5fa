"""What a page's markup adds to the text rules: headline, captions, furniture inside the story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsextract.credits import clean_credit, find_credit, is_lone_credit, trim_caption
from newsextract.korean import is_reporting, is_scene
from newsextract.markup import Hint, Mark, Markup
from newsextract.pieces import Piece
from newsextract.rules.aside import squeeze
from newsextract.rules.captions import caption_words
from newsextract.rules.heads import SUBTITLE_BULLETS
from newsextract.rules.state import CUE, INLINE, STRUCTURE, SURE, State

_TAG = re.compile(r"[^\s|,#·](?:[^|,#\n]{0,28}[^\s|,#·])?")
_ICON = re.compile(r"(?:icon|ico[-_/]|btn|button|logo|bullet|blank|spacer|arrow|sns|emoji)|[.](?:svg|gif)(?:$|[?])|^data:", re.I)
_OTHERS_TAGS = re.compile(r"search|hot|rank|popular|issue|trend|realtime|best", re.I)
_LONGEST_CAPTION, _LONGEST_BESIDE = 700, 300


def headline(state: State) -> None:
    """The headline that the page prints, known by what its metadata says it is."""
    markup, title = state.document.markup, state.page_title
    if markup is None or not title or state.known.title:
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
        return
    chosen = state.pieces[best[1]]
    state.title = " ".join(chosen.text.split())
    for piece in copies:
        if piece is chosen:
            state.claim(piece, "title", "title.of-page", SURE + 10, evidence=title[:40], value=state.title)
        elif piece.index < first or state.within(piece.index):
            state.claim(piece, "chrome", "title.copy", SURE + 10, reason="duplicate", evidence=title[:40])


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
        value = piece.text.lstrip(SUBTITLE_BULLETS).rstrip()
        state.claim(piece, "subtitle", "markup.subtitle", STRUCTURE, evidence="by its element", value=value, item=state.next_item())


def figures(state: State) -> None:
    """Lines that their element names captions, or that share a picture's place with it."""
    markup = state.document.markup
    if markup is None or state.container is None:
        return
    places = _places(state, markup)
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
        if not named and (not _is_said_of_picture(piece, markup.hints[piece.block]) or not _holds_picture(markup, root)):
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
        root = next((i for i in _around(markup, hint.context) if markup.contexts[i].own & Mark.TABLE), None)
    if root is None or root <= first:
        root = next((i for i in (hint.context, markup.contexts[hint.context].parent) if i > first and i in places), None)
    return root if root is not None and root > first else None


def _places(state: State, markup: Markup) -> frozenset[int]:
    """The small elements that pictures stand in: what else they hold is said of the picture."""
    assert state.container is not None
    first, sizes = state.container.first, [0] * len(markup.contexts)
    for piece in state.pieces:
        sizes[markup.hints[piece.block].context] += len(piece.text)
    for index in range(len(sizes) - 1, first, -1):
        sizes[markup.contexts[index].parent] += sizes[index]
    found: set[int] = set()
    for image in markup.images:
        context = image.context
        if _ICON.search(image.address):
            continue
        while state.container.holds(context) and context > first and sizes[context] <= _LONGEST_BESIDE and len(found) < 1000:
            found.add(context)
            context = markup.contexts[context].parent
    return frozenset(found)


def _is_said_of_picture(piece: Piece, hint: Hint) -> bool:
    """A short line that neither tells the story on nor heads a part of it."""
    if hint.marks & (Mark.HEADING | Mark.CONTROL | Mark.QUOTE) or hint.linked > 0.5 or is_reporting(piece.text):
        return False
    return not piece.told or is_scene(piece.text)


def _around(markup: Markup, context: int) -> Iterator[int]:
    while context >= 0:
        yield context
        context = markup.contexts[context].parent


def _holds_picture(markup: Markup, root: int) -> bool:
    end = markup.after(root)
    return any(root <= image.context < end and not _ICON.search(image.address) for image in markup.images)


def _claim_figure(state: State, piece: Piece, item: int) -> None:
    text = piece.text
    found = find_credit(text)
    top = state.top[piece.index]
    if found is None and (is_lone_credit(text) and len(text) <= 40 or top is not None and top.label == "byline"):
        state.claim(piece, "credit", "figure.credit", SURE + 1, evidence=text[:40], value=clean_credit(text), item=item)
        return
    if found is None:
        state.claim(piece, "caption", "figure.caption", SURE, evidence="by its element", value=caption_words(text), item=item)
        return
    start, end = trim_caption(text[: found.text_end])
    state.claim(piece, "caption", "figure.caption", STRUCTURE, evidence="by its element", value="", item=item)
    state.claim(piece, "caption", "figure.caption", SURE, span=(start, end), evidence="by its element", value=text[start:end].strip(), item=item)
    state.claim(piece, "credit", "figure.credit", SURE + 1, span=(found.text_end, len(text)), value=found.credit, item=item)


def inside(state: State) -> None:
    """Furniture that stands inside the story's element: lists of other stories, buttons, lone links."""
    markup, container = state.document.markup, state.container
    if markup is None or container is None:
        return
    around = 0
    for context in markup.around(container.first):
        around |= context.own
    furniture = (Mark.LISTED | Mark.ASIDE | Mark.NAV | Mark.CONTROL | Mark.FOOTER) & ~around
    for piece in state.pieces:
        if state.top[piece.index] is not None or not state.within(piece.index):
            continue
        hint = markup.hints[piece.block]
        if container.trusted and hint.marks & furniture and not hint.marks & Mark.TAGS:
            state.claim(piece, "chrome", "markup.inside", CUE, reason="related", evidence=markup.path(piece.block)[-60:])
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
        ended = ended or state.within(piece.index) and piece.told
        hint = markup.hints[piece.block]
        if not ended or not hint.marks & Mark.TAGS or hint.marks & (Mark.CONTROL | Mark.NAV | Mark.FOOTER):
            continue
        root = markup.outermost(hint.context, Mark.TAGS)
        if root is None or root <= state.container.first or _OTHERS_TAGS.search(markup.contexts[root].words):
            continue
        if state.top[piece.index] is None and hint.linked > 0.6 and len(piece.text) <= 120:
            found.setdefault(root, []).append(piece)
    if not found:
        return
    for piece in next(iter(found.values())):
        state.claim(piece, "chrome", "tag.line", SURE, reason="menu", evidence="by its element")
        for match in _TAG.finditer(piece.text):
            state.claim(piece, "tag", "markup.tag", INLINE + 1, span=match.span(), value=match.group())
