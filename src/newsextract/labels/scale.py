"""What probabilities are worth: the labeller is surer than it should be on documents of a kind that it never saw.

The figures are package data, fitted by `tools/calibrate.py` to labels of documents that were kept from training.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

_FILE = "confidence.json"
_NEAREST = 1e-6  # to 0 and 1: a label is never certain


def calibrated(probability: float) -> float:
    """How often a label of this probability is right.

    >>> 0.5 < calibrated(0.9) < calibrated(0.99) < 1
    True
    """
    figures = _figures()["label"]
    return logistic(figures["bias"] + figures["slope"] * log_odds(probability))


def article() -> Mapping[str, float]:
    """What each measure of an article is worth, in log odds; `bias` is where they begin."""
    return _figures()["article"]


def log_odds(probability: float) -> float:
    """The log odds of a probability, bounded.

    >>> log_odds(0.5), round(log_odds(1.0), 1)
    (0.0, 13.8)
    """
    probability = min(max(probability, _NEAREST), 1 - _NEAREST)
    return math.log(probability / (1 - probability))


def logistic(odds: float) -> float:
    """The probability of log odds.

    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-min(max(odds, -30.0), 30.0)))


@cache
def _figures() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(resources.files(__package__).joinpath(_FILE).read_bytes())
    return found
