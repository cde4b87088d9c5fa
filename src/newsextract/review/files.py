"""Files written into a folder of the reader's, whole or not at all, and never outside it."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from newsextract.errors import ArgumentError

_NAME = re.compile(r"\w[\w.-]{0,120}")


def write(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made where it is not there; the paths that were written.

    A name that is no plain file name is an ArgumentError. A link that stands where a file
    is to be written is replaced, not followed.

    >>> write(Path("/tmp"), {"../x": b""})
    Traceback (most recent call last):
    newsextract.errors.ArgumentError: file: '../x' is not a plain file name
    """
    for name in contents:
        if not _NAME.fullmatch(name):
            raise ArgumentError(f"file: {name!r} is not a plain file name")
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_replace(folder / name, data) for name, data in contents.items())


def _replace(path: Path, data: bytes) -> Path:
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return path
