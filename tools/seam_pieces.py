"""What lines that lost a break are made up of: headlines, subheads, captions and paragraphs of real stories.

Headlines and paragraphs come from the crawled records of `bulk/`, subheads and captions from the gold of the
sites that the rules were written on. A record that shares text with a document of `dev` or of an opened round is left out.
"""

from __future__ import annotations

import csv
import gzip
import html
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_SHARED = 18  # Hangul letters in a row that two texts do not have by chance
_BOILERPLATE = 12  # records that share such a row all the same
_HANGUL = re.compile("[가-힣]")
_OTHER_REPOSITORIES = re.compile(r"-[abc]--")
# where a record's text lost a break, or shows one
_BREAK = re.compile(r"[\n\t]+| {3,}|(?<=[다요죠까]\.[\"”’])(?=[가-힣“\"'])|(?<=[다요죠까]\.)(?=[가-힣“\"'◆◇■▶▲△●○#A-Z\d\[])")
_TOLD = re.compile(r"[다요죠까]\.[\"”’]?$")
_NOT_TOLD_BY_A_STORY = re.compile(r"@|무단|저작권|구독|http")
_END = re.compile(r"[.?!\"”’]$")
_MARKS = "◆◇■▶▲△●○※◎-"
_CREDITS = ("연합뉴스", "뉴시스", "사진=연합뉴스", "ⓒ뉴스1", "제공=", "/사진=한밭시 제공", "(사진=뉴시스)", "뉴스1", "사진 제공", "게티이미지뱅크")
_KINDS = ("인터뷰", "단독", "기획", "종합", "르포", "뉴스데스크")
_LEAST, _LONGEST_HEAD = 30, 60  # letters


class Record(NamedTuple):
    """A crawled record."""

    title: str
    text: str


class Pieces(NamedTuple):
    """The parts of stories; `paragraphs` are those of a record, each list of one."""

    titles: Sequence[str]
    decks: Sequence[str]
    subheads: Sequence[str]
    captions: Sequence[str]
    paragraphs: Sequence[Sequence[str]]


def records(corpus: Path, rounds: Iterable[Path] = ()) -> list[Record]:
    """The records of `bulk/` that share no text with a measured document, apart from what many records have."""
    csv.field_size_limit(10**9)
    known: set[str] = set()
    for folder in (corpus / "dev", *rounds):
        for path in sorted([*folder.glob("*.txt"), *folder.glob("*.gold.json")]):
            letters = "".join(_HANGUL.findall(decode(path.read_bytes())))
            known.update(letters[at : at + _SHARED] for at in range(len(letters) - _SHARED + 1))
    read: list[tuple[Record, list[str]]] = []
    often: Counter[str] = Counter()
    for path in sorted((corpus / "bulk").glob("*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                letters = "".join(_HANGUL.findall(row["contents"] or ""))
                if len(letters) < 100:
                    continue
                shared = list(_shared(letters, known))
                often.update(set(shared))
                title = html.unescape(re.sub(r"^\[(.*)\]$", r"\1", " ".join((row["title"] or "").split())))
                read.append((Record(title, row["contents"]), shared))
    return [record for record, shared in read if sum(often[one] < _BOILERPLATE for one in shared) < 2]


def decode(data: bytes) -> str:
    """The text of a dump, UTF-8 or CP949."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _shared(letters: str, known: set[str]) -> Iterator[str]:
    at = 0
    while at <= len(letters) - _SHARED:
        row = letters[at : at + _SHARED]
        if row in known:
            yield row[:8]
        at += _SHARED if row in known else 1


def pieces(corpus: Path, read: Iterable[Record]) -> Pieces:
    """The parts of the records and of the gold."""
    decks: list[str] = []
    subheads: list[str] = []
    captions: list[str] = []
    told: list[str] = []
    for path in sorted((corpus / "dev").glob("*.gold.json")):
        if _OTHER_REPOSITORIES.search(path.name):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        decks += gold.get("subtitles") or []
        captions += [caption["text"] for caption in gold.get("captions") or [] if caption["text"]]
        for paragraph in gold.get("body") or []:
            if len(paragraph) < _LONGEST_HEAD and not _END.search(paragraph):
                subheads.append(paragraph)
            elif len(paragraph) >= _LEAST:
                told.append(paragraph)
    # the first paragraph of a record is often run on with its decks and captions
    paragraphs = [[one for one in map(_squeezed, _BREAK.split(record.text)[1:]) if _is_paragraph(one)] for record in read]
    return Pieces(
        [record.title for record in read], _each(decks), _each(subheads), _each(captions), [*filter(None, paragraphs), _each(told)]
    )  # fmt: skip


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _is_paragraph(text: str) -> bool:
    return len(text) > _LEAST and _TOLD.search(text) is not None and _NOT_TOLD_BY_A_STORY.search(text) is None


def _each(texts: Iterable[str]) -> list[str]:
    return sorted({_squeezed(text) for text in texts})


def line(of: Pieces, rng: random.Random) -> tuple[str, list[int]]:
    """A made-up line, and the places where its parts touch or are a space apart."""
    chance = rng.random()
    kinds = next((kinds for limit, kinds in _LINES if chance < limit), None)
    if kinds is None:
        kinds = ("paragraph",) * rng.randint(1, 3)
    parts = [_PARTS[kind](of, rng) for kind in kinds]
    habit = _gap(rng)
    text, places = parts[0], []
    for part in parts[1:]:
        text += habit if rng.random() < 0.85 else _gap(rng)
        places.append(len(text))
        text += part
    return text, places


def _gap(rng: random.Random) -> str:
    chance = rng.random()
    return "" if chance < 0.62 else " " if chance < 0.96 else "  "


def _head(of: Pieces, rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.64:
        text = rng.choice(of.titles)
        parts = [part.strip() for part in re.split(r"…|\.\.\.", text) if len(part.strip()) > 5]
        text = rng.choice(parts) if parts and rng.random() < 0.45 else text
    else:
        text = rng.choice(of.decks if chance < 0.8 else of.subheads)
    if rng.random() < 0.8:
        text = text.lstrip(_MARKS + " ")
    if rng.random() < 0.12:
        text = rng.choice(_MARKS) + rng.choice(["", " "]) + text
    if rng.random() < 0.06:
        text = f"[{rng.choice(_KINDS)}]" + rng.choice(["", " "]) + text
    return text or rng.choice(_KINDS)


def _caption(of: Pieces, rng: random.Random) -> str:
    text = rng.choice(of.captions)
    return rng.choice(["▲", "△ "]) + text if rng.random() < 0.3 else text


def _with_credit(of: Pieces, rng: random.Random) -> str:
    return _caption(of, rng) + rng.choice(["", " "]) + rng.choice(_CREDITS)


def _paragraph(of: Pieces, rng: random.Random) -> str:
    return rng.choice(of.paragraphs[-1] if rng.random() < 0.2 else rng.choice(of.paragraphs[:-1]))


_PARTS: dict[str, Callable[[Pieces, random.Random], str]] = {
    "head": _head, "caption": _caption, "caption with credit": _with_credit, "paragraph": _paragraph,
}  # fmt: skip
# what a line is made of, and the share of lines that are made of this or of what stands above; the rest is paragraphs alone
_LINES: tuple[tuple[float, tuple[str, ...]], ...] = (
    (0.30, ("head", "paragraph")),
    (0.42, ("head", "head", "paragraph")),
    (0.47, ("head", "head", "head", "paragraph")),
    (0.62, ("paragraph", "head", "paragraph")),
    (0.68, ("caption", "paragraph")),
    (0.72, ("head", "caption", "paragraph")),
    (0.77, ("head", "paragraph", "caption", "paragraph")),
    (0.80, ("caption with credit", "paragraph")),
    (0.83, ("head",)),
    (0.86, ("caption",)),
)
