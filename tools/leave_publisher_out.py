"""Extract each scored dump as if its publisher had never been seen.

    python tools/leave_publisher_out.py ../shared/corpus > out.jsonl
    python ../shared/corpus/score.py ../shared/corpus/dev out.jsonl

Every phrase and pattern of the lexicon that fires on one publisher only is taken out before that
publisher's dumps are read, and so are the profiles. What is lost by that is what a page of a
publisher nobody prepared for may lose.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from newsextract import lexicon
from newsextract.assemble import assemble
from newsextract.decide import with_quotes
from newsextract.lexicon import Lexicon, phrase_key
from newsextract.model import Known
from newsextract.pipeline import _decided
from newsextract.readers.text import read_text
from newsextract.rules import apply
from newsextract.rules.state import State
from newsextract.segments.scan import scan

# a phrase's key, or the numbers of a joined pattern and its branch
Place = str | tuple[int, int]


def publisher_of(path: Path) -> str:
    """The publisher by a corpus file's name: `mt--a--1.txt`, `dump--mbc--5.txt`."""
    parts = path.name.split("--")
    return parts[1] if parts[0] in ("dump", "page") else parts[0]


def firing(paths: Iterable[Path], words: Lexicon) -> dict[Place, set[str]]:
    """The publishers on whose dumps each phrase and pattern fires."""
    fires: dict[Place, set[str]] = defaultdict(set)
    for path in paths:
        publisher = publisher_of(path)
        for block in read_text(path.read_bytes()).blocks:
            for place in _places(block.text, words):
                fires[place].add(publisher)
    return fires


def _places(text: str, words: Lexicon) -> Iterable[Place]:
    parts = text.split()
    sizes = range(1, 4) if len(text) <= 90 else range(0)
    runs = (" ".join(parts[at : at + size]) for size in sizes for at in range(len(parts)))
    yield from {key for run in (text, *runs) if (key := phrase_key(run)) in words.phrases}
    for number, (longest, pattern, _) in enumerate(words.patterns):
        match = pattern.fullmatch(text) if len(text) <= longest else None
        if match is not None and match.lastgroup is not None:
            yield number, int(match.lastgroup[1:])


def without(publisher: str, words: Lexicon, fires: dict[Place, set[str]]) -> Lexicon:
    """The lexicon without what only one publisher's dumps show."""
    phrases = {key: entry for key, entry in words.phrases.items() if fires.get(key) != {publisher}}
    patterns = []
    for number, (longest, pattern, entries) in enumerate(words.patterns):
        branches = re.split(r"(?:^|\|)(?=\(\?P<g\d+>)", pattern.pattern)[1:]
        for branch in range(len(branches)):
            if fires.get((number, branch)) == {publisher}:
                branches[branch] = f"(?P<g{branch}>(?!))"
        patterns.append((longest, re.compile("|".join(branches)), entries))
    return Lexicon(phrases, tuple(patterns), words.inline)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    corpus: Path = parser.parse_args().corpus
    scored = sorted((corpus / "dev").glob("*.txt"))
    words = lexicon.load()
    fires = firing([*scored, *sorted((corpus / "unlabelled").glob("*.txt"))], words)
    left: dict[str, Lexicon] = {}
    for path in scored:
        publisher = publisher_of(path)
        if publisher not in left:
            left[publisher] = without(publisher, words, fires)
        document = read_text(path.read_bytes(), path.name)
        known = Known(source=path.name)
        state = State(document, scan(document), left[publisher], None, known)
        apply(state)
        article = assemble(
            with_quotes(document, _decided(state).decisions),
            known=known,
            profile=None,
            publisher=None,
            warnings=document.warnings,
        )
        print(json.dumps(article.to_dict(), ensure_ascii=False))


if __name__ == "__main__":
    main()
