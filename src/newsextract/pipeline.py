"""The front door: extract() and explain()."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from newsextract import profiles as profile_data
from newsextract.article import Article
from newsextract.assemble import assemble
from newsextract.decide import GAP, propose, with_gaps, with_marks, with_quotes
from newsextract.errors import ArgumentError, DirectoryInput, MissingInput, UnreadableInput
from newsextract.fields.pictures import addresses
from newsextract.fields.read import Reader
from newsextract.fields.sequence import sequence
from newsextract.korean.dates import given_date
from newsextract.labels import confidence
from newsextract.labels.bounds import bounded, with_facts
from newsextract.labels.model import label, names, probable
from newsextract.labels.reasons import Labelling, with_reasons
from newsextract.model import Decision, Document, Explanation, Known
from newsextract.profiles import Profile
from newsextract.readers.kind import page_in
from newsextract.readers.text import read_text
from newsextract.rules import apply
from newsextract.rules.aside import set_aside, without_edges
from newsextract.rules.state import State
from newsextract.segments.features import features
from newsextract.segments.scan import scan
from newsextract.segments.segment import Segment, split
from newsextract.status import status_of

if TYPE_CHECKING:
    from newsextract.container import Container
    from newsextract.readers.page import Page
    from newsextract.segments.seams import Model

Correct = Callable[[str, tuple[Decision, ...]], tuple[Decision, ...]]
Source = str | bytes | os.PathLike[str] | Any  # Any: a tree that the caller parsed

_WEB = re.compile(r"https?://[\w\-]+(?:\.[\w\-]+)+[^\s<>\"']{0,2000}")
_FILE_NAME = re.compile(r"[^\s<>]+\.(?:txt|html?|xml|md|json|csv)")
_PUBLISHER = re.compile(
    r"(?:저작권자|Copyrights?|COPYRIGHT)\s?(?:[ⓒ©]|\([cC]\))\s?(?:['‘][^'’]{2,30}['’]\s?)?(?:\d{4}\s)?"
    r"(?P<name>[가-힣A-Za-z0-9][가-힣A-Za-z0-9·&]{1,14}(?: [A-Z][A-Za-z]+)?)(?:\s?[(&]|[,.]|\s무단|\s-|\s?All|\s?$)"
)


def extract(
    source: Source,
    *,
    url: str | None = None,
    title: str | None = None,
    published: str | date | datetime | None = None,
    fetched: str | date | datetime | None = None,
    profiles: Iterable[Profile] = (),
    name: str | None = None,
    input_format: str = "auto",
    charset: str | None = None,
) -> Article:
    """The article that a dump or an HTML page holds.

    `source` is the dump or page as text or bytes, a path to it, or a tree of lxml or
    BeautifulSoup. What the caller knows can be given: the page's `url` (its host chooses
    the profile), the `title`, the date `published`, when it was `fetched` (which `1시간 전` counts from), and the
    `charset` that an HTTP header named. `input_format` is `"text"`, `"markdown"` or `"html"` where content should not decide.
    `profiles` are the caller's own and go before those of the package. `name` is what
    messages and `Article.source` call the input.

    Raises InputError where the input cannot be read as text and ArgumentError where a
    given value cannot be used; everything else odd is a warning on the article.

    >>> extract("[한밭일보 홍길동 기자] 새 도서관이 오는 3일 문을 연다.").authors[0].name
    '홍길동'
    """
    return explain(
        source, url=url, title=title, published=published, fetched=fetched, profiles=profiles, name=name,
        input_format=input_format, charset=charset, reasons=False,
    ).article  # fmt: skip


def explain(
    source: Source,
    *,
    url: str | None = None,
    title: str | None = None,
    published: str | date | datetime | None = None,
    fetched: str | date | datetime | None = None,
    profiles: Iterable[Profile] = (),
    name: str | None = None,
    input_format: str = "auto",
    charset: str | None = None,
    correct: Correct | None = None,
    reasons: bool = True,
) -> Explanation:
    """The article and the decisions that made it; takes what `extract` takes.

    The offsets of a page's decisions count characters of the page flattened to lines,
    which is the explanation's `source`. `correct` has the last word: it is given that
    source and the decisions, and gives the decisions that the article is assembled from.
    Without `reasons` the decisions name no runner-up and no reasons, which is faster.

    >>> decision = explain("한밭시는 새 도서관을 오는 3일 연다고 22일 밝혔다.").decisions[0]
    >>> decision.label, decision.confidence > 0.5, decision.reasons[0].weight >= 0
    ('body', True, True)
    """
    data = source
    if isinstance(source, os.PathLike):
        data = read_file(source)
        name = name if name is not None else os.fsdecode(source)
    known = Known(
        url=_given_url(url),
        title=_given_title(title),
        published=given_date(published) if published else None,
        fetched=given_date(fetched, "fetched") if fetched else None,
        source=name,
    )
    codec = _given_charset(charset)
    own = (*profiles, *profile_data.shipped())
    page: Page | None = None
    found = page_in(data, input_format)
    if found is not None:
        from newsextract.readers.page import read_page

        page = read_page(found, name or "input", url=url, charset=charset, profiles=own)
        document, profile = page.document, page.profile
        labelling, aside = _decide_page(page, known)
    else:
        if not isinstance(data, str | bytes):
            raise ArgumentError(f"source: {data!r} is not text, bytes, a path or a tree")
        document = read_text(data, name or "input", codec, input_format)
        known = _with_url(known, document)
        profile = profile_data.choose(own, known.url, document.text)
        inner, aside = without_edges(document)
        labelling = _decided(_ruled(inner, profile, known))
    decisions = with_reasons(labelling) if reasons else labelling.decisions
    decisions = with_quotes(document, tuple(sorted((*decisions, *aside), key=attrgetter("start"))))
    address = known.url or (page.metadata.url if page else None)
    images = addresses(labelling.document, labelling.decisions, address)
    decisions = with_gaps(document.source, with_marks(document, decisions))
    if correct is not None:
        decisions = correct(document.source, decisions)
    article = assemble(
        decisions,
        known=known,
        profile=profile,
        publisher=_publisher(decisions),
        warnings=document.warnings + _warnings(document, decisions, source),
        metadata=page.metadata if page else None,
        images=images,
        rows=page is not None or document.markup is not None,
    )
    content = sequence(article, decisions, labelling.document, page.container if page else None, address)
    article = _judged(_assured(replace(article, content=content), labelling), decisions, known, page)
    return Explanation(article, decisions, document.source, document.encoding)


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file; each way to fail has its own InputError."""
    try:
        return Path(os.fsdecode(path)).read_bytes()
    except TypeError:
        raise ArgumentError(f"source: {path!r} is not text, bytes or a path") from None
    except FileNotFoundError:
        raise MissingInput(f"{os.fspath(path)}: no such file") from None
    except IsADirectoryError:
        raise DirectoryInput(f"{os.fspath(path)}: a folder, not a file") from None
    except OSError as error:
        raise UnreadableInput(f"{os.fspath(path)}: {error.strerror}") from None


def _ruled(
    document: Document, profile: Profile | None, known: Known, container: Container | None = None, title: str | None = None, model: Model | None = None
) -> State:
    """A document after every rule; `container` and `title` are those of a page, `model` finds lost breaks in the place of the package's."""
    lexicon = profile_data.with_profile(profile)
    state = State(document, scan(document, model), lexicon, profile, known, container, title)
    apply(state)
    return state


def _decided(state: State) -> Labelling:
    """What the rules propose, labelled all at once, and read."""
    document = state.document
    proposals = propose(document, state.pieces, state.claims)
    segments = split(document, proposals, state.lines)
    said = features(state, proposals, segments, names())
    proposed = [proposals[segment.proposal].claim.label for segment in segments]
    chosen = label(said, proposed)
    labelled, stood_in = bounded(chosen, proposals, segments, _shut(state, segments))
    if labelled.labels != chosen.labels:
        labelled = probable(said, proposed, labelled.labels)
    labelled = with_facts(labelled, chosen.labels, proposals, segments)
    decisions = Reader(document, proposals, segments).read(labelled.labels, labelled.confidence)
    return Labelling(document, proposals, segments, said, chosen.labels, labelled, stood_in, decisions)


def _shut(state: State, segments: Sequence[Segment]) -> list[int]:
    """The segments outside the element that a profile's selector names."""
    markup, container = state.document.markup, state.container
    if markup is None or container is None or container.selector is None:
        return []
    return [index for index, s in enumerate(segments) if not container.holds(markup.hints[s.block].context)]


def _decide_page(page: Page, known: Known) -> tuple[Labelling, tuple[Decision, ...]]:
    """The text rules see what stands near the story; the page's markup decides the rest."""
    title = page.metadata.title
    document, aside = set_aside(page.document, page.container, title)
    state = _ruled(document, page.profile, known, page.container, title)
    return _decided(state), aside


def _assured(article: Article, labelling: Labelling) -> Article:
    """The article with how sure it is, and a warning where it may have lost much; of nothing, nothing is said."""
    if not labelling.segments:
        return article
    labelled, of = labelling.labelled, (labelling.proposals, labelling.segments, labelling.stood_in)
    sure = confidence.confidence(confidence.measure(labelled, *of))
    return replace(article, confidence=sure, warnings=article.warnings + confidence.warnings(labelled.labels, *of))


def _judged(article: Article, decisions: tuple[Decision, ...], known: Known, page: Page | None) -> Article:
    """The article with what the document is; a page that only reports an error has no headline of its own."""
    kind, evidence = status_of(article, decisions, page.metadata.free if page else None)
    title = known.title if kind == "error" else article.title
    return replace(article, title=title, status=kind, status_evidence=evidence)


def _given_url(url: str | None) -> str | None:
    """A URL whose host cannot be read would find no profile and say nothing of it."""
    if url is None or url == "":
        return None
    try:
        host = urlsplit(url).hostname
    except (ValueError, AttributeError, TypeError):  # the last two where it is no text at all
        host = None
    if not host:
        raise ArgumentError(f"url: {url!r} is not a URL such as https://news.example.kr/1")
    return url


def _with_url(known: Known, document: Document) -> Known:
    """What is known, and the address that a record names where the caller gave none."""
    named = [document.blocks[field.block].text for field in document.fields if field.name == "url"]
    found = next((match.group() for text in named if (match := _WEB.search(text))), None)
    return replace(known, url=found) if found and not known.url else known


def _given_charset(charset: str | None) -> str | None:
    """The codec of a charset that the caller gives: `euc-kr` is cp949."""
    if charset is None:
        return None
    from newsextract.readers.markup_bytes import codec_of

    try:
        codec = codec_of(charset)
    except AttributeError:  # no text at all
        codec = None
    if codec is None:
        raise ArgumentError(f"charset: {charset!r} is not an encoding such as utf-8 or euc-kr")
    return codec


def _given_title(title: str | None) -> str | None:
    if title is None:
        return None
    if not isinstance(title, str):  # a caller without types
        raise ArgumentError(f"title: {title!r} is not text")
    return " ".join(title.split()) or None


def _warnings(document: Document, decisions: tuple[Decision, ...], source: object) -> tuple[str, ...]:
    if not document.blocks:
        return ("empty input",)
    if isinstance(source, str) and len(source) < 256 and _FILE_NAME.fullmatch(source):
        return (f"the text is {source!r}; to read a file of that name, give pathlib.Path({source!r})",)
    gaps = sum(decision.rule == GAP for decision in decisions)
    if gaps:
        return (f"{gaps} span(s) that no rule looked at; please report this input",)
    if not any(decision.label in ("body", "heading") for decision in decisions):
        return ("no story found",)
    return ()


def _publisher(decisions: tuple[Decision, ...]) -> str | None:
    named = next((decision.text for decision in decisions if decision.rule == "record.publisher"), None)
    if named:
        return " ".join(named.split())
    for decision in decisions:
        if decision.reason == "copyright":
            match = _PUBLISHER.search(decision.text)
            if match:
                return match["name"]
    return None
