"""Outside the region: others' bylines and captions, what the page says of the writer, the rest."""

from __future__ import annotations

import re

from newsextract.article import Author
from newsextract.korean.names import emails, is_desk_address
from newsextract.markup import Mark
from newsextract.model import Reason
from newsextract.pieces import Piece
from newsextract.rules.state import FALLBACK, INLINE, SURE, State

_MOST_BEHIND = 10  # lines that may stand between a story's end and its last picture
_COLUMN = re.compile(r"\[?(?:기고|칼럼|시론|사설|논단|기자수첩|특별기고|포럼|시평|데스크|오피니언|논평|에세이)\]?")
_PLATE = re.compile(r"([가-힣]{3})\s([가-힣A-Za-z·() ]{2,24}?)\.?$")


def outside(state: State) -> None:
    """Bylines far from the story are others'; text that nobody claimed is page furniture."""
    first, last = state.story if state.story is not None else (0, -1)
    _foreign_bylines(state, first, last)
    _shared_address(state)
    _columnist(state, first)
    if state.story is not None:
        _foreign_captions(state, first, last)
    for piece in state.pieces:
        if state.top[piece.index] is not None:
            continue
        before = piece.index < first
        reason: Reason = "menu" if before or len(piece.text) < 12 else "blurb" if piece.prose else "related"
        side = "before the story" if before else "behind the story"
        state.claim(piece, "chrome", "unclaimed.outside-story", FALLBACK, reason=reason, evidence=side)


def _shared_address(state: State) -> None:
    """Addresses that stand apart from the names belong to the reporters, in order, if there are as many."""
    named = {a.name: a for claims in state.claims for c in claims for a in c.authors}
    if not named or any(a.email for claims in state.claims for c in claims for a in c.authors):
        return
    for index, claims in enumerate(state.claims):
        for claim in claims:
            if claim.label == "byline" and not claim.authors and "@" in claim.evidence:
                addresses = [a for a in emails(state.document.text[claim.start : claim.end]) if not is_desk_address(a)]
                if len(addresses) == len(named):
                    authors = tuple(Author(a.name, a.role, e) for a, e in zip(named.values(), addresses, strict=True))
                    state.claims[index].append(claim._replace(weight=claim.weight + 1, authors=authors))
                    return


def _foreign_bylines(state: State, first: int, last: int) -> None:
    away: list[int] = []
    listed = False
    own: set[str] = set()  # who signs above the lists: a card below them is of the same
    for piece in state.pieces:
        entry = state.entries[piece.index]
        if piece.index > last and entry is not None and ((entry.kind == "head" and entry.reason in ("ranking", "related") and "기자" not in piece.text) or entry.reason == "comment"):
            listed = True
        names = {author.name for claim in state.claims[piece.index] for author in claim.authors}
        if not listed:
            own |= names
        elif state.label(piece.index) == "byline" and not (names and names <= own):
            away.append(piece.index)
    elsewhere = set(away)
    named = any(c.authors for i, claims in enumerate(state.claims) if i not in elsewhere for c in claims if c.label != "chrome")
    if not named and away and not _is_row(state, away[0]):
        away = away[1:]
    for index in away:
        state.claim(state.pieces[index], "chrome", "byline.of-other-story", SURE, reason="related", evidence="in a list or comments")


def _is_row(state: State, index: int) -> bool:
    """Whether a page sets a line in a list of other stories."""
    markup = state.document.markup
    return markup is not None and bool(markup.hints[state.pieces[index].block].marks & (Mark.LISTED | Mark.ASIDE | Mark.TABLE))


def _foreign_captions(state: State, first: int, last: int) -> None:
    """Captions of other stories' pictures: far above, or behind the end and page furniture."""
    headline = next((p.index for p in state.pieces if state.label(p.index) == "title"), 0)
    others, closed = 0, False  # behind the story: lines that are no pictures, and whether furniture stands among them
    for piece in state.pieces:
        if first <= piece.index <= last:
            continue
        if _is_picture(state, piece):
            above = min(headline, first) <= piece.index and first - piece.index <= 40
            near = above if piece.index < first else others < _MOST_BEHIND and not closed
            if not state.within(piece.index) and not _is_in_figure(state, piece):
                state.claim(piece, "chrome", "caption.of-other-story", SURE + 30, reason="related", evidence="outside the story's element")
            elif not near:
                reason: Reason = "menu" if piece.index < first else "related"
                state.claim(piece, "chrome", "caption.of-other-story", SURE + 30, reason=reason, evidence="far from the story")
        if piece.index > last:
            others += not _is_picture(state, piece)
            closed = closed or _is_furniture(state, piece)


def _is_picture(state: State, piece: Piece) -> bool:
    return state.label(piece.index) in ("caption", "credit")


def _is_furniture(state: State, piece: Piece) -> bool:
    """Whether a line is page furniture that no story has inside, other than a notice of rights."""
    entry = state.entries[piece.index]
    return state.is_chrome(piece.index) and not state.is_inside(piece.index) and entry is not None and entry.reason != "copyright"


def _is_in_figure(state: State, piece: Piece) -> bool:
    markup = state.document.markup
    return markup is not None and bool(
        markup.hints[piece.block].marks & (Mark.FIGURE | Mark.CAPTION | Mark.PLACE)
    )


def _columnist(state: State, first: int) -> None:
    """A column whose only name is that under the writer's picture."""
    if not state.title or not _COLUMN.search(state.title):
        return
    if any(c.authors for claims in state.claims for c in claims):
        return
    for piece in state.pieces[max(0, first - 6) : first + 3]:
        plate = _PLATE.match(piece.text)
        top = state.top[piece.index]
        if plate and (top is None or top.label in ("caption", "chrome", "byline")):
            state.claim(
                piece,
                top.label if top else "byline",
                "byline.columnist",
                INLINE,
                reason="blurb" if top and top.label == "chrome" else None,
                evidence="under the writer's picture",
                value=top.value if top else None,
                item=top.item if top else None,
                authors=(Author(plate.group(1), plate.group(2)),),
            )
            return
