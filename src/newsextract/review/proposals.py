"""Profile lines for what readers corrected, site by site, and their way into the profile folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from newsextract.errors import ArgumentError, DataError
from newsextract.propose.corrections import Correction, Proposal, Refused, propose
from newsextract.propose.samples import Reading
from newsextract.propose.site import by_site
from newsextract.review import files
from newsextract.review.desk import Desk


@dataclass(frozen=True, slots=True)
class SiteProposal:
    """What is proposed for one site; `digest` tells one proposal from a later one."""

    site: str
    proposal: Proposal
    readings: tuple[Reading, ...]

    @property
    def key(self) -> str:
        """The site's name in a form that can stand anywhere."""
        return hashlib.sha256(self.site.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def digest(self) -> str:
        """A digest of what would be written, so that nothing is written but what was shown."""
        return hashlib.sha256(f"{self.proposal.file}\n{self.proposal.toml}".encode("utf-8", "surrogatepass")).hexdigest()

    def text(self, refused: Refused) -> str:
        """The span that a refused correction is about."""
        told = refused.correction
        source = next(r.explanation.source for r in self.readings if r.sample.name == told.document)
        return source[told.start : told.end]


def proposals(desk: Desk) -> tuple[SiteProposal, ...]:
    """What the saved corrections propose, for each site that has any."""
    told = {
        desk.readings[number].sample.name: [
            Correction(desk.readings[number].sample.name, s.start, s.end, s.label, s.reason) for s in spans
        ]
        for number, spans in desk.saved.items()
    }
    own = _own_files(desk)
    made = []
    for site, readings in by_site(desk.readings).items():
        corrections = [one for reading in readings for one in told.get(reading.sample.name, ())]
        if corrections:
            made.append(SiteProposal(site, propose(readings, corrections, own), readings))
    return tuple(made)


def write(desk: Desk, key: str, digest: str) -> str:
    """Write what was shown of one site, read all documents anew, and say which file it is.

    Raises ArgumentError where no folder was given, or where what would be written is no
    longer what was shown, and OSError where it cannot be written.
    """
    if desk.profiles is None:
        raise ArgumentError("profiles: no folder was given; start again with --profiles DIR")
    for one in proposals(desk):
        if one.key == key and one.digest == digest and one.proposal.toml:
            (path,) = files.write(desk.profiles, {one.proposal.file: one.proposal.toml.encode()})
            desk.read_again()
            return str(path)
    raise ArgumentError("proposal: it is no longer what was shown; load the page again")


def _own_files(desk: Desk) -> dict[str, str]:
    if desk.profiles is None or not desk.profiles.is_dir():
        return {}
    found = {}
    for path in sorted(desk.profiles.glob("*.toml")):
        try:
            found[path.name] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(str(path), "file", str(error), "a readable file in UTF-8") from None
    return found
