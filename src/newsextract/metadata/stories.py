"""Stories that a page ships only in a script: found, and written as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from newsextract.metadata.arc import is_elements, paragraph, write_elements
from newsextract.metadata.elements import Parts, read_meta, read_title
from newsextract.metadata.jsonish import assigned, loads
from newsextract.metadata.jsonld import article_bodies
from newsextract.metadata.values import clean, moment

_KEYS = frozenset(
    "content contents contenthtml content_html htmlcontent articlebody article_body articlecontent articlecontents article_content "
    "newscontent newscontents news_content newsbody body bodyhtml body_html bodytext text fulltext full_text html articletext "
    "detail cont story storybody storyhtml articlehtml value".split()
)
_LISTS = frozenset(
    "content_elements contentelements paragraphs blocks components elements content contents body sections items".split()
)
_HEADLINES = ("headline", "title", "articleTitle", "newsTitle", "subject", "headlines")
_SUBHEADLINES = ("subheadlines", "subheadline", "subTitle", "subtitle", "sub_title", "deck")
# dates of publication in the record that holds the story; those of drafts and of copyright are none
_PUBLISHED = (
    "deployDt publishDt publishDate publishedDate publishedAt published_at publish_date datePublished pubDate serviceDt serviceDate "
    "articleDate newsDate inputDt inputDate regDt regDate reg_date registDate"
).split()
_MODIFIED = (
    "reDeployDt modDt modDate mod_date modifyDate modifiedDate modifiedAt modified_at updateDt updateDate updatedAt updated_at dateModified"
).split()
_KOREAN = re.compile(r"[가-힣]|\\u[aAbBcCdD][0-9a-fA-F]{3}")
_HANGUL = re.compile(r"[가-힣]+")
_SENTENCE = re.compile(r"(?:[다요죠까음]|[가-힣]{2}[니습]다)[.?!][”\"’'」]{0,2}(?=\s|<|$|[가-힣\[(])")
_TAG = re.compile(r"<[^<>]{0,5000}>")
_CODE = re.compile(r"<(script|style)\b", re.IGNORECASE)
_MARKUP = re.compile(r"\s*<[A-Za-z]")  # no program begins so
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ROW_TEXT = re.compile(r"(?:^|\n|(?<=[}\]\"]))[0-9a-f]{1,6}:T([0-9a-f]{1,8}),")
_ROW = re.compile(r"^[0-9a-f]{1,6}:(?=[\[{])", re.MULTILINE)
_BREAKS = re.compile(r"\s*\n\s*")
_SHORTEST, _LONGEST = 200, 50_000_000
_MOST_NODES = 300_000
_MOST_ROWS = 2000


class Shipped(NamedTuple):
    """A story out of a script: as HTML, and the dates of its own record, ISO 8601, where it has any."""

    markup: str
    published: str | None = None
    modified: str | None = None


class _Story(NamedTuple):
    body: str
    title: str
    subtitle: str
    size: int
    published: str | None = None
    modified: str | None = None


def find_story(root: Any) -> Shipped | None:
    """The story that only a script of the page holds; None where none does.

    Headline and subheadline come as `<h1>` and `<h2>` where they are shipped with it.

    >>> from lxml.html import document_fromstring
    >>> told = "한밭시는 22일 새 청사의 문을 열었다. 시민 300명이 함께했다. 시장은 “기쁘다”고 말했다. " * 4
    >>> page = document_fromstring('<script>window.__X__ = {"title": "새 청사", "articleBody": "%s"}</script>' % told.replace('"', '\\\\"'))
    >>> find_story(page).markup[:26]
    '<h1>새 청사</h1>\\n<p>한밭시는 22일 '
    """
    parts = Parts(root)
    meta = read_meta(parts)
    titles = [
        t for t in (_letters(clean(t)) for t in (*meta.values("title"), read_title(parts))) if len(t) >= 5
    ]
    opening = _letters(clean(next(iter(meta.values("description")), "")))[:20]
    linked: list[str] = []
    streamed: list[str] = []
    values: list[Iterator[Any]] = []
    for script in parts.script:
        text = script.text
        if not text or len(text) > _LONGEST:
            continue
        if "__next_f" in text[:200]:
            streamed.extend(
                v[1] for v in assigned(text) if isinstance(v, list) and len(v) > 1 and isinstance(v[1], str)
            )
            continue
        if len(text) < _SHORTEST or not _KOREAN.search(text):
            continue
        if "ld+json" in (script.get("type") or "").lower():
            linked.append(text)
            continue
        values.append(_values(text, script.get("type") or ""))
    stories = [_search(value) for value in (*chain.from_iterable(values), *_rows("".join(streamed)))]
    shipped = (_Story(body, title, "", story_size(body)) for title, body in article_bodies(linked))
    best: _Story | None = None
    best_rank = (0, 0)
    for story in (*chain.from_iterable(stories), *shipped):
        rank = (_rank(story, titles, opening), story.size) if story.size else best_rank
        if rank[0] and rank > best_rank:
            best, best_rank = story, rank
    return Shipped(_written(best), best.published, best.modified) if best else None


def story_size(text: str) -> int:
    """How much Korean a text tells, in syllables; 0 where it is no story of several sentences.

    >>> story_size("정치"), story_size("<p>새 청사를 열었다.</p>" * 30)
    (0, 210)
    """
    if len(text) < 120:
        return 0
    plain = _TAG.sub(" ", _without_code(text)) if "<" in text else text
    syllables = sum(map(len, _HANGUL.findall(plain)))
    if syllables < 100 or syllables * 5 < len(plain) or len(_SENTENCE.findall(plain)) < 3:
        return 0
    return syllables


def _without_code(text: str) -> str:
    parts: list[str] = []
    position = 0
    while match := _CODE.search(text, position):
        parts.append(text[position : match.start()])
        end = text.find(f"</{match.group(1)}", match.end())
        if end < 0:
            return " ".join(parts)
        position = end
    return " ".join([*parts, text[position:]]) if parts else text


def _values(text: str, kind: str) -> Iterator[Any]:
    """The data of a script: all of it, or what it assigns; a template is the markup that it holds."""
    if _MARKUP.match(text):
        yield text
        return
    if "json" in kind.lower() or text.lstrip()[:1] in ("{", "["):
        value = loads(text)
        if value is not None:
            yield value
            return
    yield from assigned(text)


def _rows(stream: str) -> Iterator[Any]:
    """What a stream of React rows carries: long texts, counted in bytes, and JSON lines."""
    for match in islice(_ROW_TEXT.finditer(stream), _MOST_ROWS):
        length = int(match.group(1), 16)
        piece = stream[match.end() : match.end() + length].encode()[:length]
        yield {"content": piece.decode("utf-8", "ignore")}
    for match in islice(_ROW.finditer(stream), _MOST_ROWS):
        end = stream.find("\n", match.end())
        value = loads(stream[match.end() : end if end >= 0 else len(stream)])
        if value is not None:
            yield value


def _search(value: Any) -> Iterator[_Story]:
    """Every story among the values, however deep; a stack, so depth costs nothing."""
    stack: list[Any] = [value]
    left = _MOST_NODES
    while stack and left > 0:
        left -= 1
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(v for v in reversed(item) if isinstance(v, (dict, list)))
            continue
        if isinstance(item, str):
            size = story_size(item)
            if size:
                yield _Story(item, "", "", size)
            continue
        for key, inner in item.items():
            lowered = key.lower() if isinstance(key, str) else ""
            body = ""
            if isinstance(inner, str):
                if lowered in _KEYS:
                    body = inner
                elif len(inner) > 500 and inner[:1] in ("{", "["):
                    stack.append(loads(inner) or {})
            elif lowered in _LISTS and isinstance(inner, list):
                if is_elements(inner):
                    body = write_elements(inner)
                elif inner and all(isinstance(part, str) for part in inner[:50]):
                    body = "\n".join(paragraph(part) for part in inner if isinstance(part, str))
            size = story_size(body)
            if size:
                published, modified = _moment(item, _PUBLISHED), _moment(item, _MODIFIED)
                later = modified if published and modified and modified > published else None
                yield _Story(body, _first(item, _HEADLINES), _lines(item, _SUBHEADLINES), size, published, later)
            elif isinstance(inner, (dict, list)):
                stack.append(inner)


def _moment(item: dict[str, Any], keys: Iterable[str]) -> str | None:
    return next((date for key in keys if (date := moment(item.get(key)))), None)


def _lines(item: dict[str, Any], keys: Iterable[str]) -> str:
    """The first of some values that says something, its lines kept apart."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, str) and _BREAK_TAG.search(value):
            return "\n".join(filter(None, map(clean, _BREAK_TAG.split(value[:10_000]))))
    return _first(item, keys)


def _first(item: dict[str, Any], keys: Iterable[str]) -> str:
    for key in keys:
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("basic") or value.get("main") or value.get("title")
        if isinstance(value, str) and clean(value):
            return clean(value)[:500]
    return ""


def _rank(story: _Story, titles: list[str], opening: str) -> int:
    """2 for the story of this page, 1 for one that does not say, 0 for one under another headline."""
    title = _letters(story.title)
    if len(title) >= 5 and any(title in other or other in title for other in titles):
        return 2
    if len(opening) >= 12 and opening in _letters(_TAG.sub(" ", story.body[:20_000])):
        return 2
    return 0 if title and titles else 1


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _written(story: _Story) -> str:
    parts: list[str] = []
    if story.title:
        parts.append(f"<h1>{html.escape(story.title, quote=False)}</h1>")
    if story.subtitle and story.subtitle != story.title:
        parts.extend(f"<h2>{html.escape(line, quote=False)}</h2>" for line in story.subtitle.split("\n"))
    if re.search(r"<(?:p|div|br|figure|table)\b", story.body, re.IGNORECASE):
        parts.append(story.body.strip())
    else:
        parts.extend(paragraph(line) for line in _BREAKS.split(story.body.strip()))
    return "\n".join(parts)
