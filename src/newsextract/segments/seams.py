"""Where a break may have been lost that no mark shows: `…다시 제자리로가람시는 올해 …`.

A headline part, a subhead, a caption or a credit touches the next sentence. What tells such a place from the
inside of a compound is learned: the halves are words of the document or of a crawl and the whole is none, the
left one ends headlines, the right one opens sentences, and the line has the shape for it. Weights are data.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from newsextract.segments.seam_evidence import Frame, Place, evidence, halves, splits_of
from newsextract.segments.seam_words import stem

_REACH = 80  # letters behind a landmark in which a seam may hide
_SHORTEST_LINE = 24  # a line that holds two parts is longer
_SHORTEST = 15  # so is what stands between two landmarks
_MOST_TEXT = 400_000  # letters of a document whose words are counted
_MOST_SUBJECTS = 3  # a headline part has no more words with a subject's or object's particle
_LONGEST = 40  # letters of a word; what is longer is an address or noise
_NEAR = 4  # of two places so near to each other only the better one is told

_WORD = re.compile(r"[가-힣A-Za-z0-9]+")
_SUBJECT = re.compile(r"(?<=[가-힣A-Za-z]{2})[은는이가을를]\s")
# a sentence end run into the next: the document lost its breaks
_GLUED = re.compile(r"\.(?<=[다요]\.)[\"”]?[가-힣“]")
_PIECE = re.compile("[가-힣A-Za-z0-9]{4,}|[\"'“‘”’)%]")
_QUOTES = frozenset("\"'“‘”’")
_OPENERS = frozenset("\"'“‘")
_BLANK = frozenset(["", " "])
_ENDS = frozenset(".?!\"”")  # before a space: the next sentence of a paragraph follows, no part of its own
_STOPS = frozenset(".?!@")
# what follows the quoted words or the number in one sentence; no part begins with it
_CARRIED = re.compile(
    r"""
    (?: 이?라[고는며] | 고 | 며 | 면 | 지만 | 으로 | 에서 | 이[며다] | 하고 | 처럼 | 까지 | 부터 | 보다      # `”이라고 말했다`
      | [은는이가을를의에도로와과만란든며인식측씨년월일시명원개억조곳등및된될한할했됐하] ) (?:[^가-힣]|$)
  | 고[가-힣]                                                                       # `”고말했다`
    """,
    re.VERBOSE,
)
# marks of a printed list: before a text (`['한밭시…`, `', '가람시…`) and behind it
_PRINTED_START = re.compile(r"(?:^\s?\[?|\[|,\s?)'(?=[^\s,'])")
_PRINTED_END = re.compile(r"'(?=,|\]|$)")
_PARTICLES = ("은", "는", "이", "가", "을", "를", "의")


class Vocabulary(NamedTuple):
    """What a document says of its own words: how often each stands in it.

    `lost` says how many sentence ends are run into the next (a power of two), `printed` whether it is a printed list of texts.
    """

    words: Mapping[str, int]
    lost: int
    printed: bool


class Model(NamedTuple):
    """Weights of evidence, by name, and the score above which a place is told."""

    weights: Mapping[str, float]
    threshold: float


def vocabulary(text: str) -> Vocabulary:
    """The vocabulary of a document, built once.

    >>> vocabulary("가람시는 다리를 놓았다. 가람시는 길도 닦았다.").words["가람시는"]
    2
    """
    part = text[:_MOST_TEXT]
    lost = sum(1 for _ in _GLUED.finditer(part)).bit_length()
    return Vocabulary(Counter(_WORD.findall(part)), lost, part.count("',\n") + part.count("', '") > 2)


def seams(line: str, vocabulary: Vocabulary, landmarks: Sequence[int], model: Model | None = None) -> list[tuple[int, float]]:
    """Places of a line where a seam may hide between its landmarks, in order, each with its log-odds.

    >>> story = "가람시는 올해 다리를 놓았다. 가람시는 내년에 길을 닦는다."
    >>> line = "무너진 다리 삼십 년 만에 제자리로가람시는 올해 안에 강을 잇는 다리를 놓는다고 밝혔다."
    >>> [line[:place] for place, score in seams(line, vocabulary(story), ())]
    ['무너진 다리 삼십 년 만에 제자리로']
    """
    if len(line) < _SHORTEST_LINE:
        return []
    weights, threshold = model or packaged_model()
    found = []
    for place, names in candidates(line, vocabulary, landmarks):
        score = sum([weights.get(name, 0.0) for name in names])
        if score > threshold:
            found.append((place, score))
    return _best(found) if len(found) > 1 else found


def candidates(line: str, vocabulary: Vocabulary, landmarks: Sequence[int]) -> list[tuple[int, list[str]]]:
    """Places that may be seams, with the evidence for and against each."""
    found: list[tuple[int, list[str]]] = []
    length = len(line)
    glued: bool | None = None
    start = 0
    for end in (*landmarks, length):
        if end < length:
            before, after = line[end - 1], line[end]
            if (after in _QUOTES and before not in ".?!)]") or (before in _QUOTES and line[end - 2] not in ".?!"):
                continue  # only a quotation mark; a part does not begin there more than elsewhere
        if end - start >= _SHORTEST and not (start > 1 and line[start - 1] == " " and line[start - 2] in _ENDS):
            places = _places(line, start, end, vocabulary.words, landmarks)
            if places:
                if glued is None:
                    glued = _GLUED.search(line) is not None
                frame = Frame(line, start, end, glued, vocabulary.lost)
                found += [(place.at, evidence(place, frame, vocabulary.words)) for place in places]
        start = end
    return found


def _places(line: str, start: int, end: int, words: Mapping[str, int], landmarks: Sequence[int]) -> list[Place]:
    """The places between two landmarks that are worth the evidence."""
    found: list[Place] = []
    limit = min(end, start + _REACH)
    for match in _PIECE.finditer(line, start, limit):
        word = match.group()
        first = match.start()
        if len(word) == 1:  # a quotation mark or what is read like one
            place = _at_mark(line, start, first, limit, end)
            if place and not _holds(landmarks, place.at):
                found.append(place)
            continue
        last = match.end()
        if last == limit < end:  # cut in the middle of a word
            last = _word_end(line, first, min(end, first + _LONGEST))
            word = line[first:last]
        splits = splits_of(word)
        if splits and words.get(word, 0) < 3 and line[last : last + 1] not in _STOPS:
            for cut_at, likely in splits:
                if likely or _stands_free(word[cut_at:], words):
                    found.append(Place("letters", first + cut_at, last, _subjects(line, start, first), halves(word[:cut_at], word[cut_at:])))
    return [place for place in found if place.subjects <= _MOST_SUBJECTS]


def _holds(places: Sequence[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _subjects(line: str, start: int, end: int) -> int:
    return len(_SUBJECT.findall(line, start, end))


def _stands_free(word: str, words: Mapping[str, int]) -> bool:
    """Whether a document has a word apart from the place where it may be glued, with this particle or another."""
    if word in words:
        return True
    bare = stem(word)
    return any(bare + ending in words for ending in _PARTICLES)


def _at_mark(line: str, start: int, at: int, limit: int, end: int) -> Place | None:
    """The place at a quotation mark where one part may end and another begin."""
    mark, before, after = line[at], line[at - 1 : at], line[at + 1 : at + 2]
    if at == start or after in _BLANK or before == " ":
        return None
    if mark in "\"'":
        opens = line.count(mark, start, at) % 2 == 0
    else:
        opens = mark in "“‘"
    place = at if opens else at + 1
    if not (before.isalnum() if opens else after.isalnum() or after in _OPENERS) or place >= limit or _CARRIED.match(line, at + 1):
        return None
    right = at + 1 if opens or line[place] not in _OPENERS else place + 1
    last = _word_end(line, right, min(end, right + _LONGEST))
    if line[last : last + 1] in _STOPS:
        return None
    first = at
    while first > start and at - first < _LONGEST and line[first - 1].isalnum():
        first -= 1
    return Place("opens" if opens else "closes", place, last, _subjects(line, start, at), halves(line[first:at], line[right:last]))


def _word_end(line: str, start: int, limit: int) -> int:
    match = _WORD.match(line, start, limit)
    return match.end() if match else start


def printed_marks(line: str) -> list[int]:
    """Where the texts of a printed list begin and end in a line: landmarks of a document that is one.

    >>> line = "['다리를 놓는다', '가람시는 오늘',"
    >>> [line[a:b] for a, b in zip(printed_marks(line)[::2], printed_marks(line)[1::2])]
    ['다리를 놓는다', '가람시는 오늘']
    """
    starts = [match.end() for match in _PRINTED_START.finditer(line)]
    return sorted({*starts, *(match.start() for match in _PRINTED_END.finditer(line) if match.start())})


def _best(found: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """The best of the places that stand next to each other."""
    kept: list[int] = []
    scores = dict(found)
    for place in sorted(scores, key=lambda place: -scores[place]):
        at = bisect_right(kept, place)
        if all(abs(place - other) > _NEAR for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, place)
    return [(place, scores[place]) for place in kept]


@cache
def packaged_model() -> Model:
    """The weights of the package."""
    data = json.loads((resources.files("newsextract.segments") / "seams.json").read_text("utf-8"))
    return Model({name: weight / 100 for name, weight in data["weights"].items()}, data["threshold"] / 100)
