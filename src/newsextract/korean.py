"""What Korean news prose looks like: sentence ends, names, bylines, datelines. Pure functions.

Nothing here knows a site. Patterns are anchored or bounded, so each runs in linear time.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsextract.model import Author

SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함"
    "변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용라나사봉부빈복태피좌범감견호갈"
)
# three syllables first: two and four are the exceptions
NAME = (
    rf"(?=[{SURNAMES}]|제갈|독고|사공)(?:(?:남궁|황보|선우|제갈|독고|사공|서문|동방)[가-힣]{{1,2}}|[가-힣]{{3}}|[가-힣]{{2}}(?![가-힣])|[가-힣]{{4}}|[가-힣]{{2}})"
)
ROLE = (
    r"(?:(?:수습|인턴|선임|전문|객원|시민|명예|주재|사진|영상|취재|편집|디지털|온라인|연예|의학|과학|국방|환경|노동|교육|정치|경제|사회|문화"
    r"|[가-힣]{1,4}(?:부|팀|국|담당|전문)\s?)?"
    r"(?:선임기자|대기자|전문기자|기자|특파원|논설위원|칼럼니스트|통신원|앵커|아나운서|리포터|에디터|편집위원"
    r"|편집장|논설실장|논설고문|주필|평론가|해설위원|캐스터|피디|인턴|대표기자)|PD)"
)
EMAIL = r"[A-Za-z0-9][A-Za-z0-9._%+\-]{0,40}@(?:[A-Za-z0-9\-]{1,30}\.){0,4}[A-Za-z]{0,12}"
OPENING, CLOSING = r"\[(〔［【<〈", r"\])〕］】>〉"

_EMAIL = re.compile(EMAIL)
_SENTENCE_END = re.compile(r"[가-힣A-Za-z0-9%)”\"’'][.!?…]+[\])”\"’'」』》>]*$")
_DECLARATIVE_END = re.compile(r"[다요죠까네오자라지걸]\s?[.!?…]+[\])”\"’'」』》>]*$")
# a name, not a sentence, behind the last full stop: `…밝혔다. 연합뉴스`
_SIGNED_END = re.compile(r"[다요죠]\.[”\"’']? [^\s.]{2,10}(?: [^\s.]{2,6})?$")
_INNER_SENTENCE = re.compile(r"[다요죠까]\.[”\"’']? ")
_DAY_AND_PLACE = re.compile(r"\d{1,2}일 .{0,120}(?:에서|앞|으로|에 (?:참석|출석|입장|도착))")
_REPORTING_END = re.compile(
    r"(?:말했|밝혔|전했|했|강조했|설명했|덧붙였|지적했|주장했|당부했|보도했|비판했|알려졌|나타났|보인|된|한)다"
    r"[.”\"’']*$|습니다[.”\"’']*$"
)
_CAPTION_END = re.compile(
    r"(?:고|어|아|해|여|돼|져|와|려) ?있[다는]\.?$|있습니다\.?$"
    r"|(?:모습|장면|전경|현장|사진|포스터|로고|이미지|조감도|그래픽|일러스트|화면|갈무리|캡처|캡쳐)\.?$"
)
_NAME_ROLE = re.compile(rf"(?<![가-힣])({NAME})\s{{0,2}}({ROLE})(?![가-힣])")
# the role carries a name whose surname is rare
_ANY_NAME_ROLE = re.compile(
    r"(?<![가-힣])(?!기자명|수습|인턴|선임|전문|객원|시민|명예|주재|취재|사진|영상|담당|공동|익명|현장|한국|출입|정치부|사회부|경제부|문화부|국제부|산업부|취재진|편집국)"
    r"([가-힣]{3}) (기자|특파원|논설위원|칼럼니스트)(?![가-힣])"
)
_ROLE_NAME = re.compile(
    rf"(?<![가-힣])(편집위원|논설위원|칼럼니스트|객원기자|취재기자|기자명|취재|글)\s?[:=·|]?\s?({NAME})(?=$|[\s,·/(\[=|])"
)
_NAME_ONLY = re.compile(rf"{NAME}$")
_SEPARATING = " ·,ㆍ‧"
_NAME_SEPARATOR = re.compile(rf"[{_SEPARATING}]+")
_NO_NAME_ENDS = ("기자", "기자명", "특파원", "위원", "앵커")
_OUTLET_TAIL = re.compile(
    r"(?:뉴스|신문|일보|경제|투데이|타임스|타임즈|데일리|미디어|방송|통신|저널|코리아|닷컴|매일|헤럴드|포커스"
    r"|투데이|위크|클레임|프레스|인포맥스|아이|동아|한국|조선|[Tt][Vv]|[A-Z]{3,6}|NEWS|News)$"
)
_RESIDUE = re.compile(r"[^가-힣A-Za-z0-9&·.\-]+")
_OTHERS = re.compile(r"외 ?\d{1,2} ?[명인]")
_SIGN_OFF = re.compile(
    rf"(?:^|[\s.,])({NAME})\s?(?:(기자|특파원|앵커|아나운서|캐스터|리포터)\s?"
    r"(?:입니다|이었습니다|였습니다|가 (?:보도|취재|전해|단독|정리)[가-힣 ]{0,12}(?:니다|시죠)|[.!]?$)"
    r"|\s?입니다)[.!]?$"
)
_SIGN_OFF_OUTLET = re.compile(r"(?:뉴스|NEWS|News|TV|방송|[A-Z]{2,6})\s?(?:24)?\s*[가-힣]{0,6}\s*$")


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


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does.

    >>> ends_sentence("정부는 이렇게 밝혔다.”"), ends_sentence("3분기 실적 ‘껑충’")
    (True, False)
    """
    return bool(_SENTENCE_END.search(text, max(0, len(text) - 12)))


_TOLD_ENDS = ("다.", "다.”", '다."', "다.’", "다.'")


def ends_told(text: str) -> bool:
    """Whether a line ends as a told sentence, plainly, and nothing stands behind its end.

    >>> ends_told("정부는 이렇게 밝혔다."), ends_told("여러분의 제보를 기다립니다."), ends_told("있다. 연합뉴스")
    (True, False, False)
    """
    return text.endswith(_TOLD_ENDS) and not text.rstrip("\"”’'").endswith("니다.")


def is_prose(text: str) -> bool:
    """Whether a line reads like running text: a declarative end, or several sentences.

    >>> is_prose("김 지사는 이날 도청에서 기자회견을 열고 이렇게 말했다.")
    True
    >>> is_prose("[포토] 가을 들녘에 선 농부들…")
    False
    """
    length = len(text)
    if length < 12:
        return False
    if text.endswith("다."):
        return True
    if _DECLARATIVE_END.search(text, length - 10):
        return not text.endswith(("...", "…")) or length > 60
    if length >= 60 and text[-1] in "다요죠음함것" and _INNER_SENTENCE.search(text):
        return True
    if length >= 40 and _SIGNED_END.search(text, length - 24):
        return True
    return length >= 60 and ends_sentence(text) and not text.endswith(("...", "..", "…"))


def is_reporting(text: str) -> bool:
    """Whether the line ends with a verb that tells a story on, not one that shows a picture.

    >>> is_reporting("그는 “책임을 다하겠다”고 말했다."), is_reporting("회의장에 들어서고 있다.")
    (True, False)
    """
    return bool(_REPORTING_END.search(text, max(0, len(text) - 16))) and not is_scene(text)


def is_scene(text: str) -> bool:
    """Whether the line ends as captions do: `…하고 있다`, `…모습`, `…전경`.

    >>> is_scene("시민들이 박람회장을 둘러보고 있다."), is_scene("예산을 늘리기로 했다.")
    (True, False)
    """
    return bool(_CAPTION_END.search(text, max(0, len(text) - 14)))


def is_picture_line(text: str) -> bool:
    """Whether a sentence shows a picture: who is doing what, on which day, where.

    >>> is_picture_line("홍길동 지사가 17일 도청 앞에서 발언하고 있다.")
    True
    >>> is_picture_line("물가를 둘러싼 논란이 커지고 있다.")
    False
    """
    if not is_scene(text):
        return False
    return text.rstrip(".").endswith(("모습", "장면", "전경")) or bool(_DAY_AND_PLACE.search(text))


def is_name(text: str) -> bool:
    """Whether a line is nothing but a Korean name of three syllables (or four).

    >>> is_name("홍길동"), is_name("정치"), is_name("대한민국")
    (True, False, False)
    """
    return len(text) == 3 and "가" <= text[0] <= "힣" and bool(_NAME_ONLY.match(text)) and (
        text not in _NOT_NAMES
    )


# words of a page that look like names: three syllables, the first a surname
_NOT_NAMES = frozenset(
    "이메일 유튜브 구독중 이용약 오피니 편성표 지면보 이슈인 전체보 신문지 연예인 정치부 사회부 경제부 문화부 국제부 전국부 산업부 "
    "금융부 도서관 인터뷰 소방청 교육청 경찰청 고용부 국방부 외교부 법무부 통일부 환경부 여성부 기획팀 전남도 경남도 인천시 서울시 "
    "용인시 기업인 전시회 금융위 공정위 선관위 방통위 국정원 감사원 하이라 모바일 공지사 추천인 조회수 구독료 이벤트 여행지 주식회 "
    "부동산 신제품 유통업 소상공 이전글 다음글 고화질 표준화 사이트 방송사 연재물 기획물 이슈앤 안내문 성별남 전체메 신규순 "
    "공감순 반대순 추천순 최신순 인기순 과거순 등록순 조간신 석간신 편집국 논설실 심의실 고객센 민원실 채용관 방송국 이용자 "
    "여론조 현장속 인사말 연혁표 조직도 사업자 전화번 주소록 국회의 정부청 한국어 영어판 중국어 일본어 전문가 기자단 위원회".split()
)


_DESK_ADDRESS = re.compile(
    r"(?:jebo|news|webmaster|help|info|admin|master|desk|tips?|report|contact|editor|press|cs|ad|jebo\w*|news\w{0,3}|\w{0,8}jebo)\d{0,4}@",
    re.IGNORECASE,
)


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


def names_with_roles(text: str) -> tuple[Author, ...]:
    """The reporters that a line names with their role, in order.

    >>> names_with_roles("서울=홍길동·임꺽정 기자, 장길산 특파원")
    (Author(name='홍길동', role='기자', email=None), Author(name='임꺽정', role='기자', email=None), Author(name='장길산', role='특파원', email=None))
    """
    found: list[tuple[int, Author]] = []
    for match in _NAME_ROLE.finditer(text):
        name, role = match.group(1), match.group(2)
        shared = re.search(
            rf"(?<![가-힣])((?:(?:{NAME}\s?[·,ㆍ‧]\s?|[{SURNAMES}][가-힣]{{2}} )){{1,5}})$",
            text[max(0, match.start() - 40) : match.start()],
        )
        if shared:
            others: list[str] = []
            for other in reversed(_NAME_SEPARATOR.split(shared.group(1).strip(_SEPARATING))):
                if other.endswith(_NO_NAME_ENDS) or not _NAME_ONLY.match(other):
                    break  # what stands before a role has had its role
                others.append(other)
            found.extend((match.start() - 1, Author(other, role)) for other in reversed(others))
        found.append((match.start(), Author(name, role)))
    if not found:
        found = [(m.start(), Author(m.group(1), m.group(2))) for m in _ANY_NAME_ROLE.finditer(text)]
    if not found:
        for match in _ROLE_NAME.finditer(text):
            role = match.group(1)
            found.append(
                (match.start(), Author(match.group(2), role if role[-1] in "원스자" else None))
            )
    return tuple(author for _, author in found)


_ENGLISH_BYLINE = re.compile(rf"By ([A-Z][\w'.-]+(?: [A-Z][\w'.-]+){{1,3}})(?:\s*\(?({EMAIL})\)?)?")


def parse_byline(text: str) -> tuple[Author, ...] | None:
    """The authors of a line that is a byline and nothing else; None where it is more than that.

    An outlet or a desk without a person is a byline of nobody: an empty tuple.

    >>> parse_byline("동부취재본부/양길동 기자 gildong@example.com")
    (Author(name='양길동', role='기자', email='gildong@example.com'),)
    >>> parse_byline("한국새소식 desk@example.com")
    ()
    >>> parse_byline("홍길동 기자가 현장에 다녀왔다.") is None
    True
    """
    if len(text) > 90:
        return None
    english = _ENGLISH_BYLINE.fullmatch(text)
    if english:
        return (Author(english.group(1), None, english.group(2)),)
    addresses = emails(text)
    rest = _EMAIL.sub(" ", text) if addresses else text
    people = names_with_roles(rest)
    if not people and not addresses:
        return None
    for author in people:
        rest = rest.replace(author.name, " ", 1)
    rest = re.sub(ROLE, " ", rest)
    rest = _OTHERS.sub(" ", rest)
    words = _RESIDUE.sub(" ", rest).split()
    if len(words) > 5 or sum(map(len, words)) > 26 or any(_not_outlet(w) for w in words):
        return None
    if not people and addresses:
        last = [w for w in words if is_name(w)]
        people = (Author(last[-1]),) if last else ()
    if addresses and people:
        paired = zip(people, [*addresses, *[None] * len(people)], strict=False)
        people = tuple(Author(a.name, a.role, e) for a, e in paired)
    return people


def _not_outlet(word: str) -> bool:
    return len(word) > 14 or word.endswith(("다", "다.", "는", "을", "를", "에서", "까지", "니다"))


_BRACKET_HEAD = re.compile(
    rf"(?:[{OPENING}]\s?([^{OPENING}{CLOSING}]{{2,60}})[{CLOSING}]|\[([^\[\]]{{2,60}})\])\s*"
)
_REPORTER_HEAD = re.compile(
    rf"((?:{NAME}(?:\s?[·,ㆍ‧]\s?|\s)){{0,5}}{NAME}\s{{0,2}}{ROLE}(?:\s?[·,ㆍ‧]\s?{NAME}\s?{ROLE}){{0,4}})"
    r"\s*(=|ㅣ|\||:|〓)\s*"
)
_OUTLET_HEAD = re.compile(
    rf"([가-힣A-Za-z0-9.·]{{2,20}}(?:\([^()]{{1,12}}\))?)\s?(=|\s)\s?({NAME}\s{{0,2}}{ROLE})\s*(=|ㅣ|\|)?\s*"
)


_OUTLET_NAME = re.compile(rf"[가-힣]{{1,6}}(?:스포츠|뉴스|일보|신문|경제|투데이|데일리) ({NAME})")


def match_dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline and byline at the front of a story line, if there is one.

    >>> match_dateline("(서울=연합뉴스) 홍길동 기자 = 정부는")
    Dateline(end=19, place='서울=연합뉴스', authors=(Author(name='홍길동', role='기자', email=None),), byline=(10, 16))
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
        if not (authors or equals or _OUTLET_TAIL.search(inner)):
            return None
        if not authors and len(inner) > (40 if equals else 14):
            return None
        if re.search(r"[:/“\"‘?!]|니다", inner) or (authors and _residue_length(inner, authors) > 24):
            return None
        end, byline = bracket.end(), None
        after = _REPORTER_HEAD.match(text, end)
        if after:
            authors += names_with_roles(after.group(1))
            end, byline = after.end(), (bracket.end(), after.end(1))
        elif equals and text.startswith("=", end):
            end += 1 + (len(text) > end + 1 and text[end + 1] == " ")
        place = inner if equals or not authors else None
        return Dateline(end, place, authors, byline)
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


def _residue_length(inner: str, authors: tuple[Author, ...]) -> int:
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


def is_outlet(text: str) -> bool:
    """Whether a word ends as names of papers, agencies and broadcasters do.

    >>> is_outlet("한밭일보"), is_outlet("도청 관계자")
    (True, False)
    """
    return bool(_OUTLET_TAIL.search(text))
