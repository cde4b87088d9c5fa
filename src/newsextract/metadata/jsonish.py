"""JSON as pages ship it: wrapped in comments, with raw newlines, trailing commas, open ends.

Nothing here recurses over the input: what json itself refuses as too deep is no value.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

_LONGEST = 50_000_000
_MENDED = 3_000_000
_WRAPPER = re.compile(r"(?://|/\*)?\s{0,20}(?:<!--|-->|<!\[CDATA\[|\]\]>)\s{0,20}(?:\*/)?")
_TOKEN = re.compile(r"\s+|//[^\n]*|/\*|[\"'`]|[{}\[\],:]|[^\s\"'`{}\[\],:/]+|/")
_IN_STRING = re.compile(r"[^\"'`\\]+|\\(?:u[0-9A-Fa-f]{4}|[^u]|u)?|[\"'`]", re.DOTALL)
# what stands behind a quote that closes a string; any other quote is one that the site forgot to escape
_CLOSES = re.compile(
    r"\s{0,200}(?:[}\]:;)]|,\s{0,200}(?:[\"'{\[}\]/\d\-]|true|false|null|[A-Za-z_$][\w$]{0,60}\s?:)|,?\s{0,200}(?://|/\*|$))"
)
_LITERAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+\-]?\d+)?|true|false|null")
_DECODER = json.JSONDecoder(strict=False)


def loads(text: str) -> Any:
    """The value that a text holds, mended where it is not quite JSON; None where there is none.

    >>> loads('<!-- {"headline": "그는 "간다"고\\n했다", /* 날짜 */ "tags": [1, 2,],} -->')
    {'headline': '그는 "간다"고\\n했다', 'tags': [1, 2]}
    >>> loads('{"a": {"b": "끊긴 글')
    {'a': {'b': '끊긴 글'}}
    >>> loads("var x = 1") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    text = text.strip().removeprefix("\ufeff")
    if text[:1] not in "{[":
        text = _WRAPPER.sub("", text).strip()
    if text[:1] not in ("{", "["):
        text = html.unescape(text) if text.startswith("&") else text
        if text[:1] not in ("{", "["):
            return None
    try:
        return _DECODER.raw_decode(text)[0]
    except (ValueError, RecursionError):
        pass
    try:
        return _DECODER.raw_decode(mend(text[:_MENDED]))[0]
    except (ValueError, RecursionError):
        return None


def mend(text: str) -> str:
    """A text made JSON where it is nearly: comments, commas, quotes, names, brackets left open.

    >>> mend("{a: 'b', c: [undefined,], // so\\n}")
    '{"a":"b","c":[null]}'
    """
    out: list[str] = []
    closers: list[str] = []
    position, length = 0, len(text)
    while position < length:
        match = _TOKEN.match(text, position)
        if match is None:
            break
        token, position = match.group(), match.end()
        if token == "/*":
            end = text.find("*/", position)
            position = end + 2 if end >= 0 else length
        if token.isspace() or token[0] == "/":
            continue
        if token in "\"'`":
            written, position = _string(text, position, token)
            out.append(written)
        elif token in "{[":
            out.append(token)
            closers.append("}" if token == "{" else "]")
        elif token in "}]":
            if not closers:
                break
            _drop_comma(out)
            out.append(closers.pop())
            if not closers:
                break
        elif token in ",:":
            if token == ":" or (out and out[-1] not in ("{", "[", ",")):
                out.append(token)
        else:
            out.append(_word(token, text, position))
    _drop_comma(out)
    if out and out[-1] == ":":
        out.append("null")
    elif closers and closers[-1] == "}" and len(out) > 1 and out[-2] in "{,":
        out.append(":null")  # a key whose value was cut off
    return "".join([*out, *reversed(closers)])


def _drop_comma(out: list[str]) -> None:
    while out and out[-1] == ",":
        out.pop()


def _word(token: str, text: str, position: int) -> str:
    if _LITERAL.fullmatch(token):
        return token
    if text[position : position + 20].lstrip().startswith(":"):
        return json.dumps(token, ensure_ascii=False)
    return "null"


def _string(text: str, position: int, quote: str) -> tuple[str, int]:
    """A string from behind its opening quote, as JSON, and where it ends."""
    parts: list[str] = []
    while True:
        match = _IN_STRING.match(text, position)
        if match is None:
            break
        token, position = match.group(), match.end()
        if token == quote:
            if _CLOSES.match(text, position):
                break
            parts.append('\\"' if quote == '"' else quote)
        elif token == '"':
            parts.append('\\"')
        elif token[0] == "\\":
            if len(token) == 1 or token == "\\u":
                parts.append("" if len(token) == 1 else "u")
            else:
                parts.append(token if len(token) == 6 or token[1] in '"\\/bfnrt' else token[1])
        else:
            parts.append(token)
    return '"' + "".join(parts) + '"', position


_ASSIGNED = re.compile(r"(?:[\w$\])\"']\s{0,4}=\s{0,8}|\bJSON\.parse\(\s{0,4}|\.push\()(?=[{\[\"'`])")
_HANGUL = re.compile(r"[가-힣]|\\u[aAbBcCdD][0-9a-fA-F]{3}")
_MOST_TRIES = 400


def assigned(script: str) -> Iterator[Any]:
    """Every value that a script assigns, parses or pushes, in order.

    What is tried in vain is counted, so that the whole stays linear in the script.

    >>> list(assigned('window.__STATE__ = {"a": 1}; x.push([1, "b"]); y = JSON.parse("[2]")'))
    [{'a': 1}, [1, 'b'], [2]]
    """
    korean_at = -1
    position, budget = 0, min(len(script) * 4, 10_000_000) + 10_000
    for _ in range(_MOST_TRIES):
        match = _ASSIGNED.search(script, position)
        if match is None or budget < 0:
            return
        position = match.end()
        value: Any = None
        if script[position] in "'`":
            written, end = _string(script, position + 1, script[position])
            budget -= end - position
            value = _decoded(written)
            position = end if value is not None else position
        else:
            try:
                value, position = _DECODER.raw_decode(script, position)
            except RecursionError:
                return
            except ValueError as error:
                budget -= getattr(error, "pos", position) - position
                if korean_at < position:
                    korean = _HANGUL.search(script, position)
                    korean_at = korean.start() if korean else len(script) + _MENDED
                if script[position] == "{" and korean_at < position + _MENDED:
                    mended = mend(script[position : position + _MENDED])
                    budget -= len(mended) * 2
                    value = _decoded(mended)
        if isinstance(value, str):
            value = loads(value) if value[:1] in ("{", "[") else value
        if value:
            yield value


def _decoded(text: str) -> Any:
    try:
        return _DECODER.raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None
