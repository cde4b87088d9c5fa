"""What can be said of a segment before it is labelled: its form, its place, and what the rules propose.

A feature is a name. `SENTENCES` in `labels/reasons.py` says each in words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newsextract.decide import Proposal
from newsextract.korean.bylines import match_dateline
from newsextract.korean.credits import find_credit, is_lone_credit
from newsextract.korean.names import NAME
from newsextract.korean.sentences import is_prose, is_reporting, is_scene
from newsextract.korean.words import AGENCY, ROLE
from newsextract.markup import Mark
from newsextract.rules.state import State
from newsextract.segments.scan import Segment

_TOLD = re.compile(r"[다요죠까니][.?!]+[\"”’'」』)\]]*$")
_STOP = re.compile(r"[.?!…]+[\"”’'」』)\]]*$")
_DATE = re.compile(r"(?:19|20)\d{2}\s?[.\-/년]\s?\d{1,2}\s?[.\-/월]\s?\d{1,2}")
_TURN = re.compile(
    rf"[\[【◀<‹〈] ?(?:앵커|기자|리포트|앵커멘트|인터뷰|녹취|현장음|VCR|스탠딩|출연) ?[\]】▶>›〉]|[◆◇◎○●■□▶▷☎☏] ?(?:{NAME}|[가-힣A-Za-z ]{{1,12}}) ?[>〉:]|▶ ?(?:인터뷰|스탠딩|싱크) ?:|\[{NAME}(?: [/:]|\])|【"
)
_DAY = re.compile(r"\d{1,2}일 ")
_NUMBERED = re.compile(r"\d{1,2}[.)] |[①-⑳]|[Qq][.:]|[Aa][.:]|-\s?[\"“]")
_TIME = re.compile(r"\d{1,2}:\d{2}")
_PERSON = re.compile(rf"{NAME}\s?{ROLE}")
_BYLINE = re.compile(rf"\W*(?:[가-힣A-Za-z]{{2,10}}[=·/ ])?{NAME}\s?{ROLE}\W*")
_AGENCY = re.compile(AGENCY)
_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")
_BRACKETS = "[(【<＜〔［‹《〈「"
_WORDS = (
    "사진 제공 ⓒ © 기자 특파원 무단 저작권 입력 수정 등록 승인 댓글 태그 앵커 리포트 인터뷰 그래픽 캡처 자료 뉴스 공유 구독 더보기 광고 관련 로그인 http "
    "출처 DB = 글씨 스크랩 인쇄 이메일 제목 작성 내용 url 자료사진 재판매 재배포 전재 금지 AI학습 필진 무단전재 문의 제보 후원 네이버 카카오 기사 촬영 영상 편집 전체 이미지"
).split()
_WORD_PATTERN = re.compile("|".join(map(re.escape, sorted(_WORDS, key=len, reverse=True))))
_LENGTHS = (2, 4, 7, 11, 16, 24, 35, 50, 80, 130, 220, 400)
_MARK_NAMES = tuple((getattr(Mark, name), f"markup={name.lower()}") for name in vars(Mark) if name.isupper())
# what the neighbours of a segment are told of it
_SEEN = (
    "length", "whole", "seam", "part", "opens", "closes", "space", "above", "rules=", "rule=", "lexicon", "told", "stop", "scene", "bracket", "mark", "word=사진",
    "word=제공", "word=ⓒ", "word=기자", "person", "turn", "shape=", "byline", "agency", "lone-credit", "dateline", "credit=", "date", "email", "reporting", "first=", "text=",
    "opens-quote", "closes-quote", "prose", "echo", "markup",
)  # fmt: skip
_NEAR = (-2, -1, 1, 2)


_SHAPES = ((re.compile(r"[가-힣]+"), "가"), (re.compile(r"[A-Za-z]+"), "a"), (re.compile(r"\d+"), "0"), (re.compile(r"\s+"), " "))


def shape(text: str) -> str:
    """The marks of a text, with every word as one letter: `(서울=연합뉴스)` is `(가=가)`."""
    for pattern, letter in _SHAPES:
        text = pattern.sub(letter, text)
    text = re.sub("가(?: 가)+", "가 가", text)
    return text[:14]


def bucket(number: int) -> str:
    """A length as one of thirteen classes."""
    for most in _LENGTHS:
        if number <= most:
            return f"<{most}"
    return ">400"


class View(NamedTuple):
    """The segments of a document and the features of each."""

    segments: tuple[Segment, ...]
    features: list[list[str]]


def features(state: State, proposals: Sequence[Proposal], segments: Sequence[Segment]) -> list[list[str]]:
    """The features of each segment, with those of its neighbours."""
    own = _own(state, proposals, segments)
    return _with_neighbours(segments, own)


def _own(state: State, proposals: Sequence[Proposal], segments: Sequence[Segment]) -> list[list[str]]:
    document = state.document
    blocks, count = document.blocks, len(segments)
    told = [len(s.text) > 15 and _TOLD.search(s.text, len(s.text) - 8) is not None for s in segments]
    words: Counter[str] = Counter()
    for segment, ends in zip(segments, told, strict=True):
        if ends and len(segment.text) > 25:
            words.update(set(_WORD.findall(segment.text)))
    lines = Counter("".join(b.text.split()) for b in blocks)
    squeezed: Counter[str] = Counter("".join(s.text.split()) for s in segments if len(s.text) >= 8)
    per_block = Counter(s.block for s in segments)
    first = next((i for i, t in enumerate(told) if t), count)
    last = max((i for i, t in enumerate(told) if t), default=-1)
    title_words = set(_WORD.findall(state.title or state.page_title or ""))
    region = _region(state, segments)
    habit = _habit(document, told)
    hints = document.markup.hints if document.markup is not None else None
    before = [0]
    for t in told:
        before.append(before[-1] + t)
    look_up = state.lexicon.look_up
    entries: dict[int, object] = {}
    found: list[list[str]] = []
    previous = -1
    for i, segment in enumerate(segments):
        text, block = segment.text, blocks[segment.block]
        size, whole = len(text), len(block.text)
        proposal = proposals[segment.proposal]
        claim = proposal.claim
        starts = segment.proposal != previous
        previous = segment.proposal
        f = ["any", "length" + bucket(size), "line" + bucket(whole), "whole" if size >= whole else "part"]
        add = f.append
        # what the rules propose
        add(f"rules={claim.label}{'' if starts else '+'}")
        add("rule=" + claim.rule)
        if claim.reason:
            add("reason=" + claim.reason)
        for lost in proposal.lost[:2]:
            add("against=" + lost.label)
        if segment.start == proposal.start and segment.end == proposal.end:
            add("rules-whole")
        low, high = region
        if low <= i <= high:
            add("region=in")
            add("region-from" + bucket(i - low))
            add("region-to" + bucket(high - i))
        elif i < low:
            add("region=before" + bucket(low - i))
        else:
            add("region=after" + bucket(i - high))
        # where it stands
        if segment.space < 0:
            add("opens")
            add(f"above{min(segment.gap, 4)}")
            for style in habit:
                add("opens|" + style)
            add("opens|told-before" if i and told[i - 1] else "opens|open-before")
        else:
            add(f"space{min(segment.space, 3)}")
            for style in habit:
                add("inside|" + style)
        if segment.seam is not None:
            add("seam")
            add(f"seam{min(4, int(segment.seam))}")
        if i + 1 < count and segments[i + 1].seam is not None:
            add("seam-behind")
        if segment.closes:
            add("closes")
            add(f"below{min(blocks[segment.block + 1].gap, 4)}" if segment.block + 1 < len(blocks) else "below-end")
        add(f"parts{min(per_block[segment.block], 6)}")
        if i < first:
            add("before-first" + bucket(first - i))
        if i > last:
            add("behind-last" + bucket(i - last))
        add(f"told-above{before[i] - before[max(0, i - 3)]}")
        add(f"told-below{before[min(count, i + 4)] - before[i + 1]}")
        # what it says
        if segment.block not in entries:
            entries[segment.block] = look_up(block.text)
        entry = entries[segment.block]
        if entry is not None:
            add("lexicon-line")
            add("lexicon-line=" + entry.reason)  # type: ignore[attr-defined]
            add("lexicon-kind=" + entry.kind)  # type: ignore[attr-defined]
        if size < whole and size < 90:
            part = look_up(text)
            if part is not None:
                add("lexicon")
                add("lexicon=" + part.reason)
        if lines["".join(block.text.split())] > 1:
            add("echo-line")
        if size >= 8 and squeezed["".join(text.split())] > 1:
            add("echo")
        if told[i]:
            add("told")
        if _STOP.search(text, max(0, size - 8)):
            add("stop")
        if is_prose(text):
            add("prose")
        if is_scene(text):
            add("scene")
        if is_reporting(text):
            add("reporting")
        opening, closing = text[0], text[-1]
        if opening in _BRACKETS:
            add("bracket=" + opening)
            add("bracket" + bucket(size))
        if opening in "▲△▴":
            add("mark=triangle")
        elif opening in "▶▷►☞":
            add("mark=arrow")
        elif opening in "◆◇■□●○◎※":
            add("mark=subhead")
        elif opening in "-–—·•ㆍ*#/ⓒ©=|│":
            add("mark=" + opening)
        if opening in "“‘\"'":
            add("opens-quote")
        if closing in "”’\"'":
            add("closes-quote")
        for word in set(_WORD_PATTERN.findall(text)):
            add("word=" + word)
        if _DATE.search(text):
            add("date")
        if _TIME.search(text):
            add("time")
        if "@" in text:
            add("email")
        if size < 120:
            if _PERSON.search(text):
                add("person")
                if _BYLINE.fullmatch(text):
                    add("byline")
            if _AGENCY.search(text):
                add("agency")
                if size < 40 and _AGENCY.fullmatch(text.strip("[]()/ ⓒ=·,.사진자료")):
                    add("agency-alone")
            if size < 60 and is_lone_credit(text):
                add("lone-credit")
            if size < 80 and match_dateline(text):
                add("dateline")
            if i and size < 60:
                credit = find_credit((segments[i - 1].text + " " + text)[-200:])
                if credit is not None:
                    add("credit=" + credit.mark)
        hangul = any("가" <= c <= "힣" for c in text[:40])
        if not hangul:
            add("no-hangul")
        digits = sum(map(str.isdigit, text[:120]))
        add(f"digits{int(digits / min(size, 120) * 3.99)}")
        tokens = _WORD.findall(text[:300])
        if tokens:
            hit = sum(any(words.get(w[:k]) for k in {len(w), max(2, len(w) - 1), max(2, len(w) - 2)}) for w in tokens) / len(tokens)
            add(f"about-story{int(hit * 4.99)}")
            if title_words:
                hit = sum(w in title_words or w[:-1] in title_words for w in tokens) / len(tokens)
                add(f"about-title{int(hit * 4.99)}")
        add("first=" + text[:2])
        add("first=" + text[0])
        add("last=" + text[-2:])
        add("last=" + text[-1])
        if _TURN.match(text):
            add("turn")
        if size <= 60:
            add("shape=" + shape(text))
            for token in tokens[:8]:
                add("token=" + token)
        else:
            for token in tokens[:1]:
                add("opens-with=" + token)
        if _DAY.search(text):
            add("day")
        if _NUMBERED.match(text):
            add("numbered")
        if size <= 12:
            add("text=" + text.replace(" ", ""))
        if hints is not None:
            hint = hints[segment.block]
            add("page")
            for bit, name in _MARK_NAMES:
                if hint.marks & bit:
                    add(name)
            add(f"linked{int(hint.linked * 3.99)}")
            if hint.strong:
                add("strong")
            add("within" if state.container is not None and state.container.holds(hint.context) else "not-within")
        found.append(f)
    return found


def _region(state: State, segments: Sequence[Segment]) -> tuple[int, int]:
    """The first and last segment of the region that the rules chose."""
    if state.story is None:
        return len(segments), -1
    start, end = state.pieces[state.story[0]].start, state.pieces[state.story[1]].end
    inside = [i for i, s in enumerate(segments) if s.start >= start and s.end <= end]
    return (inside[0], inside[-1]) if inside else (len(segments), -1)


def _habit(document: object, told: Sequence[bool]) -> tuple[str, str]:
    """How a document breaks its lines: sentence ends per line, and how many lines there are."""
    count = len(document.blocks)  # type: ignore[attr-defined]
    return f"ends{min(5, round(2 * sum(told) / max(1, count)))}", "few-lines" if count < 8 else "lines"


def _with_neighbours(segments: Sequence[Segment], own: Sequence[list[str]]) -> list[list[str]]:
    seen = [[name for name in names if name.startswith(_SEEN)] for names in own]
    count = len(own)
    found: list[list[str]] = []
    for i, names in enumerate(own):
        whole = list(names)
        for step in _NEAR:
            j = i + step
            if 0 <= j < count:
                whole += [f"{step}:{name}" for name in seen[j]]
            else:
                whole.append(f"{step}:none")
        if i:
            before = own[i - 1]
            space = "line" if segments[i].space < 0 else f"space{min(segments[i].space, 3)}"
            for name in ("told", "stop", "scene", "agency-alone", "lone-credit", "byline", "dateline", "mark=triangle", "closes-quote"):
                if name in before:
                    whole.append(f"{space}|{name}")
        found.append(whole)
    return found
