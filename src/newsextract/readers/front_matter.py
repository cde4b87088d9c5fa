"""Front matter: the keys between two lines of `---`, as Obsidian, Jekyll, Hugo and trafilatura write them."""

from __future__ import annotations

import re

from newsextract.model import FieldName
from newsextract.readers.names_of_fields import field_of
from newsextract.readers.rewrite import Edit, Found, Named
from newsextract.readers.rows import Row

ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?$")
_KEY = re.compile(r"(?P<key>[A-Za-z가-힣_][\w\- ]{0,30})[ \t]*:(?:[ \t]+|$)")
_QUOTED = re.compile(r"(?P<quote>[\"'])(?P<inner>.*)(?P=quote)\s*$")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_BRACKETS = re.compile(r"\[\[?|\]\]?")


def find_front_matter(text: str, lines: list[Row]) -> Found | None:
    """The keys between two lines of `---`, as Obsidian, Jekyll, Hugo and trafilatura write them (`+++` with `=` is not read)."""
    first = next((n for n, line in enumerate(lines[:5]) if line.text.strip("\ufeff \t")), 0)
    if not lines or lines[first].text.strip("\ufeff \t") != "---":
        return None
    last = next((n for n, line in enumerate(lines[first + 1 : first + 100], first + 1) if line.text.strip() in ("---", "...")), None)
    if last is None:
        return None
    inside = range(first + 1, last)
    keys = [n for n in inside if _KEY.match(lines[n].text)]
    if len(keys) < 2 or len(keys) + sum(lines[n].text[:1] in " \t-#" or not lines[n].text.strip() for n in inside) < len(inside):
        return None
    edits = [Edit(lines[first].start, lines[first].end)]
    fields: list[Named] = []
    name: FieldName = "other"
    for number in inside:
        line = lines[number]
        start = line.start
        if key := _KEY.match(line.text):
            name = field_of(key["key"]) or "other"
            start += key.end()
            edits.append(Edit(line.start, start))
        elif item := _ITEM.match(line.text):
            start += item.end()
            edits.append(Edit(line.start, start))
        _value(text, start, line.end, name, edits, fields)
    edits.append(Edit(lines[last].start, lines[last].end))
    return Found("reader.front-matter", tuple(sorted(edits)), tuple(fields))


def _value(text: str, start: int, end: int, name: FieldName, edits: list[Edit], fields: list[Named]) -> None:
    """A value of front matter without its quotation marks, brackets and escapes."""
    quoted = _QUOTED.match(text, start, end)
    if quoted:
        edits += (Edit(start, start + 1), Edit(quoted.end("inner"), quoted.end("inner") + 1))
        for at in re.finditer(r"\\(?=[\"\\])|'(?=')" if quoted["quote"] == "'" else r"\\(?=[\"\\])", quoted["inner"]):
            edits.append(Edit(start + 1 + at.start(), start + 1 + at.end()))
        start, end = start + 1, quoted.end("inner")
    if name in ("author", "tags"):
        edits.extend(Edit(at.start(), at.end()) for at in _BRACKETS.finditer(text, start, end))
    if name == "other" and ADDRESS.match(text[start:end].strip()):
        name = "url"  # `source: https://…`
    if text[start:end].strip() not in ("", ">", "|", ">-", "|-", "null", "~"):
        fields.append(Named(start, end, name))
    elif text[start:end].strip():
        edits.append(Edit(start, end))
