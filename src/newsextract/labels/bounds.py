"""Hard facts that bound what was learned: what the caller gave, what has a sure form, and that little is never kept of much."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsextract.decide import Proposal
from newsextract.korean.bylines import SIGNER, parse_byline
from newsextract.korean.names import EMAIL, is_name, names_with_roles
from newsextract.labels.ending import leave_out_teasers
from newsextract.labels.keeping import keep_story
from newsextract.labels.marked import LONGEST_DECK, mind_forms
from newsextract.labels.model import Labelled
from newsextract.labels.parting import begin_alike, part_items
from newsextract.model import Label
from newsextract.rules.listing import LISTED
from newsextract.rules.pictures import PICTURE_IS, PLATE
from newsextract.rules.service_page import SERVICE
from newsextract.rules.story import ROW
from newsextract.segments.segment import Segment

_LEAST_KEPT = 0.6  # of what the rules keep: with less, the choice went astray
_RECORDED = "record."  # the rules of what a record's label names
_PROVED = frozenset({LISTED, SERVICE, PLATE, PICTURE_IS, "caption.says-story"})  # a page that lists, or speaks of itself, a guest's name, a picture that says again what the story says
_LISTED = frozenset({"story.numbered", ROW})  # the rules of items that count up below a story, and of rows of its tables
_NO_STORY = ("lexicon.", "markup.", "figure.caption")  # how the rules begin of phrases of the lexicon or a profile, and of elements that no story stands in
_SITE = "title.of-site"  # the rule of lines that name the site, which is no headline
_DATED = frozenset({"published", "modified"})
_TEXT = ("body", "title", "subtitle")  # what a date beside the headline is no part of
_SIGNED = frozenset({"byline.writer", "byline.signature", "byline.crew"})  # the rules of lines that say who wrote
# how likely it must be that what has the form of a credit, caption or deck is none of the article
_LIKELY = {"credit": 0.85, **dict.fromkeys(("B-caption", "I-caption", "B-subtitle", "I-subtitle"), 0.75)}
_GALLERY = 4  # captions with a credit that show how the others are to be read
_BOUND = 0.9  # how often a label that a bound changed is right, on documents that no weight was learned from
_PRINTED_TWICE = "caption.printed-twice"
_CREDITED = frozenset({"caption.with-credit", "credit.bracket", "credit.mark"})  # the rules of a caption and its sure credit
_TITLE = frozenset({"B-title", "I-title"})
_PICTURED = frozenset({"B-caption", "I-caption", "credit"})
_OTHERS = frozenset({"related", "ranking"})  # headlines of other stories
_NO_TAG = re.compile("[…“”\"?!]")  # a headline of another story has them, a keyword never
_SIGNATURE = re.compile(rf"[(<〈\[]{SIGNER}[)>〉\]]")  # `(홍길동 기자)` behind the last sentence
_DOMAINS = (".com", ".net", ".org", ".kr")
_LOCAL_PART = r"[A-Za-z0-9][A-Za-z0-9._%+\-]{1,40}@"
_HOLDS_ADDRESS = re.compile(_LOCAL_PART)
_ADDRESS = re.compile(rf"\W*(?:(?={_LOCAL_PART}){EMAIL}|https?://\S+)\W*")
_GIVEN = frozenset({"title.known", "title.labelled"})  # the rules of what somebody said
_BEGIN = {"title": "title", "subtitle": "subtitle", "body": "body", "heading": "body", "caption": "caption"}
_ALONE = {"credit": "credit", "tag": "tag", "byline": "byline"}


def bounded(
    labelled: Labelled, proposals: Sequence[Proposal], segments: Sequence[Segment], shut: Sequence[int] = ()
) -> tuple[Labelled, bool]:
    """The labels within their bounds, and whether the rules' own had to stand in for them.

    `shut` are the segments that stand outside the element which a profile names as the story's.
    What labels that were changed are worth the caller asks the labeller.
    """
    labels, exact = list(labelled.labels), labelled.exact
    proposed = as_labels(proposals, segments)
    leave_out_teasers(proposed, proposals, segments)
    if _kept(labels, segments) < _LEAST_KEPT * _kept(proposed, segments):
        return labelled._replace(labels=tuple(proposed)), True
    keep_story(labels, exact, proposed, segments)
    if not _TITLE.isdisjoint(proposed):
        # a headline is chosen once: where it was given or is printed twice, that is it
        for index, name in enumerate(proposed):
            if name in _TITLE:
                labels[index] = name
            elif labels[index] in _TITLE:
                labels[index] = "O"
    for index in shut:
        if labels[index].endswith("body"):
            labels[index] = proposed[index]
    captioned = False  # whether the line opens as a short caption that ends in a credit
    for index, name in enumerate(proposed):
        proposal = proposals[segments[index].proposal]
        short = proposal.end - proposal.start <= LONGEST_DECK and proposal.claim.rule in _CREDITED
        if segments[index].space == -1:
            captioned = short and proposal.claim.rule == "caption.with-credit"
        if (labels[index] == "O" or (captioned and short and labels[index].endswith("body"))) and exact[index] < _LIKELY.get(name, 0.0):
            labels[index] = name
        elif name == proposed[index - 1] == "byline" and labels[index] == "credit" and segments[index].proposal == segments[index - 1].proposal:
            labels[index] = name  # the second half of one signature: `/한밭통신`
    _keep_source(labels, proposals, segments)
    _keep_gallery(labels, proposals, proposed, segments)
    _keep_second_printing(labels, proposals, proposed, segments)
    part_items(labels, segments, proposed)
    begin_alike(labels, segments)
    for index, segment in enumerate(segments):
        claim = proposals[segment.proposal].claim
        if claim.label in _DATED and labels[index].endswith(_TEXT):
            labels[index] = "O"  # a date that has its label, or stands beside the headline
        if labels[index].endswith(_TEXT) and claim.rule in _SIGNED:
            labels[index] = "byline"
        if labels[index] in _TITLE and claim.rule == _SITE:
            labels[index] = "O"
        if proposed[index] == "tag":
            labels[index] = "tag"  # a form that is sure: `#한밭시`, or a list below `태그`
        elif labels[index] == "tag" and (_NO_TAG.search(segment.text) or claim.reason in _OTHERS):
            labels[index] = proposed[index]
        elif (labels[index].endswith("body") and _ADDRESS.fullmatch(segment.text)) or (labels[index] == "I-body" and segment.closes and _SIGNATURE.fullmatch(segment.text)):
            labels[index] = "byline"
        elif labels[index] == "byline" and proposed[index][1:2] == "-" and not _names_somebody(segment.text):
            labels[index] = proposed[index]
        if _is_fact(claim.rule, labels[index]):
            labels[index] = proposed[index]
    for index in range(1, len(labels) - 1):
        # what touches the words of a paragraph on both sides is no address: `한밭@마을은`
        held = labels[index] == "byline" and labels[index - 1].endswith("body") and labels[index + 1] == "I-body"
        if held and "@" in segments[index].text and segments[index].space == segments[index + 1].space == 0 and not segments[index].text.endswith(_DOMAINS):
            labels[index] = "I-body"
    mind_forms(labels, segments)
    leave_out_teasers(labels, proposals, segments)
    return labelled._replace(labels=tuple(labels)), False


def _is_fact(rule: str, label: str) -> bool:
    """Whether a rule's word stands against a label: a record's field, an item of a list that counts up, a phrase or an element of furniture."""
    return rule.startswith(_RECORDED) or rule in _PROVED or (rule in _LISTED and label == "O") or (label.endswith("body") and rule.startswith(_NO_STORY))


def _names_somebody(text: str) -> bool:
    if "@" in text:
        return _HOLDS_ADDRESS.search(text) is not None
    return bool(names_with_roles(text)) or parse_byline(text) is not None or is_name(text)


def is_given(rule: str) -> bool:
    """Whether a rule says what somebody said: the caller, or the label of a record."""
    return rule in _GIVEN or rule.startswith(_RECORDED)


def with_facts(labelled: Labelled, chosen: Sequence[str], proposals: Sequence[Proposal], segments: Sequence[Segment]) -> Labelled:
    """What somebody said is certain, and what a bound changed of the labels `chosen` is about as sure as bounds are right."""
    least = [
        1.0 if is_given(proposals[segment.proposal].claim.rule) else _BOUND if label != before else 0.0
        for segment, label, before in zip(segments, labelled.labels, chosen, strict=True)
    ]
    if not any(least):
        return labelled
    confidence, exact = (tuple(map(max, least, probabilities)) for probabilities in (labelled.confidence, labelled.exact))
    return labelled._replace(confidence=confidence, exact=exact)


def _keep_source(labels: list[str], proposals: Sequence[Proposal], segments: Sequence[Segment]) -> None:
    """A sure credit right behind a caption's words is not left out as a whole."""
    first = 0
    for index in range(1, len(segments) + 1):
        if index < len(segments) and segments[index].proposal == segments[first].proposal:
            continue
        claim = proposals[segments[first].proposal].claim
        if claim.label == "credit" and claim.value and claim.rule in _CREDITED and segments[first].space >= 0 and labels[first - 1].endswith("caption") and set(labels[first:index]) == {"O"}:
            labels[first:index] = ["credit"] * (index - first)
        first = index


def _keep_gallery(
    labels: list[str], proposals: Sequence[Proposal], proposed: Sequence[str], segments: Sequence[Segment]
) -> None:
    """Where most captions that end in a credit are such, the others of them are too: a page shows its pictures in one way."""
    alike = [
        index
        for index, name in enumerate(proposed[:-1])
        if name == "B-caption" and proposals[segments[index].proposal].claim.rule in _CREDITED and "credit" in labels[index + 1 : index + 4]
    ]
    left_out = [index for index in alike if not labels[index].endswith("caption")]
    if len(alike) >= _GALLERY and len(left_out) * 3 < len(alike):
        for index in left_out:
            labels[index] = "B-caption"


def _keep_second_printing(
    labels: list[str], proposals: Sequence[Proposal], proposed: Sequence[str], segments: Sequence[Segment]
) -> None:
    """Of a caption printed twice in a row the first printing is alternative text, and the credit belongs to the second."""
    doubled, pictured = -9, False
    for index, segment in enumerate(segments):
        if proposals[segment.proposal].claim.rule == _PRINTED_TWICE:
            pictured = labels[index].endswith("caption") or (pictured and doubled == segment.block)
            doubled = segment.block
            labels[index] = "O"
        elif pictured and segment.block - doubled <= 2 and proposed[index] in _PICTURED:
            labels[index] = proposed[index]


def _kept(labels: Sequence[str], segments: Sequence[Segment]) -> int:
    return sum(s.end - s.start for s, label in zip(segments, labels, strict=True) if label.endswith("body"))


def as_labels(proposals: Sequence[Proposal], segments: Sequence[Segment]) -> list[str]:
    """What the rules propose, as labels of segments."""
    found: list[str] = []
    items: dict[Label, int | None] = {}
    previous = -1
    for segment in segments:
        claim = proposals[segment.proposal].claim
        name = _BEGIN.get(claim.label)
        if name is None:
            found.append(_ALONE.get(claim.label, "O"))
        else:
            same = segment.proposal == previous or (claim.item is not None and items.get(claim.label, -1) == claim.item)
            found.append(("I-" if same else "B-") + name)
            items[claim.label] = claim.item
        previous = segment.proposal
    return found
