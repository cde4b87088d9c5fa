"""Dates and times as Korean news prints them, read into ISO 8601. Pure functions."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from newsextract.errors import ArgumentError

KOREA = timezone(timedelta(hours=9))

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:\s?[.\-/]\s?|[년年]\s?)(\d{1,2})(?:\s?[.\-/]\s?|[월月]\s?)(\d{1,2})(?:[일日]|\.(?!\d))?"
    r"(?:\s?(?:\([월화수목금토일](?:요일)?\)|[월화수목금토일](?:요일)?(?![가-힣])))?"
    r"(?:[\sT,|ㅣ·/]{0,3}\(?(?P<half>오전|오후|[AaPp][Mm])?\s?(?P<hour>\d{1,2})(?:\s?:\s?|[시时時]\s?)(?P<minute>\d{2}|\d(?=[분分]))[분分]?"
    r"(?:(?:\s?:\s?|\s)(?P<second>\d{2})(?:\.\d+)?초?)?(?:\s?(?P<after>[AaPp][Mm]))?\)?"
    r"(?P<zone>Z|[+\-]\d{2}:?\d{2}|\s(?:UTC|GMT|[PE][DS]T)\b)?)?"
)
# `입력 20230105`, `등록 23.01.05 14:03`: only behind a label, or alone
_SHORT = re.compile(
    r"(?<![\d.\-/])(?P<year>(?:19|20)\d{2}|\d{2}(?=[.\-/]))(?P<mark>[.\-/]?)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>[0-2]\d|3[01])"
    r"(?:\s?(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d))?(?![\d.\-/])"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"(?:(?<![\d:])(?P<early>\d{1,2}:\d{2}),?\s)?(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6})\.?\s(?P<day>\d{1,2}),\s(?P<year>(?:19|20)\d{2})"
    r"(?:\s?[-,]?\s?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?(?:\s?(?P<half>[ap])\.?m\.?)?"
)
# hours behind or ahead of universal time
_ZONES = {"PDT": -7, "PST": -8, "EDT": -4, "EST": -5}
_LABEL = re.compile(
    r"(최종\s?수정|기사\s?수정|수정\s?일?시?|업데이트|마지막\s?수정|최종\s?업데이트|[Uu]pdated?|UPDATE|Last\s?modified)"
    r"|(기사\s?입력|최초\s?입력|입력\s?일?시?|등록\s?일?시?|승인|송고\s?시?간?|작성\s?일?|게재\s?일?|발행\s?일?|보도|방송\s?일?시?"
    r"|업로드|작성자?|[Pp]ublished|지면\s?게재일)(?!\s?(?:확정|예정|심사|불가))"
)
# `2023/05/04 11:33 송고`
_LABEL_BEHIND = re.compile(r"\s?(?:송고|입력|승인|등록|게재)(?:됨)?\s?$")


class Stamp(NamedTuple):
    """A printed date: its span, its ISO form, and the label before it."""

    start: int
    end: int
    iso: str
    label: str  # "published", "modified" or "" where no label stands before it


def find_stamps(text: str) -> list[Stamp]:
    """Every date of a line, with what the word before it says of it.

    >>> [(s.iso, s.label) for s in find_stamps("입력 2024.05.22 18:30 수정 2024.05.23. 오전 9:05")]
    [('2024-05-22T18:30:00+09:00', 'published'), ('2024-05-23T09:05:00+09:00', 'modified')]
    >>> [s.iso for s in find_stamps("2024년 5월 22일 오후 6시 30분 · 2025.06.26 00:59 PDT")]
    ['2024-05-22T18:30:00+09:00', '2025-06-26T16:59:00+09:00']
    >>> [(s.iso, s.label) for s in find_stamps("2024/05/22 18:30 송고")], [s.iso for s in find_stamps("입력 24.05.22 18:30")]
    ([('2024-05-22T18:30:00+09:00', 'published')], ['2024-05-22T18:30:00+09:00'])
    >>> [s.iso for text in ("14:05 January 05, 2023", "2023年 01月 05日 14:05") for s in find_stamps(text)]
    ['2023-01-05T14:05:00+09:00', '2023-01-05T14:05:00+09:00']
    """
    if "19" not in text and "20" not in text and "입력" not in text and "등록" not in text:
        return []
    stamps: list[Stamp] = []
    previous = 0
    matches = [*_DATE.finditer(text)]
    if not matches and "," in text:
        matches = [*_ENGLISH.finditer(text)]
    matches = matches or [m for m in _SHORT.finditer(text) if m.end() - m.start() == len(text) or _is_labelled(text, m.start())]
    for match in matches:
        iso = _READ[match.re](match)
        if iso is None:
            continue
        labels = list(_LABEL.finditer(text, previous, match.start()))
        start, label = match.start(), ""
        if labels and match.start() - labels[-1].end() <= 6:
            start = labels[-1].start()
            label = "modified" if labels[-1].group(1) else "published"
        elif len(iso) > 10 and (behind := _LABEL_BEHIND.match(text, match.end())) and behind.end() == len(text):
            label = "published"
        stamps.append(Stamp(start, match.end(), iso, label))
        previous = match.end()
    return stamps


def _is_labelled(text: str, at: int) -> bool:
    """Whether a date's label stands right before it."""
    label = next(reversed([*_LABEL.finditer(text, max(0, at - 20), at)]), None)
    return label is not None and not text[label.end() : at].strip(" :：|[(")


def label_kind(text: str) -> str:
    """What a line that is only a date's label announces: published, modified, or nothing.

    >>> label_kind("입력 :"), label_kind("최종수정"), label_kind("정치")
    ('published', 'modified', '')
    """
    match = _LABEL.fullmatch(text.strip(" :|·[]<>"))
    if not match:
        return ""
    return "modified" if match.group(1) else "published"


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if match["hour"] is None:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    hour = int(match["hour"])
    half = (match["half"] or match["after"] or "").lower()
    if half in ("오후", "pm") and hour < 12:
        hour += 12
    elif half in ("오전", "am") and hour == 12:
        hour = 0
    try:
        moment = datetime(year, month, day, hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None
    zone = match["zone"]
    if zone and zone not in ("+09:00", "+0900"):
        offset = timedelta(hours=_ZONES.get(zone.strip(), 0))
        if zone[0] in "+-":
            sign = -1 if zone[0] == "-" else 1
            offset = sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        try:
            return moment.replace(tzinfo=timezone(offset)).astimezone(KOREA).isoformat()
        except (ValueError, OverflowError):
            return None
    return moment.replace(tzinfo=KOREA).isoformat()


def _english_iso(match: re.Match[str]) -> str | None:
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    try:
        clock = match["early"].split(":") if match["early"] else (match["hour"], match["minute"])
        if clock[0] is None:
            return date(int(match["year"]), month, int(match["day"])).isoformat()
        hour = int(clock[0])
        if match["half"] == "p" and hour < 12:
            hour += 12
        moment = datetime(int(match["year"]), month, int(match["day"]), hour, int(clock[1]), int(match["second"] or 0))
    except ValueError:
        return None
    return moment.replace(tzinfo=KOREA).isoformat()


def _short_iso(match: re.Match[str]) -> str | None:
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    try:
        if match["hour"] is None:
            return date(int(year), int(match["month"]), int(match["day"])).isoformat()
        moment = datetime(int(year), int(match["month"]), int(match["day"]), int(match["hour"]), int(match["minute"]))
    except ValueError:
        return None
    return moment.replace(tzinfo=KOREA).isoformat()


# `1시간 전`, `입력 32분 전`, alone on a line
_AGO = re.compile(
    r"""(?:(?P<label>[가-힣 ]{2,6}?)\s?[:：]?\s?)?(?:약\s)?
    (?: (?P<count>\d{1,3})\s?(?P<unit>분|시간|일|주일?|개월|달)\s?전
      | (?P<now>방금(?:\s전)?|오늘) | (?P<yesterday>어제) )""",
    re.VERBOSE,
)
_DAYS = {"일": 1, "주": 7, "주일": 7}


def ago(text: str, fetched: str) -> tuple[str, str] | None:
    """What a line says of a date by how long ago it was, with its label; None where it says no such thing, or no day.

    `fetched` is when the page was taken, in ISO form. Minutes give a time, hours and days a day: more they do not say.

    >>> ago("입력 32분 전", "2024-05-22T18:30:00+09:00"), ago("3일 전", "2024-05-22"), ago("3개월 전", "2024-05-22")
    (('published', '2024-05-22T17:58:00+09:00'), ('', '2024-05-19'), None)
    """
    match = _AGO.fullmatch(text.strip(" |·()[]"))
    if match is None or (match["label"] and not label_kind(match["label"])):
        return None
    label = label_kind(match["label"] or "")
    moment = datetime.fromisoformat(fetched)
    unit, count = match["unit"], int(match["count"] or 0)
    timed = len(fetched) > len("2024-05-22")
    if unit == "분" and timed:
        return label, (moment - timedelta(minutes=count)).replace(second=0).isoformat()
    if unit == "시간" and timed:
        return label, (moment - timedelta(hours=count)).date().isoformat()
    if match["now"] or match["yesterday"] or unit in _DAYS:
        days = 1 if match["yesterday"] else count * _DAYS.get(unit or "", 0)
        return label, (moment - timedelta(days=days)).date().isoformat()
    return None


_READ = {_DATE: _iso, _ENGLISH: _english_iso, _SHORT: _short_iso}


def given_date(value: str | date | datetime, name: str = "published") -> str:
    """The ISO form of a date that the caller gave: a date, a datetime, or text of any common form.

    Raises ArgumentError, which calls the value by its `name`, where the text holds no date.

    >>> given_date("Thu, 12 Oct 2023 05:02:00 +0900")
    '2023-10-12T05:02:00+09:00'
    """
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=KOREA)
        return aware.astimezone(KOREA).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise ArgumentError(f"{name}: {value!r} is not a date or text")
    stamps = find_stamps(value)
    if stamps:
        return stamps[0].iso
    try:
        return given_date(parsedate_to_datetime(value), name)
    except (ValueError, TypeError, IndexError):
        raise ArgumentError(f"{name}: {value!r} is not a date such as 2024-05-22 18:30") from None
