"""What one site or CMS does its own way, as data: one TOML file per profile.

Keys of a file:

    name        the profile's name; the file's stem where it is left out
    publisher   the outlet, where the profile is one outlet's
    hosts       host names whose URLs the profile applies to (subdomains too)
    marks       strings of which any two (or the only one) in a dump show the site; they are looked
                for in lines that are no running text, at their edges where longer than 160 characters
    story       CSS selectors of the element that holds the story of a page, the surest first
    press       CSS selectors of the element by which a portal names the outlet whose story it copies
    opens       "headline" or "subtitle": what the first line of a dump is, where no date tells
    exact, inside, heads, patterns, ends, longest, item, inline
                phrases by reason, in tables `[[phrases]]` of the lexicon's form
    example     a line or more that proves the profile
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsextract import lexicon
from newsextract.errors import DataError

_KEYS: dict[str, tuple[type, str]] = {
    "name": (str, "text"),
    "publisher": (str, "text"),
    "hosts": (list, "a list of host names"),
    "marks": (list, "a list of strings"),
    "story": (list, "a list of CSS selectors"),
    "press": (list, "a list of CSS selectors"),
    "opens": (str, '"headline" or "subtitle"'),
    "phrases": (list, "tables of the lexicon's form"),
    "example": (list, "a list of tables"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One site's or CMS's habits."""

    name: str
    publisher: str | None = None
    hosts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    press: tuple[str, ...] = ()
    opens: str | None = None
    phrases: tuple[dict[str, Any], ...] = ()
    examples: tuple[dict[str, Any], ...] = ()


def parse(file: str, table: dict[str, Any]) -> Profile:
    """A profile from a parsed TOML file; raises DataError for a wrong key or value."""
    for key, value in table.items():
        if key not in _KEYS:
            raise DataError(file, key, value, f"a known key; known are {', '.join(_KEYS)}")
        kind, expected = _KEYS[key]
        if not isinstance(value, kind):
            raise DataError(file, key, value, expected)
        if isinstance(value, list):
            of = dict if key in ("phrases", "example") else str
            if not all(isinstance(item, of) and item for item in value):
                raise DataError(file, key, value, expected)
    if table.get("opens", "headline") not in ("headline", "subtitle"):
        raise DataError(file, "opens", table["opens"], _KEYS["opens"][1])
    for host in table.get("hosts", ()):
        if "/" in host or " " in host or "." not in host:
            raise DataError(file, "hosts", host, "a host name such as news.example.kr")
    phrases = tuple(table.get("phrases", ()))
    lexicon.build((file, phrase) for phrase in phrases)  # raises for a wrong key or pattern
    return Profile(
        name=table.get("name", Path(file).stem),
        publisher=table.get("publisher"),
        hosts=tuple(host.lower() for host in table.get("hosts", ())),
        marks=tuple(table.get("marks", ())),
        story=tuple(table.get("story", ())),
        press=tuple(table.get("press", ())),
        opens=table.get("opens"),
        phrases=phrases,
        examples=tuple(table.get("example", ())),
    )


def load_folder(folder: str | Path) -> tuple[Profile, ...]:
    """The profiles of a user's folder, in the order of their file names.

    Raises DataError for a folder that is none, and for a file, key, value or selector that is wrong.
    """
    path = Path(folder)
    if not path.is_dir():
        raise DataError(str(path), "--profiles", str(folder), "a folder of TOML files")
    profiles = []
    for entry in sorted(path.glob("*.toml")):
        try:
            profiles.append(load(entry.name, entry.read_bytes()))
        except OSError as error:
            raise DataError(str(entry), "file", error.strerror, "a readable file") from None
    return tuple(profiles)


def load(file: str, data: bytes) -> Profile:
    """The profile of a TOML file by its name and bytes, its selectors checked; raises DataError for a wrong one.

    >>> load("nuri.toml", b'hosts = ["nuri.example"]').name
    'nuri'
    """
    profile = _read(file, data)
    if profile.story or profile.press:
        from newsextract.profiles.selectors import check  # what reads pages is loaded only where it is needed

        check(file, "story", profile.story)
        check(file, "press", profile.press)
    return profile


@cache
def shipped() -> tuple[Profile, ...]:
    """The profiles that ship with the package, read once; their selectors are checked by the tests."""
    entries = sorted(
        (e for e in resources.files(__package__).iterdir() if e.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    return tuple(_read(entry.name, entry.read_bytes()) for entry in entries)


def _read(file: str, data: bytes) -> Profile:
    try:
        return parse(file, tomllib.loads(data.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(file, "file", str(error), "TOML in UTF-8") from None


def is_within(host: str, domain: str) -> bool:
    """Whether a host is a domain, or one of its own.

    >>> is_within("news.nuri.example", "nuri.example"), is_within("geonuri.example", "nuri.example")
    (True, False)
    """
    return host == domain or host.endswith(f".{domain}")


def choose(profiles: Iterable[Profile], url: str | None, text: str) -> Profile | None:
    """The first profile whose host is the URL's, else the first whose marks stand in the text."""
    profiles = tuple(profiles)
    host = (urlsplit(url).hostname or "") if url else ""
    if host:
        for profile in profiles:
            if any(is_within(host, known) for known in profile.hosts):
                return profile
    found = _marks_in(text, _finder(tuple(mark for profile in profiles for mark in profile.marks)))
    for profile in profiles:
        needed = min(2, len(profile.marks))
        if needed and sum(mark in found for mark in profile.marks) >= needed:
            return profile
    return None


_LINE, _EDGE = 160, 120  # characters: of a longer line, what a site prints is at its edges


def _marks_in(text: str, finder: re.Pattern[str]) -> str:
    """The marks that stand in a text, a line each: one search serves all profiles."""
    parts = [
        line if len(line) <= _LINE else f"{line[:_EDGE]}\n{line[-_EDGE:]}"
        for line in text.splitlines()
        if len(line) <= _EDGE // 2 or not line.endswith("다.")
    ]
    return "\n".join(finder.findall("\n".join(parts)))


@cache
def _finder(marks: tuple[str, ...]) -> re.Pattern[str]:
    # the longest first: what is part of it is found in it
    return re.compile("|".join(sorted(map(re.escape, marks), key=len, reverse=True)) or "(?!)")


@lru_cache(maxsize=64)  # a caller who tries profiles makes many
def with_profile(profile: Profile | None) -> lexicon.Lexicon:
    """The lexicon, with a profile's phrases on top."""
    base = lexicon.load()
    if profile is None or not profile.phrases:
        return base
    own = lexicon.build((profile.name, phrase) for phrase in profile.phrases)
    return lexicon.Lexicon(
        {**base.phrases, **own.phrases},
        (*own.patterns, *base.patterns),
        (*own.inline, *base.inline),
    )
