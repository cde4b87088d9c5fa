"""The words of `words.toml` as pieces of patterns: `AGENCY`, `OUTLET`, `ROLE`, `MARK`, `BULLETS` and others."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
_MARKS: dict[str, str] = _DATA["marks"]


def words(group: str) -> tuple[str, ...]:
    """The words of a group, as they stand in the file.

    >>> words("short_agencies")
    ('연합',)
    """
    return tuple(_DATA[group])


def any_of(*groups: str) -> str:
    """A pattern that matches any word of the groups, the longest first; a space in a word may be missing.

    >>> any_of("programme").split("|")[:2]
    ['프로그램', '인터뷰']
    """
    found = sorted({word for group in groups for word in words(group)}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in found)


def first_letters(*groups: str) -> str:
    """The letters that the words of some groups begin with: a pattern asks for one before it tries them all.

    >>> first_letters("short_agencies")
    '연'
    """
    return "".join(sorted({word[0] for group in groups for word in words(group)}))


def marks(group: str) -> str:
    """The characters of a group of marks.

    >>> marks("picture")
    '▲△'
    """
    return _MARKS[group]


def mark_class(*groups: str) -> str:
    """The characters of some groups, for use inside a pattern's brackets.

    >>> mark_class("picture", "quote")
    '▲△“‘"\\''
    """
    return "".join(re.escape(char) if char in r"[]\-^" else char for group in groups for char in _MARKS[group])


HEADING_MARKS = marks("heading")
PICTURE_MARKS = marks("picture")
BULLETS = marks("bullet")
AGENCY = any_of("agencies")
OUTLET = rf"[가-힣A-Za-z]{{1,8}}?(?:{any_of('sure_outlet_endings')})"
ROLE = rf"(?:(?:{any_of('role_kinds')}|[가-힣]{{1,4}}(?:부|팀|국|담당|전문)\s?)?(?:{any_of('roles')})|PD)"
KIND_LETTERS = first_letters("picture_kinds")
KIND = rf"(?:{any_of('picture_kinds')})"
MARK = rf"{KIND}(?:\s?(?:{any_of('picture_kinds_behind')}))?(?:\s?출처)?"
SOURCE_TAIL = rf"(?:{any_of('source_tails')})"
