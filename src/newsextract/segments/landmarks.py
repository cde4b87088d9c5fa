"""Where a line may pass from one thing to another: sentence ends, brackets, marks, names, quotation marks.

A landmark is a place worth asking about, no more: what belongs together is joined again once it is labelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsextract.korean.words import AGENCY

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

# a line without any of these has no landmark but sentence ends that the next sentence touches
_RARE = re.compile(
    rf"[{_MARKS}\[\](){{}}<>【】〈〉《》「」『』〔〕［］（）＜＞“”‘’\"'/ⓒ©|│｜ㅣ=〓:#@*_+–—―─\t]| -|-[가-힣\"“‘]|\s\s|기자|특파원|제공|캡처|캡쳐|갈무리|금지|확대|보기|DB|{AGENCY}|https?:|www\.|[Pp]hoto|[가-힣]\d{{1,2}}일\s"
)
_GLUED_END = rf"(?<=[가-힣{_CLOSERS}%A-Za-z\d]) (?<![A-Z]) [.?!…]{{1,6}} (?<!\d\.(?=\d)) [{_CLOSERS}]{{0,4}} (?=[가-힣{_OPENERS}{_MARKS}ⓒ©/#㎡㎥%$€]|(?<![A-Za-z\d].)[A-Z\d])"
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
  | (?=(?:사진|자료|그래픽|출처|영상|이미지|일러스트|촬영|포토|글|취재|편집)(?:제공|출처)?\s?[=:·/|ㅣ])   # before a credit's mark
  | (?<=[.가-힣”\"’\s]) (?=[Pp]hoto[\s.=:])                         # `…있다. photo 뉴시스`
  | (?<=[가-힣]) (?<![제약총각여]) (?=\d{{1,2}}일\s)                  # `…더 실어줬다3일 업계에`
  | (?<=사진[=:]) | (?<=제공[=:]) | (?<=출처[=:])                 # behind it
    """,
    re.VERBOSE,
)
# an agency's name behind a sentence or mark, or one that the next sentence touches: `있다. 연합뉴스`, `…연합뉴스검찰은`
_AGENCY = re.compile(
    rf"(?P<before>[.?!…”’\"')\]=/ⓒ©|,·]\s?|\s\s|^)?(?P<name>{AGENCY})(?=(?P<behind>\s\s|\s?[\[(/ⓒ©=·,.]|\s?$|(?!{_CARRIED})[가-힣“‘\"'])?)"
)
_TOLD = re.compile(r"[다요죠까][.?!]+[\"”’'」』)\]]*\s*$")
_FRONT = frozenset("▲△▴▶▷►◆◇■□▣●○◎※★☆[(【<〈《ⓒ©/|=*#-–—")


def landmarks(line: str) -> list[int]:
    """The places of a line at which something else may begin, in order, without its ends.

    >>> line = "시민들이 책을 읽고 있다. 사진=한밭시 제공검찰은"
    >>> [line[a:b] for a, b in zip([0, *landmarks(line)], [*landmarks(line), len(line)])]
    ['시민들이 책을 읽고 있다. ', '사진=', '한밭시 제공', '검찰은']
    """
    if not _RARE.search(line):
        return [match.end() for match in _GLUED.finditer(line)]
    length = len(line)
    places = sorted({*(match.end() for match in _PLACE.finditer(line)), *_around_agencies(line)} - {0, length})
    return _within_prose(line, places)


def _around_agencies(line: str) -> Iterator[int]:
    for match in _AGENCY.finditer(line):
        if match["before"] is not None or match["behind"] is not None:
            yield match.start("name")
            end = match.end("name")
            yield end + (len(line) > end and line[end] == " ")


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
    return end - start > 20 and _TOLD.search(line, max(start, end - 12), end) is not None and line[start] not in _FRONT
