"""RSS and Atom: the first item is read as a page, its fields as known."""

from __future__ import annotations

import pytest

from newsextract import extract

STORY = (
    "은하시는 3일 솔내강을 잇는 새 다리를 열었다고 밝혔다. 다리는 길이 300미터에 왕복 4차로다.",
    "시민들은 “먼 길을 돌지 않아도 된다”며 반겼다. 시는 다리를 놓는 데 300억원을 들였다.",
)
TITLE = "은하시, 솔내강 새 다리 열어…시민들 반겨"
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
ESCAPED = HTML.replace("<", "&lt;").replace(">", "&gt;")


def rss(text: str, items: int = 1) -> str:
    item = (
        f"<item><title><![CDATA[{TITLE}]]></title><link>https://news.sol.example/1</link><dc:creator>홍길동 기자</dc:creator>"
        f"<pubDate>Fri, 03 May 2024 10:00:00 +0900</pubDate><description>다리가 열렸다.</description>{text}</item>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>솔바람일보</title><link>https://news.sol.example/</link>{item * items}</channel></rss>"
    )


ATOM = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>솔바람일보</title>'
    f'<entry><title>{TITLE}</title><link rel="self" href="https://news.sol.example/feed"/><link href="https://news.sol.example/1"/>'
    f"<author><name>홍길동 기자</name></author><published>2024-05-03T10:00:00+09:00</published><updated>2024-05-03T11:30:00+09:00</updated>"
    f'<content type="html">{ESCAPED}</content></entry></feed>'
)


@pytest.mark.parametrize(
    "feed",
    [
        rss(f"<content:encoded><![CDATA[{HTML}]]></content:encoded>"),
        rss(f"<content:encoded>{ESCAPED}</content:encoded>"),
        rss("<content:encoded>" + "\n\n".join(STORY) + "</content:encoded>"),
        ATOM,
        ATOM.replace('<?xml version="1.0" encoding="utf-8"?>', "<!-- a feed -->"),
    ],
    ids=["cdata", "escaped", "plain", "atom", "atom behind a comment"],
)
@pytest.mark.parametrize("as_bytes", [False, True])
def test_an_item_is_read_with_its_fields(feed: str, as_bytes: bool) -> None:
    article = extract(feed.encode() if as_bytes else feed)
    assert (article.title, article.body, article.status) == (TITLE, STORY, "story")
    assert [author.name for author in article.authors] == ["홍길동"]
    assert (article.published, article.publisher, article.url) == ("2024-05-03T10:00:00+09:00", "솔바람일보", "https://news.sol.example/1")
    assert article.warnings == ()


def test_of_several_items_the_first_is_read_with_a_warning() -> None:
    article = extract(rss(f"<content:encoded><![CDATA[{HTML}]]></content:encoded>", items=3))
    assert article.body == STORY
    assert article.warnings == ("3 items in one input, of which the first was read",)


@pytest.mark.parametrize("text", ["<rss>", "<rss><channel/></rss>", '<?xml version="1.0"?><설정><값>1</값></설정>', "<rss><item></item></rss>"])
def test_what_is_no_feed_or_an_empty_one_holds_no_story(text: str) -> None:
    assert extract(text).body == ()


def test_an_entity_bomb_is_not_unpacked() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "다리">' + "".join(f'<!ENTITY a{n} "{"&a;" * 10 if not n else f"&a{n - 1};" * 10}">' for n in range(9)) + "]>"
    assert len("".join(extract(f"{bomb}<rss><item><title>새 다리</title><description>&a8;</description></item></rss>").body)) < 1000


def xml(records: int = 1, root: str = "news-list") -> str:
    text = "\n\n".join(STORY)
    record = f"<news id='7'><제목>{TITLE}</제목><기자>홍길동</기자><일자>20240503</일자><언론사>솔바람일보</언론사><link>https://news.sol.example/1</link><본문>{text}</본문></news>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}>{record * records}</{root}>'


@pytest.mark.parametrize("as_bytes", [False, True])
def test_other_xml_whose_elements_name_a_story_is_a_record(as_bytes: bool) -> None:
    article = extract(xml().encode() if as_bytes else xml())
    assert (article.title, article.body, article.published) == (TITLE, STORY, "2024-05-03")
    assert (article.publisher, article.url, article.authors[0].name) == ("솔바람일보", "https://news.sol.example/1", "홍길동")
    assert extract(xml(2)).warnings == ("2 items in one input, of which the first was read",)


def test_an_xml_record_in_an_old_encoding() -> None:
    assert extract(xml().replace("UTF-8", "euc-kr").encode("cp949")).body == STORY


def test_a_page_of_xhtml_is_no_record() -> None:
    page = f'<?xml version="1.0"?><!DOCTYPE html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{HTML}</body></html>'
    assert extract(page).body == STORY
