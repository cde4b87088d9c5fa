"""The command `newsextract`: words to calls. It decides nothing about a dump.

Standard output and standard error are UTF-8 whatever the locale. A character that has no
UTF-8 form (a lone surrogate, as in a file name of undecodable bytes) is written as a
backslash escape: `\\udcff`, which JSON reads back as the same character.

Exit status: 0 all done, 1 some inputs failed or the output could not be written, 2 wrong
usage, 130 interrupted, 141 whoever read the output went away.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import click

from newsextract import (
    ArgumentError,
    DataError,
    Explanation,
    InputError,
    UnreadableInput,
    __version__,
    load_profiles,
)
from newsextract import explain as explain_dump
from newsextract.batch.command import batch_command
from newsextract.export import EXPLAINED, FORMATS
from newsextract.messages import say, stop
from newsextract.pipeline import read_file
from newsextract.profiles import Profile
from newsextract.profiles_command import profiles_command
from newsextract.progress import Waiting
from newsextract.readers.kind import INPUT_FORMATS
from newsextract.report.command import report_command
from newsextract.review.command import review_command
from newsextract.review.compare_command import compare_command

EXAMPLES = """\b
newsextract dump.txt                     the article as indented JSON
newsextract page.html                    the same of an HTML page
newsextract *.txt > articles.jsonl       several inputs: one JSON object per line
newsextract -f text dump.txt             for reading
cat dump.txt | newsextract -             standard input
newsextract explain dump.txt             every span of the dump: what it is, and why
newsextract explain -f html dump.txt -o review.html    the same as a page for a browser
newsextract review dumps/                many documents in a browser, to correct
newsextract compare old.jsonl new.jsonl  what a change did to the articles
newsextract batch dumps/ -o out.jsonl    whole dumps, see newsextract batch --help
newsextract profiles list                the site profiles, see newsextract profiles --help
newsextract report out.jsonl             a page of plots about what batch wrote
newsextract ./explain                    a file that is named like a command
"""


class _Commands(click.Group):
    """A group whose first command is meant where none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*self.commands, *ctx.help_option_names, "--version"):
            args = ["extract", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _close_output()
            sys.exit(141)
        except KeyboardInterrupt:
            sys.exit(130)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        params = (*self.commands["extract"].params, *self.get_params(ctx))
        options = [param for param in params if isinstance(param, click.Option)]
        with formatter.section("Options"):
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])
        self.format_commands(ctx, formatter)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIONS]",
    subcommand_metavar="DUMP...",
    epilog=EXAMPLES,
)
@click.version_option(__version__, message="newsextract %(version)s")
def main() -> None:
    """The article out of a Korean news page: its HTML, or a text dump of it.

    Reads the dumps and pages (- is standard input) and prints their articles; explain
    prints how every character was understood.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.stdout is None:
        stop("standard output is closed", 1)


def _with_knowledge(command: Callable[..., None]) -> Callable[..., None]:
    """The options for what the caller knows of a dump."""
    for option in (
        click.option(
            "--input-format",
            type=click.Choice(list(INPUT_FORMATS)),
            default="auto",
            help="What the input is, where its content should not decide.",
        ),
        click.option("--charset", metavar="NAME", help="The encoding, where you know it, as HTTP tells it."),
        click.option("--profiles", metavar="DIR", help="Folder of your own site profiles (TOML)."),
        click.option("--published", metavar="DATE", help="When it was published, where you know it."),
        click.option("--fetched", metavar="DATE", help="When the page was taken: what `1시간 전` counts from."),
        click.option("--title", metavar="TEXT", help="The headline, where you know it."),
        click.option("--url", metavar="URL", help="The page's URL: finds a profile."),
    ):
        command = option(command)
    return command


@main.command("extract")
@click.argument("dumps", nargs=-1, required=True, metavar="DUMP...")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Default: json for one input, jsonl for several.",
)
@click.option("--links", is_flag=True, help="Keep the links of paragraphs, in Markdown.")
@_with_knowledge
def extract_command(
    dumps: tuple[str, ...], form: str | None, links: bool, profiles: str | None, input_format: str, **known: str | None
) -> None:
    """Print the articles; what newsextract does where no command is named."""
    given = [f"--{name}" for name, value in known.items() if value is not None and name != "charset"]
    if len(dumps) > 1 and given:
        raise click.UsageError(f"{given[0]} can be given with one input only.")
    if links and form != "markdown":
        raise click.UsageError("--links is for -f markdown.")
    options = {"links": True} if links else {}
    output = FORMATS[form or ("json" if len(dumps) == 1 else "jsonl")]
    own = _load_profiles(profiles)
    pasting = "-" in dumps and _is_terminal(sys.stdin)  # a bar would write into what is pasted
    written = 0
    with Waiting(len(dumps), shown=_is_terminal(sys.stderr) and not pasting) as waiting:
        for name in dumps:
            explanation = _explain(name, own, known, input_format)
            waiting.advance()
            if explanation is None:
                continue
            if _is_terminal(sys.stdout):
                waiting.stop()  # from here on the output itself shows that it goes on
            between = output.between if written else ""
            _write(f"{between}{output.render(explanation.article, **options)}\n")
            written += 1
    sys.exit(0 if written == len(dumps) else 1)


@main.command("explain")
@click.argument("dump", metavar="DUMP")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(EXPLAINED)),
    default="text",
    help="For reading (text, in colour on a terminal; html, a page for a browser) or for programs.",
)
@click.option("-o", "--output", metavar="FILE", help="Write there, not to standard output.")
@_with_knowledge
def explain_command(
    dump: str, form: str, output: str | None, profiles: str | None, input_format: str, **known: str | None
) -> None:
    """Print every span of a dump with its label and the rule that decided.

    json is one object: the article, its decisions, and the text whose characters they
    count; jsonl is one object per decision; html is one self-contained page.
    """
    explanation = _explain(dump, _load_profiles(profiles), known, input_format)
    if explanation is None:
        sys.exit(1)
    if form == "text" and output is None and _print_coloured(explanation):
        return
    try:
        text = EXPLAINED[form](explanation)
    except ImportError as error:
        stop(f"explain -f {form} needs {error.name}: pip install 'newsextract[review]'", 2)
    if output is None:
        _write(text)
    else:
        _write_file(output, text)


main.add_command(batch_command)
main.add_command(profiles_command)
main.add_command(review_command)
main.add_command(compare_command)
main.add_command(report_command)


def _load_profiles(folder: str | None) -> tuple[Profile, ...]:
    try:
        return load_profiles(folder) if folder is not None else ()
    except DataError as error:
        stop(str(error), 2)


def _explain(
    name: str, profiles: tuple[Profile, ...], known: dict[str, Any], input_format: str
) -> Explanation | None:
    """The explanation of one input; None where it failed, which is then said."""
    try:
        data = _read_standard_input() if name == "-" else read_file(name)
        explanation = explain_dump(data, profiles=profiles, name=name, input_format=input_format, **known)
    except InputError as error:
        say(str(error))
        return None
    except ArgumentError as error:
        raise click.UsageError(str(error)) from None
    for warning in explanation.article.warnings:
        say(f"{name}: warning: {warning}")
    return explanation


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableInput("-: standard input is closed")
    return sys.stdin.buffer.read()


def _print_coloured(explanation: Explanation) -> bool:
    """Print in colour where rich finds that standard output shows colour; else say False."""
    from rich.console import Console

    from newsextract.export.explained import coloured

    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    if console.color_system is None or console.no_color:
        return False
    for line in coloured(explanation):
        console.print(line)
    return True


def _write_file(path: str, text: str) -> None:
    try:
        Path(path).write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        stop(f"{path}: cannot be written: {error.strerror}", 1)


def _is_terminal(stream: TextIO | None) -> bool:
    """Where a stream was closed by the caller (`2>&-`), Python has None in its place."""
    return stream is not None and stream.isatty()


def _write(text: str) -> None:
    """Write and flush, so that results stream, and a full disk is known of at once."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _close_output()
        stop(f"cannot write the output: {error.strerror}", 1)


def _close_output() -> None:
    """Keep Python from trying once more, at its exit, to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
