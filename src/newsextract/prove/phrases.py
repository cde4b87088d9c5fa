"""What a profile's phrases take: sentences that they must not, and what the lexicon knows already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newsextract import lexicon
from newsextract.lexicon import LONGEST_PHRASE, Entry, Lexicon, phrase_key
from newsextract.profiles import Profile

_WHOLE = ("exact", "inside", "heads", "summaries")
_REGULAR = ("patterns", "inside_patterns", "head_patterns", "summary_patterns")


@dataclass(frozen=True, slots=True)
class One:
    """One phrase of a profile, by its key, with a lexicon that knows nothing else."""

    key: str
    value: str
    only: Lexicon

    def takes(self, line: str) -> bool:
        """Whether the phrase takes a line, or cuts anything out of it."""
        if self.only.look_up(line) is not None:
            return True
        return any(needle in line and pattern.search(line) for needle, pattern, _ in self.only.inline)


def each(profile: Profile) -> Iterator[One]:
    """The phrases of a profile, one by one.

    >>> own = Profile("nuri", phrases=({"reason": "ad", "exact": ["누리 장터"], "patterns": ["장터 .{1,9}"]},))
    >>> [(one.key, one.value, one.takes("장터 가는 길")) for one in each(own)]
    [('exact', '누리 장터', False), ('patterns', '장터 .{1,9}', True)]
    """
    for table in profile.phrases:
        shared: dict[str, Any] = {key: table[key] for key in ("reason", "longest") if key in table}
        for key in (*_WHOLE, *_REGULAR, "item", "inline"):
            for value in table.get(key, ()):
                yield One(key, _said(value), lexicon.build([(profile.name, {**shared, key: [value]})]))


def _said(value: str | dict[str, Any]) -> str:
    return value if isinstance(value, str) else str(value["pattern"])


def faults(profile: Profile, sentences: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Key, value and fault of each phrase that takes one of the sentences, or can take nothing.

    >>> own = Profile("nuri", phrases=({"reason": "ad", "patterns": [".*장터.*"]},))
    >>> list(faults(own, ["누리 장터가 다시 섰습니다."]))
    [('patterns', '.*장터.*', "takes a line of a story: '누리 장터가 다시 섰습니다.'")]
    """
    for one in each(profile):
        if one.key in _WHOLE and not phrase_key(one.value):
            yield one.key, one.value, "holds no letter: it is never found"
        elif one.key in _WHOLE and len(one.value) > LONGEST_PHRASE:
            yield one.key, one.value, f"has more than {LONGEST_PHRASE} characters: give it as a pattern"
        taken = next((sentence for sentence in sentences if one.takes(sentence)), None)
        if taken is not None:
            yield one.key, one.value, f"takes a line of a story: {taken!r}"


def remarks(profile: Profile) -> Iterator[tuple[str, str, str]]:
    """Key, value and remark of each phrase that the lexicon knows, or that stands there twice.

    >>> own = Profile("nuri", phrases=({"reason": "login", "exact": ["로그인"]}, {"reason": "ad", "exact": ["누리 장터", "[누리 장터]"]}))
    >>> list(remarks(own))
    [('exact', '로그인', 'is in the lexicon already (login)'), ('exact', '[누리 장터]', "says the same as '누리 장터'")]
    """
    book = lexicon.load()
    seen: dict[str, str] = {}
    for one in each(profile):
        same = phrase_key(one.value) if one.key in _WHOLE else f"{one.key} {one.value}"
        if same in seen:
            yield one.key, one.value, f"says the same as {seen[same]!r}"
            continue
        seen[same] = one.value
        known, own = book.look_up(one.value), one.only.phrases.get(phrase_key(one.value))
        if known is not None and own is not None and known.reason == own.reason and _does(known) == _does(own):
            yield one.key, one.value, f"is in the lexicon already ({known.reason})"


def _does(entry: Entry) -> str:
    """What follows from an entry, however the line was found."""
    return entry.kind if entry.kind in ("inside", "head", "summary", "item") else "exact"
