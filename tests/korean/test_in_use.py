"""Each word and each alternative of `korean` is there for a line of news: `in_use.toml` holds such lines.

A table of the data is named after the function that is asked. A row holds lines, or a frame and the words that are put
where it has `{}`; `want` is what the function should say, in which `{}` is the word again; `pairs` are lines, each with
what it says. Where a function says places in a line, `‖` stands at them in the line itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from newsextract.article import Author
from newsextract.breaks.decks import deck_seam
from newsextract.korean import bylines, credits, dates, imprint, names, outlets, sentences, turns, writers
from newsextract.korean.credit_ends import credit_ends
from newsextract.metadata.titles import headline

from .proposed import proposed

DATA: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("in_use.toml").read_text(encoding="utf-8")
)
PLACE = "‖"
STORY = ("한밭시는 낡은 다리를 다시 놓기로 했다.", "시는 이듬해 봄에 다리를 연다고 17일 밝혔다.")


def _people(authors: Iterable[Author] | None) -> str | bool:
    """People with their roles; false where the line is of another kind."""
    return authors is not None and ", ".join(
        " ".join(filter(None, (author.name, author.role))) for author in authors
    )


def _credit(line: str) -> str | bool:
    found = credits.find_credit(line)
    return found is not None and found.credit


def _shown(line: str) -> list[int]:
    found = credits.find_credit(line)
    return [found.text_end] if found else []


def _stamps(line: str) -> str:
    return ", ".join(f"{stamp.iso} {stamp.label}".strip() for stamp in dates.find_stamps(line))


def _turns(line: str) -> list[int]:
    return sorted(turns.turn_points(line, turns.conversation(line)))


def _story(line: str) -> list[int]:
    found = bylines.match_dateline(line)
    return [found.end] if found else []


def _writes(line: str) -> str | bool:
    found = bylines.match_dateline(line)
    return found is not None and _people(found.authors)


def _deck(line: str) -> list[int]:
    seam = deck_seam(line, len(line))
    return [] if seam is None else [seam]


def _heads_story(line: str) -> bool:
    article = proposed("\n".join(("한밭시 새 다리 놓는다", "입력 2024.02.14 10:20", line, *STORY)))
    return line in article.body


SAYS: dict[str, Callable[[str], object]] = {
    "find_credit": _credit,
    "clean_credit": credits.clean_credit,
    "is_lone_credit": credits.is_lone_credit,
    "trim_caption": lambda line: line[slice(*credits.trim_caption(line))],
    "parse_byline": lambda line: _people(bylines.parse_byline(line)),
    "parse_crew": lambda line: _people(bylines.parse_crew(line)),
    "dateline_authors": _writes,
    "sign_off": lambda line: _people(bylines.sign_off(line)),
    "parse_writer": lambda line: _people(writers.parse_writer(line)),
    "parse_signature": lambda line: _people(writers.parse_signature(line)),
    "names_with_roles": lambda line: _people(names.names_with_roles(line)),
    "is_desk_address": names.is_desk_address,
    "is_outlet": names.is_outlet,
    "find_stamps": _stamps,
    "label_kind": dates.label_kind,
    "is_of_foot": imprint.is_of_foot,
    "is_imprint": imprint.is_imprint,
    "is_day_of_paper": imprint.is_day_of_paper,
    "is_surely_day_of_paper": lambda line: imprint.is_day_of_paper(line, sure=True),
    "own_outlets": lambda line: ", ".join(sorted(outlets.own_outlets(line))),
    "is_scene": sentences.is_scene,
    "is_picture_line": sentences.is_picture_line,
    "is_particle": lambda line: sentences.is_particle(line.replace(PLACE, ""), line.index(PLACE)),
    "story_head": _heads_story,
    "headline": lambda line: headline([line]) or False,
}
PLACES: dict[str, Callable[[str], list[int]]] = {
    "picture_end": _shown,
    "credit_ends": credit_ends,
    "picture_credit_ends": lambda line: credit_ends(line, opens=True),
    "own_credit_ends": lambda line: credit_ends(line, own=("솔바람넷",)),
    "match_dateline": _story,
    "dateline_starts": bylines.dateline_starts,
    "turn_points": _turns,
    "deck_seam": _deck,
}


def cases() -> Iterator[tuple[str, str, object]]:
    """What is asked, of which line, and what the answer should be."""
    for asked, rows in DATA.items():
        for row in rows:
            yield from ((asked, line, want) for line, want in row.get("pairs", ()))
            for word in row.get("lines", ()):
                line = row.get("frame", "{}").replace("{}", word)
                want = row.get("want", line)
                yield asked, line, want.replace("{}", word) if isinstance(want, str) else want


def answer(asked: str, line: str) -> object:
    """What a function says of a line; where it says places, the line with `‖` at each."""
    if asked in SAYS:
        return SAYS[asked](line)
    plain = line.replace(PLACE, "")
    bounds = [0, *PLACES[asked](plain), len(plain)]
    return PLACE.join(plain[start:end] for start, end in pairwise(bounds))


@pytest.mark.parametrize(
    ("asked", "line", "want"), [pytest.param(*case, id=f"{case[0]}: {case[1]}") for case in cases()]
)
def test_line(asked: str, line: str, want: object) -> None:
    assert answer(asked, line) == want
