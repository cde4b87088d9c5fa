"""Where a line may pass from one thing to another: sentence ends, brackets, marks, names, quotation marks.

A landmark is a place worth asking about, no more: what belongs together is joined again once it is labelled.
"""

from __future__ import annotations

import re

from newsextract.credits import AGENCIES

_CLOSERS = "\"”’'」』〉》)\\]】>"
_OPENERS = "\"“‘'「『〈《(\\[【<"
_MARKS = "▲△▴▼▽▶▷►▸◀◁◆◇■□▣▮●○◎◈★☆※☞━✔☎☏♣♠⇒╋┃①②③④⑤⑥⑦⑧⑨⑩"

# letters and marks that a line without any landmark but sentence ends does not hold
_RARE = re.compile(
    rf"[{_MARKS}\[\](){{}}<>【】〈〉《》「」『』〔〕［］（）＜＞“”‘’\"'/ⓒ©|│｜ㅣ=〓:#@*~_+–—―─\t]| -|- |\s\s|기자|특파원|제공|캡처|캡쳐|갈무리|{AGENCIES}|https?:|www\."
)
_SENTENCE = re.compile(
    rf"""
    [.?!…]+ [{_CLOSERS}]* \s+                                  # `…밝혔다. 이어`, `…했다." 그는`
  | (?<=[가-힣{_CLOSERS}\d%A-Za-z]) [.?!…]+ [{_CLOSERS}]* (?=[가-힣{_OPENERS}{_MARKS}ⓒ©/#])   # `나섰다.김 지사는`
    """,
    re.VERBOSE,
)
_PLACE = re.compile(
    rf"""
    [.?!…]+ [{_CLOSERS}]* \s+                                  # `…밝혔다. 이어`
  | (?<=[가-힣{_CLOSERS}\d%A-Za-z]) [.?!…]+ [{_CLOSERS}]* (?=[가-힣{_OPENERS}{_MARKS}ⓒ©/#A-Z\d])   # `나섰다.김 지사는`
  | \s* (?=[{_MARKS}])                                         # `…않는다◆ 왜`
  | (?<=[▲△▴▶▷►◀◁◆◇■□▣▮●○◎◈★☆※]) \s*                            # behind a mark
  | (?:(?<=\s)|(?<=[.?!”’\"'])) (?=[ㆍ·•]) | (?<=\s[ㆍ·•]) \s*      # a bullet, not the dot of `산·학`
  | \s* (?=[\[(【<〈《＜〔［（] [^\[\](){{}}<>【】〈〉]{{1,70}} [\])】>〉》＞〕］）])     # before a bracket group: `도서관 [사진=한밭시]`
  | (?<=[\])】>〉》＞〕］）]) \s*                                # behind it
  | (?<=[가-힣\d]) (?=[\"'] [가-힣A-Z\d])                      # a quotation glued behind: `…확대"우리는`
  | (?<=[가-힣A-Za-z\d]) (?=[“‘])
  | (?<=[”’\"']) (?=[가-힣A-Za-z\d“‘])                         # one that ends where something begins: `…껑충”정부는`
  | \s{{2,}} | \t+
  | \s* (?=[/|│｜ㅣⓒ©#*~=〓]) | (?<=[/|│｜ㅣⓒ©=〓:]) \s*             # `있다. /한밭일보`, `사진=`
  | \s+ (?=[-–—―─]) | (?<=[-–—―─]) \s+ | (?<=[가-힣”’\"')\].,?!%…]) (?=[-–—―─]\s?[가-힣A-Z“‘\"'\[\d]) | (?<=[가-힣”’\"'][-–—―─]) (?=[가-힣“‘\"'])   # dashes of decks and bylines
  | \s* (?=[\w.+-]{{2,40}}@) | (?<=\.(?:com|net|org)) (?=\W|[가-힣]|$) | (?<=\.kr) (?=\W|[가-힣]|$)   # around an address
  | \s* (?=https?://|www\.)
  | (?<=기자) (?!회견|단|들|[가는은와도의를실](?![가-힣]{3})|간담) (?=[\s가-힣“\"‘'▶■◆\[(]) \s* | (?<=특파원) \s* | (?<=위원) (?=[가-힣]{{3,}}) | (?<=[가-힣]기자\)) \s*
  | (?<=DB) \s* | (?<=금지) (?=[가-힣“‘\"'\[]) | (?<=[.\s]) (?=\*?(?:재판매|무단))
  | (?<=^기사내용\s요약) \s* | (?<=원본보기) \s* | (?<=확대보기) \s* | (?<=사진보기) \s* | (?<=사진\s확대) \s* | (?<=이미지\s확대) \s*      # labels glued to what they label
  | (?<=[가-힣\s]제공) \s* | (?<=캡처) \s* | (?<=캡쳐) \s* | (?<=갈무리) \s* | (?<=자료사진) \s*
  | \s* (?=(?:{AGENCIES})) | (?<=연합뉴스) \s* | (?<=뉴시스) \s* | (?<=뉴스1) \s* | (?<=로이터) \s* | (?<=게티이미지뱅크) \s* | (?<=AFP) \s* | (?<=픽사베이) \s*
  | \s* (?=(?:사진|자료|그래픽|출처|영상|이미지|일러스트|촬영|포토|글|취재|편집)(?:제공|출처)?\s?[=:·/|ㅣ])   # before a credit's mark
    """,
    re.VERBOSE,
)


def landmarks(line: str) -> list[int]:
    """The places of a line at which something else may begin, in order, without its ends.

    >>> line = "시민들이 책을 읽고 있다. 사진=한밭시 제공검찰은"
    >>> [line[a:b] for a, b in zip([0, *landmarks(line)], [*landmarks(line), len(line)])]
    ['시민들이 책을 읽고 있다. ', '사진=', '한밭시 제공', '검찰은']
    """
    pattern = _PLACE if _RARE.search(line) else _SENTENCE
    length = len(line)
    found = {match.end() for match in pattern.finditer(line)}
    return sorted(place for place in found if 0 < place < length)
