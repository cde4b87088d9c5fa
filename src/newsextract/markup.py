"""What a page's markup says of a block: where it stands, what kind of element, how much of it is links.

A reader of pages makes one `Hint` per block and one `Context` per element that starts a
line of its own. Contexts form a tree by `parent`; a block knows only its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag
from typing import NamedTuple


class Mark(IntFlag):
    """What an element is, or stands inside of; a context has the marks of all around it."""

    NONE = 0
    CODE = 1  # script, style, template: never shown
    HIDDEN = 2  # display:none, hidden, for screen readers only
    PAGE_TITLE = 4
    NAV = 8
    FOOTER = 16
    ASIDE = 32
    CONTROL = 64  # buttons, forms, options
    LISTED = 128  # class words of rankings, related stories, comments, advertisements
    FIGURE = 256
    CAPTION = 512
    HEADING = 1024
    TABLE = 2048
    LIST = 4096
    QUOTE = 8192
    STORY = 16384  # class words or itemprop of the story's own container
    SHIPPED = 32768  # the story that a script of the page holds
    TAGS = 65536  # class words of the article's keywords


class Context(NamedTuple):
    """An element that starts a line: its tag, its class and id words, what it stands in."""

    parent: int
    tag: str
    words: str
    marks: int


class Hint(NamedTuple):
    """What the markup says of one block; `linked` is the share of its characters in links."""

    context: int
    marks: int
    linked: float
    strong: bool
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Markup:
    """The hints of a page's blocks, in the order of the blocks, and the contexts they name."""

    contexts: tuple[Context, ...]
    hints: tuple[Hint, ...]

    def around(self, context: int) -> Iterator[Context]:
        """A context and those around it, the innermost first.

        >>> page = Markup((Context(-1, "body", "", 0), Context(0, "p", "", 0)), ())
        >>> [context.tag for context in page.around(1)]
        ['p', 'body']
        """
        while context >= 0:
            found = self.contexts[context]
            yield found
            context = found.parent

    def path(self, block: int) -> str:
        """The tag path of a block, as `body/div/p`."""
        tags = [context.tag for context in self.around(self.hints[block].context)]
        return "/".join(reversed(tags))
