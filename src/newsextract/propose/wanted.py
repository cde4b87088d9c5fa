"""What readers corrected, sorted out: what a profile may make, line by line, and what it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

from newsextract.errors import ArgumentError
from newsextract.korean.sentences import ends_told
from newsextract.lexicon import phrase_key
from newsextract.model import Explanation, Label, Reason
from newsextract.propose.effects import Said
from newsextract.propose.lines import fold
from newsextract.propose.samples import Reading
from newsextract.propose.shapes import shape

SEVERAL = 2  # documents that must print a line before it is called a habit of the site


@dataclass(frozen=True, slots=True)
class Correction:
    """A span of one document that a reader labelled anew; chrome needs its `reason`.

    `document` is the sample's name; `start` and `end` count characters of its
    explanation's `source`, as a decision's do.
    """

    document: str
    start: int
    end: int
    label: Label
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A correction that no profile line makes, and why, in words."""

    correction: Correction
    why: str


class Wanted(NamedTuple):
    """One line of a correction: what it is to be."""

    correction: Correction
    start: int
    end: int
    text: str
    said: Said


class Group(NamedTuple):
    """Lines that one phrase might take: the texts, what was corrected, and where they are printed."""

    texts: tuple[str, ...]
    wanted: tuple[Wanted, ...]
    printed_in: tuple[str, ...]


def sorted_out(readings: Sequence[Reading], corrections: Iterable[Correction]) -> tuple[list[Wanted], list[Refused]]:
    """The corrections that a profile may make, line by line, and those that it cannot."""
    known = {reading.sample.name: reading.explanation for reading in readings}
    wanted: list[Wanted] = []
    refused: list[Refused] = []
    for correction in corrections:
        _check(correction, known)
        if correction.label != "chrome":
            refused.append(Refused(correction, f"a profile takes furniture only; what is {correction.label} is told by a case"))
            continue
        at = correction.start
        for line in known[correction.document].source[correction.start : correction.end].splitlines(keepends=True):
            text = line.strip()
            start = at + len(line) - len(line.lstrip())
            at += len(line)
            if ends_told(text):
                refused.append(Refused(correction, "it ends as a told sentence does, and such a line is never furniture"))
            elif text:
                wanted.append(Wanted(correction, start, start + len(text), text, Said("chrome", correction.reason)))
    reasons: dict[str, set[Said]] = {}
    for one in wanted:
        reasons.setdefault(fold(one.text), set()).add(one.said)
    torn = [one for one in wanted if len(reasons[fold(one.text)]) > 1]
    refused += [Refused(one.correction, "the same line was corrected to another reason elsewhere") for one in torn]
    return [one for one in wanted if one not in torn], refused


def _check(correction: Correction, known: Mapping[str, Explanation]) -> None:
    explanation = known.get(correction.document)
    if explanation is None:
        raise ArgumentError(f"document: {correction.document!r} is not one of the documents given")
    if not 0 <= correction.start < correction.end <= len(explanation.source):
        raise ArgumentError(
            f"{correction.document}: {correction.start}-{correction.end} is not a span of its"
            f" {len(explanation.source)} characters"
        )
    if correction.label not in get_args(Label):
        raise ArgumentError(f"{correction.document}: label: {correction.label!r} is not one of {', '.join(get_args(Label))}")
    if (correction.reason in get_args(Reason)) != (correction.label == "chrome"):
        raise ArgumentError(
            f"{correction.document}: reason: {correction.reason!r} is not a reason of {correction.label};"
            f" chrome has one of {', '.join(get_args(Reason))}, and nothing else has one"
        )


def groups(wanted: Sequence[Wanted], readings: Sequence[Reading]) -> list[Group]:
    """Corrected lines that are the same, or the same but for their numbers, and recur."""
    printed = {r.sample.name: [fold(d.text) for d in r.explanation.decisions] for r in readings}
    found: list[Group] = []
    left: dict[tuple[str, Said], list[Wanted]] = {}
    for one in wanted:
        left.setdefault((fold(one.text), one.said), []).append(one)
    shaped: dict[tuple[str, Said], list[Wanted]] = {}
    for (text, meant), same in left.items():
        where = tuple(name for name, lines in printed.items() if prints(text, lines))
        if len(where) >= SEVERAL:
            found.append(Group((same[0].text,), tuple(same), where))
        else:
            shaped.setdefault((shape(text), meant), []).extend(same)
    for (form, _), alike in shaped.items():
        where = tuple(name for name, lines in printed.items() if any(shape(line) == form for line in lines))
        if len({one.correction.document for one in alike}) >= SEVERAL:
            found.append(Group(tuple(one.text for one in alike), tuple(alike), where))
    return found


def prints(text: str, lines: Sequence[str]) -> bool:
    """Whether a document of these lines prints a text, as a line of its own or in one.

    >>> prints("누리 알림판", ["누리군 소식", "[누리 알림판] 3"])
    True
    """
    key = phrase_key(text)
    return any(text in line or (key and phrase_key(line) == key) for line in lines)
