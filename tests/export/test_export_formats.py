"""JSON, JSON Lines, text, JSON-LD: what is written, and what is left out."""

from __future__ import annotations

import json

import pytest

from newsextract import Article, Author, Caption
from newsextract.export import FORMATS

FULL = Article(
    source="dump.txt",
    url="https://news.example.kr/1",
    publisher="한밭일보",
    profile="hanbat",
    title="한밭시 새 도서관 3일 문 연다",
    subtitles=("장서 5만 권", "밤 10시까지 열어"),
    authors=(Author("홍길동", "기자", "hong@hanbat.example"), Author("성춘향")),
    dateline="한밭",
    published="2024-05-22T18:30:00+09:00",
    modified="2024-05-23",
    section="사회",
    keywords=("도서관", "개관"),
    body=("한밭시는 3일 도서관을 연다.", "책은 5만 권", '시장은 "쉬어 가는 곳"이라고 말했다.'),
    headings=(1,),
    captions=(Caption("어린이실 모습.", "한밭시"), Caption(None, "홍길동"), Caption("전경")),
    tags=("도서관", "한밭시"),
    language="ko",
)


def test_json_is_indented_and_korean() -> None:
    text = FORMATS["json"].render(FULL)
    assert text.startswith('{\n  "source": "dump.txt",\n')
    assert '"title": "한밭시 새 도서관 3일 문 연다"' in text
    assert json.loads(text) == FULL.to_dict()


def test_jsonl_is_one_line_whatever_the_text_holds() -> None:
    text = FORMATS["jsonl"].render(Article(title="한 줄\n두 줄\r\n\x1e셋"))
    assert len(text.splitlines()) == 1
    assert json.loads(text)["title"] == "한 줄\n두 줄\r\n\x1e셋"


def test_text() -> None:
    assert FORMATS["text"].render(FULL) == (
        "한밭시 새 도서관 3일 문 연다\n"
        "\n"
        "장서 5만 권\n"
        "밤 10시까지 열어\n"
        "\n"
        "홍길동 기자 hong@hanbat.example, 성춘향 · 한밭일보 · 2024-05-22 18:30 · 수정 2024-05-23\n"
        "\n"
        "한밭시는 3일 도서관을 연다.\n"
        "\n"
        "책은 5만 권\n"
        "\n"
        '시장은 "쉬어 가는 곳"이라고 말했다.\n'
        "\n"
        "[어린이실 모습. — 한밭시]\n"
        "[홍길동]\n"
        "[전경]\n"
        "\n"
        "#도서관 #한밭시"
    )


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_what_is_not_known_leaves_no_gap(name: str) -> None:
    render = FORMATS[name].render
    assert render(Article()) == ""
    assert render(Article(body=("첫째.", "둘째."))) == "첫째.\n\n둘째."
    assert render(Article(body=("첫째.",), tags=("책",))).count("\n") == 2


def test_jsonld() -> None:
    assert json.loads(FORMATS["jsonld"].render(FULL)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "한밭시 새 도서관 3일 문 연다",
        "alternativeHeadline": ["장서 5만 권", "밤 10시까지 열어"],
        "author": [
            {"@type": "Person", "name": "홍길동", "jobTitle": "기자", "email": "hong@hanbat.example"},
            {"@type": "Person", "name": "성춘향"},
        ],
        "datePublished": "2024-05-22T18:30:00+09:00",
        "dateModified": "2024-05-23",
        "dateline": "한밭",
        "articleSection": "사회",
        "articleBody": ('한밭시는 3일 도서관을 연다.\n\n책은 5만 권\n\n시장은 "쉬어 가는 곳"이라고 말했다.'),
        "keywords": ["도서관", "개관", "한밭시"],
        "image": [
            {"@type": "ImageObject", "caption": "어린이실 모습.", "creditText": "한밭시"},
            {"@type": "ImageObject", "creditText": "홍길동"},
            {"@type": "ImageObject", "caption": "전경"},
        ],
        "publisher": {"@type": "Organization", "name": "한밭일보"},
        "url": "https://news.example.kr/1",
        "inLanguage": "ko",
    }


def test_jsonld_leaves_out_what_is_not_known() -> None:
    assert json.loads(FORMATS["jsonld"].render(Article())) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
    }
    one = json.loads(FORMATS["jsonld"].render(Article(subtitles=("부제",))))
    assert one["alternativeHeadline"] == "부제"


def test_jsonld_can_stand_in_a_page() -> None:
    text = FORMATS["jsonld"].render(Article(title="</script><!--<script>"))
    assert "<" not in text
    assert json.loads(text)["headline"] == "</script><!--<script>"


@pytest.mark.parametrize("name", FORMATS)
def test_korean_is_korean_and_no_line_end_is_added(name: str) -> None:
    text = FORMATS[name].render(FULL)
    assert "한밭시 새 도서관" in text
    assert "\\u" not in text
    assert text == text.rstrip()


@pytest.mark.parametrize("name", FORMATS)
def test_lone_surrogates_are_passed_on(name: str) -> None:
    assert "\udcff" in FORMATS[name].render(Article(title="도서\udcff관"))
