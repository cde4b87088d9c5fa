"""The summary as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from newsextract.report import plots

if TYPE_CHECKING:
    from jinja2 import Template


def render(summary: dict[str, Any]) -> str:
    """The page of a summary. Raises ImportError where Jinja is missing."""
    return _template().render(summary)


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(number=_number, percent=_percent, short=_short)
    environment.globals.update(columns=plots.columns, line=plots.line)
    return environment.from_string(resources.files("newsextract.report").joinpath("page.html.jinja").read_text("utf-8"))


def _number(value: float | None) -> str:
    """A number as it is read; a dash where none is known.

    >>> _number(1234567), _number(0.52), _number(None)
    ('1,234,567', '0.52', '–')
    """
    return "–" if value is None else f"{value:,}"


def _percent(share: float) -> str:
    """A share in percent, and never 0% of something or 100% of nearly all.

    >>> _percent(0.0001), _percent(0.256), _percent(0.9999), _percent(1)
    ('<1%', '26%', '>99%', '100%')
    """
    if 0 < share < 0.01:
        return "<1%"
    if 0.99 < share < 1:
        return ">99%"
    return f"{share:.0%}"


def _short(value: int) -> str:
    """A number for an axis.

    >>> _short(700), _short(1500), _short(20_000)
    ('700', '1.5k', '20k')
    """
    return str(value) if value < 1000 else f"{value / 1000:g}k"
