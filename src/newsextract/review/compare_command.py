"""The command `newsextract compare`: words to a comparison. It decides nothing about an article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from newsextract.errors import DataError, InputError


@click.command("compare")
@click.argument("old", metavar="OLD.jsonl")
@click.argument("new", metavar="NEW.jsonl")
@click.option("--gold", metavar="DIR", help="Folder of gold articles (NAME.gold.json or NAME.article.json).")
@click.option("-o", "--output", metavar="FILE", help="Write the documents side by side as a page for a browser.")
def compare_command(old: str, new: str, gold: str | None, output: str | None) -> None:
    """Show what a change did: the articles of two runs over the same documents.

    OLD.jsonl and NEW.jsonl are what newsextract -f jsonl, or newsextract batch, wrote.
    """
    from newsextract.review import comparison
    from newsextract.review.differences import compare, read_articles

    if gold is not None and not Path(gold).is_dir():
        _stop(f"--gold: {gold}: no such folder", 2)
    try:
        told = compare(read_articles(old), read_articles(new), Path(gold) if gold is not None else None)
    except (InputError, DataError) as error:
        _stop(str(error), 1)
    for line in comparison.summary(told):
        click.echo(line)
    if output is not None:
        try:
            Path(output).write_text(comparison.page(told, old, new), encoding="utf-8")
        except ImportError as error:
            _stop(f"compare -o needs {error.name}: pip install 'newsextract[review]'", 2)
        except OSError as error:
            _stop(f"{output}: cannot be written: {error.strerror}", 1)


def _stop(message: str, status: int) -> NoReturn:
    click.echo(f"newsextract: {message}", err=True)
    sys.exit(status)
