"""Pages that are broken, huge or hostile: every text node is kept once, and nothing takes long."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsextract import BinaryInput, explain
from newsextract.readers.tree import parse

from .text_nodes import assert_each_text_node_in_one_block
from .tiling import assert_tiles

STORY = "<p>한밭시는 새 다리를 놓는다고 3일 밝혔다. 시민들은 반겼다.</p>"
PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("*.html"))
HOSTILE = {
    "deep div": "<html><body>" + "<div>" * 100_000 + STORY,
    "deep table": "<html><body>" + "<table><tr><td>" * 20_000 + STORY,
    "deep inline": "<html><body>" + "<b><font>" * 50_000 + STORY,
    "deep classes": "<html><body>" + "<div class='photo caption list'>" * 30_000 + STORY,
    "attributes": "<html><body><p " + " ".join(f"a{i}=1" for i in range(60_000)) + ">" + STORY,
    "long class": "<html><body><div class='" + "photo-" * 100_000 + "'>" + STORY,
    "long style": "<html><body><div style='" + "display :" * 100_000 + "'>" + STORY,
    "entities": "<html><body>" + "&#x1F600;&bogus;&#99999999;" * 20_000 + STORY,
    "figures": "<html><body><div>"
    + "<figure><img src=a.jpg><figcaption>장면을 보고 있다.</figcaption></figure>" * 3_000
    + STORY,
    "tables": "<html><body>" + "<table><tr><td>가<td>나<tr><td>다<td>라</table>" * 3_000 + STORY,
    "comments": "<html><body>" + "<!-- x -->" * 50_000 + STORY,
    "less-than": "<html><body>" + "<" * 100_000 + STORY,
    "attribute without end": "<html><body>" + STORY + '<a href="' + "x" * 3_000_000,
    "attributes without end": "<html><body>" + STORY + '<div class="abc' * 100_000,
    "bogus entities": "<html><body>" + "&#xD800;&#0;&#x110000;&lt&gt&amp&nosuch;&" * 50_000 + STORY,
    "rows of pages": "<html><body><div class=article-body>" + STORY + "<p>" + "<a href='?page=2'>2</a> | " * 30_000 + "</p>",
    "further pages": "<html><body><div class=article-body>" + STORY + "<p>1 | 2</p>" + "<a rel=next href='?page=2'>2</a>" * 30_000,
    "articles": "<html><body>"
    + "".join(f"<article class=item data-url=/a/{i}><h2>제목 {i}</h2><p>2024.05.01</p>{STORY}{STORY}</article>" for i in range(5_000)),
    "elements of a selector": "<html><body>" + f"<div class=news_txt>{STORY}</div>" * 10_000,
    "nested elements of a selector": "<html><body>" + "<div class=news_txt>" * 5_000 + STORY,
    "data of a picture": "<html><body>" + STORY + "<img src='data:image/png;base64," + "QUJD" * 12_500_000 + "'>",
    "one line": "<html><body><p>" + "한밭시는 새 다리를 놓는다고 밝혔다. " * 200_000,
    "nul": "<html><body>\0" + STORY.replace("다", "다\0"),
    "outside entity": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>' + STORY,
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_text_node_is_in_one_block(page: Path) -> None:
    explanation = explain(page)
    assert_tiles(explanation)
    assert_each_text_node_in_one_block(parse(page.read_bytes().decode(explanation.encoding, "ignore")))


def test_text_behind_the_end_of_a_page_is_kept() -> None:
    page = "<html><body><p>가</p></body></html><html><body>나<script>x=1</script></html>다<script>y</script>"
    assert_each_text_node_in_one_block(parse(page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_cut_anywhere_is_read(page: Path) -> None:
    data = page.read_bytes()
    for cut in range(1, len(data), max(1, len(data) // 25)):
        assert_tiles(explain(data[:cut], input_format="html"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page(name: str) -> None:
    explanation = explain(HOSTILE[name], url="https://imnews.imbc.com/a/77")  # of a site with selectors
    assert_tiles(explanation)
    assert "한밭시는" in explanation.source
    assert "root:" not in explanation.source


@pytest.mark.parametrize("input_format", ["auto", "html"])
def test_a_picture_named_like_a_page_is_refused_by_name(tmp_path: Path, input_format: str) -> None:
    picture = tmp_path / "photo.html"
    picture.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40 + b"<html><body><p>" + b"\xff\xd9")
    with pytest.raises(BinaryInput, match=r"photo\.html: a JPEG image, not text"):
        explain(picture, input_format=input_format)


PART = st.sampled_from(
    ["<div>", "</div>", "<div class=paging>", "<div hidden>", "<template>", "</template>", "<noscript>", "<svg><title>", "<select><option>", "<ul><li>", "<button>", "<em class=blind>", "</em>", "<?pi x?>", "</body></html>", "<p>", "</p>", "<br>", "<table>", "<tr>", "<td>", "</table>", "<span class=blind>", "</span>", "<a href=#>", "</a>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<img src=a.jpg>", "<figcaption>", "<em class=img_desc>", "<h1>", "그는 이렇게 말했다.", "홍길동 기자", "&nbsp;", "&amp", "<", ">", "\u200b", "\x00", "\r\n", "입력 2024.05.22 18:30", "#태그", "연합뉴스"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PART, max_size=40))
def test_any_soup_is_tiled(parts: list[str]) -> None:
    page = "<html>" + "".join(parts)
    assert_tiles(explain(page, input_format="html"))
    assert_each_text_node_in_one_block(parse(page))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        explanation = explain(b"<html><body>" + data, input_format="html")
    except BinaryInput:
        return
    assert_tiles(explanation)
