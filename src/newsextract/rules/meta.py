"""Dates and bylines that stand on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from newsextract.article import Author
from newsextract.korean.bylines import parse_byline, parse_crew
from newsextract.korean.dates import Stamp, find_stamps, label_kind
from newsextract.korean.imprint import is_day_of_paper, is_imprint, is_of_foot
from newsextract.korean.names import emails, is_desk_address, names_with_roles, without_emails
from newsextract.korean.words import any_of
from newsextract.korean.writers import parse_writer
from newsextract.markup import Mark
from newsextract.model import Label
from newsextract.pieces import Piece
from newsextract.rules.state import CUE, STRUCTURE, SURE, State

_NOISE = re.compile(
    r"기자명|기자|입력|수정|등록|승인|작성|발행|송고|업데이트|최종|기사|일시|시간|댓글|좋아요|조회수?|추천|공유|인쇄|스크랩|글자|본문|듣기|설정"
    r"|원문|보내기|지면|[가-힣]{2,3}(?:부|팀)|\d[\d,]*(?:회|개|명|건|면|판)?|[A-Z]{1,3}\d{1,2}면?|KST"
    r"|정치|경제|사회|국제|문화|스포츠|연예|전국|종합|뉴스|개"
)
# a desk signs for nobody
_DESK = re.compile(
    r"(?:[가-힣A-Z]{2,6} )?(?:디지털|온라인|인터넷|뉴미디어|모바일|편집|연예|스포츠|이슈|콘텐츠|사회|정치|경제|국제|문화|전국|산업|사진|영상)[가-힣]{0,5}(?:\d)?(?:부|팀|국)"
)
# camera, editing and graphics crew sign a broadcast but did not write it
_CREW = re.compile(
    r"[<(\[▶■◇※*\s]{0,3}(?:영상취재|영상편집|영상디자인|영상그래픽|영상|촬영기자|촬영|편집|카메라|그래픽|자막|CG|VJ|음향|연출|자료조사|리서처|뉴스그래픽|인턴|디자인)\s?"
    r"(?:취재|편집|기자|촬영|디자인|그래픽|구성|연구원)?\s?[:：/|]\s?\S.{0,160}$"
    r"|[<(\[]\s?(?:영상취재|영상편집|영상디자인|촬영기자|그래픽|VJ)[^\[\]]{2,120}[\])>](?:\s?[<(\[](?:영상|그래픽|촬영)[^\[\]]{2,80}[\])>])*$"
)
# the head of a broadcast interview is part of the story
_PROGRAMME = re.compile(rf"[■◇◆□▷*※<\[]\s?(?:{any_of('programme')})\s?[:：]?")
# `UPDATED. 2024-03-13 18:05 (수)` on top of a page is when the site changed, not the story
_CLOCK = re.compile(r"(?:19|20)\d\d년 \d\d?월 \d\d?일,? ?\(?[월화수목금토일]요일\)?|(?:UPDATED?\.?\s|(?:발행일|최종\s?편집|편집)\s?[:：]?\s?)?(?:19|20)\d\d[-.]\d\d[-.]\d\d\.?\s\d\d:\d\d\s?\([월화수목금토일]\)|(?:발행일|최종\s?편집|편집)\s?[:：]?\s?(?:19|20)\d\d[-.]\d\d[-.]\d\d\.?\s?\([월화수목금토일]\)")
_WRITTEN_DAY = re.compile(r"(?:19|20)\d\d(?:년 \d{1,2}월 \d{1,2}일|\. ?\d{1,2}\. ?\d{1,2})\.?(?: ?\([월화수목금토일]\))?")
# who signs a statement: an association, a party, people
_SIGNATURE = re.compile(r"(?:회|연대|협회|연합|연맹|노조|위원회|모임|단체|조합|당|연구소|센터|본부|재단|학회|총연합|일동|대표|드림|올림|네트워크|행동|운동|교수|학생|시민|주민)(?: ?일동)?$")
_A_DAY = len("2024-05-22")
_TOLD_ABOVE = 2  # sentences of a story, below which a paper says when it was registered
_WORD = re.compile(r"[가-힣A-Za-z]+")
_TRIGGERS = ("기자", "@", "특파원", "위원", "칼럼니스트", "앵커", "아나운서", "에디터", "PD", "취재", "평론가", "편집장", "피디", "주필", "리포터", "통신원", "By ")


def dates(state: State) -> None:
    """Claim printed dates: with their label anywhere, on a line of their own without one."""
    pieces = state.pieces
    told = [piece.index for piece in pieces if piece.told]
    for piece in pieces:
        text = piece.text
        if piece.told or (piece.prose and len(text) > 60) or len(text) > 200 or _is_head_of_broadcast(text):
            continue
        if _CLOCK.fullmatch(text):
            state.claim(piece, "chrome", "date.clock", SURE, reason="menu", evidence="the site's clock")
            continue
        stamps = find_stamps(text)
        if not stamps:
            continue
        if _is_of_paper(state, piece, stamps, told):
            state.claim(piece, "chrome", "date.of-paper", SURE, reason="footer", evidence="among what a paper says of itself")
            continue
        if len(stamps) == 1 and not stamps[0].label and piece.index:
            before = pieces[piece.index - 1]
            kind = label_kind(before.text)
            if kind and len(text) < 40 and _is_of_foot(state, piece, stamps, before.text, told):
                state.claim(piece, "chrome", "date.of-paper", SURE, reason="footer", evidence=before.text)
                continue
            if kind and len(text) < 40:
                label: Label = "modified" if kind == "modified" else "published"
                state.claim(before, "chrome", "date.label", SURE, reason="menu", evidence=before.text)
                state.claim(piece, label, "date.labelled", SURE, evidence=before.text, value=stamps[0].iso)
                continue
        if any(stamp.label for stamp in stamps):
            _labelled(state, piece, stamps)
        elif _dates_statement(state, piece):
            continue
        elif is_meta_line(text, stamps):
            state.claim(piece, "chrome", "date.line", CUE, reason="menu", evidence="a date on its own line")


def _dates_statement(state: State, piece: Piece) -> bool:
    """`2024년 3월 12일` below a statement that the story quotes, with who signs it on the next line."""
    if not _WRITTEN_DAY.fullmatch(piece.text) or piece.index < 2:
        return False
    above = state.pieces[max(0, piece.index - 6) : piece.index]
    following = state.following(piece)
    if sum(other.told for other in above) < 2 or following is None:
        return False
    signature = following.text
    signs = 3 <= len(signature) <= 30 and _SIGNATURE.search(signature) is not None and not find_stamps(signature)
    top = state.top[following.index]
    if signs and top is not None and top.rule.startswith("lexicon."):
        state.claims[following.index].remove(top)
        state.top[following.index] = state.entries[following.index] = None
    return signs


def _is_of_paper(state: State, piece: Piece, stamps: list[Stamp], told: list[int]) -> bool:
    """`등록일: 2011.04.05` in a foot is when the paper was registered, not when the story was published."""
    fronts = [piece.text[: _digits_at(piece.text, stamp)] for stamp in stamps]
    if not all(map(is_day_of_paper, fronts)) or any(len(stamp.iso) > _A_DAY for stamp in stamps):
        return False
    if len(stamps) > 1 or _is_of_foot(state, piece, stamps, fronts[0], told):
        return True
    if is_imprint(piece.text) or any(is_day_of_paper(front, sure=True) for front in fronts):
        return True
    near = [*_untold(reversed(state.pieces[max(0, piece.index - 6) : piece.index])), *_untold(state.pieces[piece.index + 1 : piece.index + 7])]
    if any(is_imprint(other.text) for other in near if len(other.text) < 200 and not other.told):
        return True
    return sum(is_of_foot(other.text) for other in near) >= 2


def _untold(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Pieces up to the first told sentence, which parts what stands behind it from what stands before."""
    return takewhile(lambda piece: not piece.told, pieces)


def _is_of_foot(state: State, piece: Piece, stamps: list[Stamp], before: str, told: list[int]) -> bool:
    """Whether a day with the label of a paper's stands in a page's foot, or below all that is told: the pieces `told`."""
    if not is_day_of_paper(before) or any(len(stamp.iso) > _A_DAY for stamp in stamps):
        return False
    markup = state.document.markup
    if markup is not None and markup.hints[piece.block].marks & Mark.FOOTER and not state.within(piece.index):
        return True
    return len(told) >= _TOLD_ABOVE and told[-1] < piece.index


def _digits_at(text: str, stamp: Stamp) -> int:
    """Where the digits of a date begin, behind its label."""
    return next(at for at in range(stamp.start, stamp.end) if text[at].isdigit())


def _is_head_of_broadcast(text: str) -> bool:
    """`■ 방송일 : 2024년 5월 22일` heads an interview; it does not say when the story was published."""
    return text[0] in "■◇◆□▷※" and _PROGRAMME.match(text) is not None


def _labelled(state: State, piece: Piece, stamps: list[Stamp]) -> None:
    if is_meta_line(piece.text, stamps):
        state.claim(piece, "chrome", "date.line", CUE, reason="menu", evidence="dates with labels")
        claim_names(state, piece)
    elif piece.prose:
        return
    first = True
    for stamp in stamps:
        if not stamp.label:
            continue
        label: Label = "modified" if stamp.label == "modified" or not first else "published"
        state.claim(
            piece,
            label,
            "date.labelled",
            SURE,
            span=(stamp.start, stamp.end),
            evidence=piece.text[stamp.start : stamp.end],
            value=stamp.iso,
        )
        first = first and stamp.label == "modified"


def claim_names(state: State, piece: Piece) -> None:
    """Claim the reporters whom a line of dates names; an address beside the only one is that one's."""
    authors = names_with_roles(piece.text)
    addresses = emails(piece.text)
    if len(authors) == len(addresses) == 1 and not is_desk_address(addresses[0]):
        authors = (replace(authors[0], email=authors[0].email or addresses[0]),)
    for author in authors:
        at = piece.text.index(author.name)
        state.claim(
            piece, "byline", "byline.in-date-line", SURE, span=(at, at + len(author.name)), authors=(author,)
        )


def is_meta_line(text: str, stamps: list[Stamp]) -> bool:
    """Whether nothing but dates, names, labels and counters stands on a line.

    >>> line = "기자명 홍길동 기자 입력 2024.05.22 18:30 댓글 0"
    >>> is_meta_line(line, find_stamps(line))
    True
    """
    rest = text
    for stamp in reversed(stamps):
        rest = rest[: stamp.start] + " " + rest[stamp.end :]
    rest = without_emails(rest)
    for author in names_with_roles(rest):
        rest = rest.replace(author.name, " ", 1).replace(author.role or "기자", " ", 1)
    rest = _NOISE.sub(" ", rest)
    return sum(map(len, _WORD.findall(rest))) <= 10


def bylines(state: State) -> None:
    """Claim lines that name reporters and hold nothing else."""
    for piece in state.pieces:
        if piece.told or len(piece.text) > 300 or len(piece.text) < 3:
            continue
        if state.top[piece.index] is not None and not _may_be_byline(state, piece):
            continue
        text = state.before_tail(piece)
        crew = parse_crew(text)
        if crew is not None:
            state.claim(piece, "byline", "byline.crew", SURE, evidence=text[:40], authors=crew)
            continue
        writer = parse_writer(text)
        if writer is not None:
            state.claim(piece, "byline", "byline.writer", STRUCTURE, evidence=text[:40], authors=writer)
            continue
        if len(text) < 200 and _CREW.match(text):
            state.claim(piece, "byline", "byline.crew", SURE, evidence=text[:40])
            continue
        if len(text) > 90:
            continue
        if len(text) <= 12 and _DESK.fullmatch(text):
            state.claim(piece, "byline", "byline.desk", CUE, evidence=text)
            continue
        if not any(trigger in text for trigger in _TRIGGERS) or _PROGRAMME.match(text):
            continue
        authors = parse_byline(text)
        if authors is None:
            continue
        if not authors and "@" in text:
            authors = _owner(state, piece, text)
        state.claim(
            piece,
            "byline",
            "byline.line",
            STRUCTURE,
            span=None if len(text) == len(piece.text) else (0, len(text)),
            evidence=emails(text)[0] if "@" in text and emails(text) else text[:40],
            authors=authors,
        )


def _owner(state: State, piece: Piece, text: str) -> tuple[Author, ...]:
    """The one reporter named on the line above an address that stands alone."""
    if piece.index == 0 or " " in text.strip():
        return ()
    above = [a for claim in state.claims[piece.index - 1] if claim.label == "byline" for a in claim.authors]
    return (Author(above[0].name, above[0].role, emails(text)[0]),) if len(above) == 1 else ()


def _may_be_byline(state: State, piece: Piece) -> bool:
    entry = state.entries[piece.index]
    return entry is not None and entry.reason in ("contact", "related") and entry.kind == "pattern"
