"""JSON-LD: the article among the nodes of all scripts, and what its node says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsextract.metadata.facts import Facts
from newsextract.metadata.jsonish import loads
from newsextract.metadata.values import clean, same_page

_PAGES = ("WebPage", "VideoObject", "MediaObject")
# below these stand other articles, or other things than the article
_ELSEWHERE = frozenset(
    "itemListElement hasPart isPartOf mentions citation about comment potentialAction review".split()
)
_MOST_NODES = 20_000


def read_jsonld(scripts: Iterable[str], address: str | None = None) -> Facts:
    """What the JSON-LD of a page says of its article, or of the one at `address`.

    >>> facts = read_jsonld(['{"@graph": [{"@type": "NewsArticle", "headline": "새 청사", "author": {"@id": "#a"}},'
    ...                      '{"@type": "Person", "@id": "#a", "name": "홍길동"}]}'])
    >>> facts.values("title"), facts.values("author")
    (['새 청사'], ['홍길동'])
    """
    nodes = [node for script in scripts for node in _nodes(loads(script))]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    articles = [node for node in nodes if _is_article(node)]
    pages = [
        node for node in nodes if _has_type(node, _PAGES) and ("headline" in node or "datePublished" in node)
    ]
    facts = Facts()
    if articles:
        wanted = [node for node in articles if address and same_page(_url(node), address)]
        _fill(facts, (wanted or articles)[0], known)
    for node in pages[:1]:
        _fill(facts, node, known, gaps=bool(articles))
    for node in nodes:
        if _has_type(node, ("BreadcrumbList",)):
            _crumbs(facts, node)
            break
    return facts


def article_bodies(scripts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Headline and articleBody of every article node that ships its story.

    >>> list(article_bodies(['{"@type": "Article", "headline": "h", "articleBody": "글"}']))
    [('h', '글')]
    """
    for script in scripts:
        if "articleBody" not in script:
            continue
        for node in _nodes(loads(script)):
            body = node.get("articleBody")
            if isinstance(body, str) and _is_article(node):
                headline = node.get("headline")
                yield (headline if isinstance(headline, str) else ""), body


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every typed object, outer before inner, in reading order."""
    stack = [value]
    for _ in range(_MOST_NODES):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item[:500]))
        elif isinstance(item, dict):
            if "@type" in item:
                yield item
            inner = [v for k, v in item.items() if isinstance(v, (dict, list)) and k not in _ELSEWHERE]
            stack.extend(reversed(inner))


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [
        k.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        for k in (kind if isinstance(kind, list) else [kind])
        if isinstance(k, str)
    ]


def _has_type(node: dict[str, Any], wanted: tuple[str, ...]) -> bool:
    return any(kind in wanted for kind in _types(node))


def _is_article(node: dict[str, Any]) -> bool:
    return any(kind.endswith(("Article", "Posting", "Report")) for kind in _types(node))


def _url(node: dict[str, Any]) -> str:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value:
            return value
    return ""


def _named(value: Any, known: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Names of people or organisations: strings, objects, references, or lists of them."""
    for item in (value if isinstance(value, list) else [value])[:40]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            node = item if item.get("name") else known.get(str(item.get("@id")), item)
            names = node.get("name")
            for name in names if isinstance(names, list) else [names]:
                if isinstance(name, str):
                    extra = [v for v in (node.get("jobTitle"), node.get("email")) if isinstance(v, str)]
                    yield " ".join([name, *(e.removeprefix("mailto:") for e in extra if e not in name)])


def _strings(value: Any) -> Iterator[str]:
    """Texts, or the addresses of objects, one by one."""
    for item in (value if isinstance(value, list) else [value])[:60]:
        if isinstance(item, dict):
            item = item.get("url") or item.get("contentUrl") or item.get("name") or item.get("@id")
        if isinstance(item, list):
            item = item[0] if item else None
        if isinstance(item, (str, int, float)):
            yield str(item)


def _fill(facts: Facts, node: dict[str, Any], known: dict[str, dict[str, Any]], gaps: bool = False) -> None:
    """What a node says; with `gaps` only what another has left open."""

    def add(field: str, values: Iterator[str]) -> None:
        if not (gaps and facts.values(field)):
            for value in list(values):
                facts.add(field, value)

    add("title", _strings([node.get("headline"), node.get("name") if not node.get("headline") else None]))
    add("description", _strings(node.get("description")))
    add("published", _strings([node.get("datePublished"), node.get("uploadDate"), node.get("dateCreated")]))
    add("modified", _strings(node.get("dateModified")))
    add("author", _named(node.get("author") or node.get("creator"), known))
    add("publisher", _named(node.get("publisher"), known))
    for key in ("sourceOrganization", "provider", "copyrightHolder"):
        add("original", _named(node.get(key), known))
    add("section", _strings(node.get("articleSection")))
    add("keywords", _strings(node.get("keywords")))
    add("image", _strings(node.get("image") or node.get("thumbnailUrl")))
    add("language", _strings(node.get("inLanguage")))
    add("free", _strings(node.get("isAccessibleForFree")))
    add("paid", _paid(node.get("hasPart")))
    if not gaps:
        facts.add("url", _url(node))


def _paid(parts: Any) -> Iterator[str]:
    """The selectors of the elements that only members may read."""
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and str(part.get("isAccessibleForFree")).lower().endswith("false"):
            yield from _strings(part.get("cssSelector"))


def _crumbs(facts: Facts, node: dict[str, Any]) -> None:
    """The crumb before the article's own names its section."""
    items = node.get("itemListElement")
    names: list[str] = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            inner = item.get("item")
            name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
            if clean(name):
                names.append(clean(name))
    titles = {clean(title) for title in facts.values("title")}
    for name in reversed(names[1:]):
        if name not in titles and len(name) <= 20:
            facts.add("crumb", name)
            return
