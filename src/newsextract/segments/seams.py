"""Where a break may have been lost that no mark shows: `…다시 제자리로가람시는 올해 …`.

A headline part, a subhead, a caption or a credit touches the next sentence. What tells such a place from the
inside of a compound is learned: a small network reads the letters around it, the halves are words of the document or of a crawl and the whole is none, the
left one ends headlines, the right one opens sentences, and the line has the shape for it. Weights are data.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from newsextract.korean.sentences import LEANING
from newsextract.segments.held import held_places
from newsextract.segments.landmarks import inside_quotes
from newsextract.segments.seam_evidence import (
    LONGEST_WORD,
    SPACE,
    WORD,
    Frame,
    Place,
    Vocabulary,
    evidence,
    place_of,
)
from newsextract.segments.seam_net import Window, log_odds

_REACH = 100  # letters behind a landmark in which a seam may hide
_SHORTEST_LINE = 24  # a line that holds two parts is longer
_SHORTEST = 15  # so is what stands between two landmarks
_MOST_TEXT = 400_000  # letters of a document whose words are counted
_NEAR = 4  # of two places so near to each other only the better one is told

_LEAST_PART = 2  # letters of a part
_NOT_READ = -99.0  # in the place of the log-odds of a letter that the network was not asked about
_APART = 60  # letters between two spans from which on each is read by itself
_LEAST_ODDS = -5.5  # what the letters say of a place that is worth the evidence

# a sentence end run into the next: the document lost its breaks
_GLUED = re.compile(r"\.(?<=[다요]\.)[\"”]?[가-힣“]")
_QUOTES = frozenset("\"'“‘”’")
_JOINS = frozenset("·ㆍ,(/")  # what binds the next word
_ADDS = frozenset("(),·ㆍ/~")  # what goes on with the last one
_ENDS = frozenset(".?!\"”")  # before a space: the next sentence of a paragraph follows, no part of its own
# what goes on behind a word, a quotation or a number; no part begins with it
_CARRIED = re.compile(
    r"""
    (?: 이?라[고는며] | 고 | 며 | 면 | 지만 | 으로 | 에서 | 이[며다] | 하고 | 처럼 | 까지 | 부터 | 보다 | 이기     # `”이라고 말했다`
      | [은는이가을를의에도로와과만란든며인식측씨년월일시명원개억조곳등및된될한할했됐하] ) (?:[^가-힣]|$)
  | (?<=[”’"'])고[가-힣]                                                                 # `”고말했다`
    """,
    re.VERBOSE,
)
# marks of a printed list: before a text (`['한밭시…`, `', '가람시…`) and behind it
_PRINTED_START = re.compile(r"(?:^\s?\[?|\[|,\s?)'(?=[^\s,'])")
_PRINTED_END = re.compile(r"'(?=,|\]|$)")


class Line(NamedTuple):
    """A line and its landmarks."""

    text: str
    landmarks: Sequence[int]


class Odds(NamedTuple):
    """What the letters of a line say: its parts in which a seam may hide, and the log-odds of a lost break before each letter that was read."""

    parts: Sequence[tuple[int, int]]
    before: list[float]


class Model(NamedTuple):
    """Weights of evidence, by name, and the scores above which a place is told: where letters touch, and where a space parts them."""

    weights: Mapping[str, float]
    thresholds: tuple[float, float]


def vocabulary(text: str) -> Vocabulary:
    """The vocabulary of a document, built once.

    >>> vocabulary("가람시는 다리를 놓았다. 가람시는 길도 닦았다.").words["가람시는"]
    2
    """
    part = text[:_MOST_TEXT]
    lost = sum(1 for _ in _GLUED.finditer(part)).bit_length()
    return Vocabulary(cache(part.count), Counter(WORD.findall(part)), lost, part.count("',\n") + part.count("', '") > 2)


def read(lines: Sequence[Line]) -> list[Odds]:
    """What the network says of the places of each line: of its landmarks, and of the parts between them in which a seam may hide.

    >>> line = Line("첫 삽 뜬다가람시는 올해 안에 강을 잇는 다리를 놓는다고 밝혔다. 사진=한밭시", (6, 36))
    >>> [read([line])[0].before[place] > 0 for place in line.landmarks]
    [True, False]
    """
    found: list[Odds] = []
    windows: list[Window] = []
    numbers: list[int] = []
    for number, line in enumerate(lines):
        parts = [*_parts(line)]
        asked = sorted([*[(start, min(end, start + _REACH)) for start, end in parts], *[(place, place + 1) for place in line.landmarks]])
        joined = [Window(line.text, start, end) for start, end in _joined(asked)]
        windows += joined
        numbers += [number] * len(joined)
        found.append(Odds(parts, [_NOT_READ] * len(line.text) if joined else []))
    for number, window, odds in zip(numbers, windows, log_odds(windows), strict=True):
        found[number].before[window.start : window.end] = odds.tolist()
    return found


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that are near to each other as one: the letters around them are read once."""
    start = end = -1
    for first, last in spans:
        if end < 0:
            start = first
        elif first - end > _APART:
            yield start, end
            start = first
        end = max(end, last)
    if end >= 0:
        yield start, end


def seams(lines: Sequence[Line], odds: Sequence[Odds], vocabulary: Vocabulary, model: Model) -> list[list[tuple[int, float]]]:
    """Places of each line where a seam may hide between its landmarks, in order, each with its log-odds.

    >>> text = "가람시는 올해 다리를 놓았다. 가람시는 내년에 길을 닦는다."
    >>> line = Line("올해 안에 첫 삽 뜨고 내년 완공 목표가람시는 올해 안에 강을 잇는 다리를 놓는다고 밝혔다.", ())
    >>> [line.text[:place] for place, score in seams([line], read([line]), vocabulary(text), packaged_model())[0]]
    ['올해 안에 첫 삽 뜨고 내년 완공 목표']
    """
    weights, thresholds = model
    found: list[list[tuple[int, float]]] = [[] for _ in lines]
    for number, place, names in candidates(lines, odds, vocabulary):
        score = sum([weights.get(name, 0.0) for name in names])
        if score > thresholds[place.kind == SPACE]:
            found[number].append((place.at, score))
    return [_best(places) if len(places) > 1 else places for places in found]


def candidates(lines: Sequence[Line], odds: Sequence[Odds], vocabulary: Vocabulary) -> Iterator[tuple[int, Place, list[str]]]:
    """Places that may be seams, each with the number of its line and the evidence for and against it."""
    for number, ((line, _), (parts, before)) in enumerate(zip(lines, odds, strict=True)):
        if not parts:
            continue
        quoted = inside_quotes(line)
        glued: bool | None = None
        held: set[int] | None = None
        for start, end in parts:
            odds_of_part = before[start : min(end, start + _REACH)]
            if quoted:
                _mind_quotes(odds_of_part, start, quoted)
            peaks = _peaks(line, start, odds_of_part, vocabulary)
            if not peaks:
                continue
            held = held_places(line) if held is None else held
            if glued is None:
                glued = _GLUED.search(line) is not None
            frame = Frame(line, start, end, glued, vocabulary.lost)
            for at, score in ((at, score) for at, score in peaks if at not in held):
                place = place_of(line, start, at, end)
                yield number, place, evidence(place, frame, vocabulary, score)


def _parts(line: Line) -> Iterator[tuple[int, int]]:
    """What stands between two landmarks of a line and may hold a seam."""
    text, length = line.text, len(line.text)
    if length < _SHORTEST_LINE:
        return
    start = 0
    for end in (*line.landmarks, length):
        if end < length:
            before, after = text[end - 1], text[end]
            if (after in _QUOTES and before not in ".?!)]") or (before in _QUOTES and text[end - 2] not in ".?!"):
                continue  # only a quotation mark; a part does not begin there more than elsewhere
        if end - start >= _SHORTEST and not (start > 1 and text[start - 1] == " " and text[start - 2] in _ENDS):
            yield start, end
        start = end


def _mind_quotes(odds: list[float], start: int, inside: Mapping[int, int]) -> None:
    """Move the odds of places inside of a straight quotation mark outside: the network does not know whether a mark opens or closes."""
    for number in range(len(odds)):
        beside = inside.get(start + number)
        if beside is not None:
            if 0 <= beside - start < len(odds):
                odds[beside - start] = max(odds[beside - start], odds[number])
            odds[number] = _LEAST_ODDS - 1


def _peaks(line: str, start: int, odds: Sequence[float], vocabulary: Vocabulary) -> list[tuple[int, float]]:
    """The likeliest place of each neighbourhood with its log-odds, and others there before a word that stands free in the document."""
    found: list[tuple[int, float]] = []
    for number in range(_LEAST_PART, len(odds)):
        score = odds[number]
        if score < _LEAST_ODDS:
            continue
        before, after = line[start + number - 1], line[start + number]
        if score < max(odds[max(0, number - _NEAR + 1) : number + _NEAR]):
            word = WORD.match(line, start + number, start + number + LONGEST_WORD)
            if word is None or not before.isalnum() or len(word[0]) < 2 or word[0] not in vocabulary.words:
                continue
        if before in _JOINS or after in _ADDS or _CARRIED.match(line, start + number + (after in _QUOTES)):
            continue
        if after in _QUOTES and LEANING.search(line, start + max(0, number - 4), start + number):
            continue
        if after.isspace() or (before.isdigit() and after.isdigit()) or (before.isascii() and before.isalpha() and after.isascii() and after.isalpha()):
            continue
        found.append((start + number, score))
    return found


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
    return Model({name: weight / 100 for name, weight in data["weights"].items()}, (data["touching"] / 100, data["spaced"] / 100))
