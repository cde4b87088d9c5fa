"""Count the captions that are still read right when the next sentence is glued to their credit.

    python tools/glue.py ../shared/corpus/dev [--with "" " " "  "] [--show] [--rules]

A caption counts where its gold text and its gold credit stand on one line of a text document, and the line ends
with the credit. An invented sentence is put behind that line, by nothing, by one space or by two; the document is
read again. A caption survives where its text and its credit are as gold has them and the sentence is a paragraph of
its own (or begins one).
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsextract import extract, profiles
from newsextract.article import Article
from newsextract.assemble import assemble
from newsextract.decide import as_proposed, propose
from newsextract.model import Known
from newsextract.readers.text import read_text
from newsextract.rules import apply
from newsextract.rules.state import State
from newsextract.segments.scan import scan

MARKED_HEAD = re.compile("[■◆◇▶]")  # a line that goes on with a subhead does not end in the credit
SENTENCES = (
    "검찰은 이날 가람시청을 찾아가 물탱크 공사 서류를 살펴봤다고 밝혔다.",
    "나은결 가람시장은 “골목에 사람이 다시 모이는 자리를 만들겠다”고 말했다.",
    "가람시는 오래된 물탱크를 고쳐 작은 전시관으로 쓰기로 했다.",
    "“도담천이 다시 흐르게 하겠다.” 서이든 위원장은 이렇게 말했다.",
)


def fold(text: str) -> str:
    """White space folded, entities decoded."""
    return " ".join(unicodedata.normalize("NFC", html.unescape(text)).split())


def caption_lines(text: str, gold: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
    """Each line that holds a gold caption and ends in its credit: number, caption, credit."""
    lines = text.split("\n")
    wanted = [(fold(c["text"]), fold(c["credit"])) for c in gold.get("captions") or () if c.get("text") and c.get("credit")]
    for caption, credit in dict.fromkeys(wanted):
        for number, line in enumerate(lines):
            folded = fold(line)
            at = folded.find(caption)
            if at < 0:
                continue
            tail = folded[at + len(caption) :]
            if at <= 40 and credit in tail and len(tail) <= len(credit) + 40 and not MARKED_HEAD.search(tail):
                yield number, caption, credit
                break


def captions_of(article: Any) -> set[tuple[str, str]]:
    """The captions with a credit that an article holds."""
    return {(fold(c.text), fold(c.credit)) for c in article.captions if c.text and c.credit}


def proposed(text: str) -> Article:
    """The article that the rules propose, before a labeller chooses."""
    document = read_text(text, "input", None)
    profile = profiles.choose(profiles.shipped(), None, document.text)
    state = State(document, scan(document), profiles.with_profile(profile), profile, Known())
    apply(state)
    decisions = (as_proposed(document, p, p.start, p.end) for p in propose(document, state.pieces, state.claims))
    return assemble(decisions, known=Known(), profile=profile, publisher=None, warnings=())


def main() -> int:
    """Print a row for each way to glue; with --show also what was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--with", dest="gaps", nargs="*", default=["", " ", "  "], metavar="GAP")
    parser.add_argument("--show", action="store_true", help="print each line that was not read right")
    parser.add_argument("--rules", action="store_true", help="what the rules propose, not what the labeller makes of it")
    args = parser.parse_args()
    read = proposed if args.rules else extract
    counts = dict.fromkeys(args.gaps, 0)
    total = 0
    for path in sorted(args.corpus.glob("*.txt")):
        gold = json.loads((path.parent / f"{path.stem}.gold.json").read_text("utf-8"))
        if not any(c.get("text") and c.get("credit") for c in gold.get("captions") or ()):
            continue
        text = read_text(path.read_bytes(), path.name, None).source
        found = list(caption_lines(text, gold))
        if not found:
            continue
        right = captions_of(read(text))
        for number, caption, credit in found:
            if (caption, credit) not in right:
                continue  # what is not read right as it stands cannot survive
            total += 1
            lines = text.split("\n")
            whole = lines[number].rstrip()
            sentence = SENTENCES[total % len(SENTENCES)]
            for gap in args.gaps:
                lines[number] = whole + gap + sentence
                article = read("\n".join(lines))
                kept = any(fold(p).startswith(fold(sentence)) for p in article.body)
                if (caption, credit) in captions_of(article) and kept:
                    counts[gap] += 1
                elif args.show:
                    print(f"{path.stem}:{number + 1} gap {gap!r} body {'kept' if kept else 'lost'}: {lines[number][-len(sentence) - 60:]}", file=sys.stdout)
    for gap, count in counts.items():
        print(f"glued by {gap!r:5}: {count} of {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
