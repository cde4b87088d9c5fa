"""How likely it is that a break was lost at a place: a small convolutional network reads the letters around it.

`tools/train_seam_net.py` learns it from headlines, subheads and captions run into paragraphs of other stories.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

_FIRST, _LAST = 0xAC00, 0xD7A3  # the syllables of Hangul
_UNKNOWN_SYLLABLE, _OTHER, KNOWN = 1, 2, 3  # rows of the table of letters: from the last on, one for each known letter


class Window(NamedTuple):
    """A part of a line whose places are asked about."""

    line: str
    start: int
    end: int


class Net(NamedTuple):
    """The weights: tables of letters and of the three parts of a syllable, convolutions with their steps, and what reads two neighbours."""

    letters: dict[str, int]
    tables: tuple[Rows, Rows, Rows, Rows]
    opening: tuple[Rows, Rows]
    blocks: tuple[tuple[int, Rows, Rows], ...]
    pair: tuple[Rows, Rows]
    output: tuple[Rows, Rows]

    @property
    def reach(self) -> int:
        """How many letters on each side of a place are read."""
        return len(self.opening[0]) // 2 + sum(step for step, _, _ in self.blocks) + 1


def log_odds(windows: Sequence[Window]) -> list[Rows]:
    """For each window the log-odds that a break was lost before each of its letters.

    >>> window = Window("올해 안에 첫 삽 뜨고 내년 완공 목표가람시는 강을 잇는 다리를 놓는다고 밝혔다.", 1, 30)
    >>> int(log_odds([window])[0].argmax())
    20
    """
    if not windows:
        return []
    import numpy as np

    net = packaged_net()
    step = max(step for step, _, _ in net.blocks)
    parts: list[str] = []
    places: list[tuple[int, int, int]] = []  # where a window stands among the rows: its context, itself, its size
    rows = step
    for line, start, end in windows:
        left, right = max(0, start - net.reach), min(len(line), end + net.reach)
        parts.append(line[left:right])
        places.append((rows, rows + start - left, end - start))
        rows += right - left + step
    read = np.zeros((rows, net.tables[0].shape[1]), np.float32)
    inside = np.zeros((rows, 1), np.float32)
    vectors: dict[str, Rows] = {letter: _vector(net, letter) for letter in set("".join(parts))}
    for (row, _, _), part in zip(places, parts, strict=True):
        read[row : row + len(part)] = [vectors[letter] for letter in part]
        inside[row : row + len(part)] = 1
    state = _convolved(read, 1, *net.opening) * inside
    for step_of, weights, bias in net.blocks:
        state += _convolved(state, step_of, weights, bias) * inside
    before = np.zeros_like(state)
    before[1:] = state[:-1]
    weights, bias = net.pair
    both = np.maximum(before @ weights[: state.shape[1]] + state @ weights[state.shape[1] :] + bias, 0)
    odds = (both @ net.output[0] + net.output[1])[:, 0]
    return [odds[row : row + size] for _, row, size in places]


def _convolved(rows: Rows, step: int, weights: Rows, bias: Rows) -> Rows:
    """Rows seen with their neighbours `step` rows away, and what is below zero cut off."""
    import numpy as np

    width, count = len(weights), len(rows)
    half = width // 2 * step
    padded = np.zeros((count + 2 * half, rows.shape[1]), np.float32)
    padded[half : half + count] = rows
    found = padded[:count] @ weights[0]
    for number in range(1, width):
        found += padded[number * step : number * step + count] @ weights[number]
    found += bias
    result: Rows = np.maximum(found, 0, out=found)
    return result


def _vector(net: Net, letter: str) -> Rows:
    """What stands for a letter: its own row, and those of its sounds."""
    own, first, middle, last = (table[row] for table, row in zip(net.tables, rows_of(letter, net.letters), strict=True))
    found: Rows = own + first + middle + last
    return found


def rows_of(letter: str, known: Mapping[str, int]) -> tuple[int, int, int, int]:
    """The rows of a letter in the four tables: its own, and of its first, middle and last sound; 0 says nothing.

    >>> rows_of("각", {}), rows_of("a", {"a": 7}), rows_of("?", {})
    ((1, 1, 1, 2), (7, 0, 0, 0), (2, 0, 0, 0))
    """
    syllable = ord(letter) - _FIRST
    if not 0 <= syllable <= _LAST - _FIRST:
        return known.get(letter, _OTHER), 0, 0, 0
    return known.get(letter, _UNKNOWN_SYLLABLE), 1 + syllable // 588, 1 + syllable // 28 % 21, 1 + syllable % 28


@cache
def packaged_net() -> Net:
    """The network of the package, read at first use."""
    import numpy as np

    data: Any = np.load(io.BytesIO((resources.files("newsextract.segments") / "seam_net.npz").read_bytes()))
    rows = {name: np.ascontiguousarray(data[name], np.float32) for name in data.files if name != "letters"}
    letters = {letter: number for number, letter in enumerate(data["letters"].tobytes().decode("utf-8"), KNOWN)}
    steps = sorted(int(name.removeprefix("step")) for name in data.files if name.startswith("step"))
    return Net(
        letters, (rows["own"], rows["first"], rows["middle"], rows["last"]), (rows["opening"], rows["opening_bias"]),
        tuple((step, rows[f"step{step}"], rows[f"bias{step}"]) for step in steps), (rows["pair"], rows["pair_bias"]), (rows["output"], rows["output_bias"]),
    )  # fmt: skip
