"""Printed lists and objects: `['…', '\\n', '…']`, `{'title': '…', 'content': '…'}`, JSON and JSON Lines of articles.

The strings become lines; brackets, keys and what has no text are marks. A key that names a field makes
its values that field's.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from newsextract.model import FieldName
from newsextract.readers.names_of_fields import field_of
from newsextract.readers.rewrite import Edit, Found, Named

_TOKEN = re.compile(
    r"""
      (?P<space>[\s,:]+)
    | [bru]{0,2}(?P<string>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')   # 'it\'s', u"…"
    | (?P<open>[\[{(])
    | (?P<close>[\]})])
    | (?P<word>[+\-]?\d[\d.eE+\-]*|None|null|True|true|False|false|NaN|nan|undefined
        |(?:array|list|tuple|Timestamp|datetime(?:\.\w+)?|dtype|object|ObjectId|OrderedDict|defaultdict)=?)   # 17, null, datetime.datetime
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENING = re.compile(r"[\s\ufeff]*(?:\[\s*(?:[\[{]|[bru]?['\"])|\{\s*[bru]?['\"])")
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.))", re.DOTALL)
_MEANT = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": "\n", "v": "\n", "\n": ""}
# a script that the crawler took for text: `function roll(mode)`, `var total = 10;`
_SCRIPT = re.compile(r"\bfunction\s*\w*\s*\([\w\s,]*\)\s*\{|\b(?:var|let|const)\s+\w+\s*=|\bdocument\.\w+|\$\(['\"]|\bgoogletag\b|@media\b|^\s*[.#][\w\-]+\s*\{")
_CLOSING = re.compile(r"\s?//\s?[^/\s][^/]{0,40}$")  # ' // 본문 내용 '
_PADDED = re.compile(r" [^\s.?!,>|·][^.?!\\]*[^\s.?!,] ")
_LONGEST_COMMENT = 24
_PARTS = frozenset({"name", "value", "#text", "$t", "label"})  # keys that say nothing of their own
_LEAST = 40  # characters of text, below which a list is not worth reading as one
_ITEMS = ("title", "published", "author")


class _Value(NamedTuple):
    start: int
    end: int
    key: str
    field: FieldName | None
    joined: bool  # directly behind another string, as pprint breaks long ones


class _Level(NamedTuple):
    kind: str
    key: str
    field: FieldName | None
    first: int  # the number of the first value inside
    records: int  # how many records were closed before
    start: int


def find_literals(text: str) -> Found | None:
    """The strings of a printed list or object as lines; None where a text is none.

    >>> found = find_literals("{'title': '새 도서관이 문을 연다', 'id': 17, 'content': '새 도서관이 3일 문을 연다고 시가 밝혔다.\\\\n끝.'}")
    >>> [field.name for field in found.fields]
    ['title', 'text']
    >>> find_literals("[단독] 새 도서관이 문을 연다") is None
    True
    """
    if not _OPENING.match(text):
        return None
    scanned = _scan(text)
    if scanned is None:
        return None
    values, records = scanned
    values = _one_text(values)
    shown = [value for value in values if text[value.start : value.end].strip()]
    if sum(value.end - value.start for value in shown) < _LEAST or not _reads(text, shown):
        return None
    comments = _comments(text, shown)
    edits: list[Edit] = []
    fields: list[Named] = []
    position = 0
    for value in values:
        content = text[value.start : value.end]
        if value.start > position:
            edits.append(Edit(position, value.start, "" if value.joined else "\n" if position else ""))
        position = value.end
        meant = _ESCAPE.sub(lambda m: _meant(m.group()), content) if "\\" in content else content
        if not meant.strip() or _SCRIPT.search(meant) or value.start in comments:
            edits.append(Edit(value.start, value.end))
            continue
        if value.field:
            fields.append(Named(value.start, value.end, value.field))
        edits.extend(Edit(value.start + m.start(), value.start + m.end(), _meant(m.group())) for m in _ESCAPE.finditer(content))
    edits.append(Edit(position, len(text)))
    warnings = (f"{len(records)} records in one input, of which the first was read",) if len(records) > 1 else ()
    return Found("reader.record" if fields else "reader.list", tuple(edits), tuple(fields), warnings=warnings)


def records_of(text: str) -> list[tuple[int, int]]:
    """Where each record of a printed list or object begins and ends.

    >>> text = '{"data": [{"title": "새 다리", "body": "열렸다."}, {"title": "새 길", "body": "닦았다."}]}'
    >>> [text[start:end] for start, end in records_of(text)]
    ['{"title": "새 다리", "body": "열렸다."}', '{"title": "새 길", "body": "닦았다."}']
    """
    scanned = _scan(text) if _OPENING.match(text) else None
    return scanned[1] if scanned else []


def _reads(text: str, values: list[_Value]) -> bool:
    """Whether the strings are an article's: a record names its text, a list holds some sentences."""
    if any(value.key for value in values):
        return any(value.field == "text" for value in values)
    return any(len(text[value.start : value.end].split()) >= 3 for value in values)


def _comments(text: str, values: list[_Value]) -> frozenset[int]:
    """The strings of a list that were a page's comments: `' 본문 '`, and the `' // 본문 '` that closes it.

    A crawler that prints every string of a page prints its comments too. Where some close, short strings with a
    space on both sides are comments.
    """
    if any(value.key for value in values):
        return frozenset()
    closing = [value for value in values if _CLOSING.match(text, value.start, value.end)]
    if not closing:
        return frozenset()
    found = {value.start for value in closing}
    closed = {text[value.start : value.end].strip(" /") for value in closing}
    for value in values:
        said = text[value.start : value.end]
        if said.strip() in closed or (len(said) <= _LONGEST_COMMENT and _PADDED.fullmatch(said)):
            found.add(value.start)
    return frozenset(found)


def _scan(text: str) -> tuple[list[_Value], list[tuple[int, int]]] | None:
    """Every string value of the first record with the key that it stands under, and where each record begins and ends."""
    levels: list[_Level] = []
    values: list[_Value] = []
    key, field, position, size = "", None, 0, len(text)
    waiting = False  # a key was read, and its value comes
    records: list[tuple[int, int]] = []
    ended = 0  # how many values the first record left
    glued = False
    position = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    while position < size:
        token = _TOKEN.match(text, position)
        if token is None:
            return None
        position = token.end()
        kind = token.lastgroup
        if kind == "space":
            glued = glued and "," not in token.group() and ":" not in token.group()
            waiting = waiting or ":" in token.group()
            continue
        if kind == "open":
            levels.append(_Level(token.group(), key, field, len(values), len(records), token.start()))
            key, field, waiting, glued = "", field, False, False
        elif kind == "close":
            if not levels:
                return None
            level = levels.pop()
            inside = {value.field for value in values[level.first :]}
            if level.kind == "{" and len(records) == level.records and "text" in inside and inside & set(_ITEMS):
                records.append((level.start, position))
                if len(records) == 1:
                    ended = len(values)
            key, field, waiting, glued = level.key, level.field, False, False
        elif levels and levels[-1].kind == "{" and not waiting and not glued and kind == "string":
            key = token["string"][1:-1]
            own = field_of(key)
            field = own or (levels[-1].field if key.lower() in _PARTS else own)
            glued = False
        elif kind == "string":
            values.append(_Value(token.start("string") + 1, position - 1, key, field, glued))
            waiting, glued = False, True
        else:
            if field in ("published", "modified") and token.group()[:2] in ("19", "20", "16", "17") and token.group().isdigit():
                values.append(_Value(token.start(), position, key, field, False))
            waiting, glued = False, False
    if levels:
        return None
    return (values[:ended] if len(records) > 1 else values), records


def _one_text(values: list[_Value]) -> list[_Value]:
    """Of several keys that hold the story (`text`, `markdown`), the one that holds most of it."""
    sizes: Counter[str] = Counter()
    for value in values:
        if value.field == "text":
            sizes[value.key] += value.end - value.start
    if len(sizes) < 2:
        return values
    most = sizes.most_common(1)[0][0]
    return [v._replace(field="other") if v.field == "text" and v.key != most else v for v in values]


def _meant(escape: str) -> str:
    r"""The character that an escape stands for.

    >>> _meant(r"\n"), _meant(r"\'"), _meant(r"\uac00")
    ('\n', "'", '가')
    """
    if escape[1] in "ux" and len(escape) > 2:
        codes = [int(part[1:], 16) for part in escape.split("\\")[1:]]
        if len(codes) == 2:
            return chr(0x10000 + ((codes[0] - 0xD800) << 10) + (codes[1] - 0xDC00))
        return " " if 0xD800 <= codes[0] <= 0xDFFF else chr(codes[0])
    return _MEANT.get(escape[1], escape[1])
