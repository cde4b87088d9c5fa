from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.metadata.jsonish import assigned, loads, mend


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": "첫 줄\n둘째 줄"}', {"a": "첫 줄\n둘째 줄"}),
        ('{"a": [1, 2,], }', {"a": [1, 2]}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('/* <![CDATA[ */ {"a": 1} /* ]]> */', {"a": 1}),
        ('{"date": "2024-05-22", // 게재일\n"b": 2 /* 끝 */}', {"date": "2024-05-22", "b": 2}),
        ('{"url": "https://example.com/a//b", "b": 1,}', {"url": "https://example.com/a//b", "b": 1}),
        (
            '{"headline": "시장 "새 청사 연다" 밝혀", "b": 1}',
            {"headline": '시장 "새 청사 연다" 밝혀', "b": 1},
        ),
        (r'{"headline": "시장\'s 말 \x"}', {"headline": "시장's 말 x"}),
        ('{"a": {"b": [1, {"c": "끊긴', {"a": {"b": [1, {"c": "끊긴"}]}}),
        ('{"a": 1, "b":', {"a": 1, "b": None}),
        ('{"a": 1, "b', {"a": 1, "b": None}),
        ("{a: 'b', ok: true, n: undefined}", {"a": "b", "ok": True, "n": None}),
        ('{"a": 1};', {"a": 1}),
        ("\ufeff[1]", [1]),
        ("&#123;&quot;a&quot;:1}", {"a": 1}),
    ],
)
def test_near_json_is_read(text: str, value: object) -> None:
    assert loads(text) == value


@pytest.mark.parametrize(
    "text", ["", "글", "var a = 1", "<p>{}</p>", "true", '"글"', "[" * 200_000, '{"a":' * 200_000]
)
def test_no_json_is_nothing(text: str) -> None:
    assert loads(text) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    )
)
def test_json_is_untouched(value: object) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        if text[0] in "{[":
            assert loads(text) == value


@given(st.text(alphabet="{}[]\",:\\'`/* \n가a1", max_size=200))
def test_any_text_is_survived(text: str) -> None:
    loads(text)
    loads("{" + text)
    mend(text)
    list(assigned("x=" + text))


def test_assignments_in_order() -> None:
    script = (
        """var x = 1; window.__A__ = {"a": "}"}; f({b: 1}); window['B'] = [1]; q = JSON.parse('{"c": 2}');"""
    )
    assert list(assigned(script)) == [{"a": "}"}, [1], {"c": 2}]


@pytest.mark.parametrize("unit", ["a={", 'a={"가":', "a='가", '"" ', "[,", "/*", "//", "\\", '"'])
def test_time_is_linear(unit: str) -> None:
    text = "{" + unit * (1_000_000 // len(unit))
    start = time.perf_counter()
    loads(text)
    list(assigned(text))
    assert time.perf_counter() - start < 6
