"""Pages inside something else: gzip, MHTML, copies of a source view."""

from __future__ import annotations

import email
import html
import re
import zlib
from typing import Any, NamedTuple

_GZIP = b"\x1f\x8b"
_LARGEST = 100_000_000
_HEAD = 16_384  # bytes in which a wrapping shows itself
_WEB = re.compile(r"https?://[^\s<>\"']{3,4000}")
_MHTML = re.compile(
    rb"\A\s{0,20}(?:[A-Za-z][\w\-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,20}){1,40}\r?\n"
)
_MULTIPART = re.compile(
    rb"(?im)^content-type:\s{0,20}(?:multipart/related|multipart/mixed|multipart/alternative|text/html)"
)
_VIEW_SOURCE = re.compile(
    rb"class=[\"']?(?:line-content|webkit-line-content|html-tag|start-tag)\b|<body id=[\"']?viewsource",
    re.IGNORECASE,
)
_VIEW_MARKS = (b"line-content", b"html-tag", b"start-tag", b"viewsource")
_ADDRESS_LINE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,20}view-source:([^\n]{1,4000})\n")
_VIEW_TITLE = re.compile(rb"<title>\s{0,20}(?:view-source:)?(https?://[^<]{1,4000})</title>", re.IGNORECASE)
_NUMBER_CELL = re.compile(
    r"<td[^>]{0,200}class=[\"']?(?:line-number|webkit-line-number)[^>]{0,200}>(?:</td>)?", re.IGNORECASE
)
_LINE = re.compile(r"</tr>|<br\s?/?>|\r?\n", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]{0,10000}>")
_BODY = re.compile(r"<body[^>]{0,2000}>", re.IGNORECASE)
_ESCAPED = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,20}&lt;(?:!doctype|html|head|body)", re.IGNORECASE)


class Unwrapped(NamedTuple):
    """A page without what it came in: markup or a tree, the charset and address that the wrapping names, and what a reader should know of it."""

    source: Any
    charset: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def unwrap(source: bytes | str) -> Unwrapped:
    """The page inside gzip, MHTML or a view-source copy; anything else comes back as it is.

    >>> import gzip
    >>> unwrap(gzip.compress(b"<p>1</p>"))
    Unwrapped(source=b'<p>1</p>', charset=None, url=None, notes=())
    >>> unwrap("view-source:https://example.com/1\\n<html>")
    Unwrapped(source='<html>', charset=None, url='https://example.com/1', notes=())
    """
    if isinstance(source, bytes):
        return _unwrapped(source)
    head = source[:_HEAD].encode("utf-8", "replace")
    if not (_ADDRESS_LINE.match(head) or _ESCAPED.match(head) or _is_view(head) or _headers(head)):
        return Unwrapped(source)
    found = _unwrapped(source.encode("utf-8", "replace"))
    # bytes whose encoding is known are decoded by it: those of an MHTML part may have one of their own
    return found if found.charset else found._replace(source=found.source.decode("utf-8", "replace"))


def _unwrapped(data: bytes) -> Unwrapped:
    charset: str | None = None
    url: str | None = None
    for _ in range(4):
        if data.startswith(_GZIP):
            data = _gunzip(data)
            continue
        part = _mhtml_part(data)
        if part is not None:
            data, charset, url = part.source, part.charset, part.url or url
            continue
        head = data[:_HEAD]
        line = _ADDRESS_LINE.match(head)
        if line:
            url = _web(line[1].decode("utf-8", "replace")) or url
            data = data[line.end() :]
            continue
        if _is_view(head):
            shown = _viewed(data)
            if shown:
                title = _VIEW_TITLE.search(head)
                url = url or (_web(html.unescape(title[1].decode("utf-8", "replace"))) if title else None)
                data, charset = shown, "utf-8"
        elif _ESCAPED.match(head):
            data = _unescaped(data)
        break
    return Unwrapped(data, charset, url)


def _is_view(head: bytes) -> bool:
    return any(mark in head for mark in _VIEW_MARKS) and _VIEW_SOURCE.search(head) is not None


def _web(text: str | None) -> str | None:
    """An address of the web; what stands in a header or a title may be another."""
    text = (text or "").strip()
    return text if _WEB.fullmatch(text) else None


def _gunzip(data: bytes) -> bytes:
    """All members of a gzip file, as far as they go and no more than memory bears."""
    parts: list[bytes] = []
    room = _LARGEST
    while data.startswith(_GZIP) and room > 0:
        member = zlib.decompressobj(31)
        try:
            part = member.decompress(data, room)
        except zlib.error:
            part = _up_to_the_fault(data, room)
            if not part:
                break
        parts.append(part)
        room -= len(part)
        data = member.unused_data
    return b"".join(parts) or data


def _up_to_the_fault(data: bytes, room: int) -> bytes:
    member = zlib.decompressobj(31)
    parts: list[bytes] = []
    try:
        for start in range(0, len(data), 4096):
            part = member.decompress(data[start : start + 4096], room)
            parts.append(part)
            room -= len(part)
            if room <= 0:
                break
    except zlib.error:
        pass
    return b"".join(parts)


def _headers(head: bytes) -> bool:
    """Whether data begins as an MHTML file does."""
    headers = _MHTML.match(head.lstrip(b"\xef\xbb\xbf"))
    return headers is not None and _MULTIPART.search(headers.group()) is not None


def _mhtml_part(data: bytes) -> Unwrapped | None:
    if not _headers(data[:_HEAD]):
        return None
    try:
        message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes) and payload.strip():
                    place = _web(part["content-location"]) or _web(message["snapshot-content-location"])
                    return Unwrapped(payload, part.get_content_charset(), place)
    except (RecursionError, LookupError, ValueError, AssertionError):
        return None
    return None


def _viewed(data: bytes) -> bytes:
    """The source that a saved source view shows: its text, line by line."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp949", "replace")
    body = _BODY.search(text)
    text = _NUMBER_CELL.sub("", text[body.end() if body else 0 :])
    rows = "</tr>" in text[:_LARGEST].lower()
    lines = text.split("</tr>") if rows else _LINE.split(text)
    shown = [html.unescape(_ANY_TAG.sub("", line)).strip("\r\n") for line in lines]
    return "\n".join(shown).strip().encode()


def _unescaped(data: bytes) -> bytes:
    """A source whose angle brackets were escaped; every other byte stays."""
    for entity, char in (
        (b"&lt;", b"<"),
        (b"&gt;", b">"),
        (b"&quot;", b'"'),
        (b"&#39;", b"'"),
        (b"&amp;", b"&"),
    ):
        data = data.replace(entity, char)
    return data
