"""What a page's markup adds to the text rules: headline, captions, furniture inside the story."""

from __future__ import annotations

from newsextract.credits import clean_credit, find_credit, is_lone_credit, trim_caption
from newsextract.markup import Hint, Mark
from newsextract.pieces import Piece
from newsextract.rules.aside import squeeze
from newsextract.rules.captions import caption_words
from newsextract.rules.state import CUE, STRUCTURE, SURE, State

_LONGEST_CAPTION = 700


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
        elif piece.index < first:
            state.claim(piece, "chrome", "title.copy", SURE + 10, reason="duplicate", evidence=title[:40])


def _first_inside(state: State) -> int:
    return next((p.index for p in state.pieces if state.within(p.index)), len(state.pieces))


def figures(state: State) -> None:
    """Lines that their element names captions, in or near the story."""
    markup = state.document.markup
    if markup is None or state.container is None:
        return
    items: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for piece in state.pieces:
        hint = markup.hints[piece.block]
        if hint.marks & Mark.CAPTION:
            root = _caption_element(state, hint)
            sizes[root] = sizes.get(root, 0) + len(piece.text)
    for piece in state.pieces:
        hint = markup.hints[piece.block]
        if not hint.marks & Mark.CAPTION or hint.marks & Mark.LISTED or not state.within(piece.index):
            continue
        root = _caption_element(state, hint)
        if sizes[root] > _LONGEST_CAPTION:
            continue
        top = state.top[piece.index]
        if top is not None and top.label in ("caption", "credit"):
            if top.item is not None:
                items.setdefault(root, top.item)
            continue
        if top is not None and (top.label in ("chrome", "title") and top.rule != "repeat.copy"):
            continue
        item = items.get(root)
        if item is None:
            item = items[root] = state.next_item()
        _claim_figure(state, piece, item)


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


def _caption_element(state: State, hint: Hint) -> int:
    """The outermost element around a line that is named a caption."""
    markup = state.document.markup
    assert markup is not None
    index, root = hint.context, hint.context
    while index >= 0:
        context = markup.contexts[index]
        if context.own & Mark.CAPTION:
            root = index
        index = context.parent
    return root


def inside(state: State) -> None:
    """Furniture that stands inside the story's element: lists of other stories, buttons, lone links."""
    markup, container = state.document.markup, state.container
    if markup is None or container is None:
        return
    own = markup.contexts[container.first]
    around = 0
    for context in markup.around(container.first):
        around |= context.own
    del own
    furniture = (Mark.LISTED | Mark.ASIDE | Mark.NAV | Mark.CONTROL | Mark.FOOTER) & ~around
    for piece in state.pieces:
        if state.top[piece.index] is not None or not state.within(piece.index):
            continue
        hint = markup.hints[piece.block]
        if container.trusted and hint.marks & furniture and not hint.marks & Mark.TAGS:
            state.claim(piece, "chrome", "markup.inside", CUE, reason="related", evidence=markup.path(piece.block)[-60:])
        elif hint.linked > 0.9 and not piece.told and len(piece.text) < 120:
            state.claim(piece, "chrome", "markup.link", CUE, reason="related", evidence="a link alone on its line")
