"""Where nothing begins, whatever a mark or the letters say: inside of a share, behind a speaker, behind a heading that its sentence follows."""

from __future__ import annotations

import re

from newsextract.korean.turns import TURN
from newsextract.korean.words import mark_class

_MARKS = f"{mark_class('heading', 'turn')}△▲※•①②③④⑤⑥⑦⑧⑨⑩"
_QUOTED_ON = r"(?<=\S)[”’\"'][^\S\n]*(?=이?라(?:면서|며|고|는|던|지만)|(?:고|며|면서)\s)"
_MAY = re.compile(rf"[%±=━‘∼~‧∙\-]|\d[.)]|[{mark_class('turn')}]|{_QUOTED_ON}|[은는을를]\s\s")
# nothing begins inside of it, nor right behind it
_JOINED = re.compile(
    rf"""
    (?<=\d) % (?:p\b|P\b|\s?포인트|[,)~])?                      # `1.7%포인트`, `86.9%, 그중`
  | ± \s? (?=\d)                                               # `표본오차 ±3.1%`
  | (?<=\d%) \s? [-–] \s? (?=[가-힣]{{2,4}}\s?\d)                 # `홍길동 48.7% - 임꺽정 51.3%`
  | (?:^|(?<=\s)(?<!\d\s)(?<!\d\.\s)|(?<=[가-힣][.?!”"])) (?:\(\d{{1,2}}\)|\d{{1,2}}[.)]) \s? (?=[가-힣“‘"'A-Za-z])   # `(2) 투자 범위`
  | (?<=\d) [∼~] (?=\d) | (?<=[가-힣A-Za-z]) [‧∙] (?=[가-힣A-Za-z])  # `1∼9월`, `제조∙업무형`
  | {_QUOTED_ON}                                               # `“낮은 수준” 이라면서 “…`
  | (?<=[가-힣][은는을를])(?<![마가노고]을) [^\S\n]{{2,}} (?=[가-힣A-Za-z\d“‘"'])   # `사무총장은   이날`: wide, and the sentence goes on
  | ━ [^\S\n]* (?=[^\s━][^━\n]{{4,80}}(?:━|\s\s|$))              # `…했다.   ━   왜 늦었나   `
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"‘[^‘’\n]{2,60}’")  # one name or headline: `‘AI 대전?거인들의 다툼’이라는`
_HYPHEN = re.compile(r"(?<=[가-힣])-(?=[가-힣])")  # `정부-민간 협력`
_ITEMS = 3  # hyphens of a line that may set off items: `…10% 올라-시장 반응은`
# nothing begins right behind it
_LEADS = re.compile(
    rf"""
    [{_MARKS}] [^{_MARKS}\n=]{{2,60}} (?<!사진)(?<!자료)(?<!출처)(?<!제공)(?<!그래픽)(?<!이미지)(?<!영상) \s? = (?=[가-힣“‘"'(])   # `■ 왜 늦었나=한밭시는 …`
    """,
    re.VERBOSE,
)


def held_places(line: str) -> set[int]:
    """The places of a line at which nothing begins.

    >>> line = "◆ 홍길동> 48.7%포인트 올랐다."
    >>> sorted(line[:place] for place in held_places(line) if place > 5)
    ['◆ 홍길동>', '◆ 홍길동> ', '◆ 홍길동> 48.7', '◆ 홍길동> 48.7%', '◆ 홍길동> 48.7%포', '◆ 홍길동> 48.7%포인', '◆ 홍길동> 48.7%포인트']
    """
    if not _MAY.search(line):
        return set()
    found = {match.end() for match in _LEADS.finditer(line)}
    hyphens = [match.end() for match in _HYPHEN.finditer(line)]
    found.update(hyphens)
    if line.count("-") < _ITEMS:
        found.update(place - 1 for place in hyphens)
    for match in _JOINED.finditer(line):
        found.update(range(match.start() + (line[match.start()] in "(━" or match.start() == match.end()), match.end() + 1))
    for quoted in _QUOTED.finditer(line):
        found.update(range(quoted.start() + 1, quoted.end()))
    for turn in TURN.finditer(line):
        if not turn["named"]:
            end = turn.end()
            found.update(range(turn.start() + 1, end + 1 + (line[end : end + 1] == " ")))
    return found
