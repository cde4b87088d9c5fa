"""Pages that are broken, huge or hostile: every text node is kept once, and nothing takes long."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsextract import BinaryInput, explain
from newsextract.readers.html import read_tree
from newsextract.readers.tree import parse

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
    "nul": "<html><body>\0" + STORY.replace("다", "다\0"),
    "outside entity": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>' + STORY,
}


def _letters(text: str) -> str:
    return "".join(text.split())


def _assert_all_text_is_kept(source: str) -> None:
    """Every text node stands in the flattened page, as often as on the page."""
    root = parse(source)
    document = read_tree(root)
    nodes = root.xpath("//text()") if root is not None else []
    expected, found = _letters("".join(nodes)), _letters("".join(block.text for block in document.blocks))
    assert sorted(found) == sorted(expected)
    assert len(document.blocks) == len(document.markup.hints if document.markup else ())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_text_node_is_in_one_block(page: Path) -> None:
    explanation = explain(page)
    assert_tiles(explanation)
    _assert_all_text_is_kept(page.read_bytes().decode(explanation.encoding, "ignore"))


def test_text_behind_the_end_of_a_page_is_kept() -> None:
    _assert_all_text_is_kept("<html><body><p>가</p></body></html><html><body>나<script>x=1</script></html>다<script>y</script>")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_cut_anywhere_is_read(page: Path) -> None:
    data = page.read_bytes()
    for cut in range(1, len(data), max(1, len(data) // 25)):
        assert_tiles(explain(data[:cut], input_format="html"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page(name: str) -> None:
    explanation = explain(HOSTILE[name])
    assert_tiles(explanation)
    assert "한밭시는" in explanation.source
    assert "root:" not in explanation.source


def test_a_picture_is_no_page() -> None:
    with pytest.raises(BinaryInput):
        explain(b"\xff\xd8\xff\xe0" * 200, input_format="html")


PART = st.sampled_from(
    ["<div>", "</div>", "<p>", "</p>", "<br>", "<table>", "<tr>", "<td>", "</table>", "<span class=blind>", "</span>", "<a href=#>", "</a>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<img src=a.jpg>", "<figcaption>", "<em class=img_desc>", "<h1>", "그는 이렇게 말했다.", "홍길동 기자", "&nbsp;", "&amp", "<", ">", "\u200b", "\x00", "\r\n", "입력 2024.05.22 18:30", "#태그", "연합뉴스"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PART, max_size=40))
def test_any_soup_is_tiled(parts: list[str]) -> None:
    explanation = explain("<html>" + "".join(parts), input_format="html")
    assert_tiles(explanation)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        explanation = explain(b"<html><body>" + data, input_format="html")
    except BinaryInput:
        return
    assert_tiles(explanation)
