"""Lines that recur across documents of one site, outside their stories."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newsextract.korean.bylines import sign_off
from newsextract.korean.names import names_with_roles
from newsextract.korean.sentences import is_prose
from newsextract.korean.words import any_of
from newsextract.lexicon import LONGEST_PHRASE, phrase_key
from newsextract.model import STORY_LABELS, Reason
from newsextract.propose.lines import Line, Place, fold, is_told, lines_of
from newsextract.propose.samples import Reading
from newsextract.propose.shapes import shape
from newsextract.propose.wording import is_doubtful, is_headline, named_reason, names_site

_OFTEN, _NEARLY_ALWAYS = 0.5, 0.8  # shares of the documents: where the words tell, and where they do not
_FEWEST = 3  # documents in which a line must stand
_SHORTEST_CUT, _LONGEST = 8, 200
_SENTENCE_END = re.compile(r"[가-힣a-z][.?!][”\"’')]?\s*|[)\]>]\s*|\s(?=[※▶☞©ⓒ<\[])")
_SPOKEN = re.compile(rf"\W{{0,3}}(?:{any_of('programme')})\s?[:：]|지금까지|이상 ")  # heads and ends of what was broadcast
_MARKED = ("[", "【", "◀", "<")  # so do turns of a broadcast, and series of a paper
# labels by which a line, or one like it, belongs to the article somewhere
_OF_ARTICLE = STORY_LABELS | {"title", "subtitle", "caption", "credit", "tag", "dateline", "published", "modified"}


@dataclass(frozen=True, slots=True)
class Recurring:
    """One line, or one shape of line, that recurs: how it is printed, how often, and where.

    `form` is what the printings share where they differ in numbers or names (see `shapes`);
    `is_cut` says that the line stands behind the last sentence, on the same line.
    """

    texts: tuple[str, ...]
    reason: Reason
    documents: int
    total: int
    place: Place
    form: str | None = None
    is_cut: bool = False

    @property
    def evidence(self) -> str:
        """Where it was seen, in words."""
        return f"in {self.documents} of {self.total}, {self.place}"


@dataclass(slots=True)
class _Seen:
    """What was seen of one key: the stories it stands with, its printings, its lines."""

    stories: set[int]
    texts: Counter[str]
    lines: list[Line]


def find(readings: Sequence[Reading], names: Sequence[str]) -> tuple[Recurring, ...]:
    """What recurs outside the stories, that the lexicon does not cover, most frequent first.

    `names` are the words by which the site calls itself. A line is left out where it, or one
    that a phrase could not tell from it, belongs to any document's article; where it may be
    a headline, a keyword or a reporter's name; and where it stands in too few documents.
    Documents of the same story count once.

    >>> from newsextract.propose.samples import Sample, read
    >>> dump = "누리군, 다리 {0}개 놓는다\\n누리군은 12일 다리 {0}개를 놓았다고 밝혔다.\\n골프\\n누리신문 {0}호 보기\\n누리신문 앱 다운로드\\n"
    >>> for line in find(read(Sample(f"{n}.txt", dump.format(n)) for n in range(3, 7)), ["누리신문"]):
    ...     print(line.reason, line.texts[0], line.evidence)
    subscribe 누리신문 앱 다운로드 in 4 of 4, behind the story
    menu 누리신문 3호 보기 in 4 of 4, behind the story
    """
    stories = _stories(readings)
    total = len(set(stories))
    whole: dict[str, _Seen] = defaultdict(_nothing)
    shaped: dict[str, _Seen] = defaultdict(_nothing)
    taken: set[str] = set()
    for story, reading in zip(stories, readings, strict=True):
        people = [author.name for author in reading.explanation.article.authors]
        taken |= _keys_of_article(reading)
        for line in lines_of(reading):
            if not line.is_free or len(line.text) > _LONGEST:
                continue
            for group, key in ((whole, _key(line.text)), (shaped, shape(line.text, people))):
                seen = group[key]
                seen.stories.add(story)
                seen.texts[line.text] += 1
                seen.lines.append(line)
    found = [(key, seen) for key, seen in whole.items() if key and key not in taken and _recurs(seen, total, names)]
    held = {text for _, seen in found for text in seen.texts}
    taken_shapes = {shape(key) for key in taken}
    forms: list[tuple[str, _Seen]] = []
    for key, seen in shaped.items():
        varies = len(seen.texts) >= _FEWEST and ("0" in key or "○" in key)
        if varies and held.isdisjoint(seen.texts) and key.casefold() not in taken_shapes and _recurs(seen, total, names, _NEARLY_ALWAYS):
            if any(named_reason(text) or names_site(text, names) for text in seen.texts):
                forms.append((key, seen))
    lines = [_recurring(seen, total, None) for _, seen in found] + [_recurring(seen, total, form) for form, seen in forms]
    return tuple(sorted(lines, key=lambda line: -line.documents))


def find_cuts(readings: Sequence[Reading]) -> tuple[Recurring, ...]:
    """What recurs behind the last sentence of the stories, on the same line, and names itself furniture.

    >>> from newsextract.propose.samples import Sample, read
    >>> dump = "누리군은 {0}일 다리를 놓았다고 밝혔다. 주민은 이제 먼 길을 돌지 않아도 된다. 누리 새벽편지 구독은 여기서"
    >>> [(line.reason, line.texts) for line in find_cuts(read(Sample(f"{n}.txt", dump.format(n)) for n in range(3, 7)))]
    [('subscribe', ('누리 새벽편지 구독은 여기서',))]
    """
    stories = _stories(readings)
    seen: dict[str, set[int]] = defaultdict(set)
    inside: list[str] = []
    for story, reading in zip(stories, readings, strict=True):
        told = [fold(d.text) for d in reading.explanation.decisions if d.label in STORY_LABELS]
        for tail in _tails(told[-1]) if told else ():
            seen[tail].add(story)
        inside += told[:-1]
    total = len(set(stories))
    found: list[Recurring] = []
    for tail, where in sorted(seen.items(), key=lambda item: -len(item[0])):
        reason = named_reason(tail)
        if len(where) < max(_FEWEST, total * _OFTEN) or reason is None:
            continue
        if _SPOKEN.match(tail) or tail.startswith(_MARKED) or sign_off(tail) or names_with_roles(tail) or is_told(tail):
            continue
        if not any(longer.texts[0].endswith(tail) for longer in found) and not any(tail in text for text in inside):
            found.append(Recurring((tail,), reason, len(where), total, "behind the story", is_cut=True))
    return tuple(found)


def _tails(text: str) -> set[str]:
    """What stands behind each sentence of a paragraph, to its end."""
    starts = (match.end() for match in _SENTENCE_END.finditer(text))
    return {tail for start in starts if _SHORTEST_CUT <= len(tail := text[start:]) <= _LONGEST}


def _nothing() -> _Seen:
    return _Seen(set(), Counter(), [])


def _key(text: str) -> str:
    """What a phrase of a profile goes by."""
    return phrase_key(text) if len(text) <= LONGEST_PHRASE else text.casefold()


def _stories(readings: Sequence[Reading]) -> list[int]:
    """For each document a number that those of the same story share."""
    numbers: dict[str, int] = {}
    found = []
    for number, reading in enumerate(readings):
        body = reading.explanation.article.body
        longest = max(body, key=len, default=str(number))
        found.append(numbers.setdefault(longest, number))
    return found


def _keys_of_article(reading: Reading) -> set[str]:
    """The keys of all that belongs to the article, told sentences aside: no phrase takes those."""
    keys = set()
    lines = {line.decision: line for line in lines_of(reading)}
    for decision in reading.explanation.decisions:
        line = lines.get(decision)
        if decision.label == "byline" and not decision.authors:
            continue
        if decision.label not in _OF_ARTICLE and decision.label != "byline":
            continue
        if line is not None and line.is_free:
            continue  # of these the rules of this module decide
        keys.add(_key(fold(decision.text)))
        if decision.value:
            keys.add(_key(fold(decision.value)))
    keys |= {_key(author.name) for author in reading.explanation.article.authors}
    return keys - {""}


def _recurs(seen: _Seen, total: int, names: Sequence[str], least: float = _OFTEN) -> bool:
    text = seen.texts.most_common(1)[0][0]
    own = names_site(text, names)
    telling = named_reason(text) is not None and (own or not is_headline(text))
    if _SPOKEN.match(text) or sign_off(text) or (is_prose(text) and not telling):
        return False
    if any(line.decision.label in STORY_LABELS for line in seen.lines):
        # what the program takes for the story's own must show itself: by its words, behind every story
        if not telling or text.startswith(_MARKED) or any(line.place != "behind the story" for line in seen.lines):
            return False
        least = _NEARLY_ALWAYS
    elif phrase_key(text) in (name.casefold() for name in names):
        return False  # the outlet's bare name may be a credit
    elif not (telling or own):
        if is_doubtful(text):
            return False
        least = _NEARLY_ALWAYS
    return len(seen.stories) >= max(_FEWEST, total * least)


def _recurring(seen: _Seen, total: int, form: str | None) -> Recurring:
    text = seen.texts.most_common(1)[0][0]
    told = Counter(line.decision.reason for line in seen.lines if line.decision.reason)
    reason = named_reason(text) or (told.most_common(1)[0][0] if told else "notice")
    place = Counter(line.place for line in seen.lines).most_common(1)[0][0]
    return Recurring(tuple(sorted(seen.texts)), reason, len(seen.stories), total, place, form)
