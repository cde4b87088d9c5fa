"""The forms of a credit, each told once: a pattern for the end of a line, and the same form where the line goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsextract.korean.names import EMAIL, NAME, PAPER
from newsextract.korean.sentences import is_particle
from newsextract.korean.words import (
    AGENCY,
    KIND,
    KIND_LETTERS,
    MARK,
    OUTLET,
    ROLE,
    SOURCE_TAIL,
    any_of,
    words,
)

# what may stand behind a credit: an address, a day, a notice of rights
NOTICE = r"""(?:\s?Copyright\ \([cC]\)\ [^.]{2,12}\.\ All\ rights\ reserved\.?(?:\s?무단\ 전재[가-힣A-Z ,]{0,30}금지\.?)?
    |\s?[.*]{0,2}\s?재판매\s?및\s?DB\s?금지\.?
    |\.?\s?무단\s?전재[가-힣 \-·,]{0,20}금지\.?)"""
_TAIL = rf"""(?:\s*\(?{EMAIL}\)?
    |\s*/?\s?(?:19|20)\d\d[.\-]\s?\d{{1,2}}[.\-]\s?\d{{1,2}}\.?/?
    |{NOTICE})+"""
TAIL_AT_END = re.compile(rf"{_TAIL}\s*$", re.VERBOSE)
TAIL = re.compile(_TAIL, re.VERBOSE)

# `기사와 관련 없는 자료 사진 / 한밭시청`: what is pictured, no mark of a credit
NOT_SHOWN = "".join(rf"(?<!{word}\s{kind})" for word in words("picture_words_before") for kind in ("", r"자료\s", r"참고\s"))
REPORTER = rf"{NAME}\ ?(?:{ROLE}|{any_of('picture_roles')})(?!단)(?:\([^()=]{{1,12}}\))?"
_PHOTOGRAPHER = rf"{NAME}\ {PAPER}\ ?(?:사진)?기자"
_AGENCIES = rf"""(?:[가-힣A-Z]{{2,6}}[·=/ ])?(?:{AGENCY})(?:\s?[·/=,]\s?(?:{AGENCY}|[가-힣]{{2,6}}(?:신문|일보|뉴스)))*(?:\({NAME}\))?"""
# a source whose name shows where it ends; each is tried in turn
KNOWN_SOURCES = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        # AP Photo · Getty Images
        r"(?:AP\ Photo|REUTERS|Reuters|Getty\ Images|Xinhua)",
        # 잠실=홍길동 기자 · 한밭일보 홍길동 기자(현장풀) · 연합뉴스 홍길동 기자
        rf"(?:(?:[가-힣]{{2,6}}=|[가-힣A-Za-z]{{2,8}}\ |(?:{AGENCY})\ ))?{REPORTER}",
        # 홍길동 솔바람미디어 기자
        _PHOTOGRAPHER,
        # 연합뉴스 · AP=연합뉴스 · 로이터·뉴시스 제공 · 연합뉴스 자료사진
        rf"{_AGENCIES}(?:\s?(?:{SOURCE_TAIL}|사진))?",
        # 한밭시청 제공 · 홍길동 인스타그램 캡처 · 새소식DB
        rf"[가-힣A-Za-z0-9·&() ]{{2,24}}?\s?{SOURCE_TAIL}(?:\s?(?:{SOURCE_TAIL}))*",
        # 국회사진기자단 · 한밭시청 공동취재단
        rf"[가-힣A-Za-z]{{2,8}}(?:\ [가-힣]{{2,6}})??(?:{any_of('pools')})",
        # 한밭일보 · 새소식뉴스(홍길동)
        rf"{OUTLET}(?:\({NAME}\))?",
        # 페이스북
        r"(?:페이스북|인스타그램|유튜브|트위터)",
        # 금융위원회 · 한밭건설㈜
        rf"[가-힣A-Za-z0-9·&]{{2,16}}?(?:\ [가-힣A-Za-z0-9·&]{{0,10}}?){{0,2}}?(?:{any_of('organisation_endings')})(?:㈜|\(주\))?(?!사[들가는은이의와를]|업[계체]|계[의가는])",
    )
)
_ANY_SOURCE = r"[^=:]{1,45}"
_BEHIND_SENTENCE = r"(?<=[.)’”\"\d])"  # a full stop, or what closes a sentence behind it


class Form(NamedTuple):
    """A form of a credit: how it opens, and whether its source may be any name at the end of a line."""

    name: str
    opening: re.Pattern[str]
    at_end: re.Pattern[str]


def _form(name: str, opening: str, source: str) -> Form:
    return Form(name, re.compile(opening, re.VERBOSE), re.compile(rf"{opening}(?P<credit>{source})$", re.VERBOSE))


RIGHTS = _form(
    "rights",
    # ⓒ 한밭시청
    r"\s*[ⓒ©]\s?",
    r"[^ⓒ©]{1,45}",
)
MARKED = _form(
    "mark",
    rf"""(?=[/|ㅣ{KIND_LETTERS}])(?:[/|ㅣ]\s*)?(?<![가-힣]){NOT_SHOWN}
    (?: {MARK}\s*[=:ㅣ|｜┃〓/]             # 사진=뉴시스 · 사진 : 뉴시스 · / 사진출처=한밭시 · 사진┃한밭시
      | (?<=[/|ㅣ])\s?{MARK}\s           # /사진제공 한밭시
      | {MARK}\s*-                       # 사진 - 한밭시
    )\s*""",
    _ANY_SOURCE,
)
SLASHED = _form(
    "slash",
    # …있다. /뉴시스
    r"\s?[/|]\s?",
    r"[^/|]{1,32}?",
)

# …있다. [사진] 한밭시청: the source must be known; …있다. [사진 제공] 한밭: it may be any
TAGGED = re.compile(rf"(?<![가-힣A-Za-z\d])[\[(【<〈]\s?{MARK}\s?[\])】>〉]\s?(?=[가-힣A-Z])")
# …있다. 사진 한밭시청 · …있다. photo by 홍길동: the source must be known
SPACED = re.compile(rf"(?:(?<=[.다”\"’])\s{{1,3}}|(?<=[.”’]))(?:{any_of('spaced_kinds')})\s(?!{any_of('directions')})")

OUTER = {"]": "[", ")": "(", ">": "<", "〉": "〈"}  # brackets that may stand around caption and credit
BRACKET = re.compile(
    r"[\[(<【「（［《〈]\s*(?P<inner>[^\[\]()<>【】「」〈〉]{1,60}(?:\([^()]{1,20}\)[^\[\]()<>]{0,20})?)\s*[\])>】」）］》〉]"
)
BRACKET_AT_END = re.compile(rf"{BRACKET.pattern}\s*\.?$")
DIRECTION = re.compile(rf"\s*(?:{any_of('directions')})")
_LETTER = re.compile(r"[가-힣A-Za-z]")
_DESK = re.compile(rf"[가-힣A-Za-z]{{2,8}}(?:{any_of('picture_desks')})")
_OWN_RIGHTS = re.compile(r"[ⓒ©]\s?(?![^ⓒ©]*(?:무단|전재|금지|rights|Rights))[^ⓒ©]{2,30}")
_INNER_MARK = re.compile(
    rf"""{MARK}\s*[=:ㅣ|｜┃〓/;·-]\s*(?P<credit>\S.*)$   # 사진=뉴시스
      | {MARK}\s*[ⓒ©]\s?(?P<owner>\S.{{1,30}})$                   # 사진 ⓒ 한밭시
      | (?:Photo|photo|PHOTO)\ (?:by|BY)\ (?P<by>\S.{{1,30}})$      # Photo by 홍길동
      | {MARK}\s+(?P<word>\S{{2,30}}|각\ 사)$                       # 사진 뉴시스 · 사진 각 사
      | {KIND}\s?(?:출처|제공)\s+(?P<words>\S.{{1,30}})$            # 사진제공 한밭시 문화과
    """,
    re.VERBOSE,
)
_ONLY_MARK = re.compile(MARK)  # `[사진 제공] 한밭건설`: the source stands behind the bracket
_IS_PHOTOGRAPHER = re.compile(_PHOTOGRAPHER)
_NAMED = re.compile(rf"{NAME} ?{ROLE}")
_INNER_SOURCE = re.compile(rf".{{1,50}}\s?{SOURCE_TAIL}$")
# … whose last word is nothing else: `(한밭시 제공)`, but not `(한밭시 홈페이지)`
_SURE_TAIL = re.compile(r"(?:제공|캡처|캡쳐|갈무리|자료\s?사진|DB)$")
_INNER_AGENCY = re.compile(rf"(?:{AGENCY}|{any_of('short_agencies')})(?:[·/,=\- ].{{0,24}})?$|.{{0,12}}[ =/](?:{AGENCY})$")
_ONLY_AGENCY = re.compile(rf"(?:[A-Z]{{2,4}}[=·/ ])?(?:{AGENCY})(?:\ 자료\s?사진)?", re.VERBOSE)
_DATELINE = re.compile(rf"[가-힣·]{{2,8}}\s?=\s?(?:{AGENCY})")  # `[한밭=뉴시스]` opens a story
_SIGNS = re.compile(r"(?:뉴스|취재|보도|편집|디지털|온라인|콘텐츠).{0,3}(?:팀|국)$")  # a desk that signs: `[새소식 온라인뉴스팀]`
_TELLS = re.compile(r"(?:했|한|된|였|있)다$|니다$")
_CLOSES = re.compile(rf"(?:(?<![.…])[.]|[다”\"’')]|{any_of('picture_nouns')})\s{{0,3}}$")


def in_brackets(text: str, match: re.Match[str]) -> bool:
    """Whether what stands in brackets is a source.

    >>> [in_brackets(text, BRACKET.search(text)) for text in ("전경. [ⓒ 한밭시]", "홍길동 의원(사진 왼쪽부터)", "(중략)")]
    [True, False, False]
    """
    inner = re.sub(rf"(?x:{NOTICE})$", "", match["inner"].strip()).rstrip(" .")
    if _TELLS.search(inner) or _SIGNS.search(inner) or _ONLY_MARK.fullmatch(inner):
        return False
    marked = _INNER_MARK.match(inner)
    if marked:
        said = marked["credit"] or marked["owner"] or marked["by"] or marked["word"] or marked["words"]
        return DIRECTION.match(said) is None and _LETTER.search(said) is not None  # `[표-2]` is a reference
    if match.start() > 0 and text[match.start()] in "<(〈" and _NAMED.fullmatch(inner):
        return True
    return any(form.match(inner) for form in (_INNER_SOURCE, _INNER_AGENCY)) or any(
        form.fullmatch(inner) for form in (_IS_PHOTOGRAPHER, _DESK, _OWN_RIGHTS)
    )


def is_sure_bracket(text: str, match: re.Match[str]) -> bool:
    """Whether a source in brackets is one wherever it stands; others must stand behind a sentence or what a picture shows."""
    inner = re.sub(rf"(?x:{NOTICE})$", "", match["inner"].strip()).rstrip(" .")
    marked = _INNER_MARK.match(inner)
    if marked is None and _DATELINE.fullmatch(inner):
        return False
    if text[match.start()] in "<〈" and not marked:
        return _CLOSES.search(text, max(0, match.start() - 12), match.start()) is not None
    sure = (marked and (marked["credit"] or marked["owner"] or marked["by"])) or _SURE_TAIL.search(inner) or _ONLY_AGENCY.fullmatch(inner) or _OWN_RIGHTS.fullmatch(inner)
    return bool(sure or _IS_PHOTOGRAPHER.fullmatch(inner)) or _CLOSES.search(text, max(0, match.start() - 12), match.start()) is not None


# behind a sentence, without any mark
_PLACED = r"(?:(?:[A-Z]{2,4}|[가-힣]{2,8})[=·/]|[A-Z]{2,4}\ )?"
AGENCY_AT_END = re.compile(
    rf"""{_BEHIND_SENTENCE}\s{{1,3}}(?P<credit>
        {_PLACED}(?:{AGENCY}|{any_of('short_agencies')})(?:[ =·/](?:{AGENCY}))?\.?  # 연합뉴스 · 경주=뉴스1 · AP=연합뉴스
      | (?:[가-힣]{{2,8}}=|(?<=\d\ )[가-힣]{{2,3}}\ )?{NAME}\ ?(?:{ROLE})            # 잠실=홍길동 기자
    )$""",
    re.VERBOSE,
)
SOURCE_AT_END = re.compile(
    r"""(?<=[.)’”"])\s{1,3}(?P<credit>[^.]{2,32}?\s?(?:제공|DB|캡처|캡쳐|갈무리|자료\s?사진|인스타그램|홈페이지))\.?$  # 한밭시 제공""",
    re.VERBOSE,
)
ENGLISH_AT_END = re.compile(
    r"(?<=[.\"”]) \((?P<credit>(?:Courtesy of |Provided by )?[A-Z][\w.&'-]{1,20}(?: [\w.&'-]{1,20}){0,5})\)$"
)
BARE = re.compile(
    rf"""(?<=[.다)’”"\d])\s{{1,3}}(?:{_PLACED}(?P<agency>{AGENCY}|{any_of('short_agencies')})(?:[ =·/](?:{AGENCY}))?
        (?:\s?자료\s?사진)?
      | (?P<reporter>(?:[가-힣]{{2,8}}=)?{REPORTER})
    )""",
    re.VERBOSE,
)
_BARE_WORD = r"[가-힣A-Za-z0-9·&]{2,14}(?<!에게)(?<!에서)(?<![을를로의])"
BARE_TAILS = ("제공", "캡처", "캡쳐", "갈무리", "DB")
# 한밭시 제공 · 한밭시 공식 유튜브 캡처 · 새소식DB
BARE_SOURCE = re.compile(
    rf"""[.)”’]\ {{1,4}}(?P<more>(?:{_BARE_WORD}\ ){{1,3}}?)?{_BARE_WORD}\ ?(?P<tail>{"|".join(BARE_TAILS)})(?!(?<=DB)(?:{any_of('not_behind_db')}))\.?""",
    re.VERBOSE,
)
_NOT_SAID = re.compile(
    r"(?:되|된|될|됐|됨|했|한[ 다]|할|하[고기는며다여지던]|해|받|을|의 |이 |본[을은이과]|기관|업체|량|처[가는를 ]|자[가는를 (]|항|\s?(?:자료|서비스|정보|방식|범위|대상|화면|사진)[가-힣 ])"
)

# nothing that carries a name on: `기자들`, `뉴스1 ⓒ News1`, `한밭시, 새소식`
_PERSON = re.compile(NAME)
TOLD_OF = re.compile(r"[가-힣](?:은|는|을|를|에서|에게) ")  # a sentence, not a name of several words
_BEGINS = re.compile(r"\s{2,}[^\sⓒ©/|\-–]|[ .]?\s{0,3}[^\s.,;:!?…·/|=ⓒ©)\]>】〉》」』”’\-_&@a-z]")
_CARRIED = re.compile(r"㈜|\(주\)|\(유\)|들|님|께서|입니|이에요|이었|였|회견|협회|\s?(?:겸|및|외)\s")
_OF_AGENCY = re.compile(rf"\s?(?:{any_of('agency_words')})|\s{NAME}(?:입니다|이었습니다| ?기자)")
_LEAST = 8  # characters of what a line goes on with


def goes_on(text: str, end: int, *, of_agency: bool = False) -> bool:
    """Whether a sentence begins where a source may end: no particle, and nothing that makes the name longer.

    >>> goes_on("연합뉴스이 후보는 강서구를 찾았다.", 4), goes_on("연합뉴스가 의뢰한 조사에서", 4)
    (True, False)
    """
    if len(text) - end < _LEAST or not _BEGINS.match(text, end) or is_particle(text, end) or _CARRIED.match(text, end):
        return False
    if text.endswith("제공", 0, end) and not not_said_of(text, end):
        return False
    if of_agency and _OF_AGENCY.match(text, end):
        return False
    return not (text[end].isascii() and text[end].isalnum() and text[end - 1].isascii() and text[end - 1].isalnum())


def is_given(tagged: re.Match[str]) -> bool:
    """Whether what stands behind a mark in brackets is a source whatever it says: `[사진 제공]`, not `[사진]`."""
    return tagged.group().rstrip(" ])】>〉").endswith(("제공", "출처"))


def spaced_source(text: str, match: re.Match[str]) -> Iterator[int]:
    """Where a source behind `사진` and a space may end: a known one, or a person's name.

    >>> text = "시민들이 줄을 서 있다. 사진 한밭시청"
    >>> [text[8:end] for end in spaced_source(text, SPACED.search(text))][-1:]
    ['서 있다. 사진 한밭시청']
    """
    person = _PERSON.match(text, match.end()) if match.group().endswith("by ") else None
    if person:
        yield person.end()
    yield from sources(text, match.end())


def sources(text: str, start: int) -> Iterator[int]:
    """Where a known source that begins at a place may end."""
    for pattern in KNOWN_SOURCES:
        match = pattern.match(text, start, start + 60)
        if match and match.end() > start and not TOLD_OF.search(match.group()):
            yield match.end()


def not_said_of(text: str, end: int) -> bool:
    """Whether `제공` is no verb or noun of the sentence: `제공되는`, `제공 기관`."""
    return _NOT_SAID.match(text, end) is None
