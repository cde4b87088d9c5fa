"""Which files belong to an output: articles, rejects, and what the run says of itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsextract.batch.options import OUTPUT_FORMATS
from newsextract.errors import MissingInput, UnreadableInput

_PARTIAL = ".partial"
_BESIDE: dict[str, dict[str, type | tuple[type, ...]]] = {
    "manifest": {"counts": dict, "seconds": (int, float), "bytes": int, "inputs": list, "options": dict, "versions": dict},
    "figures": {"records": int, "statuses": dict, "characters": dict, "unclaimed": dict, "missed": int},
    "timings": {"durations": dict, "slowest": list, "points": list},
}


@dataclass(frozen=True, slots=True)
class Output:
    """An output as it lies there. `notes` say in words what is missing, and what that costs."""

    path: Path
    shards: tuple[Path, ...]
    rejects: Path | None
    manifest: dict[str, Any] | None
    figures: dict[str, Any] | None
    timings: dict[str, Any] | None
    finished: bool
    notes: tuple[str, ...]


def find(name: str) -> Output:
    """The output of a file or folder of a run.

    Raises MissingInput where there is nothing of that name and UnreadableInput where it
    holds no articles, or where a file beside it is damaged.
    """
    path = Path(name)
    if path.is_dir():
        return _of_folder(path)
    growing = path.with_name(path.name + _PARTIAL)
    if not path.exists() and not growing.exists():
        raise MissingInput(f"{name}: no such file or folder")
    if _form(path) is None:
        raise UnreadableInput(f"{name}: not named like an output ({', '.join(OUTPUT_FORMATS)}), nor a folder of them")
    return _output(path, [path if path.exists() else growing], f"{path.name}.", Path(f"{path}.work"))


def _of_folder(folder: Path) -> Output:
    found = sorted(path for path in folder.iterdir() if path.is_file() and _form(_whole(path)))
    own = [path for path in found if path.name.startswith("part-")]
    shards = own or [path for path in found if path.name != "rejects.jsonl"]
    if not shards and not (folder / "manifest.json").exists():
        raise UnreadableInput(f"{folder}: no articles in this folder ({', '.join(OUTPUT_FORMATS)})")
    return _output(folder, shards, "", folder / ".work")


def _output(path: Path, shards: list[Path], prefix: str, work: Path) -> Output:
    home = path if path.is_dir() else path.parent
    manifest, figures, timings = (_said(home / f"{prefix}{name}.json", holds) for name, holds in _BESIDE.items())
    rejects = _rejects(home / f"{prefix}rejects.jsonl", manifest)
    unread = [shard for shard in shards if shard.suffix == _PARTIAL and _form(_whole(shard)) != "jsonl"]
    finished = not work.exists() and not any(shard.suffix == _PARTIAL for shard in shards)
    notes = []
    if not finished:
        notes.append("The run is not finished: these are the figures of what is written so far.")
    notes += [f"{shard.name} is still being written and cannot be read yet." for shard in unread]
    if manifest is None and finished:
        notes.append("There is no manifest.json: the counts are those of the files, and the options are not known.")
    if rejects is None:
        notes.append("There is no file of rejects: what was rejected or empty is not known.")
    if figures is None:
        notes.append("There is no figures.json: page furniture and unclaimed lines are not known.")
    if timings is None:
        notes.append("There is no timings.json: how long the records took is not known.")
    readable = tuple(shard for shard in shards if shard not in unread)
    return Output(path, readable, rejects, manifest, figures, timings, finished, tuple(notes))


def _rejects(beside: Path, manifest: dict[str, Any] | None) -> Path | None:
    """The rejects: where the manifest says, seen from here or from the output, else beside it."""
    named = Path(str(manifest.get("rejects"))) if manifest else beside
    for path in (named, beside.with_name(named.name), beside, beside.with_name(beside.name + _PARTIAL)):
        if path.is_file():
            return path
    return None


def _said(path: Path, holds: Mapping[str, type | tuple[type, ...]]) -> dict[str, Any] | None:
    """What a JSON file beside the output says; None where it is not there. It must hold certain keys."""
    try:
        said = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path}: {error.strerror if isinstance(error, OSError) else f'not JSON: {error}'}") from None
    if not isinstance(said, dict):
        raise UnreadableInput(f"{path}: not a JSON object")
    for key, kind in holds.items():
        if not isinstance(said.get(key), kind):
            raise UnreadableInput(f"{path}: {key}: {said.get(key)!r} is not what batch writes there")
    return said


def _whole(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(_PARTIAL))


def _form(path: Path) -> str | None:
    return next((form for form in OUTPUT_FORMATS if path.name.endswith(f".{form}")), None)


