"""Whose documents they are: what a profile of theirs is found by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsextract import profiles
from newsextract.profiles import Profile, is_within
from newsextract.propose.samples import Reading

_FRONT = re.compile(r"(?:www\d?|m|amp|mobile)\.")
_DOMAIN = re.compile(r"@([A-Za-z0-9-]{3,30})\.[A-Za-z.]{2,10}")
_SHARED_DOMAINS = frozenset("gmail naver daum hanmail nate hotmail yahoo kakao outlook".split())
_NO_FILE_NAME = re.compile(r"[^\w-]+")
_ALL, _MOST, _SEVERAL = 0.8, 0.5, 0.2  # shares of the documents
_SHORTEST_WORD = 2
_SHORTEST, _LONGEST, _MARKS = 6, 60, 5  # characters of a mark; how many are listed


@dataclass(frozen=True, slots=True)
class Site:
    """What tells a site: its name, its outlet, its hosts, and strings that its pages print.

    `story` are selectors of the element that holds the story of its pages; `words` are those by which it calls itself: its outlet, the names in its addresses.
    `base` is the profile that the package has for its documents: the site's own, of the
    same name, or that of its CMS.
    """

    name: str
    publisher: str | None = None
    hosts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    base: Profile | None = None

    @property
    def is_told(self) -> bool:
        """Whether a profile of the site could be found at all."""
        return bool(self.hosts or self.marks)


def host_of(reading: Reading) -> str | None:
    """The host of a document's address, without `www.` and its like; None where none is known.

    >>> from newsextract.propose.samples import Sample, read
    >>> (reading,) = read([Sample("1.txt", "누리군은 다리를 놓았다.", url="https://www.nuri.example/news/1")])
    >>> host_of(reading)
    'nuri.example'
    """
    url = reading.explanation.article.url
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:  # an address of the metadata that is none
        return None
    return (_FRONT.sub("", host, count=1) or None) if "." in host else None


def by_site(readings: Iterable[Reading]) -> dict[str, tuple[Reading, ...]]:
    """Readings by host, else by outlet, else by profile, else each alone by its name.

    >>> from newsextract.propose.samples import Sample, read
    >>> dump = "누리군은 12일 다리를 놓았다고 밝혔다.\\n저작권자 © 누리신문\\n"
    >>> list(by_site(read([Sample("1.txt", dump), Sample("2.txt", dump)])))
    ['누리신문']
    """
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        article = reading.explanation.article
        key = host_of(reading) or article.publisher or article.profile or reading.sample.name
        found.setdefault(key, []).append(reading)
    return {key: tuple(group) for key, group in found.items()}


def find_site(readings: Sequence[Reading], host: str | None = None) -> Site:
    """The site of documents that are all of one; `host` is told by the caller.

    >>> from newsextract.propose.samples import Sample, read
    >>> dump = "누리군은 12일 다리를 놓았다고 밝혔다.\\n저작권자 © 누리신문 무단전재 금지\\n누리신문 새벽편지 받기\\n"
    >>> find_site(read([Sample("1.txt", dump), Sample("2.txt", dump)]))
    Site(name='누리신문', publisher='누리신문', hosts=(), marks=('저작권자 © 누리신문 무단전재 금지', '누리신문 새벽편지 받기'), story=(), words=('누리신문',), base=None)
    """
    base = _base(readings)
    publisher = _agreed([reading.explanation.article.publisher for reading in readings])
    hosts = (host.lower(),) if host is not None else _hosts(readings)
    domain = _agreed([_domain(reading) for reading in readings])
    called = (publisher, domain, *map(_label, hosts))
    words = tuple(dict.fromkeys(word for word in called if word and len(word) >= _SHORTEST_WORD))
    if base is not None and base.hosts and (not hosts or any(_is_of(one, base.hosts) for one in hosts)):
        return Site(base.name, base.publisher, base.hosts, base.marks, words=words, base=base)
    name = _label(hosts[0]) if hosts else domain or publisher or "site"
    return Site(_NO_FILE_NAME.sub("-", name), publisher, hosts, _marks(readings, words), words=words, base=base)


def several(readings: Iterable[Reading]) -> dict[str, int]:
    """How many of the documents are of which site, by the names in their addresses."""
    return dict(Counter(_label(host) for reading in readings if (host := host_of(reading))).most_common())


def _is_of(host: str, known: Iterable[str]) -> bool:
    return any(is_within(host, one) for one in known)


def _label(host: str) -> str:
    """The part of a host that names the outlet: `news.nuri.co.kr` and `nuri.example` are `nuri`."""
    parts = host.split(".")
    last = 3 if len(parts) > 2 and len(parts[-2]) <= 2 else 2
    return parts[-last] if len(parts) >= last else parts[0]


def _base(readings: Sequence[Reading]) -> Profile | None:
    named = _agreed([reading.explanation.article.profile for reading in readings])
    return next((profile for profile in profiles.shipped() if profile.name == named), None)


def _agreed(values: Sequence[str | None]) -> str | None:
    """What nearly all of those say that say anything, and at least half do."""
    told = Counter(value for value in values if value)
    if told.total() < len(values) * _MOST or not told:
        return None
    value, count = told.most_common(1)[0]
    return value if count >= told.total() * _ALL else None


def _hosts(readings: Sequence[Reading]) -> tuple[str, ...]:
    counted = Counter(host for reading in readings if (host := host_of(reading)))
    often = [host for host, count in counted.most_common() if count >= len(readings) * _SEVERAL]
    return tuple(host for host in often if not _is_of(host, (other for other in often if other != host)))


def _domain(reading: Reading) -> str | None:
    """The name in the domain of the document's e-mail addresses, where it is the outlet's own."""
    domains = Counter(match.lower() for match in _DOMAIN.findall(reading.explanation.source))
    own = [domain for domain, _ in domains.most_common() if domain not in _SHARED_DOMAINS]
    return own[0] if own else None


def _marks(readings: Sequence[Reading], words: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of furniture that name the outlet and stand in nearly all documents, the most frequent first."""
    counted: Counter[str] = Counter()
    for reading in readings:
        furniture = (d.text for d in reading.explanation.decisions if d.label == "chrome")
        counted.update(list(dict.fromkeys(text for text in furniture if _names(text, words))))
    marks: list[str] = []
    for text in (text for text, count in counted.most_common() if count >= len(readings) * _ALL):
        # one that holds another would count twice
        if not any(text in mark or mark in text for mark in marks):
            marks.append(text)
    return tuple(marks[:_MARKS])


def _names(text: str, words: tuple[str, ...]) -> bool:
    if not _SHORTEST <= len(text) <= _LONGEST or "\n" in text:
        return False
    low = text.lower()
    return any(word.lower() in low and len(word) < len(text) for word in words)
