"""Inside the region: datelines, paragraphs, subheads; outside it: what is left."""

from __future__ import annotations

import re

from newsextract.korean import emails, ends_sentence, is_desk_address, is_picture_line, is_reporting, is_scene, match_dateline, parse_byline, sign_off
from newsextract.credits import AGENCIES
from newsextract.markup import Mark
from newsextract.model import Author
from newsextract.pieces import Piece
from newsextract.rules.captions import caption_words
from newsextract.rules.region import typical_gap
from newsextract.rules.state import FALLBACK, INLINE, STORY, STRUCTURE, SURE, State

_SUBHEAD = re.compile(r"[■◆◇▶●□▼▣◈◎]|\d{1,2}\.\s|[①-⑳]|[Qq]\d{0,2}[.:]\s|-\s?\S|[<〈]")
_TABLE = re.compile(r"[<〈]\s?(?:표|그래프|그림|자료)")
_NOTICE_OF_PERSONS = re.compile(r"별세|부친상|모친상|빙부상|빙모상|장인상|장모상|시부상|시모상|승진|전보|발인|◇|△.{2,30}△")
_PROGRAMME = re.compile(r"[■◇◆□▷*※]\s?(?:방송|진행|대담|출연|일시|인터뷰|프로그램)\s?[:：]")
_SPOKEN = re.compile(r"[\[【◀<]|[“\"‘']")
_COLUMN = re.compile(r"\[?(?:기고|칼럼|시론|사설|논단|기자수첩|특별기고|포럼|시평|데스크|오피니언|논평|에세이)\]?")
_PLATE = re.compile(r"([가-힣]{3})\s([가-힣A-Za-z·() ]{2,24}?)\.?$")
_TAIL_EMAIL = re.compile(r"\s*\(?[A-Za-z0-9._%+\-]{1,40}@[A-Za-z0-9.\-]{1,60}\)?\s*\.?$")
_TAIL_BYLINE = re.compile(
    r"(?<=[다요죠까][.”\"’])\s?(?P<by>/?(?:[가-힣A-Za-z]{2,8}(?:=|/|\s))?[가-힣]{2,4}\s?(?:[가-힣]{0,4}기자|특파원|논설위원|칼럼니스트)\s?(?:=\s?)?(?:[A-Za-z0-9._%+\-]{1,40}@[A-Za-z0-9.\-]{0,60})?)\s*$"
)
_TAIL_AGENCY = re.compile(rf"(?<=[다요]\.)\s(?:{AGENCIES})$")
_END_MARK = re.compile(r"\s?[(<\[]?(?:끝|계속|하|이상)[)>\]]\.?$")


def pictures(state: State) -> None:
    """Captions without a credit: set apart by blank lines, or marked with a triangle."""
    if state.story is None:
        return
    pieces = state.pieces
    start, end = state.story
    near = pieces[max(0, start - 6) : end + 1]
    apart_or_marked = [p for p in near if (p.gap >= 2 or p.text[0] in "▲△") and state.top[p.index] is None]
    if apart_or_marked:
        _claim_pictures(state, apart_or_marked, start, end)
    while start < end and state.label(start) in ("caption", "credit"):
        start += 1
    state.story = (start, end)


def _claim_pictures(state: State, candidates: list[Piece], start: int, end: int) -> None:
    pieces = state.pieces
    gap = typical_gap(state)
    dated = max((i for i in range(start) if any(c.label == "published" for c in state.claims[i])), default=-1)
    marked = [p for p in candidates if p.text[0] in "▲△"]
    told = sum(p.prose and state.top[p.index] is None for p in pieces[start : end + 1])
    for piece in candidates:
        if told <= 1 and piece.index >= start and not is_picture_line(piece.text):
            continue
        if _NOTICE_OF_PERSONS.search(piece.text):
            continue
        if len(piece.text) > 220 or piece.index < dated:
            continue
        following = pieces[piece.index + 1] if piece.index + 1 < len(pieces) else None
        below = following.gap if following else 0
        apart = not piece.glued and piece.gap >= 2 and below >= 2 and gap <= 1
        figure = not piece.glued and piece.gap >= 3 and below == 2 and gap <= 1
        triangle = piece.text[0] in "▲△" and len(marked) <= 2 and ((following is not None and following.glued) or apart or (piece.index >= start and piece.gap >= 2))
        scene = is_scene(piece.text) and not is_reporting(piece.text)
        slot = piece.gap >= 3 and following is not None and following.glued and is_picture_line(piece.text)
        if (apart and scene and (piece.gap > gap + 1)) or slot or (figure and not is_reporting(piece.text)) or (triangle and not is_reporting(piece.text)):
            state.claim(
                piece, "caption", "caption.set-apart" if apart else "caption.triangle", STRUCTURE, evidence=piece.text[:40],
                value=caption_words(piece.text), item=state.next_item(),
            )  # fmt: skip


def story(state: State) -> None:
    """Claim the region's pieces as paragraphs, and cut datelines and bylines off their ends."""
    if state.story is None:
        return
    start, end = state.story
    pieces = state.pieces
    told = 0
    for piece in pieces[start : end + 1]:
        top = state.top[piece.index]
        if top is not None:
            if top.label == "byline":
                told = 0
            continue
        text = piece.text
        heading = _is_heading(state, piece, start, end)
        speakers = () if piece.told else sign_off(text)
        rule = "story.subhead" if heading else "story.sign-off" if speakers else "story.paragraph"
        state.claim(piece, "heading" if heading else "body", rule, STORY, item=state.next_item(), authors=speakers)
        if not heading:
            if told < 3:
                _claim_dateline(state, piece)
            if not piece.told or state.claims[piece.index][0].weight >= INLINE:
                _claim_tail(state, piece, piece.index >= end - 1 or piece.index + 1 < len(pieces) and state.label(piece.index + 1) is not None)
        told += 1


def _is_heading(state: State, piece: Piece, start: int, end: int) -> bool:
    text = piece.text
    if piece.prose or len(text) > 80 or piece.index == end or _PROGRAMME.match(text) or text[-1] in "0123456789%":
        return False
    if _SUBHEAD.match(text):
        return not _TABLE.match(text)
    if ends_sentence(text) or _SPOKEN.match(text) and not text.endswith(("”", '"', "’")):
        return False
    following = state.pieces[piece.index + 1]
    markup = state.document.markup
    if markup is not None:
        marks = markup.hints[piece.block].marks
        if marks & Mark.HEADING or marks & (Mark.LIST | Mark.TABLE | Mark.QUOTE):
            return bool(marks & Mark.HEADING)
    return following.prose or state.label(following.index) in ("caption", "credit")


def _claim_dateline(state: State, piece: Piece) -> None:
    found = match_dateline(piece.text)
    if found is None or found.end > 90:
        return
    whole = found.end >= len(piece.text)
    evidence = piece.text[: found.end].strip()
    if found.byline is None and found.authors:
        state.claim(piece, "byline", "dateline.byline", INLINE, span=(0, found.end), evidence=evidence, authors=found.authors)
        return
    weight = INLINE
    place = found.place
    state.claim(piece, "dateline", "dateline.place", weight, span=(0, found.end), evidence=evidence, value=place)
    if found.byline is not None:
        state.claim(piece, "byline", "dateline.byline", weight + 1, span=found.byline, evidence=evidence, authors=found.authors)
    if whole:
        return


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
        agency = _TAIL_AGENCY.search(tail)
        if agency:
            state.claim(piece, "byline", "byline.agency", INLINE, span=(offset + agency.start(), len(text)), evidence=agency.group())
    if text.endswith((")", ">", "]", ").")):
        mark = _END_MARK.search(tail)
        if mark and mark.group().strip()[0] in "(<[":
            state.claim(piece, "chrome", "story.end-mark", INLINE, span=(offset + mark.start(), len(text)), reason="notice", evidence=mark.group())


def outside(state: State) -> None:
    """Bylines far from the story are others'; text that nobody claimed is page furniture."""
    first, last = state.story if state.story is not None else (0, -1)
    _foreign_bylines(state, first, last)
    _shared_address(state)
    _columnist(state, first)
    if state.story is not None:
        _foreign_captions(state, first, last)
    for piece in state.pieces:
        if state.top[piece.index] is not None:
            continue
        before = piece.index < first
        reason = "menu" if before or len(piece.text) < 12 else "blurb" if piece.prose else "related"
        side = "before the story" if before else "behind the story"
        state.claim(piece, "chrome", "unclaimed.outside-story", FALLBACK, reason=reason, evidence=side)


def _shared_address(state: State) -> None:
    """Addresses that stand apart from the names belong to the reporters, in order, if there are as many."""
    named = {a.name: a for claims in state.claims for c in claims for a in c.authors}
    if not named or any(a.email for claims in state.claims for c in claims for a in c.authors):
        return
    for index, claims in enumerate(state.claims):
        for claim in claims:
            if claim.label == "byline" and not claim.authors and "@" in claim.evidence:
                addresses = [a for a in emails(state.document.text[claim.start : claim.end]) if not is_desk_address(a)]
                if len(addresses) == len(named):
                    authors = tuple(Author(a.name, a.role, e) for a, e in zip(named.values(), addresses, strict=True))
                    state.claims[index].append(claim._replace(weight=claim.weight + 1, authors=authors))
                    return


def _foreign_bylines(state: State, first: int, last: int) -> None:
    own: list[int] = []
    away: list[int] = []
    listed = False
    for piece in state.pieces:
        entry = state.entries[piece.index]
        if piece.index > last and entry is not None and (entry.kind == "head" and entry.reason == "ranking" or entry.reason == "comment"):
            listed = True
        if state.label(piece.index) != "byline":
            continue
        (away if listed else own).append(piece.index)
    named = any(c.authors for i in own for c in state.claims[i] if c.label == "byline")
    if not named and away:
        away = away[1:]
    for index in away:
        state.claim(state.pieces[index], "chrome", "byline.of-other-story", SURE, reason="related", evidence="in a list or comments")


def _foreign_captions(state: State, first: int, last: int) -> None:
    """Captions of other stories' pictures: far above, or behind the end and page furniture."""
    headline = next((p.index for p in state.pieces if state.label(p.index) == "title"), 0)
    for piece in state.pieces:
        if first <= piece.index <= last or state.label(piece.index) not in ("caption", "credit"):
            continue
        if not state.within(piece.index) and not _is_in_figure(state, piece):
            state.claim(piece, "chrome", "caption.of-other-story", SURE + 30, reason="related", evidence="outside the story's element")
            continue
        above = piece.index < first and piece.index >= min(headline, first) and first - piece.index <= 40
        below = piece.index > last and _follows_story(state, piece.index, last)
        if not above and not below:
            reason = "menu" if piece.index < first else "related"
            state.claim(piece, "chrome", "caption.of-other-story", SURE + 30, reason=reason, evidence="far from the story")


def _is_in_figure(state: State, piece: Piece) -> bool:
    markup = state.document.markup
    return markup is not None and bool(markup.hints[piece.block].marks & (Mark.FIGURE | Mark.CAPTION | Mark.PLACE))


def _follows_story(state: State, index: int, last: int) -> bool:
    """Nothing but bylines, pictures and what stands inside stories between the story's end and here."""
    if index - last > 10:
        return False
    for between in range(last + 1, index):
        entry = state.entries[between]
        if state.is_chrome(between) and not state.is_inside(between) and entry is not None and entry.reason not in ("copyright",):
            return False
    return True


def _columnist(state: State, first: int) -> None:
    """A column whose only name is that under the writer's picture."""
    if not state.title or not _COLUMN.search(state.title):
        return
    if any(c.authors for claims in state.claims for c in claims):
        return
    for piece in state.pieces[max(0, first - 6) : first + 3]:
        plate = _PLATE.match(piece.text)
        if plate and state.label(piece.index) in ("caption", "chrome", None, "byline"):
            state.claim(
                piece, state.label(piece.index) or "byline", "byline.columnist", INLINE, span=(0, len(piece.text)),
                reason="blurb" if state.label(piece.index) == "chrome" else None,
                evidence="under the writer's picture", authors=(Author(plate.group(1), plate.group(2)),),
                value=_value_of(state, piece), item=_item_of(state, piece),
            )  # fmt: skip
            return


def _value_of(state: State, piece: Piece) -> str | None:
    top = state.top[piece.index]
    return top.value if top else None


def _item_of(state: State, piece: Piece) -> int | None:
    top = state.top[piece.index]
    return top.item if top else None

