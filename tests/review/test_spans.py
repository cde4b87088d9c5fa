"""Corrections: what a reader says takes the place of what was decided, and nothing else changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract import ArgumentError, explain
from newsextract.model import Explanation, Label
from newsextract.review.spans import CORRECTED, Span, corrected
from newsextract.review.values import value_of

from .dumps import DUMP, LINE

TEXT = DUMP.format(11, LINE)
FOUND = explain(TEXT)


def with_spans(*spans: Span, text: str = TEXT) -> Explanation:
    return explain(text, correct=lambda source, decisions: corrected(source, decisions, spans))


def span(text: str, label: Label, **more: Any) -> Span:
    start = TEXT.index(text)
    return Span(start, start + len(text), label, **more)


def test_no_spans_change_nothing() -> None:
    assert with_spans() == FOUND


def test_a_span_keeps_what_it_overruled() -> None:
    (decision,) = [d for d in with_spans(span(LINE, "chrome", reason="notice")).decisions if d.rule == CORRECTED]
    assert (decision.line, decision.text, decision.label, decision.reason) == (10, LINE, "chrome", "notice")
    (before,) = [d for d in FOUND.decisions if d.text == LINE]
    assert [(claim.label, claim.rule) for claim in decision.lost] == [(before.label, before.rule)]


def test_furniture_inside_a_paragraph_parts_it_from_nothing() -> None:
    """A sentence that is given back to its paragraph stays in it."""
    text = "누리군은 12일 다리를 놓았다.\n한별 기자 byeol@nuri.example\n주민은 먼 길을 돌지 않아도 된다고 말했다.\n"
    explanation = explain(text)
    items = [d.item for d in explanation.decisions]
    joined = [d._replace(label="body", item=7) if d.label == "body" else d for d in explanation.decisions]
    outside = [d for d in explanation.decisions if d.label != "body"]
    made = corrected(text, joined, [Span(outside[0].start, outside[-1].end, "body")])
    assert [d.item for d in made] == [7, 7, 7], items


def test_two_paragraphs_of_a_reader_are_two() -> None:
    first, second = span("누리군은 지난 11일", "body"), span("오래된 방앗간을 고쳐 마을 도서관으로 열었다고 밝혔다.", "body")
    assert with_spans(first, second).article.body[:2] == (
        "누리군은 지난 11일",
        "오래된 방앗간을 고쳐 마을 도서관으로 열었다고 밝혔다.",
    )


def test_a_span_over_two_decisions_is_one_and_their_rest_stays() -> None:
    start = TEXT.index("오래된")
    end = TEXT.index("12억원")
    made = with_spans(Span(start, end - 1, "heading")).article
    assert made.body[0] == "누리군은 지난 11일"
    assert made.body[1].startswith("오래된 방앗간")
    assert made.headings == (1,)
    assert made.body[2] == "12억원을 들였다고 설명했다."


def test_a_credit_belongs_to_the_caption_before_it() -> None:
    text = "누리군은 12일 다리를 놓았다고 밝혔다.\n\n새로 놓은 다리의 모습\n누리군 제공\n\n주민은 먼 길을 돌지 않아도 된다고 말했다.\n"
    spans = []
    for words, label in (("새로 놓은 다리의 모습", "caption"), ("누리군 제공", "credit")):
        start = text.index(words)
        spans.append(Span(start, start + len(words), label))  # type: ignore[arg-type]  # a Label, of two
    (caption,) = with_spans(*spans, text=text).article.captions
    assert (caption.text, caption.credit) == ("새로 놓은 다리의 모습", "누리군")


@given(st.data())
def test_the_document_stays_tiled(data: st.DataObject) -> None:
    """Whatever is said of whichever spans, every visible character is in one decision, and only once."""
    edges = sorted(data.draw(st.sets(st.integers(0, len(TEXT)), min_size=2, max_size=8)))
    labels = ("body", "chrome", "title", "tag", "caption", "heading", "subtitle", "credit")
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        text = TEXT[start:end]
        if text.strip():
            start += len(text) - len(text.lstrip())
            label = data.draw(st.sampled_from(labels))
            spans.append(Span(start, start + len(text.strip()), label, "menu" if label == "chrome" else None))  # type: ignore[arg-type]
    made = corrected(TEXT, FOUND.decisions, spans)
    position = 0
    for decision in made:
        assert decision.start >= position
        assert not TEXT[position : decision.start].strip()
        assert decision.text == TEXT[decision.start : decision.end]
        assert decision.line == 1 + TEXT.count("\n", 0, decision.start)
        position = decision.end
    assert not TEXT[position:].strip()
    assert {(d.start, d.end, d.label) for d in made} >= {(s.start, s.end, s.label) for s in spans}


@pytest.mark.parametrize(
    ("label", "text", "given_value", "wanted"),
    [
        ("published", "등록 2024년 5월 22일 오후 6시 30분", None, "2024-05-22T18:30:00+09:00"),
        ("modified", "아무 말", "2024.05.22", "2024-05-22"),
        ("subtitle", "- 책 4만 권 갖춰", None, "책 4만 권 갖춰"),
        ("caption", "▲ 새 청사 전경", None, "새 청사 전경"),
        ("dateline", "(서울=누리통신)", None, "서울=누리통신"),
        ("credit", "그 무엇", "누리군", "누리군"),
        ("body", "  두  칸 ", None, None),
        ("chrome", "로그인", None, None),
    ],
)
def test_values(label: Label, text: str, given_value: str | None, wanted: str | None) -> None:
    assert value_of(label, text, given_value)[0] == wanted


@pytest.mark.parametrize(("label", "text", "said"), [("published", "어제", "holds no date"), ("byline", "오늘의 날씨는 맑습니다", "names nobody")])
def test_values_that_are_none(label: Label, text: str, said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        value_of(label, text)
