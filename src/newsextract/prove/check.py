"""Everything that can be said of a folder of profiles before they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newsextract import profiles
from newsextract.errors import DataError
from newsextract.korean.sentences import ends_told
from newsextract.profiles import Profile
from newsextract.prove import examples, phrases
from newsextract.prove.folder import File, Finding, line_of, read_folder
from newsextract.prove.sentences import STORY, of_cases, of_lexicon
from newsextract.review import cases as kept


def check(folder: str | Path, cases: str | Path | None = None) -> tuple[Finding, ...]:
    """What is wrong with the profiles of a folder, and what their writer should know.

    `cases` is a folder of cases: documents as `newsextract review` keeps them, with the
    article that they must give, and TOML files in the form of `tests/cases`. Raises DataError where a folder is none, and for a
    wrong case.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "nuri.toml").write_text('hosts = ["nuri.example"]\\n[[phrases]]\\nreason = "ad"\\nexact = ["누리 장터"]\\n')
    >>> for finding in check(folder):
    ...     print(str(finding).removeprefix(f"{folder}/"))
    nuri.toml: fault: example is missing: a profile with phrases shows at least one line that they take
    """
    files, findings = read_folder(folder)
    sentences = (*STORY, *of_lexicon())
    found = list(findings)
    if cases is not None:
        if not Path(cases).is_dir():
            raise DataError(str(cases), "cases", str(cases), "a folder of cases")
        documents = tuple(kept.load(Path(cases)))
        sentences = (*sentences, *of_cases(Path(cases)), *_told(documents))
        found += _of_documents(Path(cases), documents, [file.profile for file in files])
    for file in files:
        profile = file.profile
        found += _found(file, (*examples.faults(profile), *phrases.faults(profile, sentences)), is_fault=True)
        found += _found(file, phrases.remarks(profile), is_fault=False)
    found += _shared(files)
    return tuple(sorted(found, key=lambda one: (one.file, one.line or 0)))


def _of_documents(folder: Path, documents: Iterable[kept.Case], own: Sequence[Profile]) -> Iterator[Finding]:
    """What a document's case says otherwise than is found; a fault only where it is the profiles' doing."""
    for case in documents:
        path = str(folder / f"{case.name}{case.suffix}")
        without = set(kept.faults(case))
        for fault in kept.faults(case, own):
            said = fault.removeprefix(f"{case.name}: ")
            if fault in without:
                yield Finding(path, None, "case", "", f"does not hold, whatever the profiles: {said}", is_fault=False)
            else:
                yield Finding(path, None, "case", "", f"does not hold with the profiles: {said}")


def _told(documents: Iterable[kept.Case]) -> Iterator[str]:
    """The told sentences of the cases' articles."""
    for case in documents:
        body = case.article["body"]
        yield from (line for line in (body if isinstance(body, list) else ()) if isinstance(line, str) and ends_told(line))


def _found(file: File, told: Iterable[tuple[str, str, str]], *, is_fault: bool) -> Iterator[Finding]:
    for key, value, said in told:
        yield Finding(str(file.path), line_of(file.text, key, value), key, repr(value) if value else "", said, is_fault)


def _shared(files: tuple[File, ...]) -> Iterator[Finding]:
    """What a profile shares with an earlier one of the folder, or with one of the package."""
    for number, file in enumerate(files):
        for other in files[:number]:
            yield from _found(file, _overlaps(file.profile, other), is_fault=True)
        for shipped in profiles.shipped():
            yield from _found(file, _covers(file.profile, shipped), is_fault=False)


def _overlaps(own: Profile, other: File) -> Iterator[tuple[str, str, str]]:
    if own.name == other.profile.name:
        yield "name", own.name, f"is the name of {other.path} too"
    for host in own.hosts:
        if any(profiles.is_within(host, known) for known in other.profile.hosts):
            yield "hosts", host, f"is a host of {other.path} too, which goes before it: only that one is ever used"
    for mark in own.marks:
        if mark in other.profile.marks:
            yield "marks", mark, f"is a mark of {other.path} too"


def _covers(own: Profile, shipped: Profile) -> Iterator[tuple[str, str, str]]:
    shared = [host for host in own.hosts if any(profiles.is_within(host, one) or profiles.is_within(one, host) for one in shipped.hosts)]
    if shared:
        told = f"is a host of the package's profile {shipped.name}: this one is used instead, so it must hold what that one does"
        yield "hosts", shared[0], told
