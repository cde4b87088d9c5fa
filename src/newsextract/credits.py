"""What a caption and its credit look like, and where one ends and the other begins. Pure functions."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsextract.names import EMAIL, NAME, PAPER, ROLE

AGENCIES = (
    "연합뉴스TV|연합뉴스|뉴시스|뉴스1|뉴스원|로이터|게티이미지뱅크|게티이미지코리아|게티이미지|픽사베이|언스플래시|셔터스톡"
    "|클립아트코리아|아이클릭아트|이미지투데이|이미지뱅크|AP|AFP|EPA|UPI|신화|타스|교도|블룸버그|공동취재단|공동취재사진|공동취재|사진공동취재단"
    "|대통령실통신사진기자단|대통령실사진기자단|국회사진기자단|인천공항사진기자단|청와대사진기자단|사진기자협회|조선중앙통신"
    "|조선중앙TV|노동신문|뉴스핌|이데일리|머니투데이|KBS|MBC|SBS|JTBC|YTN|MBN|TV조선|채널A|OSEN|스포츠조선|스포티비뉴스"
    "|엑스포츠뉴스|한국일보|조선일보|동아일보|중앙일보|경향신문|한겨레|국민일보|세계일보|서울신문|문화일보|매일경제|한국경제"
    "|마이데일리|스타뉴스|일간스포츠|스포츠서울|스포츠동아|텐아시아|헤럴드경제|아시아경제|파이낸셜뉴스|노컷뉴스|오마이뉴스"
    "|데일리안|더팩트|뉴데일리|아이뉴스24|디지털타임스|전자신문|프레시안|미디어오늘|pixabay|unsplash|Pixabay|Unsplash|wikimedia"
)
_KIND = (
    r"(?:사진|자료|이미지|그래픽|영상|화면|출처|제공|포스터|일러스트|그림|그래프|차트|도표|표|촬영|삽화|지도|캡처|캡쳐|인포그래픽|Photo|PHOTO|photo)"
)
MARK = rf"{_KIND}(?:\s?(?:제공|출처|자료|사진|캡처|캡쳐|촬영))?(?:\s?출처)?"
_SOURCE_TAIL = (
    r"(?:제공|캡처|캡쳐|캠쳐|갈무리|DB|디비|자료\s?사진|자료\s?화면|홈페이지|인스타그램|페이스북|유튜브|트위터|보도자료|사진기자단"
    r"|공동취재단|공동취재사진|공동취재|제공사진|제공\s?사진|홍보실|블로그|채널)"
)
_NOTICE = r"(?:\s?Copyright \([cC]\) [^.]{2,12}\. All rights reserved\.?(?:\s?무단 전재[가-힣A-Z ,]{0,30}금지\.?)?|[.*]{0,2}\s?재판매\s?및\s?DB\s?금지\.?|\.?\s?무단\s?전재[가-힣 \-·,]{0,20}금지\.?)"
_TAIL = re.compile(
    rf"(?:\s*\(?{EMAIL}\)?|\s*/?\s?(?:19|20)\d\d[.\-]\s?\d{{1,2}}[.\-]\s?\d{{1,2}}\.?/?|{_NOTICE})+\s*$"
)
_BRACKET_TAIL = re.compile(
    r"[\[(<【「（［《〈]\s*(?P<inner>[^\[\]()<>【】「」〈〉]{1,60}(?:\([^()]{1,20}\)[^\[\]()<>]{0,20})?)\s*[\])>】」）］》〉]\s*\.?$"
)
_INNER_MARK = re.compile(rf"{MARK}\s*(?:[=:ㅣ|/;·-]|제공\s*[=:])\s*(?P<credit>\S.*)$|{MARK}\s+(?P<word>\S{{2,30}})$|{_KIND}\s?(?:출처|제공)\s+(?P<words>\S.{{1,30}})$")
_NAMED = re.compile(rf"{NAME} ?{ROLE}")
_PHOTOGRAPHER = re.compile(rf"{NAME} {PAPER} ?(?:사진)?기자")
_INNER_SOURCE = re.compile(rf".{{1,50}}\s?{_SOURCE_TAIL}$")
_INNER_AGENCY = re.compile(rf"(?:{AGENCIES})(?:[·/,=\- ].{{0,24}})?$|.{{0,12}}[ =/](?:{AGENCIES})$")
_OPEN_MARK = re.compile(
    rf"(?:[/|ㅣ]\s*)?(?<![가-힣])(?:{MARK}\s*[=:ㅣ|/]|(?<=[/|ㅣ])\s?{MARK}\s|{MARK}\s*-)\s*(?P<credit>[^=:]{{1,45}})$"
)
_SLASH = re.compile(r"\s?[/|]\s?(?P<credit>[^/|]{1,32}?)$")
_RIGHTS = re.compile(r"\s*[ⓒ©]\s?(?P<credit>[^ⓒ©]{1,45})$")
_PERIOD_SOURCE = re.compile(
    r"(?<=[.)’”\"])\s{1,3}(?P<credit>[^.]{2,32}?\s?(?:제공|DB|캡처|캡쳐|갈무리|자료\s?사진|인스타그램|홈페이지))\.?$"
)
_PERIOD_AGENCY = re.compile(
    rf"(?<=[.)’”\"\d])\s{{1,3}}(?P<credit>(?:(?:[A-Z]{{2,4}}|[가-힣]{{2,8}})[=·]|[A-Z]{{2,4}} )?(?:{AGENCIES})(?:[ =·/](?:{AGENCIES}))?|(?:[가-힣]{{2,8}}=|(?<=\d )[가-힣]{{2,3}} )?{NAME} ?(?:{ROLE}))$"
)
_ENGLISH_SOURCE = re.compile(r"(?<=[.\"”]) \((?P<credit>(?:Courtesy of |Provided by )?[A-Z][\w.&'-]{1,20}(?: [\w.&'-]{1,20}){0,5})\)$")
_CREDIT_WORD = re.compile(
    rf"(?:{AGENCIES})|{_SOURCE_TAIL}$|{ROLE}$|(?:뉴스|신문|일보|경제|방송|통신|시청|군청|구청|도청|청|부|원|회|사|대|대학교|병원|그룹|전자|은행|TV|SNS|스튜디오|엔터테인먼트)$|^[A-Z][A-Za-z0-9 .&]{{1,24}}$"
)
_FILE_NAME = re.compile(r"(?:clip|image|img|IMG|DSC|KakaoTalk_Photo)[_\d]{2,24}")
_CLEAN_HEAD = re.compile(rf"^(?:[\s\[(<【「/|ㅣ=:·▲\-]*(?:{MARK}\s*[=:ㅣ|/;·-]+|{MARK}\s(?=\S{{2}})|[ⓒ©])?[\s\[(<=:/|]*)")
_PLACE = re.compile(rf"^[가-힣]{{2,8}}=(?=(?:{NAME} ?(?:{ROLE})(?:\([^()]{{1,12}}\))?|{AGENCIES})$)")
_LONE_SOURCE = re.compile(
    rf"(?:(?:{AGENCIES})(?:[·/,= ]\s?(?:{AGENCIES}))*(?:\s?제공)?|[^.,]{{2,28}}\s?(?:제공|캡처|캡쳐|갈무리|자료\s?사진)|[가-힣A-Za-z]{{2,12}} ?DB)\.?$"
)


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
    >>> clean_credit("연합뉴스 자료사진"), clean_credit("/조선DB"), clean_credit("자료사진")
    ('연합뉴스', '조선DB', '자료사진')
    """
    credit = re.sub(rf"\(?{EMAIL}\)?", "", raw) if "@" in raw else raw
    credit = re.sub(_NOTICE, "", credit)
    credit = _CLEAN_HEAD.sub("", credit, count=1)
    credit = credit.strip(" \t[]<>【】「」《》/|.,=:ㅣ·-")
    if credit.endswith(")") and "(" not in credit:
        credit = credit[:-1].rstrip(" .")
    if credit.startswith("(") and ")" not in credit:
        credit = credit[1:]
    stripped = re.sub(r"\s?(?:제공\s?사진|제공|자료\s?사진|자료\s?화면|자료)$", "", credit).strip(" .,/")
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
    tail = _TAIL.search(text, max(0, len(text) - 120))
    core = text[: tail.start()] if tail and tail.start() else text
    core = core.rstrip()
    low = max(0, len(core) - 110)
    bracket = _BRACKET_TAIL.search(core, low)
    if bracket:
        inner = re.sub(rf"{_NOTICE}$", "", bracket["inner"].strip()).rstrip(" .")
        named = bracket.start() > 0 and core[bracket.start()] in "<(〈" and _NAMED.fullmatch(inner)
        marked = _INNER_MARK.match(inner)
        if named or marked or _PHOTOGRAPHER.fullmatch(inner) or _INNER_SOURCE.match(inner) or _INNER_AGENCY.match(inner):
            if not re.search(r"(?:했|한|된|였|있)다$|니다$", inner):
                return _credit(core, bracket.start(), inner, "bracket")
        english = _ENGLISH_SOURCE.search(core, low)
        if english and not re.search("[가-힣]", core[low:]):
            return _credit(core, english.start(), english["credit"], "english")
    rights = _RIGHTS.search(core, low)
    if rights and not re.search(r"무단|전재|재배포|[Rr]ights|\.com|\.kr|Copyright", core):
        raw = _raw(core, rights)
        if raw.count(" ") > 5 or "," in raw:
            return None
        before = _BRACKET_TAIL.search(core[: rights.start()].rstrip(), low)
        start = before.start() if before and _INNER_AGENCY.match(before["inner"].strip()) else rights.start()
        return _credit(core, start, raw, "rights")
    marked = _OPEN_MARK.search(core, low)
    if marked and not re.search(r"[다요]\.", marked["credit"]):
        return _credit(core, marked.start(), _raw(core, marked), "mark")
    slash = _SLASH.search(core, low)
    if slash and not core.startswith("http") and _is_slashed(core, slash):
        return _credit(core, slash.start(), slash["credit"], "slash")
    source = _PERIOD_SOURCE.search(core, low)
    if source:
        return _credit(core, source.start(), source["credit"], "source")
    agency = _PERIOD_AGENCY.search(core, low)
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
    return bool(_LONE_SOURCE.match(text)) and not re.fullmatch(AGENCIES, text)


def trim_caption(text: str) -> tuple[int, int]:
    """The span of a caption's words, without its bullet and closing marks.

    >>> text = "▲ 새 청사 전경 /"
    >>> text[slice(*trim_caption(text))]
    '새 청사 전경'
    """
    start, end = 0, len(text)
    while start < end and text[start] in " ▲△▼◀▶■◆●◇<〈|ㅣ-*":
        if text[start] in "<〈" and (">" in text[start:end] or "〉" in text[start:end]):
            break
        start += 1
    name = _FILE_NAME.match(text, start)
    if name:
        start = name.end()
    while end > start and text[end - 1] in " /|[(<=ㅣ■◆▲":
        end -= 1
    return start, end


def _raw(core: str, match: re.Match[str]) -> str:
    return core[match.start() :]


def _credit(core: str, start: int, raw: str, mark: str) -> Credit | None:
    credit = clean_credit(raw)
    return Credit(len(core[:start].rstrip()), credit, mark) if credit else None


def _is_slashed(core: str, slash: re.Match[str]) -> bool:
    credit = slash["credit"].strip(" .")
    before = core[: slash.start()].rstrip()
    if re.fullmatch(rf"(?:(?:{AGENCIES})|.{{1,20}}(?:DB|제공|캡처|캡쳐|갈무리)|(?:[가-힣]{{2,8}}=)?{NAME} ?{ROLE}(?:\([^()]{{1,12}}\))?|[A-Z]{{2,6}} DB)", credit):
        return True
    return before.endswith((".", "다", "모습", "장면", "전경", "사진")) and _is_source(credit)


def _is_source(text: str) -> bool:
    text = text.strip(" .")
    if len(text) < 2 or re.search(r"[다요]$|\d{3}", text):
        return False
    return bool(_CREDIT_WORD.search(text)) and len(text.split()) <= 5
