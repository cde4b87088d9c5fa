"""What a caption and its credit look like, and where one ends and the other begins. Pure functions."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsextract.korean.credit_forms import (
    AGENCY_AT_END,
    BRACKET_AT_END,
    DIRECTION,
    ENGLISH_AT_END,
    MARKED,
    NOT_SHOWN,
    NOTICE,
    OUTER,
    RIGHTS,
    SLASHED,
    SOURCE_AT_END,
    SPACED,
    TAGGED,
    TAIL_AT_END,
    TOLD_OF,
    in_brackets,
    is_given,
    sources,
    spaced_source,
)
from newsextract.korean.names import EMAIL, NAME
from newsextract.korean.words import AGENCY, MARK, ROLE, any_of, words

_LONGEST_TAGGED = 24  # characters of a source behind `[사진 제공]`
_NOTICE = re.compile(NOTICE, re.VERBOSE)
_RIGHTS_NOTICE = re.compile(r"무단\s?(?:복제|배포|사용)|전재|재배포|[Rr]ights|\.com|\.kr|Copyright")
_BARE_AGENCY = re.compile(rf"\(?\[?(?:[A-Z]{{2,4}}=)?(?:{AGENCY})[)\]]?")
_WIRED = re.compile(rf"\s?/(?:{AGENCY})\s*$")  # `…있다. 2024.2.5/뉴스1 ⓒ News1 홍길동 기자`
_SLASHED_SOURCE = re.compile(
    rf"""(?: (?:{AGENCY}|{any_of('short_agencies')})               # 연합뉴스
      | .{{1,20}}(?:DB|제공|캡처|캡쳐|갈무리)                        # 한밭시 제공
      | (?:[가-힣]{{2,8}}=)?{NAME}\ ?{ROLE}(?:\([^()]{{1,12}}\))?  # 잠실=홍길동 기자
    )""",
    re.VERBOSE,
)
_SHOWS = re.compile(rf"(?:\.|다|{any_of('picture_nouns')})$")
# `기사와 관련 없는 자료 사진`: what shows nothing of the story; whatever stands behind `/` is its source
NOT_OF_STORY = re.compile(rf"(?:{any_of('picture_words_before')})\s(?:자료|참고)?\s?(?:사진|이미지|그림|영상)$")
_CREDIT_WORD = re.compile(
    rf"""(?:{AGENCY})|(?:{any_of('source_tails')})$|{ROLE}$
      | (?:{any_of('sure_outlet_endings', 'organisation_endings')}|경제|통신|청|부|원|회|사|대|SNS)$
      | ^[A-Z][A-Za-z0-9 .&]{{1,24}}$
    """,
    re.VERBOSE,
)
_OLDER = re.compile(r"[(\[〔]\s?자료\s?사진\s?[)\]〕]\s*$")  # behind a caption: an older picture
_FILE_NAME = re.compile(r"(?:clip|image|img|IMG|DSC|KakaoTalk_Photo)[_\d]{2,24}")
_CLEAN_HEAD = re.compile(rf"^(?:[\s\[(<【「/|｜ㅣ=:·▲\-]*(?:{MARK}\s*[=:ㅣ|｜┃〓/;·\]-]+|{MARK}\s(?:(?:by|BY)\s)?(?=\S{{2}}|각\s사)|[ⓒ©])?[\s\[(<=:/|]*)")
_OWNER = re.compile(r"^(?:저작권자\s?\([cC]\)|(?:저작권자\s?)?[ⓒ©])\s?")  # `사진=저작권자(c) 한밭통신`
_PLACE = re.compile(rf"^[가-힣]{{2,8}}=(?=(?:{NAME} ?(?:{ROLE})(?:\([^()]{{1,12}}\))?|{AGENCY})$)")
_LONE_SOURCE = re.compile(
    rf"""(?: (?:{AGENCY})(?:[·/,=\ ]\s?(?:{AGENCY}))*(?:\s?제공)?            # 로이터=연합뉴스
      | [^.,]{{2,28}}\s?{NOT_SHOWN}(?:제공|캡처|캡쳐|갈무리|자료\s?사진)    # 한밭소방본부 제공
      | [가-힣A-Za-z]{{2,12}}\ ?DB                                         # 새소식 DB
    )\.?$""",
    re.VERBOSE,
)

# what a form of a credit must hold, or end with
_CUE = re.compile(r"[=:ㅣ|｜┃〓/\-ⓒ©\])>】」）］》〉]|사진|출처|자료|그래픽|photo|Photo|PHOTO")
_TAIL_CUE = re.compile(r"@|금지|reserved|19\d\d|20\d\d")
_BRACKET_ENDS = frozenset("])>】」）］》〉")
_MARK_CUE = re.compile(r"[=:ㅣ|｜┃〓/\-]")
_SPACED_CUE = re.compile("사진|출처|자료|그래픽|photo|Photo|PHOTO")
_SOURCE_ENDS = ("제공", "DB", "캡처", "캡쳐", "갈무리", "사진", "인스타그램", "홈페이지")
_AGENCY_ENDS = frozenset(word[-1] for word in (*words("agencies"), *words("short_agencies"), *words("roles"), "PD"))
_LONE_ENDS = _AGENCY_ENDS | frozenset(word[-1] for word in _SOURCE_ENDS)


class Credit(NamedTuple):
    """A credit at the end of a line: where the caption's text ends, what the credit says.

    `mark` names the form: bracket, mark, slash, rights, source or agency, from sure to unsure;
    `english` is a name in brackets behind an English sentence.
    """

    text_end: int
    credit: str
    mark: str


def clean_credit(raw: str) -> str:
    """The credit without its marks, `제공`, e-mail and notices.

    >>> clean_credit("[사진=뉴시스]"), clean_credit("사진제공=하이브"), clean_credit("잠실=홍길동 기자")
    ('뉴시스', '하이브', '홍길동 기자')
    >>> clean_credit("[사진] 한밭시청"), clean_credit("연합뉴스 자료사진"), clean_credit("/조선DB"), clean_credit("자료사진")
    ('한밭시청', '연합뉴스', '조선DB', '자료사진')
    >>> clean_credit("(사진=저작권자(c) 한밭통신, 무단 전재-재배포 금지)")
    '한밭통신'
    """
    credit = re.sub(rf"\(?{EMAIL}\)?", "", raw) if "@" in raw else raw
    credit = _NOTICE.sub("", credit)
    credit = _OWNER.sub("", _CLEAN_HEAD.sub("", credit, count=1))
    credit = credit.strip(" \t[]<>【】「」《》/|.,=:ㅣ·-")
    if credit.endswith(")") and "(" not in credit:
        credit = credit[:-1].rstrip(" .")
    if credit.startswith("(") and ")" not in credit:
        credit = credit[1:]
    stripped = re.sub(r"\s?(?:제공\s?사진|제공|자료\s?사진|자료\s?화면|(?<!보도)자료)$", "", credit).strip(" .,/")
    return _PLACE.sub("", stripped or credit)


def find_credit(text: str) -> Credit | None:
    """The credit at the end of a line; None where the line has none.

    >>> find_credit("새 청사 조감도. 사진=한밭시청 제공")
    Credit(text_end=9, credit='한밭시청', mark='mark')
    >>> find_credit("시민들이 줄을 서 있다. (사진=연합뉴스)").credit
    '연합뉴스'
    >>> find_credit("정부는 자료를 제공하기로 했다.") is None
    True
    """
    near = max(0, len(text) - 120)
    tail = TAIL_AT_END.search(text, near) if _TAIL_CUE.search(text, near) else None
    core = text[: tail.start()] if tail and tail.start() else text
    core = core.rstrip()
    if core[-1:] in OUTER and core.startswith(OUTER[core[-1]]) and _is_outer(core):
        core = core[:-1].rstrip()
    low = max(0, len(core) - 110)
    last = core[-1:]  # each form is dear to search for, so what it must end with or hold is asked first
    undotted = core[:-1] if last == "." else core
    if undotted[-1:] not in _LONE_ENDS and not _CUE.search(core, low):
        return None
    bracket = BRACKET_AT_END.search(core, low) if undotted.rstrip()[-1:] in _BRACKET_ENDS else None
    if bracket:
        if in_brackets(core, bracket):
            return _credit(core, bracket.start(), _NOTICE.sub("", bracket["inner"]).rstrip(" ."), "bracket")
        english = ENGLISH_AT_END.search(core, low)
        if english and not re.search("[가-힣]", core[low:]):
            return _credit(core, english.start(), english["credit"], "english")
    rights = RIGHTS.at_end.search(core, low) if "ⓒ" in core or "©" in core else None
    if rights and not _RIGHTS_NOTICE.search(core):
        raw = core[rights.start() :]
        if raw.strip().count(" ") > 5 or "," in raw:
            return None
        before = BRACKET_AT_END.search(core[: rights.start()].rstrip(), low)
        start = before.start() if before and _is_agency(before["inner"]) else rights.start()
        wired = _WIRED.search(core, max(0, rights.start() - 16), rights.start())
        start = wired.start() if wired else start
        return _credit(core, start, raw, "rights")
    marked = MARKED.at_end.search(core, low) if _MARK_CUE.search(core, low) else None
    if marked and not re.search(r"[다요][.)\]]", marked["credit"]) and not DIRECTION.match(marked["credit"]):
        return _credit(core, marked.start(), core[marked.start() :], "mark")
    close = max(0, len(core) - 40)
    cued = _SPACED_CUE.search(core, close) is not None
    spaced = SPACED.search(core, close) if cued else None
    if spaced and len(core) in spaced_source(core, spaced):
        return _credit(core, spaced.start(), core[spaced.end() :], "mark")
    tagged = TAGGED.search(core, close) if cued and spaced is None else None
    if tagged and _is_tagged_source(undotted, tagged):
        return _credit(core, tagged.start(), core[tagged.end() :], "bracket")
    slash = SLASHED.at_end.search(core, low) if "/" in core or "|" in core else None
    if slash and not core.startswith("http") and _is_slashed(core, slash):
        return _credit(core, slash.start(), slash["credit"], "slash")
    source = SOURCE_AT_END.search(core, low) if undotted.endswith(_SOURCE_ENDS) else None
    if source:
        return _credit(core, source.start(), source["credit"], "source")
    agency = AGENCY_AT_END.search(core, low) if undotted[-1:] in _AGENCY_ENDS else None
    if agency:
        return _credit(core, agency.start(), agency["credit"], "agency")
    return None


def is_lone_credit(text: str) -> bool:
    """Whether a line holds a credit and nothing else.

    >>> is_lone_credit("사진제공 : 연합뉴스"), is_lone_credit("한밭소방본부 제공"), is_lone_credit("연합뉴스")
    (True, True, False)
    """
    if len(text) > 60:
        return False
    found = find_credit(text)
    if found and not text[: found.text_end].strip(" ▲△<>[]()"):
        return True
    if text[-2 if text[-1:] == "." else -1 :][:1] not in _LONE_ENDS:
        return False
    return bool(_LONE_SOURCE.match(text)) and not _BARE_AGENCY.fullmatch(text)


def trim_caption(text: str) -> tuple[int, int]:
    """The span of a caption's words, without its bullet and closing marks, and without a remark that it is an older picture.

    >>> [text[slice(*trim_caption(text))] for text in ("▲ 새 청사 전경 /", "…새 청사 조감도.(자료사진)")]
    ['새 청사 전경', '새 청사 조감도.']
    """
    older = _OLDER.search(text)
    start, end = 0, older.start() if older and older.start() else len(text)
    while start < end and text[start] in " ▲△▼◀▶■◆●◇<〈|ㅣ-*…ⓒ":
        if text[start] in "<〈" and (">" in text[start:end] or "〉" in text[start:end]):
            break
        start += 1
    if text[start : start + 1] in OUTER.values() and not _closes(text[start:end]):
        start += 1  # a bracket around caption and credit
    name = _FILE_NAME.match(text, start)
    if name:
        start = name.end()
        start += len(text[start:]) - len(text[start:].lstrip())
    while end > start and text[end - 1] in " /|[(<=ㅣ■◆▲":
        end -= 1
    return start, end


def _is_outer(core: str) -> bool:
    """Whether the bracket that opens a line closes at its end, around caption and credit."""
    return len(core) > 40 and not _closes(core[:-1])


def _closes(text: str) -> bool:
    """Whether the bracket that opens a text closes in it.

    >>> _closes("(왼쪽) 홍길동"), _closes("[홍길동(왼쪽)이 나무를 심고 있다.")
    (True, False)
    """
    depth = 0
    for char in text:
        depth += (char == text[0]) - (OUTER.get(char) == text[0])
        if depth == 0:
            return True
    return False


def _is_agency(text: str) -> bool:
    return _BARE_AGENCY.match(text.strip()) is not None


def _credit(core: str, start: int, raw: str, mark: str) -> Credit | None:
    credit = clean_credit(raw)
    return Credit(len(core[:start].rstrip()), credit, mark) if credit else None


def _is_tagged_source(core: str, tagged: re.Match[str]) -> bool:
    """Whether a source and nothing else stands behind `[사진]`."""
    if is_given(tagged):
        return len(core) - tagged.end() < _LONGEST_TAGGED and TOLD_OF.search(core, tagged.end()) is None
    return len(core) in sources(core, tagged.end())


def _is_slashed(core: str, slash: re.Match[str]) -> bool:
    credit = slash["credit"].strip(" .")
    before = core[: slash.start()].rstrip()
    if _SLASHED_SOURCE.fullmatch(credit) or NOT_OF_STORY.search(before):
        return True
    return _SHOWS.search(before) is not None and _is_source(credit)


def _is_source(text: str) -> bool:
    text = text.strip(" .")
    if len(text) < 2 or re.search(r"[다요]$|\d{3}", text):
        return False
    return bool(_CREDIT_WORD.search(text)) and len(text.split()) <= 5
