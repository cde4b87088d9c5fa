"""The key of a run: what decides its output, as one digest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

import newsextract
from newsextract.batch.discover import Source
from newsextract.batch.fingerprints import decided_by
from newsextract.batch.options import Options


@cache
def of_code() -> str:
    """The digest of the package as installed: code, lexicon and shipped profiles."""
    home = Path(newsextract.__file__).parent
    return _of_files(sorted(path for path in home.rglob("*") if path.suffix in (".py", ".toml")), home)


def of_profiles(folder: str | None) -> str | None:
    """The digest of a user's folder of profiles."""
    return _of_files(sorted(Path(folder).glob("*.toml")), Path(folder)) if folder else None


def of_run(options: Options, sources: Iterable[Source]) -> tuple[str, int]:
    """The key of a run, and the bytes of all its sources."""
    decides = {
        "version": newsextract.__version__,
        "code": of_code(),
        "profiles": of_profiles(options.profiles),
        "options": options.deciding(),
        "duplicates": decided_by(options.mark_duplicates),
    }
    digest = sha256(json.dumps(decides, sort_keys=True).encode())
    total = 0
    for source in sources:
        digest.update(json.dumps(source).encode())
        total += source.size
    return digest.hexdigest(), total


def _of_files(paths: list[Path], home: Path) -> str:
    digest = sha256()
    for path in paths:
        data = path.read_bytes()
        digest.update(f"{path.relative_to(home).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
