"""The story's region: the run of pieces in which running text outweighs page furniture.

Each piece has a weight: running text by its length, furniture of a page below zero,
what stands inside stories (captions, enlarge buttons) nothing. The region is the run
with the greatest sum, found in one pass; its ends are then moved to what belongs to it.
"""

from __future__ import annotations

import re

from newsextract.korean.words import AGENCY
from newsextract.markup import Mark
from newsextract.pieces import Piece
from newsextract.rules.boxes import BOX
from newsextract.rules.calls import is_slogan
from newsextract.rules.numbered import last_item
from newsextract.rules.state import State

# what a claimed piece weighs, by its label or its chrome reason
_LABEL_WEIGHT = {
    "title": -6.0,
    "published": -3.0,
    "modified": -1.0,
    "byline": -0.6,
    "tag": -2.0,
    "caption": 0.0,
    "credit": 0.0,
    "dateline": 0.0,
    "subtitle": 0.0,
}
_REASON_WEIGHT = {
    "copyright": -5.0,
    "footer": -3.0,
    "comment": -2.0,
    "ranking": -2.5,
    "related": -1.2,
    "contact": -2.0,
    "duplicate": 0.0,
    "player": -0.6,
    "subscribe": -1.0,
    "paywall": -1.0,
    "login": -2.0,
}
_CHROME_WEIGHT = -1.0
_SHORT_WEIGHT = -0.5
_MOST_WORDS = 18
_LINKED = 0.4  # of a line: a headline that leads elsewhere
_LEAST_LINE = 12  # characters of a line that is the whole story
_LEAST_LONG = 60  # characters of a line that holds a sentence of a story and more
_LONG = 120  # of one that is a list
_ENDS_TOLD = re.compile(r"[가-힣]{2}다\.$")
_SENTENCE = re.compile(r"[다요죠까][.?!]")
_AGENCY = re.compile(AGENCY)
_LISTED = re.compile(r"[△▲◇◎○⊙■◆〉:]")  # the items of a list that a story prints on one line
_LEAST_OF_A_STORY = 8.0
_STORY_MARKS = ("[앵커", "[기자", "◀", "【", "■", "◆", "◇", "▶ 인터뷰", "▶인터뷰", "◎", "▷", "▲", "△", "□", "●", "[인터뷰", "「", "[리포트")


HANGUL = re.compile("[가-힣]")
# a headline of another story, printed as a link below this one
_LINK = re.compile(r"\[(?:사설|칼럼|단독|기고|포토|영상|속보|관련|기자수첩|만평|인터뷰|화보|카드뉴스)\]")

_SECTION_LINK = re.compile(r"\[[가-힣A-Za-z·& ]{2,10}\] ?\S")  # `[배구] 한밭여고 결승 오른다`


def region(state: State) -> None:
    """Choose the region; leaves `state.story` None where the document holds no story."""
    weights = [weigh(state, piece) for piece in state.pieces]
    _discount_foreign(state, weights)
    if state.container is not None:
        weights = [_in_container(state, i, w) for i, w in enumerate(weights)]
        _allow_for_headline(state, weights)
        if state.container.selector is not None:
            state.story = _selected(state, weights)
            if state.story is not None:
                return
        _allow_for_boxes(state, weights)
    _discount_teasers(state, weights)
    weights = _of_one_line(state, weights)
    best, best_start, best_end = 0.0, -1, -1
    total, start = 0.0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, best_start, best_end = total, start, index
    if best_start < 0:
        state.story = _without_prose(state)
        return
    first = next(i for i in range(best_start, best_end + 1) if weights[i] >= 0.5 or _speaks(state, i)) if any(w >= 0.5 for w in weights[best_start : best_end + 1]) else best_start
    listed = last_item(state, best_end)
    state.numbered = range(best_end + 1, listed + 1)
    state.story = (first, _before_call(state, first, _extend_down(state, listed)))


def _selected(state: State, weights: list[float]) -> tuple[int, int] | None:
    """The whole of an element that a profile selects, from its first told line to its end.

    `heads` looks at what stands above. Behind the last told line, a byline or what ends
    stories ends this one too.
    """
    inside = [piece.index for piece in state.pieces if state.within(piece.index)]
    told = [index for index in inside if weights[index] >= 0.5 or _speaks(state, index)]
    free = [index for index in inside if state.top[index] is None]
    if not free:
        return None
    first, last = (told[0], told[-1]) if told else (free[0], free[-1])
    for index in inside[inside.index(last) + 1 :]:
        top, entry = state.top[index], state.entries[index]
        if top is None:
            last = index
        elif top.label in ("byline", "tag") or (entry is not None and entry.ends):
            break
    return first, last


def _discount_foreign(state: State, weights: list[float]) -> None:
    """Where the story is Korean, a sentence in another language neither opens nor closes it."""
    prose = [piece for piece in state.pieces if weights[piece.index] >= 1.0]
    foreign = [piece for piece in prose if not HANGUL.search(piece.text)]
    if foreign and len(foreign) * 3 <= len(prose):
        for piece in foreign:
            weights[piece.index] = 0.0


def _discount_teasers(state: State, weights: list[float]) -> None:
    """Behind a story and its copyright line, what stands below a head of related stories tells of others."""
    told = 0
    closed = related = False
    for piece in state.pieces:
        entry = state.entries[piece.index]
        if entry is not None and entry.reason == "copyright" and told >= 2:
            closed = True
        if closed and entry is not None and entry.kind == "head" and entry.reason in ("related", "ranking"):
            related = True
        if not closed:
            told += piece.told and weights[piece.index] >= 1.0
        elif related and weights[piece.index] > 0:
            weights[piece.index] = _SHORT_WEIGHT


def _in_container(state: State, index: int, weight: float) -> float:
    """Nothing speaks for a story outside its element, and little against it inside."""
    if not state.within(index):
        return min(weight, _SHORT_WEIGHT) if weight > 0 else weight
    top, markup = state.top[index], state.document.markup
    if top is not None and top.rule == "furniture.counter" and markup is not None and markup.hints[state.pieces[index].block].marks & Mark.TABLE:
        return -0.05  # a number in a table of the story
    if weight != _SHORT_WEIGHT or top is not None:
        return weight
    listed = markup is not None and markup.hints[state.pieces[index].block].marks & (Mark.TABLE | Mark.LIST | Mark.QUOTE | Mark.HEADING)
    return -0.05 if listed else -0.2


def _allow_for_headline(state: State, weights: list[float]) -> None:
    """A headline printed inside of a story's element, below its anchor or what is told first, parts no story."""
    told = False
    for piece in state.pieces:
        if not state.within(piece.index):
            continue
        if told and state.label(piece.index) == "title":
            weights[piece.index] = 0.0
        told = told or piece.prose or _speaks(state, piece.index)


def _allow_for_boxes(state: State, weights: list[float]) -> None:
    """One line of furniture between two told paragraphs of the story's element parts no story: `좋아요 0`."""
    for before, piece, after in zip(state.pieces, state.pieces[1:], state.pieces[2:], strict=False):
        inside = all(state.within(one.index) for one in (before, piece, after))
        if inside and state.is_chrome(piece.index) and before.told and after.told and weights[before.index] >= 1 <= weights[after.index]:
            weights[piece.index] = max(weights[piece.index], _SHORT_WEIGHT)


def _of_one_line(state: State, weights: list[float]) -> list[float]:
    """Of a page on one line the story stands between headline or date and rights: teasers around it are sentences too."""
    first = {state.label(piece.index): piece.index for piece in reversed(state.pieces)}
    heads = [first[label] for label in ("title", "published") if label in first]
    if not heads or not any(map(state.runs_on, state.pieces)):
        return weights
    told, head, end = max(_told_below(state, weights, head) for head in heads)
    return weights if told < _LEAST_OF_A_STORY else [w if head < i < end else min(w, _SHORT_WEIGHT) for i, w in enumerate(weights)]


def _told_below(state: State, weights: list[float], head: int) -> tuple[float, int, int]:
    """How much is told below a piece, the piece, and where what ends stories stands; nothing where nothing ends it."""
    told = 0.0
    for piece in state.pieces[head + 1 :]:
        top = state.top[piece.index]
        if told >= _LEAST_OF_A_STORY and top is not None and top.reason in ("copyright", "comment", "ranking"):
            return told, head, piece.index
        told += max(weights[piece.index], 0.0)
    return 0.0, head, len(state.pieces)


def _speaks(state: State, index: int) -> bool:
    return state.top[index] is None and state.pieces[index].text.startswith(("[앵커", "[기자", "◀", "【", "[리포트"))


def weigh(state: State, piece: Piece) -> float:
    """What a piece says for (above zero) or against a story standing here.

    Of a page on one line a piece holds as many words of a menu as other texts have lines.
    """
    weight = _weigh(state, piece)
    if state.is_page_title(piece):
        weight = min(weight, 0.0)
    if weight >= 0 or piece.prose or not state.runs_on(piece):
        return weight
    return weight * max(1.0, min(piece.text.count(" "), _MOST_WORDS) / 3)


def _weigh(state: State, piece: Piece) -> float:
    text = piece.text
    top = state.top[piece.index]
    if top is not None:
        if top.label == "chrome":
            if state.is_inside(piece.index) or top.reason == "duplicate" or top.rule in (BOX, "markup.inside"):
                return 0.0
            if top.rule in ("furniture.url", "tag.line"):
                return -0.2 if top.rule == "furniture.url" else -2.0
            return _REASON_WEIGHT.get(top.reason or "", _CHROME_WEIGHT)
        return _LABEL_WEIGHT[top.label]
    if piece.prose:
        if text.endswith(("...", "…")) and len(text) < 140:
            return -0.3
        return 1.0 + min(len(text), 400) / 50
    if text.startswith(_STORY_MARKS):
        return 0.2
    if len(text) > _LEAST_LONG and not state.runs_on(piece) and (_SENTENCE.search(text) or (len(text) > _LONG and len(_LISTED.findall(text)) >= 2)):
        return 0.5
    return _SHORT_WEIGHT


def _extend_down(state: State, end: int) -> int:
    """Short lines behind the last running text belong to the story if its end follows soon.

    A longer row of them, with nothing of the page between, is a table or list of the
    story when a byline closes it.
    """
    pieces = state.pieces
    while end + 1 < len(pieces) and state.top[end + 1] is None and _ENDS_TOLD.search(_unsigned(state, pieces[end + 1].text)):
        end += 1  # too short to be told for sure: `우회로는 누리대교다.`
    reach, wide = end, False
    for piece in pieces[end + 1 :]:
        top = state.top[piece.index]
        if state.container is not None and state.within(end) and not state.within(piece.index) and _is_link(state, piece):
            break
        if top is None or top.rule == "date.line":  # the day of a statement that the story quotes
            wide = wide or piece.gap > 3
            reach = piece.index
            continue
        if top.label in ("caption", "credit") or state.is_inside(piece.index):
            reach = piece.index
            continue
        entry = state.entries[piece.index]
        count = reach - end
        if wide or count > 12:
            return _last_unclaimed(state, end, reach) if top.label == "byline" and count >= 6 else end
        closing = top.label in ("byline", "tag") or top.rule in ("tag.line", "tag.head") or (entry is not None and entry.ends)
        return _last_unclaimed(state, end, reach) if closing else end
    count = reach - end
    return _last_unclaimed(state, end, reach) if reach == len(pieces) - 1 and count <= 12 and not wide else end


def _is_link(state: State, piece: Piece) -> bool:
    markup = state.document.markup
    return markup is not None and markup.hints[piece.block].linked > _LINKED


def _unsigned(state: State, text: str) -> str:
    """A sentence without the name of the outlet or agency that signs it: `우회로는 누리대교다. 한밭일보`."""
    told, _, last = text.rpartition(" ")
    return told if told and (last in state.own or _AGENCY.fullmatch(last)) else text


def _before_call(state: State, first: int, end: int) -> int:
    """Where the story ends before a slogan that a call for tips follows: it says nothing of the story."""
    following = state.entries[end + 1] if end + 1 < len(state.pieces) else None
    piece = state.pieces[end]
    if end <= first or following is None or following.reason not in ("contact", "subscribe") or piece.told or not piece.glued:
        return end
    return end - 1 if is_slogan(state, piece) else end


def _last_unclaimed(state: State, end: int, reach: int) -> int:
    while reach > end and (state.top[reach] is not None or _LINK.match(state.pieces[reach].text)):
        reach -= 1
    links = [piece.index for piece in state.pieces[end + 1 : reach + 1] if _SECTION_LINK.match(piece.text) and not piece.prose]
    return end if len(links) > 1 and links[0] == end + 1 and links[-1] == reach else reach


def _without_prose(state: State) -> tuple[int, int] | None:
    """Lists of names (인사, 부고), schedules, verse: the longest run of unclaimed lines."""
    best: tuple[int, int] | None = None
    size, start, begun = 0, 0, False
    best_size = 0
    pictured = any(state.label(p.index) == "caption" for p in state.pieces)
    # below a headline and a date, a line that nothing else claims is all that is told
    dated = any(claim.label == "published" for claims in state.claims for claim in claims)
    lone = state.title is not None and dated and sum(top is None for top in state.top) == 1
    for piece in [*state.pieces, None]:
        free = piece is not None and state.top[piece.index] is None and not state.is_page_title(piece) and not _is_foot(state, piece)
        if free and piece is not None:
            if not begun:
                size, start, begun = 0, piece.index, True
            size += len(piece.text)
        elif begun and not (piece is not None and state.is_inside(piece.index)):
            end = (piece.index if piece is not None else len(state.pieces)) - 1
            if size > best_size and (size >= 60 or (lone and size > _LEAST_LINE) or (not pictured and (size >= 40 or len(state.pieces) <= 8))):
                best, best_size = (start, end), size
            begun = False
    return best


def _is_foot(state: State, piece: Piece) -> bool:
    """Whether a piece stands in the foot of a page, outside of the story's element."""
    markup = state.document.markup
    return markup is not None and bool(markup.hints[piece.block].marks & Mark.FOOTER) and (state.container is None or not state.within(piece.index))


def typical_gap(state: State) -> int:
    """The blank lines that usually stand between two paragraphs of the story."""
    if state.story is None:
        return 0
    gaps = sorted(
        p.gap for p in state.pieces[state.story[0] + 1 : state.story[1] + 1] if p.told and not p.glued
    )
    return gaps[len(gaps) // 2] if gaps else 0
