"""Line breaks lost where the text shows it: a sentence end run into the next, a subhead's mark, a byline."""

from __future__ import annotations

import re
from bisect import bisect_left

from newsextract.korean.bylines import dateline_starts
from newsextract.korean.names import EMAIL
from newsextract.korean.sentences import ENDERS, PARTICLE, ends_sentence
from newsextract.korean.words import HEADING_MARKS, MARK, mark_class, marks
from newsextract.model import Document

_OPENING = mark_class("quote", "opening")
_GLUED_END = re.compile(
    rf"[.?!](?<=[가-힣…][.?!])(?:\"(?=[가-힣A-Z\[(])|[”’」』\])]{{1,2}})?(?=[가-힣A-Z\d{_OPENING}{HEADING_MARKS}▲※☞#ⓒ])"
)
_WIDE_SPACE = re.compile(
    rf"(?:[.?!…][”’\"'」』)\]]*|{MARK}[=:][^\s=:]{{1,20}})(?: {{2,}}| ?[\t\u3000]\s*)(?=\S)"
)
_GLUED_EMAIL = re.compile(rf"(?<=[{ENDERS}]\.)(?={EMAIL})")
_SUBHEAD = re.compile(
    rf"""(?<=[{ENDERS}]\.)[”"’']?\s(?=[{HEADING_MARKS}☞※]\s?\S|\#\ \S)           # …밝혔다. ■ 왜 늦었나
      | (?<=[^\s(\[“‘"'])(?=[{HEADING_MARKS.replace('▶', '')}]\s?[가-힣A-Za-z0-9“‘"'])  # …밝혔다◆왜 늦었나
    """,
    re.VERBOSE,
)
GLUE = re.compile(r"[.?!][\"'”’」』)\]]{0,2}[^\s.?!…,\d\"'”’」』)\]]")
_SUSPECT = re.compile(rf"[=@ⓒ©/\[{HEADING_MARKS}☞※#\t\u3000〔［【<]")
# what stands behind a story or the head of an interview: how to quote it, where to subscribe
_FOOT = re.compile(
    r"[▶*※☞\[](?:(?<=▶) ?(?:알립니다|[^▶.?!]{2,40}(?:구독하|바로 ?가기|보러 ?가기))"
    r"|(?<=\*) ?(?:(?:아래|이|본) ?(?:텍스트|내용|인터뷰)(?:는|은) 실제|인터뷰(?:를| ?내용을?) ?인용|본 방송 ?내용)"
    r"|(?<=※) ?(?:내용|인터뷰).{0,6}인용|(?<=☞) ?[^☞.?!]{2,30}구독|(?<=\[)[^\[\]]{2,24}(?:바로 ?가기|구독하기)\])"
)
_SUMMARY = re.compile(r"(?:기사 ?내용 ?요약|핵심 ?요약)(?=[가-힣A-Z\d\"“‘'△▲·•\-①])(?!집|본|서|노트|자료|[을를은이가의에도과로])")  # the label above a summary, glued to it
_FURNITURE_MARKS = marks("page")  # what a page sets behind a story, glued to its last sentence
_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")  # behind a subhead: `…밝혔다.◆ 왜 늦었나  시는`
_LONGEST_HEAD = 60  # characters of a subhead
_MARKS = re.compile(rf"[{HEADING_MARKS}☞※#]")
_BEFORE = re.compile(
    # asked first at every place: without an opening bracket or `Copyright` nothing below can match
    rf"""(?=\s?[\[(〔［<C])
    (?: (?<=[{ENDERS}]\.)\s?(?=[\[(<]\s?(?:취재|구성|영상취재|영상편집|촬영기자|기획)\s?[:：])   # …밝혔다. (취재 : 홍길동)
      | (?<=[\])〕］])\s?(?=\[[^\[\]]{{20,140}}\])                                          # [한밭일보] [시민 300명이 …]
      | (?<=[가-힣\]).])\ ?(?=<저작권자|\[ⓒ|<ⓒ|Copyrights?\ ?[ⓒ©])                          # …밝혔다. <저작권자
    )""",
    re.VERBOSE,
)
_BEFORE_HINTS = ("취재", "구성", "영상", "저작권", "ⓒ", "Copyright", "] [", "][")
# what a writer says in brackets of the sentence before: where it was said, what to read on it
_REMARK = re.compile(r"[(（](?:[^()（）]{1,14}|[^()（）]{1,60}(?:참고|참조|중|발언|방송|인터뷰|기준|당시|인용|\d일))[)）][.]?(?:$|\s)|[(（]자료 ?사진[)）]")
_BREAKS_OF_A_LINE = 3  # glued sentences of one line: no slip of a writer's
_ENDERS = frozenset(ENDERS)
_SOFT_ENDERS = frozenset("음임됨함것네")


def lost_breaks(document: Document, glued: list[bool]) -> bool:
    """Whether a crawler took the line breaks away: glued sentences are many for the long lines.

    A page whose paragraphs stand on lines of their own may glue two sentences by a slip
    of the writer's; that is no lost break.
    """
    breaks = long_lines = most = 0
    for block, hinted in zip(document.blocks, glued, strict=True):
        text = block.text
        if len(text) > 60:
            long_lines += 1
            if hinted:
                quotes = _Quotes(text)
                found = sum(_sentence_break(text, m, quotes) is not None for m in _GLUED_END.finditer(text))
                breaks += found
                most = max(most, found)
    return breaks > 0 and (breaks * 3 > long_lines or long_lines <= 3 or most >= _BREAKS_OF_A_LINE)


def is_suspect(text: str) -> bool:
    """Whether a line holds what a break may stand at, other than a glued sentence."""
    return "기자" in text or "제공" in text or "  " in text or _SUSPECT.search(text) is not None or _SUMMARY.match(text) is not None


def marked_breaks(text: str, lost: bool = True) -> list[int]:
    """Where the text itself shows that a break was lost.

    `lost` says that the document lost its breaks; otherwise a glued sentence stays, and
    only a short tail that is no sentence (a byline, an address) is cut off.

    >>> text = "김 지사가 전면에 나섰다.김 지사는 이날 회견을 열고 도민에게 사과의 뜻을 전했다."
    >>> marked_breaks(text), marked_breaks("기사내용 요약이 다리는 올해 열린다")
    ([14], [])
    """
    points: set[int] = set()
    quotes = _Quotes(text)
    for match in _GLUED_END.finditer(text):
        point = _sentence_break(text, match, quotes)
        if point is not None and (lost or text[point] in _FURNITURE_MARKS or _is_loose_tail(text[point:])):
            points.add(point)
    if "  " in text or "\t" in text or "\u3000" in text:
        points.update(match.end() for match in _WIDE_SPACE.finditer(text))
    if _MARKS.search(text):
        heads = {match.end() for match in _SUBHEAD.finditer(text)}
        points.update(heads, (wide.end() for head in heads if (wide := _WIDE.search(text, head, head + _LONGEST_HEAD))))
    points.update(dateline_starts(text))
    if label := _SUMMARY.match(text):
        points.add(label.end())
    if any(hint in text for hint in _BEFORE_HINTS):
        points.update(match.end() for match in _BEFORE.finditer(text) if match.end() > 0)
    if lost:
        points.update(match.start() for match in _FOOT.finditer(text))
    if "@" in text:
        points.update(match.start() for match in _GLUED_EMAIL.finditer(text))
    return sorted(point for point in points if 0 < point < len(text))


def _is_loose_tail(tail: str) -> bool:
    return len(tail) <= 100 and not ends_sentence(tail)


def with_second_copy(text: str, points: list[int]) -> list[int]:
    """A crawler's field that holds the story twice is cut where the second copy begins."""
    second = text.find(text[:24], len(text) // 3)
    return sorted({*points, second}) if second > 0 else points


class _Quotes:
    """How many straight quotation marks stand before a place: an even number means that one opens."""

    __slots__ = ("_places", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}

    def opens(self, quote: str, position: int) -> bool:
        """Whether the mark at a place opens; a line that lost one of its marks says nothing."""
        places = self._places.get(quote)
        if places is None:
            places = self._places[quote] = [m.start() for m in re.finditer(quote, self._text)]
        return bisect_left(places, position) % 2 == 0


def _sentence_break(text: str, match: re.Match[str], quotes: _Quotes) -> int | None:
    """Where the sentence behind a glued end begins; None where it is no end."""
    before, after = text[match.start() - 1], text[match.end() : match.end() + 8]
    stop = text[match.start()]
    closing = text[match.start() + 1 : match.end()]
    if closing == '"' and quotes.opens('"', match.start() + 1):
        closing, after = "", text[match.start() + 1 : match.start() + 9]  # it opens the next sentence
    end = match.start() + 1 + len(closing)
    if stop == ".":
        told = before in _ENDERS or (before in _SOFT_ENDERS and match.start() > 20)
        if not told and not (closing and closing[-1] in "\"”" and match.start() > 20):
            return None
        if after[0].isdigit() and text[match.start() - 2 : match.start()].isdigit():
            return None
    if after[0] in "(（" and _REMARK.match(text, end):
        return None
    if closing:
        return None if PARTICLE.match(after) else end
    if after[0] in "\"'":
        return end if quotes.opens(after[0], end) else None
    if (stop in "?!" or before in _SOFT_ENDERS) and (after[0] in "([（" or PARTICLE.match(after)):
        return None
    return end
