"""Whether a proposed profile takes more than furniture from an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsextract.propose.effects import DocumentChange
from newsextract.propose.lines import fold, is_told
from newsextract.propose.phrases import Phrase, takes
from newsextract.propose.samples import Reading
from newsextract.propose.wording import named_reason, names_site

_OFTEN = 0.5  # share of the documents
_OF_SITE = frozenset({"profile", "publisher"})  # these may differ once a profile of the site is there
_OF_LABELS = frozenset({"headings", "warnings"})  # what follows from the other fields
_LISTS = ("subtitles", "authors", "body", "captions", "tags")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The spans that recur across the documents, and the words by which the site calls itself."""

    recurring: frozenset[str]
    words: tuple[str, ...]

    @classmethod
    def of(cls, readings: Sequence[Reading], words: Sequence[str]) -> Furniture:
        """What recurs in half of the readings or more."""
        counted: Counter[str] = Counter()
        for reading in readings:
            counted.update({fold(decision.text) for decision in reading.explanation.decisions})
        often = (text for text, count in counted.items() if count >= len(readings) * _OFTEN and not is_told(text))
        return cls(frozenset(often), tuple(words))

    def holds(self, text: str) -> bool:
        """Whether a text recurs, and names itself furniture or the site."""
        return text in self.recurring and (named_reason(text) is not None or names_site(text, self.words))


def harms(change: DocumentChange, phrases: Sequence[Phrase], furniture: Furniture) -> bool:
    """Whether an article loses anything but furniture, or holds anything that it did not.

    What the phrases take may go, and so may other furniture that stood beside it.

    >>> from newsextract.profiles import Profile
    >>> from newsextract.propose.effects import changes
    >>> from newsextract.propose.samples import Sample, read
    >>> sample = Sample("1.txt", "누리군은 다리를 놓았다고 밝혔다.\\n무너진 다리\\n누리 알림판\\n", url="https://nuri.example/1")
    >>> def harm(key):
    ...     own = Profile("nuri", hosts=("nuri.example",), phrases=({"reason": "menu", key: ["누리 알림판"]},))
    ...     (change,) = changes(read([sample]), read([sample], [own]))
    ...     return harms(change, [Phrase("menu", key, "누리 알림판", "누리 알림판")], Furniture(frozenset(), ()))
    >>> harm("inside"), harm("exact")
    (False, True)
    """
    before, after = change.before.article.to_dict(), change.after.article.to_dict()
    for field in change.fields:
        if field.field in _LISTS:
            lost, gained = Counter(_texts(before[field.field])), Counter(_texts(after[field.field]))
            if any(not _may_go(text, phrases, furniture) for text in lost - gained):
                return True
            if any(not _is_left_of(text, lost, phrases) for text in gained - lost):
                return True
        elif field.field not in _OF_SITE | _OF_LABELS:
            return True
    return False


def _texts(items: Sequence[object]) -> Iterator[str]:
    """Every text of a list of an article, captions and authors taken apart."""
    for item in items:
        parts = item.values() if isinstance(item, dict) else (item,)
        yield from (fold(part) for part in parts if isinstance(part, str) and part.strip())


def _may_go(text: str, phrases: Sequence[Phrase], furniture: Furniture) -> bool:
    return furniture.holds(text) or any(takes(phrase, text) for phrase in phrases)


def _is_left_of(text: str, lost: Counter[str], phrases: Sequence[Phrase]) -> bool:
    """Whether a text is what remains of one, once a phrase has cut its end off."""
    cuts = [fold(phrase.text) for phrase in phrases if phrase.key == "inline"]
    return any(fold(f"{text} {cut}") == one or f"{text}{cut}" == one for cut in cuts for one in lost)
