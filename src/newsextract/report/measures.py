"""What is counted in the rows of an output, in memory that does not grow with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from newsextract.batch.frequent import Frequent

FIELDS = (
    "title subtitles authors dateline published modified section keywords body captions tags url".split()
)
COLUMNS = ("id", "publisher", "language", "warnings", "below_min_confidence", "duplicate_of", "error", *FIELDS)
OTHERS = "(others)"
_PUBLISHERS = 5000
_DAYS = 50_000
_COPIES = 5000


class Measures:
    """The counts of articles; `add` takes one row after the other.

    >>> measures = Measures()
    >>> measures.add({"id": "a", "title": "새 도서관", "body": ["누리군은 12일", "다리를 놓았다."], "publisher": "누리신문"})
    >>> measures.articles, dict(measures.lengths["body"]), measures.filled["누리신문"]["title"]
    (1, {16: 1}, 1)
    """

    def __init__(self) -> None:
        self.articles = 0
        self.marked = False
        self.floored = False
        self.below = 0
        self.duplicates = 0
        self.lengths: dict[str, Counter[int]] = {"body": Counter(), "paragraphs": Counter(), "title": Counter()}
        self.days: Counter[str] = Counter()
        self.publishers: Counter[str] = Counter()
        self.filled: dict[str, Counter[str]] = {}
        self.languages: Counter[str] = Counter()
        self.warnings = Frequent(_COPIES)
        self.copied = Frequent(_COPIES)

    def add(self, row: Mapping[str, Any]) -> None:
        """Count an article; a row of Arrow that gave none (`error`) is left out."""
        if row.get("error"):
            return
        self.articles += 1
        body, title = _texts(row.get("body")), row.get("title")
        self.lengths["body"][sum(map(len, body))] += 1
        self.lengths["paragraphs"][len(body)] += 1
        if isinstance(title, str):
            self.lengths["title"][len(title)] += 1
        self._add_publisher(row)
        day = _day(row.get("published"))
        if day and (day in self.days or len(self.days) < _DAYS):
            self.days[day] += 1
        self.languages[str(row.get("language") or "unknown")] += 1
        self.warnings.add(Counter(_texts(row.get("warnings"))))
        if "below_min_confidence" in row:
            self.floored = True
            self.below += bool(row["below_min_confidence"])
        if "duplicate_of" in row:
            self.marked = True
            if row["duplicate_of"] is not None:
                self.duplicates += 1
                self.copied.add({str(row["duplicate_of"]): 1})

    def _add_publisher(self, row: Mapping[str, Any]) -> None:
        name = str(row.get("publisher") or "(unknown)")
        if name not in self.filled and len(self.filled) >= _PUBLISHERS:
            name = OTHERS
        self.publishers[name] += 1
        filled = self.filled.setdefault(name, Counter())
        filled.update(field for field in FIELDS if row.get(field))


class Rejects:
    """Records that gave no article, by reason, with some of their messages."""

    _EXAMPLES = 5

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}

    def add(self, row: Mapping[str, Any]) -> None:
        """Count one."""
        reason = str(row.get("reason") or "unknown")
        self.counts[reason] += 1
        told = self.examples.setdefault(reason, [])
        if len(told) < self._EXAMPLES:
            told.append(str(row.get("message") or row.get("id") or ""))


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, Iterable) and not isinstance(value, str) else []


def _day(published: object) -> str | None:
    """The day of a date as JSON Lines or Arrow give it.

    >>> from datetime import datetime
    >>> _day("2024-05-22T18:30:00+09:00"), _day(datetime(2024, 5, 22)), _day("어제")
    ('2024-05-22', '2024-05-22', None)
    """
    text = published.isoformat() if isinstance(published, date) else published
    if not isinstance(text, str):
        return None
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None
