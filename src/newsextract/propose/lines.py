"""The lines of a document as a profile would see them: what each is now, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from newsextract import lexicon
from newsextract.korean.names import emails, is_desk_address, is_name, names_with_roles
from newsextract.model import STORY_LABELS, Decision
from newsextract.propose.samples import Reading

Place = Literal["above the title", "above the story", "in the story", "behind the story"]
_TOLD = re.compile(r"[가-힣](?<!니)다[.][”\"’')]?(?:\s|$)")
# rules that decide by where a line stands: another page may place it otherwise
_BY_PLACE = frozenset({"unclaimed.outside-story", "byline.of-other-story", "caption.of-other-story"})
_CHOSEN = "label."  # of these the labeller decided against the rules: no phrase told it


@dataclass(frozen=True, slots=True)
class Line:
    """What one decision says of a line, or of the part of it between two lost breaks."""

    text: str
    decision: Decision
    place: Place
    is_free: bool


def lines_of(reading: Reading) -> tuple[Line, ...]:
    """The lines of a document, blank space folded.

    A line is free where neither the lexicon nor a page's markup says that it is furniture,
    and nothing says that it belongs to the article: only such a line can be proposed.

    >>> from newsextract.propose.samples import Sample, read
    >>> (reading,) = read([Sample("1.txt", "로그인\\n누리군은 12일 다리를 놓았다고 밝혔다.\\n누리신문  알림판 한 장 더\\n")])
    >>> [(line.text, line.place, line.is_free) for line in lines_of(reading)]
    [('로그인', 'above the story', False), ('누리군은 12일 다리를 놓았다고 밝혔다.', 'in the story', False), ('누리신문 알림판 한 장 더', 'behind the story', True)]
    """
    decisions = reading.explanation.decisions
    story = [n for n, d in enumerate(decisions) if d.label in STORY_LABELS]
    told = [n for n in story if is_told(decisions[n].text)] or story
    title = next((n for n, d in enumerate(decisions) if d.label == "title"), -1)
    found = []
    for number, decision in enumerate(decisions):
        if "\n" in decision.text:
            continue
        place: Place = "in the story"
        if told and number < told[0]:
            place = "above the title" if number < title else "above the story"
        elif told and number > told[-1]:
            place = "behind the story"
        text = fold(decision.text)
        found.append(Line(text, decision, place, place != "in the story" and _is_free(text, decision)))
    return tuple(found)


def _is_free(text: str, decision: Decision) -> bool:
    if lexicon.load().look_up(text) is not None or is_name(text) or is_told(text):
        return False
    if decision.label == "byline":
        # a tip line's address is contact; anybody else's name or address is a reporter's
        addresses = emails(text)
        return not decision.authors and bool(addresses) and all(map(is_desk_address, addresses))
    if names_with_roles(text):
        return False
    if decision.label in STORY_LABELS:
        return True
    return decision.label == "chrome" and (decision.rule in _BY_PLACE or decision.rule.startswith(_CHOSEN))


def is_told(text: str) -> bool:
    """Whether a line ends as a told sentence does, or holds the end of one.

    >>> is_told("누리군은 다리를 놓았다고 밝혔다. 한별 기자"), is_told("누리신문은 여러분의 제보를 기다립니다.")
    (True, False)
    """
    return _TOLD.search(text) is not None


def fold(text: str) -> str:
    """A text with one space for each run of white space."""
    return " ".join(text.split())
