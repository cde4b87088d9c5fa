"""What the labels of a record or the head of a Markdown dump name: title, date, writers, keywords."""

from __future__ import annotations

import re

from newsextract.article import Author
from newsextract.korean.bylines import parse_byline
from newsextract.korean.credits import find_credit, trim_caption
from newsextract.korean.dates import find_stamps
from newsextract.korean.names import is_name, is_outlet, names_with_roles
from newsextract.metadata.values import moment
from newsextract.model import FieldName
from newsextract.pieces import Piece
from newsextract.rules.aside import squeeze
from newsextract.rules.state import SURE, State
from newsextract.rules.title import is_headline, without_site

_KNOWN = SURE + 15
_PARTS = re.compile(r"\s*[,;·ㆍ/|#]+\s*")
_TAG = re.compile(r"[^\s,;|#](?:[^,;|#\n]{0,38}[^\s,;|#])?")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'\-]+(?: [A-Z][A-Za-z.'\-]+){1,3}")
_OF_CORPUS = re.compile(r"말뭉치|\d{4}년 ?(?:\d{1,2}월 ?)?기사$|^국립국어원")  # what a corpus calls itself or its files
_MOST_TAGS = 30  # a machine's list of words is longer
# what a clipper files a page under; no word of the article
_FILED = frozenset("clippings clipping clipped webclip web-clip bookmark bookmarks inbox unread article articles".split())
_BULLETS = " -–▲△◆■●·▶▷□○*ㅡ─▣◇"


def recorded(state: State) -> None:
    """Claim the fields that the reader found, or all of what is data; the story itself is left to the rules below."""
    if state.document.form == "data":
        for piece in state.pieces:
            state.claim(piece, "chrome", "record.data", _KNOWN, reason="menu", evidence="data, no text")
        return
    fields = state.document.fields
    if not fields:
        return
    names = dict(fields)
    titles: list[Piece] = []
    dated = False
    for piece in state.pieces:
        name = names.get(piece.block)
        if name is None or name == "text":
            continue
        if name == "title" and not state.known.title:
            titles.append(piece)
        elif name == "published" and not dated and _date(state, piece, name):
            dated = True
        elif name == "modified" and _date(state, piece, name):
            continue
        elif name == "author":
            state.claim(piece, "byline", "record.author", _KNOWN, evidence=piece.text[:40], authors=writers(piece.text))
        elif name == "subtitle":
            state.claim(piece, "subtitle", "record.subtitle", _KNOWN, value=piece.text.strip(_BULLETS), item=state.next_item())
        elif name == "caption":
            _caption(state, piece)
        elif name == "tags":
            _tags(state, piece, sum(other == "tags" for other in names.values()))
        else:
            state.claim(piece, "chrome", f"record.{'other' if name == 'title' else name}", _KNOWN, reason="menu", evidence="behind its label")
    named = [piece for piece in titles if not _OF_CORPUS.search(piece.text)]
    if titles and not named:
        for piece in titles:
            state.claim(piece, "chrome", "record.other", _KNOWN, reason="menu", evidence="the name of a corpus")
        told = [piece for piece in state.pieces if names.get(piece.block) == "text"][:2]
        if len(told) == 2 and is_headline(told[0].text) and not told[0].told and told[1].told:
            named = told[:1]  # a corpus keeps the headline as the first paragraph
    if named:
        _title(state, named, names)
        for piece in titles:
            if state.top[piece.index] is None:
                state.claim(piece, "chrome", "record.other", _KNOWN, reason="menu", evidence="the name of a corpus")


def _title(state: State, titles: list[Piece], names: dict[int, FieldName]) -> None:
    """The title field, without the site's name; where the story's text prints it again, that is a copy."""
    # of several the first that reads like one: `신문` is the title of a whole corpus
    first = next((piece for piece in titles if is_headline(piece.text)), titles[0])
    given = " ".join(first.text.split())
    headline = without_site(given)
    for piece in state.pieces:
        if piece in titles or piece.glued or names.get(piece.block, "text") != "text" or not 6 <= len(piece.text) <= len(given) + 8:
            continue
        said = squeeze(piece.text)
        if len(said) < 5 or (piece.told and said != squeeze(headline)):
            continue
        if said in (squeeze(headline), squeeze(given)) or (len(said) * 2 > len(squeeze(given)) and squeeze(given).startswith(said) and _parts(given, piece.text)):
            if said != squeeze(given):
                headline = " ".join(piece.text.split())
            state.claim(piece, "chrome", "title.copy", _KNOWN, reason="duplicate", evidence=headline[:40])
    state.title = headline
    state.claim(first, "title", "record.title", _KNOWN, evidence=given[:40], value=headline)
    for piece in titles:
        if piece is first:
            continue
        state.claim(piece, "chrome", "title.copy", _KNOWN, reason="duplicate", evidence=headline[:40])


def _parts(given: str, headline: str) -> bool:
    """Whether a mark parts the headline from what stands behind it in a page's title: `… - 한밭일보`."""
    rest = given[len(headline) :].strip()
    return not rest or rest[0] in "-|:<>–—ㅣ·«»"


def _date(state: State, piece: Piece, label: FieldName) -> bool:
    stamps = find_stamps(piece.text)
    iso = stamps[0].iso if stamps else moment(piece.text)
    if iso is None:
        return False
    state.claim(
        piece, "modified" if label == "modified" else "published", "record.date", _KNOWN, evidence=piece.text[:40], value=iso
    )
    return True


def writers(text: str) -> tuple[Author, ...]:
    """The people whom an author field names, with their role or without.

    >>> [a.name for a in writers("[한밭타임스 홍길동 기자]")], [a.name for a in writers("홍길동, 김철수")], writers("편집국")
    (['홍길동'], ['홍길동', '김철수'], ())
    """
    authors = parse_byline(text) or names_with_roles(text)
    if authors:
        return authors
    found: list[Author] = []
    for part in _PARTS.split(text.strip(" []()<>")):
        word = part.strip(" []()<>\"'")
        if (is_name(word) or _LATIN_NAME.fullmatch(word)) and not is_outlet(word):
            found.append(Author(word))
    return tuple(found)


def _caption(state: State, piece: Piece) -> None:
    found = find_credit(piece.text)
    item = state.next_item()
    if found is None:
        state.claim(piece, "caption", "record.caption", _KNOWN, item=item)
        return
    start, end = trim_caption(piece.text[: found.text_end])
    state.claim(piece, "caption", "record.caption", _KNOWN, value=piece.text[start:end].strip(), item=item)
    state.claim(piece, "credit", "record.credit", _KNOWN + 1, span=(found.text_end, len(piece.text)), value=found.credit, item=item)


def _tags(state: State, piece: Piece, lines: int) -> None:
    state.claim(piece, "chrome", "record.tags", _KNOWN, reason="menu", evidence="behind its label")
    words = list(_TAG.finditer(piece.text))
    if len(words) > _MOST_TAGS or lines > _MOST_TAGS:
        return
    for word in words:
        said = word.group().strip("\"' ")
        if said and said.lower() not in _FILED:
            at = word.start() + word.group().index(said)
            state.claim(piece, "tag", "record.tag", _KNOWN + 1, span=(at, at + len(said)), value=said)
