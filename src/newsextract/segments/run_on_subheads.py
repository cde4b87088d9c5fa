"""Where a marked subhead runs into its paragraph: it ends as a sentence, `◆ 한 번에 잡았다그라운드는 …`, or the paragraph opens with its subject again, `◆한빛도서관, 영화관 꾸려한빛도서관은 …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

SCORE = 3.0  # log-odds of a lost break at such a place: as much as the network gives to a sure one
_SUBJECT = re.compile(r"[◆◇■□◎●▶]\s?(?P<name>[가-힣A-Za-z0-9]{2,14})")
# the present or past tense that ends a headline, and touches a word that is none of its own endings
_TOLD = re.compile(r"(?<=[가-힣][연뜬판간된한는낸선난준킨친린쓴든온본산운렸았었])다(?=[가-힣“‘])(?!고|는|며|면|던|가|지|시|만|니|라|거|음|보|로)")
_MARKS = re.compile(r"[◆◇■□◎●▶▲△]")
# what a paragraph that opens with its subject says next: its particle, behind `보건소` of `함평군보건소가`; or who leads it
_SAYS = re.compile(r"[가-힣A-Za-z0-9]{0,6}?(?:은|는|이|가|의|에서|에서는|에는)\s|[가-힣A-Za-z0-9 ]{0,8}\((?:회장|대표|이사장|사장|원장|총장|소장|위원장|시장|군수|구청장)\s")
_FRONT = "한국"  # what a subhead leaves out of a name: `◆서부발전, …한국서부발전은`
_CLOSING = "’”)]」』"
_LONGEST = 90  # characters of a subhead
_SHORTEST = 6  # … behind its subject


def run_on_subheads(line: str) -> Iterator[int]:
    """The places of a line where a marked subhead ends and its paragraph touches it.

    >>> for line in ("◆한빛도서관, 주말마다 영화관 꾸려한빛도서관은 표를 나눠 준다.", "◆ 실용성까지 한 번에 잡았다그라운드는 이날 문을 열었다."):
    ...     print([line[at:] for at in run_on_subheads(line)])
    ['한빛도서관은 표를 나눠 준다.']
    ['그라운드는 이날 문을 열었다.']
    """
    for head in _SUBJECT.finditer(line):
        following = _MARKS.search(line, head.end())
        limit = min(following.start() if following else len(line), head.start() + _LONGEST)
        told = _TOLD.search(line, head.start() + _SHORTEST, limit)
        if told and "다." not in line[head.start() : told.end()]:
            yield told.end()
        name = head["name"]
        for size in range(len(name), 1, -1):
            at = _touching(line, name[:size], head.end() + _SHORTEST, limit)
            if at is not None:
                yield at
                break


def _touching(line: str, name: str, start: int, limit: int) -> int | None:
    at = line.find(name, start, limit)
    while at > 0:
        begin = at - len(_FRONT) if line.startswith(_FRONT, at - len(_FRONT)) else at
        if "다." in line[start:begin]:
            return None  # a sentence ended: this is the paragraph
        if _SAYS.match(line, at + len(name)) and (line[begin - 1].isalnum() or line[begin - 1] in _CLOSING):
            return begin
        at = line.find(name, at + 1, limit)
    return None
