"""A page that was flattened to one line: the line is cut where menus, dates, headline and sentences meet.

`soup.get_text(" ")` of a page is one line of thousands of characters. The rules ask what a line is, so the
line is cut into blocks again: at the ends of sentences, around the words of menus, around printed dates,
and around the headline, which opens such a text (as `<title>`) and stands in it once more. Blocks of one
line share its number; a story tells by it which sentences no line break parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsextract import lexicon
from newsextract.korean.dates import find_stamps
from newsextract.korean.words import AGENCY
from newsextract.lexicon import Entry, phrase_key
from newsextract.model import Block

_HUGE = 500  # characters of a line
_LONG = 80  # of a line of a text in which another is a page
_SENTENCES = 4  # ends of sentences in it
# what a page prints around a story; a story alone holds hardly two of them
_SIGN = re.compile(
    r"로그인|회원\s?가입|구독|바로\s?가기|메뉴|검색|글자|글씨|공유|댓글|스크랩|인쇄|프린트|페이스북|카카오톡|트위터"
    r"|무단\s?전재|저작권|청소년|개인정보|고객센터|많이\s?본|관련\s?기사|주요\s?뉴스|인기|랭킹|이전|다음|목록|닫기|더\s?보기"
)
_FEWEST_TOLD = 2  # of a line that holds its headline twice
_FEWEST_SIGNS = 3  # different ones
_FEWEST_POINTS = 4  # where menus begin and end
_WORD = re.compile(r"\S+")
_LONGEST_RUN = 80  # characters: the lexicon looks up no longer line
_HEADLINE = (12, 150)  # characters
_NEAR = 24  # times that the opening of a text is looked for again
_CARRIED_ON = re.compile(r"[은는이가을를에의와과도]$")  # no headline ends so: the sentence goes on
_TOLD = re.compile(r"[다요]\.\s")
_BAR = re.compile(r"\s*[-|<>:ㅣ–—]")
_SECTION = re.compile(r"\[[가-힣]{2,4}\](?=\S)")
_SITE = re.compile(r"\s*(?:[-|<>:ㅣ–—]|$)")
_LABEL = re.compile(
    r"(?:기사\s?)?(?:입력|등록|승인|송고|작성|발행|수정|업데이트|최종\s?수정|최종\s?업데이트)(?:\s?(?:일시|시간|일))?\s?[:：]?\s?$"
)
_PLACE = re.compile(
    r"""
    (?P<told>[다요죠까]\.[”"’'」』)\]]*\s+(?=\S))              # the end of a sentence: `…고 밝혔다. |`
  | (?<=\s)(?=[(【\[〔][가-힣·]{2,10}\s?=\s?[^()\[\]【】]{2,20}[)\]】〕])  # before a dateline: `| (한밭=새소식)`
  | (?<=\s)(?=[가-힣]{2,4}\s?(?:기자|특파원)\s[\w.+-]{2,40}@)    # before a byline with its address
  | (?<=[\w])@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}\s+             # behind an address
  | (?<=\s)(?=[<＜\[(]?\s?(?:저작권자|[Cc]opyrights?\s|COPYRIGHT))  # before a line of rights
  | (?:재배포\s?(?:및\s?[가-힣\s]{2,14})?금지|[Rr]eserved)[.>＞\])]*\s+  # behind it
  | (?<=[다요]\.\s)(?:AGENCY)\s(?=\S)(?!보도|등[ ,]|기자|취재)   # behind an agency that owns the picture above: `…있다. 연합뉴스 |`
  | (?<=\s)(?=\*?재판매)|DB\s?금지\s+                           # around an agency's notice
  | (?<=\s)(?=[▶☞※◀]\s?\S)                                    # before a mark that links or notes
    """.replace("AGENCY", AGENCY),
    re.VERBOSE,
)


def cut_run_on(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a text, those that are a page on one line cut into what it was made of."""
    menus = {block.index: found for block in blocks if (found := _menus_of_page(block.text))}
    headline = _headline(text, blocks, bool(menus))
    if headline and 0 not in menus and _repeats(blocks[0].text, headline):
        menus[0] = frozenset(_around_menus(blocks[0].text))
    if not menus and not headline:
        return blocks
    out: list[Block] = []
    for block in blocks:
        points: Sequence[int]
        if block.index in menus:
            points = _points(block.text, headline, menus[block.index])
        elif menus and len(block.text) > _LONG:
            found = frozenset(_around_menus(block.text))
            points = _points(block.text, headline, found, sentences=bool(found))
        elif headline and headline in blocks[0].text[_HEADLINE[0] :]:
            points = _around(headline, block.text)  # the top of the page is one line
        else:
            points = _behind_headline(block.text, headline)
        for number, (start, end) in enumerate(pairwise((0, *points, len(block.text)))):
            part = block.text[start:end]
            inner = part.strip()
            if not inner:
                continue
            begin = block.start + start + len(part) - len(part.lstrip())
            gap = block.gap if number == 0 else 0
            out.append(Block(len(out), block.line, begin, begin + len(inner), inner, gap))
    return tuple(out) if len(out) > len(blocks) else blocks


def _menus_of_page(text: str) -> frozenset[int]:
    """Where a line that is a page prints its menus: around the story, where a field may print one below it only."""
    if len(text) < _HUGE or text.count("다. ") + text.count("요. ") < _SENTENCES:
        return frozenset()
    signs = len(set(_SIGN.findall(text)))
    told = _TOLD.search(text)
    if signs < _FEWEST_SIGNS or told is None:
        return frozenset()
    above = any(True for _ in _around_menus(text[: told.end()]))
    if not above and signs < 2 * _FEWEST_SIGNS:
        return frozenset()
    points = frozenset(_around_menus(text))
    return points if len(points) >= (_FEWEST_POINTS if above else 2 * _FEWEST_POINTS) else frozenset()


def _repeats(text: str, headline: str) -> bool:
    """Whether a line is a short page: its headline stands in it twice, and sentences below."""
    return headline in text[len(headline) :] and len(_TOLD.findall(text)) >= _FEWEST_TOLD


def _points(text: str, headline: str, menus: frozenset[int], sentences: bool = True) -> list[int]:
    """Where a line is cut; a line without a menu may be a paragraph, whose sentences stay together."""
    points = {match.end() for match in _PLACE.finditer(text) if sentences or match["told"] is None}
    points.update(menus)
    for start, end in _stamps(text):
        points.difference_update(range(start + 1, end))  # a lexicon knows `입력` too
        points.update((start, end))
    points.update(_around(headline, text))
    return sorted(point for point in points if 0 < point < len(text))


def _around(headline: str, text: str) -> list[int]:
    if not headline:
        return []
    spans = (match.span() for match in re.finditer(re.escape(headline), text))
    return sorted({point for span in spans for point in span if 0 < point < len(text)})


def _stamps(text: str) -> Iterator[tuple[int, int]]:
    """Dates with a time that are set in figures, from their label on: a story writes `5월 3일`."""
    for stamp in find_stamps(text):
        if "T" in stamp.iso and not text[stamp.start + 4].isalpha():
            label = _LABEL.search(text, max(0, stamp.start - 16), stamp.start)
            yield label.start() if label else stamp.start, stamp.end


def _around_menus(text: str) -> Iterator[int]:
    """Around runs of words that the lexicon knows: a run that no sentence would hold."""
    for run in _runs(text):
        known = [(start, end, entry) for start, end, entry in run if entry is not None]
        if not _is_menu(text, known):
            continue
        yield known[0][0]
        begin = known[0][0]
        for start, end, entry in known:
            if entry.kind in ("head", "summary") or end - begin > _LONGEST_RUN:
                yield start
                begin = start
            if entry.kind in ("head", "summary"):
                yield end
                begin = end
        yield known[-1][1]


def _runs(text: str) -> Iterator[list[tuple[int, int, Entry | None]]]:
    """Runs of neighbouring phrases; a counter or a bar between two of them has no entry."""
    phrases, firsts = lexicon.load().phrases, _first_words()
    words = [match.span() for match in _WORD.finditer(text)]
    run: list[tuple[int, int, Entry | None]] = []
    at = 0
    while at < len(words):
        found: Entry | None = None
        first = phrase_key(text[slice(*words[at])])
        for size in (3, 2, 1) if not first or first in firsts else ():
            start, end = words[at][0], words[min(at + size, len(words)) - 1][1]
            key = phrase_key(text[start:end]) if text[end - 1] not in ",.”’" else "-"
            found = phrases.get(key)
            if found is not None or (size == 1 and not key):
                run.append((start, end, found))
                break
        else:
            if run:
                yield run
            run, size = [], 1
        at += size
    if run:
        yield run


@cache
def _first_words() -> frozenset[str]:
    """With what the phrases of the lexicon begin: most words of a text begin none."""
    return frozenset(key.split(" ", 1)[0] for key in lexicon.load().phrases)


def _is_menu(text: str, known: list[tuple[int, int, Entry]]) -> bool:
    """Whether phrases in a row are a menu: words such as `경제` or `공유` stand in sentences too."""
    letters = [sum(char.isalpha() for char in text[start:end]) for start, end, _ in known]
    if not letters:
        return False
    if len(known) >= 5 or max(letters) >= 6:
        return True
    if len(known) >= 2 and sum(letters) >= 8:
        return any(entry.reason != "menu" for _, _, entry in known)
    start, _, entry = known[0]
    return entry.kind == "head" and letters[0] >= 4 and text[max(0, start - 2) : start].rstrip()[-1:] in ".!?>])"


def _headline(text: str, blocks: tuple[Block, ...], page: bool) -> str:
    """What opens a text and stands in it once more, on a line with other things; empty where nothing does."""
    first = next(iter(blocks), None)
    if first is None:
        return ""
    least, most = _HEADLINE
    if page or len(first.text) > most:
        section = _SECTION.match(first.text)
        start = first.start + (section.end() if section else 0)
        found = sorted(set(_recurring(text, start, least, most)), key=len)
        # the site stands behind it in `<title>`, and may recur with it
        parted = [words for words in found if _BAR.match(text, start + len(words))]
        whole = [words for words in found if page and not _CARRIED_ON.search(words)]
        return parted[0] if parted else whole[-1] if whole else ""
    if not least <= len(first.text) <= most:
        return ""
    for end in sorted({match.start() for match in _SITE.finditer(first.text)}, reverse=True):
        bare = first.text[:end]
        if len(bare) < least or bare.count(" ") < 2:
            break
        if any(block.text.startswith(bare) and len(block.text) > end for block in blocks[1:]):
            return bare
    return ""


def _recurring(text: str, start: int, least: int, most: int) -> Iterable[str]:
    """Openings of a text that stand in it again, up to the end of a word in both places."""
    seed = text[start : start + least]
    at = start
    for _ in range(_NEAR):
        at = text.find(seed, at + 1)
        if at < 0:
            return
        size = least
        while size <= most and text[start + size : start + size + 1] == text[at + size : at + size + 1] != "":
            size += 1
        while size > least and (text[start + size - 1 : start + size + 1].isalnum() or text[at + size - 1 : at + size + 1].isalnum()):
            size -= 1
        found = _without_bar(text[start : start + size].strip())
        if least <= len(found) <= most and found.count(" ") >= 2:
            yield found


def _without_bar(text: str) -> str:
    return text.rstrip(" -|<>:ㅣ–—")


def _behind_headline(text: str, headline: str) -> list[int]:
    """Behind the headline, where a line opens with it and goes on with byline and date."""
    if headline and len(text) > len(headline) and len(text) < _HUGE and text.startswith(headline):
        if not _SITE.match(text, len(headline)):
            return [len(headline)]
    return []
