"""The command `newsextract report`: words to a page. It counts nothing itself."""

from __future__ import annotations

import json
from pathlib import Path

import click

from newsextract.errors import NewsextractError
from newsextract.messages import say, stop

_OURS = '<meta name="generator" content="newsextract report">'


@click.command("report")
@click.argument("output", metavar="OUT")
@click.option("-f", "--format", "form", type=click.Choice(["html", "json"]), default="html", show_default=True, help="A page with plots, or the same as data.")
@click.option("-o", "--output", "target", metavar="FILE", help="Where to write it, - for standard output; default: report.html in the folder, or beside the file. JSON goes to standard output.")
def report_command(output: str, form: str, target: str | None) -> None:
    """Make a page of figures and plots about OUT, a file or folder that batch wrote."""
    try:
        from newsextract.report.page import render
        from newsextract.report.summary import summarize

        summary = summarize(output)
        text = json.dumps(summary, ensure_ascii=False, indent=2) + "\n" if form == "json" else render(summary)
    except ImportError as error:
        stop(f"report needs {error.name or 'pyarrow'}: pip install 'newsextract[report]'", 2)
    except NewsextractError as error:
        stop(str(error), 1)
    if target == "-" or (target is None and form == "json"):
        click.echo(text, nl=False)
        return
    path = Path(target) if target is not None else _beside(output)
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        stop(f"cannot write the report: {path}: {error.strerror}", 1)
    say(f"wrote {path}")


def _beside(output: str) -> Path:
    """The file of a report; what is there must be a report too."""
    path = Path(output, "report.html") if Path(output).is_dir() else Path(f"{output}.report.html")
    if path.exists() and _OURS.encode() not in path.read_bytes()[:1000]:
        stop(f"{path}: is there already, and is no report; -o names another file", 2)
    return path
