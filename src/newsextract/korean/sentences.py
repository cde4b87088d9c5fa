"""What Korean news prose looks like: sentence ends, reporting, scenes of pictures. Pure functions.

Nothing here knows a site. Patterns are anchored or bounded, so each runs in linear time.
"""

from __future__ import annotations

import re

ENDERS = "다요죠까"  # the last syllables of told and of spoken sentences
_SENTENCE_END = re.compile(r"[가-힣A-Za-z0-9%)”\"’'][.!?…]+[\])”\"’'」』》>]*$")
TOLD_ENDS = ("다.", "다.”", '다."', "다.’", "다.'")
SPOKEN_ENDS = (*TOLD_ENDS, "요.", "죠.", "까.")
_DECLARATIVE_END = re.compile(rf"[{ENDERS}네오자라지걸]\s?[.!?…]+[\])”\"’'」』》>]*$")
# a name, not a sentence, behind the last full stop: `…밝혔다. 연합뉴스`
_SIGNED_END = re.compile(rf"[{ENDERS}]\.[”\"’']? [^\s.]{{2,10}}(?: [^\s.]{{2,6}})?$")
_INNER_SENTENCE = re.compile(rf"[{ENDERS}]\.[”\"’']? ")
_DAY_AND_PLACE = re.compile(r"\d{1,2}일 .{0,120}(?:에서|앞|으로|에 (?:참석|출석|입장|도착))")
_REPORTING_ENDS = (
    *"말했다 밝혔다 전했다 했다 강조했다 설명했다 덧붙였다 지적했다 주장했다 당부했다 보도했다 비판했다 알려졌다 나타났다 보인다 된다 한다 습니다".split(),
)
_BEHIND_REPORT = ".”\"’'"
_END_MARKS = frozenset(".!?…])”\"’'」』》>")  # the last letter of what ends as a sentence
_CAPTION_END = re.compile(
    r"\((?:사진 ?)?(?:왼쪽|오른쪽|가운데|앞줄|뒷줄|위|아래)(?:부터|에서|사진)?[^()]{0,10}\)\.?$"
    r"|(?:고|어|아|서|해|여|돼|져|와|려|워) ?있[다는]\.?$|있습니다\.?$"
    r"|(?:모습|장면|전경|현장|사진|포스터|로고|이미지|조감도|그래픽|일러스트|화면|갈무리|캡처|캡쳐)\.?$"
)
_EDITOR = re.compile(r"\s?[-–—]\s?편집자\s?주$")  # who says so, behind a note above a story
_TOLD_OF = re.compile(r"(?!여러분|당신|제보|저희)[가-힣A-Za-z]{2,10}(?:은|는)\s")
OF_PAPER = re.compile(r"보도|뉴스|기사|제보|취재|방송|닷컴|일보|신문")  # what a paper says of itself
_SSANG_SIOT = 20  # the final consonant ㅆ, by its place in a syllable
_SCENE_ENDS = frozenset(")다는습면경장진터고지도픽트리처쳐")  # the last letter of a scene, before its full stop

# the end of a word that leans on what follows, and so ends no headline part: `논란에는“…`, `이른바‘…`
LEANING = re.compile(r"(?:[은는이가을를에의로와과도]|이른바|일명|에서|한|된|할)$")
# what a noun carries: it goes on with the sentence that the noun stands in
PARTICLE = re.compile(
    r"(?:이?라면서|이?란|고|며|면서|는|은|이|가|을|를|(?:에|에서|에게|로|으로|과|와|하고|부터|까지|보다)(?:는|도|만)?|의|도|만|하며|한|할|등|처럼|이다|인|이나|라)(?![가-힣])"
    r"|(?:라고|이라고|라며|이라며|라는|이라는|라면서)"
)
_WITH_FINAL, _WITHOUT_FINAL = frozenset("은이을과"), frozenset("는가를와")
_OF_VERBS = frozenset("했한할인라")  # endings of a verb, which no name carries
_DIGITS_WITH_FINAL = "013678"


def is_particle(text: str, at: int) -> bool:
    """Whether a particle of the word before stands at a place: one that agrees with the word's last sound.

    >>> is_particle("연합뉴스가 전했다", 4), is_particle("연합뉴스이 후보는", 4), is_particle("뉴스1이 전했다", 3)
    (True, False, True)
    """
    match = PARTICLE.match(text, at)
    if match is None:
        return False
    first, before = match.group()[0], text[at - 1 : at]
    if match.group() in _OF_VERBS:
        return False
    if len(match.group()) > 1 or not before:
        return True
    if "가" <= before <= "힣":
        closed = (ord(before) - 0xAC00) % 28 > 0
    elif before.isdigit():
        closed = before in _DIGITS_WITH_FINAL
    else:
        return True
    return first not in (_WITHOUT_FINAL if closed else _WITH_FINAL)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does.

    >>> ends_sentence("정부는 이렇게 밝혔다.”"), ends_sentence("3분기 실적 ‘껑충’")
    (True, False)
    """
    return text[-1:] in _END_MARKS and bool(_SENTENCE_END.search(text, max(0, len(text) - 12)))


def ends_told(text: str) -> bool:
    """Whether a line ends as a told sentence, plainly, and nothing stands behind its end.

    >>> ends_told("정부는 이렇게 밝혔다."), ends_told("여러분의 제보를 기다립니다."), ends_told("있다. 연합뉴스")
    (True, False, False)
    """
    return text.endswith(TOLD_ENDS) and not text.rstrip("\"”’'").endswith("니다.")


def is_prose(text: str) -> bool:
    """Whether a line reads like running text: a declarative end, or several sentences.

    >>> is_prose("김 지사는 이날 도청에서 기자회견을 열고 이렇게 말했다.")
    True
    >>> is_prose("[포토] 가을 들녘에 선 농부들…")
    False
    """
    if text.endswith("주") and (note := _EDITOR.search(text)):
        text = text[: note.start()]
    length = len(text)
    if length < 12:
        return False
    if text.endswith("다."):
        return True
    if text[-1] in _END_MARKS and _DECLARATIVE_END.search(text, length - 10):
        return not text.endswith(("...", "…")) or length > 60
    if length >= 60 and text[-1] in "다요죠음함것" and _INNER_SENTENCE.search(text):
        return True
    if length >= 40 and _SIGNED_END.search(text, length - 24):
        return True
    return length >= 60 and ends_sentence(text) and not text.endswith(("...", "..", "…"))


def is_reporting(text: str) -> bool:
    """Whether the line ends with a verb that tells a story on, not one that shows a picture.

    >>> is_reporting("그는 “책임을 다하겠다”고 말했다."), is_reporting("회의장에 들어서고 있다.")
    (True, False)
    """
    return text[-16:].rstrip(_BEHIND_REPORT).endswith(_REPORTING_ENDS) and not is_scene(text)


def is_past(text: str) -> bool:
    """Whether a polite sentence tells of what was: `당부했습니다.`, not `찾습니다.`

    >>> is_past("늦춰 달라고 당부했습니다."), is_past("제보를 찾습니다."), is_past("귀담아듣겠습니다."), is_past("뉴스가 있습니다.")
    (True, False, False, False)
    """
    verb = text.rstrip(".!").removesuffix("습니다")[-1:]
    return text.rstrip(".!").endswith("습니다") and verb not in ("있", "겠") and "가" <= verb <= "힣" and (ord(verb) - ord("가")) % 28 == _SSANG_SIOT


def is_about_others(text: str) -> bool:
    """Whether a sentence is about somebody whom the story tells of, not about the paper or its readers.

    >>> is_about_others("상인들은 손님이 늘 것으로 기대하고 있습니다."), is_about_others("한밭뉴스는 제보를 기다립니다."), is_about_others("여러분은 어떻습니까?")
    (True, False, False)
    """
    return _TOLD_OF.match(text) is not None and OF_PAPER.search(text) is None


def is_scene(text: str) -> bool:
    """Whether the line ends as captions do: `…하고 있다`, `…모습`, `…전경`.

    >>> is_scene("시민들이 박람회장을 둘러보고 있다."), is_scene("예산을 늘리기로 했다.")
    (True, False)
    """
    if text[-2 if text[-1:] == "." else -1 :][:1] not in _SCENE_ENDS:
        return False
    return bool(_CAPTION_END.search(text, max(0, len(text) - 24)))


def is_picture_line(text: str) -> bool:
    """Whether a sentence shows a picture: who is doing what, on which day, where.

    >>> is_picture_line("홍길동 지사가 17일 도청 앞에서 발언하고 있다.")
    True
    >>> is_picture_line("물가를 둘러싼 논란이 커지고 있다.")
    False
    """
    if not is_scene(text):
        return False
    return text.rstrip(".").endswith(("모습", "장면", "전경")) or bool(_DAY_AND_PLACE.search(text))
