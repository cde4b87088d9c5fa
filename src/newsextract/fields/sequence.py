"""The story in reading order: what each paragraph is by its markup, with the pictures and links where they stand."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from newsextract.article import Article, Caption, Item, Link
from newsextract.container import Container
from newsextract.fields.pictures import absolute
from newsextract.fields.places import places
from newsextract.korean.turns import TURN, conversation
from newsextract.markup import Anchor, Mark, Markup
from newsextract.model import Decision, Document

_INNER = 3  # elements between a line and the list item or heading that it is all of
_MOST_QUOTED = 0.7  # of the lines of a story; with more, the page sets its stories so
_AHEAD = 20  # links of a line of which a paragraph holds none before another's begin
_DEFAULT_LEVEL = 2  # of a heading that no element is one of
_BULLET = re.compile(r"[-*•·ㆍ∙▪][ \t]*(?=\S)|[①-⑳]|\d{1,2}[.)] ?(?=\D)")
_SPEAKER = re.compile(r"[^\w(]*(?P<name>.*?)\W*$")  # of `◆ 홍길동>` the name


class _Set(NamedTuple):
    """How a line is set: list item, quote or row of a table, the element that is the heading or list, and the depth of that."""

    kind: str = ""
    level: int | None = None
    number: int | None = None
    element: int = -1


class _Told(NamedTuple):
    """An item, the line on which it begins, and how that line is set."""

    line: int
    item: Item
    how: _Set = _Set()


def sequence(
    article: Article, decisions: Sequence[Decision], document: Document, container: Container | None = None, base: str | None = None
) -> tuple[Item, ...]:
    """The content of an article from the decisions that it was made of.

    `document` is what the decisions read; its markup says what each line is. `base` is the page's address, to which links and
    pictures are relative; pictures of which nothing is said count inside the `container` of the story.

    >>> made = Article(body=("개요", "3일 연다."), headings=(0,))
    >>> lines = [Decision(n, 0, 0, text, label, None, "story.prose", item=n) for n, (text, label) in enumerate(zip(made.body, ("heading", "body")))]
    >>> [item.kind for item in sequence(made, lines, Document("", "", ()))]
    ['heading', 'paragraph']
    """
    markup = document.markup
    placed = [(decision, place) for decision, place in zip(decisions, places(article, decisions), strict=True) if place is not None]
    told = list(_told(article, placed, document))
    if markup is None:
        return tuple(one.item for one in _listed(told))
    told = _unquoted(told)
    linked = _with_links(told, placed, markup, base)
    return tuple(one.item for one in _with_pictures(_tables(linked), markup, container, base))


def _told(article: Article, placed: Iterable[tuple[Decision, str]], document: Document) -> Iterator[_Told]:
    """The items in order: each paragraph at its first decision, each caption too."""
    blocks = {block.line: block.index for block in document.blocks}
    headings = frozenset(article.headings)
    turns = conversation("\n".join(article.body))
    numbers = _numbers(document.markup) if document.markup is not None else {}
    seen: set[str] = set()
    for decision, place in placed:
        _, field, *rest = place.split("/")
        if field not in ("body", "captions") or f"{field}/{rest[0]}" in seen:
            continue
        seen.add(f"{field}/{rest[0]}")
        number = int(rest[0])
        if field == "captions":
            yield _Told(decision.line, Item("picture", caption=article.captions[number]))
            continue
        block = blocks.get(decision.line)
        how = _set(document.markup, block, numbers) if document.markup is not None and block is not None else _Set()
        yield _Told(decision.line, _item(article.body[number], number in headings, how, turns), how)


def _item(text: str, is_heading: bool, how: _Set, turns: frozenset[str]) -> Item:
    if is_heading:
        return Item("heading", text, level=how.level if how.kind == "heading" else _DEFAULT_LEVEL)
    turn = TURN.match(text) if turns else None
    if turn and turn.group() in turns and (match := _SPEAKER.match(turn.group())) and match["name"]:
        return Item("turn", text, speaker=match["name"])
    if how.kind == "list_item":
        return Item("list_item", text, level=how.level, number=how.number)
    return Item("quote", text) if how.kind == "quote" else Item("paragraph", text)


def _set(markup: Markup, block: int, numbers: Mapping[int, int]) -> _Set:
    """How the line of a block is set, by the elements around it."""
    hint = markup.hints[block]
    around = list(markup.around(hint.context))
    near = {markup.contexts[context].tag: context for context in reversed(around[:_INNER])}
    heading = next((tag for tag in near if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()), None)
    if heading is not None:
        return _Set("heading", max(_DEFAULT_LEVEL, int(heading[1])), None, near[heading])
    if hint.marks & Mark.TABLE:
        return _Set("row", element=next((c for c in around if markup.contexts[c].tag == "table"), 0))
    if "li" in near:
        lists = [c for c in around if markup.contexts[c].tag in ("ul", "ol")]
        element = near["li"]
        return _Set("list_item", max(1, len(lists)), numbers.get(element), element)
    return _Set("quote") if hint.marks & Mark.QUOTE else _Set()


def _numbers(markup: Markup) -> dict[int, int]:
    """The number that a browser prints before each item of a numbered list, by its element."""
    found: dict[int, int] = {}
    counts: Counter[int] = Counter()
    for number, context in enumerate(markup.contexts):
        if context.tag == "li" and context.parent >= 0 and markup.contexts[context.parent].tag == "ol":
            counts[context.parent] += 1
            found[number] = counts[context.parent]
    return found


def _unquoted(told: list[_Told]) -> list[_Told]:
    """A page that sets all of a story as a quotation quotes nothing."""
    texts = [one for one in told if one.item.text]
    if sum(one.item.kind == "quote" for one in texts) <= _MOST_QUOTED * len(texts):
        return told
    return [one._replace(item=replace(one.item, kind="paragraph")) if one.item.kind == "quote" else one for one in told]


def _listed(told: Sequence[_Told]) -> Iterator[_Told]:
    """Paragraphs of a plain text, of which neighbours with the same mark are items of a list."""
    marks = [_bullet(one.item) for one in told]
    for number, one in enumerate(told):
        beside = marks[max(0, number - 1) : number] + marks[number + 1 : number + 2]
        is_item = marks[number] is not None and marks[number] in beside
        yield one._replace(item=replace(one.item, kind="list_item", level=1)) if is_item else one


def _bullet(item: Item) -> str | None:
    """The mark that opens a paragraph, numbers as one."""
    match = _BULLET.match(item.text) if item.kind == "paragraph" and item.text else None
    if match is None:
        return None
    mark = match.group().strip()
    return "1" if mark[0].isdigit() or "①" <= mark[0] <= "⑳" else mark


def _tables(told: Sequence[_Told]) -> Iterator[_Told]:
    """Rows of one table as one item."""
    for (is_row, _), group in groupby(told, key=lambda one: (one.how.kind == "row" and "\t" in (one.item.text or ""), one.how.element)):
        rows = list(group)
        if not is_row:
            yield from rows
            continue
        cells = tuple(tuple((one.item.text or "").split("\t")) for one in rows)
        links = tuple(link for one in rows for link in one.item.links)
        yield rows[0]._replace(item=Item("table", rows=cells, links=links))


def _with_links(
    told: Sequence[_Told], placed: Iterable[tuple[Decision, str]], markup: Markup, base: str | None
) -> list[_Told]:
    """The items with the links whose words they hold, in order; one that is nothing but a link has it too."""
    lines: dict[str, list[int]] = {}
    for decision, place in placed:
        if place.startswith("/body/"):
            lines.setdefault(place, []).append(decision.line)
    waiting: dict[int, deque[Anchor]] = {line: deque() for told_on in lines.values() for line in told_on}
    for anchor in markup.anchors:
        if anchor.line in waiting:
            waiting[anchor.line].append(anchor)
    found: list[_Told] = []
    number = 0
    for one in told:
        links: list[Link] = []
        if one.item.text is not None:
            anchors = (anchor for line in dict.fromkeys(lines.get(f"/body/{number}", ())) for anchor in _taken(waiting[line], one.item.text))
            links = [Link(anchor.text, address) for anchor in anchors if (address := absolute(base, anchor.address))]
            number += 1
        found.append(one._replace(item=replace(one.item, links=tuple(links))) if links else one)
    return found


def _taken(waiting: deque[Anchor], text: str) -> Iterator[Anchor]:
    """The links of a line whose words a text holds, in order; they and those before them wait no longer."""
    at = missed = 0
    while missed < min(_AHEAD, len(waiting)):
        anchor = waiting[missed]
        begin = text.find(anchor.text, at)
        if begin < 0:
            missed += 1
            continue
        for _ in range(missed + 1):
            waiting.popleft()
        missed, at = 0, begin + len(anchor.text)
        yield anchor


def _with_pictures(
    told: Iterator[_Told], markup: Markup, container: Container | None, base: str | None
) -> Iterator[_Told]:
    """The items with the pictures between them of which nothing is said."""
    items = list(told)
    texts = [one.line for one in items if one.item.kind != "picture"]
    known = {one.item.caption.image for one in items if one.item.caption}
    waiting: list[_Told] = []
    for image in markup.images:
        if not texts or not texts[0] < image.line <= texts[-1] or (container is not None and not container.holds(image.context)):
            continue
        address = absolute(base, image.address)
        if address is not None and address not in known:
            known.add(address)
            waiting.append(_Told(image.line, Item("picture", caption=Caption(image=address))))
    yield from sorted((*waiting, *items), key=lambda one: one.line) if _is_ordered(items) else items


def _is_ordered(told: Sequence[_Told]) -> bool:
    return all(one.line <= other.line for one, other in pairwise(told))
