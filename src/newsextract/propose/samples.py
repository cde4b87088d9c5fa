"""The documents that a profile is proposed from: what was given, and how it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsextract.model import Explanation
from newsextract.pipeline import explain
from newsextract.profiles import Profile


@dataclass(frozen=True, slots=True)
class Sample:
    """One document: its name, the dump or page itself, and what is known of it.

    The fields behind `data` are the arguments of `newsextract.explain`.
    """

    name: str
    data: str | bytes
    url: str | None = None
    title: str | None = None
    published: str | None = None
    input_format: str = "auto"
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A sample and how it is understood."""

    sample: Sample
    explanation: Explanation


def read(samples: Iterable[Sample], profiles: Sequence[Profile] = ()) -> tuple[Reading, ...]:
    """Every sample explained, with the caller's profiles; raises what `newsextract.explain` raises.

    >>> (reading,) = read([Sample("1.txt", "누리군은 12일 다리를 놓았다고 밝혔다.")])
    >>> reading.explanation.article.body
    ('누리군은 12일 다리를 놓았다고 밝혔다.',)
    """
    return tuple(Reading(sample, _explained(sample, profiles)) for sample in samples)


def _explained(sample: Sample, profiles: Sequence[Profile]) -> Explanation:
    return explain(
        sample.data,
        url=sample.url,
        title=sample.title,
        published=sample.published,
        profiles=profiles,
        name=sample.name,
        input_format=sample.input_format,
        charset=sample.charset,
        reasons=False,
    )
