"""Where a story has ended: below its signature or its notice of rights, what tells of something else are teasers of other stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsextract.decide import Proposal
from newsextract.segments.segment import Segment
from newsextract.segments.wording import WORD

_LEAST_STORY = 300  # characters of a story above its end: with fewer an address may stand at its head
_LONGEST_LINE = 60  # characters of a line that holds a name and an address
_OF_SIGNATURE = frozenset({"byline", "O"})
_LEAST_BELOW = 30  # words below a notice of rights: a note on the story is shorter
_MOST_SHARED = 0.15  # of the words below: of a hundred second halves of stories all but three share more with the first


def leave_out_teasers(labels: list[str], proposals: Sequence[Proposal], segments: Sequence[Segment]) -> None:
    """Take out of the story what stands below its end and shares few words with what is above."""
    for end, least in _ends(labels, proposals, segments):
        below = [index for index in range(end, len(labels)) if labels[index].endswith("body")]
        told = _words(segments[index].text for index in below)
        if len(told) < least:
            continue
        story = _words(segments[index].text for index in range(end) if labels[index].endswith("body"))
        known = {part for word in story for part in (word, word[:-1], word[:-2]) if len(part) > 1}
        if sum(_is_known(word, known) for word in told) < _MOST_SHARED * len(told):
            for index in below:
                labels[index] = "O"


def _ends(labels: Sequence[str], proposals: Sequence[Proposal], segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """Where a story may have ended, and how many words must stand below.

    That is behind the first notice of rights, and behind the last signature with an address: of several each may sign an item.
    """
    size, line = 0, 0  # of the story so far; the first segment of the line
    rights: int | None = None
    signature: int | None = None
    for index, segment in enumerate(segments):
        if segment.space == -1:
            line = index
        if labels[index].endswith("body"):
            size += len(segment.text)
        if not segment.closes or size < _LEAST_STORY:
            continue
        part = range(line, index + 1)
        names = {labels[k] for k in part}
        if not names <= _OF_SIGNATURE:
            continue
        if rights is None and proposals[segments[line].proposal].claim.reason == "copyright":
            rights = index + 1
        if "byline" in names and segment.end - segments[line].start <= _LONGEST_LINE and any("@" in segments[k].text for k in part):
            signature = index + 1
    if rights is not None:
        yield rights, _LEAST_BELOW
    if signature is not None:
        yield signature, 1


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in WORD.findall(text)]


def _is_known(word: str, known: set[str]) -> bool:
    """Whether a word is known, with its particle or without."""
    return not known.isdisjoint((word, word[:-1], word[:-2]))
