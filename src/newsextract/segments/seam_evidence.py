"""What speaks for a seam at a place and against it, as names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsextract.segments.seam_words import known_words, stem

_MARKS = frozenset("■◆◇▶●□▣◈◎☞※▲△○•◦★#-–")
_TOLD = re.compile(r"[다요죠까음임함][.?!]+[\"”’')\]]*\s*$")
_BOUND = re.compile("[은는이가을를의에도로와과만서며고한할될된던인지게다] ")  # words that lean on the next one; headlines leave particles out
_VERBAL = frozenset("다요죠까음임함됨나라자")
_ENDINGS = ("", "은", "는", "이", "가", "을", "를", "의", "에", "도", "로")
_ENDING_KINDS = {"은": "topic", "는": "topic", "이": "subject", "가": "subject", "을": "object", "를": "object", "의": "of"}
_NEXT = {" ": "space", ",": "comma", "·": "comma", "(": "bracket", "（": "bracket", "[": "bracket", ".": "stop", "?": "stop", "!": "stop"}
# words that join a sentence to the one before it; no headline begins with one
_JOINING = frozenset(
    "또한 또 한편 하지만 그러나 이에 이어 특히 이번 이날 이와 그리고 앞서 다만 그는 이를 이는 이후 그런데 그래서 따라서 현재 최근 지난 우리 제가 저는 그".split()
)
_OPENERS = frozenset("\"'“‘")
WORD = re.compile(r"[가-힣A-Za-z0-9]+")
_SUBJECT = re.compile(r"(?<=[가-힣A-Za-z]{2})[은는이가을를]\s")
SPACE = "space"  # the kind of a place behind a space
LONGEST_WORD = 40  # letters of a word; what is longer is an address or noise


class Vocabulary(NamedTuple):
    """What a document says of its own words: how often each stands in it, and by `count` any letters.

    `lost` says how many sentence ends are run into the next (a power of two), `printed` whether it is a printed list of texts.
    """

    count: Callable[[str], int]
    words: Mapping[str, int]
    lost: int
    printed: bool


class Halves(NamedTuple):
    """Two words that touch, with their stems and what a crawl knows of them (0 to 7, `opens` and `closes` 0 to 3)."""

    left: str
    right: str
    left_stem: str
    right_stem: str
    left_count: int
    right_count: int
    opens: int
    closes: int


class Place(NamedTuple):
    """A place in a line: between letters, behind a space, or where a quotation opens or closes.

    `last` is where the word on the right ends, `subjects` counts words with a subject's or object's particle before.
    """

    kind: str
    at: int
    last: int
    subjects: int
    halves: Halves


class Frame:
    """What stands between two landmarks; `glued` says that the line runs sentences together, `lost` how many the document does."""

    __slots__ = ("end", "front", "glued", "line", "lost", "start", "told")

    def __init__(self, line: str, start: int, end: int, glued: bool, lost: int) -> None:
        self.line = line
        self.start = start
        self.end = end
        self.glued = glued
        self.lost = min(5, lost)
        self.front = _front(line, start)
        self.told = _TOLD.search(line, max(start, end - 12), end) is not None


def halves(left: str, right: str) -> Halves:
    """What is known of two words."""
    table = known_words()
    left_facts, right_facts = table.facts(left), table.facts(right)
    right_stem = stem(right)
    opens = (right_facts or table.facts(right_stem)) >> 2 & 3
    return Halves(left, right, stem(left), right_stem, left_facts >> 7, right_facts >> 7, opens, left_facts & 3)


def place_of(line: str, start: int, at: int, end: int) -> Place:
    """The place before a letter of a line, between two landmarks."""
    left = at
    while left > start and line[left - 1] == " ":
        left -= 1
    first = left
    while first > start and left - first < LONGEST_WORD and line[first - 1].isalnum():
        first -= 1
    right = at + 1 if line[at] in _OPENERS and at + 1 < end else at
    word = WORD.match(line, right, min(end, right + LONGEST_WORD))
    last = word.end() if word else right
    if line[at - 1] == " ":
        kind = SPACE
    else:
        kind = "opens" if line[at] in _OPENERS else "letters" if line[at - 1].isalnum() else "closes"
    return Place(kind, at, last, len(_SUBJECT.findall(line, start, first)), halves(line[first:left], line[right:last]))


def evidence(place: Place, frame: Frame, vocabulary: Vocabulary, odds: float) -> list[str]:
    """The names of what speaks for a seam at a place and against it; `odds` are those that the letters around it give."""
    kind, at, last, subjects, (left_word, right_word, left_stem, right_stem, left_count, right_count, opens, closes) = place
    line, front, told = frame.line, frame.front, frame.told
    words = vocabulary.words
    left = line[frame.start : at]
    here = min(2, words.get(right_word, 0))
    left_here = min(3, sum([words.get(left_stem + ending, 0) for ending in _ENDINGS]))
    right_here = min(3, sum([words.get(right_stem + ending, 0) for ending in _ENDINGS]))
    count = min(12, left.count(" "))
    lean = 4 * len(_BOUND.findall(left)) // count if count else -1
    joins = count > 0 and left[: left.index(" ")] in _JOINING
    quoted = left.count('"') % 2 or left.count("'") % 2 or left.count("“") > left.count("”") or left.count("‘") > left.count("’")
    size = min(6, len(right_word))
    ending = _ENDING_KINDS.get(right_word[len(right_stem) :], "other") if right_stem != right_word else "none"
    right_class = (right_count + 1) // 2
    few = min(2, subjects)
    inside = 0
    if kind != SPACE:
        group = line[at - 2 : at + 2]
        times = min(3, vocabulary.count(group))
        inside = times if known_words().holds(group) else -times
    level = int(max(-8.0, min(8.0, odds)))
    found = [
        "bias",
        f"odds={level}",
        f"odds={level // 2} lost={frame.lost > 0}",
        f"odds={level // 2} glued={frame.glued}",
        f"odds={level // 2} words={min(8, count)} opens={frame.start == 0}",
        f"odds={level // 3} kind={kind}",
        f"inside={inside}",
        f"kind={kind} front={front}",
        f"front={front} told={told} subjects={few}",
        f"words={count} subjects={few} told={told}",
        f"joins={joins} subjects={subjects}",
        f"sizes={min(5, len(left_word))}/{size}",
        f"kind={kind} both={(left_count + 1) // 2}/{right_class}",
        f"left here={left_here}",
        f"right here={right_here}",
        f"kind={kind} here={left_here > 1}/{right_here > 1}/{right_class}",
        f"ending={ending} size={size}",
        f"opens={opens} closes={closes}",
        f"closes={closes} kind={kind} told={told}",
        f"opens={opens} here={here}",
        f"lean={lean} front={front}",
        f"next={_NEXT.get(line[last : last + 1], 'other') if last < frame.end else 'end'}",
        f"kind={kind} leans={left_word[-1:] if left_word != left_stem else ''}",
        f"kind={kind} quoted={bool(quoted)} verbal={left_word[-1:] in _VERBAL}",
        f"scripts={_script(left_word)}/{_script(right_word[:1])}",
        f"glued={frame.glued} front={front}",
        f"lost={frame.lost} ellipsis={'…' in left or '...' in left}",
    ]
    return [f"{SPACE} {name}" for name in found] if kind == SPACE else found


def _front(line: str, start: int) -> str:
    """What a part begins behind."""
    if line[start] in _MARKS:
        return "mark"
    if start == 0:
        return "line"
    before = line[start - 1]
    if before == " ":
        return "sentence" if line[start - 2 : start - 1] in (".", "?", "!", '"', "”") else "space"
    if before in ".?!":
        return "glued"
    if before in "\"”’'":
        return "quote"
    return "bracket" if before in ")]】>" else "other"


def _script(letters: str) -> str:
    letter = letters[-1:]
    return "none" if not letter else "hangul" if letter >= "가" else "digit" if letter.isdigit() else "latin"
