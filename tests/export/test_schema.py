"""The JSON Schemas: valid as schemas, and true of what comes out."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, ValidationError

from newsextract import ArgumentError, Article, Caption, explain, schema
from newsextract.export.explained import record
from newsextract.model import Label, Reason

DUMPS = [
    "",
    "로그인\n회원가입\n",
    "한밭시는 새 도서관을 3일 연다고 밝혔다.",
    """\
한밭일보
로그인
회원가입
한밭시 새 도서관 3일 문 연다
홍길동 기자 hong@hanbat.example
입력 2024.05.22 18:30
수정 2024.05.23. 오전 9:05

▲ 새 도서관 어린이실 모습. ⓒ 한밭시

한밭시는 새 도서관을 오는 3일 연다고 22일 밝혔다. 장서는 5만 권이다.

시장은 "누구나 쉬어 가는 곳이 되면 좋겠다"고 말했다.

#도서관 #한밭시
저작권자 © 한밭일보 무단전재 및 재배포 금지
많이 본 뉴스
1 한밭시 빵집 문 닫는다
2 한밭천 벚꽃 활짝
""",
    "[앵커]\n새 도서관이 문을 엽니다.\n[기자]\n어린이실이 따로 있습니다.\n한밭방송 홍길동입니다.\n",
    "A new library opens in Hanbat on June 3, the city said on Wednesday.\n",
    "한\u200b밭\u00a0시는 도서관을\x00 3일 연다고 밝혔다.",
]


def validator(name: str) -> Draft202012Validator:
    loaded = schema.load(name)
    Draft202012Validator.check_schema(loaded)
    return Draft202012Validator(loaded)


@pytest.mark.parametrize("dump", DUMPS)
def test_real_output_is_valid(dump: str) -> None:
    explanation = explain(dump, url="https://news.example.kr/1", published="2024-05-22 18:30")
    validator("article").validate(explanation.article.to_dict())
    for decision in explanation.decisions:
        validator("decision").validate(decision.to_dict())
    validator("explanation").validate(record(explanation))


def test_article_schema_names_the_fields_in_their_order() -> None:
    loaded = schema.load("article")
    assert list(loaded["properties"]) == loaded["required"] == list(Article().to_dict())


def test_decision_schema_names_the_labels_and_reasons() -> None:
    properties = schema.load("decision")["properties"]
    assert set(properties["label"]["enum"]) == set(get_args(Label))
    assert set(properties["reason"]["enum"]) == {*get_args(Reason), None}


@pytest.mark.parametrize(
    "wrong",
    [
        {"mood": "좋음"},
        {"published": "2024.05.22"},
        {"published": "2024-05-22T18:30:00Z"},
        {"captions": [{"text": None, "credit": None}]},
        {"authors": [{"name": ""}]},
        {"headings": [-1]},
        {"body": [""]},
        {"confidence": 1.5},
        {"confidence": "high"},
    ],
)
def test_article_schema_refuses(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        validator("article").validate({**Article().to_dict(), **wrong})


def test_article_schema_takes_a_caption_of_which_one_half_is_known() -> None:
    article = Article(captions=(Caption("전경"), Caption(None, "한밭시")))
    validator("article").validate(article.to_dict())


@pytest.mark.parametrize(
    "wrong",
    [{"label": "chrome"}, {"reason": "menu"}, {"line": 0}, {"rule": ""}, {"lost": ["a.b"]}, {"place": "body"}, {"uncertain": False}, {"confidence": 1.1}, {"runner_up": "menu"}, {"reasons": []}, {"reasons": [{"feature": "told"}]}],
)
def test_decision_schema_refuses(wrong: dict[str, Any]) -> None:
    right = {"line": 1, "start": 0, "end": 1, "label": "body", "reason": None, "rule": "a.b", "text": "가", "confidence": 0.5}
    validator("decision").validate(right)
    with pytest.raises(ValidationError):
        validator("decision").validate({**right, **wrong})


def test_another_name_is_refused() -> None:
    with pytest.raises(ArgumentError, match="'page' is not one of article, decision, explanation"):
        schema.load("page")
