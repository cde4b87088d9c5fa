"""What a segment says by itself: its ends, its marks, its words, as features."""

from __future__ import annotations

import re

from newsextract.korean.bylines import match_dateline
from newsextract.korean.credits import is_lone_credit
from newsextract.korean.names import NAME, is_outlet
from newsextract.korean.sentences import is_prose, is_reporting, is_scene
from newsextract.korean.words import AGENCY, ROLE, any_of

_CLOSERS = "\"”’'」』)]"
_TOLD = re.compile(rf"[다요죠까니][.?!]+[{re.escape(_CLOSERS)}]*$")
_STOP = re.compile(rf"[.?!…]+[{re.escape(_CLOSERS)}]*$")
_STOP_ENDS = frozenset(".?!…" + _CLOSERS)
_DATE = re.compile(r"(?:19|20)\d{2}\s?[.\-/년]\s?\d{1,2}\s?[.\-/월]\s?\d{1,2}")
_TURN = re.compile(
    rf"[\[【◀<‹〈] ?(?:앵커|기자|리포트|앵커멘트|인터뷰|녹취|현장음|VCR|스탠딩|출연) ?[\]】▶>›〉]|[◆◇◎○●■□▶▷☎☏] ?(?:{NAME}|[가-힣A-Za-z ]{{1,12}}) ?[>〉:]|▶ ?(?:인터뷰|스탠딩|싱크) ?:|\[{NAME}(?: [/:]|\])|【"
)
_TURN_MARKS = frozenset("[【◀<‹〈◆◇◎○●■□▶▷☎☏")
_DAY = re.compile(r"\d{1,2}일 ")
_NUMBERED = re.compile(r"\d{1,2}[.)] |[①-⑳]|[Qq][.:]|[Aa][.:]|-\s?[\"“]")
_TIME = re.compile(r"\d{1,2}:\d{2}")
_PERSON = re.compile(rf"{NAME}\s?{ROLE}")
_ROLE_WORD = re.compile(rf"{any_of('roles')}|PD")
_BYLINE = re.compile(rf"\W*(?:[가-힣A-Za-z]{{2,10}}[=·/ ])?{NAME}\s?{ROLE}\W*")
_AGENCY = re.compile(AGENCY)
_AROUND_AGENCY = "[]()/ ⓒ=·,.사진자료"
_BRACKETS = "[(【<＜〔［‹《〈「"
_WORDS = (
    "사진 제공 ⓒ © 기자 특파원 무단 저작권 입력 수정 등록 승인 댓글 태그 앵커 리포트 인터뷰 그래픽 캡처 자료 뉴스 공유 구독 더보기 광고 관련 로그인 http "
    "출처 DB = 글씨 스크랩 인쇄 이메일 제목 작성 내용 url 자료사진 재판매 재배포 전재 금지 AI학습 필진 무단전재 문의 제보 후원 네이버 카카오 기사 촬영 영상 편집 전체 이미지"
).split()
_WORD_PATTERN = re.compile("|".join(map(re.escape, sorted(_WORDS, key=len, reverse=True))))
_HANGUL = re.compile("[가-힣]")
_MAYBE_DIGIT = re.compile(r"[^\W_A-Za-z가-힣]")  # few letters besides digits
WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")
MOST_LETTERS = 300  # of a segment: its words are looked for among the first
_LENGTHS = (2, 4, 7, 11, 16, 24, 35, 50, 80, 130, 220, 400)
_CLASSES = tuple(f"<{next(most for most in _LENGTHS if number <= most)}" for number in range(_LENGTHS[-1] + 1))
_MARKS = {
    **dict.fromkeys("▲△▴", "mark=triangle"),
    **dict.fromkeys("▶▷►☞", "mark=arrow"),
    **dict.fromkeys("◆◇■□●○◎※", "mark=subhead"),
    **{mark: f"mark={mark}" for mark in "-–—·•ㆍ*#/ⓒ©=|│"},
}
_OPENING, _CLOSING = frozenset("“‘\"'"), frozenset("”’\"'")
# Hangul words (more than one), Latin words, digits, spaces
_RUN = re.compile(r"[가-힣]+(\s+[가-힣]+)*|([A-Za-z]+)|(\d+)|(\s+)")
_LETTERS = {None: "가", 1: "가 가", 2: "a", 3: "0", 4: " "}
_LONGEST_SHAPE = 14


def shape(text: str) -> str:
    """The marks of a text, with every word as one letter: `(서울=연합뉴스)` is `(가=가)`.

    >>> shape("(서울=연합뉴스)"), shape("2024년 5월 새 청사  전경 A동")
    ('(가=가)', '0가 0가 가 a가')
    """
    found = ""
    at = 0
    for match in _RUN.finditer(text):
        start, end = match.span()
        found += text[at:start] + _LETTERS[match.lastindex]
        at = end
        if len(found) > _LONGEST_SHAPE:
            return found[:_LONGEST_SHAPE]
    return (found + text[at:])[:_LONGEST_SHAPE]


def bucket(number: int) -> str:
    """A length as one of thirteen classes."""
    return _CLASSES[number] if number <= _LENGTHS[-1] else ">400"


def is_told(text: str) -> bool:
    """Whether a segment ends as a sentence does.

    >>> is_told("시는 다리를 놓는다고 밝혔다."), is_told("시는 다리를 놓는다")
    (True, False)
    """
    return len(text) > 15 and text[-1] in _STOP_ENDS and _TOLD.search(text, len(text) - 8) is not None


def wording(text: str) -> list[str]:
    """The features of a segment's own text.

    >>> [name for name in wording("사진=한밭시") if name.startswith(("word", "shape", "credit"))]
    ['word=사진', 'word==', 'shape=가=가']
    """
    size = len(text)
    found = ["length" + bucket(size)]
    if is_told(text):
        found.append("told")
    add = found.append
    opening, closing = text[0], text[-1]
    if closing in _STOP_ENDS and _STOP.search(text, max(0, size - 8)):
        add("stop")
    if is_prose(text):
        add("prose")
    if is_scene(text):
        add("scene")
    if is_reporting(text):
        add("reporting")
    if opening in _BRACKETS:
        add("bracket=" + opening)
        add("bracket" + bucket(size))
    elif opening in _MARKS:
        add(_MARKS[opening])
    if opening in _OPENING:
        add("opens-quote")
    if closing in _CLOSING:
        add("closes-quote")
    words = _WORD_PATTERN.findall(text)
    if words:
        found += ["word=" + word for word in dict.fromkeys(words)]
    if _DATE.search(text):
        add("date")
    if ":" in text and _TIME.search(text):
        add("time")
    if "@" in text:
        add("email")
    if size < 40 and is_outlet(text.strip(_AROUND_AGENCY)):
        add("outlet-alone")
    if size < 120:
        if _ROLE_WORD.search(text) and _PERSON.search(text):
            add("person")
            if _BYLINE.fullmatch(text):
                add("byline")
        if _AGENCY.search(text):
            add("agency")
            if size < 40 and _AGENCY.fullmatch(text.strip(_AROUND_AGENCY)):
                add("agency-alone")
        if size < 60 and is_lone_credit(text):
            add("lone-credit")
        if size < 80 and match_dateline(text):
            add("dateline")
    if not _HANGUL.search(text, 0, 40):
        add("no-hangul")
    maybe = _MAYBE_DIGIT.findall(text, 0, 120)
    add(f"digits{int(sum(map(str.isdigit, maybe)) / min(size, 120) * 3.99)}" if maybe else "digits0")
    add("first=" + text[:2])
    add("first=" + opening)
    add("last=" + text[-2:])
    add("last=" + closing)
    if opening in _TURN_MARKS and _TURN.match(text):
        add("turn")
    if size <= 60:
        add("shape=" + shape(text))
        found += ["token=" + word for word in WORD.findall(text)[:8]]
    elif word := WORD.search(text, 0, MOST_LETTERS):
        add("opens-with=" + word.group())
    if "일 " in text and _DAY.search(text):
        add("day")
    if not "가" <= opening <= "힣" and _NUMBERED.match(text):
        add("numbered")
    if size <= 12:
        add("text=" + text.replace(" ", ""))
    return found
