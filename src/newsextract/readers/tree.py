"""Markup to a tree, however broken, large or hostile it is."""

from __future__ import annotations

import re

from lxml import etree

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_LARGE = 100_000
_LONG = 4000
_LONG_TAG = re.compile(r"([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{4000,}>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr p li dd dt option".split())
_DEEPEST = 200


def parse(source: str) -> etree._Element | None:
    """The tree of a page, however broken; None where there is no element at all.

    >>> parse("<p>글").tag, parse("")
    ('html', None)
    """
    if len(source) > _LARGE:
        source = "<".join([piece if len(piece) < _LONG else _without_attributes(piece) for piece in source.split("<")])
    root, deep = _parse(source)
    return _parse(_flatter(source))[0] if deep else root


def _parse(source: str) -> tuple[etree._Element | None, bool]:
    """A tree, and whether the parser gave up because elements are nested too deep."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, recover=True, no_network=True)
    try:
        root = etree.fromstring(source.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    return root, any("depth" in entry.message for entry in parser.error_log.filter_from_fatals())


def _without_attributes(piece: str) -> str:
    """What follows a `<`, its tag without thousands of attributes: the parser's time grows with their square."""
    tag = _LONG_TAG.match(piece)
    if tag is None or max(tag[0].count("="), tag[0].count(" ")) <= 1000:
        return piece
    return f"{tag[1]}>{piece[tag.end() :]}"


def _flatter(source: str) -> str:
    """A page without the tags of elements nested deeper than any page needs."""
    parts: list[str] = []
    depth = at = 0
    for tag in _TAG.finditer(source):
        if tag[2].lower() in _VOID:
            continue
        depth += -1 if tag[1] else 1
        if depth >= _DEEPEST + (not tag[1]):
            parts.append(source[at : tag.start()])
            at = tag.end()
        depth = max(depth, 0)
    parts.append(source[at:])
    return "".join(parts)
