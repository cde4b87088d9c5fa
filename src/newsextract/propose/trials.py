"""Phrases tried on documents: the profile file that would hold them, and what it would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newsextract import profiles
from newsextract.profiles import Profile
from newsextract.propose.effects import DocumentChange, changes
from newsextract.propose.phrases import Phrase, joined, new_file
from newsextract.propose.samples import Reading, read
from newsextract.propose.site import Site


@dataclass(frozen=True, slots=True)
class Trial:
    """Documents of one site, the caller's profile folder, and the file in it that is written.

    `folder` holds the TOML text of each file by its name; `file` need not be among them.
    """

    readings: tuple[Reading, ...]
    folder: Mapping[str, str]
    file: str
    site: Site

    def of(self, document: str) -> Trial:
        """The same with one of the documents only."""
        return replace(self, readings=tuple(r for r in self.readings if r.sample.name == document))

    def toml(self, phrases: Sequence[Phrase]) -> str:
        """What the file would hold."""
        there = self.folder.get(self.file)
        return new_file(self.site, phrases) if there is None else joined(there, phrases)

    def read(self, phrases: Sequence[Phrase], names: frozenset[str] | None = None) -> tuple[Reading, ...]:
        """The documents (those of `names`, or all) read with the phrases in place."""
        own = load({**self.folder, self.file: self.toml(phrases)})
        return read((r.sample for r in self.readings if names is None or r.sample.name in names), own)

    def reached(self) -> frozenset[str]:
        """The names of the documents that the profile of the file applies to."""
        name = profiles.load(self.file, self.toml(()).encode()).name
        return frozenset(r.sample.name for r in self.read(()) if r.explanation.article.profile == name)

    def changes(self, phrases: Sequence[Phrase]) -> tuple[DocumentChange, ...]:
        """What the phrases change, in all documents."""
        return changes(self.readings, self.read(phrases))


def load(folder: Mapping[str, str]) -> tuple[Profile, ...]:
    """The profiles of a folder's files, in the order of their names; raises DataError for a wrong one.

    >>> [profile.name for profile in load({"b.toml": 'hosts = ["b.example"]', "a.toml": 'hosts = ["a.example"]'})]
    ['a', 'b']
    """
    return tuple(profiles.load(file, folder[file].encode()) for file in sorted(folder))


def own_file(readings: Sequence[Reading], folder: Mapping[str, str]) -> str | None:
    """The file of the caller's profile that most of the documents were read with."""
    files = {profile.name: file for file, profile in zip(sorted(folder), load(folder), strict=True)}
    used = [files[name] for r in readings if (name := r.explanation.article.profile) in files]
    return max(sorted(set(used)), key=used.count) if used else None
