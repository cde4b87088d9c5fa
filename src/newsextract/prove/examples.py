"""Whether a profile does what its file promises: it is chosen, and its examples hold."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import profiles
from newsextract.pipeline import explain
from newsextract.profiles import Profile
from newsextract.prove.sentences import STORY


def faults(profile: Profile) -> Iterator[tuple[str, str, str]]:
    """Key, value and fault of each promise that does not hold.

    >>> own = Profile("nuri", hosts=("nuri.example",), phrases=({"reason": "ad", "exact": ["누리 장터"]},), examples=({"text": "누리 시장"},))
    >>> list(faults(own))
    [('example', '누리 시장', 'is taken by no phrase')]
    """
    if not profile.hosts and not profile.marks:
        yield "hosts", "", "and marks are both missing: nothing chooses the profile"
        return
    if profile.phrases and not profile.examples:
        yield "example", "", "is missing: a profile with phrases shows at least one line that they take"
    own = (profile,)
    for host in profile.hosts:
        if profiles.choose((*own, *profiles.shipped()), f"https://www.{host}/news/1", "") is not profile:
            yield "hosts", host, "does not choose the profile"
    if profile.marks and profiles.choose(own, None, "\n".join(profile.marks[:2])) is not profile:
        yield "marks", profile.marks[0], "does not choose the profile"
    for mark in profile.marks:
        if any(mark != other and mark in other for other in profile.marks):
            yield "marks", mark, "stands in another mark too: one line would count as two"
    for example in profile.examples:
        yield from _example_faults(profile, example.get("text"), example.get("reason"))


def _example_faults(profile: Profile, text: object, reason: object) -> Iterator[tuple[str, str, str]]:
    if not isinstance(text, str) or not text.strip():
        yield "example", repr(text), "is not a text of a line or more"
        return
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    url = f"https://{profile.hosts[0]}/" if profile.hosts else None
    explanation = explain("\n".join((*STORY, *lines, *profile.marks[:2])), url=url, profiles=(profile,), reasons=False)
    taken = {d.text: d.reason for d in explanation.decisions if d.rule.startswith("lexicon.")}
    for line in lines:
        if line not in taken:
            yield "example", line, "is taken by no phrase"
        elif reason is not None and taken[line] != reason:
            yield "example", line, f"is taken for {taken[line]}, not for {reason}"
    if explanation.article.body != STORY and all(line in taken for line in lines):
        yield "example", lines[0], "changes the story that it stands behind"
