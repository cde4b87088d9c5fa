"""Who wrote, where no reporter signs: writers with what they are, names alone, and whose an address is. Pure functions."""

from __future__ import annotations

import re

from newsextract.article import Author
from newsextract.korean.names import EMAIL, NAME, is_name
from newsextract.korean.words import any_of

_ADDRESS = re.compile(EMAIL)
_NAME_ADDRESS = re.compile(rf"(?<![가-힣])({NAME})\s?[(<\[]?\s?{EMAIL}")
_LONGEST_WRITER = 60
# 글. 홍길동 한밭대학교 교수 · 글 : 해리 포크(Harry Fork), IT 칼럼니스트
_WRITER = re.compile(
    rf"(?:{any_of('writer_labels')})(?:\s?[.:：=·/|]\s?|(?<=[·ㆍ]사진)\s|(?<=[·ㆍ]그림)\s)(?P<name>{NAME}(?![가-힣])|[가-힣]{{2,6}}(?: [가-힣]{{2,8}}){{1,2}}(?=\s?\([A-Z]))(?:\s?\([A-Z][A-Za-z .'\-]{{1,40}}\))?"
    rf"(?:[\s,/·|(]{{1,3}}[^.!?]{{0,36}}?(?P<role>{any_of('writer_titles')})[.)]?)?(?:\s?\(?{EMAIL}\)?)?"
)
# 글=홍길동, 사진=임꺽정 기자
_WITH_PICTURES = re.compile(rf"(?:글|취재)\s?[=:]\s?(?P<name>{NAME})(?:\s?(?P<role>기자|특파원))?[\s,/·]{{1,3}}(?:사진|영상|그림)\s?[=:]\s?{NAME}(?:\s?(?:사진)?(?:기자|특파원))?")
_NO_NAMES = frozenset({"사진", "그림", "영상", "정리"})
_NAMES_APART = re.compile(r"\s?[·ㆍ‧,/]\s?")
_SIGNATURE = re.compile(rf"(?P<name>{NAME}) [^.!?,:]{{0,36}}?(?P<role>{any_of('writer_titles')})")


def with_addresses(text: str, people: tuple[Author, ...]) -> tuple[Author, ...]:
    """People with the addresses of a line: each goes to the names before it, in their order.

    A name right before an address is somebody's too, of the role that the others have.

    >>> from newsextract.korean.names import names_with_roles
    >>> found = with_addresses("홍길동 gildong@example.com / 임꺽정·장길산 기자", names_with_roles("임꺽정·장길산 기자"))
    >>> [(a.name, a.role, a.email) for a in found]
    [('홍길동', '기자', 'gildong@example.com'), ('임꺽정', '기자', None), ('장길산', '기자', None)]
    """
    names = [author.name for author in people]
    roles = {author.role for author in people}
    role = roles.pop() if len(roles) == 1 else None
    by_name = {author.name: author for author in people}
    for match in _NAME_ADDRESS.finditer(text):
        if is_name(match[1]) and match[1] not in by_name:
            by_name[match[1]] = Author(match[1], role)
            names.append(match[1])
    names.sort(key=text.find)
    waiting: list[str] = []
    at = 0
    for address in _ADDRESS.finditer(text):
        between = [name for name in names if at <= text.find(name) < address.start()]
        waiting = between or waiting
        owner = waiting.pop(0) if waiting else next((n for n in names if by_name[n].email is None and text.find(n) >= address.end()), None)
        at = address.end()
        if owner is not None:
            by_name[owner] = Author(owner, by_name[owner].role, address.group())
    return tuple(by_name[name] for name in names)


def parse_writer(text: str) -> tuple[Author, ...] | None:
    """Who wrote, of a line that says so and what they are; None where it says anything else.

    >>> parse_writer("글. 홍길동 한밭대학교 의예과 교수")
    (Author(name='홍길동', role='교수', email=None),)
    >>> [a.name for a in parse_writer("글 : 해리 포크(Harry Fork), IT 칼럼니스트")], parse_writer("글: 홍길동이 쓴 책을 읽는다")
    (['해리 포크'], None)
    >>> [parse_writer(text)[0].name for text in ("글·사진=홍길동 기자 gildong@sol.example", "글·사진 홍길동 기자", "글=홍길동, 사진=임꺽정 기자")]
    ['홍길동', '홍길동', '홍길동']
    """
    match = (_WRITER.fullmatch(text) or _WITH_PICTURES.fullmatch(text)) if len(text) <= _LONGEST_WRITER else None
    if match is None or match["name"] in _NO_NAMES:
        return None
    return (Author(match["name"], match["role"]),)


def parse_signature(text: str) -> tuple[Author, ...] | None:
    """Who signs, of a line that is only names, or one name and what that person is.

    >>> parse_signature("홍길동 한밭대학교 교수"), parse_signature("홍길동·임꺽정")
    ((Author(name='홍길동', role='교수', email=None),), (Author(name='홍길동', role=None, email=None), Author(name='임꺽정', role=None, email=None)))
    >>> parse_signature("홍길동은 한밭대학교 교수") is None
    True
    """
    listed = [part for part in _NAMES_APART.split(text) if part]
    if len(listed) > 1 and all(map(is_name, listed)):
        return tuple(map(Author, listed))
    match = _SIGNATURE.fullmatch(text) if len(text) <= _LONGEST_WRITER else None
    return (Author(match["name"], match["role"]),) if match and is_name(match["name"]) else None
