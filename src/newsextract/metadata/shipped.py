"""What a story's own record in a script says of it: Arc's `globalContent`."""

from __future__ import annotations

from typing import Any

from newsextract.metadata.elements import Parts
from newsextract.metadata.facts import Facts
from newsextract.metadata.jsonish import assigned

_MARK = "content_elements"


def read_shipped(parts: Parts) -> Facts:
    """Headline, people, dates and section of the Arc record that a page ships, if any.

    >>> from lxml.html import document_fromstring
    >>> record = '{"content_elements": [], "headlines": {"basic": "새 청사"}, "credits": {"by": [{"name": "홍길동 기자"}]}}'
    >>> read_shipped(Parts(document_fromstring(f"<script>Fusion.globalContent={record};</script>"))).values("author")
    ['홍길동 기자']
    """
    facts = Facts()
    for script in parts.script:
        if script.text and _MARK in script.text:
            for value in assigned(script.text):
                if isinstance(value, dict) and _MARK in value and "headlines" in value:
                    _fill(facts, value)
                    return facts
    return facts


def _fill(facts: Facts, record: dict[str, Any]) -> None:
    facts.add("title", _at(record, "headlines", "basic"))
    facts.add("description", _at(record, "description", "basic"))
    people = _at(record, "credits", "by")
    names = (
        [who.get("byline") or who.get("name") for who in people if isinstance(who, dict)]
        if isinstance(people, list)
        else []
    )
    facts.add("author", " ; ".join(name for name in names if isinstance(name, str)))
    for key in ("display_date", "first_publish_date", "publish_date"):
        facts.add("published", record.get(key))
    facts.add("modified", record.get("last_updated_date"))
    facts.add("section", _at(record, "taxonomy", "primary_section", "name"))
    tags = _at(record, "taxonomy", "tags")
    for tag in tags if isinstance(tags, list) else []:
        if isinstance(tag, dict):
            facts.add("keywords", tag.get("text") or tag.get("slug"))
    facts.add("image", _at(record, "promo_items", "basic", "url"))


def _at(record: Any, *keys: str) -> Any:
    for key in keys:
        record = record.get(key) if isinstance(record, dict) else None
    return record
