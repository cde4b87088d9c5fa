"""Profile lines that would make what a reader corrected.

A profile can say of a line that it is furniture, and of which kind; it cannot say that a
line is a caption or a paragraph. Such a correction is a case, not a habit of the site, and
comes back as refused, with the reason why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsextract.model import Explanation
from newsextract.propose.candidates import candidates
from newsextract.propose.effects import DocumentChange, changes, said
from newsextract.propose.lines import fold
from newsextract.propose.phrases import Phrase, tables
from newsextract.propose.samples import Reading
from newsextract.propose.shapes import shape
from newsextract.propose.site import find_site
from newsextract.propose.trials import Trial, own_file
from newsextract.propose.wanted import SEVERAL, Correction, Group, Refused, Wanted, groups, prints, sorted_out

__all__ = ["Correction", "Proposal", "ProposedLine", "Refused", "propose"]


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A phrase, the documents that print it, and those in which a reader corrected it."""

    phrase: Phrase
    printed_in: tuple[str, ...]
    corrected_in: tuple[str, ...]


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
    wanted, refused = sorted_out(readings, corrections)
    file = own_file(readings, folder)
    if file is None and not site.is_told:
        untold = "nothing tells the site: no address is known, and no line names the outlet"
        refused += [Refused(one.correction, untold) for one in wanted]
        wanted = []
    trial = Trial(tuple(readings), folder, file or f"{site.name}.toml", site)
    lines: list[ProposedLine] = []
    made = _made_in(readings, wanted)
    refused += [Refused(one.correction, "it holds already, so no line is needed") for one in wanted if one in made]
    for group in groups(wanted, readings):
        if made.issuperset(group.wanted):
            continue  # by a line chosen before
        line = _best(trial, lines, group, wanted, made)
        if line is not None:
            lines.append(line)
            made = _made(trial, [one.phrase for one in lines], wanted)
    phrases = [line.phrase for line in lines]
    left = [one for one in wanted if one not in made]
    refused += [Refused(one.correction, _why(one, readings, trial.reached())) for one in left]
    if not phrases:
        return Proposal(trial.file, "", "", (), (), tuple(dict.fromkeys(refused)))
    done = trial.changes(phrases)
    return Proposal(trial.file, trial.toml(phrases), tables(phrases), tuple(lines), done, tuple(dict.fromkeys(refused)))


def _best(
    trial: Trial, lines: Sequence[ProposedLine], group: Group, wanted: Sequence[Wanted], made: set[Wanted]
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


def _made(trial: Trial, phrases: Sequence[Phrase], wanted: Sequence[Wanted]) -> set[Wanted]:
    return _made_in(trial.read(phrases), wanted)


def _made_in(readings: Iterable[Reading], wanted: Sequence[Wanted]) -> set[Wanted]:
    """The corrections that hold in these readings."""
    read = {r.sample.name: r.explanation for r in readings}
    return {one for one in wanted if _holds(one, read[one.correction.document])}


def _holds(one: Wanted, explanation: Explanation) -> bool:
    over = [d for d in explanation.decisions if d.start < one.end and d.end > one.start]
    return bool(over) and all(said(d) == one.said for d in over)


def _beside(before: Sequence[Reading], after: Sequence[Reading], group: Group, wanted: Sequence[Wanted]) -> int:
    """How many spans change that nobody corrected and that are no other printing of the line."""
    keys = {shape(fold(text)) for text in group.texts}
    corrected = {(one.correction.document, one.start) for one in wanted}
    return sum(
        shape(fold(span.text)) not in keys and (change.document, span.start) not in corrected
        for change in changes(before, after)
        for span in change.spans
    )


def _why(one: Wanted, readings: Sequence[Reading], reached: frozenset[str]) -> str:
    printed = sum(prints(fold(one.text), [fold(d.text) for d in r.explanation.decisions]) for r in readings)
    if printed < SEVERAL:
        return "it stands in one document only, so it is no habit of the site"
    if one.correction.document not in reached:
        return "a profile of the site does not reach it: its address is not known, and it prints no marks of the site"
    return "no phrase takes it: a stronger rule decides here, or the line is part of a longer one"
