"""What a document is: a story, or one of the things that crawls hold in the place of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsextract.article import Article, StatusKind
from newsextract.model import STORY_LABELS, Decision
from newsextract.rules.listing import LISTED

_BELOW = 8  # decisions behind the last paragraph among which a paywall's notice stands
_LEAST_HEADLINES = 8  # of other stories, on what is a list and no story
_OTHERS = frozenset({"related", "ranking"})
_WALL = "lexicon.pattern"  # the rule of whole sentences: `로그인이 필요한 서비스입니다.`, not the button `로그인`
# a page that says something in a window and leaves: `alert('삭제된 기사입니다.');history.back();`
_ALERT = re.compile(r"""\balert\(\s*(?P<mark>['"])(?P<said>.{2,120}?)(?P=mark)\s*\)""")
_LEAVES = re.compile(r"history\.(?:back|go)|location\b|\bclose\(\)")


class Status(NamedTuple):
    """What a document is, and what shows it; a story needs no evidence."""

    kind: StatusKind
    evidence: str | None = None


def status_of(article: Article, decisions: Sequence[Decision], free: bool | None = None) -> Status:
    """What a document is, by what was made of it; `free` is what its page says of who may read it.

    >>> said = Decision(1, 0, 10, "삭제된 기사입니다.", "chrome", "error", "lexicon.pattern")
    >>> status_of(Article(), [said]), status_of(Article(body=("한밭시는 3일 새 다리를 열었다.",)), [])
    (Status(kind='error', evidence='삭제된 기사입니다.'), Status(kind='story', evidence=None))
    """
    if article.body:
        if free is False:
            return Status("teaser", "isAccessibleForFree: false")
        below = _below_story(decisions)
        wall = next((decision.text for decision in below if decision.reason == "paywall"), None)
        return Status("teaser", wall) if wall else Status("story")
    said = next((decision.text for decision in decisions if decision.reason == "error"), None) or _alert(decisions)
    if said:
        return Status("error", said)
    listed = next((decision.evidence for decision in decisions if decision.rule == LISTED), None)
    if listed:
        return Status("list", listed)
    wall = next((decision.text for decision in decisions if decision.reason == "paywall" or (decision.reason == "login" and decision.rule == _WALL)), None)
    if wall:
        return Status("error", wall)
    if article.captions:
        return Status("photo", article.captions[0].text or article.captions[0].credit)
    others = sum(decision.reason in _OTHERS for decision in decisions)
    if others >= _LEAST_HEADLINES:
        return Status("list", f"{others} lines of other stories")
    return Status("empty", f"{len(decisions)} pieces of text, none of a story" if decisions else "no text")


def _below_story(decisions: Sequence[Decision]) -> Sequence[Decision]:
    last = max((number for number, decision in enumerate(decisions) if decision.label in STORY_LABELS), default=-1)
    return decisions[last + 1 : last + 1 + _BELOW]


def _alert(decisions: Sequence[Decision]) -> str | None:
    """What a script says before it sends the reader away."""
    for decision in decisions:
        if decision.rule == "markup.code" and _LEAVES.search(decision.text) and (match := _ALERT.search(decision.text)):
            return match["said"]
    return None
