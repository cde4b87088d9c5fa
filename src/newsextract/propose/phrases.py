"""Phrases of a profile before they are written: the tables they make, and their TOML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import groupby
from typing import Literal

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item, String

from newsextract import profiles
from newsextract.lexicon import phrase_key
from newsextract.model import Reason
from newsextract.profiles import Profile
from newsextract.propose.site import Site

Key = Literal["exact", "inside", "heads", "patterns", "inside_patterns", "inline"]
_REGULAR = ("patterns", "inside_patterns")
_IDENTITY = frozenset({"name", "publisher", "hosts", "marks"})  # what tells one site, and not its CMS
_USUAL = 80  # what a pattern may take where a table names no `longest`
_EXAMPLES = 3  # lines that prove one table


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a profile: where in a `[[phrases]]` table it goes, what it says, and why.

    `value` is the phrase, or its regular expression; `text` is a line, as printed, that it
    takes; `evidence` says in words where it was seen.
    """

    reason: Reason
    key: Key
    value: str
    text: str
    evidence: str = ""


def takes(phrase: Phrase, text: str) -> bool:
    """Whether a phrase takes a line, or part of it.

    >>> takes(Phrase("notice", "exact", "누리 알림판", "누리 알림판"), "[누리 알림판] 3")
    True
    """
    if phrase.key == "inline":
        return re.search(phrase.value, text) is not None
    if phrase.key in _REGULAR:
        return re.fullmatch(f"(?:{phrase.value})[.!]?", text) is not None
    return phrase_key(phrase.value) == phrase_key(text)


def new_file(site: Site, phrases: Sequence[Phrase], head: Sequence[str] = ()) -> str:
    """The TOML of a profile for a site, with what the package's own profile for it holds.

    `head` are lines of comment that stand on top.

    >>> print(new_file(Site("nuri", "누리신문", ("nuri.example",)), [Phrase("notice", "exact", "누리 알림판", "누리 알림판", "in 5 of 6")]))
    name = "nuri"
    publisher = "누리신문"
    hosts = ["nuri.example"]
    <BLANKLINE>
    [[phrases]]
    reason = "notice"
    exact = [
        "누리 알림판", # in 5 of 6
    ]
    <BLANKLINE>
    [[example]]
    text = "누리 알림판"
    reason = "notice"
    <BLANKLINE>
    """
    there = tomlkit.parse(_shipped(site.base)) if site.base is not None else tomlkit.document()
    if site.base is not None and site.base.name == site.name:
        return joined(tomlkit.dumps(there), phrases)  # it is the site's own already
    document = tomlkit.document()
    for line in head:
        document.add(tomlkit.comment(line))
    document.add("name", tomlkit.item(site.name))
    if site.publisher:
        document.add("publisher", tomlkit.item(site.publisher))
    if site.hosts:
        document.add("hosts", tomlkit.item(list(site.hosts)))
    if site.marks:
        document.add("marks", _lines([(_text(mark), "") for mark in site.marks]))
    if site.story:
        document.add("story", tomlkit.item(list(site.story)))
    for key in there:
        if key not in document and key not in _IDENTITY:
            document.add(key, there.item(key))
    return joined(tomlkit.dumps(document), phrases)


def _shipped(profile: Profile) -> str:
    return resources.files(profiles).joinpath(f"{profile.name}.toml").read_text("utf-8")


def joined(text: str, phrases: Sequence[Phrase]) -> str:
    """The TOML of a profile with phrases behind it; what stood there stays as it was.

    >>> print(joined('hosts = ["nuri.example"] # ours\\n', [Phrase("share", "exact", "소문 내기", "소문 내기")]))
    hosts = ["nuri.example"] # ours
    <BLANKLINE>
    [[phrases]]
    reason = "share"
    exact = [
        "소문 내기",
    ]
    <BLANKLINE>
    [[example]]
    text = "소문 내기"
    reason = "share"
    <BLANKLINE>
    """
    return f"{text.rstrip()}\n\n{tables(phrases)}" if phrases else f"{text.rstrip()}\n"


def tables(phrases: Sequence[Phrase]) -> str:
    """`[[phrases]]` and `[[example]]` tables, one of each for each reason, as TOML."""
    document = tomlkit.document()
    rows, examples = tomlkit.aot(), tomlkit.aot()
    for reason, group in groupby(sorted(phrases, key=lambda phrase: phrase.reason), key=lambda p: p.reason):
        own = list(group)
        _append_rows(rows, reason, own)
        example = tomlkit.table()
        taken = list(dict.fromkeys(phrase.text for phrase in own))[:_EXAMPLES]
        example.add("text", tomlkit.string("\n".join(taken), multiline=len(taken) > 1))
        example.add("reason", reason)
        examples.append(example)
    document.add("phrases", rows)
    document.add("example", examples)
    return tomlkit.dumps(document)


def _append_rows(rows: AoT, reason: Reason, phrases: list[Phrase]) -> None:
    table = tomlkit.table()
    table.add("reason", reason)
    longest = max((len(p.text) for p in phrases if p.key in ("patterns", "inside_patterns")), default=0)
    if longest > _USUAL:
        table.add("longest", longest + 10)
    for key, group in groupby(sorted(phrases, key=lambda phrase: phrase.key), key=lambda p: p.key):
        if key == "inline":
            table.add(key, _lines([(_cut(phrase), phrase.evidence) for phrase in group]))
        else:
            table.add(key, _lines([(_text(p.value, regular=key in _REGULAR), p.evidence) for p in group]))
    rows.append(table)


def _cut(phrase: Phrase) -> InlineTable:
    row = tomlkit.inline_table()
    row.add("needle", phrase.text)
    row.add("pattern", _text(phrase.value, regular=True))
    return row


def _text(value: str, *, regular: bool = False) -> String:
    """A TOML string; a regular expression is written as it is, where it holds no quote."""
    return tomlkit.string(value, literal=regular and "'" not in value)


def _lines(items: Iterable[tuple[Item, str]]) -> Array:
    """A list with an item, and what there is to say of it, on each line."""
    array = tomlkit.array()
    for value, note in items:
        array.add_line(value, comment=note or None)
    array.add_line(indent="")
    return array
