"""Every page of fixtures/pages/ gives the article written beside it, from bytes and from trees."""

from __future__ import annotations

import difflib
import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from newsextract import explain, extract
from newsextract.review.cases import PAGE_FIELDS as FIELDS

PAGES = sorted((Path(__file__).parent.parent / "fixtures" / "pages").glob("*.html"))


def _expected(page: Path) -> dict[str, Any]:
    article: dict[str, Any] = json.loads(page.with_suffix(".article.json").read_text(encoding="utf-8"))
    return article


def _fields(article: dict[str, Any]) -> dict[str, Any]:
    return {name: article[name] for name in FIELDS}


def _difference(expected: object, found: object) -> str:
    old, new = (json.dumps(v, ensure_ascii=False, indent=1).splitlines() for v in (expected, found))
    return "\n".join(line for line in difflib.ndiff(old, new) if line[0] in "-+")


def test_there_are_pages() -> None:
    """At least ten pages, each with its article."""
    assert len(PAGES) >= 10
    articles = {path.name.removesuffix(".article.json") for path in PAGES[0].parent.glob("*.json")}
    assert {page.stem for page in PAGES} == articles


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    """What a page gives is what its article says, field by field."""
    expected, found = _expected(page), _fields(extract(page).to_dict())
    assert set(expected) == set(FIELDS)
    if found != expected:
        pytest.fail(f"{page.name}:\n{_difference(expected, found)}", pytrace=False)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_trees_give_the_same_article(page: Path) -> None:
    """A tree of lxml, of lxml.html or of BeautifulSoup gives what the bytes give, and is left as it was."""
    bs4 = pytest.importorskip("bs4")
    explained = explain(page)
    source = page.read_bytes().decode(explained.encoding, "ignore")
    expected = _fields(explained.article.to_dict())
    root = lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    before = lxml_html.tostring(root)
    assert _fields(extract(root).to_dict()) == expected
    assert lxml_html.tostring(root) == before
    assert _fields(extract(root.getroottree()).to_dict()) == expected
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # BeautifulSoup's, about XHTML
        parsed = bs4.BeautifulSoup(source, "lxml")
    soup = _fields(extract(parsed).to_dict())
    assert soup["body"] == expected["body"]
    assert soup["title"] == expected["title"]


# a dump does not show where one article ends and the next text begins
@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.stem not in ("quick-scroll", "comments")], ids=lambda page: page.stem
)
def test_the_flattened_page_tells_the_same_story(page: Path) -> None:
    """A dump made of a page (its visible lines) gives the same title and, but for a line, the same body."""
    explained = explain(page)
    hidden = {"markup.code", "markup.hidden"}
    lines: dict[int, list[str]] = {}
    for decision in explained.decisions:
        if decision.rule not in hidden:
            lines.setdefault(decision.line, []).append(decision.text)
    dump = extract("\n".join(" ".join(parts) for parts in lines.values()), title=explained.article.title)
    told = {" ".join(paragraph.split()) for paragraph in explained.article.body}  # a dump has no cells
    assert len(told & set(dump.body)) >= len(told) - 1


def test_content_decides_and_the_caller_may() -> None:
    """Markup is read as a page, whatever the file is called; input_format overrides."""
    page = "<html><title>새 다리 놓인다</title><body><p>한밭시는 새 다리를 놓는다고 3일 밝혔다.</p></body></html>"
    assert extract(page).body == ("한밭시는 새 다리를 놓는다고 3일 밝혔다.",)
    assert "<p>" in explain(page, input_format="text").source
    assert extract("한밭시는 새 다리를 놓는다고 3일 밝혔다.", input_format="html").body == (
        "한밭시는 새 다리를 놓는다고 3일 밝혔다.",
    )


def test_alternative_text_is_no_caption() -> None:
    """What a page does not print is not in the article."""
    page = (
        "<html><body><h1>새 다리 놓인다</h1><div><img src='/a.jpg' alt='다리 조감도'>"
        "<p>한밭시는 새 다리를 놓는다고 3일 밝혔다.</p><p>다리는 내년에 문을 연다고 시는 설명했다.</p></div></body></html>"
    )
    assert extract(page).captions == ()


def test_one_of_several_articles() -> None:
    """Where several articles stand below each other, the page's title says which."""
    page = next(page for page in PAGES if page.stem == "quick-scroll").read_text(encoding="utf-8")
    other = page.replace('content="동네 책방 “낭독회로 버텨요”"', 'content="빈집 고쳐 쓰는 청년들"')
    assert extract(other).body[0].startswith("빈집을 고쳐 가게를 여는 청년이 늘고 있다.")


def test_the_command_reads_pages_by_their_content(tmp_path: Path) -> None:
    """A page named like a dump is read as a page; --input-format overrides."""
    from click.testing import CliRunner

    from newsextract.cli import main

    dump = tmp_path / "dump.txt"
    dump.write_text("<html><title>새 다리</title><p>한밭시는 새 다리를 놓는다고 3일 밝혔다.</p></html>", encoding="utf-8")
    page = json.loads(CliRunner().invoke(main, [str(dump)]).stdout)
    text = json.loads(CliRunner().invoke(main, ["--input-format", "text", str(dump)]).stdout)
    assert page["body"] == ["한밭시는 새 다리를 놓는다고 3일 밝혔다."]
    assert text["body"] != page["body"]


def test_headline_of_a_page_that_says_nothing_of_its_title() -> None:
    """The one `<h1>` is the headline; a story's first sentence is not."""
    page = "<body><h1>새 다리 놓인다, 강 건너는 길 열려</h1><p>한밭시는 새 다리를 놓는다고 3일 밝혔다.</p></body>"
    article = extract(page, input_format="html")
    assert (article.title, article.subtitles) == ("새 다리 놓인다, 강 건너는 길 열려", ())
    assert article.body == ("한밭시는 새 다리를 놓는다고 3일 밝혔다.",)
