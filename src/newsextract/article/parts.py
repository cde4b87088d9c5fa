"""What an Article is made of: authors, captions, and the items of its story in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

ItemKind = Literal["paragraph", "heading", "list_item", "quote", "table", "turn", "picture"]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Author:
    """One reporter or columnist: name, and role and e-mail where they are printed."""

    name: str
    role: str | None = None
    email: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        """The author as plain data."""
        return {"name": self.name, "role": self.role, "email": self.email}


@dataclass(frozen=True, slots=True)
class Caption:
    """One picture, chart or video: what is said of it, whose it is, and its address on a page."""

    text: str | None = None
    credit: str | None = None
    image: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        """The caption as plain data."""
        return {"text": self.text, "credit": self.credit, "image": self.image}


class Link(NamedTuple):
    """Words of a paragraph that lead to another page, and its address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a story in its place.

    `text` is what a paragraph, heading, list item, quote or turn of a conversation says. `level` is that of a heading
    (2 below the headline) or the depth of a list item, `number` that of an item of a numbered list. A table has `rows`
    of cells, a turn its `speaker`, who is printed in `text` too, and a picture its `caption`, which may have nothing but an address.
    """

    kind: ItemKind
    text: str | None = None
    level: int | None = None
    number: int | None = None
    rows: Rows = ()
    speaker: str | None = None
    caption: Caption | None = None
    links: tuple[Link, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What the body holds of it: a table's rows, their cells parted by a tab.

        >>> Item("table", rows=(("구", "명"), ("새터구", "3"))).paragraphs
        ('구\\t명', '새터구\\t3')
        """
        return tuple(map("\t".join, self.rows)) if self.text is None else (self.text,)

    def to_dict(self) -> dict[str, Any]:
        """The item as plain data; what it has not is left out.

        >>> Item("heading", "무엇이 다른가", level=2).to_dict()
        {'kind': 'heading', 'text': '무엇이 다른가', 'level': 2}
        """
        plain: dict[str, Any] = {
            "kind": self.kind,
            **(self.caption.to_dict() if self.caption else {"text": self.text}),
        }
        for key in ("level", "number", "speaker"):
            plain[key] = getattr(self, key)
        plain["rows"] = [list(row) for row in self.rows]
        plain["links"] = [link._asdict() for link in self.links]
        return {key: value for key, value in plain.items() if value is not None and value != []}
