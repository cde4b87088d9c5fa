"""The command `newsextract batch`: words to a job. It decides nothing about a record."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

import click

from newsextract.batch.fingerprints import KINDS
from newsextract.batch.options import ENGINES, MEGABYTE, OUTPUT_FORMATS, Options
from newsextract.errors import ArgumentError, DataError, MissingInput, NewsextractError
from newsextract.messages import say, stop
from newsextract.readers.kind import INPUT_FORMATS

_OPTIONS = (
    click.option("-o", "--output", required=True, metavar="PATH", help="A file (.jsonl, .jsonl.gz, .jsonl.zst, .parquet), or a folder of shards."),
    click.option("--output-format", type=click.Choice(OUTPUT_FORMATS), help="What the shards of a folder are; default: jsonl."),
    click.option("--text-column", "--text-field", "text_column", default="text", show_default=True, metavar="NAME", help="Column or field of the dump or page."),
    click.option("--id-column", "--id-field", "id_column", metavar="NAME", help="Column or field of the id; default: path and row."),
    click.option("--url-column", "--url-field", "url_column", metavar="NAME", help="Column or field of the URL."),
    click.option("--title-column", "--title-field", "title_column", metavar="NAME", help="Column or field of a known headline."),
    click.option("--input-format", type=click.Choice(list(INPUT_FORMATS)), default="auto", help="What the records are, where their content should not decide."),
    click.option("--profiles", metavar="DIR", help="Folder of your own site profiles (TOML)."),
    click.option("--engine", type=click.Choice(ENGINES), default="local", show_default=True, help="What runs the job; ray and spark are extras."),
    click.option("--address", metavar="ADDRESS", help="Of the Ray or Spark cluster; default: RAY_ADDRESS, Spark's own settings, or this machine."),
    click.option("--workers", type=int, metavar="N", help="Processes of the local engine; default: one per core."),
    click.option("--max-bytes", type=int, default=16 * MEGABYTE, show_default=True, metavar="N", help="Larger records are rejected."),
    click.option("--max-memory", type=int, default=2048, show_default=True, metavar="MB", help="What a worker may allocate."),
    click.option("--timeout", type=float, default=60.0, show_default=True, metavar="SECONDS", help="Records that take longer are rejected."),
    click.option("--shard-records", type=int, default=50_000, show_default=True, metavar="N", help="Articles of a shard."),
    click.option("--rejects", metavar="FILE", help="Where rejected and empty records are written (JSON Lines); default: beside the output."),
    click.option("--max-reject-ratio", type=float, default=0.0, show_default=True, metavar="RATIO", help="Exit status 1 where more are rejected."),
    click.option("--mark-duplicates", type=click.Choice(KINDS), help="Add duplicate_of, the id of the first article with the same body, or nearly the same."),
    click.option("--min-confidence", type=float, metavar="X", help="Add below_min_confidence, true for articles whose confidence is less; none is left out."),
    click.option("--resume", is_flag=True, help="Go on with a run that was broken off."),
    click.option("--overwrite", is_flag=True, help="Replace what an earlier run made."),
    click.option("--quiet", is_flag=True, help="No progress and no counts."),
)  # fmt: skip


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@_with_options
def batch_command(
    inputs: tuple[str, ...], resume: bool, overwrite: bool, quiet: bool, **given: Any
) -> None:
    """Extract whole dumps: folders, globs and files of many records; - reads JSON Lines.

    Reads text and HTML, JSON Lines, CSV, TSV, Parquet, WARC and WET, ZIP and tar archives,
    .gz and .zst. Every input record ends as an article, as empty or as rejected.
    """
    if resume and overwrite:
        raise click.UsageError("--resume and --overwrite contradict each other.")
    try:
        options = Options(inputs=inputs, **given)
        from newsextract.batch.figures import read_statuses
        from newsextract.batch.run import run
    except ArgumentError as error:
        raise click.UsageError(str(error)) from None
    except ImportError as error:
        stop(f"batch needs {error.name or 'pyarrow'}: pip install 'newsextract[batch]'", 2)
    from newsextract.batch.watching import Watching

    bar = not quiet and sys.stderr is not None and sys.stderr.isatty()
    try:
        with Watching(_silent if quiet else say, bar=bar) as watch:
            summary = run(options, resume=resume, overwrite=overwrite, watch=watch)
    except (ArgumentError, DataError, MissingInput) as error:
        stop(str(error), 2)
    except NewsextractError as error:
        stop(str(error), 1)
    except OSError as error:
        name = f"{os.fsdecode(error.filename)}: " if error.filename else ""
        stop(f"cannot write the output: {name}{error.strerror or error}", 1)
    if not quiet:
        marked = f"{summary.duplicates} marked as duplicates; " if options.mark_duplicates else ""
        if options.min_confidence is not None:
            marked += f"{summary.below} below {options.min_confidence:g} in confidence; "
        statuses = read_statuses(options.figures)
        say(
            f"{summary.inputs} inputs = {summary.articles} articles{_kinds(statuses, 'teaser', 'photo')}"
            f" + {summary.empty} empty{_kinds(statuses, 'error', 'list')}"
            f" + {summary.rejected} rejected; {marked}{summary.seconds:.1f} seconds"
        )
    sys.exit(1 if summary.reject_ratio > options.max_reject_ratio else 0)


def _kinds(statuses: Mapping[str, int], *kinds: str) -> str:
    """How many of some are of a kind.

    >>> _kinds({"story": 7, "list": 2}, "error", "list"), _kinds({"story": 7}, "teaser")
    (' (2 list)', '')
    """
    found = ", ".join(f"{statuses[kind]} {kind}" for kind in kinds if statuses.get(kind))
    return f" ({found})" if found else ""


def _silent(message: str) -> None:
    """Say nothing."""
