"""What profiles are tried on: a little story, and sentences of stories that come close to furniture."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from newsextract.errors import DataError

STORY = (
    "누리군은 지난 12일 낡은 다리를 고쳐 주민에게 다시 열었다고 밝혔다.",
    "군은 이 다리를 고치는 데 1년 8개월 동안 31억원을 들였다고 설명했다.",
    '주민 조은별(66)씨는 "이제 먼 길을 돌지 않아도 된다"고 말했다.',
)


@cache
def of_lexicon() -> tuple[str, ...]:
    """The lines that the files of the lexicon say they leave alone.

    >>> len(of_lexicon()) > 100
    True
    """
    folder = resources.files("newsextract.lexicon")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    tables = (tomllib.loads(folder.joinpath(name).read_text("utf-8")) for name in names)
    return tuple(line for table in tables for line in table.get("leave", {}).get("lines", ()))


def of_cases(folder: Path) -> Iterator[str]:
    """The sentences that the TOML cases of a folder keep in the body, as `tests/cases` writes them.

    They are `[[case]] text`, `[[group]] lines` of a group that is `near` to furniture,
    `[[cut]] keeps`, and `[leave] lines`. Raises DataError for a file that is no TOML.
    """
    for path in sorted(folder.glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataError(str(path), "file", str(error), "TOML in UTF-8") from None
        for key, part in (("case", "text"), ("cut", "keeps")):
            yield from (row[part] for row in _rows(path, table, key) if isinstance(row.get(part), str))
        for row in (*(row for row in _rows(path, table, "group") if "near" in row), *_leave(path, table)):
            lines = row.get("lines", [])
            if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
                raise DataError(str(path), "lines", lines, "a list of text")
            yield from lines


def _rows(path: Path, table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    rows = table.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DataError(str(path), key, rows, "a list of tables")
    return rows


def _leave(path: Path, table: dict[str, Any]) -> list[dict[str, Any]]:
    leave = table.get("leave", {})
    if not isinstance(leave, dict):
        raise DataError(str(path), "leave", leave, "a table")
    return [leave]
