"""What the row of a story's further pages looks like (`1 | 2 | 3`, `다음 페이지`), and which address is one of them."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import parse_qsl, urljoin, urlsplit

LONGEST_ROW = 80  # characters of a row of pages
_MOST_PARAMETERS = 80
_TOKEN = re.compile(r"\d+|[가-힣A-Za-z]+|\S")
_WORDS = frozenset(
    "이전 다음 처음 맨처음 첫 끝 맨끝 맨 마지막 페이지 쪽 이전페이지 다음페이지 현재 현재페이지 prev previous next first last page".split()
)
_ONWARD = frozenset("다음 다음페이지 다음쪽 next nextpage 계속읽기 계속보기".split())
_BEGINS = re.compile(r"[\d|｜\[(<«‹◀◁〈]|이전|다음|처음|첫|맨|현재|페이지|(?:prev|first|page)", re.IGNORECASE)
_SIGNS = frozenset("|｜ㅣ[]()<>«»‹›◀◁▶▷〈〉·,/-:…⟨⟩")
# signs that part numbers; a full stop or a comma between numbers is no sign of pages
_PARTED = re.compile(r"[|｜ㅣ\[\]<>«»‹›◀◁▶▷〈〉]")
_PARAMETERS = frozenset("page p pg pageno page_no pagenum page_num pagenumber pno npage part".split())
_TAIL = re.compile(r"(?:/|/page/|[_-])(\d{1,2})(/?|\.s?html?|\.php|\.aspx?|\.do)$", re.IGNORECASE)


def page_numbers(line: str, *, linked: bool = False) -> tuple[int, ...]:
    """The numbers of a row of pages; empty where a line is none.

    Bare numbers are pages only where they are `linked`: they may be a row of a table.

    >>> page_numbers("1 | 2 | 3"), page_numbers("이전 [1][2] 다음"), page_numbers("1 2 3", linked=True)
    ((1, 2, 3), (1, 2), (1, 2, 3))
    >>> page_numbers("1 2 3"), page_numbers("3 | 5"), page_numbers("이전 다음")
    ((), (), ())
    """
    if len(line) > LONGEST_ROW or not _BEGINS.match(line):
        return ()
    tokens = _TOKEN.findall(line)
    numbers = tuple(int(token) for token in tokens if token.isdecimal() and len(token) <= 3)
    others = [token for token in tokens if not token.isdecimal()]
    if len(numbers) + len(others) < len(tokens) or not is_run(numbers):
        return ()
    words = [token.lower() in _WORDS for token in others if token not in _SIGNS]
    if not all(words) or not (linked or words or _PARTED.search(line)):
        return ()
    return numbers


def is_run(numbers: tuple[int, ...]) -> bool:
    """Whether numbers count up one by one, at least two of them.

    >>> is_run((2, 3, 4)), is_run((1, 3)), is_run((1,))
    (True, False, False)
    """
    return len(numbers) >= 2 and all(b - a == 1 for a, b in pairwise(numbers))


def leads_onward(words: str) -> bool:
    """Whether the words of a link lead to the next page.

    >>> leads_onward("다음 페이지 ▶"), leads_onward("[다음]"), leads_onward("다음 기사")
    (True, True, False)
    """
    return "".join(filter(str.isalnum, words)).lower() in _ONWARD


def page_of(address: str, own: str) -> int | None:
    """The number of the page of one story that an address leads to; None where it leads elsewhere.

    `own` is the address of the page that links there: of the same story are addresses that
    differ in a page number alone.

    >>> page_of("?idxno=7&page=2", "https://a.example/view.html?idxno=7")
    2
    >>> page_of("/news/7/3", "https://a.example/news/7/2"), page_of("/news/8", "https://a.example/news/7")
    (3, None)
    """
    try:
        here, there = _parted(own), _parted(urljoin(own, address))
    except ValueError:
        return None
    return there[1] if here[0] == there[0] and there[1] != here[1] else None


def own_number(own: str) -> int:
    """The number of the page that an address names; 1 where it names none.

    >>> own_number("https://a.example/news/7?page=2"), own_number("https://a.example/news/7")
    (2, 1)
    """
    try:
        return _parted(own)[1]
    except ValueError:
        return 1


def _parted(address: str) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], int]:
    """An address without its page number, and the number."""
    parts = urlsplit(address)
    number = 1
    query: list[tuple[str, str]] = []
    for name, value in parse_qsl(parts.query, keep_blank_values=True)[:_MOST_PARAMETERS]:
        if name.lower() in _PARAMETERS and value.isdecimal() and len(value) <= 3:
            number = int(value)
        else:
            query.append((name, value))
    path = parts.path.rstrip("/")
    tail = _TAIL.search(path)
    if tail and any(char.isdecimal() for char in path[: tail.start()].rpartition("/")[2]):  # behind the number of an article
        path, number = path[: tail.start()] + tail[2], int(tail[1])
    return (parts.netloc.lower(), path, tuple(sorted(query))), number
