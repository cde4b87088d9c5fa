"""What is counted in bounded memory is right within the bound that it tells."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newsextract.batch.frequent import Frequent


@given(st.lists(st.lists(st.integers(0, 40).map(lambda n: str(n * n // 40)), max_size=30), max_size=30), st.integers(1, 8))
def test_counts_are_too_low_by_no_more_than_is_told(parts: list[list[str]], most: int) -> None:
    met, exact = Frequent(most), Counter[str]()
    for part in parts:
        met.add(Counter(part))
        exact.update(part)
        assert len(met.counts) <= 2 * most
    for thing, count in exact.items():
        assert 0 <= count - met.counts.get(thing, 0) <= met.missed
    assert met.missed <= exact.total() / (most + 1)
