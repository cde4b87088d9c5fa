"""All that a report tells, as plain data: what `--format json` prints and what the page shows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, get_args

from newsextract.batch.records import WITHOUT_STORY
from newsextract.model import Reason
from newsextract.report.measures import COLUMNS, FIELDS, Measures, Rejects
from newsextract.report.outputs import Output, find
from newsextract.report.rows import rows

_MOST = 30  # rows of a table
_LENGTHS = {10: 92, 7: 60 * 31, 4: 60 * 366}  # characters of a day, a month, a year; so many days are told by them
EDGES = {
    "body": (0, 100, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000, 50_000),
    "paragraphs": (0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100, 200),
    "title": (1, 10, 15, 20, 25, 30, 35, 40, 50, 60, 80, 120),
}

Plain = dict[str, Any]


def summarize(name: str) -> Plain:
    """The figures of an output (a file, or the folder of a run).

    Raises InputError where the output cannot be read.
    """
    output = find(name)
    measures, rejects = Measures(), Rejects()
    for shard in output.shards:
        for row in rows(shard, COLUMNS):
            measures.add(row)
    if output.rejects is not None:
        for row in rows(output.rejects, ()):
            rejects.add(row)
    figures, timings = output.figures or {}, output.timings or {}
    counts = _counts(output, measures, rejects)
    return {
        "output": name,
        "finished": output.finished,
        "notes": [*output.notes, *_differences(output, measures)],
        "counts": counts,
        "run": _run(output.manifest),
        "rejects": [
            {"reason": reason, "records": count, "examples": rejects.examples[reason]}
            for reason, count in rejects.counts.most_common()
        ],
        "over_time": [
            {"seconds": seconds, "records": records, "rejects": rejected}
            for seconds, records, rejected in timings.get("points", ())
        ],
        "published": _published(measures.days),
        "lengths": {what: _distribution(counted, EDGES[what]) for what, counted in measures.lengths.items()},
        "characters": _characters(figures.get("characters", {})),
        "fields": list(FIELDS),
        "publishers": _publishers(measures),
        "languages": [{"language": name, "articles": count} for name, count in measures.languages.most_common(_MOST)],
        "unclaimed": [{"line": line, "times": count} for line, count in list(figures.get("unclaimed", {}).items())[:_MOST]],
        "unclaimed_missed": figures.get("missed", 0),
        "durations": _durations(timings.get("durations", {})),
        "slowest": [
            {"seconds": seconds, "id": id, "place": place, "bytes": size}
            for seconds, id, place, size in timings.get("slowest", ())
        ],
        "copies": [{"id": id, "copies": count} for id, count in measures.copied.top(_MOST)],
        "warnings": [{"warning": text, "articles": count} for text, count in measures.warnings.top(_MOST)],
    }


def _counts(output: Output, measures: Measures, rejects: Rejects) -> Plain:
    """Counts as the manifest has them, else of what lies there; None is not known."""
    if output.manifest is not None:
        counts: Plain = dict(output.manifest["counts"])
    else:
        known = output.rejects is not None
        without_story = sum(rejects.counts[reason] for reason in WITHOUT_STORY)
        empty = without_story if known else None
        rejected = rejects.counts.total() - without_story if known else None
        inputs = measures.articles + rejects.counts.total() if known else None
        counts = {"inputs": inputs, "articles": measures.articles, "empty": empty, "rejected": rejected}
    return counts | {
        "duplicates": measures.duplicates if measures.marked else None,
        "below_min_confidence": measures.below if measures.floored else None,
    }


def _differences(output: Output, measures: Measures) -> list[str]:
    """What the files beside the articles say otherwise than these."""
    told = []
    said = output.manifest["counts"]["articles"] if output.manifest else measures.articles
    if said != measures.articles:
        told.append(f"manifest.json tells of {said} articles, but there are {measures.articles}.")
    counted = output.figures["records"] if output.figures else measures.articles
    if counted < measures.articles:
        told.append(f"figures.json counts {counted} records only: page furniture and unclaimed lines are of these.")
    return told


def _run(manifest: Mapping[str, Any] | None) -> Plain | None:
    if manifest is None:
        return None
    seconds, records = manifest["seconds"], manifest["counts"]["inputs"]
    return {
        "seconds": seconds,
        "bytes": manifest["bytes"],
        "records_per_second": round(records / seconds, 1) if seconds else None,
        "megabytes_per_second": round(manifest["bytes"] / seconds / 1e6, 2) if seconds else None,
        **{key: manifest[key] for key in ("inputs", "options", "versions")},
    }


def _published(days: Mapping[str, int]) -> list[Plain]:
    """Articles by day, month or year, whichever can be looked over, with those that have none.

    The first and the last hundredth decide nothing: a wrong date makes no axis of centuries.

    >>> _published({"2024-02-28": 300, "2024-03-01": 200, "1970-01-01": 1})
    [{'when': 'earlier', 'articles': 1}, {'when': '2024-02-28', 'articles': 300}, {'when': '2024-02-29', 'articles': 0}, {'when': '2024-03-01', 'articles': 200}]
    """
    counted = Counter({date.fromisoformat(day).toordinal(): count for day, count in days.items()})
    first, last = _quantile(counted, 0.01), _quantile(counted, 0.99)
    if first is None or last is None:
        return []
    length, most = next(((length, most) for length, most in _LENGTHS.items() if last - first < most), (4, 0))
    if max(counted) - min(counted) < most:
        first, last = min(counted), max(counted)
    told = Counter({date.fromordinal(day).isoformat()[:length]: 0 for day in range(first, last + 1)})
    start, end = min(told), max(told)
    for day, count in days.items():
        when = day[:length]
        told["earlier" if when < start else "later" if when > end else when] += count
    ends = ("earlier", "later")
    rows = [(when, told[when]) for when in ("earlier", *sorted(told.keys() - {*ends}), "later")]
    return [{"when": when, "articles": count} for when, count in rows if count or when not in ends]


def _distribution(counted: Counter[int], edges: Sequence[int]) -> Plain:
    """Quantiles, and counts from each edge on up to the next.

    >>> _distribution(Counter({5: 3, 12: 1}), (0, 10, 20))
    {'p10': 5, 'median': 5, 'p90': 12, 'bins': [{'from': 0, 'to': 9, 'articles': 3}, {'from': 10, 'to': 19, 'articles': 1}, {'from': 20, 'to': None, 'articles': 0}]}
    """
    binned = [0] * len(edges)
    for length, count in counted.items():
        binned[max(0, bisect_right(edges, length) - 1)] += count
    ends = [*(following - 1 for _, following in pairwise(edges)), None]
    return {
        "p10": _quantile(counted, 0.1),
        "median": _quantile(counted, 0.5),
        "p90": _quantile(counted, 0.9),
        "bins": [
            {"from": start, "to": end, "articles": count} for start, end, count in zip(edges, ends, binned, strict=True)
        ],
    }


def _quantile(counted: Counter[int], part: float) -> int | None:
    """The least length that so many do not exceed."""
    left = part * counted.total()
    for length in sorted(counted):
        left -= counted[length]
        if left <= 1e-9:
            return length
    return None


def _characters(counted: Mapping[str, int]) -> list[Plain]:
    """Visible characters by what they are, with their share of all; chrome by its reason."""
    total = sum(counted.values())
    chrome = get_args(Reason)
    return [
        {"kind": "chrome" if name in chrome else "article", "name": name, "characters": count, "share": round(count / total, 5)}
        for name, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]


def _publishers(measures: Measures) -> list[Plain]:
    """The publishers with the most articles, and the share of them that has each field."""
    return [
        {
            "publisher": name,
            "articles": count,
            "filled": {field: round(measures.filled[name][field] / count, 4) for field in FIELDS},
        }
        for name, count in sorted(measures.publishers.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    ]


def _durations(counted: Mapping[str, int]) -> list[Plain]:
    """Records by the power of two of milliseconds that they took at most."""
    known = {int(power): count for power, count in counted.items()}
    powers = range(min(known), max(known) + 1) if known else range(0)
    return [{"milliseconds": 2**power, "records": known.get(power, 0)} for power in powers]
