"""Inside the region: datelines, paragraphs, subheads, and what is cut off a paragraph's end."""

from __future__ import annotations

import re

from newsextract.korean.bylines import match_dateline, parse_byline, sign_off
from newsextract.korean.names import EMAIL
from newsextract.korean.sentences import ENDERS, ends_sentence, is_prose
from newsextract.korean.turns import TURN
from newsextract.korean.words import AGENCY, HEADING_MARKS, any_of
from newsextract.markup import Mark
from newsextract.pieces import Piece
from newsextract.rules.state import INLINE, STORY, State

ROW = "story.row"  # the rule of a row of a table within the story
_SUBHEAD = re.compile(rf"[{HEADING_MARKS}▼]|\d{{1,2}}\.\s|[①-⑳]|[Qq]\d{{0,2}}[.:]\s|-\s?\S|[<〈]")
_LONGEST_SUBHEAD = 80  # characters
_SECTIONS = frozenset({"menu", "footer", "font", "comment", "ranking"})
_MARKED_WORD = re.compile(r"[■◆◇●□▣◈◎] ?\S|\d{1,2}[.)] ?[가-힣]|[①-⑳]|<[가-힣 ]+>$|\[[가-힣 ]+\]$")
_TWO_WORDS = re.compile(r"[가-힣]{2,8} [가-힣]{2,8}")
_TABLE = re.compile(r"[<〈]\s?(?:표|그래프|그림|자료)")
_PROGRAMME = re.compile(rf"[■◇◆□▷*※]\s?(?:{any_of('programme')})\s?[:：]")
_SPOKEN = re.compile(r"[\[【◀<]|[“\"‘']")
_ADDRESS = r"[A-Za-z0-9._%+\-]{1,40}@[A-Za-z0-9.\-]{1,60}"
_TAIL_EMAIL = re.compile(rf"(?:\s*\(?{_ADDRESS}\)?|\s*\[\s?{_ADDRESS}\s?\]|\s*<{_ADDRESS}>)\s*\.?$")
_TAIL_BYLINE = re.compile(
    r"(?<=[다요죠까][.”\"’])\s?(?P<by>[\[<〈(][가-힣A-Za-z0-9 =]{0,16}?[가-힣]{2,4} ?(?:기자|특파원)(?:\s?[A-Za-z0-9._%+\-]{1,40}@[A-Za-z0-9.\-]{1,60})?\s?[\]>〉)]|/?\s?(?:[가-힣A-Za-z]{1,8}(?:=|/|\s))?(?:[가-힣]{2,4}\s?(?:[A-Za-z0-9._%+\-]{1,40}@[A-Za-z0-9.\-]{1,60})?\s?[·,/]\s?){0,3}[가-힣]{2,4}\s?(?:[가-힣]{0,4}기자|특파원|논설위원|칼럼니스트)\s?(?:=\s?)?(?:[A-Za-z0-9._%+\-]{1,40}@[A-Za-z0-9.\-]{0,60})?)\s*$"
)
# `한밭뉴스 홍길동[gildong@example.com]입니다.`
_SIGNED_ADDRESS = re.compile(rf"(?<=[가-힣])\[{EMAIL}\](?=입니다)")
_TAIL_OUTLET = re.compile(rf"(?<=[{ENDERS}]\.)[”\"]?\s{{0,3}}(?P<mark>[/<〈\[(]?(?P<name>[가-힣A-Za-z0-9]{{2,14}})[>〉\])]?)\.?$")
_CLOSES = ")>〉]"
_AGENCY = re.compile(AGENCY)
_END_MARK = re.compile(r"\s?[(<\[]?(?:끝|계속|하|이상)[)>\]]\.?$")


def story(state: State) -> None:
    """Claim the region's pieces as paragraphs, and cut datelines and bylines off their ends."""
    if state.story is None:
        return
    start, end = state.story
    pieces = state.pieces
    _give_back_subheads(state, start, end)
    selector = (state.container.selector if state.container else None) or ""
    told = 0
    paragraph: Piece | None = None
    item = 0
    for piece in pieces[start : end + 1]:
        top = state.top[piece.index]
        if top is not None:
            if top.label == "byline":
                told = 0
            paragraph = None
            continue
        text = piece.text
        goes_on = paragraph is not None and state.runs_on(piece) and piece.start - paragraph.end <= 1
        numbered = piece.index in state.numbered
        heading = not goes_on and not numbered and _is_heading(state, piece, end)
        address = _SIGNED_ADDRESS.search(text) if "@" in text else None
        spoken = text.replace(address.group(), "") if address else text
        if "@" in spoken:
            spoken = _TAIL_EMAIL.sub("", spoken)
        speakers = sign_off(spoken) if address or not piece.told else ()
        item = item if goes_on else state.next_item()
        paragraph = None if heading else piece
        rule = "story.subhead" if heading else "story.sign-off" if speakers else "story.numbered" if numbered else ROW if _is_row(state, piece) else "story.paragraph"
        state.claim(
            piece, "heading" if heading else "body", rule, STORY, evidence=selector, item=item, authors=speakers
        )
        if address:
            state.claim(piece, "byline", "byline.email", INLINE, span=address.span(), evidence=address.group())
        if not heading:
            if told < 3:
                _claim_dateline(state, piece)
            if not piece.told or text[-1] in _CLOSES or state.claims[piece.index][0].weight >= INLINE:
                _claim_tail(state, piece, piece.index >= end - 1 or (piece.index + 1 < len(pieces) and state.label(piece.index + 1) is not None))
        told += 1


def _give_back_subheads(state: State, start: int, end: int) -> None:
    """A line between two told paragraphs that a menu may hold too (`■ 경제`, `지역 경제`) is a subhead."""
    pieces = state.pieces
    for piece in pieces[start + 1 : end]:
        top = state.top[piece.index]
        if top is None or top.rule not in ("lexicon.exact", "lexicon.run") or top.reason not in _SECTIONS:
            continue
        marked = _MARKED_WORD.match(piece.text) is not None
        before, after = pieces[piece.index - 1], pieces[piece.index + 1]
        if marked and before.index > start and state.is_chrome(before.index) and before.text[0] in "▶▷☞":
            before = pieces[before.index - 1]  # a link below the paragraph
        tells = (before.prose and after.prose) if marked else (before.told and after.told)
        alone = tells and state.top[before.index] is state.top[after.index] is None
        if alone and (marked or (top.rule == "lexicon.run" and _TWO_WORDS.fullmatch(piece.text))):
            state.claims[piece.index].remove(top)
            state.top[piece.index] = state.entries[piece.index] = None


def _is_row(state: State, piece: Piece) -> bool:
    """Whether a piece is a row of a table that a page or Markdown shows: a tab parts its cells."""
    markup = state.document.markup
    return markup is not None and "\t" in piece.text and bool(markup.hints[piece.block].marks & Mark.TABLE)


def is_marked_subhead(text: str) -> bool:
    """Whether a paragraph has the mark and the form of a subhead (소제목): short, and not told.

    >>> is_marked_subhead("◆ 배우고 팔고 머문다"), is_marked_subhead("◆ 시는 다리를 다시 놓는다고 밝혔다.")
    (True, False)
    """
    return text[0] in HEADING_MARKS and len(text) <= _LONGEST_SUBHEAD and not is_prose(text) and TURN.match(text) is None


def _is_heading(state: State, piece: Piece, end: int) -> bool:
    text = piece.text
    if piece.prose or len(text) > _LONGEST_SUBHEAD or piece.index == end or _PROGRAMME.match(text) or TURN.match(text) or text[-1] in "0123456789%":
        return False
    if _SUBHEAD.match(text):
        return not _TABLE.match(text)
    if ends_sentence(text) or text.endswith((",", "니다")) or (_SPOKEN.match(text) and not text.endswith(("”", '"', "’"))):
        return False
    following = state.pieces[piece.index + 1]
    markup = state.document.markup
    if markup is not None:
        marks = markup.hints[piece.block].marks
        if piece.index and markup.hints[state.pieces[piece.index - 1].block].marks & Mark.QUOTE:
            return bool(marks & Mark.HEADING)  # who said what is quoted above
        if marks & (Mark.HEADING | Mark.LIST | Mark.TABLE | Mark.QUOTE):
            return bool(marks & Mark.HEADING)
    return following.prose or state.label(following.index) in ("caption", "credit")


def _claim_dateline(state: State, piece: Piece) -> None:
    found = match_dateline(piece.text, own=state.own)
    if found is None or found.end > 90:
        return
    evidence = piece.text[: found.end].strip()
    if found.byline is None and found.authors:
        state.claim(piece, "byline", "dateline.byline", INLINE, span=(0, found.end), evidence=evidence, authors=found.authors)
        return
    state.claim(piece, "dateline", "dateline.place", INLINE, span=(0, found.end), evidence=evidence, value=found.place)
    if found.byline is not None:
        state.claim(piece, "byline", "dateline.byline", INLINE + 1, span=found.byline, evidence=evidence, authors=found.authors)


def _claim_tail(state: State, piece: Piece, last: bool) -> None:
    """A byline, an e-mail or `(끝)` behind the last sentence of a paragraph."""
    text = state.before_tail(piece)
    tail = text[-90:]
    offset = len(text) - len(tail)
    if "@" in tail or "기자" in tail or "특파원" in tail or "위원" in tail or "칼럼" in tail:
        match = _TAIL_BYLINE.search(tail)
        if match:
            authors = parse_byline(match["by"].strip(" /="))
            if authors is not None:
                state.claim(
                    piece, "byline", "byline.tail", INLINE, span=(offset + match.start("by"), len(text)), evidence=match["by"], authors=authors
                )
                return
        email = _TAIL_EMAIL.search(tail) if "@" in tail else None
        if email:
            state.claim(piece, "byline", "byline.email", INLINE, span=(offset + email.start(), len(text)), evidence=email.group())
    if last:
        agency = _TAIL_OUTLET.search(tail)
        if agency and (_AGENCY.fullmatch(agency["name"]) or agency["name"] in state.own):
            state.claim(piece, "byline", "byline.agency", INLINE, span=(offset + agency.start("mark"), len(text)), evidence=agency["mark"])
    if text.endswith((")", ">", "]", ").")):
        mark = _END_MARK.search(tail)
        if mark and mark.group().strip()[0] in "(<[":
            state.claim(piece, "chrome", "story.end-mark", INLINE, span=(offset + mark.start(), len(text)), reason="notice", evidence=mark.group())
