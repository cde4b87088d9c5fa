"""Why a span has its label: what spoke most for it and against the runner-up, and how to say that in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from newsextract.decide import Proposal
from newsextract.labels.bounds import is_given
from newsextract.labels.model import Labelled, marginals, outcome
from newsextract.labels.weights import Weights, weights
from newsextract.model import Decision, Document, Ground, Label
from newsextract.segments.segment import Segment

_MOST = 3  # reasons of one decision
_SUBJECT = re.compile(r"(-?\d):(.+)|(line|space\d)\|(.+)")  # `-1:told`: of a neighbour; `space0|told`: of the one before
_SILENT = "any"  # every segment has it


class Labelling(NamedTuple):
    """A document as it was labelled, and the decisions that were read from that."""

    document: Document
    proposals: Sequence[Proposal]
    segments: Sequence[Segment]
    features: Sequence[Sequence[str]]
    free: Sequence[str]  # the labels before they were bounded
    labelled: Labelled
    stood_in: bool
    decisions: tuple[Decision, ...]


class Sentence(NamedTuple):
    """One piece of evidence in words."""

    en: str
    ko: str


def with_reasons(labelling: Labelling) -> tuple[Decision, ...]:
    """The decisions, each with its runner-up and its reasons, which are those of its least sure segment."""
    chances = marginals(labelling.features)
    known = weights()
    return tuple(
        decision if place is None else _answered(decision, place, labelling, chances[place], known)
        for decision, place in zip(labelling.decisions, _places(labelling), strict=True)
    )


def sentence(feature: str) -> Sentence:
    """What a feature says of a segment, in English and in Korean.

    >>> sentence("told")
    Sentence(en='It ends as a sentence does.', ko='이 조각은 문장으로 끝난다.')
    >>> sentence("-1:length<24").en
    'The piece before it has up to 24 characters.'
    """
    return _sentence(feature)


@cache
def names() -> dict[str, dict[str, dict[str, str]]]:
    """The names of labels and of the reasons of chrome, in Korean and English.

    >>> names()["label"]["body"]
    {'ko': '본문', 'en': 'body'}
    """
    return {table: _words()[table] for table in ("label", "reason")}


def _places(labelling: Labelling) -> Iterator[int | None]:
    """For each decision the number of its least sure segment; the marks of a credit are not asked."""
    document, segments, sure = labelling.document, labelling.segments, labelling.labelled.confidence
    labels = labelling.labelled.labels
    starts = [document.span(segment.start, segment.end)[0] for segment in segments]
    at = 0
    for decision in labelling.decisions:
        first = at
        while at < len(starts) and starts[at] < decision.end:
            at += 1
        own = [place for place in range(first, at) if outcome(labels[place], labelling.proposals[segments[place].proposal].claim.label) == decision.label]
        yield min(own or range(first, at), key=lambda place: sure[place]) if at > first else None


def _answered(decision: Decision, place: int, labelling: Labelling, chances: dict[str, float], known: Weights) -> Decision:
    claim = labelling.proposals[labelling.segments[place].proposal].claim
    if is_given(claim.rule):
        return decision  # nothing was in question
    labels = labelling.labelled.labels
    totals: dict[Label, float] = {}
    best: dict[Label, str] = {}
    for name, chance in chances.items():
        becomes = outcome(name, claim.label)
        totals[becomes] = totals.get(becomes, 0.0) + chance
        if becomes not in best or chance > chances[best[becomes]]:
            best[becomes] = name
    doubt = 1 - totals.pop(outcome(labels[place], claim.label))
    runner_up = max(totals, key=lambda label: totals[label])
    share = min(1.0, totals[runner_up] / doubt) if doubt > 0 else 0.0  # of what is left to the others
    grounds = _grounds(place, labels, best[runner_up], labelling.features[place], known)
    return decision._replace(
        runner_up=runner_up,
        runner_up_confidence=share * (1 - decision.confidence),
        reasons=grounds if _kind(labels[place]) == _kind(labelling.free[place]) else (_bound(labelling, place), *grounds),
    )


def _kind(label: str) -> str:
    return label.rpartition("-")[2]


def _bound(labelling: Labelling, place: int) -> Ground:
    """What changed a label that the labeller chose; it has no weight, since it was not weighed."""
    if labelling.stood_in:
        return Ground("bound=rules", 0.0)
    return Ground("bound=sentence" if labelling.labelled.labels[place].endswith("body") else "bound=title", 0.0)


def _grounds(place: int, labels: Sequence[str], other: str, features: Sequence[str], known: Weights) -> tuple[Ground, ...]:
    """What spoke most for a segment's label and against another one."""
    chosen = labels[place]
    found: list[Ground] = []
    for feature in dict.fromkeys(features):
        by_label = known.features.get(feature)
        if by_label is not None and feature != _SILENT:
            found.append(Ground(feature, by_label.get(chosen, 0.0) - by_label.get(other, 0.0)))
    found += _steps(place, labels, other, known.transitions)
    found.sort(key=lambda ground: -ground.weight)
    return tuple(Ground(feature, round(weight, 3)) for feature, weight in found[:_MOST] if weight > 0)


def _steps(place: int, labels: Sequence[str], other: str, steps: dict[tuple[str, str], float]) -> Iterator[Ground]:
    """What the neighbours' labels say; that the next one is of the same label too says nothing to a reader."""
    chosen = labels[place]
    if place and (before := labels[place - 1]) != chosen:
        yield Ground(f"after={before}", steps.get((before, chosen), 0.0) - steps.get((before, other), 0.0))
    if place + 1 < len(labels) and (behind := labels[place + 1]) != chosen:
        yield Ground(f"before={behind}", steps.get((chosen, behind), 0.0) - steps.get((other, behind), 0.0))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("reasons.toml").read_text(encoding="utf-8"))


@cache
def _keys() -> tuple[str, ...]:
    return tuple(sorted(_words()["predicate"], key=len, reverse=True))


@lru_cache(maxsize=4096)
def _sentence(feature: str) -> Sentence:
    match = _SUBJECT.fullmatch(feature)
    of, name = ("it", feature) if match is None else (match[1] or match[3], match[2] or match[4])
    words = _words()
    subject = words["subject"].get(of, words["subject"]["it"])
    key = key_of(feature)
    if key is None:
        return Sentence(f"{subject['en']} has the feature {name}.", f"{subject['ko']} 특징 {name}을(를) 가진다.")
    predicate = words["predicate"][key]
    said = (f"{subject[language]} {_filled(predicate, language, name.removeprefix(key))}." for language in ("en", "ko"))
    return Sentence(*said)


def key_of(feature: str) -> str | None:
    """The key of `predicate` that says a feature.

    >>> key_of("-1:rules=body+"), key_of("no such thing")
    ('rules=', None)
    """
    match = _SUBJECT.fullmatch(feature)
    name = feature if match is None else match[2] or match[4]
    predicates = _words()["predicate"]
    if name in predicates and "{value}" not in predicates[name]["en"]:
        return name
    return next((key for key in _keys() if name.startswith(key) and "{value}" in predicates[key]["en"]), None)


def _filled(predicate: dict[str, Any], language: str, value: str) -> str:
    text: str = predicate[language]
    if "names" in predicate:
        kind = value.rstrip("+").rpartition("-")[2]
        value = _words()[predicate["names"]].get("chrome" if kind == "O" else kind, {}).get(language, value)
    elif "scale" in predicate and value.isdigit():
        value = str(int(value) * predicate["scale"])
    elif value[:1] in ("<", ">") and value[1:].isdigit():
        value = _words()["value"][value[0]][language].replace("{number}", value[1:])
    return text.replace("{value}", value)
