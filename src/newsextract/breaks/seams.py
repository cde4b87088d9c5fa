"""Line breaks lost without a mark, found by words of the document that stand free elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right

from newsextract.korean.sentences import ENDERS, PARTICLE
from newsextract.korean.turns import TURN
from newsextract.korean.words import HEADING_MARKS
from newsextract.model import Document

OPENING_MARKS = "“‘\"'「『《〈<\\[(（【〔［"
_TOKEN = re.compile(r"[가-힣A-Za-z0-9·&]{2,}")
_FREE = re.compile(r"(?<![^ \n\t\u3000“‘\"'(\[<\])>.”’])[가-힣A-Za-z0-9·&]{2,}")
_SHORTEST_TOLD = 30  # characters of a source and the sentence behind it
_MOST_HEADS = 40  # subhead marks of one line looked at: a headline part is rare
_HEAD = 260  # how far from the front a lost break without any mark is looked for
_SOURCE_TOKEN = re.compile(rf"[{OPENING_MARKS}]|[가-힣A-Za-z0-9·&]+")
_DAY = re.compile(r"(?<=[가-힣)’”\"'])(?<![월달년])(?<!지난)(?<!오는)(?:지난 )?\d{1,2}일 (?=[가-힣(])")
_CLOSED_QUOTE = re.compile(r"[\"”’'](?=[가-힣A-Z“\"])")
_SHORTEST_PART = 8  # characters of a headline part
_OPENED_QUOTE = re.compile(r"(?<=[가-힣])[“‘\"'](?=[가-힣A-Z][^”’\"']{6})")
_CARRIED_ON = re.compile(r"(?:[은는이가을를에의로와과도]|이른바|일명|에서|한|된|할)$")
_TOPIC_END = re.compile(r"(?:[은는이가을를의도]|에선|에는|에서|에)$")
_FINAL_NOUN = re.compile(
    r"(?:[가-힣]{0,4})(?:공개|공유|반박|비판|접전|강세|우세|발견|해명|격려|참석|촉구|주목|무죄|기각|유죄|거론|확대|축소|확산|출시|선언|체결|개최|개막|완공|"
    r"착수|착공|돌입|추진|논의|합의|결렬|결정|확정|선정|수상|당선|낙마|사퇴|사임|취임|별세|검토|지시|당부|주문|경고|지적|강조|호소|사과|인정|부인|시사|전망|예상|"
    r"분석|우려|의혹|논란|파문|충돌|공방|상승|하락|급등|급락|돌파|기록|방침|가능성|대두될 듯|불가피|필요)"
)
_STARTER = re.compile(r"(?:앞으로|최근|지난해|올해|국내|정부가|한편|이날|이번|다음달|앞서|특히|또한|무엇보다)$")
_COMMON_NOUN = re.compile(
    r"(?:대표|의원|장관|후보|대통령|위원|회장|사장|교수|시장|지사|정부|기자|총리|원장|총장|시스템|서비스|사업|기술|기업|기관|정책|제도|센터|그룹|산업|회사|학교"
    r"|병원|지역|국회|법원|검찰|경찰|본부|협회|연구|대학|당국|사무|관계자|전문가|관리|개발|교육|지원|투자|선거|투표|운동|활동|위기|문제|결과|조사|정보)"
)
_VERB_END = re.compile(r"[가-힣]다(?!기|고|는|며|면|던|니|지만)(?=[가-힣A-Za-z]{2,12}(?:은|는|이|가|에는|에서|의|도|을|를)\s)")
_PARTICLES = "은는이가을를의에와과도"
_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_TOPIC = re.compile(r"[가-힣A-Za-z]{2}[은는이가의도을를과와에]$")
_SENTENCE = re.compile(rf"[{ENDERS}]\.")
_SUBJECT = re.compile(r"[가-힣A-Za-z]{2,}(?:은|는|이|가|께서)$")
_INFLECTED = re.compile(r"(?:했|하|됐|되|한|할|해|된|될|있|없|위|만|들|까지|부터|에서|으로|라고|이라|처럼|이다|습니|입니)|.*(?:니다|했다|였다|된다|한다)$")


def vocabulary(document: Document) -> frozenset[str]:
    """The words of a document that stand free, by which a glued word shows its seam."""
    return frozenset(_FREE.findall(document.text, 0, 400_000))


def open_source_end(text: str, start: int, words: frozenset[str]) -> int | None:
    """Where a source that no list knows ends, in a line that goes on behind it."""
    rest = text[start : start + 40]
    if len(text) - start < _SHORTEST_TOLD:
        return None
    known = _known_start(rest, words)
    if known:
        return start + known
    for match in _SOURCE_TOKEN.finditer(rest):
        word = match.group()
        if word[0] in OPENING_MARKS:
            return start + match.start() if match.start() >= 2 else None
        for cut_at in range(2, len(word) - 2):
            tail = word[cut_at:]
            if ((tail in words and _TOPIC.search(tail)) or _STARTER.fullmatch(tail)) and not _INFLECTED.match(tail):
                return start + match.start() + cut_at
        if match.start() > 20 or _SUBJECT.search(word):
            return None
    return None


def _known_start(rest: str, words: frozenset[str]) -> int:
    """How much of a run-together word is a name that the document holds elsewhere, alone or with a particle.

    >>> _known_start("한밭제강검찰은 이날", frozenset({"한밭제강은", "이날"}))
    4
    """
    token = _TOKEN.match(rest)
    if token is None:
        return 0
    word = token.group()
    behind = rest[token.end() : token.end() + 1]
    if behind in tuple(OPENING_MARKS) or (behind == " " and any(word + particle in words for particle in _PARTICLES)):
        return token.end()
    for end in range(len(word) - 2, 2, -1):
        name, tail = word[:end], word[end:]
        if (name in words or any(name + particle in words for particle in _PARTICLES)) and not _INFLECTED.match(tail) and not PARTICLE.match(tail):
            begins = _TOPIC_END.search(tail) or _STARTER.search(tail) or _STARTER.fullmatch(word[end:])
            return end if begins else 0
    return 0


def deck_seam(text: str, end: int) -> int | None:
    """Where a headline part that runs into the words of a picture ends: at a closed quotation, or before a day.

    >>> text = "책 옮기느라 쉬는 도서관9일 오전 한밭시 도서관에서 직원들이 상자를 나르고 있다."
    >>> text[deck_seam(text, len(text)) :][:7]
    '9일 오전 한'
    """
    sentence = _SENTENCE.search(text, 0, end)
    limit = sentence.start() if sentence else end
    seams = [seam for seam in _quote_seams(text, limit) if seam < limit]
    seams += (match.start() for match in _DAY.finditer(text, _SHORTEST_PART, limit))
    for seam in sorted(seams):
        if end - seam >= _SHORTEST_PART and not _CARRIED_ON.search(text, 0, seam):
            return seam
    return None


def unmarked_breaks(
    whole: str, text: str, points: list[int], words: frozenset[str], block: int
) -> list[int]:
    """Breaks lost without a mark, found by words of the document that stand free elsewhere.

    Only where a headline part may stand: at the front of a glued line, behind a subhead mark.
    """
    found = set(points)
    starts = [0] if block < 3 else []
    starts += [p for p in points if text[p : p + 1] in HEADING_MARKS]
    edges = sorted([*points, len(text)])
    for start in starts[:_MOST_HEADS]:
        end = edges[bisect_right(edges, start)]
        if start and TURN.match(text, start):
            continue
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
    if start == 0 and text[0] not in "■◆◇":
        seams += _opening_seams(text, limit)
        seams += _finished_seams(text, limit, words, whole)
    return seams


def _opening_seams(text: str, limit: int) -> list[int]:
    """Where a headline part begins with a quotation, run into the one before it: `…보고서 공개“카카오, …`."""
    found = []
    for match in _OPENED_QUOTE.finditer(text, _SHORTEST_PART, limit):
        quote = match.group()
        opens = quote in "“‘" or text.count(quote, 0, match.start()) % 2 == 0
        if opens and not _CARRIED_ON.search(text, 0, match.start()):
            found.append(match.start())
    return found


def _finished_seams(text: str, limit: int, words: frozenset[str], whole: str) -> list[int]:
    """Where a headline part ends with a noun that ends such parts, and the next begins with a word of the story."""
    found = []
    for match in _TOKEN.finditer(text, _SHORTEST_PART, limit):
        word = match.group()
        ended = _FINAL_NOUN.match(word)
        if ended is None or ended.end() == len(word) or len(text) - match.end() < _SHORTEST_PART:
            continue
        tail = word[ended.end() :]
        bare = _TOPIC_END.sub("", tail)
        free = tail in words or (len(bare) >= 2 and bare in words)
        if free and len(tail) >= 2 and not _COMMON_NOUN.match(tail) and not _INFLECTED.match(tail) and whole.count(word) <= 2:
            found.append(match.start() + ended.end())
    return found


def _quote_seams(text: str, limit: int) -> list[int]:
    """Where a quotation closes one headline part and the next begins without a space."""
    found = []
    for match in _CLOSED_QUOTE.finditer(text, 8, limit):
        quote = match.group()
        closes = quote in "”’" or text.count(quote, 0, match.end()) % 2 == 0
        if closes and not PARTICLE.match(text[match.end() : match.end() + 8]):
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
        if word[cut_at - 1] in "·&" or tail[0] in "·&" or _INFLECTED.match(tail) or _COMMON_NOUN.match(tail):
            continue
        particle = _TOPIC.search(tail)
        if (tail in words and (particle or len(tail) >= 4)) or (particle and len(tail) >= 4 and tail[:-1] in words):
            return cut_at
    return 0
