"""Any str and any bytes: no exception but the documented ones, decisions tile, articles add nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsextract import BinaryInput, explain, extract

from .dumps import dumps, encoded
from .tiling import assert_adds_nothing, assert_tiles

quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def examples(*inputs: str) -> Callable[[Any], Any]:
    """Inputs that are tried every time, besides those that hypothesis makes."""

    def mark(test: Any) -> Any:
        for one in inputs:
            test = example(one)(test)
        return test

    return mark


EDGES = (
    "",
    " ",
    "\n",
    "\ufeff",
    "\u200b\n\u200b",
    "\x00",
    "\ud800",
    "\udfff다.\ud800",
    "가\u200b나\u200b",
    "\u1112\u1161\u11ab\u1100\u1173\u11af",  # decomposed Hangul
    "가\u11a8\u11ff",  # a final consonant that composes, behind it one that cannot
    "[한밭일보 임꺽정 기자]\u116100000000000\n",  # a vowel that composes with nothing, behind a span
    "한\r\n글\r줄\n끝\x85.\u2028다\u2029.",
    "\xa0\u3000\u2003다.\u3000가",
)


@quick
@given(dumps())
@examples(*EDGES)
def test_dump_is_tiled(dump: str) -> None:
    assert_tiles(explain(dump))


@quick
@given(st.text(st.characters()))
def test_any_text_is_tiled(text: str) -> None:
    assert_tiles(explain(text))


@quick
@given(dumps())
@examples(*EDGES)
def test_article_adds_nothing_to_dump(dump: str) -> None:
    assert_adds_nothing(explain(dump))


@quick
@given(encoded())
def test_encoded_dump_is_tiled_or_binary(data: bytes) -> None:
    try:
        explanation = explain(data)
    except BinaryInput:
        return
    assert_tiles(explanation)
    assert_adds_nothing(explanation)


@quick
@given(st.binary(max_size=300))
def test_any_bytes_are_tiled_or_binary(data: bytes) -> None:
    try:
        explanation = explain(data)
    except BinaryInput:
        return
    assert_tiles(explanation)


@quick
@given(dumps())
def test_given_facts_change_no_tiling(dump: str) -> None:
    known = " ".join(dump.split())[:40] or None
    explanation = explain(dump, title=known, url="https://www.ohmynews.com/1", published="2024-05-22")
    assert_tiles(explanation)
    assert explanation.article.published == "2024-05-22"


@quick
@given(dumps())
def test_extract_is_what_explain_shows(dump: str) -> None:
    assert extract(dump) == explain(dump).article


@quick
@given(dumps())
def test_str_and_its_bytes_agree(dump: str) -> None:
    try:
        data = b"\xef\xbb\xbf" + dump.encode()
    except UnicodeEncodeError:
        return  # lone surrogates have no bytes
    text, read = explain(dump), explain(data)
    assert read.decisions == text.decisions


@pytest.mark.parametrize("name", ["hosts", "하얀 파일"])
def test_binary_bytes_are_named(name: str) -> None:
    with pytest.raises(BinaryInput, match=name):
        explain(b"\x89PNG\r\n\x1a\n" + bytes(64), name=name)
