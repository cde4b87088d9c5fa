"""What can be said of a segment before it is labelled: its form, its place, and what the rules propose.

A feature is a name. `reasons.toml` in `labels` says each in words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from newsextract.decide import Proposal
from newsextract.korean.credits import find_credit
from newsextract.markup import Mark
from newsextract.model import Document
from newsextract.rules.state import State
from newsextract.segments.neighbours import Names, with_neighbours
from newsextract.segments.segment import Segment
from newsextract.segments.wording import MOST_LETTERS, WORD, bucket, is_told, wording

_MARK_NAMES = tuple((getattr(Mark, name), f"markup={name.lower()}") for name in vars(Mark) if name.isupper())
_SEAM = 3  # log-odds of a lost break, and their opposite, beyond which it does not matter how sure it is
_JOINT = range(-7, 5, 2)  # the same of what letters alone say, in steps
Keys = Iterator[tuple[Any, ...]]  # what is alike of many segments, so that its names are made once


def features(state: State, proposals: Sequence[Proposal], segments: Sequence[Segment], names: Names | None = None) -> list[list[str]]:
    """The features of each segment, with those of its neighbours; only those of `names` where they are given."""
    names = names or Names()
    told = [is_told(segment.text) for segment in segments]
    low, high = _region(state, segments)
    habit = _habit(segments[low : high + 1] or segments, told[low : high + 1] or told)
    groups = [
        names.groups(_proposed(proposals, segments), _proposed_names),
        names.groups(_regions((low, high), segments, told), _region_names),
        names.groups(_places(state.document, segments, told), lambda *place: _place_names(habit, *place)),
        names.groups(_of_lines(state, segments), lambda *said: said),
        (names.of_text(segment.text, wording) for segment in segments),
        names.groups(_about(state, segments, told), _about_names),
    ]
    if state.document.markup is not None:
        groups.append(names.groups(_hints(state, segments), _hint_names))
    return with_neighbours([segment.space for segment in segments], list(zip(*groups, strict=True)), names.none)


def _proposed(proposals: Sequence[Proposal], segments: Sequence[Segment]) -> Keys:
    previous = -1
    for segment in segments:
        proposal = proposals[segment.proposal]
        claim, lost = proposal.claim, proposal.lost
        whole = segment.start == proposal.start and segment.end == proposal.end
        yield claim.label, claim.rule, claim.reason, segment.proposal != previous, whole, *[one.label for one in lost[:2]]
        previous = segment.proposal


def _proposed_names(label: str, rule: str, reason: str | None, starts: bool, whole: bool, *lost: str) -> Iterator[str]:
    yield "any"
    yield f"rules={label}" if starts else f"rules={label}+"
    yield "rule=" + rule
    if reason:
        yield "reason=" + reason
    for other in lost:
        yield "against=" + other
    if whole:
        yield "rules-whole"


def _regions(region: tuple[int, int], segments: Sequence[Segment], told: Sequence[bool]) -> Keys:
    """How far it is to the ends of the region that the rules chose, and to the first and the last sentence."""
    low, high = region
    count = len(segments)
    first = next((i for i, t in enumerate(told) if t), count)
    last = max((i for i, t in enumerate(told) if t), default=-1)
    for i in range(count):
        yield (
            bucket(i - low) if low <= i <= high else None,
            bucket(high - i if low <= i <= high else low - i if i < low else i - high),
            i < low,
            bucket(first - i) if i < first else None,
            bucket(i - last) if i > last else None,
        )


def _region_names(begun: str | None, left: str, before: bool, first: str | None, last: str | None) -> Iterator[str]:
    if begun is not None:
        yield "region=in"
        yield "region-from" + begun
        yield "region-to" + left
    else:
        yield ("region=before" if before else "region=after") + left
    if first is not None:
        yield "before-first" + first
    if last is not None:
        yield "behind-last" + last


def _places(document: Document, segments: Sequence[Segment], told: Sequence[bool]) -> Keys:
    blocks, count = document.blocks, len(segments)
    parts = Counter([segment.block for segment in segments])
    sums = [0]
    for t in told:
        sums.append(sums[-1] + t)
    previous = False
    for i, (_, _, _, _, text, _, gap, space, closes, seam, joint) in enumerate(segments):
        number = segments[i].block
        whole = len(blocks[number].text)
        below = None
        if closes:
            below = min(blocks[number + 1].gap, 4) if number + 1 < len(blocks) else -1
        yield (
            bucket(whole),
            len(text) >= whole,
            min(space, 3),
            min(gap, 4),
            previous,
            None if seam is None else max(-_SEAM, min(_SEAM, math.ceil(seam))),
            None if joint is None or space < 0 else sum([joint > odds for odds in _JOINT]),
            below,
            min(parts[number], 6),
            sums[i] - sums[i - 3 if i > 3 else 0],
            sums[i + 4 if i + 4 < count else count] - sums[i + 1],
        )
        previous = told[i]


def _place_names(
    habit: Sequence[str], line: str, whole: bool, space: int, gap: int, previous: bool, seam: int | None, joint: int | None, below: int | None, parts: int, above: int, behind: int
) -> list[str]:
    found = ["line" + line, "whole" if whole else "part"]
    if space < 0:
        found += ("opens", f"above{gap}", "opens|told-before" if previous else "opens|open-before")
        found += ["opens|" + style for style in habit]
    else:
        found.append(f"space{space}")
        found += ["inside|" + style for style in habit]
    if seam is not None:
        found.append("seam")
        found += [f"seam>{odds}" for odds in range(-_SEAM, seam)]
    if joint is not None:
        found.append("joint")
        found += [f"joint>{odds}" for odds in _JOINT[:joint]]
    if below is not None:
        found += ("closes", f"below{below}" if below >= 0 else "below-end")
    found += (f"parts{parts}", f"told-above{above}", f"told-below{behind}")
    return found


def _of_lines(state: State, segments: Sequence[Segment]) -> Keys:
    """What the lexicon knows, what is printed again, and a credit that ends with a segment."""
    blocks = state.document.blocks
    look_up = state.lexicon.look_up
    squeezed = ["".join(block.text.split()) for block in blocks]
    lines = Counter(squeezed)
    texts = [_squeezed(s.text, squeezed[s.block], len(blocks[s.block].text)) for s in segments]
    times = Counter(texts)
    of_block: dict[int, tuple[str, ...]] = {}
    previous = ""
    for segment, same in zip(segments, texts, strict=True):
        text, number = segment.text, segment.block
        line = blocks[number].text
        said = of_block.get(number)
        if said is None:
            entry = look_up(line)
            said = () if entry is None else ("lexicon-line", "lexicon-line=" + entry.reason, "lexicon-kind=" + entry.kind)
            if lines[squeezed[number]] > 1:
                said = (*said, "echo-line")
            of_block[number] = said
        size = len(text)
        if size < len(line) and size < 90:
            part = look_up(text)
            if part is not None:
                said = (*said, "lexicon", "lexicon=" + part.reason)
        if size >= 8 and times[same] > 1:
            said = (*said, "echo")
        if previous and size < 60:
            credit = find_credit(f"{previous} {text}"[-200:])
            if credit is not None:
                said = (*said, "credit=" + credit.mark)
        yield said
        previous = text


def _squeezed(text: str, line: str, size: int) -> str:
    """A text without its spaces; `line` is the whole line without them, of a line of some size."""
    if len(text) < 8:
        return ""
    return line if len(text) == size else "".join(text.split())


def _about(state: State, segments: Sequence[Segment], told: Sequence[bool]) -> Keys:
    """How many of a segment's words the sentences of the story and the title have, with a particle or without."""
    tokens = [WORD.findall(segment.text, 0, MOST_LETTERS) for segment in segments]
    story: set[str] = set()
    for segment, ends, words in zip(segments, told, tokens, strict=True):
        if ends and len(segment.text) > 25:
            story.update(words if len(segment.text) <= MOST_LETTERS else WORD.findall(segment.text))
    title = set(WORD.findall(state.title or state.page_title or ""))
    known: dict[str, bool] = {}
    for words in tokens:
        if not words:
            yield None, None
            continue
        hits = 0
        for word in words:
            hit = known.get(word)
            if hit is None:
                size = len(word)
                hit = known[word] = word in story or word[: max(2, size - 1)] in story or word[: max(2, size - 2)] in story
            hits += hit
        named = sum([word in title or word[:-1] in title for word in words]) if title else None
        yield int(hits / len(words) * 4.99), None if named is None else int(named / len(words) * 4.99)


def _about_names(story: int | None, title: int | None) -> Iterator[str]:
    if story is not None:
        yield f"about-story{story}"
    if title is not None:
        yield f"about-title{title}"


def _hints(state: State, segments: Sequence[Segment]) -> Keys:
    container, markup = state.container, state.document.markup
    assert markup is not None
    for segment in segments:
        hint = markup.hints[segment.block]
        yield hint.marks, int(hint.linked * 3.99), hint.strong, container is not None and container.holds(hint.context)


def _hint_names(marks: int, linked: int, strong: bool, within: bool) -> list[str]:
    found = ["page", f"linked{linked}", "within" if within else "not-within"]
    found += [name for bit, name in _MARK_NAMES if marks & bit]
    return [*found, "strong"] if strong else found


def _region(state: State, segments: Sequence[Segment]) -> tuple[int, int]:
    """The first and last segment of the region that the rules chose."""
    if state.story is None:
        return len(segments), -1
    start, end = state.pieces[state.story[0]].start, state.pieces[state.story[1]].end
    inside = [i for i, s in enumerate(segments) if s.start >= start and s.end <= end]
    return (inside[0], inside[-1]) if inside else (len(segments), -1)


def _habit(story: Sequence[Segment], told: Sequence[bool]) -> tuple[str, str]:
    """How a story breaks its lines: sentence ends per line, and how many lines there are."""
    count = len({segment.block for segment in story})
    return f"ends{min(5, round(2 * sum(told) / max(1, count)))}", "few-lines" if count < 8 else "lines"
