"""Bytes of a page to text as browsers do it, and whether bytes are a page at all."""

from __future__ import annotations

import codecs
import re

from newsextract.readers.encoding import decode

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# the Encoding Standard reads every Korean label as what Windows calls 949
_KOREAN = frozenset(
    "euc-kr euckr euc_kr ks_c_5601-1987 ks_c_5601-1989 ks_c_5601 ksc5601 ksc_5601 ks-c-5601-1987 korean iso-ir-149 csksc56011987 cseuckr "
    "windows-949 x-windows-949 cp949 ms949 uhc ms_949 949 johab-949 x-euc-kr kr ko".split()
)
_OTHER_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "unicode-1-1-utf-8": "utf-8",
    "utf8": "utf-8",
    "unicode": "utf-8",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-8",  # a mark would have said so: bytes that show `<meta` are not UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
# codecs of Python that no browser knows
_NOT_OF_PAGES = frozenset("idna punycode utf-7 raw-unicode-escape unicode-escape undefined mbcs oem".split())
_META = re.compile(rb"<meta(?=[\s/])[^>]{0,1000}", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w.:\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,200}<\?xml[^>]{0,200}encoding\s?=\s?[\"']([\w.:\-]{2,40})", re.IGNORECASE)
_HANGUL = re.compile("[가-힣]")
_PRESCAN = 65_536
_WORST = 0.02

_OPENING = re.compile(
    r"(?:<\?xml|<!--|\s|\ufeff|<!\[)*<(?:!doctype\s+html|html|head|body)\b[^<]{0,2000}", re.IGNORECASE
)
_EARLY = re.compile(
    r"<(?:!doctype\s+html|html(?:\s[^<>]{0,2000})?>|head(?:\s[^<>]{0,200})?>|body(?:\s[^<>]{0,2000})?>)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:a|article|aside|br|button|center|dd|div|dl|dt|em|figure|figcaption|font|footer|form|h[1-6]|header|hr|iframe|img|input|li|link"
    r"|main|meta|nav|ol|option|p|script|section|select|span|strong|style|table|tbody|td|th|title|tr|ul)(?:\s[^<>]{0,4000})?/?>",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(
    r"</?(?:div|p|table|tr|td|ul|li|section|article|script|meta|h[1-6]|span|br)\b", re.IGNORECASE
)
_LOOKED_AT = 65_536


def decode_page(data: bytes, name: str, charset: str | None = None) -> tuple[str, str, tuple[str, ...]]:
    """Text, encoding and warnings of a page: BOM, HTTP charset, `<meta charset>`, then detection.

    What is declared is believed only where the bytes agree. A character cut off at the
    end is dropped, and so are NULs. Raises BinaryInput for what is no text.

    >>> decode_page("<meta charset=euc-kr><p>한밭시는 오늘</p>".encode("cp949"), "page.html")
    ('<meta charset=euc-kr><p>한밭시는 오늘</p>', 'cp949', ())
    >>> decode_page("<meta charset=euc-kr><p>한밭시는 오늘</p>".encode(), "page.html")[1:]
    ('utf-8', ('the page declares euc-kr but is utf-8',))
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace").rstrip("\ufffd")
            return _without_nul(text, encoding, ())
    if not looks_like_html(data):
        decode(data[:4096], name)  # raises for pictures, archives and programs
    if _is_wide(data):
        found = decode(data, name)
        return _without_nul(found.text, found.encoding, found.warnings)
    given = charset is not None
    labels = [label for label in (charset, _declared(data)) if label]
    known = [(label, codec) for label in labels if (codec := codec_of(label))]
    warnings = [f"unknown encoding {label!r} declared" for label in labels if codec_of(label) is None]
    codecs_named = [codec for _, codec in known]
    plain = data.isascii()
    unmarred = None if plain and codecs_named else _strictly(data)
    if unmarred is not None:
        return _without_nul(unmarred, "utf-8", (*warnings, *_contradicted(known, "utf-8", plain, given)))
    encoding = codecs_named[0] if plain else _choose(data, codecs_named)
    warnings.extend(_contradicted(known, encoding, plain, given))
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data)
    lost = text.count("\ufffd") - (data.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0)
    if lost > 0:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        warnings.append(f"{lost} undecodable byte sequence(s) as {encoding}, the first in line {line}")
    return _without_nul(text, encoding, tuple(warnings))


def looks_like_html(data: bytes | str) -> bool:
    """Whether content is a page: by its first tags, or by how much of it is tags.

    >>> looks_like_html("<!DOCTYPE html><p>글"), looks_like_html("그는 <b>말했다</b>. <저작권자 ⓒ 한밭일보>")
    (True, False)
    """
    head = data[: _LOOKED_AT * 2]
    if isinstance(head, bytes):
        head = head.replace(b"\x00", b"").decode("latin-1")
    head = head.lstrip("\ufeff\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:_LOOKED_AT]
    if _OPENING.match(head):
        return True
    first = _EARLY.search(head[:4096])
    if first and head.startswith("<"):
        return True
    tags = _TAG.findall(head)
    if len(tags) < 3 or not _STRUCTURE.search(head):
        return False
    weight = sum(map(len, tags)) / max(1, len(head))
    if first or _TAG.match(head):
        return weight > 0.02 or len(tags) >= 10
    return weight > 0.06 and len(tags) >= 8 and _is_tagged_throughout(head)


def _is_tagged_throughout(head: str) -> bool:
    """Whether most lines hold tags; a dump may hold a script's templates, but in few of its lines."""
    lines = [line for line in head.split("\n") if line and not line.isspace()]
    return sum(_TAG.search(line) is not None for line in lines) * 2 >= len(lines)


def _without_nul(text: str, encoding: str, warnings: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    count = text.count("\x00")
    if count:
        return text.replace("\x00", ""), encoding, (*warnings, f"{count} NUL character(s) dropped")
    return text, encoding, warnings


def _is_wide(data: bytes) -> bool:
    """UTF-16 without a mark: every second byte of its tags is zero."""
    head = data[:512]
    return b"<\x00" in head or (b"\x00<" in head and head.count(0) * 3 > len(head))


def _declared(data: bytes) -> str | None:
    """The charset that a page declares for itself; what stands in a comment or a script's tag is none."""
    head = data[:_PRESCAN]
    xml = _XML.match(head)
    for meta in _META.finditer(_without_comments(head)):
        match = _CHARSET.search(meta.group())
        if match:
            return match.group(1).decode("ascii", "replace")
    return xml.group(1).decode("ascii", "replace") if xml else None


def _without_comments(head: bytes) -> bytes:
    parts: list[bytes] = []
    position = 0
    while (start := head.find(b"<!--", position)) >= 0:
        parts.append(head[position:start])
        end = head.find(b"-->", start + 2)
        if end < 0:
            return b"".join(parts)
        position = end + 3
    return b"".join([*parts, head[position:]])


def codec_of(label: str) -> str | None:
    """The codec that browsers use for a label.

    >>> codec_of("KS_C_5601-1987"), codec_of("UTF8"), codec_of("none-such")
    ('cp949', 'utf-8', None)
    """
    plain = label.strip().strip("\"';").lower()
    if plain in _KOREAN:
        return "cp949"
    plain = _OTHER_LABELS.get(plain, plain)
    try:
        info = codecs.lookup(plain)
        if not info._is_text_encoding or info.name in _NOT_OF_PAGES:
            return None
    except (LookupError, ValueError):
        return None
    return info.name if not info.name.startswith(("utf-16", "utf-32")) else "utf-8"


def _strictly(data: bytes) -> str | None:
    """The text where the bytes are UTF-8, but for a character cut off at the end; nothing else is so by chance."""
    try:
        return codecs.getincrementaldecoder("utf-8")("strict").decode(data)
    except UnicodeDecodeError:
        return None


def _contradicted(
    known: list[tuple[str, str]], encoding: str, plain: bool, given: bool
) -> tuple[str, ...]:
    if plain or not known or known[0][1] == encoding:
        return ()
    says = "charset is given as" if given else "the page declares"
    return (f"{says} {known[0][0].lower()} but is {encoding}",)


def _choose(data: bytes, declared: list[str]) -> str:
    """The declared encoding that explains bytes that are not UTF-8, or the one that does."""
    marred = {"utf-8": _faults(data, "utf-8")}
    for encoding in declared:
        if encoding not in marred:
            marred[encoding] = _faults(data, encoding)
        if marred[encoding] == 0.0 and not _is_single(encoding):
            return encoding
    marred["cp949"] = _faults(data, "cp949")
    best = min(("utf-8", "cp949"), key=lambda encoding: marred[encoding])
    if marred[best] <= _WORST:
        return best
    for encoding in declared:
        if marred[encoding] <= _WORST:
            return encoding
    return _detected(data) or (declared[0] if declared else best)


def _is_single(encoding: str) -> bool:
    return encoding.startswith(("iso8859", "cp125", "latin", "koi8", "mac"))


def _faults(data: bytes, encoding: str) -> float:
    """The part of the characters beyond ASCII that an encoding cannot explain."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data)
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    bad = text.count("\ufffd") - (data.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0)
    return max(0, bad) / max(1, beyond)


def _detected(data: bytes) -> str | None:
    from bs4.dammit import EncodingDetector

    for encoding in EncodingDetector(data[:200_000], is_html=True).encodings:
        codec = codec_of(encoding)
        if codec and codec != "utf-8" and _faults(data[:200_000], codec) <= _WORST:
            return codec
    return None
