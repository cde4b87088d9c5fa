"""Learn the network that `newsextract.segments.seam_net` reads: where, by the letters around a place, a break was lost.

    pip install torch
    python tools/train_seam_net.py ../shared/corpus ../corpus-rounds/r?

Its lines are made up (`seam_pieces.py`), for real ones are few. Paragraphs of crawled records hold lost breaks of their
own, which would be taught as none: so a first network is learned, paragraphs in which it finds one are left out, and the
second one learns from the rest. It takes a quarter of an hour. Then run `tools/train_seams.py`, whose weights read this one's.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from seam_pieces import Pieces, line, pieces, records
from torch import nn
from torch.nn import functional

from newsextract.segments.seam_net import KNOWN, rows_of

_TARGET = Path(__file__).resolve().parents[1] / "src" / "newsextract" / "segments" / "seam_net.npz"
_OFTEN = 12  # times that a letter stands in the pieces, to have a row of its own
_WIDTH, _STATE, _PAIR = 24, 32, 32
_STEPS = (1, 2, 4, 8, 16)
_BATCH, _LONGEST = 64, 320
_RATE, _DECAY, _UNKNOWN = 3e-3, 0.02, 0.05
_ROUGH, _FINE = 2000, 6000  # batches
_FOUND = 0.2  # how likely a lost break within a paragraph must be, for the paragraph to be left out
_TOLD = re.compile(r"[다요죠까][.?!][\"”’')]*\s*$")
_INSIDE = re.compile(r" |(?<=\d)\d+|(?<=[A-Za-z])[A-Za-z]+")  # before these no part begins
_TOLD_WEIGHT = 0.1  # of a place behind a told sentence, which landmarks cut
_PER_PLACE = 50.0  # of a hundred places less than one is a lost break

Tensors = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


class Net(nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """The network, as `seam_net.py` computes it."""

    def __init__(self, letters: int) -> None:
        super().__init__()
        self.tables = nn.ModuleList([nn.Embedding(rows, _WIDTH, padding_idx=0) for rows in (letters, 20, 22, 29)])
        self.opening = nn.Conv1d(_WIDTH, _STATE, 5, padding=2)
        self.blocks = nn.ModuleList([nn.Conv1d(_STATE, _STATE, 3, padding=step, dilation=step) for step in _STEPS])
        self.pair, self.output = nn.Linear(2 * _STATE, _PAIR), nn.Linear(_PAIR, 1)

    def forward(self, read: torch.Tensor) -> torch.Tensor:
        """The log-odds of a lost break before each letter."""
        rows = sum(table(read[..., number]) for number, table in enumerate(self.tables))
        state = functional.relu(self.opening(rows.transpose(1, 2)))
        for block in self.blocks:
            state = state + functional.relu(block(state))
        state = state.transpose(1, 2)
        both = torch.cat([functional.pad(state, (0, 0, 1, 0))[:, :-1], state], -1)
        found: torch.Tensor = self.output(functional.relu(self.pair(both))).squeeze(-1)
        return found


class Letters:
    """The rows of letters in the four tables."""

    def __init__(self, often: Sequence[str]) -> None:
        self.often = often
        self._known = {letter: number for number, letter in enumerate(often, KNOWN)}
        self._rows: dict[str, tuple[int, int, int, int]] = {}

    def encoded(self, text: str) -> np.ndarray[Any, Any]:
        """A row for each letter."""
        rows = self._rows
        for letter in set(text) - rows.keys():
            rows[letter] = rows_of(letter, self._known)
        return np.array([rows[letter] for letter in text], np.int64)


def batch(lines: Sequence[tuple[str, list[int]]], letters: Letters, longest: int = _LONGEST) -> Tensors:
    """Letters, lost breaks, and how much each place weighs."""
    size = max(min(len(text), longest) for text, _ in lines)
    read = np.zeros((len(lines), size, 4), np.int64)
    lost = np.zeros((len(lines), size), np.float32)
    weight = np.zeros((len(lines), size), np.float32)
    for row, (whole, places) in enumerate(lines):
        text = whole[:longest]
        read[row, : len(text)] = letters.encoded(text)
        weight[row, 1 : len(text)] = 1
        for match in _INSIDE.finditer(text):
            weight[row, max(1, match.start()) : match.end()] = 0
        for at in places:
            if at < len(text) - 2:
                lost[row, at] = 1
                weight[row, at] = _TOLD_WEIGHT if _TOLD.search(text, max(0, at - 8), at) else 1
    return torch.from_numpy(read), torch.from_numpy(lost), torch.from_numpy(weight)


def learn(of: Pieces, letters: Letters, batches: int) -> Net:
    """A network that has seen so many batches of made-up lines."""
    torch.manual_seed(3)
    rng = random.Random(7)
    net = Net(len(letters.often) + KNOWN)
    optimizer = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=batches, pct_start=0.1)
    total = 0.0
    for number in range(1, batches + 1):
        read, lost, weight = batch([line(of, rng) for _ in range(_BATCH)], letters)
        unknown = (torch.rand(read.shape[:2]) < _UNKNOWN) & (read[..., 1] > 0)
        read[..., 0][unknown] = 1
        each = functional.binary_cross_entropy_with_logits(net(read), lost, reduction="none")
        loss = (each * weight).sum() / weight.sum() * _PER_PLACE
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if number % 500 == 0:
            print(f"{number} batches, loss {total / 500:.3f}", flush=True)
            total = 0.0
    net.eval()
    return net


def without_lost_breaks(of: Pieces, letters: Letters, net: Net) -> Pieces:
    """The pieces without the paragraphs in which a network finds a lost break."""
    texts = sorted({text for paragraphs in of.paragraphs[:-1] for text in paragraphs}, key=lambda text: (len(text), text))
    left_out: set[str] = set()
    with torch.no_grad():
        for start in range(0, len(texts), _BATCH):
            part = [text[:700] for text in texts[start : start + _BATCH]]
            read, _, weight = batch([(text, []) for text in part], letters, 700)
            odds = (torch.sigmoid(net(read)) * weight).numpy()
            for text, row in zip(texts[start : start + _BATCH], odds, strict=True):
                if any(at > 3 and not _TOLD.search(text, max(0, at - 8), at) for at in np.flatnonzero(row > _FOUND).tolist()):
                    left_out.add(text)
    print(f"{len(left_out)} of {len(texts)} paragraphs left out")
    kept = [[text for text in paragraphs if text not in left_out] for paragraphs in of.paragraphs[:-1]]
    return of._replace(paragraphs=[*filter(None, kept), of.paragraphs[-1]])


def write(net: Net, letters: Letters, path: Path) -> None:
    """The weights, as half-precision numbers."""
    def half(tensor: torch.Tensor) -> np.ndarray[Any, Any]:
        return np.ascontiguousarray(tensor.detach().numpy(), np.float16)

    rows = {name: half(table.weight) for name, table in zip(("own", "first", "middle", "last"), net.tables, strict=True)}
    rows |= {"opening": half(net.opening.weight.permute(2, 1, 0)), "opening_bias": half(net.opening.bias)}
    for step, block in zip(_STEPS, net.blocks, strict=True):
        rows |= {f"step{step}": half(block.weight.permute(2, 1, 0)), f"bias{step}": half(block.bias)}
    rows |= {"pair": half(net.pair.weight.T), "pair_bias": half(net.pair.bias), "output": half(net.output.weight.T), "output_bias": half(net.output.bias)}
    rows["letters"] = np.frombuffer("".join(letters.often).encode(), np.uint8)
    np.savez_compressed(path, **rows)  # type: ignore[arg-type]  # its stub takes the names for options
    print(f"{path}: {path.stat().st_size / 1024:.0f} KiB")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("rounds", type=Path, nargs="*", help="folders of opened rounds, whose texts are kept out")
    parser.add_argument("-o", "--output", type=Path, default=_TARGET)
    given = parser.parse_args()
    torch.set_num_threads(2)
    of = pieces(given.corpus, records(given.corpus, given.rounds))
    print({name: len(part) for name, part in of._asdict().items()})
    counts = Counter("".join([*of.titles, *of.decks, *of.subheads, *of.captions, *("".join(part) for part in of.paragraphs)]))
    letters = Letters([letter for letter, count in sorted(counts.items()) if count >= _OFTEN])
    rough = learn(of, letters, _ROUGH)
    fine = learn(without_lost_breaks(of, letters, rough), letters, _FINE)
    write(fine, letters, given.output)


if __name__ == "__main__":
    main()
