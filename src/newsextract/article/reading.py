"""Plain data to the fields of an Article, each value looked at before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from newsextract.article.parts import Author, Caption, Item, ItemKind, Link
from newsextract.errors import ArgumentError

StatusKind = Literal["story", "teaser", "photo", "list", "error", "empty"]
Read = Callable[[str, Any], Any]

_BESIDE = frozenset({"id", "below_min_confidence", "duplicate_of"})  # what a batch writes beside an article


def values(data: object) -> dict[str, Any]:
    """The fields that plain data holds, by their names; raises ArgumentError for what no article has.

    >>> values({"title": "새 도서관", "headings": [0]})
    {'title': '새 도서관', 'headings': (0,)}
    """
    return _read("article", data, _ARTICLE, _BESIDE)


def _read(
    place: str, data: object, keys: Mapping[str, Read], beside: frozenset[str] = frozenset()
) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise _wrong(place, data, "an object")
    for key in data:
        if key not in keys and key not in beside:
            raise ArgumentError(f"{place}: {key!r} is not one of {', '.join(keys)}")
    return {key: read(f"{place}.{key}", data[key]) for key, read in keys.items() if data.get(key) is not None}


def _wrong(place: str, value: object, wanted: str) -> ArgumentError:
    shown = repr(value)
    return ArgumentError(f"{place}: {shown if len(shown) < 60 else shown[:57] + '...'} is not {wanted}")


def _text(place: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(place, value, "text")
    return value


def _count(place: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(place, value, "a number from 0 on")
    return value


def _share(place: str, value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise _wrong(place, value, "a number from 0 to 1")
    return float(value)


def _one_of(names: tuple[str, ...]) -> Read:
    def read(place: str, value: object) -> object:
        if value not in names:
            raise _wrong(place, value, f"one of {', '.join(names)}")
        return value

    return read


def _each(read: Read) -> Read:
    def read_all(place: str, value: object) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _wrong(place, value, "a list")
        return tuple(read(f"{place}[{number}]", one) for number, one in enumerate(value))

    return read_all


def _made(make: Callable[..., Any], needed: str | None, **keys: Read) -> Read:
    def read(place: str, value: object) -> object:
        found = _read(place, value, keys)
        if needed is not None and needed not in found:
            raise ArgumentError(f"{place}: {needed} is missing")
        return make(**found)

    return read


def _item(place: str, value: object) -> Item:
    found = _read(place, value, _ITEM)
    kind = found.get("kind")
    if kind is None:
        raise ArgumentError(f"{place}: kind is missing")
    for key in found.keys() - {"kind"} - _OF_KIND.get(kind, _OF_TEXT):
        raise ArgumentError(f"{place}: {key!r} is nothing that a {kind} has")
    if kind == "picture":
        return Item("picture", caption=Caption(**{key: found.get(key) for key in _CAPTION}))
    wanted = "rows" if kind == "table" else "text"
    if wanted not in found:
        raise ArgumentError(f"{place}: a {kind} without {wanted}")
    return Item(**found)


_TEXTS = _each(_text)
_CAPTION = {"text": _text, "credit": _text, "image": _text}
_OF_TEXT = frozenset({"text", "level", "number", "speaker", "links"})
_OF_KIND = {"picture": frozenset(_CAPTION), "table": frozenset({"rows", "links"})}
_ITEM: Mapping[str, Read] = {
    "kind": _one_of(get_args(ItemKind)),
    "level": _count,
    "number": _count,
    "speaker": _text,
    "rows": _each(_TEXTS),
    "links": _each(_made(Link, "url", text=_text, url=_text)),
    **_CAPTION,
}
_ARTICLE: Mapping[str, Read] = {
    **dict.fromkeys(
        (
            "source",
            "url",
            "publisher",
            "profile",
            "title",
            "dateline",
            "published",
            "modified",
            "section",
            "language",
            "status_evidence",
        ),
        _text,
    ),
    **dict.fromkeys(("subtitles", "keywords", "body", "tags", "warnings"), _TEXTS),
    "authors": _each(_made(Author, "name", name=_text, role=_text, email=_text)),
    "headings": _each(_count),
    "captions": _each(_made(Caption, None, **_CAPTION)),
    "content": _each(_item),
    "status": _one_of(get_args(StatusKind)),
    "confidence": _share,
}
