"""Records: labels, front matter, printed objects and lists, columns; and texts that only look like one."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from newsextract import Article, Explanation, explain, extract
from newsextract.model import Document
from newsextract.readers.text import read_text

Tiles = Callable[[Explanation], None]

TITLE = "도담천 물탱크, 작은 전시관으로 다시 문 연다"
FIRST = "가람시는 도담천 둔치의 오래된 물탱크를 고쳐 작은 전시관으로 쓰기로 했다고 9일 밝혔다."
SECOND = "시는 올해 설계를 마치고 내년 봄 공사를 시작한다고 설명했다. 여는 날은 내후년 3월이다."
STORY = f"{FIRST}\n\n{SECOND}"
PLACE = "https://www.hanbat.example/news/17"


def named(document: Document) -> list[tuple[str, str]]:
    """What each labelled block says, and the field that it is."""
    return [(field.name, document.blocks[field.block].text) for field in document.fields]


HEADS = {
    "colons": f"url: {PLACE}\n제목: {TITLE}\n작성자: 도윤슬 기자\n작성일: 2024-03-09 10:20\n내용: {STORY}\n",
    "spaced": f"제목 : {TITLE}\n언론사 : 한밭타임스\n기자명 : 도윤슬\n입력일 : 2024.03.09 10:20\nURL : {PLACE}\n본문 : {STORY}\n",
    "boxed": f"[제목] {TITLE}\n[기자] 도윤슬\n[날짜] 2024-03-09 10:20\n[링크] {PLACE}\n[본문]\n{STORY}\n",
    "bold": f"**제목:** {TITLE}\n**기자:** 도윤슬 기자\n**등록일:** 2024-03-09 10:20\n**URL:** {PLACE}\n**내용:**\n{STORY}\n",
    "bullets": f"- 제목: {TITLE}\n- 작성자: 도윤슬\n- 날짜: 2024-03-09 10:20\n- 링크: {PLACE}\n- 본문:\n{STORY}\n",
    "tail": f"제목: {TITLE}\n본문: {STORY}\n기자: 도윤슬\n날짜: 2024-03-09 10:20\nurl: {PLACE}\n",
    "jina": f"Title: {TITLE}\n\nURL Source: {PLACE}\n\nAuthor: 도윤슬\n\nPublished Time: 2024-03-09T10:20:00+09:00\n\nMarkdown Content:\n{STORY}\n",
    "front matter": f'---\ntitle: "{TITLE}"\nsource: "{PLACE}"\nauthor:\n  - "[[도윤슬 기자]]"\npublished: 2024-03-09 10:20\ntags:\n  - "clippings"\n---\n{STORY}\n',
    "alone": f"제목\n{TITLE}\n기자\n도윤슬\n날짜\n2024-03-09 10:20\nURL\n{PLACE}\n본문\n{STORY}\n",
    "columns": f"일자\t언론사\t기고자\t제목\tURL\t본문\n2024-03-09 10:20\t한밭타임스\t도윤슬\t{TITLE}\t{PLACE}\t{FIRST}{SECOND}\n",
    "dict": repr({"title": TITLE, "url": PLACE, "writer": "도윤슬 기자", "writed_at": "2024.03.09. 오전 10:20", "content": STORY}),
    "json": json.dumps({"id": 17, "headline": TITLE, "body": STORY, "reporter": "도윤슬", "pub_date": "2024-03-09 10:20", "link": PLACE}, ensure_ascii=False, indent=1),
    "ascii json": json.dumps({"title": TITLE, "text": STORY, "author": ["도윤슬"], "date": "2024-03-09 10:20", "url": PLACE}),
}


@pytest.mark.parametrize("source", HEADS.values(), ids=HEADS)
def test_fields_of_a_record(source: str, tiles: Tiles) -> None:
    explanation = explain(source)
    article = explanation.article
    assert article.title == TITLE
    assert article.url == PLACE
    assert [author.name for author in article.authors] == ["도윤슬"]
    assert article.published == "2024-03-09T10:20:00+09:00"
    assert article.body == (FIRST, SECOND)
    assert article.tags == ()
    tiles(explanation)
    assert not any(decision.rule == "unclaimed.gap" for decision in explanation.decisions)


@pytest.mark.parametrize("source", HEADS.values(), ids=HEADS)
def test_every_line_ends_as_it_may(source: str) -> None:
    if source[0] == "{":
        return  # line ends within strings are escapes
    assert extract(source.replace("\n", "\r\n")).body == (FIRST, SECOND)
    assert extract(f"\ufeff{source}").title == TITLE


def test_keywords_of_front_matter_are_tags() -> None:
    article = extract(f"---\ntitle: {TITLE}\ntags: [물탱크, 전시관]\n---\n{STORY}\n")
    assert article.tags == ("물탱크", "전시관")


def test_escaped_quotation_marks_of_front_matter_are_read() -> None:
    assert extract(f'---\ntitle: "\\"물탱크\\", 다시 문 연다"\nauthor: 도윤슬\n---\n{STORY}\n').title == '"물탱크", 다시 문 연다'


def test_the_sites_name_is_cut_off_the_title() -> None:
    assert extract(f"Title: {TITLE} - 한밭일보\n\nURL Source: {PLACE}\n\nMarkdown Content:\n# {TITLE}\n\n{STORY}\n").title == TITLE


def test_a_value_goes_on_to_the_next_label() -> None:
    document = read_text(f"제목: {TITLE}\n부제: 내년 봄 공사\n골목에 사람 모이는 자리로\n본문: {STORY}\n")
    assert [name for name, _ in named(document)] == ["title", "subtitle", "subtitle", "text", "text"]


def test_of_several_records_the_first_is_read(tiles: Tiles) -> None:
    one = f"제목: {TITLE}\n날짜: 2024-03-09\n본문: {STORY}\n\n"
    other = "제목: 누리군 사과, 올해는 작고 달다\n날짜: 2024-03-10\n본문: 누리군은 올해 사과가 작고 달다고 10일 밝혔다.\n"
    explanation = explain(one + other)
    assert explanation.article.title == TITLE
    assert explanation.article.body == (FIRST, SECOND)
    assert explanation.article.warnings == ("2 records in one input, of which the first was read",)
    tiles(explanation)


def test_of_json_lines_the_first_is_read() -> None:
    lines = [{"title": TITLE, "content": STORY}, {"title": "누리군 사과", "content": "누리군은 올해 사과가 달다고 밝혔다."}]
    article = extract("\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    assert article.title == TITLE
    assert "누리군" not in " ".join(article.body)
    assert article.warnings == ("2 records in one input, of which the first was read",)


def test_of_two_keys_that_hold_the_story_the_longer_is_read() -> None:
    document = read_text(json.dumps({"title": TITLE, "text": "짧은 글이다.", "content": STORY}, ensure_ascii=False))
    assert [text for name, text in named(document) if name == "text"] == [FIRST, SECOND]


def test_strings_of_a_printed_list_are_lines(tiles: Tiles) -> None:
    source = repr(["\n", " 본문 내용 ", "\n", " // TV플레이어 ", "\n// 표시\nfunction roll(mode) {}\n", FIRST, "\n", SECOND, "도윤슬 기자", " // 본문 내용 "])
    document = read_text(source)
    assert [block.text for block in document.blocks] == [FIRST, SECOND, "도윤슬 기자"]
    assert all(source[document.span(block.start, block.end)[0] :].startswith(block.text) for block in document.blocks)
    tiles(explain(source))


def test_strings_that_pprint_broke_are_one() -> None:
    document = read_text(f"{{'title': '{TITLE}',\n 'content': '{FIRST} '\n            '{SECOND}'}}")
    assert [block.text for block in document.blocks] == [TITLE, f"{FIRST} {SECOND}"]


def test_a_headline_over_its_address() -> None:
    source = f"[2] {TITLE}\n{PLACE}\n본문 길이: 1684 자\n{STORY}\n"
    assert named(read_text(source))[:3] == [("title", TITLE), ("url", PLACE), ("other", "1684 자")]
    assert extract(source).title == TITLE


def test_cells_of_one_row() -> None:
    document = read_text(f"2024.03.09.\t한밭일보\t{TITLE}\t{FIRST} {SECOND} {FIRST}\n")
    assert [name for name, _ in named(document)] == ["published", "other", "title", "text"]


@pytest.mark.parametrize(
    "source",
    [
        f"출처: 한밭타임스\n{STORY}",  # one label
        f"{TITLE}\n\n기자: 도윤슬\n날짜: 2024-03-09\n\n{STORY}",  # labels below a headline
        f"■ 방송: 한밭라디오\n■ 진행: 도윤슬\n■ 출연: 나은결\n\n{STORY}",
        f"[단독] {TITLE}\n[한밭타임스 도윤슬 기자] {STORY}",
        f"[앵커]\n{FIRST}\n[기자]\n{SECOND}",
        f"['가람시'는 이렇게 밝혔다.\n{STORY}\n'끝']",  # brackets and quotation marks of a text
        f"[\n\n\t[한밭타임스 도윤슬 기자] {STORY}\n]",
        f"---\n\n{STORY}\n\n---\n",
        f"시장: 이제 시작합니다.\n기자: 언제 끝납니까?\n시장: 내년입니다.\n\n{STORY}",
    ],
)
def test_a_text_that_is_no_record(source: str) -> None:
    document = read_text(source)
    assert document.form == "text"
    assert document.fields == ()
    assert document.text == source.replace("\t", "\t")


def test_an_article_with_fields_has_what_any_article_has() -> None:
    assert isinstance(extract(HEADS["colons"]), Article)
