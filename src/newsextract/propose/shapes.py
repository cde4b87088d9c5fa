"""Lines that are the same but for their numbers or their writer's name: what they share, as a pattern.

What a pattern of these takes is bounded: numbers of about the lengths that were seen, and
names of two to four syllables before a role.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_META = re.compile(r"([.^$*+?{}\[\]\\|()])")
_NAME = "[가-힣]{2,4}"


def shape(text: str, names: Iterable[str] = ()) -> str:
    """The line with `0` for each number and `○` for each of the names.

    >>> shape("조회 1,204회 · 3일 전"), shape("한별 기자 소식 받기", ["한별"])
    ('조회 0회 · 0일 전', '○ 기자 소식 받기')
    """
    for name in names:
        text = text.replace(name, "○")
    return _NUMBER.sub("0", text)


def pattern(shared: str, texts: Iterable[str]) -> str:
    """A regular expression for the lines of one shape; `texts` are those seen.

    >>> made = pattern("조회 0회 · ○ 기자", ["조회 1,204회 · 한별 기자", "조회 9회 · 서지안 기자"])
    >>> made
    '조회 \\\\d[\\\\d,]{0,5}회 · [가-힣]{2,4} 기자'
    >>> bool(re.fullmatch(made, "조회 31회 · 조은별 기자"))
    True
    """
    longest = max((len(number) for text in texts for number in _NUMBER.findall(text)), default=1)
    number = rf"\d[\d,]{{0,{longest}}}"
    parts = re.split("(0|○)", shared)
    return "".join(number if part == "0" else _NAME if part == "○" else literal(part) for part in parts)


def literal(text: str) -> str:
    """A regular expression for a text itself, with spaces left as they are.

    >>> literal("알림(3) 더 보기")
    '알림\\\\(3\\\\) 더 보기'
    """
    return _META.sub(r"\\\1", text)
