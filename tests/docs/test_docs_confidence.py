"""What docs/confidence.md shows runs."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

TEXT = Path(__file__).parents[2].joinpath("docs", "confidence.md").read_text(encoding="utf-8")


def test_snippets_run() -> None:
    code = "".join(re.findall(r"^```pycon\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))
    test = doctest.DocTestParser().get_doctest(code, {}, "confidence.md", "confidence.md", 0)
    assert len(test.examples) > 5
    said: list[str] = []
    doctest.DocTestRunner().run(test, out=said.append)
    assert not said, "".join(said)
