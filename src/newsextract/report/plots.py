"""Numbers to the coordinates of inline SVG, in a box of 100 by 100 that a page may stretch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Column(NamedTuple):
    """A rectangle that stands on the lower edge."""

    x: float
    y: float
    width: float
    height: float


def columns(values: Sequence[float]) -> list[Column]:
    """Columns side by side; the highest is as high as the box.

    >>> columns([1, 4])
    [Column(x=4.0, y=75.0, width=42.0, height=25.0), Column(x=54.0, y=0.0, width=42.0, height=100.0)]
    """
    highest = max(values, default=0) or 1
    step = 100 / len(values) if values else 100
    return [
        Column(round(step * (index + 0.08), 2), round(100 - height, 2), round(step * 0.84, 2), round(height, 2))
        for index, height in enumerate(100 * value / highest for value in values)
    ]


def line(points: Sequence[tuple[float, float]]) -> str:
    """The `points` of a polyline from the lower left corner to the last and highest.

    >>> line([(1, 10), (2, 40)])
    '0,100 50,75 100,0'
    """
    right = max((x for x, _ in points), default=0) or 1
    top = max((y for _, y in points), default=0) or 1
    return " ".join(f"{100 * x / right:.4g},{100 - 100 * y / top:.4g}" for x, y in ((0, 0), *points))
