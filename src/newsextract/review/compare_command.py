"""The command `newsextract compare`: words to a comparison. It decides nothing about an article."""

from __future__ import annotations

from pathlib import Path

import click

from newsextract.errors import DataError, InputError
from newsextract.messages import stop


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
        stop(f"--gold: {gold}: no such folder", 2)
    try:
        told = compare(read_articles(old), read_articles(new), Path(gold) if gold is not None else None)
    except (InputError, DataError) as error:
        stop(str(error), 1)
    for line in comparison.summary(told):
        click.echo(line)
    if output is not None:
        try:
            Path(output).write_text(comparison.page(told, old, new), encoding="utf-8")
        except ImportError as error:
            stop(f"compare -o needs {error.name}: pip install 'newsextract[review]'", 2)
        except OSError as error:
            stop(f"{output}: cannot be written: {error.strerror}", 1)
