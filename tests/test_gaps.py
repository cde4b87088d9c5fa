"""What no rule looked at is shown, not lost."""

from __future__ import annotations

from newsextract.decide import GAP, propose, with_gaps
from newsextract.fields.read import Reader
from newsextract.model import Claim, Decision, Document
from newsextract.pieces import Piece, cut
from newsextract.readers.text import read_text
from newsextract.segments.scan import scan
from newsextract.segments.segment import split


def _body(document: Document, pieces: tuple[Piece, ...], claims: list[list[Claim]]) -> tuple[Decision, ...]:
    proposals = propose(document, pieces, claims)
    segments = split(document, proposals, scan(document))
    return Reader(document, proposals, segments).read(["B-body"] * len(segments), [1.0] * len(segments))


def test_a_span_without_a_claim_is_a_decision_of_its_own() -> None:
    document = read_text("제목이다\n\n남은 글이다\n\n끝 문장이다")
    pieces = cut(document, scan(document))
    claims = [[Claim(p.index, p.start, p.end, "body", "test", 1)] for p in pieces]
    kept = with_gaps(document.source, _body(document, (pieces[0], pieces[2]), claims))
    assert [(d.rule, d.line) for d in kept] == [("test", 1), (GAP, 3), ("test", 5)]
    assert "남은 글이다" in kept[1].text


def test_what_nobody_sees_is_no_gap() -> None:
    document = read_text("\ufeff\n\u200b 한 줄이다\x00\n\u200e\n")
    pieces = cut(document, scan(document))
    claims = [[Claim(p.index, p.start, p.end, "body", "test", 1)] for p in pieces]
    assert [d.rule for d in with_gaps(document.source, _body(document, pieces, claims))] == ["test"]
