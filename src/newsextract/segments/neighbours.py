"""What a segment and its neighbours say of it: the neighbours' features have the step to them in front, as `-1:told`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

# what the neighbours of a segment are told of it
_SEEN = (
    "length", "whole", "seam", "part", "opens", "closes", "space", "above", "rules=", "rule=", "lexicon", "told", "stop", "scene", "bracket", "mark", "word=사진",
    "word=제공", "word=ⓒ", "word=기자", "person", "turn", "shape=", "byline", "agency", "lone-credit", "dateline", "credit=", "date", "email", "reporting", "first=", "text=",
    "opens-quote", "closes-quote", "prose", "echo", "markup",
)  # fmt: skip
_NEAR = (-2, -1, 1, 2)
_BEFORE = frozenset("told stop scene agency-alone lone-credit byline dateline mark=triangle closes-quote".split())
_FRONTS = ("line", "space0", "space1", "space2", "space3")
_SHORT = 40  # characters of a text whose group is kept
_MOST_KEPT = 20_000  # texts: some megabytes


class Group(NamedTuple):
    """Some features of a segment: for itself, for the segments from which it is -2, -1, 1 and 2 steps, and for the next one of a line or behind space."""

    own: tuple[str, ...]
    near: tuple[tuple[str, ...], ...]
    behind: tuple[tuple[str, ...], ...]


class Names:
    """The names that a model knows: it passes over all others, so they need not be made. Without `known`, all names.

    >>> Names(["told", "-1:told", "line|told"]).group(["told", "prose"])
    Group(own=('told',), near=((), ('-1:told',), (), ()), behind=(('line|told',), (), (), (), ()))
    """

    def __init__(self, known: Iterable[str] | None = None) -> None:
        """Sort the names of a model by who is told of them."""
        own = None if known is None else {name: name for name in known}
        self._own = own
        near: dict[str, dict[str, str]] = {str(step): {} for step in _NEAR}
        for whole in own or ():
            step, _, name = whole.partition(":")
            if step in near and name.startswith(_SEEN):
                near[step][name] = whole
        self._near = tuple(near.values())
        self._seen = frozenset(name for told in self._near for name in told)
        self.none = [self.group([f"{step}:none"]).own for step in _NEAR]
        self._kept: dict[str, Group] = {}

    def of_text(self, text: str, make: Callable[[str], Iterable[str]]) -> Group:
        """The group of a text; that of a short one is kept, for a site prints the same menus on every page."""
        if len(text) > _SHORT:
            return self.group(make(text))
        group = self._kept.get(text)
        if group is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            group = self._kept[text] = self.group(make(text))
        return group

    def groups(self, keys: Iterable[tuple[Any, ...]], make: Callable[..., Iterable[str]]) -> Iterator[Group]:
        """A group for each key; one key is made into names once."""
        made: dict[tuple[Any, ...], Group] = {}
        for key in keys:
            group = made.get(key)
            if group is None:
                group = made[key] = self.group(make(*key))
            yield group

    def group(self, names: Iterable[str]) -> Group:
        """A group of these names."""
        names = tuple(names)
        if self._own is None:
            seen = [name for name in names if name.startswith(_SEEN)]
            near = tuple(tuple([f"{step}:{name}" for name in seen]) for step in _NEAR)
            own = names
        else:
            own = tuple(filter(None, map(self._own.get, names)))  # the model's own text of a name, which is kept once
            seen = [*filter(self._seen.__contains__, names)]
            near = tuple([tuple(filter(None, map(told.get, seen))) for told in self._near]) if seen else _SILENT
        marks = _BEFORE.intersection(names)
        return Group(own, near, self._behind(marks) if marks else _NOTHING)

    def _behind(self, marks: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        marks = sorted(marks)
        found = ([f"{front}|{mark}" for mark in marks] for front in _FRONTS)
        return tuple(tuple(names if self._own is None else filter(self._own.__contains__, names)) for names in found)


_SILENT: tuple[tuple[str, ...], ...] = ((),) * len(_NEAR)
_NOTHING: tuple[tuple[str, ...], ...] = ((),) * len(_FRONTS)


def with_neighbours(spaces: Sequence[int], own: Sequence[Sequence[Group]], none: Sequence[tuple[str, ...]]) -> list[list[str]]:
    """The features of each segment and those of its neighbours.

    `spaces` says how much space is before each (-1 where it opens a line), `none` what is said where a step leads to no neighbour.
    """
    found = [[name for group in groups for name in group.own] for groups in own]
    count = len(own)
    for number, step in enumerate(_NEAR):
        for i, whole in enumerate(found):
            j = i + step
            if 0 <= j < count:
                for group in own[j]:
                    whole += group.near[number]
            else:
                whole += none[number]
    for i in range(1, count):
        for group in own[i - 1]:
            if group.behind is not _NOTHING:
                found[i] += group.behind[min(spaces[i], 3) + 1]
    return found
