"""Headlines that share their line or their place: beside a date, below the site's name, on two lines, behind the outlet."""

from __future__ import annotations

import re

from newsextract.korean.names import NAME, is_outlet, names_with_roles
from newsextract.korean.words import any_of
from newsextract.pieces import Piece
from newsextract.rules.state import SURE, State
from newsextract.rules.title import is_headline, names_site
from newsextract.rules.wording import is_about, shared_words, story_words

_PARTS = re.compile(r"\s*[|ㅣ｜<>»]\s*|\s+[-–—:]\s+|\s*::\s*")
_SITE_PART = re.compile(rf"\S.*\s(?:{any_of('site_words')})")
_OUTLET_IN_FRONT = re.compile(r"[\[(<【]\s?(?P<name>[가-힣A-Za-z0-9]{2,12})\s?[\])>】]\s*")
_DECKS = 4  # decks that stand below a headline
_SET_APART = 2  # blank lines above one
_ABOVE = 8  # lines above a date in which the headline stands
_LONGEST = 90  # characters of a headline that is told: `…물러설 수 없다!`
_ENDS_HEADLINE = re.compile(r"[\s:：|\[(]+$")


def beside_date(state: State, at: int) -> bool:
    """Claim the headline that stands in front of a date on one line: `새 청사 문 열다 입력 2024-05-22 18:30`."""
    piece = state.pieces[at]
    found = [c.start - piece.start for c in state.claims[at] if c.label in ("published", "modified")]
    if not found or state.top[at] is not None or any(c.label in ("caption", "credit") for c in state.claims[at]):
        return False
    headline = _ENDS_HEADLINE.sub("", piece.text[: min(found)])
    words = story_words(state)
    if not is_headline(headline) or names_with_roles(headline) or not is_about(headline, words) or shared_words(headline, words) < 2:
        return False
    state.title = " ".join(headline.split())
    state.claim(piece, "title", "title.beside-date", SURE, span=(0, len(headline)), evidence=piece.text[len(headline) :][:40], value=state.title)
    return True


def below_site(state: State, first: Piece) -> Piece | None:
    """The headline below a first line that names the site and its section: `가온지부 웹진 | 특보`."""
    following = state.following(first)
    parts = [part for part in _PARTS.split(first.text) if part]
    own = [part for part in parts if not _SITE_PART.fullmatch(part) and not is_outlet(part) and part not in state.own]
    if following is None or len(parts) == len(own) or state.top[following.index] is not None:
        return None
    story = story_words(state).replace(following.text, " ")
    if shared_words(" ".join(own), story) > 1 or len(following.text) > _LONGEST or not is_headline(following.text):
        return None
    return following if shared_words(following.text, story) >= 2 else None


def _continued(parts: list[Piece]) -> list[Piece]:
    """Lines above a date, the nearest first, that are one headline: the next of them opens with a bracket.

    What is given back stands in the order of the page.
    """
    if len(parts) > 1 and parts[0].text[0] in "(（" and not parts[0].gap:
        return [parts[1], parts[0]]
    return parts[:1]


def without_outlet(state: State, text: str) -> str:
    """A headline without the outlet's own name in brackets before it: `[한밭일보] 새 청사 문 열다`."""
    front = _OUTLET_IN_FRONT.match(text)
    if front is None or len(text) - front.end() < 8:
        return text
    name = front["name"]
    signed = rf"[\[(【]\s?{re.escape(name)}\s?[=/ ]\s?{NAME}\s?기자"
    if name in state.own or (is_outlet(name) and re.search(signed, state.document.text)):
        return text[front.end() :]
    return text


def headline_above(state: State, at: int) -> list[Piece]:
    """The headline above a date or byline: the nearest such line, or the first of those that open the dump."""
    run: list[Piece] = []
    words = story_words(state)
    for piece in reversed(state.pieces[max(0, at - _ABOVE) : at]):
        if _fits(state, piece) and not names_site(state, piece.text) and (piece.index == 0 or is_about(piece.text, words)):
            run.append(piece)
        elif run:
            break
    if len(run) > 1 and run[-1].index == 0 and not shared_words(run[-1].text, words) and shared_words(run[-2].text, words) >= 2:
        run.pop()  # a series' name opens the text
    if run and (run[-1].index == 0 or (len(run) <= 4 and all(p.text[0] in "-–ㅡ─" for p in run[:-1]))):
        return run[-1:]
    if len(run) > 1 and run[-1].gap >= 3 and not any(p.gap for p in run[:-1]):
        return run[-1:]  # one block, set apart: a headline above its decks
    return _above_decks(state, at, words) or _continued(run)


def _above_decks(state: State, at: int, words: str) -> list[Piece]:
    """A line set apart that the story speaks of, above decks: what stands below it down to the date is apart by a blank line at most."""
    for piece in reversed(state.pieces[max(0, at - _DECKS - 1) : at]):
        if not _fits(state, piece):
            break
        if piece.gap >= _SET_APART:
            return [piece] if is_about(piece.text, words) and not names_site(state, piece.text) else []
    return []


def _fits(state: State, piece: Piece) -> bool:
    """Whether a line that nothing claims has the form of a headline."""
    return state.top[piece.index] is None and not piece.prose and is_whole_line(state, piece) and is_headline(piece.text)


def is_whole_line(state: State, piece: Piece) -> bool:
    """Whether a piece has its line to itself."""
    return not piece.glued and not state.pieces[piece.index + 1].glued
