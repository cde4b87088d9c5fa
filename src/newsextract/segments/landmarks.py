"""Where a line may pass from one thing to another: sentence ends, brackets, marks, names, quotation marks.

A landmark is a place worth asking about, no more: what belongs together is joined again once it is labelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsextract.korean.credit_forms import NOT_SHOWN
from newsextract.korean.words import AGENCY, words
from newsextract.segments.held import held_places

_CLOSERS = "\"”’'」』〉》)\\]】>"
_OPENERS = "\"“‘'「『〈《(\\[【<"
_MARKS = "▲△▴▼▽▶▷►▸◀◁◆◇■□▣▮●○◎◈★☆※☞━✔☎☏♣♠⇒╋┃①②③④⑤⑥⑦⑧⑨⑩"
# what goes on behind a bracket or quotation mark, and begins nothing
_CARRIED = (
    r"(?:[고며은는이가을를의에와과로도만라란등인할한했하되된됐됩였씨님](?![가-힣]{2})|라고|라며|라는|이라|면서|처럼|까지|부터|에서|에는|으로|에게|보다|이나|이었|이고"
    r"|하고|하며|하는|했다|였다|이다|뿐|하기|하지|한다|해야|에도|에서|와의|과의|이란|인데|임을|이며)"
)
# words in round brackets that name who made a picture, or who writes
_SOURCE = rf"(?:사진|자료|출처|이미지|그래픽|영상|제공|캡처|캡쳐|갈무리|촬영|기자|특파원|DB|[=@ⓒ©/]|{AGENCY}|끝|영문|뉴스|일보|신문)"

# a line without any of these, and of `_RARE_WORD`, has no landmark but sentence ends that the next sentence touches
_RARE = re.compile(rf"[{_MARKS}\[\](){{}}<>【】〈〉《》「」『』〔〕［］（）＜＞“”‘’\"'/ⓒ©|│｜ㅣ=〓:#@*_+–—―─\t]")
_RARE_DASH = re.compile(r" -|-[가-힣\"“‘]")
_RARE_WORD = re.compile(r"기자|특파원|제공|캡처|캡쳐|갈무리|금지|확대|보기|DB|https?:|www\.|Photo|photo")
_DAY = re.compile(r"[가-힣](?=\d{1,2}일\s)")
_SPACES = re.compile(r"\s\s")
_STOP = re.compile("[.?!…]")
_GLUED_END = rf"(?<=[가-힣{_CLOSERS}%A-Za-z\d]) (?<![A-Z]) [.?!…]{{1,6}} (?<!\d\.(?=\d)) [{_CLOSERS}]{{0,4}} (?!(?<=[”’\"')\]]){_CARRIED}) (?=[가-힣{_OPENERS}{_MARKS}ⓒ©/#㎡㎥%$€]|(?<![A-Za-z\d].)[A-Z\d])"
_GLUED = re.compile(_GLUED_END, re.VERBOSE)  # `나섰다.김 지사는`, not `3.5%`
_PLACE = re.compile(
    rf"""
    [.?!…]{{1,6}} [{_CLOSERS}]{{0,4}} \s                                  # `…밝혔다. 이어`
  | {_GLUED_END}
  | (?=[{_MARKS}])                                         # `…않는다◆ 왜`
  | (?<=[.?!”’\"'\s]) (?=[ㆍ·•]) | (?<=\s[ㆍ·•])            # a bullet, not the dot of `산·학`
  | (?=[\[【<〈《＜〔［] [^\[\](){{}}<>【】〈〉《》]{{1,70}} [\]】>〉》＞〕］])     # before a bracket group: `도서관 [사진=한밭시]`
  | (?<=[\]】>〉》＞〕］]) (?!{_CARRIED})                    # behind it
  | (?=[(（] [^()（）]{{0,40}}? {_SOURCE} [^()（）]{{0,40}} [)）])   # a round bracket that names a source
  | (?<=[.?!”’\"']) (?=[(（]) | (?<=[)）]) (?!{_CARRIED}|\s|[가-힣]{{1,2}}\s) (?=[가-힣“‘▲\[])
  | (?<=[가-힣\d]) (?=[\"'] (?!{_CARRIED}) [가-힣A-Z\d])         # a quotation glued behind: `…확대"우리는`
  | (?<=[가-힣A-Za-z\d]) (?=[“‘])
  | (?<=[^\s(\[“‘\"'][”’\"']) (?!{_CARRIED}) (?=[가-힣A-Za-z\d“‘])   # one that ends where something begins: `…껑충”정부는`
  | \s{{2,}} | \t+
  | (?<!\d) (?=[/|│｜ㅣ]) | (?<=[│｜ㅣ|]) | (?<=\s/) | (?=[ⓒ©#*~〓] (?!\d)) | (?<=\s) (?==) | (?<=[=〓]) \s   # `있다. /한밭일보`
  | (?<=\s) (?=[-–—―─]) | (?<=[가-힣”’\"')\].,?!%…]) (?=[-–—―─]\s?[가-힣A-Z“‘\"'\[]) | (?<=[가-힣”’\"'][-–—―─]) (?=[가-힣“‘\"'])   # dashes of decks and bylines
  | (?<![A-Za-z0-9._+\-]) (?=[A-Za-z0-9._+\-]{{2,40}}@) | (?<=\.(?:com|net|org)) (?=\W|[가-힣]|$) | (?<=\.kr) (?=\W|[가-힣]|$)   # around an address
  | (?=https?://|www\.)
  | (?<=기자) (?!회견|단|들|[가는은와도의를실](?![가-힣]{{3}})|간담) (?=[\s가-힣“\"‘'▶■◆\[(]) | (?<=특파원) | (?<=위원) (?=[가-힣]{{3,}}) | (?<=[가-힣]기자\))
  | (?<=DB) | (?<=금지) (?!하|한|해|된|되|령|를|는|도|요구|조치|구역|법|명령|규정) (?=[가-힣“‘\"'\[]) | (?<=[.\s]) (?=\*?(?:재판매|무단))
  | (?<=^기사내용\s요약) | (?<=원본보기) | (?<=확대보기) | (?<=사진보기) | (?<=사진\s확대) | (?<=이미지\s확대)      # labels glued to what they label
  | (?<=\s) (?=(?:제공|자료사진)(?:[\s.\])]|$))                    # a credit's end: `한밭시 제공`
  | (?<=[가-힣\s]제공) (?!하|한|해|받|되|된|자|할|함) | (?<=캡처) | (?<=캡쳐) | (?<=갈무리) | (?<=자료사진)
  | ◀ [^◀▶]{{1,40}} ▶                                       # behind a turn of a broadcast
  | (?=(?:사진|자료|그래픽|출처|영상|이미지|일러스트|촬영|포토|글|취재|편집)(?:제공|출처)?\s?[=:·/|ㅣ]) {NOT_SHOWN}   # before a credit's mark
  | (?<=[.가-힣”\"’\s]) (?=[Pp]hoto[\s.=:])                         # `…있다. photo 뉴시스`
  | (?<=[가-힣]) (?<![제약총각여]) (?=\d{{1,2}}일\s)                  # `…더 실어줬다3일 업계에`
  | (?<=사진[=:]) | (?<=제공[=:]) | (?<=출처[=:])                 # behind it
    """,
    re.VERBOSE,
)
# what of `_PLACE` takes characters: where an empty place was found, one of these may begin too
_LONG = re.compile(rf"[.?!…]{{1,6}} [{_CLOSERS}]{{0,4}} \s | {_GLUED_END} | \s{{2,}} | \t+ | (?<=[=〓]) \s | ◀ [^◀▶]{{1,40}} ▶", re.VERBOSE)
# `_PLACE` is dear, so it is tried only where one of these begins, and behind what it looks back at
_BEGIN = re.compile(rf"[.?!…{_MARKS}ㆍ·•\[【<〈《＜〔［(（\"'“‘/|│｜ㅣⓒ©#*~〓=\-–—―─\t]")
_BEHIND = re.compile(r"[ㆍ·•\]】>〉》＞〕］)）”’\"'│｜ㅣ|/=〓:\-–—―─]")
_BEGIN_WORD = re.compile(
    r"""
    (?=[hwPp재무제자사그출영이일촬포글취편][twh판단공료진래처상미러영토재집제출\s=:·/|ㅣ]) (?:   # few places have two such letters
    https?:// | www\. | Photo | photo | 재판매 | 무단
  | 제공(?=[\s.\])]|$) | 자료(?=사진(?:[\s.\])]|$))                                                 # `한밭시 제공`
  | (?:사진|자료|그래픽|출처|영상|이미지|일러스트|촬영|포토|글|취재|편집)(?=(?:제공|출처)?\s?[=:·/|ㅣ])   # `사진=`
    )
    """,
    re.VERBOSE,
)
_BEHIND_WORD = re.compile(r"기자|특파원|위원|DB|금지|요약|확대|제공|캡처|캡쳐|갈무리|사진")
_VIEW = re.compile("보기")
_ADDRESS = re.compile(r"(?<![A-Za-z0-9._+\-])[A-Za-z0-9._+\-]{2,40}(?=@)")
_DOMAIN = re.compile(r"\.(?:com|net|org|kr)")
# an agency's name behind a sentence or mark, or one that the next sentence touches: `있다. 연합뉴스`, `…연합뉴스검찰은`
_AGENCY = re.compile(rf"(?=[{''.join(sorted({name[0] for name in words('agencies')}))}][{''.join(sorted({name[1] for name in words('agencies')}))}])(?:{AGENCY})")
_BEFORE_AGENCY = frozenset(".?!…”’\"')]=/ⓒ©|,·")
_BEHIND_AGENCY = re.compile(rf"\s\s|\s?[\[(/ⓒ©=·,.]|\s?$|(?!{_CARRIED})[가-힣“‘\"']")
_TOLD = re.compile(r"[다요죠까][.?!]+[\"”’'」』)\]]*\s*$")
_OF_PAPER = re.compile("제보|구독|후원|무단|재배포|저작권|좋아요|팔로우")  # what a paper says of itself behind a story is told too
_FRONT = frozenset("▲△▴▶▷►◆◇■□▣●○◎※★☆[(【<〈《ⓒ©/|=*#-–—")


def landmarks(line: str) -> list[int]:
    """The places of a line at which something else may begin, in order, without its ends.

    >>> line = "시민들이 책을 읽고 있다. 사진=한밭시 제공검찰은"
    >>> [line[a:b] for a, b in zip([0, *landmarks(line)], [*landmarks(line), len(line)])]
    ['시민들이 책을 읽고 있다. ', '사진=', '한밭시 제공', '검찰은']
    """
    agencies = list(_AGENCY.finditer(line))
    if not agencies and not _is_rare(line):
        return _glued(line)
    length = len(line)
    places = sorted({*_places(line), *_around(agencies, line)} - {0, length} - inside_quotes(line).keys() - held_places(line))
    return _within_prose(line, places)


def inside_quotes(line: str) -> dict[int, int]:
    """The places right behind a straight quotation mark that opens, and right before one that closes, with those outside of it.

    Nothing begins at the inner ones.

    Where a line has one too many, nothing is known of any.

    >>> sorted(inside_quotes('기념식 격려"나라의 꿈" 강조').items()), inside_quotes("It's")
    ([(7, 6), (12, 13)], {})
    """
    found: dict[int, int] = {}
    for quote in "\"'":
        marks = [match.start() for match in re.finditer(quote, line)] if line.count(quote) % 2 == 0 else []
        found.update((mark + 1, mark) for mark in marks[::2])
        found.update((mark, mark + 1) for mark in marks[1::2])
    return found


def _is_rare(line: str) -> bool:
    """Whether a line has what may part it besides sentence ends."""
    return bool(_RARE.search(line) or _RARE_WORD.search(line) or _SPACES.search(line) or ("-" in line and _RARE_DASH.search(line)) or ("일" in line and _DAY.search(line)))


def _glued(line: str) -> list[int]:
    """The sentence ends that the next sentence touches."""
    found: list[int] = []
    position = 0
    for stop in _STOP.finditer(line):
        if stop.start() >= position and (match := _GLUED.match(line, stop.start())):
            position = match.end()
            found.append(position)
    return found


def _places(line: str) -> list[int]:
    """The ends of what `_PLACE` finds in a line."""
    found: list[int] = []
    position = 0
    for start in _candidates(line):
        if start < position or not (match := _PLACE.match(line, start)):
            continue
        position = match.end()
        found.append(position)
        if position == start and (match := _LONG.match(line, start)):
            position = match.end()
            found.append(position)
    return found


def _candidates(line: str) -> list[int]:
    """The places of a line, in order, at which `_PLACE` may match."""
    found = {match.start() for match in _BEGIN.finditer(line)}
    found.update([match.end() for match in _BEHIND.finditer(line)])
    found.update([match.start() for match in _BEGIN_WORD.finditer(line)])
    found.update([match.end() for match in _BEHIND_WORD.finditer(line)])
    for spaces in _SPACES.finditer(line):
        found.update((spaces.start(), spaces.start() + 1))
    if "일" in line:
        found.update([match.end() for match in _DAY.finditer(line)])
    if "보기" in line:
        found.update([match.end() for match in _VIEW.finditer(line)])
    if "@" in line:
        found.update([match.start() for match in _ADDRESS.finditer(line)])
    if "." in line:
        found.update([match.end() for match in _DOMAIN.finditer(line)])
    return sorted(found)


def _around(agencies: Iterable[re.Match[str]], line: str) -> Iterator[int]:
    for match in agencies:
        start, end = match.span()
        if _is_marked(line, start) or _BEHIND_AGENCY.match(line, end):
            yield start
            yield end + (len(line) > end and line[end] == " ")


def _is_marked(line: str, start: int) -> bool:
    """Whether a mark, and maybe a space, stands before a place, or two spaces, or nothing."""
    if not start or line[start - 1] in _BEFORE_AGENCY:
        return True
    return start > 1 and line[start - 1].isspace() and (line[start - 2] in _BEFORE_AGENCY or line[start - 2].isspace())


def _within_prose(line: str, places: list[int]) -> list[int]:
    """The places without those between two told sentences of one flow, which are never parted."""
    kept: list[int] = []
    plain = False  # whether the part before reads like one sentence of many
    for number, place in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else len(line)
        before = plain if number else _is_plain(line, 0, place)
        plain = _is_plain(line, place, end)
        if not (before and plain and line[place - 1].isspace() and not line[place - 2].isspace()):
            kept.append(place)
    return kept


def _is_plain(line: str, start: int, end: int) -> bool:
    told = end - start > 20 and _TOLD.search(line, max(start, end - 12), end) is not None and line[start] not in _FRONT
    return told and _OF_PAPER.search(line, start, end) is None
