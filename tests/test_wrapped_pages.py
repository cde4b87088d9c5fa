"""Pages inside something else, as bytes and as text: read as what they hold, with the address that it names."""

from __future__ import annotations

import gzip
import html
import quopri
from pathlib import Path

import pytest

from newsextract import explain, extract
from newsextract.article import Article
from newsextract.readers import wrapped_pages

URL = "https://news.garam.example/view/7"
STORY = (
    "가람군은 지난 7일 오래된 방앗간을 고쳐 마을 도서관으로 열었다고 밝혔다.",
    "군은 이 건물을 고치는 데 열 달 동안 12억원을 들였다고 설명했다.",
)


def _page(head: str = "", charset: str = "utf-8") -> str:
    told = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>가람군, 방앗간을 도서관으로</title>{head}</head><body>'
        f'<h1>가람군, 방앗간을 도서관으로</h1><div class="article-body"><figure><img src="/photo/7.jpg"><figcaption>새 도서관. 가람군 제공</figcaption></figure>{told}</div></body></html>'
    )


def _mhtml(page: str, location: str = f"Content-Location: {URL}\r\n", top: str = "", charset: str = "utf-8") -> bytes:
    part = quopri.encodestring(page.encode(charset)).replace(b"\n", b"\r\n").decode()
    return (
        f'From: <Saved by Browser>\r\n{top}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n'
        f'----x\r\nContent-Type: text/html; charset="{charset}"\r\n{location}Content-Transfer-Encoding: quoted-printable\r\n\r\n{part}\r\n'
        "----x\r\nContent-Type: image/png\r\nContent-Location: https://news.garam.example/logo.png\r\n\r\nzz\r\n----x--\r\n"
    ).encode()


def _chrome(page: str) -> str:
    rows = "".join(
        f'<tr><td class="line-number" value="{n}"></td><td class="line-content">{html.escape(line)}</td></tr>'
        for n, line in enumerate(page.split("\n"))
    )
    return f"<html><head><title>view-source:{URL}</title></head><body><table><tbody>{rows}</tbody></table></body></html>"


WRAPPED = {
    "mhtml": _mhtml(_page()).decode(),
    "mhtml of a Korean encoding": _mhtml(_page(charset="euc-kr"), charset="euc-kr").decode(),
    "mhtml that names itself at its top": _mhtml(_page(), "", f"Snapshot-Content-Location: {URL}\r\n").decode(),
    "mhtml with a local name": _mhtml(_page(), "Content-Location: file:///C:/page.html\r\n", f"Snapshot-Content-Location: {URL}\r\n").decode(),
    "address line": f"view-source:{URL}\n{_page()}",
    "source view": _chrome(_page()),
    "browser's note": f"<!DOCTYPE html>\n<!-- saved from url=({len(URL):04}){URL} -->\n{_page().split(chr(10))[1]}",
}


def _told(found: Article) -> None:
    assert found.title == "가람군, 방앗간을 도서관으로"
    assert found.body == STORY
    assert (found.captions[0].text, found.captions[0].credit) == ("새 도서관.", "가람군")


@pytest.mark.parametrize("name", WRAPPED)
@pytest.mark.parametrize("kind", ["text", "bytes", "gzip", "file"])
def test_the_page_and_its_address_are_found(name: str, kind: str, tmp_path: Path) -> None:
    """And the address makes those of pictures whole."""
    text = WRAPPED[name]
    source: object = text
    if kind != "text":
        source = gzip.compress(text.encode()) if kind == "gzip" else text.encode()
    if kind == "file":
        source = tmp_path / "page.bin"
        source.write_bytes(text.encode())
    found = extract(source)
    _told(found)
    assert found.url == URL
    assert found.captions[0].image == "https://news.garam.example/photo/7.jpg"
    assert found.warnings == ()


@pytest.mark.parametrize("name", WRAPPED)
def test_what_is_given_goes_before_it(name: str) -> None:
    found = extract(WRAPPED[name], url="https://m.garam.example/7")
    assert found.url == "https://m.garam.example/7"
    assert found.captions[0].image == "https://m.garam.example/photo/7.jpg"


def test_what_the_page_says_of_itself_goes_before_it() -> None:
    page = _page('<link rel="canonical" href="https://www.garam.example/7">')
    assert extract(f"view-source:{URL}\n{page}").url == "https://www.garam.example/7"


@pytest.mark.parametrize(
    "wrapped",
    [
        "view-source:about:blank\n" + _page(),
        "<!-- saved from url=(0014)about:internet -->\n" + _page(),
        _mhtml(_page(), "Content-Location: cid:frame-1@mhtml.blink\r\n").decode(),
    ],
    ids=["source view", "note", "mhtml"],
)
def test_an_address_that_is_none_of_the_web_is_none(wrapped: str) -> None:
    found = extract(wrapped)
    _told(found)
    assert found.url is None


def test_the_address_chooses_the_profile() -> None:
    page = _page().replace("article-body", "news_txt")
    assert extract(f"view-source:https://imnews.imbc.com/news/7\n{page}").profile == "mbc"


def test_a_tree_has_the_browsers_note_too() -> None:
    from lxml import html as lxml_html

    tree = lxml_html.document_fromstring(WRAPPED["browser's note"])
    assert extract(tree).url == URL


def test_a_page_is_unwrapped_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    once = wrapped_pages._gunzip

    def counted(data: bytes) -> bytes:
        calls.append(len(data))
        return once(data)

    monkeypatch.setattr(wrapped_pages, "_gunzip", counted)
    _told(extract(gzip.compress(_page().encode())))
    assert len(calls) == 1


def test_text_that_begins_like_a_mail_is_text() -> None:
    text = "제목: 새 청사\n입력: 2024-05-22\n\n" + "\n".join(STORY)
    assert explain(text).source == text


def test_text_that_speaks_of_a_source_view_is_text() -> None:
    text = "view-source:로 시작하는 주소를 본 시민들은 놀랐다고 말했다.\n" + "\n".join(STORY)
    assert explain(text).source == text
