"""The weights of the labeller are made by `tools/train.py`, the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools"
LABELS = ROOT / "src" / "newsextract" / "labels"


class Made(NamedTuple):
    weights: bytes
    card: str


def run(tool: str, *words: str, seed: str = "0") -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, TOOLS / tool, *words], env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def made(folder: Path, seed: str, *words: str) -> Made:
    folder.mkdir()
    run("train.py", *words, "-o", str(folder / "w.crfsuite"), seed=seed)
    return Made((folder / "w.crfsuite").read_bytes(), (folder / "MODEL.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of invented documents that is laid out like the real one, and a round."""
    folder = tmp_path_factory.mktemp("corpus")
    rows = ["file\tpublisher\trepository\tpath\tcommit"]
    fixtures = sorted((ROOT / "fixtures").glob("*.txt")) + sorted((ROOT / "fixtures" / "pages").glob("*.html"))
    for number, path in enumerate(fixtures):
        where = folder / ("r1" if number % 5 == 4 else "dev")
        where.mkdir(exist_ok=True)
        stem = f"{path.stem}{'-a' if number % 3 else ''}--field--1"
        (where / f"{stem}{path.suffix}").write_bytes(path.read_bytes())
        (where / f"{stem}.gold.json").write_bytes(path.with_name(f"{path.stem}.article.json").read_bytes())
        rows.append(f"dev/{stem}{path.suffix}\t신문\trepository{number % 7}\tp\tc")
    (folder / "sources.tsv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "score.py").write_text(
        "COLUMNS = ('title', 'perfect')\n"
        "def score(gold, found):\n"
        "    right = float(gold['title'] == found['title'])\n"
        "    return {'failed': 0.0, 'title': right, 'perfect': right}\n"
        "def mean(rows):\n"
        "    return {name: sum(row[name] for row in rows) / len(rows) for name in (*COLUMNS, 'failed')}\n",
        encoding="utf-8",
    )
    return folder


def test_the_same_bytes(tmp_path: Path, corpus: Path) -> None:
    words = (str(corpus), str(corpus / "r1"), "--no-own")
    first, second = made(tmp_path / "a", "1", *words), made(tmp_path / "b", "2", *words, "--processes", "1")
    assert first == second
    assert first.weights[:4] == b"lCRF"


def test_the_card_says_what_was_learned(tmp_path: Path, corpus: Path) -> None:
    card = made(tmp_path / "a", "1", str(corpus), str(corpus / "r1"), "--no-own").card
    assert "| `others` |" in card
    assert "| `r1` |" in card
    assert "| `own` |" not in card
    assert "python tools/train.py ../shared/corpus ../corpus-rounds/r1 --no-own" in card
    assert "`c1` 0.4" in card


@pytest.mark.skipif(not (LABELS / "MODEL.md").exists(), reason="the weights were not made by tools/train.py yet")
def test_the_card_is_that_of_the_weights() -> None:
    """Whoever makes weights hands in both files."""
    digest = hashlib.sha256((LABELS / "labeller.crfsuite").read_bytes()).hexdigest()
    assert digest in (LABELS / "MODEL.md").read_text(encoding="utf-8")


def test_the_project_teaches_alone(tmp_path: Path) -> None:
    """Without a corpus the invented documents are learned: whole ones, and the lines of the cases."""
    card = made(tmp_path / "a", "1").card
    assert "| `own` | invented: `fixtures`, `tests/cases` |" in card


def test_cross_validation_has_a_row_for_each_group(corpus: Path) -> None:
    rows = run("train.py", str(corpus), str(corpus / "r1"), "--no-own", "--cross-validate").splitlines()
    assert [row.split()[0] for row in rows] == ["docs", "others", "r1", "old"]
    assert all(0 <= float(figure) <= 1 for row in rows[1:] for figure in row.split()[2:])


def test_ceiling_shows_what_weights_cannot_reach(corpus: Path) -> None:
    said = run("ceiling.py", str(corpus), str(corpus / "r1"))
    rows = {row.split()[0]: row.split() for row in said.splitlines() if row and not row.startswith(" ")}
    assert {"others", "old", "r1", "html"} <= set(rows)
    assert float(rows["others"][2]) > 0.8
    assert "segments per 1,000 characters" in said


def test_held_out_rows_are_those_of_the_calibration(corpus: Path) -> None:
    rows = [json.loads(row) for row in run("held_out.py", str(corpus), str(corpus / "r1"), "--no-own").splitlines()]
    assert {row["set"] for row in rows} == {"others", "old", "flat"}
    assert all(set(row) == {"id", "set", "fold", "perfect", "measures", "warned", "labels"} for row in rows)
