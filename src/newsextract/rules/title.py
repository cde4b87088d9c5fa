"""The headline: given by the caller, or printed twice because a page title opens the dump."""

from __future__ import annotations

import re

from newsextract.korean.names import is_outlet
from newsextract.korean.sentences import ends_sentence
from newsextract.markup import Mark
from newsextract.pieces import Piece
from newsextract.readers.names_of_fields import field_of
from newsextract.rules.aside import squeeze
from newsextract.rules.state import SURE, State

# `제목: …`, `[제목] …`, `기사제목 - …`: what a label may look like before a headline
_LABELLED = re.compile(r"(?:[\[【](?P<boxed>[A-Za-z가-힣 ]{2,10})[\]】]|(?P<plain>[A-Za-z가-힣 ]{2,10}?)\s?(?:[:：]|-(?=\s)))\s?(?=\S)")
_LONGEST_LABEL = 6  # characters of one that has a line of its own
_SUFFIX = re.compile(r"\s*(?:[-|:<>–—ㅣ·]|::|\|\|)\s*(?P<site>[^-|<>ㅣ]{2,30})$")
_SECTION = re.compile(r"\s*(?:[-|<>ㅣ:])\s*(?:정치|경제|사회|국제|문화|연예|스포츠|뉴스|기사본문|전체기사|오피니언|생활|산업|IT|과학|지역)[가-힣/·>ㆍ ]{0,12}$")


_OTHER_MARKS = 8  # characters by which two printings of a headline may differ: its quotation marks
_LONGEST_NAME = 14  # of an outlet
_SENTENCES_OF_A_MENU = 3


def title(state: State) -> None:
    """Find the headline by what the caller gave, by its label, or by its second printing."""
    if not state.pieces or state.title is not None:
        return
    known = state.known.title
    if known:
        _claim_all(state, " ".join(known.split()), "title.known")
        if state.title is not None:
            return
    first = state.pieces[0]
    if _claim_labelled(state):
        return
    if first.glued or len(first.text) > 200 or state.entries[first.index] is not None or state.label(first.index) == "byline" or _is_set(state, first):
        return
    if first.told and first.text.endswith("."):
        return  # a sentence, not a page's title
    best: Piece | None = None
    page_title = " ".join(first.text.split())
    bare = without_site(page_title)
    pictured = any(claim.label in ("caption", "credit") for claim in state.claims[first.index])
    wanted = "" if pictured else squeeze(bare)
    for piece in state.pieces[1:]:
        if piece.told or state.entries[piece.index] is not None or len(piece.text) > len(page_title) + 8:
            continue
        printed = " ".join(piece.text.split())
        same = abs(len(printed) - len(bare)) <= _OTHER_MARKS and len(wanted) >= 8 and squeeze(printed) == wanted
        if not same and piece.text[:3] not in page_title:
            continue
        opens = state.runs_on(piece) and printed in (bare, page_title) and not state.pieces[piece.index - 1].prose
        if (same or _repeats(page_title, printed)) and not names_site(state, printed) and not piece.glued and (opens or _is_printed_headline(state, piece)):
            if bare != page_title and printed == page_title:
                continue
            if best is None or len(piece.text) > len(best.text):
                best = piece
    if best is not None:
        _claim_all(state, " ".join(best.text.split()), "title.printed-twice")
        if state.label(first.index) != "title" and first.text != best.text:
            state.claim(first, "chrome", "title.page-title", SURE + 10, reason="duplicate", evidence=best.text[:40])


def _claim_labelled(state: State) -> bool:
    """Claim the headline that a label names, on the first line that is no menu, or on the one below."""
    opening = next((piece for piece in state.pieces if state.entries[piece.index] is None), None)
    if opening is None:
        return False
    labelled = _LABELLED.match(opening.text)
    if labelled and field_of(labelled["boxed"] or labelled["plain"]) == "title":
        state.title = opening.text[labelled.end() :].strip()
        state.claim(opening, "title", "title.labelled", SURE + 10, evidence=labelled.group(), value=state.title)
        return True
    below = state.following(opening)
    if below is not None and not below.glued and len(opening.text) <= _LONGEST_LABEL and field_of(opening.text) == "title" and is_headline(below.text):
        state.title = below.text
        state.claim(opening, "chrome", "title.label", SURE + 10, reason="menu", evidence=opening.text)
        state.claim(below, "title", "title.labelled", SURE + 10, evidence=opening.text, value=state.title)
        return True
    return False


def _is_set(state: State, first: Piece) -> bool:
    """Whether the first line of a Markdown dump is a heading or a link, as the site's name is; a page's title is neither."""
    markup = state.document.markup
    if markup is None or state.document.form != "markdown":
        return False
    hint = markup.hints[first.block]
    return bool(hint.marks & Mark.HEADING) or hint.linked > 0.5


def names_site(state: State, text: str) -> bool:
    """Whether a line is the name of an outlet, which is never a headline: one word, or what a document calls its own."""
    return text in state.own or (" " not in text and len(text) <= _LONGEST_NAME and is_outlet(text))


def _repeats(page_title: str, text: str) -> bool:
    if len(text) < 5 or len(text) > len(page_title) or text not in page_title:
        return False
    rest = page_title.replace(text, "", 1).strip()
    return page_title.startswith(text) or (len(text) * 2 > len(page_title) and len(rest) < 60)


def _is_printed_headline(state: State, piece: Piece) -> bool:
    """A headline is followed by dates, bylines or buttons; a subhead by the story."""
    before = state.pieces[piece.index - 1]
    if before.prose and before.index and state.top[before.index] is None:
        return False
    for other in state.pieces[piece.index + 1 : piece.index + 8]:
        if state.top[other.index] is not None:
            return True
        if other.prose:
            return False
    return False


def _claim_all(state: State, headline: str, rule: str) -> None:
    """Every printing of the headline: the last before the story is it, the others are copies."""
    printings = [p for p in state.pieces if not p.glued and " ".join(p.text.split()) == headline]
    if not printings:
        return
    state.title = headline
    chosen = printings[0]
    for piece in printings[1:]:
        between = state.pieces[chosen.index + 1 : piece.index]
        told = sum(p.prose and len(p.text) > 80 and state.top[p.index] is None for p in between)
        on_one_line = state.runs_on(piece)  # where a menu speaks in sentences too
        if (on_one_line or _is_printed_headline(state, piece)) and told <= (_SENTENCES_OF_A_MENU if on_one_line else 0):
            chosen = piece
    for piece in printings:
        if piece is chosen:
            state.claim(piece, "title", rule, SURE + 10, evidence=headline[:40], value=headline)
        else:
            state.claim(piece, "chrome", "title.copy", SURE + 10, reason="duplicate", evidence=headline[:40])


def without_site(text: str) -> str:
    """A page title without the site and section behind the headline.

    >>> without_site("새 청사 문 열다 < 사회 < 기사본문 - 한밭일보")
    '새 청사 문 열다'
    >>> without_site("“왜 우리만”… 상인들의 하소연")
    '“왜 우리만”… 상인들의 하소연'
    """
    cut = text
    match = _SUFFIX.search(text)
    if match and (is_outlet(match["site"].strip()) or re.search(r"뉴스|닷컴|[.]com|[.]kr", match["site"])):
        cut = text[: match.start()]
        while True:
            section = _SECTION.search(cut)
            if not section or section.start() < 6:
                break
            cut = cut[: section.start()]
    return cut.strip()


def is_headline(text: str) -> bool:
    """Whether a line may be a headline part: some words, no declarative end.

    >>> is_headline("한밭시, 도서관 세 곳 새로 연다"), is_headline("정치"), is_headline("그는 떠났다고 말했다.")
    (True, False, False)
    """
    if not 8 <= len(text) <= 160 or " " not in text:
        return False
    if text.endswith((".", ".”")) and ends_sentence(text) and not text.endswith(".."):
        return False
    return bool(re.search(r"[가-힣]{2}|[A-Za-z]{3}", text))
