"""Where a headline part runs into the words of a picture: its end, at a closed quotation or before a day."""

from __future__ import annotations

import re

from newsextract.korean.sentences import ENDERS, LEANING, PARTICLE

_SHORTEST_PART = 8  # characters of a headline part
_DAY = re.compile(r"(?<=[가-힣)’”\"'])(?<![월달년])(?<!지난)(?<!오는)(?:지난 )?\d{1,2}일 (?=[가-힣(])")
_CLOSED_QUOTE = re.compile(r"[\"”’'](?=[가-힣A-Z“\"])")
_SENTENCE = re.compile(rf"[{ENDERS}]\.")


def deck_seam(text: str, end: int) -> int | None:
    """Where a headline part ends that runs into the words of a picture; None where none does.

    >>> text = "책 옮기느라 쉬는 도서관9일 오전 한밭시 도서관에서 직원들이 상자를 나르고 있다."
    >>> text[deck_seam(text, len(text)) :][:7]
    '9일 오전 한'
    """
    sentence = _SENTENCE.search(text, 0, end)
    limit = sentence.start() if sentence else end
    seams = [seam for seam in _quote_seams(text, limit) if seam < limit]
    seams += (match.start() for match in _DAY.finditer(text, _SHORTEST_PART, limit))
    for seam in sorted(seams):
        if end - seam >= _SHORTEST_PART and not LEANING.search(text, 0, seam):
            return seam
    return None


def _quote_seams(text: str, limit: int) -> list[int]:
    """Where a quotation ends one part and the next begins without a space."""
    found = []
    for match in _CLOSED_QUOTE.finditer(text, 8, limit):
        quote = match.group()
        closes = quote in "”’" or text.count(quote, 0, match.end()) % 2 == 0
        if closes and not PARTICLE.match(text[match.end() : match.end() + 8]):
            found.append(match.end())
    return found
