"""Importing this loads what the first record would: workers that are forked from it start at once."""

from __future__ import annotations

from functools import cache

from newsextract.batch.attempt import attempt


@cache
def warm_up() -> None:
    """Read the lexicon and the profiles, and both readers, once in a process."""
    for source in ("한밭시는 새 도서관을 오는 3일 연다고 밝혔다.", "<html><p>한밭시는 새 도서관을 3일 연다고 밝혔다."):
        attempt(source)


warm_up()
