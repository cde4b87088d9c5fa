"""What two bodies are compared by: a digest for the same text, a MinHash for nearly the same.

A body is folded before: letters and digits are kept, compatibility forms are made plain (NFKC)
and case is dropped, so that spaces, punctuation, quotation marks and the cuts between
paragraphs make no difference. Headlines, names, captions and tags are not part of a body.

`exact` compares the BLAKE2b digests of folded bodies. `near` compares the sets of all runs of
`SHINGLE` characters, in which Korean needs no words: two bodies are alike where the MinHash of
their sets (`PERMUTATIONS` values) says that at least `ALIKE` of what either has is in both.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from hashlib import blake2b
from importlib.metadata import version
from operator import eq
from typing import NamedTuple
from unicodedata import normalize

from newsextract.errors import ArgumentError

KINDS = ("exact", "near")
SHINGLE, PERMUTATIONS, ALIKE = 5, 128, 0.6
_BANDS, _ROWS = 20, 4  # finds 94% of the pairs that are alike by 0.6, 99.6% by 0.7, and 99.997% by 0.8
_SEED = 1


class Fingerprint(NamedTuple):
    """`bands` are what bodies that are alike most likely share one of; `signature` decides."""

    bands: tuple[int, ...]
    signature: bytes


Printer = Callable[[Iterable[str]], Fingerprint | None]


def printer(kind: str) -> Printer:
    """The function that takes fingerprints of a kind; a body without letters has none.

    Raises ArgumentError where the library that it needs is missing.

    >>> exact = printer("exact")
    >>> exact(["누리군은 3일", "다리를 놓았다."]) == exact(["누리군은 3일 다리를 놓았다"])
    True
    >>> exact(["…"]) is None
    True
    """
    if kind == "near":
        _library_version()
        return _near
    return _exact


def alike(one: bytes, other: bytes) -> bool:
    """Whether two signatures of one kind are of bodies that are duplicates.

    >>> near = printer("near")
    >>> told = "누리군은 지난 12일 낡은 다리를 고쳐 주민에게 다시 열었다고 밝혔다. 고치는 데 1년 8개월이 걸렸다."
    >>> told_again = told.replace("밝혔다", "말했다")
    >>> alike(near([told]).signature, near([told_again]).signature)
    True
    >>> alike(near([told]).signature, near(["한밭시는 새 도서관을 오는 3일 연다고 알렸다."]).signature)
    False
    """
    if one == other:
        return True
    if len(one) != 2 * PERMUTATIONS:
        return False
    form = f"<{PERMUTATIONS}H"
    same: int = sum(map(eq, struct.unpack(form, one), struct.unpack(form, other)))
    return same >= ALIKE * PERMUTATIONS


def decided_by(kind: str | None) -> str | None:
    """What decides fingerprints beside our own code: the version of the library."""
    return f"rensa {_library_version()}" if kind == "near" else None


def fold(body: Iterable[str]) -> str:
    """The letters and digits of a body.

    >>> fold(["‘한밭천’ 산책로 4.2㎞…", "Ｎ서울타워 (열다)"])
    '한밭천산책로42kmn서울타워열다'
    """
    return "".join(filter(str.isalnum, normalize("NFKC", "".join(body)).casefold()))


def _exact(body: Iterable[str]) -> Fingerprint | None:
    text = fold(body)
    if not text:
        return None
    digest = blake2b(text.encode(), digest_size=16).digest()
    return Fingerprint((_number(digest),), digest)


def _near(body: Iterable[str]) -> Fingerprint | None:
    from rensa import RMinHash

    text = fold(body)
    if not text:
        return None
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    hashed.update(list({text[start : start + SHINGLE] for start in range(max(1, len(text) - SHINGLE + 1))}))
    values: list[int] = hashed.digest()
    bands = (struct.pack(f"<{_ROWS + 1}I", band, *values[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS))
    signature = struct.pack(f"<{PERMUTATIONS}H", *(value & 0xFFFF for value in values))
    return Fingerprint(tuple(_number(blake2b(band, digest_size=8).digest()) for band in bands), signature)


def _number(digest: bytes) -> int:
    return int(struct.unpack("<q", digest[:8])[0])


def _library_version() -> str:
    try:
        import rensa  # noqa: F401  # whether it can be loaded is the question

        return version("rensa")
    except ImportError:
        raise ArgumentError("mark_duplicates: 'near' needs rensa: pip install 'newsextract[duplicates]'") from None
