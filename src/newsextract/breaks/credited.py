"""Line breaks lost around captions and credits: `…있다. 사진=뉴시스정부는 …`."""

from __future__ import annotations

import itertools
import re

from newsextract.breaks.seams import PARTICLE, open_source_end
from newsextract.credits import AGENCIES, MARK
from newsextract.names import EMAIL, NAME, ROLE
from newsextract.prose import is_picture_line, is_prose

_AFTER = re.compile(
    r"\((?:영상취재|영상편집|촬영)[^()]{1,80}\)(?=\[)|"
    rf"\[[^\[\]]{{0,20}}?{NAME} ?기자\s?(?:{EMAIL}\s?)?\](?=\S| {MARK}\s?[=|:])|"
    rf"[\[(<【〈]\s?{MARK}\s?[=:ㅣ|/][^\[\]()<>【】〈〉]{{1,40}}(?:\([^()]{{1,12}}\))?[^\[\]()<>【】〈〉]{{0,12}}[\])>】〉](?!\s*[ⓒ©(]|\s*{EMAIL})(?=\s*\S)"
    rf"|(?<=[.다”\"])\s?[<〈](?:(?:{AGENCIES})(?: 사진)?|[^<>〈〉]{{2,30}} ?(?:기자|갈무리|캡처|캡쳐|제공|사진|DB))[>〉](?=\s{{2,}}\S|[가-힣“‘])"
    rf"|[\[(][^\[\]()]{{1,30}}\s?(?:제공|캡처|캡쳐|갈무리|자료\s?사진|DB)[\])](?!\s*[ⓒ©(]|\s*{EMAIL})(?=\s*\S)"
    rf"|[\[(](?:{AGENCIES})[\])](?!\s*[ⓒ©(]|\s*{EMAIL})(?=\s*\S)"
    rf"|{EMAIL}(?:(?=[^\sA-Za-z0-9.\])>,)])|\)(?=[▶▷※ⓒ☞]))"
)
AFTER_HINTS = ("[", "<", "〈", "=", "제공", "캡처", "캡쳐", "갈무리", "사진", "DB", "연합", "뉴시스", "뉴스1", "@", "【")
_OPEN_CREDIT = re.compile(
    rf"(?:[/|]\s?)?(?<![가-힣])(?:{MARK}\s?[=:|ㅣ]\s?|[/|]\s?{MARK}\s|[ⓒ©]\s?|(?:(?<=[.다])|(?<=[.다] ))/(?=[가-힣A-Z]))"
)
_BARE_SOURCE = re.compile(
    r"[.] {1,4}[가-힣A-Za-z0-9]{2,14}(?<!에게)(?<!에서)(?<![을를로의]) ?(?:제공|DB) {0,4}(?=[가-힣A-Z“‘\"'\[])"
    r"(?!되|된|될|됐|됨|했|한[ 다]|할|하[고기는며다여지던]|해|받|을|를|의 |이 |기관|업체|자[가는를 ])"
)
_SOURCE_BEHIND_PICTURE = re.compile(
    rf"\s?(?:(?:19|20)\d\d\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?\s?)?/?\s?(?:사진[=/ ])?"
    rf"(?:(?:{AGENCIES})(?:DB)?(?:[·/=](?:{AGENCIES}|[가-힣]{{2,6}}(?:신문|일보|뉴스)))*|[가-힣A-Za-z]{{2,12}} 제공|{NAME} ?(?:{ROLE}))"
    rf"(?:\s?Copyright \([cC]\) [^.]{{2,12}}\. All rights reserved\.?(?:\s?무단 전재[가-힣A-Z ,]{{0,30}}금지\.?)?)?(?=\s?[가-힣A-Z0-9“‘\"'\[(▶◇◆])"
)
TRIANGLE_CREDIT = re.compile(r"[▲△][^\[\]]{4,200}\[[^\[\]]{2,24}\](?=\S)")
_KNOWN_SOURCE = re.compile(
    rf"(?:(?:[가-힣A-Z]{{2,6}}[·=/ ])?(?:{AGENCIES})(?:[·/=,]?(?:{AGENCIES}|(?<=·)[가-힣]{{2,6}}(?:신문|일보|뉴스)))*(?:\s?(?:제공|자료\s?사진)| {NAME} ?{ROLE})?|(?:[가-힣]{{2,6}}=|[가-힣A-Za-z]{{1,6}}(?:일보|신문|뉴스|경제|방송|미디어|타임스) )?{NAME} {ROLE}(?:\([^()]{{1,12}}\))?|[가-힣A-Za-z0-9 ]{{2,24}}?(?: 제공|DB|(?: 홈페이지| 유튜브| 페이스북| 인스타그램| 화면)? (?:캡처|캡쳐)(?: 갈무리)?| 갈무리| 인스타그램| 페이스북| 유튜브| 홈페이지)|페이스북|인스타그램|유튜브|트위터)"
)

_RECURRING = re.compile(
    r"[=|:ㅣⓒ©](?:(?<=[ⓒ©])|(?<=(?:사진|제공|자료|출처|영상|촬영|그림|캡처).))\s?(?=(?P<after>[가-힣A-Za-z][^\n]{2,19}))"
)
_KNOWN = tuple(AGENCIES.split("|"))
_REPORTER = re.compile(r" ?(?:사진|인턴|수습|객원|선임)?기자")
_LONG = 6  # syllables: a shorter name must end somewhere where no Hangul follows
_RUNS_ON = 30  # characters: a line that ends sooner is a caption with its credit


def recurring_sources(text: str) -> tuple[str, ...]:
    """The names that several credits of a document begin with, however the text runs on behind them.

    >>> recurring_sources("…있다.ⓒ 홍길동2일 새 도서관은 …있다.ⓒ 홍길동임꺽정 의원은")
    ('홍길동',)
    """
    behind = sorted({match["after"] for match in _RECURRING.finditer(text)})
    found: set[str] = set()
    for one, other in itertools.pairwise(behind):
        shared = 0
        while shared < min(len(one), len(other)) and one[shared] == other[shared]:
            shared += 1
        name = one[:shared].rstrip(" ·/(")
        again = name.find(name[:3], 3)
        name = name[:again] if again > 0 else name  # a story that begins with the name
        ends = any(not "가" <= text[len(name)] <= "힣" for text in (one, other) if len(text) > len(name))
        if 3 <= len(name) < min(len(one), len(other)) and (ends or len(name) >= _LONG) and not any(known.startswith(name) or name.startswith(known) for known in _KNOWN):
            found.add(name)
    # where three begin alike, what all three share is the name
    return tuple(sorted((n for n in found if not any(o != n and n.startswith(o) for o in found)), key=len, reverse=True))


def with_picture_line(text: str, points: list[int]) -> list[int]:
    """Behind the blank lines that a picture left, its caption may run into the paragraph."""
    end = text.find("다. ", 0, 220)
    free = not points or points[0] > end + 3
    source = _SOURCE_BEHIND_PICTURE.match(text, end + 2) if end > 0 else None
    if source and is_picture_line(text[: end + 2]) and len(text) - source.end() > 60:
        return sorted({*(p for p in points if p >= source.end()), source.end()})
    if end > 0 and free and is_prose(text[end + 3 :]) and len(text) - end > 100 and is_picture_line(text[: end + 2]):
        return sorted({*points, end + 3})
    return points


def after_points(text: str) -> list[int]:
    """Where a line goes on behind a bracketed credit or an address.

    >>> after_points("[사진=한밭시]정부는 이날 대책을 내놨다.")
    [8]
    """
    found = []
    for match in _AFTER.finditer(text):
        follows = text[match.end() : match.end() + 6].lstrip()
        if not PARTICLE.match(follows) or match.group().startswith(("[", "【")) or "=" in match.group():
            found.append(match.end())
    return found


def credit_points(text: str, words: frozenset[str], sources: tuple[str, ...] = ()) -> list[int]:
    """Where an open credit (`사진=뉴시스더불어민주당이`) ends: a known source, one of the document's own, a quotation, a seam."""
    points = []
    if "=" in text or "ⓒ" in text or "©" in text or "/" in text or "사진" in text or "제공" in text:
        for match in _OPEN_CREDIT.finditer(text):
            if text[match.start() - 1 : match.start()] in ("[", "(", "<", "〈", "【"):
                continue
            own = next((len(name) for name in sources if text.startswith(name, match.end())), 0)
            if own and len(text) - match.end() - own > _RUNS_ON and not _REPORTER.match(text, match.end() + own):
                points.append(match.end() + own)
                continue
            source = _KNOWN_SOURCE.match(text, match.end())
            if source and source.end() < len(text) and text[source.end()] not in "])>】,·. (":
                points.append(source.end())
            elif source and re.match(r"[ .]{1,3}[^\s&]", text[source.end() : source.end() + 4]):
                points.append(source.end() + 1)
            elif not source and words:
                end = open_source_end(text, match.end(), words)
                if end:
                    points.append(end)
    for match in _BARE_SOURCE.finditer(text, 0, 400):
        points.append(match.end())
    return points
