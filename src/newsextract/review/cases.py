"""Documents kept as cases: the input, the article that it must give, and what each of its spans is.

A case is three files of one name in a folder:

    NAME.txt or NAME.html   the input, byte for byte
    NAME.article.json       the fields of the article (`TEXT_FIELDS` of a dump, `PAGE_FIELDS` of a page)
    NAME.decisions.jsonl    a line per span: `start`, `end`, `label`, `text`; `reason` and `value` and
                            `corrected` where a reader corrected it

`faults` says what does not hold. A span holds where each of its characters has its label (of a
corrected one, also its reason), whatever the rule and however the program cuts it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsextract.errors import DataError
from newsextract.model import Decision, Explanation
from newsextract.pipeline import explain
from newsextract.profiles import Profile
from newsextract.readers.kind import page_in
from newsextract.review.spans import CORRECTED, Span, parse

TEXT_FIELDS = (
    "title", "subtitles", "authors", "published", "modified", "body", "headings", "captions", "tags", "dateline",
)  # fmt: skip
PAGE_FIELDS = (
    "title", "subtitles", "authors", "published", "modified", "dateline", "publisher", "section", "url", "keywords",
    "body", "headings", "captions", "tags",
)  # fmt: skip
SUFFIXES = (".txt", ".html")


@dataclass(frozen=True, slots=True)
class Case:
    """A document, the article that it must give, and what its spans are."""

    name: str
    suffix: str
    data: bytes
    article: dict[str, Any]
    decisions: tuple[dict[str, Any], ...]

    @property
    def files(self) -> dict[str, bytes]:
        """What the files of the case hold, by their names."""
        lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in self.decisions)
        return {
            f"{self.name}{self.suffix}": self.data,
            f"{self.name}.article.json": f"{json.dumps(self.article, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace"),
            f"{self.name}.decisions.jsonl": lines.encode("utf-8", "backslashreplace"),
        }

    @property
    def spans(self) -> tuple[Span, ...]:
        """What the reader corrected."""
        rows = [row for row in self.decisions if row.get("corrected")]
        return tuple(Span(r["start"], r["end"], r["label"], r.get("reason"), r.get("value")) for r in rows)


def make(name: str, data: bytes, explanation: Explanation, spans: Iterable[Span]) -> Case:
    """The case of a document as a reader left it; `explanation` is the corrected one.

    >>> from newsextract import explain
    >>> case = make("1", "로그인".encode(), explain("로그인"), [])
    >>> sorted(case.files), case.decisions
    (['1.article.json', '1.decisions.jsonl', '1.txt'], ({'start': 0, 'end': 3, 'label': 'chrome', 'text': '로그인'},))
    """
    page = page_in(data) is not None
    article = explanation.article.to_dict()
    said = {(span.start, span.end): span for span in spans}
    rows = tuple(_row(decision, said) for decision in explanation.decisions)
    fields = PAGE_FIELDS if page else TEXT_FIELDS
    return Case(name, ".html" if page else ".txt", data, {field: article[field] for field in fields}, rows)


def _row(decision: Decision, said: dict[tuple[int, int], Span]) -> dict[str, Any]:
    row: dict[str, Any] = {"start": decision.start, "end": decision.end, "label": decision.label, "text": decision.text}
    span = said.get((decision.start, decision.end)) if decision.rule == CORRECTED else None
    return row if span is None else {**row, **span.to_dict(), "corrected": True}


def load(folder: Path) -> Iterator[Case]:
    """The cases of a folder, by name; raises DataError for one that is not whole, naming file and line.

    >>> list(load(Path("/no/such/folder")))
    []
    """
    for path in sorted(p for p in folder.glob("*") if p.suffix in SUFFIXES and p.is_file()):
        article = _json(path.with_name(f"{path.stem}.article.json"))
        fields = set(article) if isinstance(article, dict) else set()
        if fields not in (set(TEXT_FIELDS), set(PAGE_FIELDS)):
            raise DataError(f"{path.stem}.article.json", "fields", sorted(fields), f"those of a case: {', '.join(TEXT_FIELDS)}")
        yield Case(path.stem, path.suffix, path.read_bytes(), article, tuple(_rows(path.with_name(f"{path.stem}.decisions.jsonl"))))


def faults(case: Case, profiles: Iterable[Profile] = ()) -> list[str]:
    """What the program makes otherwise than the case says, a line each; empty where the case holds."""
    found = explain(case.data, profiles=profiles, name=case.name, reasons=False)
    article = found.article.to_dict()
    told = [
        f"{case.name}: {field}: expected {_short(wanted)}, found {_short(article[field])}"
        for field, wanted in case.article.items()
        if article[field] != wanted
    ]
    if [row["text"] for row in case.decisions] != [found.source[row["start"] : row["end"]] for row in case.decisions]:
        return [*told, f"{case.name}: decisions: their spans are not those of the document"]
    parse([row for row in case.decisions if row.get("corrected")], found.source)
    rest = list(reversed(found.decisions))
    for row in case.decisions:
        while rest and rest[-1].end <= row["start"]:
            rest.pop()
        over = [d for d in _until(rest, row["end"]) if d.end > row["start"]]
        wrong = [d for d in over if d.label != row["label"] or ("reason" in row and d.reason != row["reason"])]
        if wrong or not over:
            became = ", ".join(dict.fromkeys(f"{d.label}:{d.reason}" if d.reason else d.label for d in wrong)) or "nothing"
            wanted = f"{row['label']}:{row['reason']}" if "reason" in row else row["label"]
            told.append(f"{case.name}: {_short(row['text'])}: expected {wanted}, found {became}")
    return told


def _until(rest: list[Decision], end: int) -> Iterator[Decision]:
    for decision in reversed(rest):
        if decision.start >= end:
            return
        yield decision


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(path.name, "file", None, "there; each input of a case has its article beside it") from None
    except (ValueError, UnicodeDecodeError) as error:
        raise DataError(path.name, "file", str(error), "JSON in UTF-8") from None


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise DataError(path.name, "file", None, "there; each input of a case has its decisions beside it") from None
    except UnicodeDecodeError as error:
        raise DataError(path.name, "file", str(error), "JSON Lines in UTF-8") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            right = isinstance(row["start"], int) and isinstance(row["end"], int) and isinstance(row["text"], str)
        except (ValueError, KeyError, TypeError):
            right = False
        if not right or "label" not in row:
            raise DataError(path.name, f"line {number}", line[:80], "an object with start, end, label and text")
        yield row


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else f"{text[:157]}..."
