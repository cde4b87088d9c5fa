"""What flows through newsextract: Document, Block, Claim, Decision, and the Explanation of an Article.

Every class is frozen; those that a dump is thousands of are named tuples, which are made faster. Offsets named `start` and `end` on a Block or a Claim count
characters of `Document.text`; on a Decision they count characters of `Document.source`.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from newsextract.article import Article, Author
from newsextract.markup import Markup

Label = Literal[
    "title",
    "subtitle",
    "heading",
    "body",
    "caption",
    "credit",
    "tag",
    "byline",
    "dateline",
    "published",
    "modified",
    "chrome",
]
Reason = Literal[
    "menu",
    "share",
    "font",
    "player",
    "subscribe",
    "donate",
    "related",
    "ranking",
    "comment",
    "login",
    "paywall",
    "error",
    "copyright",
    "contact",
    "notice",
    "ad",
    "blurb",
    "footer",
    "duplicate",
]
STORY_LABELS: frozenset[str] = frozenset({"body", "heading"})


# what a record or the head of a Markdown dump names; "text" is the story, "other" what no article has
FieldName = Literal["title", "subtitle", "author", "published", "modified", "tags", "caption", "url", "publisher", "text", "other"]


class Field(NamedTuple):
    """A block that stands behind a label, or under a key, and the field that this names."""

    block: int
    name: FieldName


class Dropped(NamedTuple):
    """A span of the source that a reader took for marks, which are no text, and which reader."""

    start: int
    end: int
    rule: str


class Block(NamedTuple):
    """One line of a dump, or one visual line of a page; blank lines are no blocks.

    `gap` is the number of blank lines directly before it.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody calls
    line: int
    start: int
    end: int
    text: str
    gap: int


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded source, cut into blocks.

    `source` is what was decoded; `text` is the same with Unicode spaces made plain,
    zero-width characters dropped and Hangul composed. `offsets` maps a position in
    `text` to one in `source`; it is None where both are the same. `quotes` are the two places
    in `text` of the quotation marks that a table put around a field; no block holds them.
    `front` counts the menu lines that open a text, `rear` is the index of the head of a ranking that closes it (None where
    none does).

    `form` says what the source was read as (`text`, `html`, `markdown`, `record`, `list`, `data`). `fields` are the
    blocks that a label names, `dropped` the spans of the source that are marks and so no text.
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    offsets: array[int] | None = None
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()
    markup: Markup | None = None
    quotes: tuple[int, ...] = ()
    front: int = 0
    rear: int | None = None
    form: str = "text"
    fields: tuple[Field, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int, str]:
        """Where a span of `text` lies in `source`, and what stands there.

        What the reader dropped behind a character belongs to the span of that character.
        """
        if self.offsets is not None:
            start, end = self.offsets[start], self.offsets[end]
        return start, end, self.source[start:end]


class Claim(NamedTuple):
    """A rule's word on a span of one piece: what it is, and why.

    A stronger claim (`weight`) is painted over a weaker one. `item` numbers the
    paragraph, caption or tag that spans belong to together; `value` is what the span
    says once its marks are dropped (a credit, a tag, an ISO date).
    """

    piece: int
    start: int
    end: int
    label: Label
    rule: str
    weight: int
    reason: Reason | None = None
    evidence: str = ""
    value: str | None = None
    item: int | None = None
    authors: tuple[Author, ...] = ()


class Ground(NamedTuple):
    """One piece of evidence: a feature by its name, and by how much it favours the label over the runner-up."""

    feature: str
    weight: float


class Decision(NamedTuple):
    """What was decided of one span of the source, and by which rule.

    `lost` holds the claims on this span that were painted over. `confidence` is the probability
    that the label is right (1 where markup or the caller decided), `runner_up` the label that came
    next and `runner_up_confidence` its probability, `reasons` what spoke most for the one and against
    the other; these three are filled by `explain` only, and only where there was a choice.
    """

    line: int
    start: int
    end: int
    text: str
    label: Label
    reason: Reason | None
    rule: str
    evidence: str = ""
    value: str | None = None
    item: int | None = None
    authors: tuple[Author, ...] = ()
    lost: tuple[Claim, ...] = ()
    confidence: float = 1.0
    runner_up: Label | None = None
    runner_up_confidence: float | None = None
    reasons: tuple[Ground, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The decision as plain data, for JSON; fields that say nothing are left out."""
        plain: dict[str, Any] = {
            "line": self.line,
            "start": self.start,
            "end": self.end,
            "label": self.label,
            "reason": self.reason,
            "rule": self.rule,
            "text": self.text,
            "confidence": round(self.confidence, 3),
        }
        if self.evidence:
            plain["evidence"] = self.evidence
        if self.value is not None:
            plain["value"] = self.value
        if self.item is not None:
            plain["item"] = self.item
        if self.authors:
            plain["authors"] = [
                author.to_dict() for author in self.authors
            ]
        if self.lost:
            said = dict.fromkeys((c.label, c.reason, c.rule, c.evidence) for c in self.lost)
            plain["lost"] = [dict(zip(("label", "reason", "rule", "evidence"), c, strict=True)) for c in said]
        if self.runner_up is not None:
            plain["runner_up"] = self.runner_up
        if self.runner_up_confidence is not None:
            plain["runner_up_confidence"] = round(self.runner_up_confidence, 3)
        if self.reasons:
            plain["reasons"] = [ground._asdict() for ground in self.reasons]
        return plain


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article together with the decisions that it was assembled from.

    The decisions tile `source`: they stand in order, do not overlap, and hold every
    character that is not white space.
    """

    article: Article
    decisions: tuple[Decision, ...]
    source: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Known:
    """What the caller already knows of a document."""

    url: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    fetched: str | None = None
