"""The weights of the labeller by name, which only an answer to "why" asks for."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsextract.labels.model import tagger


class Weights(NamedTuple):
    """How much a feature speaks for a label, and how much one label does for the next."""

    features: dict[str, dict[str, float]]
    transitions: dict[tuple[str, str], float]


@cache
def weights() -> Weights:
    """The weights, read once: that takes half a second and some memory, so extraction never asks."""
    info = tagger().info()
    features: dict[str, dict[str, float]] = {}
    for (name, label), weight in info.state_features.items():
        features.setdefault(name, {})[label] = weight
    return Weights(features, dict(info.transitions))
