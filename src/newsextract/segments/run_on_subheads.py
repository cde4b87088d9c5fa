"""Where a marked subhead runs into its paragraph: it ends as a sentence, `◆ 한 번에 잡았다그라운드는 …`, or the paragraph opens with its subject again, `◆한빛도서관, 영화관 꾸려한빛도서관은 …`."""

from __future__ import annotations

import re

SCORE = 3.0  # log-odds of a lost break at such a place: as much as the network gives to a sure one
_SUBJECT = re.compile(r"[◆◇■□◎●▶]\s?(?P<name>[가-힣A-Za-z0-9]{2,14})")
# the present or past tense that ends a headline, and touches a word that is none of its own endings
_TOLD = re.compile(r"(?<=[가-힣\s][연뜬판간된한는낸선난준킨친린쓴든온본산운렸았었])다(?=[가-힣“‘])(?!고|는|며|면|던|가|지|시|만|니|라|거|음|보|로)")
# … or an ending of a headline, before a word that a sentence is about
_ENDS = re.compile(r"(?:올라|내려|나서|늘어|줄어|펴내|내놔|밝혀|넘어|꾸려|열려|받아|그쳐|이뤄|맡아)(?=[가-힣]{2,8}(?:은|는)\s)")
_MARKS = re.compile(r"[◆◇■□◎●▶▲△]")
# what a paragraph that opens with its subject says next: its particle, behind `보건소` of `함평군보건소가`; or who leads it
_LEADERS = "회장|대표|이사장|사장|원장|총장|소장|위원장"
_SAYS = re.compile(rf"[가-힣A-Za-z0-9]{{0,6}}?(?:은|는|이|가|의|에서|에서는|에는)\s|[가-힣A-Za-z0-9 ]{{0,8}}\((?:{_LEADERS}|시장|군수|구청장)\s")
_LED = re.compile(rf"[가-힣A-Za-z0-9 ]{{0,8}}\((?:{_LEADERS})\s")  # behind the end of its name alone
_FRONT = "한국"  # what a subhead leaves out of a name: `◆서부발전, …한국서부발전은`
_CLOSING = "’”)]」』"
_LONGEST = 90  # characters of a subhead
_SHORTEST = 6  # … behind its subject


def run_on_subheads(line: str) -> list[int]:
    """The places of a line where a marked subhead ends and its paragraph touches it.

    >>> for line in ("◆한빛도서관, 주말마다 영화관 꾸려한빛도서관은 표를 나눠 준다.", "◆ 실용성까지 한 번에 잡았다그라운드는 이날 문을 열었다."):
    ...     print([line[at:] for at in run_on_subheads(line)])
    ['한빛도서관은 표를 나눠 준다.']
    ['그라운드는 이날 문을 열었다.']
    """
    found: set[int] = set()
    for head in _SUBJECT.finditer(line):
        following = _MARKS.search(line, head.end())
        limit = min(following.start() if following else len(line), head.start() + _LONGEST)
        for ends in (_TOLD, _ENDS):
            end = ends.search(line, head.start() + _SHORTEST, limit)
            if end and "다." not in line[head.start() : end.end()]:
                found.add(end.end())
        name = head["name"]
        forms = [*((name[:size], _SAYS) for size in range(len(name), 1, -1)), *((name[-size:], _LED) for size in range(len(name) - 1, 1, -1))]
        places = (_touching(line, name, form, says, head.end() + _SHORTEST, limit) for form, says in forms)
        touching = next((at for at in places if at is not None), None)
        if touching is not None and not any(abs(touching - at) <= len(_FRONT) for at in found):
            found.add(touching)
    return sorted(found)


def _touching(line: str, whole: str, name: str, says: re.Pattern[str], start: int, limit: int) -> int | None:
    """Where a form of the subhead's subject touches it; `whole` is the subject, which is not cut in two."""
    at = line.find(name, start, limit)
    while at > 0:
        begin = at - len(_FRONT) if line.startswith(_FRONT, at - len(_FRONT)) else at
        if "다." in line[start:begin]:
            return None  # a sentence ended: this is the paragraph
        torn = not whole.startswith(name) and line.startswith(whole, at + len(name) - len(whole))
        if not torn and says.match(line, at + len(name)) and (line[begin - 1].isalnum() or line[begin - 1] in _CLOSING):
            return begin
        at = line.find(name, at + 1, limit)
    return None
