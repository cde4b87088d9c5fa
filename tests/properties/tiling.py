"""The promise of DESIGN.md, checked from outside: decisions tile the source, articles add nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newsextract import Article, Explanation
from newsextract.readers.shapes import reshape

# zero-width characters, soft hyphen, fillers, bidirectional marks, variation selectors
ZERO_WIDTH = r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
# what nobody sees: white space, control characters, zero-width characters
UNSEEN = re.compile(rf"[\s\x00-\x1f\x7f-\x9f{ZERO_WIDTH}]*")
_DROPPED = re.compile(rf"[{ZERO_WIDTH}]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# a zero-width character between CR and LF does not make two line ends of them
_LINE_END = re.compile(rf"\r[{ZERO_WIDTH}]*\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def assert_tiles(explanation: Explanation) -> None:
    """Every character that can be seen stands in exactly one decision; each says its place rightly."""
    source = explanation.source
    line_ends = [match.end() for match in _LINE_END.finditer(source)]
    position = line = 0
    for decision in explanation.decisions:
        assert position <= decision.start < decision.end <= len(source), f"out of order: {decision!r}"
        assert decision.text == source[decision.start : decision.end], f"not its text: {decision!r}"
        _assert_unseen(source, position, decision.start)
        while line < len(line_ends) and line_ends[line] <= decision.start:
            line += 1
        assert decision.line == line + 1, f"in line {line + 1}: {decision!r}"
        position = decision.end
    _assert_unseen(source, position, len(source))


def _assert_unseen(source: str, start: int, end: int) -> None:
    match = UNSEEN.match(source, start, end)
    assert match is not None
    assert match.end() == end, f"undecided at {match.end()}: {source[match.end() : match.end() + 20]!r}"


def assert_adds_nothing(explanation: Explanation) -> None:
    """Every word of the article is printed in the source."""
    printed = fold(explanation.source)
    shaped = reshape(explanation.source)
    if shaped is not None:  # marks within words, entities and escapes are read
        printed = f"{printed} {fold(shaped[0].text)}"
    for text in texts(explanation.article):
        for word in fold(text).split():
            assert word in printed, f"{word!r} of {text!r} is not in the source"


def texts(article: Article) -> Iterator[str]:
    """Every text of an article that must be printed in its source."""
    if article.title is not None:
        yield article.title
    yield from article.subtitles
    yield from article.body
    yield from article.tags
    for author in article.authors:
        yield author.name
    for caption in article.captions:
        yield from (text for text in (caption.text, caption.credit) if text is not None)


def fold(text: str) -> str:
    """Decomposed, without zero-width characters, every run of white space and control characters one space.

    Decomposed (NFD) because a span may end between a letter and its accent: composed, the
    source would not hold the half.
    """
    visible = _DROPPED.sub("", text)
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFD", visible)).split())
