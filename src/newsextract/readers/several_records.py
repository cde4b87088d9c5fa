"""An input that holds several articles, as crawlers write them, told apart: records of JSON or with labels, items of a feed."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from newsextract.errors import InputError
from newsextract.readers import feeds, labelled, literals
from newsextract.readers.encoding import decode, repair
from newsextract.readers.kind import may_be_feed
from newsextract.readers.markup_bytes import looks_like_html


class Part(NamedTuple):
    """One of several articles as an input of its own, and the address that is known of it."""

    data: str | bytes
    url: str | None = None


def parts(source: bytes | str) -> list[Part]:
    """The articles of an input, each as an input of its own; an input that holds one comes back as it is.

    >>> both = "제목: 새 다리\\n본문: 열렸다.\\n제목: 새 길\\n본문: 닦았다.\\n"
    >>> [part.data for part in parts(both)]
    ['제목: 새 다리\\n본문: 열렸다.\\n', '제목: 새 길\\n본문: 닦았다.\\n']
    >>> parts(b"<p>1")
    [Part(data=b'<p>1', url=None)]
    """
    whole = [Part(source)]
    if may_be_feed(source):
        found = feeds.items(source)
        return [Part(item.source, item.url) for item in found] if len(found) > 1 else whole
    if looks_like_html(source):
        return whole
    try:
        text = decode(source).text if isinstance(source, bytes) else source
    except InputError:  # the reader says what is wrong with it
        return whole
    text, _ = repair(text)
    spans = literals.records_of(text) or [*pairwise([*labelled.records_of(text), len(text)])]
    return [Part(text[start:end]) for start, end in spans] if len(spans) > 1 else whole
