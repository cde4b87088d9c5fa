"""The sources that a document itself names: what several of its credits begin with."""

from __future__ import annotations

import itertools
import re

from newsextract.korean.words import words

_RECURRING = re.compile(
    r"[=|:ㅣⓒ©](?:(?<=[ⓒ©])|(?<=(?:사진|제공|자료|출처|영상|촬영|그림|캡처).))\s?(?=(?P<after>[가-힣A-Za-z][^\n]{2,19}))"
)
_KNOWN = words("agencies")
_LONG = 6  # syllables: a shorter name must end somewhere where no Hangul follows


def recurring_sources(text: str) -> tuple[str, ...]:
    """The names that several credits of a document begin with, however the text runs on behind them.

    >>> recurring_sources("…있다.ⓒ 홍길동2일 새 도서관은 …있다.ⓒ 홍길동임꺽정 의원은")
    ('홍길동',)
    """
    behind = sorted({match["after"] for match in _RECURRING.finditer(text)})
    found: set[str] = set()
    for one, other in itertools.pairwise(behind):
        shared = 0
        while shared < min(len(one), len(other)) and one[shared] == other[shared]:
            shared += 1
        name = one[:shared].rstrip(" ·/(")
        again = name.find(name[:3], 3)
        name = name[:again] if again > 0 else name  # a story that begins with the name
        ends = any(not "가" <= text[len(name)] <= "힣" for text in (one, other) if len(text) > len(name))
        if 3 <= len(name) < min(len(one), len(other)) and (ends or len(name) >= _LONG) and not any(known.startswith(name) or name.startswith(known) for known in _KNOWN):
            found.add(name)
    # where three begin alike, what all three share is the name
    return tuple(sorted((n for n in found if not any(o != n and n.startswith(o) for o in found)), key=len, reverse=True))
