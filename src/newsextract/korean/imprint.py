"""What a paper says of itself in its foot: number, editor, and the days it was registered and first printed. Pure functions."""

from __future__ import annotations

import re

# names of what stands in a foot, before a value
_NAME = (
    r"(?:대표\s?전화|전화|등록\s?번호|제호|발행인|편집인|편집국장|발행\s?[·ㆍ/]?\s?편집인|청소년\s?보호|개인정보\s?(?:보호|관리)|고충\s?처리인|통신판매\w{0,4}(?:\s신고)?|사업자|주소|팩스|FAX|Fax"
    r"|대표자?|대표\s?이사|회장|법인명|매체명|회사명|상호|이메일|신문사|ISSN)\s?(?:[·ㆍ/]\s?(?:발행인|편집인))*\s?(?:책임자|등록번호|번호|신고)?\s?"
)
_NAMED = re.compile(_NAME + r"[:：|]?")
_BEGINS = re.compile(_NAME + r"[:：|]|등록\s?(?:연월|년월)?일|발행\s?(?:연월|년월)?일")
# a day of the paper, not of a story
_DAY = re.compile(
    r"(?:(?:등록|발행|창간|인가|신고)(?:\s?[(/·ㆍ]\s?(?:발행|등록|창간)일?\s?\)?)?\s?(?:연월|년월)?일?자?)\s?[:：|=]?\s?\[?\s?$"
)
# … whatever stands around it
_SURE_DAY = re.compile(r"(?:(?:등록|발행)\s?(?:연월|년월)일|창간\s?(?:일자?|연월일|년월일)|등록\s?[(/·ㆍ]\s?발행\s?\)?\s?일자?|등록일\s?[/·ㆍ]\s?발행일|지면\s?발행)\s?[:：|=]?\s?\[?\s?$")
_NUMBER = re.compile(r"등록\s?번호|[가-힣]\s?,?\s?[아다가]\s?0?\d{4,5}|제\s?호\s?[:：]")


def is_of_foot(text: str) -> bool:
    """Whether a line opens as a line of a paper's foot does.

    >>> is_of_foot("발행인 : 홍길동"), is_of_foot("등록일 : 2011-03-02"), is_of_foot("새 청사가 문을 열었다")
    (True, True, False)
    """
    return _BEGINS.match(text.lstrip("[ㅣ|l ")) is not None


def is_imprint(text: str) -> bool:
    """Whether a line tells of a paper, not only of one day.

    >>> is_imprint("제호 : 한밭일보 | 등록번호 : 한밭 아01234 | 등록일 : 2009-03-05")
    True
    >>> is_imprint("등록 2024-05-22 18:30")
    False
    """
    return _NUMBER.search(text) is not None or len({match.group().strip(" :：|") for match in _NAMED.finditer(text) if match.group()[-1] in ":：|"}) >= 2


def is_day_of_paper(before: str, *, sure: bool = False) -> bool:
    """Whether what stands before a date says that the paper was registered or first printed then.

    `sure` asks for a word that no story's date has.

    >>> is_day_of_paper("등록번호 : 한밭 아01234 | 등록일 : "), is_day_of_paper("입력 : ")
    (True, False)
    >>> is_day_of_paper("등록일 : ", sure=True), is_day_of_paper("등록년월일 : ", sure=True)
    (False, True)
    """
    return (_SURE_DAY if sure else _DAY).search(before[-40:]) is not None
