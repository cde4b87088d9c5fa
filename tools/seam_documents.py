"""Documents of the corpus with the boundaries of their gold spans, and landmarks to measure seams behind.

Used by `train_seams.py` and `seams.py`.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

Landmarks = Callable[[str], Sequence[int]]

_OTHER_REPOSITORIES = re.compile(r"-[abc]--")
_SPACES = str.maketrans({"\r": " ", "\xa0": " ", "\u3000": " ", "\u2008": " "})
_NAMED = ("byline", "tag")  # names inside a line, not parts of it
# the landmarks that the count of hidden boundaries was taken with
_PLACE = re.compile(
    r"""
    (?<=[다요죠까음임함됨네라자니])[.?!]+["”’'」』)\]]*\s*            # end of a told sentence
  | [.?!…]+["”’'」』)\]]*\s+                                       # another end with a space
  | [.?!]+["”’'」』)\]]*(?=[가-힣“‘\[(<【▲△▶◆◇■])                   # an end run into the next sentence
  | (?<=[”’」』])(?=[가-힣A-Za-z0-9“‘\[(【<])                       # behind a quotation
  | (?<=[가-힣.?!]["'])(?=[가-힣]{2,}[^"']{0,40}["'“‘]|[가-힣]{2,}[^"'\n]*$)
  | \s*(?=[▲△▴▶▷►◀◁◆◇■□●○◎※☞━▼▽✔☎#])                             # before a mark
  | \s*(?=[\[(【<＜〔［][^\[\](){}<>【】]{1,60}[\])】>＞〕］])           # before a bracket group
  | (?<=[\])】>＞〕］])\s*                                          # behind it
  | \s{2,}|\t+                                                     # a wide gap
  | (?<=\s)(?=[/ⓒ©=│｜|])|(?<=[가-힣.)\]”"’])(?=[/ⓒ©│｜|])|(?<==)\s|(?<=[│｜|])\s*   # slash, rights, bar
  | (?<=\.(?:com|net|org))(?=\W|$)|(?<=\.(?:kr))(?=\W|$)|\s*(?=[\w.+-]{2,}@)        # an address
  | (?<=[가-힣]\s기자)\s*|(?<=[가-힣]기자)\s+|(?<=특파원)\s+|(?<=제공)\s*
  | (?<=연합뉴스)\s*|(?<=뉴시스)\s*|(?<=뉴스1)\s*|(?<=로이터)\s*
  | \s*(?=(?:사진|자료|그래픽|출처)\s?[=:])                          # before a credit's mark
    """,
    re.VERBOSE,
)


class Labelled(NamedTuple):
    """A text with the places where a span of its gold begins or ends, as (line from 0, column).

    `names` are the same of bylines and tags; `first` and `last` the lines between which gold stands.
    """

    name: str
    text: str
    gold: frozenset[tuple[int, int]]
    names: frozenset[tuple[int, int]]
    first: int
    last: int


def documents(corpus: Path, *, judging: bool) -> Iterator[Labelled]:
    """The texts with spans: those of other repositories (`judging`), or all others of `dev`."""
    for path in sorted((corpus / "dev").glob("*.spans.json")):
        source = path.with_name(path.name.replace(".spans.json", ".txt"))
        if not source.exists() or bool(_OTHER_REPOSITORIES.search(path.name)) != judging:
            continue
        spans = json.loads(path.read_text("utf-8"))
        if spans:
            text = decode(source.read_bytes()).translate(_SPACES)
            edges = [(span["line"] - 1, place, span["label"] in _NAMED) for span in spans for place in (span["start"], span["end"])]
            gold = frozenset((line, place) for line, place, name in edges if not name)
            names = frozenset((line, place) for line, place, name in edges if name) - gold
            lines = [line for line, _, _ in edges]
            yield Labelled(source.stem, text, gold, names, min(lines), max(lines))


def decode(data: bytes) -> str:
    """The text of a dump, UTF-8 or CP949."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def landmarks(line: str) -> list[int]:
    """The places of a line that a mark shows, both sides of the white space there."""
    edges = sorted({0, len(line), *(match.end() for match in _PLACE.finditer(line))})
    places: set[int] = set()
    for start, end in pairwise(edges):
        part = line[start:end]
        places |= {start + len(part) - len(part.lstrip()), start + len(part.rstrip())} if part.strip() else set()
    return sorted(place for place in places if 0 < place < len(line))


def landmarks_of(name: str | None) -> Landmarks:
    """A function told as `package.module:function`; without a name the landmarks of this file."""
    if name is None:
        return landmarks
    module, _, function = name.partition(":")
    found: Landmarks = getattr(importlib.import_module(module), function)
    return found


def touches(line: str, place: int) -> bool:
    """Whether letters or quotation marks touch at a place, in a run that is no address or share."""
    if not 0 < place < len(line):
        return False
    before, after = line[place - 1], line[place]
    if not ((after.isalnum() or after in "“‘\"'") and (before.isalnum() or before in "”’\"')%")):
        return False
    if (before.isdigit() and after.isdigit()) or (before.isascii() and before.isalpha() and after.isascii() and after.isalpha()):
        return False
    start = max(line.rfind(" ", 0, place), line.rfind("\t", 0, place)) + 1
    end = min((at for at in (line.find(" ", place), line.find("\t", place)) if at >= 0), default=len(line))
    run = line[start:end]
    return len(run) >= 4 and not re.search(r"[%@]|http|www", run)
