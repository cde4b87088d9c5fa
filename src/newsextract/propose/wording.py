"""What kind of furniture a line is, by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsextract.model import Reason

# the first that is found decides
_WORDS: dict[Reason, str] = {
    "copyright": r"[ⓒ©]|저작권자|무단 ?전재|재배포|[Cc]opyright|All [Rr]ights",
    "footer": r"이용 ?약관|개인정보|청소년 ?보호|회사 ?소개|등록 ?(?:번호|일자?)\b|발행인|편집인|사업자|대표이사|고객 ?센터|고충처리|윤리 ?강령|우\)|대표 ?전화|찾아오시는|\bRSS\b|저작권 ?(?:규약|정책)",
    "contact": r"제보|문의|연락처|카카오톡 ?[:：]|카톡 ?[:：/]|https?://|www\.|[\w.]@[\w-]+\.|(?<!\d)0\d{1,2}[-)]\d{3,4}-\d{4}|\d{4}-\d{4}",
    "donate": r"후원|기부금|응원하기",
    "subscribe": r"구독|뉴스레터|알림 ?(?:받기|설정)|앱 ?(?:다운|설치|받기)|애플리케이션|채널 ?추가|친구 ?추가|팔로우|지면 ?보기|신문 ?보기",
    "login": r"로그인|로그아웃|회원 ?가입|마이 ?페이지|회원 ?정보|비밀번호",
    "comment": r"댓글|의견 ?쓰기|공감순|최신순|찬성순",
    "share": r"공유|보내기|스크랩|북마크|(?:URL|링크|주소) ?복사|트위터|페이스북|카카오스토리|인쇄",
    "font": r"글자|글씨|폰트|글꼴",
    "player": r"재생|다시 ?듣기|음성|자막|동영상|플레이어|볼륨|화면",
    "ranking": r"많이 ?본|인기 ?(?:기사|뉴스|검색)|랭킹|실시간 ?(?:뉴스|인기|검색)|베스트 ?클릭",
    "related": r"관련 ?(?:기사|뉴스)|다른 ?(?:기사|뉴스)|추천 ?(?:기사|뉴스)|이 ?시[각간] ?(?:주요|뉴스)|주요 ?(?:뉴스|기사)|핫 ?이슈|최신 ?(?:기사|뉴스)|더 ?보기|헤드라인",
    "ad": r"광고|\bAD\b|[Ss]ponsored",
    "menu": r"바로 ?가기|메뉴|검색|닫기|열기|펼치기|펴기|접기|홈페이지|사이트 ?맵|시작 ?페이지|전체 ?보기|목록|패밀리|이전 ?기사|다음 ?기사|보기$",
    "notice": r"알립니다|알림|공지|번역|요약|자동 ?생성",
}
_PATTERNS = {reason: re.compile(words) for reason, words in _WORDS.items()}
_SHORT = 5  # letters of a word that may as well be a subhead or a keyword
_PLAIN_WORD = re.compile(r"[가-힣]+|[A-Za-z]+")
_MARKED = re.compile(r"[,…?!“”‘’\"'·]|\.\.")
_HEADLINE = re.compile(r"[“”‘’…]|\.\.")
_LONG = 14  # characters from which a line may be a headline


def named_reason(text: str) -> Reason | None:
    """The kind of furniture that a line's own words name; None where they name none.

    >>> named_reason("누리신문 앱 다운로드"), named_reason("누리군 새 다리 열린다")
    ('subscribe', None)
    """
    return next((reason for reason, words in _PATTERNS.items() if words.search(text)), None)


def is_doubtful(text: str) -> bool:
    """Whether a line that names no control may as well be a headline, a subhead or a keyword.

    >>> is_doubtful("골프"), is_doubtful("누리군, 새 다리 연다"), is_doubtful("누리 사람들")
    (True, True, False)
    """
    letters = sum(char.isalpha() for char in text)
    if letters < 2 or (letters <= _SHORT and _PLAIN_WORD.fullmatch(text.strip(" |-[]<>·▶"))):
        return True
    return len(text) >= _LONG or _MARKED.search(text) is not None


def is_headline(text: str) -> bool:
    """Whether a line is set as headlines are, whatever words it holds.

    >>> is_headline("“댓글 지웠다”…한밭포털 사과"), is_headline("댓글 운영 원칙 보기")
    (True, False)
    """
    return len(text) >= _LONG and _HEADLINE.search(text) is not None


def names_site(text: str, words: Iterable[str]) -> bool:
    """Whether a line holds a word by which its site calls itself.

    >>> names_site("NURI 사람들", ["누리신문", "nuri"])
    True
    """
    low = text.casefold()
    return any(word.casefold() in low for word in words)
