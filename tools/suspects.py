"""List removed spans that look like story: what a reader should go through after a change of rules.

    python tools/suspects.py ../shared/corpus/dev/*.txt ../shared/corpus/unlabelled/*.txt

A suspect is chrome that reads like a told sentence (`…고 밝혔다.`) inside the story's region, or
next to it. With `--all`, anywhere in the document. One line each: file, line, rule, text.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsextract import explain
from newsextract.korean.sentences import is_prose
from newsextract.model import STORY_LABELS, Decision

_NEAR = 3  # decisions beside the region that still count as its edge
# what is printed twice is in the article once; a picture's words are in its caption
_HARMLESS = frozenset({"duplicate", "copyright"})


def suspects(decisions: tuple[Decision, ...], *, everywhere: bool) -> Iterator[Decision]:
    """The chrome of a document that looks like story."""
    story = [index for index, decision in enumerate(decisions) if decision.label in STORY_LABELS]
    if not story:
        return
    first, last = story[0] - _NEAR, story[-1] + _NEAR
    for index, decision in enumerate(decisions):
        if decision.label != "chrome" or decision.reason in _HARMLESS or len(decision.text) < 20:
            continue
        if (everywhere or first <= index <= last) and is_prose(decision.text):
            yield decision


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--all", action="store_true", help="not only in and next to the story")
    given = parser.parse_args()
    rules: Counter[str] = Counter()
    for path in given.dumps:
        for decision in suspects(explain(path).decisions, everywhere=given.all):
            rules[decision.rule] += 1
            print(f"{path.name}:{decision.line}\t{decision.rule}/{decision.reason}\t{decision.text[:160]}")
    total = sum(rules.values())
    print(f"{total} suspects in {len(given.dumps)} dumps: {dict(rules)}", file=sys.stderr)


if __name__ == "__main__":
    main()
