"""What each paragraph of a story is, and where its pictures and links stand."""

from __future__ import annotations

from newsextract import Article, Caption, Decision, Item, Link, extract
from newsextract.fields.sequence import sequence
from newsextract.markup import Anchor, Context, Hint, Markup
from newsextract.model import Block, Document

URL = "https://hanbat.example/news/1"
LEAD = "한밭시는 새 도서관을 오는 3일 연다고 22일 밝혔다. 어린이실과 강당을 함께 갖췄다."
MORE = "도서관은 모두 네 층이고 책은 3만 권이 들어온다고 시는 설명했다."
LAST = "시는 내년까지 도서관을 두 곳 더 짓기로 했다고 이날 덧붙였다."


def page(story: str) -> tuple[Item, ...]:
    source = f"<!doctype html><title>새 도서관 문 연다</title><div class='article-body'><h1>새 도서관 문 연다</h1><p>{LEAD}</p>{story}<p>{LAST}</p></div>"
    content = extract(source, url=URL).content
    assert (content[0].text, content[-1].text) == (LEAD, LAST)
    return content[1:-1]


def test_headings_have_the_level_of_their_element() -> None:
    assert page(f"<h3>무엇이 다른가</h3><p>{MORE}</p>") == (Item("heading", "무엇이 다른가", level=3), Item("paragraph", MORE))


def test_items_of_lists() -> None:
    first, second = "1층에는 어린이실과 유아실이 들어선다고 한다.", "2층에는 열람실 120석이 마련된다고 한다."
    assert page(f"<ul><li>{first}<li>{second}</ul>") == (Item("list_item", first, level=1), Item("list_item", second, level=1))
    numbered = page(f"<ol><li>{first}</li><li><p>{second}</p></li></ol>")
    assert [item.number for item in numbered] == [1, 2]
    inner = page(f"<ul><li>{first}<ul><li>{second}</li></ul></li></ul>")
    assert [item.level for item in inner] == [1, 2]


def test_quotes_unless_the_whole_story_is_one() -> None:
    said = "“시민 모두의 서재가 되기를 바란다”고 누리 시장은 말했다."
    assert page(f"<blockquote><p>{said}</p></blockquote>") == (Item("quote", said),)
    whole = f"<title>새 도서관</title><blockquote class='article-body'><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></blockquote>"
    assert {item.kind for item in extract(f"<!doctype html>{whole}").content} == {"paragraph"}


def test_tables_keep_their_cells() -> None:
    first, second = (("층", "시설"), ("1층", "어린이실")), (("구", "도서관 수"), ("새터구", "3"), ("누리구", "2"))
    shown = ["".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) for rows in (first, second)]
    assert page(f"<table>{shown[0]}</table><p>{MORE}</p><table>{shown[1]}</table>") == (
        Item("table", rows=first), Item("paragraph", MORE), Item("table", rows=second),
    )  # fmt: skip


def test_pictures_stand_where_they_stood() -> None:
    figure = "<figure><img src='/1.jpg'><figcaption>새 도서관 어린이실. 한밭시 제공</figcaption></figure>"
    said = Caption("새 도서관 어린이실.", "한밭시", "https://hanbat.example/1.jpg")
    silent = Caption(image="https://hanbat.example/2.jpg")
    assert page(f"{figure}<p>{MORE}</p><img src='/2.jpg'><img src='/2.jpg'><img src='/icon_share.png'>") == (
        Item("picture", caption=said), Item("paragraph", MORE), Item("picture", caption=silent),
    )  # fmt: skip


def test_pictures_outside_of_the_story_are_none_of_it() -> None:
    source = f"<title>새 도서관</title><div class='article-body'><p>{LEAD}</p><p>{MORE}</p></div><img src='/ad.jpg'><p>{LAST}</p>"
    assert [item.kind for item in extract(f"<!doctype html>{source}", url=URL).content if item.kind == "picture"] == []


def test_links_of_a_paragraph() -> None:
    (item,) = page("<p>시는 <a href='/lib'>새 도서관</a>과 <a href='javascript:go()'>강당</a>을 <a href='https://nuri.example'>누리군</a>과 짓는다고 했다.</p>")
    assert item.links == (Link("새 도서관", "https://hanbat.example/lib"), Link("누리군", "https://nuri.example"))


def test_markdown_says_the_same() -> None:
    source = (
        f"# 새 도서관 문 연다\n\n{LEAD}\n\n### 무엇이 다른가\n\n{MORE} [시 누리집](https://hanbat.example/lib)에 자세한 안내가 있다.\n\n"
        f"![](https://hanbat.example/2.jpg)\n\n> “시민 모두의 서재가 되기를 바란다”고 시장은 말했다.\n\n{LAST}\n"
    )
    content = extract(source).content
    assert [item.kind for item in content] == ["paragraph", "heading", "paragraph", "picture", "quote", "paragraph"]
    assert content[1].level == 3
    assert content[2].links == (Link("시 누리집", "https://hanbat.example/lib"),)
    assert content[3].caption == Caption(image="https://hanbat.example/2.jpg")


def test_lists_of_a_plain_text_are_neighbours_with_one_mark() -> None:
    text = f"새 도서관 문 연다\n\n{LEAD}\n\n- 1층에는 어린이실과 유아실이 들어선다고 한다.\n\n- 2층에는 열람실 120석이 마련된다고 한다.\n\n{LAST}\n"
    assert [item.kind for item in extract(text).content] == ["paragraph", "list_item", "list_item", "paragraph"]
    alone = f"새 도서관 문 연다\n\n{LEAD}\n\n- 1층에는 어린이실과 유아실이 들어선다고 한다.\n\n{LAST}\n"
    assert [item.kind for item in extract(alone).content] == ["paragraph"] * 3


def test_turns_name_who_speaks() -> None:
    turns = ["◇ 진행자> 도서관은 언제 엽니까?", "◆ 홍길동> 다음 달 3일에 문을 엽니다.", "◇ 진행자> 책은 몇 권입니까?", "◆ 홍길동> 모두 3만 권이 들어옵니다."]
    content = extract("\n\n".join(["새 도서관 문 연다", LEAD, *turns])).content
    assert [item.speaker for item in content] == [None, "진행자", "홍길동", "진행자", "홍길동"]


def test_links_between_two_paragraphs_of_a_line_keep_no_others_back() -> None:
    """What was left out between them had links too."""
    first, second = "시는 새 도서관을 연다고 했다.", "누리군은 강당을 짓는다고 했다."
    left_out = [Anchor(1, f"기사{n} 보기", f"/{n}") for n in range(12)]
    anchors = (Anchor(1, "새 도서관", "/lib"), *left_out, Anchor(1, "강당", "javascript:go()"), Anchor(1, "짓는다고", "/hall"))
    markup = Markup((Context(-1, "p", "", 0),), (Hint(0, 0, 0.0, False),), (), anchors)
    document = Document(first + second, first + second, (Block(0, 1, 0, len(first + second), first + second, 0),), markup=markup)
    decisions = [Decision(1, 0, 0, text, "body", None, "story.paragraph", item=number) for number, text in enumerate((first, second))]
    content = sequence(Article(body=(first, second)), decisions, document, base="https://hanbat.example/news/1")
    assert [item.links for item in content] == [(Link("새 도서관", "https://hanbat.example/lib"),), (Link("짓는다고", "https://hanbat.example/hall"),)]
