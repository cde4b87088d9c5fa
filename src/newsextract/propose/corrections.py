"""Profile lines that would make what a reader corrected.

A profile can say of a line that it is furniture, and of which kind; it cannot say that a
line is a caption or a paragraph. Such a correction is a case, not a habit of the site, and
comes back as refused, with the reason why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

from newsextract.errors import ArgumentError
from newsextract.lexicon import phrase_key
from newsextract.model import Explanation, Label, Reason
from newsextract.propose.candidates import candidates
from newsextract.propose.effects import DocumentChange, Said, changes, said
from newsextract.propose.phrases import Phrase, tables
from newsextract.propose.samples import Reading
from newsextract.propose.shapes import shape
from newsextract.propose.site import find_site
from newsextract.propose.trials import Trial, own_file
from newsextract.prose import ends_told

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
class ProposedLine:
    """A phrase, the documents that print it, and those in which a reader corrected it."""

    phrase: Phrase
    printed_in: tuple[str, ...]
    corrected_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A correction that no profile line makes, and why, in words."""

    correction: Correction
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Lines for one profile, and all that they would do to the documents.

    `file` is the name of the file in the caller's profile folder, `toml` all that it
    would hold, what stands there now included; `added` is the tables of the lines alone.
    Where there are no lines, `toml` and `added` are empty.
    """

    file: str
    toml: str
    added: str
    lines: tuple[ProposedLine, ...]
    changes: tuple[DocumentChange, ...]
    refused: tuple[Refused, ...]


class _Wanted(NamedTuple):
    """One line of a correction: what it is to be."""

    correction: Correction
    start: int
    end: int
    text: str
    said: Said


class _Group(NamedTuple):
    """Lines that one phrase might take: the texts, what was corrected, and where they are printed."""

    texts: tuple[str, ...]
    wanted: tuple[_Wanted, ...]
    printed_in: tuple[str, ...]


def propose(
    readings: Sequence[Reading], corrections: Iterable[Correction], own: Mapping[str, str] | None = None
) -> Proposal:
    """The profile lines that would make the corrections, tried on every document.

    `readings` are documents of one site (see `by_site`), read with the profiles of `own`:
    the caller's profile folder, the TOML text of each file by its name. Nothing is
    written. Only lines that at least two of the documents print are proposed.

    Raises ArgumentError for a correction of an unknown document, of a span outside its
    source, or without a known label or reason, and DataError for a wrong file of `own`.

    >>> from newsextract.propose.samples import Sample, read
    >>> dump = "누리군은 지난 {}일 낡은 다리를 고쳐 주민에게 다시 열었다고 밝혔다.\\n누리 알림판 한 장 더\\n"
    >>> readings = read(Sample(f"{n}.txt", dump.format(n), url=f"https://nuri.example/{n}") for n in (1, 2, 3))
    >>> last = readings[0].explanation.decisions[-1]
    >>> last.text, last.label
    ('누리 알림판 한 장 더', 'body')
    >>> proposal = propose(readings, [Correction("1.txt", last.start, last.end, "chrome", "notice")])
    >>> print(proposal.file, proposal.added, sep="\\n")
    nuri.toml
    [[phrases]]
    reason = "notice"
    exact = [
        "누리 알림판 한 장 더", # corrected in 1, printed in 3 of 3
    ]
    <BLANKLINE>
    [[example]]
    text = "누리 알림판 한 장 더"
    reason = "notice"
    <BLANKLINE>
    >>> for change in proposal.changes:
    ...     print(change.document, [(span.text, span.before.label, span.after.label) for span in change.spans])
    1.txt [('누리 알림판 한 장 더', 'body', 'chrome')]
    2.txt [('누리 알림판 한 장 더', 'body', 'chrome')]
    3.txt [('누리 알림판 한 장 더', 'body', 'chrome')]
    """
    folder = dict(own or {})
    site = find_site(readings)
    wanted, refused = _sorted_out(readings, corrections)
    file = own_file(readings, folder)
    if file is None and not site.is_told:
        untold = "nothing tells the site: no address is known, and no line names the outlet"
        refused += [Refused(one.correction, untold) for one in wanted]
        wanted = []
    trial = Trial(tuple(readings), folder, file or f"{site.name}.toml", site)
    lines: list[ProposedLine] = []
    made: set[_Wanted] = set()
    for group in _groups(wanted, readings):
        if made.issuperset(group.wanted):
            continue  # by a line chosen before
        line = _best(trial, lines, group, wanted, made)
        if line is not None:
            lines.append(line)
            made = _made(trial, [one.phrase for one in lines], wanted)
    refused += [Refused(one.correction, _why(one, readings)) for one in wanted if one not in made]
    phrases = [line.phrase for line in lines]
    if not phrases:
        return Proposal(trial.file, "", "", (), (), tuple(dict.fromkeys(refused)))
    done = trial.changes(phrases)
    return Proposal(trial.file, trial.toml(phrases), tables(phrases), tuple(lines), done, tuple(dict.fromkeys(refused)))


def _sorted_out(readings: Sequence[Reading], corrections: Iterable[Correction]) -> tuple[list[_Wanted], list[Refused]]:
    """The corrections that a profile may make, line by line, and those that it cannot."""
    known = {reading.sample.name: reading.explanation for reading in readings}
    wanted: list[_Wanted] = []
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
                wanted.append(_Wanted(correction, start, start + len(text), text, Said("chrome", correction.reason)))
    reasons: dict[str, set[Said]] = {}
    for one in wanted:
        reasons.setdefault(_fold(one.text), set()).add(one.said)
    torn = [one for one in wanted if len(reasons[_fold(one.text)]) > 1]
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


def _groups(wanted: Sequence[_Wanted], readings: Sequence[Reading]) -> list[_Group]:
    """Corrected lines that are the same, or the same but for their numbers, and recur."""
    printed = {r.sample.name: [_fold(d.text) for d in r.explanation.decisions] for r in readings}
    groups: list[_Group] = []
    left: dict[tuple[str, Said], list[_Wanted]] = {}
    for one in wanted:
        left.setdefault((_fold(one.text), one.said), []).append(one)
    shaped: dict[tuple[str, Said], list[_Wanted]] = {}
    for (text, meant), same in left.items():
        where = tuple(name for name, lines in printed.items() if _prints(text, lines))
        if len(where) >= SEVERAL:
            groups.append(_Group((same[0].text,), tuple(same), where))
        else:
            shaped.setdefault((shape(text), meant), []).extend(same)
    for (form, _), alike in shaped.items():
        where = tuple(name for name, lines in printed.items() if any(shape(line) == form for line in lines))
        if len({one.correction.document for one in alike}) >= SEVERAL:
            groups.append(_Group(tuple(one.text for one in alike), tuple(alike), where))
    return groups


def _prints(text: str, lines: Sequence[str]) -> bool:
    key = phrase_key(text)
    return any(text in line or (key and phrase_key(line) == key) for line in lines)


def _best(
    trial: Trial, lines: Sequence[ProposedLine], group: _Group, wanted: Sequence[_Wanted], made: set[_Wanted]
) -> ProposedLine | None:
    """The phrase that makes the most corrections and touches the least beside them."""
    corrected = tuple(dict.fromkeys(one.correction.document for one in group.wanted))
    evidence = f"corrected in {len(corrected)}, printed in {len(group.printed_in)} of {len(trial.readings)}"
    reason = group.wanted[0].said.reason
    assert reason is not None
    before = [line.phrase for line in lines]
    best, best_score = None, (len(made), 0)
    names = frozenset((*group.printed_in, *(one.correction.document for one in wanted)))
    base = trial.read(before, names)
    for phrase in candidates(group.texts, reason, evidence):
        after = trial.read([*before, phrase], names)
        score = (len(_made_in(after, wanted)), -_beside(base, after, group, wanted))
        if score[0] > len(made) and (best is None or score > best_score):
            best, best_score = phrase, score
    return ProposedLine(best, group.printed_in, corrected) if best else None


def _made(trial: Trial, phrases: Sequence[Phrase], wanted: Sequence[_Wanted]) -> set[_Wanted]:
    return _made_in(trial.read(phrases), wanted)


def _made_in(readings: Iterable[Reading], wanted: Sequence[_Wanted]) -> set[_Wanted]:
    """The corrections that hold in these readings."""
    read = {r.sample.name: r.explanation for r in readings}
    return {one for one in wanted if _holds(one, read[one.correction.document])}


def _holds(one: _Wanted, explanation: Explanation) -> bool:
    over = [d for d in explanation.decisions if d.start < one.end and d.end > one.start]
    return bool(over) and all(said(d) == one.said for d in over)


def _beside(before: Sequence[Reading], after: Sequence[Reading], group: _Group, wanted: Sequence[_Wanted]) -> int:
    """How many spans change that nobody corrected and that are no other printing of the line."""
    keys = {shape(_fold(text)) for text in group.texts}
    corrected = {(one.correction.document, one.start) for one in wanted}
    return sum(
        shape(_fold(span.text)) not in keys and (change.document, span.start) not in corrected
        for change in changes(before, after)
        for span in change.spans
    )


def _why(one: _Wanted, readings: Sequence[Reading]) -> str:
    printed = sum(_prints(_fold(one.text), [_fold(d.text) for d in r.explanation.decisions]) for r in readings)
    if printed < SEVERAL:
        return "it stands in one document only, so it is no habit of the site"
    return "no phrase takes it: a stronger rule decides here, or the line is part of a longer one"


def _fold(text: str) -> str:
    return " ".join(text.split())
