"""The tables of docs/unseen.md: what each opened round scored at first sight, and what others make of the same documents.

    python tools/first_sights.py ../shared/corpus ../corpus-rounds --also "first version" "env PYTHONPATH=… python -m newsextract" --write

The first sight is read from `rN/first-sight.txt`, which `open.py` of the corpus wrote. `--also NAME COMMAND` runs another
version on the same documents; trafilatura reads them where it is installed (the extra `bench`), of a text each line as a
paragraph. `--write` puts the tables into docs/unseen.md, between the comments that mark their places.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from train import Row
from training import ROOT, module

_PAGE = ROOT / "docs" / "unseen.md"
_COLUMNS = ("title", "body", "paragraphs", "subtitles", "captions", "credits", "authors", "published", "perfect")
_OF_PEERS = frozenset({"body", "paragraphs", "perfect"})  # what a tool that knows no captions can be asked for
_KINDS = ("page", "field", "dump", "html")
_HEAD = re.compile(r"round (?P<round>\d+), first sight, commit (?P<commit>\w+), (?P<day>\S+)")

Gold = dict[str, Any]


class Sight(NamedTuple):
    """A round's table as it was at first sight: of each kind the number of documents and the scores."""

    round: str
    commit: str
    kinds: dict[str, tuple[int, Row]]


class Reader(NamedTuple):
    """Another reader: its name, the columns that it can be asked for, and what it makes of documents."""

    name: str
    columns: frozenset[str]
    read: Callable[[Sequence[Path]], dict[str, Gold]]


def sight(text: str) -> Sight:
    """A first sight as `open.py` writes it.

    >>> found = sight("round 1, first sight, commit abc, 2024-01-01 10:00\\n   docs  body\\nall   2  0.500\\npage   2  0.500")
    >>> found.commit, found.kinds["page"]
    ('abc', (2, {'body': 0.5}))
    """
    lines = text.splitlines()
    head = _HEAD.match(lines[0])
    if head is None:
        raise SystemExit(f"not a first sight: {lines[0]!r}; expected `round N, first sight, commit …`")
    columns = lines[1].split()[1:]
    kinds = {}
    for line in lines[2:]:
        if line.strip():
            name, number, *figures = line.split()
            kinds[name] = (int(number), dict(zip(columns, map(float, figures), strict=True)))
    return Sight(head["round"], head["commit"], kinds)


def command(words: str) -> Callable[[Sequence[Path]], dict[str, Gold]]:
    """Another version of newsextract, as a command."""

    def read(documents: Sequence[Path]) -> dict[str, Gold]:
        called = [*shlex.split(words), "-f", "jsonl", *map(str, documents)]
        done = subprocess.run(called, capture_output=True, text=True, encoding="utf-8")
        found = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
        if not found:
            raise SystemExit(f"{words}: no article\n{done.stderr}")
        return {Path(article["source"]).stem: article for article in found}

    return read


def trafilatura() -> Iterator[Reader]:
    """trafilatura as it comes, where it can be imported; its title and date are taken too, which `perfect` asks for."""
    try:
        extract = import_module("trafilatura").bare_extraction
    except ImportError as error:
        print(f"trafilatura: skipped, {error}", file=sys.stderr)
        return

    def article(path: Path) -> Gold:
        data: bytes | str = path.read_bytes()
        if path.suffix == ".txt":
            lines = _decoded(path.read_bytes()).splitlines()
            data = f"<html><body>{''.join(f'<p>{html.escape(line)}</p>' for line in lines if line.strip())}</body></html>"
        found = extract(data, include_comments=False, with_metadata=True)
        body = [line for line in (found.text or "").split("\n") if line.strip()] if found else []
        return {"title": found.title if found and path.suffix == ".html" else None, "body": body}

    yield Reader("trafilatura", _OF_PEERS, lambda documents: {path.stem: article(path) for path in documents})


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp949", "replace")


def scored(reader: Reader, folder: Path, score: ModuleType) -> dict[str, tuple[int, Row]]:
    """What a reader scores on a round, by kind."""
    every = (path for path in folder.iterdir() if path.suffix in (".txt", ".html"))
    documents = sorted(path for path in every if path.with_name(f"{path.stem}.gold.json").exists())
    found = reader.read(documents)
    rows: dict[str, list[Row]] = {"all": []}
    for path in documents:
        gold: Gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
        row = score.score(gold, found.get(path.stem))
        rows["all"].append(row)
        rows.setdefault(gold.get("kind", "text"), []).append(row)
    return {kind: (len(of), score.mean(of)) for kind, of in rows.items()}


def figure(value: float) -> str:
    """A share as the tables print it.

    >>> figure(0.3856), figure(1.0), figure(0.0)
    ('.386', '1.00', '0')
    """
    return "0" if value == 0 else "1.00" if value >= 0.9995 else f"{value:.3f}"[1:]


def rows_of(folder: Path, readers: Sequence[Reader], score: ModuleType) -> tuple[list[str], list[str]]:
    """The rows of a round in the table of columns, and in the table of kinds."""
    seen = sight((folder / "first-sight.txt").read_text(encoding="utf-8"))
    number = seen.kinds["all"][0]
    makers: list[tuple[str, frozenset[str], dict[str, tuple[int, Row]]]] = [
        (f"**newsextract at first sight**, `{seen.commit}`", frozenset(_COLUMNS), seen.kinds),
        *((reader.name, reader.columns, scored(reader, folder, score)) for reader in readers),
    ]
    columns, kinds = [], []
    for name, asked, found in makers:
        cells = [figure(found["all"][1][column]) if column in asked else "" for column in _COLUMNS]
        columns.append(f"| {seen.round} ({number}) | {name} | {' | '.join(cells)} |")
        shares = [" / ".join(figure(found[k][1][c]) for c in ("body", "paragraphs", "perfect")) if k in found else "" for k in _KINDS]
        kinds.append(f"| {seen.round} | {name} | {' | '.join(shares)} |")
    return columns, kinds


def written(page: str, name: str, table: str) -> str:
    """The page with a table between the comments that mark its place.

    >>> written("<!-- rounds -->\\nold\\n<!-- /rounds -->", "rounds", "new")
    '<!-- rounds -->\\n\\nnew\\n\\n<!-- /rounds -->'
    """
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, found, rest = page.partition(opening)
    _, also, behind = rest.partition(closing)
    if not (found and also):
        raise SystemExit(f"{_PAGE}: {opening} … {closing} is missing")
    return f"{before}{opening}\n\n{table}\n\n{closing}{behind}"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path, help="the folder of score.py")
    parser.add_argument("rounds", type=Path, help="the folder of r1, r2 …")
    parser.add_argument("--also", nargs=2, action="append", default=[], metavar=("NAME", "COMMAND"))
    parser.add_argument("--write", action="store_true", help="write docs/unseen.md instead of printing")
    args = parser.parse_args()
    score = module(args.corpus / "score.py")
    readers = [*(Reader(name, frozenset(_COLUMNS), command(words)) for name, words in args.also), *trafilatura()]
    folders = sorted((path.parent for path in args.rounds.glob("r*/first-sight.txt")), key=lambda path: int(path.name[1:]))
    if not folders:
        parser.error(f"no r*/first-sight.txt in {args.rounds}")
    columns = [f"| round (documents) | read by | {' | '.join(_COLUMNS)} |", "|---" * (len(_COLUMNS) + 2) + "|"]
    kinds = [f"| round | read by | {' | '.join(_KINDS)} |", "|---" * (len(_KINDS) + 2) + "|"]
    for folder in folders:
        one, other = rows_of(folder, readers, score)
        columns += one
        kinds += other
    tables = {"rounds": "\n".join(columns), "kinds": "\n".join(kinds)}
    if not args.write:
        print("\n\n".join(tables.values()))
        return
    page = _PAGE.read_text(encoding="utf-8")
    for name, table in tables.items():
        page = written(page, name, table)
    _PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
