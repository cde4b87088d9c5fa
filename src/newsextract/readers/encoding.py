"""Bytes to text: byte order marks, UTF-8, CP949, UTF-16, and the repair of mojibake."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from newsextract.errors import BinaryInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# what files that are no text begin with, from which byte on
_MAGIC = (
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"%PDF-", "a PDF file"),
    (30, b"mimetypeapplication/hwp+zip", "an HWPX document"),
    (0, b"PK\x03\x04", "a ZIP archive"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"BZh91AY&SY", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an XZ archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an HWP or other OLE document"),
    (0, b"HWP Document File", "an HWP document"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"ORC", "an ORC file"),
    (0, b"Obj\x01", "an Avro file"),
    (0, b"ARROW1", "an Arrow file"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"\x7fELF", "a program"),
    (0, b"RIFF", "a media file"),
    (0, b"OggS", "a media file"),
    (0, b"ID3", "a media file"),
    (0, b"\x1aE\xdf\xa3", "a media file"),
    (4, b"ftyp", "a media file"),
)
_CONTROL = bytes({*range(32)} - {*range(9, 14), 27})  # tab, line ends and escape are in text too
_LIKE_A_WORD = 4  # letters with which a text may begin too: `ORC`
_HEAD = 256  # bytes that tell whether a file is what its first ones say
_LEAST_OF_NOISE = 30  # one byte of so many is a control character in noise that no encoding explains; in broken text hardly any is
# the commonest syllables of Korean: text that has none of them is not Korean as printed
_COMMON = ("다", "이", "는", "의", "을", "고", "에")
_LATIN_MOJIBAKE = re.compile(r"[\u00c0-\u00ff][\u0080-\u00ff\u20ac\u201a-\u203a\u0152\u0153\u0160\u0161\u0178]")


class Decoded(NamedTuple):
    """Text, the encoding it came in, and what had to be done to it."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes, name: str = "input", charset: str | None = None) -> Decoded:
    """Decode bytes: BOM, the codec `charset` where it is known, else UTF-8, UTF-16 without a mark, CP949.

    Bytes that no encoding explains are decoded with replacement characters and a
    warning that counts them. Raises BinaryInput where the bytes are not text at all.

    >>> decode("정부는".encode("cp949")).encoding
    'cp949'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace").removeprefix("\ufeff")
            return Decoded(text, encoding, _replaced(text, data, encoding))
    for at, magic, what in _MAGIC:
        if data.startswith(magic, at) and (len(magic) > _LIKE_A_WORD or not magic.isascii() or _noise(data[:_HEAD]) > 0):
            raise BinaryInput(f"{name}: {what}, not text")
    if charset:
        text = data.decode(charset, "replace")
        return Decoded(text, charset, _replaced(text, data, charset))
    sixteen = _utf16_without_mark(data)
    if sixteen:
        text = data.decode(sixteen, "replace")
        return Decoded(text, sixteen, ("decoded as UTF-16 without a byte order mark",))
    sample = data[:4096]
    control = _noise(sample)
    if control > 2 and control * 8 > len(sample):
        raise BinaryInput(f"{name}: binary data, not text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(data.decode("cp949"), "cp949", ())
    except UnicodeDecodeError:
        pass
    if control * _LEAST_OF_NOISE > len(sample):
        raise BinaryInput(f"{name}: binary data, not text")
    as_utf8, as_cp949 = data.decode("utf-8", "replace"), data.decode("cp949", "replace")
    if as_utf8.count("\ufffd") <= as_cp949.count("\ufffd"):
        return Decoded(as_utf8, "utf-8", _replaced(as_utf8, data, "utf-8"))
    return Decoded(as_cp949, "cp949", _replaced(as_cp949, data, "cp949"))


def _noise(data: bytes) -> int:
    """How many bytes are control characters that no text holds: a text may begin with `ORC` too."""
    return len(data) - len(data.translate(None, _CONTROL))


def _replaced(text: str, data: bytes, encoding: str) -> tuple[str, ...]:
    count = text.count("\ufffd") - data.count("\ufffd".encode())
    if count <= 0:
        return ()
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return (f"{count} undecodable byte sequence(s) as {encoding}, the first in line {line}",)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows itself by its zero bytes: every second byte of line ends and spaces."""
    sample = data[:4096]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    for encoding, space, newline in (
        ("utf-16-le", b" \x00", b"\n\x00"),
        ("utf-16-be", b"\x00 ", b"\x00\n"),
    ):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        hangul = sum("가" <= char <= "힣" or (char.isascii() and char.isprintable()) for char in text)
        if hangul > len(text) * 0.7 and (space in sample or newline in sample):
            return encoding
    return None


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 4000  # characters, from the first one beyond ASCII on, that tell whether a text is Korean


def repair(text: str) -> tuple[str, str | None]:
    """Undo UTF-8 that was read as Latin-1 or CP949, and CP949 that was read as Latin-1.

    Returns the text and a warning where something was repaired. Text that is Korean
    as it stands comes back untouched.

    >>> repair("한국 정부는".encode().decode("latin-1"))
    ('한국 정부는', 'mojibake repaired: UTF-8 read as Latin-1')
    """
    first = _BEYOND_ASCII.search(text)
    if first is None:
        return text, None
    head = text[first.start() : first.start() + _SAMPLE]
    if any(syllable in head for syllable in _COMMON):
        return text, None
    if _LATIN_MOJIBAKE.search(head):
        import ftfy

        fixed = ftfy.fix_encoding(text)
        if _looks_korean(fixed):
            return fixed, "mojibake repaired: UTF-8 read as Latin-1"
        try:
            fixed = text.encode("latin-1").decode("cp949")
        except UnicodeError:
            return text, None
        if _looks_korean(fixed):
            return fixed, "mojibake repaired: CP949 read as Latin-1"
        return text, None
    lines = text.split("\n")
    repaired = [_from_cp949(line) for line in lines]
    if any(line is not None for line in repaired):
        fixed = "\n".join(new if new is not None else old for new, old in zip(repaired, lines, strict=True))
        if _looks_korean(fixed[:4000]):
            return fixed, "mojibake repaired: UTF-8 read as CP949"
    return text, None


def _from_cp949(line: str) -> str | None:
    if line.isascii():
        return None
    try:
        return line.encode("cp949").decode("utf-8")
    except UnicodeError:
        return None


def _looks_korean(text: str) -> bool:
    return any(syllable in text for syllable in _COMMON)
