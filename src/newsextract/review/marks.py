"""A stranger's text made safe to look at: markup is text, and what cannot be seen is shown."""

from __future__ import annotations

import json
import re
import unicodedata

from markupsafe import Markup, escape

from newsextract.review.unseen import UNSEEN, short_name


def marked(text: str) -> Markup:
    """Text as HTML: markup as text, each unseen character as a mark that stands for one character.

    >>> print(marked("<b>" + chr(0x202E) + "가"))
    &lt;b&gt;<i class="m" title="RIGHT-TO-LEFT OVERRIDE">RLO</i>가
    """
    if not UNSEEN.search(text):
        return escape(text)
    parts: list[str] = []
    position = 0
    for match in UNSEEN.finditer(text):
        character = match.group()
        name = unicodedata.name(character, f"U+{ord(character):04X}")
        parts += [escape(text[position : match.start()]), f'<i class="m" title="{name}">{short_name(character)}</i>']
        position = match.end()
    return Markup("".join((*parts, escape(text[position:]))))  # every part is escaped above


def json_script(value: object) -> Markup:
    r"""Plain data as JSON that can stand in a `<script>` whatever it quotes.

    >>> print(json_script({"text": "</script>"}))
    {"text":"\u003c/script\u003e"}
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda match: f"\\u{ord(match.group()):04x}", text)
    return Markup(text)  # no character of markup is left
