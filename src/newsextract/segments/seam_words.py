"""What is known of words: how often a crawl has them, where they stand, which letters stand side by side in one.

The words are not kept, only their checksums: `tools/train_seams.py` writes the table, `look_up` reads it.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

_KEY = 0xFFFFFC00  # the checksum's part of an entry; the ten bits below it hold what is known
_FACTS = 0x3FF
_GROUP_BITS = 20
_GROUP_MASK = (1 << _GROUP_BITS) - 1
_MIX = 0x9E3779B1
_ENDINGS = frozenset("은는이가을를의에도로와과만")
_LONG_ENDINGS = frozenset("에서는 으로는 에게는 까지 부터 에서 으로 에게 라고 이라 께서".split())


class Known(NamedTuple):
    """What is known of one word; all of it 0 for a word that the crawl has less than three times.

    `often` is a power of two, `stem` the same for all words of this stem. `opens` says how often
    the word is the first of a sentence or line, `closes` the last of a headline part or caption (0 to 3).
    """

    often: int
    stem: int
    opens: int
    closes: int


NOTHING = Known(0, 0, 0, 0)


class Words(NamedTuple):
    """The table: entries in order, and a set of groups of four letters that stand inside a word."""

    entries: array[int]
    groups: bytes

    def facts(self, word: str) -> int:
        """What is known of a word in ten bits: three of its count, three of its stem's, two of opens, two of closes."""
        key = _checksum(word) & _KEY
        entries = self.entries
        place = bisect_left(entries, key)
        if place < len(entries):
            facts = entries[place] ^ key
            return facts if facts <= _FACTS else 0
        return 0

    def look_up(self, word: str) -> Known:
        """What is known of a word, by name."""
        facts = self.facts(word)
        return Known(facts >> 7, facts >> 4 & 7, facts >> 2 & 3, facts & 3)

    def holds(self, group: str) -> bool:
        """Whether four letters stand side by side in a word of the crawl (one answer in fifty is a wrong yes)."""
        groups = self.groups
        one, two, three = _bits(group)
        return bool(groups[one >> 3] >> (one & 7) & groups[two >> 3] >> (two & 7) & groups[three >> 3] >> (three & 7) & 1)

    def pack(self) -> bytes:
        """The table as package data."""
        entries = _little(array("I", self.entries))
        return zlib.compress(len(entries).to_bytes(4, "little") + entries.tobytes() + self.groups, 9)


def build(known: Mapping[str, Known], groups: Iterable[str]) -> Words:
    """A table of these words and groups of letters."""
    entries: dict[int, Known] = {}
    for word, facts in known.items():
        key = _checksum(word) & _KEY
        entries[key] = max(facts, entries.get(key, NOTHING))
    bits = bytearray(1 << (_GROUP_BITS - 3))
    for group in groups:
        for bit in _bits(group):
            bits[bit >> 3] |= 1 << (bit & 7)
    packed = (key | f.often << 7 | f.stem << 4 | f.opens << 2 | f.closes for key, f in sorted(entries.items()))
    return Words(array("I", packed), bytes(bits))


def unpack(data: bytes) -> Words:
    """The table that `pack` wrote."""
    raw = zlib.decompress(data)
    end = 4 + 4 * int.from_bytes(raw[:4], "little")
    entries = array("I")
    entries.frombytes(raw[4:end])
    return Words(_little(entries), raw[end:])


@cache
def known_words() -> Words:
    """The table of the package, read at first use."""
    return unpack((resources.files("newsextract.segments") / "seam_words.bin").read_bytes())


def _little(entries: array[int]) -> array[int]:
    """Entries in the file's order of bytes, or back from it."""
    if sys.byteorder == "big":
        entries.byteswap()
    return entries


def stem(word: str) -> str:
    """A word without the particle at its end.

    >>> stem("가람시는"), stem("본부에서"), stem("본부")
    ('가람시', '본부', '본부')
    """
    for size in (3, 2):
        if len(word) > size + 1 and word[-size:] in _LONG_ENDINGS:
            return word[:-size]
    return word[:-1] if len(word) > 2 and word[-1] in _ENDINGS else word


def _checksum(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "replace"))  # a text may hold half of a surrogate pair


def _bits(group: str) -> tuple[int, int, int]:
    checksum = _checksum(group)
    return checksum & _GROUP_MASK, checksum >> 12, (checksum * _MIX >> 9) & _GROUP_MASK
