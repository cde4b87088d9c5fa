"""What stands between the top of a page and its story: headline, subtitles, bare dates and names."""

from __future__ import annotations

import re

from newsextract.korean.bylines import match_dateline
from newsextract.korean.sentences import is_scene
from newsextract.korean.words import BULLETS, any_of
from newsextract.markup import Mark
from newsextract.pieces import Piece
from newsextract.rules.bare import bare_date
from newsextract.rules.broken import claim_broken
from newsextract.rules.head_lines import (
    below_site,
    beside_date,
    headline_above,
    is_whole_line,
    without_outlet,
)
from newsextract.rules.region import HANGUL
from newsextract.rules.state import STRUCTURE, SURE, State
from newsextract.rules.title import is_headline, without_site
from newsextract.rules.wording import is_about, shares_words, story_words

_ANCHOR = re.compile(r"(?:[\[【◀<] ?)앵커(?:멘트)?(?: ?[\]】▶>])")
# what agencies put behind the headline of a story that they send again: `…폐쇄(종합2보)`
_AGENCY_HEADLINE = re.compile(r"\((?:\d보|종합(?:\d?보)?|속보)\)$")
_BELT = 4  # short lines between a line and the story, by which the line is not the story's
_OPENING = re.compile(rf"\[(?:앵커|기자|리포트|편집자|인터뷰|녹취)|[◀【]|<(?:앵커|기자|출연|편집자|진행)|[■◇◆□▷*※▣▶]\s?(?:{any_of('programme')})|[Qq]\d{{0,2}}[.:)]|-\s?편집자")


def heads(state: State) -> None:
    """Claim the headline parts above the story, then move the story's start to what is left."""
    if state.story is None:
        pictures = [p.index for p in state.pieces if state.label(p.index) in ("caption", "credit")]
        if pictures:
            _find_title(state, pictures[0])
        return
    start, end = state.story
    start = _behind_notice(state, start, end)
    top = _find_title(state, start)
    zone = _zone(state, top, start)
    bare_date(state, top, start)
    first, subtitles = _walk(state, zone, top, start)
    _claim_subtitles(state, subtitles)
    state.story = (first, end)


def _behind_notice(state: State, start: int, end: int) -> int:
    """Where a broadcast begins: at its anchor, where nothing that stands above the anchor speaks of the story."""
    opens = next((p.index for p in state.pieces[start : min(end, start + 6)] if _ANCHOR.match(p.text)), start)
    if opens == start:
        return start
    begun = start
    first, last = state.pieces[opens], state.pieces[end]
    story = state.document.text[first.end : last.end]
    while start and state.top[start - 1] is None and not state.pieces[start - 1].told:
        start -= 1
    above = [p for p in state.pieces[start:opens] if state.top[p.index] is None]
    if any(p.told or shares_words(p.text, story) for p in above):
        return begun
    for piece in above:
        state.claim(piece, "chrome", "notice.above-anchor", STRUCTURE, reason="player", evidence=first.text[:40])
    return opens


def _walk(state: State, zone: list[Piece], top: int, start: int) -> tuple[int, list[Piece]]:
    """Where the story begins, and the subtitles above it.

    Subtitles stand right below the headline or right above the story; lines that page
    furniture parts from both are furniture. Behind a picture a line opens the story.
    """
    pictured = False
    korean = HANGUL.search(state.pieces[start].text) is not None
    words = story_words(state)
    runs: list[list[Piece]] = [[]]
    parted = [top >= 0 and bool(zone) and zone[0].index == top + 1]
    for piece in zone:
        label = state.label(piece.index)
        if label in ("caption", "credit"):
            pictured = True
        elif label == "chrome" and not state.is_inside(piece.index):
            if runs[-1]:
                runs.append([])
                parted.append(False)
            elif piece.index > top + 1:
                parted[-1] = False
        elif label is None:
            bracketed = piece.text[0] == "[" and piece.text[-1] == "]"
            dateline = match_dateline(piece.text, own=state.own) if bracketed else None
            if not state.within(piece.index):
                # above the story's element stand buttons too: only what is set as a headline part is one
                if _is_set_as_head(state, piece) and not piece.told and _is_subtitle(state, piece, start):
                    runs[-1].append(piece)
                continue
            foreign = korean and not HANGUL.search(piece.text)
            opens = dateline is not None or _heads_an_item(state, piece, start) or _is_opening_mark(piece.text) or pictured or (piece.prose and not bracketed and not foreign)
            if opens and _is_parted(state, piece, start):
                continue
            if opens or not (_is_subtitle(state, piece, start) and is_about(piece.text, words)):
                if opens or piece.text.endswith(","):
                    return piece.index, _kept(runs, parted)
                continue
            runs[-1].append(piece)
    return start, _kept(runs, parted)


def _is_parted(state: State, piece: Piece, start: int) -> bool:
    """Whether a belt of buttons and other short lines lies between a line and the story, or on that line a notice of rights."""
    belt = 0
    for other in state.pieces[piece.index + 1 : start]:
        label, top = state.label(other.index), state.top[other.index]
        if top is not None and top.reason == "copyright" and other.line == piece.line and not piece.prose:
            return True
        button = label == "chrome" and not state.is_inside(other.index)
        belt += button or (label is None and len(other.text) <= 12 and not other.prose)
    return belt >= _BELT


def _is_set_as_head(state: State, piece: Piece) -> bool:
    markup = state.document.markup
    if markup is None:
        return True
    hint = markup.hints[piece.block]
    return (hint.strong or bool(hint.marks & Mark.HEADING)) and hint.linked < 0.5 and not hint.marks & (Mark.CONTROL | Mark.LISTED | Mark.PAGE_TITLE)


def _heads_an_item(state: State, piece: Piece, start: int) -> bool:
    """A marked line above the story is its first subhead where the story has others of that mark."""
    mark = piece.text[0]
    if mark not in "■◆◇●□▶" or state.story is None:
        return False
    inside = state.pieces[start : state.story[1] + 1]
    return any(p.text[0] == mark and state.top[p.index] is None for p in inside)


def _kept(runs: list[list[Piece]], below_headline: list[bool]) -> list[Piece]:
    last = len(runs) - 1
    return [p for i, run in enumerate(runs) for p in run if i == last or below_headline[i]]


def _is_opening_mark(text: str) -> bool:
    return bool(_OPENING.match(text))


def _find_title(state: State, start: int) -> int:
    """The index behind which the zone begins: the headline, else the last date line, else -1."""
    pieces = state.pieces
    above = [p.index for p in pieces[:start] if state.label(p.index) == "title"]
    if above:
        return above[-1]
    if state.title is not None:
        return -1
    said = [p for p in pieces[:start] if _is_meta(state, p.index)]
    meta = [p.index for p in said if is_whole_line(state, p)]
    for at in [p.index for p in said[-3:]]:
        if beside_date(state, at):
            return at
    for at in meta[-3:]:
        above_date = headline_above(state, at)
        if len(above_date) > 1:
            claim_broken(state, above_date, " ".join(piece.text for piece in above_date), "title.above-date")
            return above_date[-1].index
        if above_date:
            headline = without_outlet(state, without_site(above_date[0].text))
            state.title = headline
            state.claim(above_date[0], "title", "title.above-date", SURE, evidence=pieces[at].text[:40], value=headline)
            return above_date[0].index
    first = pieces[0]
    if not meta and start > 0 and state.top[first.index] is None and not first.prose and not first.glued:
        below = below_site(state, first)
        if below is not None:
            state.title = below.text
            state.claim(below, "title", "title.below-site", STRUCTURE, evidence=first.text[:40], value=below.text)
            return below.index
        headline = without_outlet(state, without_site(first.text))
        if headline != first.text or _opens_dump(state, first):
            rule = "title.page-title" if headline != first.text else "title.opens-dump"
            state.title = headline
            state.claim(first, "title", rule, STRUCTURE, evidence="first line", value=headline)
            return first.index
    dated = [at for at in meta if state.label(at) != "byline"]
    return dated[-1] if dated else -1


def _opens_dump(state: State, first: Piece) -> bool:
    """A pasted article opens with its headline: first line, a blank line or a belt of buttons, then the rest; or an agency's mark closes it."""
    if state.profile is not None and state.profile.opens == "subtitle":
        return False
    if first.line == 1 and _AGENCY_HEADLINE.search(first.text) and is_headline(first.text):
        return True
    if first.gap > 1 or (first.line != 1 and not state.document.front):
        return False
    following = state.following(first)
    if following is None or not is_headline(first.text):
        return False
    if following.gap:
        # below a menu a wider gap may be a picture's place, and the line above it a subtitle
        return not state.document.front or following.gap == 1
    buttons = [p for p in state.pieces[1 : 1 + _BELT] if state.is_chrome(p.index) or len(p.text) <= 12]
    return len(buttons) == _BELT and is_about(first.text, story_words(state))


def _is_meta(state: State, index: int) -> bool:
    top = state.top[index]
    if top is None:
        return any(c.label == "published" for c in state.claims[index])
    return top.label in ("published", "byline") or top.rule in ("date.line", "date.label")


def _zone(state: State, top: int, start: int) -> list[Piece]:
    """The pieces between headline and story; without a headline, those that touch the story."""
    pieces = state.pieces
    if top >= 0:
        return list(pieces[top + 1 : start])
    zone: list[Piece] = []
    for piece in reversed(pieces[:start]):
        label = state.label(piece.index)
        if label == "chrome" and not state.is_inside(piece.index) and piece.index > 0:
            entry = state.entries[piece.index]
            if entry is not None and (zone or entry.kind == "head"):
                break
        zone.append(piece)
    return zone[::-1]


def _is_subtitle(state: State, piece: Piece, start: int) -> bool:
    text = piece.text.strip(BULLETS)
    if text.startswith("[") and text.endswith("]") and len(text) <= 150:
        return True
    if text.endswith(","):
        return False
    if is_headline(text) and len(text) <= 130 and not (is_scene(text) and text.endswith(".")):
        return True
    following = state.pieces[piece.index + 1]
    if len(text) >= 4 and piece.gap and not following.gap and state.top[following.index] is None and not following.prose:
        return is_headline(following.text)
    if len(text) < 3 or len(text) > 30 or piece.index != start - 1:
        return False
    opening = " ".join(p.text for p in state.pieces[start : start + 3])
    return text in opening


def _claim_subtitles(state: State, subtitles: list[Piece]) -> None:
    for group in _groups(subtitles):
        item = state.next_item()
        for piece in group:
            text = piece.text.strip()
            value = text.lstrip(BULLETS).rstrip()
            if text.startswith("[") and text.endswith("]") and text.count("[") == 1 and len(text) > 40:
                value = text[1:-1].strip()
            state.claim(piece, "subtitle", "subtitle.above-story", STRUCTURE, evidence="above the story", value=value, item=item)


def _groups(subtitles: list[Piece]) -> list[list[Piece]]:
    """Subtitles broken over two lines, where blank lines part every pair."""
    groups: list[list[Piece]] = []
    for piece in subtitles:
        if groups and piece.gap == 0 and piece.index == groups[-1][-1].index + 1:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    if len(groups) >= 2 and all(len(group) == 2 for group in groups):
        return groups
    return [[piece] for piece in subtitles]
