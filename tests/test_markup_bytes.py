from __future__ import annotations

import codecs
import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.errors import BinaryInput
from newsextract.readers.markup_bytes import decode_page, looks_like_html
from newsextract.readers.wrapped_pages import unwrap

STORY = "<p>한밭시는 22일 새 청사의 문을 열었다고 밝혔다.</p>" * 5
KOREAN_LABELS = (
    "euc-kr EUC-KR ks_c_5601-1987 KSC5601 korean x-windows-949 windows-949 cp949 ms949 uhc".split()
)


def declared(label: str) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head>{STORY}'


@pytest.mark.parametrize("label", KOREAN_LABELS)
def test_korean_labels_are_one_encoding(label: str) -> None:
    page = declared(label) + "똠방각하 펲시"
    assert decode_page(page.encode("cp949"), "x") == (page, "cp949", ())
    assert decode_page((STORY + "똠방").encode("cp949"), "x", label) == (STORY + "똠방", "cp949", ())


@pytest.mark.parametrize(
    "meta",
    [
        "<meta charset=utf-8>",
        "<META CHARSET='UTF-8' />",
        '<meta charSet="utf8"/>',
        '<?xml version="1.0" encoding="utf-8"?>',
        "",
    ],
)
def test_utf8(meta: str) -> None:
    assert decode_page((meta + STORY).encode(), "x") == (meta + STORY, "utf-8", ())


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_marks_win(mark: str) -> None:
    text, _, warnings = decode_page(declared("euc-kr").encode(mark), "x", "euc-kr")
    assert (text, warnings) == (declared("euc-kr"), ())
    assert decode_page(codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"), "x")[0] == STORY


def test_wide_without_a_mark() -> None:
    assert decode_page(("<html>\n" + STORY).encode("utf-16-le"), "x")[0] == "<html>\n" + STORY


@pytest.mark.parametrize(
    ("said", "real"),
    [("euc-kr", "utf-8"), ("utf-8", "cp949"), ("iso-8859-1", "utf-8"), ("iso-8859-1", "cp949")],
)
def test_declared_wrongly(said: str, real: str) -> None:
    text, encoding, warnings = decode_page(declared(said).encode(real), "x")
    assert (text, encoding) == (declared(said), real)
    assert warnings == (f"the page declares {said} but is {real}",)


def test_the_server_comes_before_the_page() -> None:
    page = declared("utf-8")
    assert decode_page(page.encode("cp949"), "x", "euc-kr") == (page, "cp949", ())


def test_what_is_no_declaration() -> None:
    for head in ("<!-- <meta charset=euc-kr> -->", '<script src="a.js" charset="euc-kr"></script>'):
        assert decode_page((head + STORY).encode(), "x")[2] == ()
    assert decode_page(("<meta charset=no-such>" + STORY).encode(), "x")[2] == (
        "unknown encoding 'no-such' declared",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_cut_in_a_character(encoding: str) -> None:
    text, found, warnings = decode_page((declared(encoding) + "가").encode(encoding)[:-1], "x")
    assert (text, found, warnings) == (declared(encoding), encoding, ())


def test_a_few_broken_bytes() -> None:
    data = declared("utf-8").encode() + b"\xff\xfe" + STORY.encode()
    text, encoding, warnings = decode_page(data, "x")
    assert encoding == "utf-8"
    assert text.endswith(STORY)
    assert "undecodable" in warnings[0]


def test_nuls() -> None:
    text, _, warnings = decode_page(("<html><p>가\x00나" + STORY).encode(), "x")
    assert "가나" in text
    assert warnings == ("1 NUL character(s) dropped",)


def test_other_languages() -> None:
    page = "<meta charset=shift_jis><p>東京で新しい庁舎が開いた。</p>"
    assert decode_page(page.encode("cp932"), "x")[:2] == (page, "cp932")


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff\xe0" + b"a" * 50, b"\x89PNG\r\n\x1a\n" + b"a" * 50, bytes(range(1, 32)) * 40]
)
def test_pictures_are_no_pages(data: bytes) -> None:
    with pytest.raises(BinaryInput):
        decode_page(data, "page.html")
    assert not looks_like_html(data)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>글",
        "\ufeff\n<?xml version='1.0'?><html>",
        "<!-- 저장본 -->\n<HTML lang=ko>",
        "<body>글</body>",
        "<div><p>글</p><p>글</p></div>",
        "e-value</span></div></div><table><tr><td>끊긴 앞<br>글</td></tr></table><p>글</p><p>글</p>",
        "<p>" + "글 " * 300 + "</p><p>" + "글 " * 300 + "</p>" + "<br>" * 10,
    ],
)
def test_pages(text: str) -> None:
    assert looks_like_html(text)
    assert looks_like_html(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "글",
        "<한밭일보> 새 청사\n시장은 말했다.\n<저작권자 ⓒ 한밭일보>",
        "그는 <b>말했다</b>. " + "글 " * 200,
        "<앵커>\n새 청사가 열렸습니다.\n<기자>\n네.\n<홍길동/시민> “좋아요.”",
        "HTML 태그 <html>과 <p>를 배웠다. " + "글 " * 300,
        "a < b > c " * 50,
    ],
)
def test_dumps(text: str) -> None:
    assert not looks_like_html(text)
    assert not looks_like_html(text.encode("cp949"))


def test_wide_pages_are_pages() -> None:
    assert looks_like_html("<!doctype html><p>글".encode("utf-16"))


def test_gzip() -> None:
    page = declared("utf-8").encode()
    packed = gzip.compress(page)
    assert unwrap(packed) == (page, None, None, ())
    assert unwrap(gzip.compress(packed)) == (page, None, None, ())
    assert page.startswith(unwrap(packed[: len(packed) // 2])[0])
    assert len(unwrap(gzip.compress(b"\x00" * 300_000_000))[0]) <= 100_000_000


def test_mhtml() -> None:
    data = (
        b'From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        b'\tboundary="--x"\r\n\r\n----x\r\nContent-Type: text/html; charset="euc-kr"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b'<html><p class=3D"a">=C7=D1=B9=E7</p>\r\n----x\r\nContent-Type: image/png\r\n\r\nzz\r\n----x--\r\n'
    )
    page, charset, *_ = unwrap(data)
    assert decode_page(page, "x", charset)[:2] == ('<html><p class="a">한밭</p>', "cp949")


def test_mail_like_text_is_left_alone() -> None:
    data = "제목: 새 청사\n입력: 2024-05-22\n\n한밭시는".encode()
    assert unwrap(data) == (data, None, None, ())


@pytest.mark.parametrize(
    "copy",
    [
        "view-source:https://example.com/1\n<html><p>글 &amp; 글</p>",
        '<html><body><table><tr><td class="line-number" value="1"></td><td class="line-content"><span class="html-tag">&lt;html&gt;</span>'
        '<span class="html-tag">&lt;p&gt;</span>글 &amp;amp; 글<span class="html-tag">&lt;/p&gt;</span></td></tr></table></body></html>',
        '<html><body id="viewsource"><pre id="line1">&lt;<span class="start-tag">html</span>&gt;&lt;<span class="start-tag">p</span>&gt;글 '
        "<span>&amp;amp;</span> 글&lt;/<span>p</span>&gt;\n</pre></body></html>",
        "&lt;html&gt;&lt;p&gt;글 &amp;amp; 글&lt;/p&gt;",
    ],
    ids="address chrome firefox escaped".split(),
)
def test_view_source(copy: str) -> None:
    assert unwrap(copy.encode())[0].decode() == "<html><p>글 &amp; 글</p>"


@given(st.binary(max_size=400), st.sampled_from([None, "euc-kr", "utf-8", "x", "\x00", "rot13", "idna"]))
def test_any_bytes(data: bytes, charset: str | None) -> None:
    inner = unwrap(data).source
    looks_like_html(inner)
    try:
        text, encoding, _ = decode_page(inner, "x", charset)
    except BinaryInput:
        return
    assert "\x00" not in text
    codecs.lookup(encoding)


@pytest.mark.parametrize(
    "unit",
    [b"<", b"<!--", b"<a ", b"<meta ", b"a: b\n", b"<p \xb0", b"&lt;html", b"<td class=line-content>", b" "],
)
def test_time_is_linear(unit: bytes) -> None:
    data = unit * (3_000_000 // len(unit))
    start = time.perf_counter()
    looks_like_html(data)
    decode_page(unwrap(data)[0], "x")
    assert time.perf_counter() - start < 3
