"""What Korean sites print around a story, as data: one TOML file per reason.

Keys of a file:

    reason    the chrome reason (a value of `newsextract.model.Reason`)
    exact     phrases that are the whole line; spaces, case, counters and decoration do not count
    inside    the same, for furniture that stands inside a story and ends nothing
    heads     the same, for heads below which a list of other stories stands
    summaries the same, for heads below which a machine's summary of the story stands
    patterns  regular expressions for a whole line of at most `longest` characters (80)
    inside_patterns, head_patterns, summary_patterns  the same as patterns
    ends      true where such a line stands behind the end of a story
    item      patterns for a link to another story: chrome of its own, wherever it stands
    inline    what is cut out of a line: `needle` must be in it, `pattern` is searched
    example   lines that the file must catch;  leave: lines of a story that it must not
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, get_args

from newsextract.errors import DataError
from newsextract.model import Reason

_SEPARATORS = re.compile(r"[\s|·ㆍ•,/>]+")
_SPACES = re.compile(r"\s+")
_KEYS = {
    "reason": str,
    "exact": list,
    "inside": list,
    "heads": list,
    "summaries": list,
    "patterns": list,
    "inside_patterns": list,
    "head_patterns": list,
    "summary_patterns": list,
    "longest": int,
    "ends": bool,
    "item": list,
    "inline": list,
    "example": list,
    "leave": dict,
}
# what each table of a list must hold
_ROW_KEYS = {"item": ("pattern",), "inline": ("needle", "pattern"), "example": ("text",)}
_KINDS = {"exact": "exact", "inside": "inside", "heads": "head", "summaries": "summary"}
_PATTERN_KINDS = {"patterns": "pattern", "inside_patterns": "inside", "head_patterns": "head", "summary_patterns": "summary"}
_LONGEST = 80
LONGEST_PHRASE = 60  # characters of a line that is looked up as a phrase
_SHORT = 60  # characters of a line worth keeping
_MOST_SAID = 20_000  # lines kept: some megabytes
_MOST_LATEST = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase or pattern says of a line."""

    reason: Reason
    kind: str  # exact, inside, head, summary, pattern, item, run
    ends: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Phrases to look up and patterns to match, merged from the files and a profile."""

    phrases: dict[str, Entry]
    patterns: tuple[tuple[int, re.Pattern[str], tuple[Entry, ...]], ...]
    inline: tuple[tuple[str, re.Pattern[str], Reason], ...]
    # a site prints the same menus on every page: what was said of a short line is kept
    said: dict[str, Entry | None] = field(default_factory=dict, repr=False)
    # rules and features ask about the same lines of a document; of long lines only the latest are kept
    latest: dict[str, Entry | None] = field(default_factory=dict, repr=False)

    def look_up(self, text: str) -> Entry | None:
        """The entry for a whole line, or None."""
        size = len(text)
        kept, most = (self.said, _MOST_SAID) if size <= _SHORT else (self.latest, _MOST_LATEST)
        try:
            return kept[text]
        except KeyError:
            if len(kept) >= most:
                kept.clear()
            entry = kept[text] = self._find(text)
            return entry

    def _find(self, text: str) -> Entry | None:
        length = len(text)
        if length <= LONGEST_PHRASE:
            entry = self.phrases.get(phrase_key(text))
            if entry is not None:
                return entry
        for longest, pattern, entries in self.patterns:
            if length <= longest:
                match = pattern.fullmatch(text)
                if match is not None:
                    assert match.lastgroup is not None
                    return entries[int(match.lastgroup[1:])]
        return self._run(text) if length <= 90 and " " in text else None

    def _run(self, text: str) -> Entry | None:
        """The entry of the first of several phrases that make up a line: `인쇄 공유 댓글 0`."""
        words = [word for word in _SEPARATORS.split(text) if word]
        if len(words) < 2:
            return None
        first: Entry | None = None
        at = 0
        while at < len(words):
            for size in (3, 2, 1):
                key = phrase_key(" ".join(words[at : at + size]))
                entry = self.phrases.get(key)
                if entry is not None or (size == 1 and not key):
                    first = first or entry
                    at += min(size, len(words) - at)
                    break
            else:
                return None
        return Entry(first.reason, "run", first.ends) if first else None


def phrase_key(text: str) -> str:
    """What of a line counts when phrases are compared.

    >>> phrase_key("로그인 |"), phrase_key("[ 100자평  39 ]"), phrase_key("TOP")
    ('로그인', '자평', 'top')
    """
    start, end = 0, len(text)
    while start < end and not text[start].isalpha():
        start += 1
    while end > start and not text[end - 1].isalpha():
        end -= 1
    return _SPACES.sub(" ", text[start:end]).casefold()


@cache
def load() -> Lexicon:
    """The lexicon that ships with the package, read once."""
    folder = resources.files(__package__)
    files = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda e: e.name
    )
    return build((entry.name, tomllib.loads(entry.read_text("utf-8"))) for entry in files)


def build(tables: Any) -> Lexicon:
    """Make a Lexicon of `(file name, table)` pairs; raises DataError for a wrong key or value."""
    phrases: dict[str, Entry] = {}
    by_length: dict[int, list[tuple[str, Entry]]] = {}
    inline: list[tuple[str, re.Pattern[str], Reason]] = []
    for name, table in tables:
        _check(name, table)
        reason: Reason = table["reason"]
        ends = table.get("ends", False)
        for kind in ("exact", "inside", "heads", "summaries"):
            for phrase in table.get(kind, ()):
                phrases[phrase_key(phrase)] = Entry(reason, _KINDS[kind], ends)
        longest = table.get("longest", _LONGEST)
        for kind, says in _PATTERN_KINDS.items():
            for pattern in table.get(kind, ()):
                _compile(name, kind, pattern)
                by_length.setdefault(longest, []).append((pattern, Entry(reason, says, ends)))
        for row in table.get("item", ()):
            _compile(name, "item.pattern", row["pattern"])
            by_length.setdefault(200, []).append((row["pattern"], Entry(reason, "item", False)))
        for row in table.get("inline", ()):
            inline.append((row["needle"], _compile(name, "inline.pattern", row["pattern"]), reason))
    phrases.pop("", None)
    patterns = []
    for longest, rows in sorted(by_length.items()):
        # the group that names a pattern stands behind it: a pattern that begins with a letter is then passed over at once
        joined = "|".join(f"(?:{pattern})[.!]?(?P<g{index}>)" for index, (pattern, _) in enumerate(rows))
        patterns.append((longest, re.compile(joined), tuple(entry for _, entry in rows)))
    return Lexicon(phrases, tuple(patterns), tuple(inline))


def _check(name: str, table: dict[str, Any]) -> None:
    for key, value in table.items():
        if key not in _KEYS:
            raise DataError(name, key, value, f"a known key; known are {', '.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]):
            raise DataError(name, key, value, f"a {_KEYS[key].__name__}")
        if isinstance(value, list):
            for entry in value:
                _check_entry(name, key, entry)
    if table.get("reason") not in get_args(Reason):
        raise DataError(name, "reason", table.get("reason"), f"one of {', '.join(get_args(Reason))}")


def _check_entry(name: str, key: str, entry: object) -> None:
    parts = _ROW_KEYS.get(key)
    if parts is None:
        if not isinstance(entry, str):
            raise DataError(name, key, entry, "text")
        return
    if not isinstance(entry, dict):
        raise DataError(name, key, entry, "a table")
    for part in parts:
        if not isinstance(entry.get(part), str):
            raise DataError(name, f"{key}.{part}", entry.get(part), "text")


def _compile(name: str, key: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataError(name, key, pattern, f"a regular expression ({error})") from None
