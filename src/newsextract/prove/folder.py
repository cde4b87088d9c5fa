"""A folder of profiles as files: their text, what they hold, and the line on which a fault stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsextract import profiles
from newsextract.errors import DataError
from newsextract.profiles import Profile

_HEAD, _KEY = re.compile(r"\s*\["), re.compile(r"\s*(?:[\w\"'-]+\s*=|\[)")  # of a table; of a value too
_AT = re.compile(r"\(at line (\d+), column \d+\)$")  # as tomllib says it


@dataclass(frozen=True, slots=True)
class File:
    """A profile's file: where it is, its text, and what it holds."""

    path: Path
    text: str
    profile: Profile


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a profile that its writer should know; a fault must be mended.

    >>> print(Finding("profiles/nuri.toml", 3, "exact", "'로그인'", "is in the lexicon already (login)", is_fault=False))
    profiles/nuri.toml:3: note: exact: '로그인' is in the lexicon already (login)
    """

    file: str
    line: int | None
    key: str
    value: str
    said: str
    is_fault: bool = True

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        about = f"{self.key}: {self.value}" if self.value else self.key
        return f"{place}: {'fault' if self.is_fault else 'note'}: {about} {self.said}"


def read_folder(folder: str | Path) -> tuple[tuple[File, ...], tuple[Finding, ...]]:
    """The profiles of a folder, in the order of their names, and what keeps the others from loading.

    Raises DataError where there is no such folder.
    """
    path = Path(folder)
    if not path.is_dir():
        raise DataError(str(path), "profiles", str(folder), "a folder of TOML files")
    files: list[File] = []
    findings: list[Finding] = []
    for entry in sorted(path.glob("*.toml")):
        read = _read(entry)
        if isinstance(read, File):
            files.append(read)
        else:
            findings.append(read)
    return tuple(files), tuple(findings)


def _read(path: Path) -> File | Finding:
    try:
        data = path.read_bytes()
    except OSError as error:
        return Finding(str(path), None, "file", "", f"cannot be read: {error.strerror}")
    try:
        profile = profiles.load(path.name, data)
    except DataError as error:
        told = _AT.search(str(error.value))
        line = int(told[1]) if told else line_of(data.decode("utf-8", "replace"), error.key, error.value)
        return Finding(str(path), line, error.key, repr(error.value), f"is not {error.expected}")
    return File(path, data.decode("utf-8"), profile)


def line_of(text: str, key: str, value: object = None) -> int | None:
    """The line of a TOML text on which a key has a value, else where the key stands first.

    >>> text = 'hosts = ["nuri.example"]\\n[[phrases]]\\nreason = "ad"\\nexact = [\\n  "누리 장터",\\n  "누리 알림판",\\n]\\n'
    >>> line_of(text, "exact", "누리 알림판"), line_of(text, "exact"), line_of(text, "marks")
    (6, 4, None)
    """
    name = re.escape(key.rpartition(".")[2])
    keyed = re.compile(rf"""\s*(?:\[\[|.*\{{ *|.*, *)?["']?{name}["']?\s*(?:=|\]\])""")
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if keyed.match(line)]
    if isinstance(value, str) and value:
        written = list(_written(value))
        for start in starts:
            for number in range(start, len(lines)):
                if number > start and (_HEAD if _HEAD.match(lines[start]) else _KEY).match(lines[number]):
                    break
                if any(one in lines[number] for one in written):
                    return number + 1
    return starts[0] + 1 if starts else None


def _written(value: str) -> Iterator[str]:
    """A string as TOML may write it."""
    yield value
    yield value.replace("\\", "\\\\").replace('"', '\\"')
