"""A comparison of two runs, for the terminal and as a self-contained page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsextract.review.differences import FIELDS, Comparison, Difference
from newsextract.review.sides import marks
from newsextract.review.unseen import plain

_SCRIPTS = ("settings.js", "compare.js")


def summary(comparison: Comparison) -> Iterator[str]:
    """The comparison in lines: counts by field, then each document that differs and what was lost.

    >>> list(summary(Comparison(3, (), 0)))
    ['3 documents in both, 0 changed']
    """
    changed = [one for one in comparison.differences if one.fields]
    gone = [one.source for one in comparison.differences if one.new is None]
    come = [one.source for one in comparison.differences if one.old is None]
    extra = "".join(f", {len(only)} only in the {run}" for only, run in ((gone, "old"), (come, "new")) if only)
    gold = f"; gold for {comparison.gold}" if comparison.gold else ""
    yield f"{comparison.both} documents in both, {len(changed)} changed{extra}{gold}"
    counted = [name for name in FIELDS if comparison.count(name)]
    if counted:
        yield ""
        yield f"{'field':<12}{'changed':>8}" + (f"{'won':>6}{'lost':>6}" if comparison.gold else "")
    for name in counted:
        verdicts = f"{comparison.count(name, 'won'):>6}{comparison.count(name, 'lost'):>6}" if comparison.gold else ""
        yield f"{name:<12}{comparison.count(name):>8}{verdicts}"
    if comparison.differences:
        yield ""
    yield from (f"{plain(one.source)}: {', '.join(_told(one))}" for one in changed)
    for only, run in ((gone, "old"), (come, "new")):
        yield from (f"{plain(source)}: only in the {run}" for source in only)


def page(comparison: Comparison, old: str, new: str) -> str:
    """The documents that differ, old and new side by side; `old` and `new` are what the runs are called."""
    from newsextract.review.page import render, standalone  # its templates are an extra

    rows = [(one, *marks(one.old or {}, one.new or {})) for one in comparison.differences]
    names = [name for name in FIELDS if comparison.count(name)]
    return render(
        "compare.html.j2", standalone(*_SCRIPTS), title=f"{plain(Path(old).name)} → {plain(Path(new).name)}",
        comparison=comparison, rows=rows, names=names, old=old, new=new, token="",
    )  # fmt: skip


def _told(one: Difference) -> Iterator[str]:
    for field in one.fields:
        if field.verdict:
            yield f"{field.name} {field.verdict} ({field.before:.2f} → {field.after:.2f})"
        else:
            yield field.name
