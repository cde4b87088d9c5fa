"""What a page's markup says of a block: where it stands, what kind of element, how much of it is links.

A reader of pages makes one `Hint` per block and one `Context` per element that starts a
line of its own. Contexts form a tree by `parent`; a block knows only its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple


class Mark:
    """What an element is, or stands inside of, as bits; a context has the marks of all around it.

    Plain numbers: a page asks for them thousands of times.
    """

    CODE: Final = 1  # script, style, template: never shown
    HIDDEN: Final = 2  # display:none, hidden, for screen readers only
    PAGE_TITLE: Final = 4
    NAV: Final = 8
    FOOTER: Final = 16
    ASIDE: Final = 32
    CONTROL: Final = 64  # buttons and options
    LISTED: Final = 128  # class words of rankings, related stories, comments, advertisements
    FIGURE: Final = 256
    CAPTION: Final = 512
    HEADING: Final = 1024
    TABLE: Final = 2048
    LIST: Final = 4096
    QUOTE: Final = 8192
    STORY: Final = 16384  # class words or itemprop of the story's own container
    SHIPPED: Final = 32768  # the story that a script of the page holds
    TAGS: Final = 65536  # class words of the article's keywords
    SUBTITLE: Final = 131072  # class words of the lines under the headline
    PLACE: Final = 262144  # class words of a picture's place: the picture and what is said of it


NO_LINE: Final = Mark.CODE | Mark.HIDDEN | Mark.PAGE_TITLE  # no line of the page that a person sees


class Context(NamedTuple):
    """An element that starts a line: its tag, its class and id words, its own marks, what it stands in."""

    parent: int
    tag: str
    words: str
    own: int


class Hint(NamedTuple):
    """What the markup says of one block; `linked` is the share of its characters in links."""

    context: int
    marks: int
    linked: float
    strong: bool


class Image(NamedTuple):
    """A picture of a page: the context that it stands in, its address, and the line that follows it."""

    context: int
    address: str
    line: int


class Anchor(NamedTuple):
    """A link: the line that its words stand on, these, and its address."""

    line: int
    text: str
    address: str


_LONGEST_PATH = 60  # characters of a tag path that are kept


@dataclass(frozen=True, slots=True)
class Markup:
    """The hints of a page's blocks, in the order of the blocks, and the contexts they name."""

    contexts: tuple[Context, ...]
    hints: tuple[Hint, ...]
    images: tuple[Image, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    def around(self, context: int) -> Iterator[int]:
        """A context and those around it, by their numbers, the innermost first.

        >>> page = Markup((Context(-1, "body", "", 0), Context(0, "p", "", 0)), ())
        >>> list(page.around(1))
        [1, 0]
        """
        while context >= 0:
            yield context
            context = self.contexts[context].parent

    def outermost(self, context: int, mark: int) -> int | None:
        """The outermost element around a context that bears a mark itself."""
        found = None
        for around in self.around(context):
            if self.contexts[around].own & mark:
                found = around
        return found

    def after(self, context: int) -> int:
        """The first context behind an element and all inside of it."""
        end = context + 1
        while end < len(self.contexts) and self.contexts[end].parent >= context:
            end += 1
        return end

    def path(self, context: int, known: dict[int, str]) -> str:
        """The end of the tag path of a context, as `/body/div/p`; what is `known` is not built again."""
        found = known.get(context)
        if found is not None:
            return found
        unknown: list[int] = []
        while context >= 0 and context not in known:
            unknown.append(context)
            context = self.contexts[context].parent
        path = known.get(context)
        for inner in reversed(unknown):
            tag = self.contexts[inner].tag
            path = known[inner] = tag if path is None else f"{path}/{tag}"[-_LONGEST_PATH:]
        return path or ""
