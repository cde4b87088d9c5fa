"""The documents under review: how each is understood, what a reader said of it, and what is kept of that."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsextract.errors import ArgumentError
from newsextract.export.explained import is_uncertain
from newsextract.model import Explanation
from newsextract.pipeline import explain
from newsextract.profiles import Profile, load_folder
from newsextract.propose.samples import Reading, read
from newsextract.review import cases, files
from newsextract.review.spans import Span, corrected

_NO_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A document in the list."""

    number: int
    name: str
    title: str | None
    publisher: str | None
    warnings: tuple[str, ...]
    chrome: float  # share of the characters
    uncertain: int
    corrected: int
    kept: bool  # there is a case of it


class Desk:
    """Documents by number, as they are understood with the reader's profiles.

    `cases` is the folder where corrected documents are kept, `profiles` that of the
    reader's own profiles; only these two are ever written to. A document that has its case
    there already is shown as it was left. Raises DataError for a wrong file in either.

    >>> from newsextract.propose.samples import Sample
    >>> desk = Desk(read([Sample("1.txt", "로그인".encode())]), Path("/no/cases"), None)
    >>> desk.rows()[0].chrome
    1.0
    """

    def __init__(self, readings: Iterable[Reading], cases: Path, profiles: Path | None) -> None:
        self.cases, self.profiles = cases, profiles
        self.readings = tuple(readings)
        self._samples = tuple(reading.sample for reading in self.readings)
        self.saved: dict[int, tuple[Span, ...]] = {}
        self._names = self._find_kept()

    @property
    def own(self) -> tuple[Profile, ...]:
        """The reader's own profiles."""
        return load_folder(self.profiles) if self.profiles is not None and self.profiles.is_dir() else ()

    def read_again(self) -> None:
        """Every document anew, with the profiles as they stand now."""
        self.readings = read(self._samples, self.own)

    def __len__(self) -> int:
        return len(self._samples)

    def rows(self) -> list[Row]:
        """The documents as the list shows them."""
        return [self._row(number, reading) for number, reading in enumerate(self.readings)]

    def corrected(self, number: int, spans: Sequence[Span]) -> Explanation:
        """A document with a reader's spans in it; raises ArgumentError for one that cannot be what it is said to be."""
        sample = self._samples[number]
        return explain(
            sample.data, profiles=self.own, name=sample.name,
            correct=lambda source, decisions: corrected(source, decisions, spans) if spans else decisions,
        )  # fmt: skip

    def save(self, number: int, spans: Sequence[Span]) -> tuple[Path, ...]:
        """Keep a document as a case; the files that were written. Raises OSError where they cannot be."""
        data = self._samples[number].data
        assert isinstance(data, bytes)  # of a file, always
        case = cases.make(self._names[number], data, self.corrected(number, spans), spans)
        written = files.write(self.cases, case.files)
        self.saved[number] = tuple(spans)
        return written

    def _row(self, number: int, reading: Reading) -> Row:
        decisions, article = reading.explanation.decisions, reading.explanation.article
        characters = sum(d.end - d.start for d in decisions)
        chrome = sum(d.end - d.start for d in decisions if d.label == "chrome")
        return Row(
            number, reading.sample.name, article.title, article.publisher, article.warnings,
            chrome / characters if characters else 0.0, sum(map(is_uncertain, decisions)), len(self.saved.get(number, ())), number in self.saved,
        )  # fmt: skip

    def _find_kept(self) -> tuple[str, ...]:
        """The name of each document's case; what was corrected in an earlier run becomes `saved`."""
        there = {case.name: case for case in cases.load(self.cases)} if self.cases.is_dir() else {}
        of = {case.data: case for case in there.values()}
        stems = [_NO_NAME.sub("-", Path(sample.name).stem).strip(".-")[:80] or "document" for sample in self._samples]
        names = []
        for number, (stem, sample) in enumerate(zip(stems, self._samples, strict=True)):
            assert isinstance(sample.data, bytes)  # of a file, always
            case = of.get(sample.data)
            if case is not None:
                self.saved[number] = case.spans
            # another document's case of the same name is left alone
            taken = stems.count(stem) > 1 or stem in there
            digest = hashlib.sha256(sample.name.encode("utf-8", "surrogateescape") + sample.data).hexdigest()[:8]
            names.append(case.name if case is not None else f"{stem}-{digest}" if taken else stem)
        return tuple(names)


def number_in(desk: Desk, text: str) -> int:
    """The number of a document; raises ArgumentError where there is none of it."""
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text) < len(desk):
        return int(text)
    raise ArgumentError(f"document: {text!r} is not a number below {len(desk)}")
