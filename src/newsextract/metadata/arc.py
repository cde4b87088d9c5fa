"""Stories as lists of typed elements (Arc's content_elements and its like), written as HTML."""

from __future__ import annotations

import html
import re
from typing import Any

from newsextract.metadata.values import clean

_TEXTS = ("content", "text", "value", "html", "body", "contents")
_TEXT_TYPES = frozenset("text paragraph p raw_html html body sentence".split())
_HEADING_TYPES = frozenset("header heading title subtitle subhead h2 h3 h4".split())
_IMAGE_TYPES = frozenset("image img photo picture figure video".split())
_QUOTE_TYPES = frozenset("quote blockquote pullquote".split())
_LIST_TYPES = frozenset("list ul ol gallery".split())
_BLOCK = re.compile(r"<(?:p|div|table|ul|ol|figure|h[1-6]|blockquote|section|iframe)\b", re.IGNORECASE)
_MOST = 5000


def is_elements(value: Any) -> bool:
    """Whether a value is a list of typed elements with text among them.

    >>> is_elements([{"type": "text", "content": "글"}]), is_elements(["글"])
    (True, False)
    """
    if not isinstance(value, list):
        return False
    return any(isinstance(item, dict) and _kind(item) in _TEXT_TYPES and _text(item) for item in value[:100])


def write_elements(elements: list[Any]) -> str:
    """Elements as HTML: paragraphs, subheads, figures with caption and credit.

    >>> write_elements([{"type": "header", "content": "경과"}, {"type": "text", "content": "새 청사를 열었다."},
    ...                 {"type": "image", "caption": "새 청사", "credits": {"by": [{"name": "홍길동"}]}, "url": "https://example.com/1.jpg"}])
    '<h3>경과</h3>\\n<p>새 청사를 열었다.</p>\\n<figure><img src="https://example.com/1.jpg"><figcaption>새 청사 <span class="credit">홍길동</span></figcaption></figure>'
    """
    out: list[str] = []
    stack = list(reversed(elements[:_MOST]))
    left = _MOST
    while stack and left > 0:
        left -= 1
        item = stack.pop()
        if isinstance(item, str):
            out.append(paragraph(item))
        elif isinstance(item, dict):
            kind = _kind(item)
            inner = next(
                (item[k] for k in ("content_elements", "items", "children") if isinstance(item.get(k), list)),
                None,
            )
            if kind in _IMAGE_TYPES:
                out.append(_figure(item))
            elif kind in _HEADING_TYPES:
                out.append(f"<h3>{_inline(_text(item))}</h3>" if _text(item) else "")
            elif inner is not None and (kind in _LIST_TYPES or kind in _QUOTE_TYPES or not _text(item)):
                stack.extend(reversed(inner[:_MOST]))
            elif kind == "table":
                out.append(_table(item))
            elif kind in _QUOTE_TYPES:
                out.append(f"<blockquote>{_inline(_text(item))}</blockquote>" if _text(item) else "")
            elif kind in _TEXT_TYPES:
                out.append(paragraph(_text(item)))
    return "\n".join(piece for piece in out if piece)


def paragraph(text: str) -> str:
    """A text as a paragraph; what is block HTML already stays so.

    >>> paragraph("a < b"), paragraph("<div>글</div>"), paragraph(" ")
    ('<p>a &lt; b</p>', '<div>글</div>', '')
    """
    if not text.strip():
        return ""
    return text if _BLOCK.search(text) else f"<p>{_inline(text)}</p>"


def _inline(text: str) -> str:
    """Text that holds inline markup or entities is HTML; any other is text."""
    if re.search(
        r"</?(?:a|b|i|u|em|strong|span|br|sub|sup|mark|font|s)\b[^<>]{0,2000}>|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});",
        text,
        re.IGNORECASE,
    ):
        return text
    return html.escape(text, quote=False)


def _kind(item: dict[str, Any]) -> str:
    kind = item.get("type") or item.get("kind") or item.get("_type")
    return kind.lower() if isinstance(kind, str) else ""


def _text(item: dict[str, Any]) -> str:
    for key in _TEXTS:
        value = item.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _figure(item: dict[str, Any]) -> str:
    caption = clean(item.get("caption") or item.get("subtitle") or item.get("description"))
    credit = credits_of(item)
    source = item.get("url") or item.get("src")
    picture = (
        f'<img src="{html.escape(source)}">'
        if isinstance(source, str) and source.startswith(("http", "/"))
        else ""
    )
    words = html.escape(caption, quote=False)
    if credit and credit not in caption:
        words = f'{words} <span class="credit">{html.escape(credit, quote=False)}</span>'.strip()
    return f"<figure>{picture}<figcaption>{words}</figcaption></figure>" if words else ""


def credits_of(item: dict[str, Any]) -> str:
    """Who is credited: `credits.by` and `credits.affiliation`, or a plain credit.

    >>> credits_of({"credits": {"affiliation": [{"name": "한밭일보"}]}}), credits_of({"credit": "뉴스원"})
    ('한밭일보', '뉴스원')
    """
    given = item.get("credits") or item.get("credit") or item.get("copyright")
    if isinstance(given, str):
        return clean(given)
    names: list[str] = []
    if isinstance(given, dict):
        for key in ("affiliation", "by", "photos_by"):
            for who in given.get(key) or [] if isinstance(given.get(key), list) else []:
                name = clean(who.get("byline") or who.get("name")) if isinstance(who, dict) else clean(who)
                if name and name not in names:
                    names.append(name)
    return "/".join(names)


def _table(item: dict[str, Any]) -> str:
    rows = [item.get("header"), *(item["rows"] if isinstance(item.get("rows"), list) else [])]
    written = []
    for row in rows[:_MOST]:
        cells = (
            [_text(c) if isinstance(c, dict) else c for c in row if isinstance(c, (dict, str))]
            if isinstance(row, list)
            else []
        )
        if cells:
            written.append("<tr>" + "".join(f"<td>{_inline(str(c))}</td>" for c in cells) + "</tr>")
    return f"<table>{''.join(written)}</table>" if written else ""
