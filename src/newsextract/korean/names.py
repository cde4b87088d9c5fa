"""Names of reporters, their roles and addresses; names of outlets. Pure functions.

Nothing here knows a site. Patterns are anchored or bounded, so each runs in linear time.
"""

from __future__ import annotations

import re

from newsextract.article import Author
from newsextract.korean.words import ROLE, any_of, words

SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함"
    "변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용라나사봉부빈복태피좌범감견호갈"
)
# three syllables first: two and four are the exceptions
NAME = (
    rf"(?=[{SURNAMES}]|독고)(?:(?:남궁|황보|선우|제갈|독고|사공|서문)[가-힣]{{1,2}}|[가-힣]{{3}}|[가-힣]{{4}}|[가-힣]{{2}})"
)
# an outlet, where the name of its reporter stands before it
PAPER = rf"[가-힣A-Za-z]{{1,8}}?(?:{any_of('outlet_endings')}|TV|스포츠)"
EMAIL = r"[A-Za-z0-9][A-Za-z0-9._%+\-]{0,40}@(?:[A-Za-z0-9\-]{1,30}\.){0,4}[A-Za-z]{0,12}"
_EMAIL = re.compile(EMAIL)
_NAME_ROLE = re.compile(rf"(?<![가-힣])({NAME})\s{{0,2}}({ROLE})(?![가-힣])")
# the role carries a name whose surname is rare
_ANY_NAME_ROLE = re.compile(
    r"(?<![가-힣])(?!수습|객원|시민|취재|영상|담당|익명|출입)"
    r"([가-힣]{3}) (기자|특파원|논설위원|칼럼니스트)(?![가-힣])"
)
_COMMON_SURNAMES = "김이박최정강조윤장임한오서권황안송류홍문양손배백허유남심노"
# a surname and a name of one syllable, set apart: `권 준 기자`, but not `이 모 기자`
_SPACED_NAME_ROLE = re.compile(
    rf"(?<![가-힣])(?<![가-힣]\s)([{_COMMON_SURNAMES}] (?![모전현씨군양지신옛새그저이본한두세네])[가-힣]) ({ROLE})(?![가-힣])"
    rf"|(?<=(?:일보|신문|뉴스|경제)\s)([{_COMMON_SURNAMES}] [가-힣]) ({ROLE})(?![가-힣])"
)
_ROLE_NAME = re.compile(
    rf"(?<![가-힣])(편집위원|논설위원|칼럼니스트|객원기자|취재기자|기자명|취재|글)\s?[:=·|]?\s?({NAME})(?=$|[\s,·/(\[=|])"
)
_TWO_SYLLABLES = ("남궁", "황보", "선우", "제갈", "독고", "사공", "서문", "동방")  # surnames
_NAME_ONLY = re.compile(rf"{NAME}$")
# names before one with a role share it: `홍길동·임꺽정 기자`
_SHARING = re.compile(rf"(?<![가-힣])((?:(?:{NAME}\s?[·,ㆍ‧/]\s?|[{SURNAMES}][가-힣]{{2}} )){{1,5}})$")
_PLACE_ENDS = ("시", "군", "구", "도", "부", "팀", "국")  # `한밭시/홍길동 기자`
_NO_PEOPLE = frozenset(words("short_agencies"))  # `연합 기자`
_NAME_APART = re.compile(r"([가-힣]+)([ ·,ㆍ‧/]*)")
_NO_NAME_ENDS = ("기자", "기자명", "특파원", "위원", "앵커")
_OUTLET_TAIL = re.compile(rf"(?:{any_of('outlet_endings')}|[Tt][Vv]|[A-Z]{{3,6}})$")
_DESK_ADDRESS = re.compile(
    r"(?:webmaster|help|info|admin|master|desk|tips?|report|contact|editor|press|cs|ad|jebo\w*|news\w{0,3}|\w{0,8}jebo)\d{0,4}@",
    re.IGNORECASE,
)
# `온라인뉴스팀 기자`: a desk that signs, no person
DESK_REPORTER = r"[가-힣]{0,6}(?:뉴스|취재|편집|온라인|디지털|이슈|연예)[가-힣]{0,3}(?:팀|부) ?기자"
_DESK_REPORTER = re.compile(DESK_REPORTER)
# words of a page that look like names: three syllables, the first a surname
_NOT_NAMES = frozenset(
    "한겨레 편집장 라이브 뉴스팀 편집부 취재부 이메일 유튜브 구독중 이용약 오피니 편성표 지면보 이슈인 전체보 신문지 연예인 정치부 사회부 경제부 문화부 국제부 전국부 산업부 "
    "금융부 도서관 인터뷰 소방청 교육청 경찰청 고용부 국방부 외교부 법무부 통일부 환경부 여성부 기획팀 전남도 경남도 인천시 서울시 "
    "용인시 기업인 전시회 금융위 공정위 선관위 방통위 국정원 감사원 하이라 모바일 공지사 추천인 조회수 구독료 이벤트 여행지 주식회 "
    "부동산 신제품 유통업 소상공 이전글 다음글 고화질 표준화 사이트 방송사 연재물 기획물 이슈앤 안내문 성별남 전체메 신규순 "
    "공감순 반대순 추천순 최신순 인기순 과거순 등록순 조간신 석간신 편집국 논설실 심의실 고객센 민원실 채용관 방송국 이용자 "
    "여론조 현장속 인사말 연혁표 조직도 사업자 전화번 주소록 국회의 정부청 한국어 영어판 중국어 일본어 전문가 기자단 위원회 현장의 한국의 선임 전문 인턴 현장".split()
)


def is_name(text: str) -> bool:
    """Whether a line is nothing but a Korean name of three syllables, or of four with a surname of two.

    >>> is_name("홍길동"), is_name("정치"), is_name("대한민국"), is_name("남궁길동")
    (True, False, False, True)
    """
    if len(text) == 4:
        return text.startswith(_TWO_SYLLABLES) and _NAME_ONLY.match(text) is not None
    return len(text) == 3 and "가" <= text[0] <= "힣" and text not in _NOT_NAMES and _NAME_ONLY.match(text) is not None


def is_desk_address(address: str) -> bool:
    """Whether an e-mail address is that of a desk or tip line, not of a person.

    >>> is_desk_address("jebo@example.com"), is_desk_address("gildong@example.com")
    (True, False)
    """
    return _DESK_ADDRESS.match(address) is not None


def emails(text: str) -> list[str]:
    """Every e-mail address of a line.

    >>> emails("홍길동 기자 gildong@example.co.kr")
    ['gildong@example.co.kr']
    """
    return _EMAIL.findall(text) if "@" in text else []


def without_emails(text: str) -> str:
    """A line with a space in place of each e-mail address.

    >>> without_emails("홍길동 기자 gildong@example.co.kr")
    '홍길동 기자  '
    """
    return _EMAIL.sub(" ", text) if "@" in text else text


def names_with_roles(text: str) -> tuple[Author, ...]:
    """The reporters that a line names with their role, in order.

    >>> names_with_roles("서울=홍길동·임꺽정 기자, 장길산 특파원")
    (Author(name='홍길동', role='기자', email=None), Author(name='임꺽정', role='기자', email=None), Author(name='장길산', role='특파원', email=None))
    >>> [a.name for a in names_with_roles("[한밭일보 홍 길 기자]")], [a.name for a in names_with_roles("국제부 홍길동 기자")]
    (['홍 길'], ['홍길동'])
    """
    found: list[tuple[int, Author]] = []
    for match in _NAME_ROLE.finditer(text):
        name, role = match.group(1), match.group(2)
        if name in _NO_PEOPLE or name in _NOT_NAMES or _DESK_REPORTER.fullmatch(match.group()):
            continue
        shared = _SHARING.search(text[max(0, match.start() - 40) : match.start()])
        if shared:
            others: list[str] = []
            for other, apart in reversed(_NAME_APART.findall(shared.group(1))):
                if other.endswith(_NO_NAME_ENDS) or other in _NOT_NAMES or not _NAME_ONLY.match(other):
                    break  # what stands before a role has had its role
                if "/" in apart and (not is_name(other) or other.endswith(_PLACE_ENDS)):
                    break  # a desk or a place, not a reporter
                others.append(other)
            found.extend((match.start() - 1, Author(other, role)) for other in reversed(others))
        found.append((match.start(), Author(name, role)))
    if not found:
        found = [(m.start(), Author(m.group(1), m.group(2))) for m in _ANY_NAME_ROLE.finditer(text) if m.group(1) not in _NOT_NAMES]
    if not found:
        found = [(m.start(), Author(m.group(1) or m.group(3), m.group(2) or m.group(4))) for m in _SPACED_NAME_ROLE.finditer(text)]
    if not found:
        for match in _ROLE_NAME.finditer(text):
            role = match.group(1)
            found.append(
                (match.start(), Author(match.group(2), role if role[-1] in "원스자트" else None))
            )
    return tuple(author for _, author in found)


def is_outlet(text: str) -> bool:
    """Whether a word ends as names of papers, agencies and broadcasters do.

    >>> is_outlet("한밭일보"), is_outlet("도청 관계자")
    (True, False)
    """
    return bool(_OUTLET_TAIL.search(text))
