"""The command `newsextract profiles`: words to calls. It decides nothing about a profile."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from newsextract import profiles as profile_data
from newsextract.errors import ArgumentError, DataError, InputError
from newsextract.messages import say, stop
from newsextract.pipeline import read_file
from newsextract.profiles import Profile
from newsextract.progress import Waiting


@click.group("profiles")
def profiles_command() -> None:
    """List, check and start site profiles."""


@profiles_command.command("list")
@click.option("--profiles", "folder", metavar="DIR", help="Folder of your own site profiles (TOML), listed first.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For reading, or a JSON list.")
def list_command(folder: str | None, form: str) -> None:
    """Say which profiles there are, in the order in which they are tried."""
    from newsextract.prove.folder import read_folder

    try:
        files, findings = read_folder(folder) if folder is not None else ((), ())
    except DataError as error:
        stop(str(error), 2)
    rows = [_row(file.profile, str(file.path)) for file in files]
    rows += [_row(profile, "the package") for profile in profile_data.shipped()]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for line in _columns([["name", "publisher", "hosts", "marks", "phrases", "from"], *map(_told, rows)]):
            click.echo(line)
    for finding in findings:
        say(str(finding))
    sys.exit(1 if findings else 0)


def _row(profile: Profile, source: str) -> dict[str, object]:
    return {
        "name": profile.name,
        "publisher": profile.publisher,
        "hosts": list(profile.hosts),
        "marks": list(profile.marks),
        "phrases": sum(
            len(value) for table in profile.phrases for value in table.values() if isinstance(value, list)
        ),
        "from": source,
    }


def _told(row: dict[str, object]) -> list[str]:
    def short(value: object) -> str:
        if isinstance(value, list):
            return ", ".join(value[:2]) + (f" +{len(value) - 2}" if len(value) > 2 else "")
        return str(value if value is not None else "")

    return [short(len(value) if key == "marks" and isinstance(value, list) else value) for key, value in row.items()]


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines of even columns; a Hangul syllable is two columns wide."""
    from rich.cells import cell_len

    widths = [max(cell_len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True)).rstrip()


@profiles_command.command("check")
@click.argument("folder", metavar="DIR")
@click.option("--cases", metavar="DIR", help="Folder of cases; default: the folder cases beside DIR, where there is one.")
def check_command(folder: str, cases: str | None) -> None:
    """Try every profile of DIR on its examples, on the lexicon's sentences and on cases.

    Faults and notes are printed with file and line; the exit status is 1 where there is a fault.
    """
    from newsextract.prove.check import check

    beside = Path(folder).absolute().parent / "cases"
    try:
        findings = check(folder, cases if cases is not None else beside if beside.is_dir() else None)
    except DataError as error:
        stop(str(error), 2)
    for finding in findings:
        click.echo(str(finding))
    faults = sum(finding.is_fault for finding in findings)
    counted = ((len(list(Path(folder).glob("*.toml"))), "profile"), (faults, "fault"), (len(findings) - faults, "note"))
    say(", ".join(_count(number, word) for number, word in counted))
    sys.exit(1 if faults else 0)


@profiles_command.command("new")
@click.option("--from", "first", multiple=True, metavar="DUMP...", help="Documents of one site: twenty are good, three the least.")
@click.option("--host", metavar="HOST", help="The site's host, where the documents do not say it.")
@click.option("-o", "--output", metavar="FILE", help="Where the profile is written; default: standard output.")
@click.argument("dumps", nargs=-1, metavar="[DUMP...]")
def new_command(first: tuple[str, ...], dumps: tuple[str, ...], host: str | None, output: str | None) -> None:
    """Start a profile from documents of one site, by the lines that recur outside their stories.

    Each line is proposed with what speaks for it. What the lexicon covers, and what may
    belong to a story, is left out.
    """
    from newsextract.propose.draft import draft
    from newsextract.propose.samples import Reading, Sample, read

    names = list(dict.fromkeys((*first, *dumps)))
    if not names:
        raise click.UsageError("--from names the documents.")
    if output is not None and Path(output).exists():
        raise click.UsageError(f"{output} is there already; name another file.")
    readings: list[Reading] = []
    with Waiting(len(names), shown=sys.stderr is not None and sys.stderr.isatty()) as waiting:
        for name in names:
            try:
                readings += read([Sample(name, read_file(name))])
            except InputError as error:
                say(str(error))
            waiting.advance()
    try:
        made = draft(readings, host)
    except ArgumentError as error:
        stop(str(error), 2)
    if output is None:
        click.echo(made.toml, nl=False)
    else:
        _write(Path(output), made.toml)
    say(f"{made.site.name}: {_count(len(made.phrases), 'line')} proposed from {_count(len(readings), 'document')}")
    sys.exit(0 if len(readings) == len(names) else 1)


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        stop(f"cannot write the output: {path}: {error.strerror}", 1)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
