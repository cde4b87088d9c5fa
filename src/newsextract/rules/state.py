"""What rules share: the pieces, the facts about them, and the claims made so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsextract.article import Author
from newsextract.container import Container
from newsextract.korean.outlets import own_outlets
from newsextract.lexicon import Entry, Lexicon
from newsextract.markup import Mark
from newsextract.model import Claim, Document, Known, Label, Reason
from newsextract.pieces import Piece, cut
from newsextract.profiles import Profile
from newsextract.segments.scan import Scanned

# how strong a claim is: a stronger one is painted over a weaker one
FALLBACK, STORY, CUE, STRUCTURE, SURE, INLINE = 0, 20, 40, 60, 80, 100


@dataclass(slots=True)
class State:
    """The one mutable thing of the pipeline: it lives from the first rule to the decisions.

    `lines` are the document's blocks as they were scanned, `pieces` what they were cut into; `top` holds the strongest claim on each whole piece; `own` the outlet's names as the document
    prints them; `entries` what the lexicon said of it; `story` the pieces from the first to the
    last of the story's region.
    """

    document: Document
    lines: tuple[Scanned, ...]
    lexicon: Lexicon
    profile: Profile | None
    known: Known
    container: Container | None = None
    page_title: str | None = None
    pieces: tuple[Piece, ...] = field(init=False)
    claims: list[list[Claim]] = field(init=False)
    top: list[Claim | None] = field(init=False)
    own: frozenset[str] = field(init=False)
    entries: list[Entry | None] = field(init=False)
    story: tuple[int, int] | None = None
    numbered: range = range(0)  # the pieces of the numbered list that ends the story
    title: str | None = None
    items: int = 0

    def __post_init__(self) -> None:
        self.pieces = cut(self.document, self.lines)
        self.claims = [[] for _ in self.pieces]
        self.top = [None] * len(self.pieces)
        self.own = own_outlets(self.document.text)
        self.entries = [None] * len(self.pieces)

    def claim(
        self,
        piece: Piece,
        label: Label,
        rule: str,
        weight: int,
        *,
        span: tuple[int, int] | None = None,
        reason: Reason | None = None,
        evidence: str = "",
        value: str | None = None,
        item: int | None = None,
        authors: tuple[Author, ...] = (),
    ) -> None:
        """Claim a piece, or a span of its text."""
        start, end = (piece.start, piece.end) if span is None else (piece.start + span[0], piece.start + span[1])
        made = Claim(piece.index, start, end, label, rule, weight, reason, evidence, value, item, authors)
        self.claims[piece.index].append(made)
        if span is None or (start == piece.start and end == piece.end):
            best = self.top[piece.index]
            if best is None or weight >= best.weight:
                self.top[piece.index] = made

    def label(self, index: int) -> Label | None:
        """The label of the strongest claim on a whole piece, or None."""
        top = self.top[index]
        return top.label if top else None

    def is_chrome(self, index: int) -> bool:
        """Whether the strongest claim on a whole piece says chrome."""
        top = self.top[index]
        return top is not None and top.label == "chrome"

    def runs_on(self, piece: Piece) -> bool:
        """Whether no line break parts a piece from the one before it, though the reader cut between them."""
        before = self.pieces[piece.index - 1] if piece.index else piece
        return before.line == piece.line and before.block != piece.block

    def is_inside(self, index: int) -> bool:
        """Whether a piece is furniture that may stand inside a story."""
        entry = self.entries[index]
        return entry is not None and entry.kind in ("inside", "item")

    def is_page_title(self, piece: Piece) -> bool:
        """Whether a piece is the page's `<title>`, which is never a part of the story."""
        markup = self.document.markup
        return markup is not None and bool(markup.hints[piece.block].marks & Mark.PAGE_TITLE)

    def before_tail(self, piece: Piece) -> str:
        """The piece's text up to the tags and furniture already cut off its end."""
        claims = self.claims[piece.index]
        if not claims:
            return piece.text
        end = piece.end
        for claim in sorted(claims, key=lambda claim: -claim.start):
            if claim.weight < INLINE or claim.start >= end:
                continue
            if self.document.text[claim.end : end].strip():
                break
            end = claim.start
        return self.document.text[piece.start : end].rstrip()

    def following(self, piece: Piece) -> Piece | None:
        """The piece behind one, or None behind the last."""
        return self.pieces[piece.index + 1] if piece.index + 1 < len(self.pieces) else None

    def within(self, index: int) -> bool:
        """Whether a piece stands inside the element of the story; a dump is all inside."""
        markup = self.document.markup
        if markup is None or self.container is None:
            return True
        return self.container.holds(markup.hints[self.pieces[index].block].context)

    def next_item(self) -> int:
        """A number for the next caption or paragraph."""
        self.items += 1
        return self.items
