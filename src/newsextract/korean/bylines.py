"""Bylines, datelines and sign-offs: who wrote a story, as the story prints it. Pure functions."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsextract.article import Author
from newsextract.korean.names import (
    DESK_REPORTER,
    EMAIL,
    NAME,
    PAPER,
    emails,
    is_name,
    is_outlet,
    names_with_roles,
    without_emails,
)
from newsextract.korean.words import AGENCY, MARK, ROLE, any_of, mark_class
from newsextract.korean.writers import with_addresses

_OPENING, _CLOSING = r"\[(〔［【<〈", r"\])〕］】>〉"
_DESK_BYLINE = re.compile(rf"(?:[가-힣A-Za-z]{{2,8}} )?{DESK_REPORTER}")
_BARS = mark_class("bar")  # between a reporter and the first words
_BAR = re.compile(rf"[{_BARS}]\s?")
_ROLE = re.compile(ROLE)
_PLACED = re.compile(rf"^\W*[가-힣·]{{2,8}}\s?=\s?(?={NAME}\s?{ROLE})")  # `노을=홍길동 기자`: where somebody writes from
_RESIDUE = re.compile(r"[^가-힣A-Za-z0-9&·.\-]+")
_CARRIED_ON = re.compile(r"(?<=[>〉\])])(?:[은는을를의에와과도]|으로|로)(?=[\s가-힣])(?![가-힣]{2})")
OTHERS = re.compile(r"외 ?\d{1,2} ?[명인]")  # `홍길동 기자 외 1명`
_SIGN_OFF = re.compile(
    rf"(?:^|[\s.,])({NAME})\s?(?:(기자|특파원|앵커|아나운서|캐스터|리포터)\s?"
    r"(?:입니다|이었습니다|였습니다|의 (?:단독 ?)?(?:보도|취재|리포트)입니다|가 (?:보도|취재|전해|단독|정리)[가-힣 ]{0,12}(?:니다|시죠)|[.!]?$)"
    r"|\s?입니다)[.!]?$"
)
_SIGN_OFF_OUTLET = re.compile(r"(?:뉴스|News|방송|[A-Z]{2,6})\s?(?:24)?\s*[가-힣]{0,6}\s*$")
_ENGLISH_BYLINE = re.compile(rf"By ([A-Z][\w'.-]+(?: [A-Z][\w'.-]+){{1,3}})(?:\s*\(?({EMAIL})\)?)?")
_BRACKET_HEAD = re.compile(
    rf"(?:[{_OPENING}]\s?([^{_OPENING}{_CLOSING}]{{2,60}})[{_CLOSING}]|\[([^\[\]]{{2,60}})\])\s*"
)
_REPORTER_HEAD = re.compile(
    rf"((?:{NAME}(?:\s?[·,ㆍ‧]\s?|\s)){{0,5}}{NAME}\s{{0,2}}{ROLE}(?:\s?[·,ㆍ‧]\s?{NAME}\s?{ROLE}){{0,4}})"
    rf"\s*([{_BARS}:〓])\s*"
)
_OUTLET_HEAD = re.compile(
    rf"([가-힣A-Za-z0-9.·]{{2,20}}(?:\([^()]{{1,12}}\))?)\s?(=|[{_BARS}]|\s)\s?({NAME}(?:[·ㆍ,]\s?{NAME}){{0,3}}\s{{0,2}}{ROLE})\s*([{_BARS}])?\s*"
)
# [세종=한밭일보 홍길동 기자]: a place, its outlet, and who wrote
_PLACED_REPORTER = re.compile(rf"(?<=.)(?P<place>[가-힣·]{{2,8}}\s?[=〓]\s?[가-힣A-Za-z0-9]{{2,14}})\s(?P<by>{NAME}\s?{ROLE}(?:\s?[·,ㆍ‧]\s?{NAME}\s?{ROLE}){{0,3}})\s?.\s*$")
# SEOUL, Jan. 5 (Hanbat) --
_ENGLISH_DATELINE = re.compile(r"(?P<place>[A-Z][A-Za-z .'-]{1,30}(?:, [A-Z][A-Za-z ]{2,20})?, (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2} \([A-Z][A-Za-z ]{1,24}\))\s(?:--|—|–)\s")
_OUTLET_NAME = re.compile(rf"{PAPER} ({NAME})")
_JOINT_WIRE = re.compile(rf"[가-힣A-Za-z·. ]{{2,16}}[=〓](?:{AGENCY})(?:/(?:{AGENCY})){{1,2}}")  # `런던=AP/뉴시스`: one passes on what the other reports
_TEAM_HEAD = re.compile(r"[가-힣]{2,8}팀\s?[=〓]\s*")  # `[한밭일보] 디지털뉴스팀 = `

_DATELINE_OPENING = re.compile(r"[\[(〔［【]")
_CREDITED = re.compile(rf"\s*(?:{MARK}|{NAME} {PAPER} )")  # a picture's credit in brackets
_WIRED = re.compile(rf"[가-힣·]{{2,8}}=(?:(?:{AGENCY})/)?(?:연합뉴스|뉴스1|뉴시스|뉴스핌|연합인포맥스)[)\]】]")  # (한밭=연합뉴스)
# [한밭일보 홍길동 기자] · [한밭=홍길동 기자] · [한밭일보ㅣ홍길동 기자], but not a photographer's `[홍길동 기자]`
_SIGNED = re.compile(rf"\s?(?:[가-힣A-Za-z0-9│·()]{{2,20}}?\s?[=ㅣ|│｜]\s?[가-힣A-Za-z0-9 │·=]{{0,20}}?|\s|[가-힣A-Za-z0-9]{{2,12}} ){NAME} ?{ROLE}\s?[\])〕］]")
# [홍길동 기자(gildong@hanbat.example)]: with an address, none of a picture, where the story goes on behind it
_ADDRESSED = re.compile(rf"\s?{NAME} ?{ROLE}\s?[(/=]?\s?{EMAIL}\s?\)?\s?[\])〕］]\s?(?=[가-힣A-Z\d“‘\"'])")
SIGNER = rf"\s?{NAME}(?:[·ㆍ,] ?{NAME}){{0,3}} ?{ROLE}\s?"  # who signs, as brackets hold it: `(홍길동·임꺽정 기자)`
_ENDED = re.compile(r"[.다요\])”\"]\s{1,3}$")
_CREW_ROLE = rf"(?:{any_of('task_kinds')})?\s?(?:{any_of('tasks')})(?:기자|작가|연구원|감독)?|{any_of('lone_tasks')}"
_CREW_PART = re.compile(rf"(?:^|[\s,/·|(<\[ㅣ]|(?<=[가-힣]))(?P<role>{_CREW_ROLE})\s?[:：]\s?")
_CREW_WRITES = re.compile(any_of("writing_tasks"))  # of a crew, who wrote the story
_CREW_LONGEST = 240


class Dateline(NamedTuple):
    """What stands before the first words of a story: `(서울=연합뉴스) 홍길동 기자 = `.

    `end` is the offset of the story's first character; `byline` the span of the
    reporters' names where they stand apart from the place, `place` what names place
    and outlet.
    """

    end: int
    place: str | None
    authors: tuple[Author, ...]
    byline: tuple[int, int] | None


def parse_byline(text: str) -> tuple[Author, ...] | None:
    """The authors of a line that is a byline and nothing else; None where it is more than that.

    An outlet or a desk without a person is a byline of nobody: an empty tuple.

    >>> parse_byline("동부취재본부/양길동 기자 gildong@example.com")
    (Author(name='양길동', role='기자', email='gildong@example.com'),)
    >>> parse_byline("한국새소식 desk@example.com")
    ()
    >>> parse_byline("노을=홍길동 기자")[0].name
    '홍길동'
    >>> parse_byline("온라인 뉴스팀 기자"), parse_byline("홍길동 기자가 현장에 다녀왔다.") is None
    ((), True)
    """
    if len(text) > 90:
        return None
    text = _PLACED.sub("", text)
    english = _ENGLISH_BYLINE.fullmatch(text)
    if english:
        return (Author(english.group(1), None, english.group(2)),)
    addresses = emails(text)
    rest = without_emails(text)
    people = names_with_roles(" ".join(rest.split()))
    if not people and not addresses:
        return () if _DESK_BYLINE.fullmatch(text) else None
    for author in people:
        rest = rest.replace(author.name, " ", 1)
    rest = _ROLE.sub(" ", rest)
    rest = OTHERS.sub(" ", rest)
    words = _RESIDUE.sub(" ", rest).split()
    if len(words) > 5 or sum(map(len, words)) > 26 or any(_not_outlet(w) for w in words):
        return None
    if not people and addresses:
        last = [w for w in words if is_name(w)]
        people = (Author(last[-1]),) if last else ()
    return with_addresses(text, people) if addresses and people else people


def parse_crew(text: str) -> tuple[Author, ...] | None:
    """Who wrote the story, of a line that names a crew by its tasks; None where the line is no such line.

    >>> parse_crew("( 취재 : 홍길동, 구성 : 성춘향, 편집 : 임꺽정, 제작 : D온라인팀 )")
    (Author(name='홍길동', role=None, email=None),)
    >>> parse_crew("취재 : 홍길동 기자가 이렇게 말했다.") is None
    True
    """
    inner = text.strip(" ()[]<>〈〉《》【】▶■※*")
    if len(text) > _CREW_LONGEST or ":" not in text.replace("：", ":"):
        return None
    parts = list(_CREW_PART.finditer(inner))
    if len(parts) < 2 or parts[0].start() > 0:
        return None
    writers: list[Author] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        value = inner[part.end() : following.start() if following else len(inner)].strip(" ,/·|ㅣ")
        if len(value) > 40 or value.endswith(("다.", "요.")):
            return None
        if _CREW_WRITES.fullmatch(part["role"].strip()):
            people = names_with_roles(value)
            named = people or tuple(Author(word) for word in re.split(r"[\s,·/]+", value) if is_name(word))
            writers += named
    return tuple(dict.fromkeys(writers))


def _not_outlet(word: str) -> bool:
    return len(word) > 14 or word.endswith(("다", "다.", "는", "을", "를", "에서", "까지", "니다"))


def match_dateline(text: str, start: int = 0, own: frozenset[str] = frozenset()) -> Dateline | None:
    """The dateline and byline at the front of a story line, if there is one.

    `own` are the names of the outlet that the document prints of itself.

    >>> match_dateline("(서울=연합뉴스) 홍길동 기자 = 정부는")
    Dateline(end=19, place='서울=연합뉴스', authors=(Author(name='홍길동', role='기자', email=None),), byline=(10, 16))
    >>> match_dateline("[세종=한밭일보 홍길동 기자] 정부는").place
    '세종=한밭일보'
    >>> match_dateline("SEOUL, Jan. 5 (Hanbat) -- The city").place
    'SEOUL, Jan. 5 (Hanbat)'
    >>> match_dateline("[런던=AP/뉴시스] 영국 정부는").place, match_dateline("[누리누리] 디지털뉴스팀 = 가람시는").end
    ('런던=AP/뉴시스', 16)
    >>> match_dateline("[기자]네, 저는 지금 개표소에 나와 있습니다.") is None
    True
    """
    bracket = _BRACKET_HEAD.match(text, start)
    if bracket:
        inner = (bracket.group(1) or bracket.group(2)).strip()
        authors = names_with_roles(inner) if "기자" in inner or "원" in inner else ()
        equals = re.search(r"\S\s?[=〓]\s?\S", inner)
        unroled = _OUTLET_NAME.fullmatch(inner)
        if unroled and not authors:
            authors = (Author(unroled.group(1)),)
        team = _TEAM_HEAD.match(text, bracket.end())
        if not (authors or equals or team or is_outlet(inner) or inner in own):
            return None
        if (text[bracket.start()] in "<〈" and not equals) or _CARRIED_ON.match(text, bracket.end()):
            return None  # `<한밭일보>는 지난 3일` tells of a paper
        if not authors and len(inner) > (40 if equals else 14):
            return None
        joint = _JOINT_WIRE.fullmatch(inner)
        if (joint is None and re.search(r"[:/“\"‘?!]|니다", inner)) or (authors and _residue_length(inner, authors) > 24):
            return None
        end, byline = bracket.end(), None
        after = _REPORTER_HEAD.match(text, end)
        if after:
            authors += names_with_roles(after.group(1))
            end, byline = after.end(), (bracket.end(), after.end(1))
        elif (equals or authors) and (bar := _BAR.match(text, end)):
            end = bar.end()
        elif team:
            end = team.end()
        place = inner if equals or not authors else None
        placed = _PLACED_REPORTER.search(bracket.group()) if byline is None and equals else None
        if placed:
            return Dateline(end, placed["place"], authors, (bracket.start() + placed.start("by"), bracket.start() + placed.end("by")))
        return Dateline(end, place, authors, byline)
    english = _ENGLISH_DATELINE.match(text, start)
    if english:
        return Dateline(english.end(), english["place"], (), None)
    reporter = _REPORTER_HEAD.match(text, start)
    if reporter:
        authors = names_with_roles(reporter.group(1))
        return Dateline(reporter.end(), None, authors, reporter.span(1)) if authors else None
    outlet = _OUTLET_HEAD.match(text, start)
    if outlet and (outlet.group(2) == "=" or outlet.group(4)):
        authors = names_with_roles(outlet.group(3))
        if authors and outlet.end() < len(text):
            return Dateline(outlet.end(), outlet.group(1), authors, outlet.span(3))
    return None


def dateline_starts(text: str) -> list[int]:
    """Where inside a line a dateline with a reporter or a place opens the story.

    >>> line = "시민들이 줄을 서 있다.[한밭=뉴시스] 홍길동 기자 = 정부는 이날"
    >>> [line[at:][:8] for at in dateline_starts(line)]
    ['[한밭=뉴시스]']
    >>> line = "무단 전재 금지 (한밭=솔바람통신) 홍길동 기자 = 정부는 이날"
    >>> [line[at:][:10] for at in dateline_starts(line)]
    ['(한밭=솔바람통신)']
    """
    if "기자" not in text and "=" not in text and "특파원" not in text and "위원" not in text:
        return []
    starts = []
    for bracket in _DATELINE_OPENING.finditer(text, 1):
        at = bracket.start()
        found = match_dateline(text, at)
        if found is None or not (found.authors or (found.place and "=" in found.place)):
            continue
        start = at + 1
        wired = _WIRED.match(text, start)
        whole = found.byline is not None and text[at : found.end].rstrip()[-1] in "=〓"  # no sentence holds all of it
        if _CREDITED.match(text, start) or not (wired or whole or _SIGNED.match(text, start) or _ADDRESSED.match(text, start)):
            continue
        if not whole and text[at - 1].isspace() and not _ENDED.search(text[max(0, at - 5) : at]) and not (wired and text[at - 2] != " "):
            continue
        starts.append(at)
    return starts


def _residue_length(inner: str, authors: tuple[Author, ...]) -> int:
    """The characters of a bracket that no name, role or address takes."""
    for address in emails(inner):
        inner = inner.replace(address, "")
    for author in authors:
        inner = inner.replace(author.name, "").replace(author.role or "", "")
    return len(inner)


def sign_off(text: str) -> tuple[Author, ...]:
    """The reporter who signs off, or is handed over to, at the end of a spoken line.

    >>> sign_off("서울에서 한밭뉴스 홍길동입니다.")
    (Author(name='홍길동', role=None, email=None),)
    >>> sign_off("이 자리에 선 사람은 홍길동입니다.")
    ()
    """
    if len(text) > 400 or not text.endswith(("다.", "다", "자.", "자!", "자", "원.", "죠.")):
        return ()
    tail = text[-60:]
    match = _SIGN_OFF.search(tail)
    if not match:
        return ()
    if not match.group(2) and not _SIGN_OFF_OUTLET.search(tail[: match.start(1)]):
        return ()
    return (Author(match.group(1), match.group(2)),)
