"""A profile started from documents of one site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsextract.errors import ArgumentError
from newsextract.propose.candidates import candidates
from newsextract.propose.effects import DocumentChange
from newsextract.propose.harm import Furniture, harms
from newsextract.propose.lines import fold
from newsextract.propose.phrases import Phrase, new_file, takes
from newsextract.propose.recurring import Recurring, find, find_cuts
from newsextract.propose.samples import Reading, read
from newsextract.propose.shapes import literal, pattern
from newsextract.propose.site import Site, find_site, host_of, several
from newsextract.propose.story import story_selector
from newsextract.propose.trials import Trial

FEWEST = 3  # documents of different stories that tell a habit from a chance


@dataclass(frozen=True, slots=True)
class Draft:
    """A profile as proposed: its file's name, its TOML, and the lines that it is made of.

    `left_out` are lines that recur, but whose phrase would take something of an article, or
    would never be looked up.
    """

    site: Site
    toml: str
    phrases: tuple[Phrase, ...]
    left_out: tuple[Phrase, ...]

    @property
    def file(self) -> str:
        """What the file is best called."""
        return f"{self.site.name}.toml"


def draft(readings: Sequence[Reading], host: str | None = None) -> Draft:
    """A profile for the site of the documents, with the evidence for each line as a comment.

    `host` is the site's, where the documents do not say it. Every phrase is tried on all
    the documents: one that takes anything else of an article is left out. The same
    documents in the same order give the same profile.

    Raises ArgumentError where fewer than three of the documents hold a story, where they
    are of several sites, and where nothing tells the site.

    >>> from newsextract.propose.samples import Sample, read
    >>> dump = "누리군, 다리 {0}개 놓는다\\n입력 2024.03.0{0} 09:10\\n누리군은 12일 다리 {0}개를 놓았다고 밝혔다.\\n군은 다리 {0}개에 31억원을 들였다고 설명했다.\\n누리신문 앱 다운로드\\n저작권자 © 누리신문\\n"
    >>> made = draft(read(Sample(f"{n}.txt", dump.format(n)) for n in range(3, 7)), host="nuri.example")
    >>> print(made.toml)
    # Started from 4 documents by `newsextract profiles new`.
    # Read every line before you use it: it is furniture wherever this site prints it as a line of its own.
    # Behind it stands in how many documents it was seen, those of one story counted once, and where.
    name = "nuri"
    publisher = "누리신문"
    hosts = ["nuri.example"]
    marks = [
        "저작권자 © 누리신문",
    ]
    <BLANKLINE>
    [[phrases]]
    reason = "subscribe"
    exact = [
        "누리신문 앱 다운로드", # in 4 of 4, behind the story
    ]
    <BLANKLINE>
    [[example]]
    text = "누리신문 앱 다운로드"
    reason = "subscribe"
    <BLANKLINE>
    """
    told = tuple(reading for reading in readings if reading.explanation.article.body)
    if len(told) < FEWEST:
        raise ArgumentError(
            f"documents: {len(told)} of {len(readings)} hold a story, and {FEWEST} are the least that show what recurs"
        )
    counted = several(told)
    if host is None and len(counted) > 1:
        raise ArgumentError(f"documents: of several sites ({', '.join(f'{n} of {name}' for name, n in counted.items())}); a profile is of one")
    site = _with_story(find_site(told, host), told)
    if not site.is_told:
        raise ArgumentError("documents: nothing tells their site: give its host (no address and no line names it)")
    recurring = (*find(told, site.words), *find_cuts(told))
    phrases = [_phrase(line) for line in recurring]
    trial = Trial(_of_site(told, site), {}, f"{site.name}.toml", site)
    kept = _firing(trial, _harmless(trial, phrases, Furniture.of(told, site.words)))
    taken = {phrase.text for phrase in kept}
    return Draft(site, new_file(site, kept, _head(told, kept)), tuple(kept), tuple(p for p in phrases if p.text not in taken))


def _head(readings: Sequence[Reading], phrases: Sequence[Phrase]) -> list[str]:
    """The comment on top: what it was made from, and how to read it."""
    head = [f"Started from {len(readings)} documents by `newsextract profiles new`."]
    if not phrases:
        return [*head, "Nothing recurs outside their stories that the lexicon does not cover."]
    return [
        *head,
        "Read every line before you use it: it is furniture wherever this site prints it as a line of its own.",
        "Behind it stands in how many documents it was seen, those of one story counted once, and where.",
    ]


def _of_site(readings: Sequence[Reading], site: Site) -> tuple[Reading, ...]:
    """The readings with an address of the site where none is known: by it the profile is found in a trial."""
    if not site.hosts:
        return tuple(readings)
    address = f"https://{site.hosts[0]}/"
    named = {r.sample.name: r for r in readings if host_of(r)}
    return tuple(
        named.get(reading.sample.name) or read([replace(reading.sample, url=address)])[0] for reading in readings
    )


def _with_story(site: Site, readings: Sequence[Reading]) -> Site:
    """The site with the selector of its stories, where that changes no article."""
    selector = story_selector(readings) if not (site.base and site.base.story) else None
    if selector is None:
        return site
    chosen = replace(site, story=(selector,))
    trial = Trial(_of_site(readings, site), {}, f"{site.name}.toml", chosen)
    return site if any(harms(change, (), Furniture(frozenset(), ())) for change in trial.changes(())) else chosen


def _phrase(line: Recurring) -> Phrase:
    text = line.texts[0]
    if line.is_cut:
        return Phrase(line.reason, "inline", f"{literal(text)}$", text, line.evidence)
    if line.form is not None:
        return Phrase(line.reason, "patterns", pattern(line.form, line.texts), text, line.evidence)
    return candidates(line.texts, line.reason, line.evidence)[0]


def _harmless(trial: Trial, phrases: Sequence[Phrase], furniture: Furniture) -> list[Phrase]:
    """The phrases without those that take anything of an article but furniture.

    One that ends a story too early may do as one that stands inside it.
    """
    kept = list(phrases)
    while kept:
        harmed = [change for change in trial.changes(kept) if harms(change, kept, furniture)]
        if not harmed:
            break
        present = [phrase for phrase in kept if _stands_in(phrase, harmed[0])]
        alone = trial.of(harmed[0].document)
        guilty = [p for p in present if any(harms(change, [p], furniture) for change in alone.changes([p]))]
        bad = guilty or present or kept
        kept = [better for phrase in kept if (better := _milder(phrase) if phrase in bad else phrase)]
    return kept


def _milder(phrase: Phrase) -> Phrase | None:
    if phrase.key in ("exact", "patterns"):
        return replace(phrase, key="inside" if phrase.key == "exact" else "inside_patterns")
    return None


def _firing(trial: Trial, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases that decide something, or could: a line may be part of what is looked up as one."""
    taken = {
        fold(decision.text)
        for reading in trial.read(phrases)
        for decision in reading.explanation.decisions
        if decision.rule.startswith("lexicon.")
    }
    return [phrase for phrase in phrases if any(takes(phrase, text) for text in taken)]


def _stands_in(phrase: Phrase, change: DocumentChange) -> bool:
    return any(takes(phrase, fold(decision.text)) for decision in change.before.decisions)
