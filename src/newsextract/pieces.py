"""Blocks cut into pieces where a crawler lost the line break.

A piece is what a rule looks at: a whole line, or the part of one between two places
where a break was lost. `나섰다.김 지사는` is two pieces; `Ltd.가` and `3.5%` are one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from newsextract.credits import AGENCIES, MARK
from newsextract.korean import EMAIL, NAME, ROLE, ends_sentence, ends_told, is_picture_line, is_prose
from newsextract.model import Block, Document

_OPEN = "“‘\"'「『《〈<\\[(（【〔［"
# a sentence end that runs straight into the next sentence
_GLUED_END = re.compile(
    rf"[.?!](?<=[가-힣][.?!])(?:\"(?=[가-힣A-Z\[(])|[”’」』\])]{{1,2}})?(?=[가-힣A-Z\d{_OPEN}■◆◇▶●▲※☞#ⓒ])"
)
_WIDE_SPACE = re.compile(
    rf"(?:[.?!…][”’\"'」』)\]]*|{MARK}[=:][^\s=:]{{1,20}})(?: {{2,}}| ?[\t\u3000]\s*)(?=\S)"
)
_GLUED_EMAIL = re.compile(rf"(?<=[다요죠까]\.)(?={EMAIL})")
_SUBHEAD = re.compile(r"(?<=[다요죠까]\.)[”\"’']?\s(?=[■◆◇▶●□▣◈◎☞※]\s?\S|# \S)|(?<=[^\s(\[“‘\"'])(?=[■◆◇●□▣◈◎]\s?[가-힣A-Za-z0-9“‘\"'])")
# asked first of every line: without one of these no break was lost in it
_GLUE = re.compile(r"[.?!][\"'”’」』)\]]{0,2}[^\s.?!…,\d\"'”’」』)\]]")
_SUSPECT = re.compile(r"[=@ⓒ©/\[■◆◇▶●□▣◈◎☞※#\t\u3000〔［【<]")
_MARKS = re.compile(r"[■◆◇▶●□▣◈◎☞※#]")
_BEFORE = re.compile(
    rf"(?<=\S)\s?(?=\[(?:앵커|기자|리포트|인터뷰|앵커멘트|VCR|녹취)\])"
    rf"|(?<=[.다요\])”\"])\s?(?=[\[(〔［](?!{MARK})(?:[가-힣A-Za-z0-9│·]{{2,20}}\s?=\s?|[가-힣A-Za-z0-9]{{2,12}} |\s){NAME} ?{ROLE}\s?[\])〕］])"
    rf"|(?<=\S)(?=[\[〔［](?!{MARK})(?:[가-힣A-Za-z0-9│·()]{{2,20}}\s?=\s?[가-힣A-Za-z0-9 │·=]{{0,20}}?|\s|[가-힣A-Za-z0-9]{{2,12}} ){NAME} ?{ROLE}\s?[\]〕］])"
    rf"|(?<=[\])〕］])\s?(?=\[[^\[\]]{{20,140}}\])"
    rf"|(?<=\S)\s?(?=\((?:[가-힣·]{{2,8}})=(?:연합뉴스|뉴스1|뉴시스|연합인포맥스)\))|(?<=\S)\s?(?=\[(?:[가-힣·]{{2,8}})=(?:뉴시스|뉴스1|뉴스핌)\])"
    r"|(?<=[가-힣\]).]) ?(?=<저작권자|\[ⓒ|<ⓒ|Copyrights? ?[ⓒ©])"
)
_AFTER = re.compile(
    r"\((?:영상취재|영상편집|촬영)[^()]{1,80}\)(?=\[)|"
    rf"\[[^\[\]]{{0,20}}?{NAME} ?기자\s?(?:{EMAIL}\s?)?\](?=\S)|"
    rf"[\[(<【]\s?{MARK}\s?[=:ㅣ|/][^\[\]()<>【】]{{1,40}}(?:\([^()]{{1,12}}\))?[^\[\]()<>【】]{{0,12}}[\])>】](?!\s*[ⓒ©(]|\s*{EMAIL})(?=\s*\S)"
    rf"|[\[(][^\[\]()]{{1,30}}\s?(?:제공|캡처|캡쳐|갈무리|자료\s?사진|DB)[\])](?!\s*[ⓒ©(]|\s*{EMAIL})(?=\s*\S)"
    rf"|[\[(](?:{AGENCIES})[\])](?!\s*[ⓒ©(]|\s*{EMAIL})(?=\s*\S)"
    rf"|{EMAIL}(?=[^\sA-Za-z0-9.\])>,)])"
)
# a line without any of these holds no break of that kind: cheaper to ask than to search
_BEFORE_HINTS = ("기자", "=", "앵커", "리포트", "VCR", "녹취", "인터뷰", "저작권", "ⓒ", "Copyright", "] [", "][", "특파원", "위원")
_AFTER_HINTS = ("[", "=", "제공", "캡처", "캡쳐", "갈무리", "사진", "DB", "연합", "뉴시스", "뉴스1", "@", "【")
_OPEN_CREDIT = re.compile(
    rf"(?:[/|]\s?)?(?<![가-힣])(?:{MARK}\s?[=:|ㅣ]\s?|[/|]\s?{MARK}\s|[ⓒ©]\s?|(?:(?<=[.다])|(?<=[.다] ))/(?=[가-힣A-Z]))"
)
_BARE_SOURCE = re.compile(r"[.] {1,2}[가-힣A-Za-z0-9]{2,14} ?(?:제공|DB) ?(?=[가-힣A-Z“‘\"'\[])")
_SOURCE_BEHIND_PICTURE = re.compile(
    rf"\s?(?:(?:19|20)\d\d\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?\s?)?/?\s?(?:사진[=/ ])?"
    rf"(?:(?:{AGENCIES})(?:DB)?(?:[·/=](?:{AGENCIES}|[가-힣]{{2,6}}(?:신문|일보|뉴스)))*|[가-힣A-Za-z]{{2,12}} 제공|{NAME} ?(?:{ROLE}))"
    rf"(?:\s?Copyright \([cC]\) [^.]{{2,12}}\. All rights reserved\.?(?:\s?무단 전재[가-힣A-Z ,]{{0,30}}금지\.?)?)?(?=\s?[가-힣A-Z0-9“‘\"'\[(▶◇◆])"
)
_TRIANGLE_CREDIT = re.compile(r"[▲△][^\[\]]{4,200}\[[^\[\]]{2,24}\](?=\S)")
_KNOWN_SOURCE = re.compile(
    rf"(?:(?:[가-힣A-Z]{{2,6}}[·=/ ])?(?:{AGENCIES})(?:[·/=,]?(?:{AGENCIES}|(?<=·)[가-힣]{{2,6}}(?:신문|일보|뉴스)))*(?:\s?(?:제공|자료\s?사진))?|{NAME} {ROLE}|[가-힣A-Za-z0-9 ]{{2,24}}?(?: 제공|DB|(?: 홈페이지| 유튜브| 페이스북| 인스타그램| 화면)? (?:캡처|캡쳐)(?: 갈무리)?| 갈무리| 인스타그램| 페이스북| 유튜브| 홈페이지))"
)
_PARTICLE = re.compile(
    r"(?:이?라고|이?라며|이?라면서|이?라는|이?란|고|며|면서|는|은|이|가|을|를|에|의|과|와|로|으로|도|만|하고|하며|했|한|할|등|에서|에게|부터|까지|처럼|보다|이다|인|이나|라)(?![가-힣])"
    r"|(?:라고|이라고|라며|이라며|라는|이라는|라면서)"
)
_ENDERS = frozenset("다요죠까")
_SOFT_ENDERS = frozenset("음임됨함것네")
_TOKEN = re.compile(r"[가-힣A-Za-z0-9·&]{2,}")
_GLUED_DOCUMENT = 220  # a line longer than this may have lost its breaks
_MOST_HEADS = 40  # subhead marks of one line looked at: a headline part is rare
_HEAD = 260  # how far from the front a lost break without any mark is looked for


class Piece(NamedTuple):
    """A span of one block: what rules look at. A tuple, since a dump is thousands of them.

    `gap` counts the blank lines before it (0 inside a line); `glued` says that it
    shares its line with the piece before; `prose` that it reads like running text; `told`
    that it ends as a told sentence does (`…고 밝혔다.`), with nothing behind it.
    """

    index: int
    block: int
    line: int
    start: int
    end: int
    text: str
    gap: int
    glued: bool
    prose: bool
    told: bool


def cut(document: Document) -> tuple[Piece, ...]:
    """Every block of a document as one or more pieces, in order."""
    pieces: list[Piece] = []
    words: frozenset[str] = frozenset()
    glued = [len(block.text) > 24 and _GLUE.search(block.text) is not None for block in document.blocks]
    lost = _lost_breaks(document, glued)
    if lost:
        words = _vocabulary(document)
    for block in document.blocks:
        text = block.text
        points: list[int] = []
        if len(text) > 24:
            if lost or glued[block.index] or _is_suspect(text):
                points = _marked_breaks(text, lost, words)
            if len(text) > 400:
                points = _with_second_copy(text, points)
            if block.gap >= 3 and len(text) > 120:
                points = _with_picture_line(text, points)
            if text[0] in "▲△":
                bracket = _TRIANGLE_CREDIT.match(text)
                if bracket:
                    points = sorted({*points, bracket.end()})
            if lost and (len(text) > _GLUED_DOCUMENT or points or block.index < 3):
                points = _unmarked_breaks(document.text, text, points, words, block.index)
        if points:
            _append(pieces, block, points)
        else:
            prose = is_prose(text)
            pieces.append(
                Piece(
                    len(pieces), block.index, block.line, block.start, block.end, text, block.gap, False, prose,
                    prose and ends_told(text),
                )
            )  # fmt: skip
    return tuple(pieces)


def _append(pieces: list[Piece], block: Block, points: list[int]) -> None:
    text, base, previous = block.text, block.start, 0
    for point in (*points, len(text)):
        raw = text[previous:point]
        piece = raw.strip()
        if piece:
            start = base + previous + len(raw) - len(raw.lstrip())
            first, prose = previous == 0, is_prose(piece)
            pieces.append(
                Piece(
                    len(pieces), block.index, block.line, start, start + len(piece), piece,
                    block.gap if first else 0, not first, prose, prose and ends_told(piece),
                )
            )  # fmt: skip
        previous = point


def _lost_breaks(document: Document, glued: list[bool]) -> bool:
    """Whether a crawler took the line breaks away: glued sentences are many for the long lines.

    A page whose paragraphs stand on lines of their own may glue two sentences by a slip
    of the writer's; that is no lost break.
    """
    breaks = long_lines = 0
    for block, hinted in zip(document.blocks, glued, strict=True):
        text = block.text
        if len(text) > 60:
            long_lines += 1
            if hinted:
                quotes = _Quotes(text)
                breaks += sum(_is_sentence_break(text, m, quotes) for m in _GLUED_END.finditer(text))
    return breaks > 0 and (breaks * 3 > long_lines or long_lines <= 3)


def _is_suspect(text: str) -> bool:
    """Whether a line holds what a break may stand at, other than a glued sentence."""
    return _SUSPECT.search(text) is not None or "  " in text or "제공" in text or "기자" in text


def _marked_breaks(text: str, lost: bool = True, words: frozenset[str] = frozenset()) -> list[int]:
    """Where the text itself shows that a break was lost.

    `lost` says that the document lost its breaks; otherwise a glued sentence stays, and
    only a short tail that is no sentence (a byline, an address) is cut off.

    >>> text = "김 지사가 전면에 나섰다.김 지사는 이날 회견을 열고 도민에게 사과의 뜻을 전했다."
    >>> _marked_breaks(text)
    [14]
    """
    points: set[int] = set()
    quotes = _Quotes(text)
    for match in _GLUED_END.finditer(text):
        if _is_sentence_break(text, match, quotes) and (lost or _is_loose_tail(text[match.end() :])):
            points.add(match.end())
    if "  " in text or "\t" in text or "\u3000" in text:
        points.update(match.end() for match in _WIDE_SPACE.finditer(text))
    if _MARKS.search(text):
        points.update(match.end() for match in _SUBHEAD.finditer(text))
    if any(hint in text for hint in _BEFORE_HINTS):
        points.update(match.end() for match in _BEFORE.finditer(text) if match.end() > 0)
    if any(hint in text for hint in _AFTER_HINTS):
        points.update(_after_points(text))
    if "@" in text:
        points.update(match.start() for match in _GLUED_EMAIL.finditer(text))
    points.update(_credit_points(text, words))
    return sorted(point for point in points if 0 < point < len(text))


def _with_picture_line(text: str, points: list[int]) -> list[int]:
    """Behind the blank lines that a picture left, its caption may run into the paragraph."""
    end = text.find("다. ", 0, 220)
    free = not points or points[0] > end + 3
    source = _SOURCE_BEHIND_PICTURE.match(text, end + 2) if end > 0 else None
    if source and is_picture_line(text[: end + 2]) and len(text) - source.end() > 60:
        return sorted({*(p for p in points if p >= source.end()), source.end()})
    if end > 0 and free and is_prose(text[end + 3 :]) and len(text) - end > 100 and is_picture_line(text[: end + 2]):
        return sorted({*points, end + 3})
    return points


def _is_loose_tail(tail: str) -> bool:
    return len(tail) <= 100 and not ends_sentence(tail)


def _with_second_copy(text: str, points: list[int]) -> list[int]:
    """A crawler's field that holds the story twice is cut where the second copy begins."""
    second = text.find(text[:24], len(text) // 3)
    return sorted({*points, second}) if second > 0 else points


def _after_points(text: str) -> list[int]:
    found = []
    for match in _AFTER.finditer(text):
        follows = text[match.end() : match.end() + 6].lstrip()
        if not _PARTICLE.match(follows) or match.group().startswith(("[", "<", "【")):
            found.append(match.end())
    return found


class _Quotes:
    """How many straight quotation marks stand before a place: an even number means that one opens."""

    __slots__ = ("_places", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}

    def opens(self, quote: str, position: int) -> bool:
        places = self._places.get(quote)
        if places is None:
            places = self._places[quote] = [m.start() for m in re.finditer(quote, self._text)]
        return bisect_left(places, position) % 2 == 0


def _is_sentence_break(text: str, match: re.Match[str], quotes: _Quotes) -> bool:
    before, after = text[match.start() - 1], text[match.end() : match.end() + 8]
    stop = text[match.start()]
    if stop == ".":
        if before not in _ENDERS and not (before in _SOFT_ENDERS and match.start() > 20):
            return False
        if after[0].isdigit() and text[match.start() - 2 : match.start()].isdigit():
            return False
    closing = text[match.start() + 1 : match.end()]
    if closing:
        return not _PARTICLE.match(after)
    if after[0] in "\"'":
        return quotes.opens(after[0], match.end())
    if stop in "?!" or before in _SOFT_ENDERS:
        return after[0] not in "([（" and not _PARTICLE.match(after)
    return not re.match(r"[(（][^()（）]{1,14}[)）][.]?(?:$|\s)", after + text[match.end() + 8 : match.end() + 20])


def _credit_points(text: str, words: frozenset[str]) -> list[int]:
    """Where an open credit (`사진=뉴시스더불어민주당이`) ends: a known source, a quotation, a seam."""
    points = []
    if "=" in text or "ⓒ" in text or "©" in text or "/" in text or "사진" in text or "제공" in text:
        for match in _OPEN_CREDIT.finditer(text):
            if text[match.start() - 1 : match.start()] in ("[", "(", "<"):
                continue
            source = _KNOWN_SOURCE.match(text, match.end())
            if source and source.end() < len(text) and text[source.end()] not in "])>】,·. (":
                points.append(source.end())
            elif source and re.match(r"[ .]{1,3}\S", text[source.end() : source.end() + 4]):
                points.append(source.end() + 1)
            elif not source and words:
                end = _open_source_end(text, match.end(), words)
                if end:
                    points.append(end)
    for match in _BARE_SOURCE.finditer(text, 0, 400):
        points.append(match.end())
    return points


def _open_source_end(text: str, start: int, words: frozenset[str]) -> int | None:
    """Where a source that no list knows ends, in a line that goes on behind it."""
    rest = text[start : start + 40]
    if len(text) - start < 60:
        return None
    twice = _TWICE.match(rest)
    if twice:
        return start + twice.end(1)
    for match in _SOURCE_TOKEN.finditer(rest):
        word = match.group()
        if word[0] in _OPEN:
            return start + match.start() if match.start() >= 2 else None
        for cut_at in range(2, len(word) - 2):
            tail = word[cut_at:]
            if (tail in words and _TOPIC.search(tail) or _STARTER.fullmatch(tail)) and not _INFLECTED.match(tail):
                return start + match.start() + cut_at
        if match.start() > 20 or _SUBJECT.search(word):
            return None
    return None


def _vocabulary(document: Document) -> frozenset[str]:
    """The words of a document that stand free, by which a glued word shows its seam."""
    counts: dict[str, int] = {}
    for match in _TOKEN.finditer(document.text, 0, 400_000):
        word = match.group()
        before = document.text[match.start() - 1 : match.start()]
        if not before or before in " \n\t\u3000“‘\"'([<])>.”’":
            counts[word] = counts.get(word, 0) + 1
    return frozenset(counts)


def _unmarked_breaks(
    whole: str, text: str, points: list[int], words: frozenset[str], block: int
) -> list[int]:
    """Breaks lost without a mark, found by words of the document that stand free elsewhere.

    Only where a headline part may stand: at the front of a glued line, behind a subhead mark.
    """
    found = set(points)
    starts = [0] if block < 3 else []
    starts += [p for p in points if text[p : p + 1] in "■◆◇▶●□▣◈"]
    edges = sorted([*points, len(text)])
    for start in starts[:_MOST_HEADS]:
        end = edges[bisect_right(edges, start)]
        verb = _verb_seam(text, start, end) if start else None
        if verb:
            found.add(verb)
            continue
        wide = _WIDE.search(text, start, min(end, start + 60)) if start else None
        if wide:
            found.add(wide.end())
            continue
        found.update(_seams(whole, text, start, min(end, start + _HEAD), words))
    return sorted(found)


def _verb_seam(text: str, start: int, end: int) -> int | None:
    """Where a subhead that ends in a verb runs into the sentence: `◆ 한 번에 잡았다|작업장은 …`."""
    for match in _VERB_END.finditer(text, start + 4, min(end, start + 60)):
        final = (ord(text[match.start()]) - 0xAC00) % 28
        if final in (4, 20) and not text[start : match.start()].rstrip().endswith(("”", '"')):
            return match.start() + 2
    return None


def _seams(whole: str, text: str, start: int, end: int, words: frozenset[str]) -> list[int]:
    seams: list[int] = []
    copies = 2 if whole.count(text[start : start + 24]) == 2 else 1
    sentence = _SENTENCE.search(text, start, end)
    limit = sentence.start() if sentence else end
    for match in _TOKEN.finditer(text, start, limit):
        word = match.group()
        seam = _seam(word, words) if match.start() > start else 0
        if seam and whole.count(word[: seam + 2]) == copies:
            seams.append(match.start() + seam)
            if _TOPIC.search(word) or len(seams) == 3:
                break
        elif _SUBJECT.search(word):
            break  # running text, not a headline part
    if start == 0 and (not seams or text[start] not in "■◆◇"):
        seams += _quote_seams(text, seams[-1] if seams else limit)
    return seams


def _quote_seams(text: str, limit: int) -> list[int]:
    """Where a quotation closes one headline part and the next begins without a space."""
    found = []
    for match in _CLOSED_QUOTE.finditer(text, 8, limit):
        quote = match.group()
        closes = quote in "”’" or text.count(quote, 0, match.end()) % 2 == 0
        if closes and not _PARTICLE.match(text[match.end() : match.end() + 8]):
            found.append(match.end())
    return found


def _seam(word: str, words: frozenset[str]) -> int:
    """Where a word is two words run together: its tail stands free in the document.

    A tail without a particle must be long, or it may be half of a compound.

    >>> _seam("구축클레이튼은", frozenset({"클레이튼은", "구축해"}))
    2
    >>> _seam("보상시스템", frozenset({"시스템"}))
    0
    """
    length = len(word)
    starter = _STARTER.search(word)
    if starter and starter.start() >= 2:
        return starter.start()
    if length < 5 or word[: length - 1] in words:
        return 0
    for cut_at in range(2, length - 2):
        tail = word[cut_at:]
        if _INFLECTED.match(tail) or _COMMON_NOUN.match(tail):
            continue
        particle = _TOPIC.search(tail)
        if tail in words and (particle or len(tail) >= 4) or particle and len(tail) >= 4 and tail[:-1] in words:
            return cut_at
    return 0


_TWICE = re.compile(r"([가-힣A-Za-z]{2,12}) (?=\1(?:[가-힣(]|$))")
_SOURCE_TOKEN = re.compile(rf"[{_OPEN}]|[가-힣A-Za-z0-9·&]+")
_CLOSED_QUOTE = re.compile(r"[\"”’'](?=[가-힣A-Z“\"])")
_STARTER = re.compile(r"(?:앞으로|최근|지난해|올해|국내|정부가|한편|이날|다음달|앞서)$")
# second halves of compounds: `원내대표가` is one word though `대표가` stands free elsewhere
_COMMON_NOUN = re.compile(
    r"(?:대표|의원|장관|후보|대통령|위원|회장|사장|교수|시장|지사|정부|기자|총리|원장|총장|시스템|서비스|사업|기술|기업|기관|정책|제도|센터|그룹|산업|회사|학교"
    r"|병원|지역|국회|법원|검찰|경찰|본부|협회|연구|대학|당국|사무|관계자|전문가|관리|개발|교육|지원|투자|선거|투표|운동|활동|위기|문제|결과|조사|정보)"
)
_VERB_END = re.compile(r"[가-힣]다(?=[가-힣A-Za-z]{2,12}(?:은|는|이|가|에는|에서|의|도|을|를)\s)")
_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_TOPIC = re.compile(r"[가-힣A-Za-z]{2}[은는이가의도을를과와에]$")
_SENTENCE = re.compile(r"[다요죠까]\.")
_SUBJECT = re.compile(r"[가-힣A-Za-z]{2,}(?:은|는|이|가|께서)$")
_INFLECTED = re.compile(r"(?:했|하|됐|되|한|할|해|된|될|있|없|위|만|들|까지|부터|에서|으로|라고|이라|처럼|이다|습니|입니)|.*(?:니다|했다|였다|된다|한다)$")
