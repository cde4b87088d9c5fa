"""The article that the rules propose, before anything is learned from it."""

from __future__ import annotations

from newsextract import profiles
from newsextract.article import Article
from newsextract.assemble import assemble
from newsextract.decide import as_proposed, propose
from newsextract.model import Known
from newsextract.readers.text import read_text
from newsextract.rules import apply
from newsextract.rules.aside import without_edges
from newsextract.rules.state import State
from newsextract.segments.scan import scan


def proposed(text: str) -> Article:
    """What `extract` would give if the rules alone decided."""
    document, _ = without_edges(read_text(text, "input", None))
    state = State(document, scan(document), profiles.with_profile(None), None, Known())
    apply(state)
    decisions = (as_proposed(document, p, p.start, p.end) for p in propose(document, state.pieces, state.claims))
    return assemble(decisions, known=Known(), profile=None, publisher=None, warnings=())
