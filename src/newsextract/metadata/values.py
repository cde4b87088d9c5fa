"""Values of metadata made clean: texts, dates, addresses, outlets. Pure functions."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from newsextract.korean.dates import KOREA, find_stamps
from newsextract.korean.names import is_outlet

_SENSELESS = frozenset(
    "undefined null none nan n/a false true nil unknown - -- . 없음 미상 제목없음 [object object]".split()
)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08]")
_DIGITS = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?(Z|[+\-]\d{2}:?\d{2})?")
_HALF_DAY = re.compile(r"[AP]M\b")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_ISO_SHORT_ZONE = re.compile(r"([T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?([+\-]\d{2})$")
_JAVASCRIPT = re.compile(
    r"(?:[A-Z][a-z]{2}\s)?([A-Z][a-z]{2})\s(\d{1,2})\s(\d{2}:\d{2}:\d{2})\s(?:([A-Z]{3,4})\s)?((?:19|20)\d{2})"
    r"|[A-Z][a-z]{2}\s([A-Z][a-z]{2})\s(\d{1,2})\s((?:19|20)\d{2})\s(\d{2}:\d{2}:\d{2})(?:\s?(?:GMT|UTC)?([+\-]\d{4}))?"
)
_NO_DATES = ("1970-01-0", "1969-12-31", "1900-01-0", "2000-01-01T00:00:00")
_COPYRIGHT = re.compile(
    r"^(?:copyrights?|\(c\)|[ⓒ©\s\d.:,\-]|all rights reserved|by\b)+|(?:[\s.,]*all rights reserved.*|[\s.,]*무단.{0,40})$",
    re.IGNORECASE,
)

_MEDIA = re.compile(
    r"(?:닷컴|뉴스|신문|방송|\.(?:com|net|co\.kr|kr)|(?i:news|times|daily|press))$|^(?:뉴스|News|NEWS)"
)


def clean(value: object) -> str:
    """A text without markup, entities, odd spaces; empty where it says nothing.

    >>> clean(" &quot;한밭시&quot;,<br>도서관&nbsp;연다 "), clean("undefined"), clean(None)
    ('"한밭시", 도서관 연다', '', '')
    """
    if not isinstance(value, str):
        return ""
    text = value[:100_000]
    for _ in range(2):  # `&amp;quot;` is common: a template escaped what was escaped
        if "&" in text:
            text = html.unescape(text)
    if "<" in text:
        text = _MARKUP.sub(" ", text) if _MARKUP.search(text) else text
    text = " ".join(_INVISIBLE.sub("", text).split())
    return "" if text.lower() in _SENSELESS or text.startswith(("{{", "${", "<%")) else text


def moment(value: object) -> str | None:
    """A date of metadata as ISO 8601: Korean time where it has one, None where it makes no sense.

    A time without a zone is Korean time.

    >>> moment("2023-04-07T10:11:02.613Z"), moment("20100101092104"), moment("2024-05-22")
    ('2023-04-07T19:11:02+09:00', '2010-01-01T09:21:04+09:00', '2024-05-22')
    >>> moment("Fri Apr 07 2023 19:11:02 GMT+0900 (KST)"), moment("1970-01-01T00:00:00Z")
    ('2023-04-07T19:11:02+09:00', None)
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(int(value)) if abs(value) < 1e15 else ""
    text = clean(value)[:80]
    if not text or "0000-00" in text:
        return None
    iso = _from_digits(text) or _from_javascript(text)
    if iso is None:
        text = _ISO_SHORT_ZONE.sub(r"\1\2:00", text)
        stamps = find_stamps(_HALF_DAY.sub(lambda half: half.group().lower(), text))
        iso = stamps[0].iso if stamps else _from_mail(text)
    if iso is None or iso.startswith(_NO_DATES):
        return None
    return iso


def _from_digits(text: str) -> str | None:
    match = _DIGITS.fullmatch(text)
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        plain = f"{year}-{month}-{day}"
        if hour:
            plain += f"T{hour}:{minute}:{second or '00'}{zone or ''}"
        stamps = find_stamps(plain)
        return stamps[0].iso if stamps else None
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), KOREA).isoformat()
    return None


def _from_javascript(text: str) -> str | None:
    match = _JAVASCRIPT.match(text)
    if match is None:
        return None
    if match[1]:
        month, day, time, year, zone = (
            match[1],
            match[2],
            match[3],
            match[5],
            "+0000" if match[4] in ("GMT", "UTC") else "+0900",
        )
    else:
        month, day, year, time, zone = match[6], match[7], match[8], match[9], match[10] or "+0900"
    return _from_mail(f"{day} {month} {year} {time} {zone}")


def _from_mail(text: str) -> str | None:
    try:
        parsed = parsedate_to_datetime(text.replace("KST", "+0900"))
        aware = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC if text.endswith("-0000") else KOREA)
        return aware.astimezone(KOREA).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def same_clock(universal: str, local: str) -> bool:
    """Whether two times differ by nine hours: a site that writes Z behind its Korean clock.

    >>> same_clock("2023-04-08T03:36:00+09:00", "2023-04-07T18:36:00+09:00")
    True
    """
    if "T" not in universal or "T" not in local:
        return False
    difference = datetime.fromisoformat(universal) - datetime.fromisoformat(local)
    return abs(difference - timedelta(hours=9)) < timedelta(minutes=1)


def is_universal(value: object) -> bool:
    """Whether a date is written in universal time.

    >>> is_universal("2023-04-07T10:11:02Z"), is_universal("2023-04-07 10:11")
    (True, False)
    """
    return isinstance(value, str) and value.strip().endswith(("Z", "+00:00", "+0000"))


@lru_cache(256)  # a page names itself and its picture in many places
def address(value: object, base: str | None = None) -> str | None:
    """An absolute web address; None for anything else.

    >>> address("/news/1", "https://news.example.com/list"), address("javascript:void(0)")
    ('https://news.example.com/news/1', None)
    """
    text = clean(value)
    if not text or len(text) > 4000 or " " in text:
        return None
    try:
        if base:
            text = urljoin(base, text)
        elif text.startswith("//"):
            text = "https:" + text
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "." not in host or host.startswith("127."):
        return None
    return text


def host(url: str | None) -> str:
    """The host of an address, in lower case; empty where there is none.

    >>> host("https://News.Example.com:8080/1")
    'news.example.com'
    """
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""


def same_page(one: str, other: str) -> bool:
    """Whether two addresses name one page, whatever their scheme and fragment.

    >>> same_page("http://news.example.com/1/", "https://news.example.com/1#top")
    True
    """

    def bare(text: str) -> str:
        return text.split("#")[0].removeprefix("https:").removeprefix("http:").rstrip("/")

    return bare(one) == bare(other)


def outlet(value: object) -> str:
    """The name of an outlet, without copyright marks, the portal behind it, or an address.

    >>> outlet("© 한밭일보"), outlet("한밭뉴스 | 네이버"), outlet("https://www.facebook.com/hanbat"), outlet("@hanbat")
    ('한밭일보', '한밭뉴스', '', '')
    """
    text = clean(value)
    if "://" in text or text.startswith(("@", "www.")) or "@" in text:
        return ""
    text = _COPYRIGHT.sub("", re.split(r"\s[|:]\s", text)[0]).strip(" .,|-:<>()[]")
    return text if 1 < len(text) <= 40 else ""


def is_media(text: str) -> bool:
    """Whether a name is that of an outlet or a portal.

    >>> is_media("한밭일보"), is_media("동아닷컴"), is_media("홍길동")
    (True, True, False)
    """
    return is_outlet(text) or bool(_MEDIA.search(text))
