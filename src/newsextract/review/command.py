"""The command `newsextract review`: words to a server. It decides nothing about a document."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import click

from newsextract.errors import DataError, InputError
from newsextract.messages import say, stop
from newsextract.pipeline import read_file
from newsextract.profiles import load_folder
from newsextract.propose.samples import Reading, Sample, read

_MANY = 50  # documents, of which it takes a moment to read them all
_SUFFIXES = frozenset({".txt", ".html", ".htm", ".mhtml"})


@click.command("review")
@click.argument("dumps", nargs=-1, required=True, metavar="DUMP...")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes one that is free.")
@click.option("--cases", "folder", metavar="DIR", default="cases", show_default=True, help="Where corrected documents are kept.")
@click.option("--profiles", metavar="DIR", help="Folder of your own site profiles (TOML); proposed lines are written there.")
def review_command(dumps: tuple[str, ...], port: int, folder: str, profiles: str | None) -> None:
    """Show many documents in a browser, and keep what you correct.

    DUMP... are files, or folders whose .txt and .html files are meant. The server is on
    this machine only (127.0.0.1). Interrupt it (Ctrl-C) to stop.
    """
    try:
        from newsextract.review.desk import Desk
        from newsextract.review.server import serve
    except ImportError as error:
        stop(f"review needs {error.name}: pip install 'newsextract[review]'", 2)
    own = Path(profiles) if profiles is not None else None
    try:
        readings = _readings(dumps, own)
        if not readings:
            stop("no document could be read", 1)
        desk = Desk(readings, Path(folder), own)
        serve(desk, port, secrets.token_urlsafe(32), _ready)
    except DataError as error:
        stop(str(error), 2)
    except KeyboardInterrupt:
        return
    except OSError as error:
        stop(f"port {port}: {error.strerror}", 1)


def _readings(dumps: tuple[str, ...], profiles: Path | None) -> list[Reading]:
    """Every document that can be read; of the others it is said why not."""
    own = load_folder(profiles) if profiles is not None and profiles.is_dir() else ()
    names = list(dict.fromkeys(_files(dumps)))
    found: list[Reading] = []
    if len(names) > _MANY:
        say(f"reading {len(names)} documents")
    for name in names:
        try:
            found += read([Sample(name, read_file(name))], own)
        except InputError as error:
            say(str(error))
    return found


def _files(dumps: tuple[str, ...]) -> Iterator[str]:
    for dump in dumps:
        path = Path(dump)
        if path.is_dir():
            yield from sorted(str(inside) for inside in path.iterdir() if inside.suffix.lower() in _SUFFIXES)
        else:
            yield dump


def _ready(address: str) -> None:
    say(f"open {address}")
