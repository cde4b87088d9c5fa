"""What a change did to a corpus: the articles of two runs, document by document and field by field.

With gold articles, a field is won where it came nearer to gold, and lost where it went further away.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from newsextract.article import Article
from newsextract.errors import DataError
from newsextract.pipeline import read_file

FIELDS = (
    "title", "subtitles", "authors", "dateline", "published", "modified", "section", "body", "headings", "captions",
    "tags", "publisher", "url", "keywords", "profile", "language", "status", "warnings",
)  # fmt: skip
Verdict = Literal["won", "lost"]
_EMPTY = Article().to_dict()
_SHAPES = {
    "captions": {"text": None, "credit": None, "image": None},
    "authors": {"name": None, "role": None, "email": None},
}


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that differs; `before` and `after` are how near to gold it was and is, from 0 to 1."""

    name: str
    before: float | None = None
    after: float | None = None

    @property
    def verdict(self) -> Verdict | None:
        """Won or lost; None where gold does not tell."""
        if self.before is None or self.after is None or self.before == self.after:
            return None
        return "won" if self.after > self.before else "lost"


@dataclass(frozen=True, slots=True)
class Difference:
    """A document whose article differs; an article is None where the run has none of it."""

    source: str
    old: dict[str, Any] | None
    new: dict[str, Any] | None
    fields: tuple[FieldDifference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs: how many documents are in both, those that differ, and for how many there is gold."""

    both: int
    differences: tuple[Difference, ...]
    gold: int

    def count(self, name: str, verdict: Verdict | None = None) -> int:
        """In how many documents a field differs, or was won or lost."""
        fields = [field for one in self.differences for field in one.fields if field.name == name]
        return sum(verdict is None or field.verdict == verdict for field in fields)


def read_articles(path: str) -> dict[str, dict[str, Any]]:
    """The articles of a JSON Lines file by their source, the second of one source as `source (2)`.

    Raises InputError where the file cannot be read, DataError for a line that is no article.
    """
    found: dict[str, dict[str, Any]] = {}
    seen: Counter[str] = Counter()
    for number, line in enumerate(read_file(path).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or not _is_article(row):
            shown = line[:80].decode("utf-8", "replace")
            raise DataError(path, f"line {number}", shown, "an article, as newsextract -f jsonl prints it")
        source = row.get("source") or f"line {number}"
        seen[source] += 1
        found[source if seen[source] == 1 else f"{source} ({seen[source]})"] = _whole(row)
    return found


def compare(old: Mapping[str, dict[str, Any]], new: Mapping[str, dict[str, Any]], gold: Path | None = None) -> Comparison:
    """Two runs over the same documents, in the order of the newer; `gold` is a folder of gold articles.

    A document's gold is `STEM.gold.json` or `STEM.article.json`. Raises DataError for a wrong one.

    >>> told = compare({"1.txt": {**_EMPTY, "title": "새"}}, {"1.txt": {**_EMPTY, "title": "새 다리"}})
    >>> [(one.source, [field.name for field in one.fields]) for one in told.differences]
    [('1.txt', ['title'])]
    """
    found: list[Difference] = []
    with_gold = 0
    for source in dict.fromkeys((*new, *old)):
        one, other = old.get(source), new.get(source)
        right = _gold(gold, source)
        with_gold += right is not None and one is not None and other is not None
        fields = tuple(_fields(one, other, right)) if one is not None and other is not None else ()
        if fields or one is None or other is None:
            found.append(Difference(source, one, other, fields))
    return Comparison(len(old.keys() & new.keys()), tuple(found), with_gold)


def _is_article(row: dict[str, Any]) -> bool:
    lists = ("subtitles", "authors", "body", "headings", "captions", "tags", "keywords", "warnings")
    if "body" not in row or not all(isinstance(row.get(name, []), list) for name in lists):
        return False
    if not all(isinstance(item, dict) for name in _SHAPES for item in row.get(name, ())):
        return False
    texts = (item for name in ("body", "subtitles", "tags", "keywords", "warnings") for item in row.get(name, ()))
    return all(isinstance(item, str) for item in texts) and isinstance(row.get("source"), str | None)


def _whole(row: dict[str, Any]) -> dict[str, Any]:
    """An article with every field, as an earlier version may not have had them all."""
    article = {name: row.get(name, empty) for name, empty in _EMPTY.items()}
    for name, shape in _SHAPES.items():
        article[name] = [{key: item.get(key, empty) for key, empty in shape.items()} for item in article[name]]
    return article


def _fields(old: dict[str, Any], new: dict[str, Any], gold: dict[str, Any] | None) -> Iterator[FieldDifference]:
    for name in FIELDS:
        if old[name] == new[name]:
            continue
        if gold is None or name not in gold:
            yield FieldDifference(name)
        else:
            yield FieldDifference(name, _near(name, gold[name], old[name]), _near(name, gold[name], new[name]))


def _near(name: str, gold: Any, found: Any) -> float:
    """1 where a field is right; of a list, how many of its items are (F1)."""
    if not isinstance(gold, list):
        right, said = _folded(gold), _folded(found)
        # a date without a time in gold asks for the day only
        return float(said[: len(right)] == right) if right and name in ("published", "modified") else float(said == right)
    wanted, there = Counter(_items(name, gold)), Counter(_items(name, found))
    if not wanted and not there:
        return 1.0
    shared = (wanted & there).total()
    return 2 * shared / (wanted.total() + there.total())


def _items(name: str, items: list[Any]) -> list[str]:
    if name == "authors":
        return [_folded(item.get("name") if isinstance(item, dict) else item) for item in items]
    if name == "captions":
        return [f"{_folded(item.get('text'))}\t{_folded(item.get('credit'))}" for item in items]
    return [_folded(item).lstrip("#") if name == "tags" else _folded(item) for item in items]


def _folded(value: object) -> str:
    return " ".join(unicodedata.normalize("NFC", str(value)).split()) if value is not None else ""


def _gold(folder: Path | None, source: str) -> dict[str, Any] | None:
    if folder is None:
        return None
    stem = Path(source).stem
    for path in (folder / f"{stem}.gold.json", folder / f"{stem}.article.json"):
        if path.is_file():
            try:
                gold = json.loads(path.read_text(encoding="utf-8"))
            except ValueError as error:
                raise DataError(str(path), "file", str(error), "JSON in UTF-8") from None
            if not isinstance(gold, dict):
                raise DataError(str(path), "file", type(gold).__name__, "an article")
            return gold
    return None
