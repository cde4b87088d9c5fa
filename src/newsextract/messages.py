"""What a command says on standard error."""

from __future__ import annotations

import sys
from typing import NoReturn

import click


def say(message: str) -> None:
    """Say something, by the program's name."""
    click.echo(f"newsextract: {message}", err=True)


def stop(message: str, status: int) -> NoReturn:
    """Say why it ends here, and end with an exit status."""
    say(message)
    sys.exit(status)
