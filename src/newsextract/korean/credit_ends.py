"""Where a line goes on behind a credit: the forms of `credit_forms`, in a line whose break was lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from newsextract.korean.credit_forms import (
    BARE,
    BARE_SOURCE,
    BARE_TAILS,
    BRACKET,
    MARKED,
    OUTER,
    RIGHTS,
    SLASHED,
    SPACED,
    TAGGED,
    TAIL,
    TOLD_OF,
    goes_on,
    in_brackets,
    is_given,
    is_sure_bracket,
    not_said_of,
    sources,
    spaced_source,
)
from newsextract.korean.names import EMAIL, NAME
from newsextract.korean.sentences import PARTICLE, SPOKEN_ENDS, is_picture_line, is_reporting, is_scene
from newsextract.korean.words import AGENCY, MARK, ROLE, any_of

# what a line holds that holds a credit: asked first, since most lines hold none of it
_HINTS = ("=", "/", "|", "ⓒ", "©", "@", "사진", "제공", "캡처", "캡쳐", "갈무리", "DB", "기자", "연합", "뉴시스", "뉴스", "로이터", "AP", "AFP", "출처", "자료", "이미지", "그래픽", "▲", "포토", "ㅣ", "｜", "촬영", "인스타", "페이스북", "유튜브", "홈페이지", "[", "Photo", "photo", "PHOTO")
_DAYS = (". 20", ".20", ". 19", ".19")
_AGENCY = re.compile(rf"(?:[A-Z]{{2,4}}=)?(?:{AGENCY})")
_SPOKEN = re.compile(rf"(?:[A-Z]{{2,4}}=)?(?:{any_of('spoken_agencies', 'short_agencies')})(?:[ =·/]|$)")
_CLOSED_BEFORE = re.compile(rf"(?:[.다”\"’')\]]|{any_of('picture_nouns')})\s{{0,2}}$")
_IN_FRONT = re.compile(rf"(?:^|(?<=다\.))(?:{any_of('wires')})")  # a line that opens with it: `연합뉴스검찰은 …`
_SURE_SLASH = re.compile(
    rf"""(?: (?:{AGENCY})(?=[^가-힣A-Za-z0-9]|[가-힣]) | [가-힣A-Za-z]{{2,12}}\ ?DB | [가-힣A-Za-z0-9]{{2,12}}\ (?:제공|캡처|캡쳐|갈무리)
      | (?:[가-힣]{{2,6}}=)?{NAME}\ ?{ROLE}(?:\([^()]{{1,12}}\))? )""",
    re.VERBOSE,
)
# `/제공=한밭시 새 청사는`: an unknown source that a space ends, behind a slash
_SLASHED_MARK = re.compile(r"(?<=[.다”\")])/ ?(?:사진|자료|그래픽)?(?:제공)?=[가-힣A-Za-z0-9·()]{2,20} (?=[가-힣“‘\"])")
# the reporter's name behind what looks like a source: `/제공=한밭시 홍길동 기자`
_REPORTER = re.compile(rf"(?:{NAME} ?)?(?:사진|인턴|수습)?(?:기자|특파원)")
# a day below a scene: `…있다. 2024.2.5홍 회장은`
_STAMP = re.compile(
    rf"(?<=[.])\s?(?:19|20)\d\d\.\s?\d{{1,2}}\.\s?\d{{1,2}}(?!\d)\.?(?:\s?/?\s?(?:(?:{AGENCY})|(?:[가-힣]{{2,3}} )?{NAME} ?[가-힣]{{0,2}}기자))?"
    r"(?:\s{0,3}Copyright \([cC]\) [^.]{2,12}\. All rights reserved\.?(?:\s?무단 전재[가-힣A-Z ,]{0,30}금지\.?)?)?"
)
_NAMED_NEXT = re.compile(rf"\s?(?:{AGENCY}|(?:[가-힣]{{2,3}} )?{NAME} ?[가-힣]{{0,2}}기자)")
# camera crew, a reporter or an address in brackets, behind which a line goes on
_SIGNED = re.compile(
    rf"""\((?:영상취재|영상편집|촬영)[^()]{{1,80}}\)(?=\[)
      | \[[^\[\]]{{0,20}}?{NAME}\ ?기자\s?(?:{EMAIL}\s?)?\](?=\S|\ 사진\s?[=|:])
      | {EMAIL}(?:(?=[^\sA-Za-z0-9.\])>〉】,)])|\)(?=[▶▷※ⓒ☞]))""",
    re.VERBOSE,
)
# a picture's place opens with its credit, or with a few words and a source
_OPENING_SOURCE = re.compile(
    r"""(?P<words>[^\[\]]{4,160}?[.가-힣])\ ?\[(?:[A-Z][A-Za-z0-9 .,&]{1,24}|[가-힣]{1,6}DB(?:,\ ?[A-Za-z]{2,20})?)\](?=[가-힣A-Z0-9“‘])
      | (?P<named>(?:(?P<name>[가-힣A-Za-z0-9]{2,14})\ )?(?:[가-힣A-Za-z0-9]{2,14}\ )??제공)(?=(?P=name))
      | (?P<told>[^.]{4,120}[.)])\ (?:[가-힣A-Za-z0-9]{1,14}\ ){1,4}?제공\s{0,4}(?=[가-힣A-Z“‘"\[])""",
    re.VERBOSE,
)
# `사진은 이날 누리시 새빛상가에 붙은 안내문. 2023.11.08`: it says what is pictured, and tells nothing
PICTURED = re.compile(r"(?P<words>사진은 [^.▶]{6,160}[가-힣)](?<![다요죠까네])\.)(?:\s?(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?)?")
_TRIANGLE = re.compile(r"(?<=[.다])\s▲\s?(?=[^▲]{4,160}(?:[ⓒ©]|/?사진[=|]|\[사진))")
_TRIANGLE_BRACKET = re.compile(r"[▲△][^\[\]]{4,200}\[[^\[\]]{2,24}\](?=\S)")
_WIRED = re.compile(rf"{MARK}\s?=\s?(?:{AGENCY})")
_MORE_CREDIT = re.compile(r"\s*[ⓒ©(]")
_MARK = re.compile(rf"{MARK}[\s=:ㅣ|/-]")
# a bracket has a form of its own; a quoted `©` and the slashes of an address open nothing
_NOT_BEFORE = ("[", "(", "<", "〈", "【", "http:/", "https:/", "'", "‘", "“", '"')
_LONGEST = 600  # characters of a caption with its credit
_SHORT = 300  # characters of a caption of several sentences
_MORE_OF_OWN = re.compile(rf"(?! ?(?:수습|객원)?기자)(?: ?{NAME} ?{ROLE}| ?(?:DB|자료 ?사진|제공|포토))?")
# an unknown source that a quotation ends: `ⓒ 새소식 스튜디오“…`
_QUOTED = re.compile(r"(?=[가-힣A-Za-z])[가-힣A-Za-z0-9·&()㈜]{2,16}(?: [가-힣A-Za-z0-9·&()㈜]{1,12}){0,2}(?=[“‘\"'])")
# … or a wide gap
_WIDE = re.compile(r"[가-힣A-Za-z0-9·&()㈜]{2,16}(?: [가-힣A-Za-z0-9·&()㈜]{1,12}){0,3}(?=\s{2,}\S)")
# the story begins with the source's name: `ⓒ 한밭시한밭시는`, `사진=한밭시 한밭시(시장 홍길동)는`
_TWICE = re.compile(r"(?P<name>[가-힣A-Za-z]{2,12}) (?=(?P=name)[가-힣(])|(?P<glued>[가-힣A-Za-z0-9]{3,12}?)(?=(?P=glued))")
# … or with what its short name stands for: `IITP정보통신기획평가원(IITP)이`; or a word with a gloss follows
_GLOSSED = re.compile(r"(?P<short>[A-Z]{2,8})(?=[가-힣]+(?: [가-힣]+){0,3}\((?P=short)\))|[가-힣A-Za-z0-9]{2,14} (?=[가-힣]+\([A-Z]{2,8}\)[가-힣])")
_TOPIC = re.compile(r"[가-힣](?:은|는|이|가|을|를|에서|에게|도|의) ")
# of what stands behind `ⓒ` in a foot
_RIGHTS_NOTICE = re.compile(r"무단\s?(?:복제|배포)|전재|재배포|[Rr]ights|RIGHTS|저작권")
_NEXT = re.compile(r" {0,4}[가-힣A-Z\d“‘\"'\[]")
_APART = re.compile(r"(?:| {2,4})[가-힣A-Z\d“‘\"'\[]")  # behind a source of several words: one space may be within a sentence
_RUNS_ON = 30  # characters: a line that ends sooner is a caption with its credit


Seam = Callable[[str, int], int | None]


def credit_ends(text: str, *, own: tuple[str, ...] = (), opens: bool = False, seam: Seam | None = None) -> list[int]:
    """The places where a line goes on behind a credit.

    `own` are the sources that the document itself names: its outlet, and what several of
    its credits begin with. `opens` says that the line begins where a picture may stand.
    `seam` finds, by the document's words, where a source ends that nobody knows.

    >>> text = "시민들이 줄을 서 있다. 연합뉴스검찰은 이날 자료를 살펴봤다고 밝혔다."
    >>> [text[end:end + 4] for end in credit_ends(text)]
    ['검찰은 ']
    >>> credit_ends("여론조사는 끝났다. 연합뉴스가 의뢰한 조사에서 이렇게 나왔다.")
    []
    """
    ends: set[int] = set()
    if any(hint in text for hint in _HINTS):
        ends.update(_bracketed(text))
        ends.update(_opened(text, own, seam))
        ends.update(_signed(text))
    if "." in text or "”" in text:
        ends.update(_bare(text))
    if any(day in text for day in _DAYS):
        ends.update(_stamped(text))
    if opens and ("제공" in text or "[" in text):
        ends.update(_opening(text))
    if text.startswith("사진은 ") and (shown := PICTURED.match(text)):
        ends.add(shown.end())
    if "▲" in text:
        ends.update(match.start() for match in _TRIANGLE.finditer(text))
    if text[0] in "▲△" and (bracket := _TRIANGLE_BRACKET.match(text)):
        ends.add(bracket.end())
    return sorted(end for end in ends if 0 < end < len(text))


def _signed(text: str) -> Iterator[int]:
    if "기자" in text or "@" in text or "촬영" in text or "영상" in text:
        for match in _SIGNED.finditer(text):
            if match.group()[0] == "[" or not PARTICLE.match(text, match.end()):
                yield match.end()


def _behind(text: str, end: int) -> int:
    """The end of a credit with the address, the day and the notice behind it."""
    tail = TAIL.match(text, end)
    return tail.end() if tail else end


def _bracketed(text: str) -> Iterator[int]:
    for match in BRACKET.finditer(text):
        end = match.end()
        if not in_brackets(text, match) or not is_sure_bracket(text, match):
            continue
        end = _behind(text, end)
        if not text[end:].strip(" ."):
            told = text[: match.start()]
            if _WIRED.fullmatch(match["inner"]) and told.endswith(SPOKEN_ENDS) and is_reporting(told):
                yield match.start()  # a desk added it to a story: `…밝혔다.(사진=연합뉴스)`
            continue
        if _MORE_CREDIT.match(text, end):
            continue
        if text[end : end + 1] in OUTER and text[0] == OUTER[text[end]]:
            end += 1  # a bracket around caption and credit
        if text[match.start()] in "[【" or "=" in match.group() or not PARTICLE.match(text, end):
            yield end


def _opened(text: str, own: tuple[str, ...], seam: Seam | None) -> Iterator[int]:
    """Behind a mark: `사진=뉴시스`, `ⓒ 한밭시`, `/홍길동 기자`."""
    forms = ((MARKED, True), (RIGHTS, "ⓒ" in text or "©" in text), (SLASHED, "/" in text or "|" in text))
    for form in (form for form, held in forms if held):
        for match in form.opening.finditer(text):
            opening = text[max(0, match.start() - 8) : match.start()]
            if opening.endswith(_NOT_BEFORE):
                continue
            if form is SLASHED and _MARK.match(text, match.end()):
                continue
            if form is SLASHED and not _CLOSED_BEFORE.search(opening) and not _SURE_SLASH.match(text, match.end()):
                continue
            end = _source_end(text, match.end(), own, seam if form is not SLASHED else None, any_name=form is not SLASHED)
            if end is None and form is MARKED:
                slashed = _SLASHED_MARK.match(text, match.start())
                end = slashed.end() if slashed and not _REPORTER.match(text, slashed.end()) else None
            if end is not None and not _is_notice(text, match.end()):
                yield end
    for match in TAGGED.finditer(text):
        given = is_given(match)
        end = _source_end(text, match.end(), own, seam if given else None, any_name=given)
        if end is not None:
            yield end


def _is_notice(text: str, start: int) -> bool:
    return _RIGHTS_NOTICE.search(text, start, start + 60) is not None


def _source_end(text: str, start: int, own: tuple[str, ...], seam: Seam | None, *, any_name: bool) -> int | None:
    if len(text) - start < _RUNS_ON and "다." not in text[start:]:
        return None
    named = next((len(name) for name in own if text.startswith(name, start)), 0)
    more = _MORE_OF_OWN.match(text, start + named) if named else None
    if more:
        end = _behind(text, more.end())
        if len(text) - end > _RUNS_ON and goes_on(text, end):
            return end
    for form in (_GLOSSED, _TWICE):
        match = form.match(text, start, start + 60)
        if match and any_name:
            return match.end()
    wired = not any_name and _AGENCY.match(text, start) is not None
    for end in sources(text, start):
        last = _behind(text, end)
        if last < _LONGEST and text[last : last + 1] in OUTER and text[0] == OUTER[text[last]] and OUTER[text[last]] not in text[1:last].replace(text[last], ""):
            last += 1
        if goes_on(text, last, of_agency=wired):
            return last + (text[last] in " .")
    if not any_name:
        return None
    wide = _WIDE.match(text, start)
    if wide and not _TOPIC.search(wide.group() + " "):
        return wide.end()
    quoted = _QUOTED.match(text, start)
    if quoted and not _TOPIC.search(quoted.group()):
        return quoted.end()
    return seam(text, start) if seam is not None else None


def _bare(text: str) -> Iterator[int]:
    """Behind a sentence, without a mark: `…있다. 연합뉴스`, `…있다. 홍길동 기자`, `…조감도. 한밭시 제공`."""
    for match in SPACED.finditer(text):
        ends = [end for end in spaced_source(text, match) if goes_on(text, end)]
        yield from ends[:1]
    for match in BARE.finditer(text):
        end = _behind(text, match.end())
        if not goes_on(text, end, of_agency=match["agency"] is not None) or _is_notice(text, end):
            continue
        low = max(0, match.start() - _SHORT)
        start = max(low, text.rfind(". ", low, match.start() - 1) + 1, text.rfind("? ", low, match.start() - 1) + 1)
        sentence = text[start : match.start()].strip()
        placed = "=" in match.group()
        shows = placed or is_scene(sentence) or not sentence.endswith(SPOKEN_ENDS) or (start > 0 and start < _SHORT and is_scene(_last_sentence(text[max(0, start - _SHORT) : start])))
        apart = text[end] == " " and text[end + 1 : end + 2] != " "
        spoken = match["agency"] is not None and _SPOKEN.match(match.group().lstrip())
        if (apart or spoken or match["reporter"]) and not shows:
            continue
        yield end + (text[end] == ".")
    for match in _IN_FRONT.finditer(text):
        end = match.end()
        if goes_on(text, end, of_agency=True) and not text[end].isspace() and not _SPOKEN.match(match.group()):
            yield end
    if any(tail in text for tail in BARE_TAILS):
        for match in BARE_SOURCE.finditer(text, 0, 400):
            if _ends_bare_source(text, match):
                yield match.end()


def _ends_bare_source(text: str, match: re.Match[str]) -> bool:
    """Whether a line goes on behind a source without a mark; `제공` and `DB` behind several words may be told of within a sentence."""
    end, more = match.end(), match["more"]
    following = _APART if more and match["tail"] in ("제공", "DB") else _NEXT
    return not_said_of(text, end) and not PARTICLE.match(text, end) and following.match(text, end) is not None and not TOLD_OF.search(more or "")


def _last_sentence(text: str) -> str:
    """The sentence that stands last in a text, told or not."""
    text = text.rstrip()
    return text[text.rfind(". ", 0, len(text) - 1) + 1 :].strip()


def _stamped(text: str) -> Iterator[int]:
    for match in _STAMP.finditer(text):
        before = text[max(0, match.start() - 6) : match.start()]
        if not before.endswith(("있다.", "모습.", "장면.")):
            continue
        end = match.end()
        if re.match(r"\s?[가-힣A-Z“‘\"']", text[end : end + 2]) and not _NAMED_NEXT.match(text, end) and not PARTICLE.match(text, end):
            yield end


def _opening(text: str) -> Iterator[int]:
    match = _OPENING_SOURCE.match(text)
    if match is None or (match["told"] and not not_said_of(text, match.end())):
        return
    told = match["words"] or match["told"]
    if told is None or not is_reporting(told) or is_scene(told):
        yield match.end()


def picture_sentence_end(text: str) -> int | None:
    """Where a line goes on behind the sentence of a picture and its source, if it opens with one.

    >>> text = "홍길동 시장이 3일 시청 앞에서 나무를 심고 있다. 시는 올해 나무 삼천 그루를 심는다."
    >>> text[picture_sentence_end(text) :]
    '시는 올해 나무 삼천 그루를 심는다.'
    """
    end = text.find("다. ", 0, 220)
    if end > 0 and is_picture_line(text[: end + 2]):
        return end + 3
    return None
