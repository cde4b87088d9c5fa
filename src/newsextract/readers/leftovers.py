r"""What is left of markup and of escapes in a text: `&quot;`, `<br>`, `&lt;br/&gt;`, `<b>`, a literal `\n`."""

from __future__ import annotations

import html
import re

from newsextract.readers.rewrite import Edit, Found

_BREAKING = "br|p|div|h[1-6]|li|ul|ol|dl|dt|dd|tr|table|tbody|thead|tfoot|blockquote|section|article|header|footer|figure|figcaption|center|hr|pre|aside|nav|main|form|iframe|video|audio|source|noscript|option|select|button|input|label"
_CELL = "td|th"
_INLINE = "b|i|u|s|em|strong|span|font|a|img|small|big|sub|sup|mark|strike|del|ins|code|tt|q|cite|abbr|wbr|picture|svg|path|colgroup|col|caption|object|embed|param|bdo|ruby|rt|nobr|o:p"
_MARK = re.compile(
    rf"""
      (?P<tag>(?:<|&lt;)/?(?:(?P<breaking>{_BREAKING})|(?P<cell>{_CELL})|(?P<inline>{_INLINE}))
        (?P<more>\s(?:[^<>&]|&(?!gt;|lt;)){{0,2000}}|\s?/)?(?:>|&gt;))                     # <br />, &lt;b&gt;, <h4 style="…">
    | (?P<twice>&amp;(?:quot|lt|gt|nbsp|amp|apos|middot|hellip|[lr][sd]quo|\#\d{{2,5}});)                   # &amp;quot;
    | (?P<entity>&(?:\#\d{{2,6}}|\#[xX][0-9a-fA-F]{{2,5}}|[A-Za-z]{{2,8}}\d{{0,2}});)              # &quot; &#39; &nbsp;
    | (?P<escape>\\(?-i:[nrt]|["'/]|u[0-9a-fA-F]{{4}}|x[0-9a-fA-F]{{2}}))                            # \n, \', \xa0
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY = re.compile(r"&(?:#|[A-Za-z]{2,8}\d{0,2};)|</?[A-Za-z!]|\\[nrt\"'ux/]")
_CLOSED = re.compile(r"(?:<|&lt;)/([A-Za-z][A-Za-z1-6:]{0,11})(?:>|&gt;)")
_ALONE = frozenset("br BR hr p P li tr td th img wbr &lt;br&gt; &lt;BR&gt; &lt;p&gt; &lt;hr&gt;".split())
_ENCLOSED = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_FEWEST_ESCAPES = 2
# a crawler's list without quotation marks: `[\n\n… ,\n …\n]`
_BRACKETED = re.compile(r"\[(?=(?:\\[nrt]|\s)*\\[nrt])")
# scripts and style sheets that stand in a text as lines
_SCRIPT_LINE = re.compile(
    r"""
      //\s?flash\ 오류를\ 우회하기\ 위한\ 함수\ 추가.{0,20}$      # the remark that a portal's player leaves
    | function\s+\w*\s*\([\w\s,]*\)\s*\{.*$                         # function _flash_removeCallback() {}
    | \(?function\s*\([\w\s,]*\)\s*\{.*$                            # (function(d, s, id) {
    | (?:var|let|const)\s+\w+\s*=.*[;{(]$                           # var total = 10;
    | (?:window|document|jQuery|\$|googletag|dataLayer|gtag)\s*[.(\[].*[;{,(]$   # document.write("…");
    | [})\]]{1,3}\s*;?$                                             # });
    | (?:[.\#]?[a-zA-Z][\w\-.\#,\ >:]{0,60}\s*)?\{\s*(?:[a-z\-]{3,30}\s*:[^;{}]{1,80};?\s*)+\}$   # .cap {color: #000;}
    """,
    re.VERBOSE,
)
_CLOSING = re.compile(r"[})\]]{1,3}\s*;?$")
# the same on a line with a text; Hangul ends it
_SCRIPT_INSIDE = re.compile(
    r"""
      (?://\s?TV플레이어\s+)* //\s?flash\ 오류를\ 우회하기\ 위한\ 함수\ 추가          # the remark that a portal's player leaves
    | \bfunction\s+\w+\s*\([\w\s,]*\)\s*\{[^가-힣\n]{0,4000}\}                   # function _flash_removeCallback() {}
    | \(function\s*\([\w\s,]*\)\s*\{[^가-힣\n]{0,4000}\}\s*\)[^가-힣\n]{0,80};      # (function(d, s, id) {…}(document, 'script'));
    | \b(?:window|googletag|dataLayer|jQuery|document)\s*[.(\[][^가-힣\n]{8,4000}[;}]   # googletag.cmd.push(function() {…});
    """,
    re.VERBOSE,
)


def find_leftovers(text: str) -> Found | None:
    r"""The marks of a text that once was a page or a printed string; None where it has none.

    >>> found = find_leftovers("“수도 동파”&hellip;<b>보온재</b> 3만 개<br/>끝")
    >>> [edit.text for edit in found.edits]
    ['…', '', '', '\n']
    >>> find_leftovers("A&B <한밭일보>") is None
    True
    """
    if not _MAY.search(text):
        return None
    marks = list(_MARK.finditer(text))
    escapes = sum(m.lastgroup == "escape" and m.group()[1] in "nrtxu\"" for m in marks)
    escaped = escapes >= _FEWEST_ESCAPES
    edits: list[Edit] = []
    closed = {match[1].lower() for match in _CLOSED.finditer(text)}
    for match in marks:
        start, end = match.span()
        said = _said(match, escaped) if not match["tag"] or _is_tag(match, closed) else None
        if said is not None:
            edits.append(Edit(start, end, said))
    if escaped and (opened := _BRACKETED.match(text)):
        edits.insert(0, Edit(0, opened.end()))
        last = len(text.rstrip())
        if text[last - 1] == "]" and text.count("[", 1) < text.count("]"):
            edits.append(Edit(last - 1, last))
    edits = sorted((*edits, *_enclosed(text)))
    return Found("reader.leftover", tuple(edits)) if edits else None


def _enclosed(text: str) -> list[Edit]:
    """Comments, scripts and style sheets, from their first mark to their last."""
    edits: list[Edit] = []
    lower = text.lower() if len(text.lower()) == len(text) else text
    for opening, closing in _ENCLOSED:
        start = lower.find(opening)
        while start >= 0:
            end = lower.find(closing, start)
            if end < 0:
                break
            edits.append(Edit(start, end + len(closing)))
            start = lower.find(opening, end)
    return edits


def _is_tag(match: re.Match[str], closed: set[str]) -> bool:
    """Whether a mark is a tag, not the title of a work in angle brackets: `<Ruby>`.

    It has attributes or a slash, stands alone by its nature, or is closed somewhere.
    """
    name = (match["breaking"] or match["cell"] or match["inline"]).lower()
    return bool(match["more"]) or "/" in match.group()[:5] or name in closed or match.group().strip("<>") in _ALONE


def _said(match: re.Match[str], escaped: bool) -> str | None:
    """What stands in the place of a mark; None where it is to stay."""
    kind = match.lastgroup
    if match["tag"]:
        return "\n" if match["breaking"] else "\t" if match["cell"] and match.group()[1] != "/" else ""
    if match["entity"] or match["twice"]:
        meant = html.unescape(html.unescape(match.group()) if match["twice"] else match.group())
        return None if meant == match.group() else meant
    assert kind == "escape"
    if not escaped:
        return None
    sign = match.group()[1]
    if sign in "ux":
        code = int(match.group()[2:], 16)
        return " " if 0xD800 <= code <= 0xDFFF or code < 32 else chr(code)
    return {"n": "\n", "r": "\n", "t": "\t"}.get(sign, sign)


def find_scripts(text: str) -> Found | None:
    """Lines of scripts and style sheets in a text; None where there are none.

    >>> found = find_scripts("새 도서관이 문을 연다.\\nfunction _flash_removeCallback() {}\\n")
    >>> [(edit.start, edit.end) for edit in found.edits]
    [(14, 49)]
    >>> found = find_scripts("한밭시 window.ads = window.ads || {cmd: []}; 새 도서관이 문을 연다.")
    >>> [(edit.start, edit.end) for edit in found.edits]
    [(4, 41)]
    """
    if "{" not in text and ";" not in text and "flash 오류" not in text:
        return None
    edits: list[Edit] = []
    start, within = 0, False
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line and len(line) < 1000:
            is_script = _SCRIPT_LINE.match(line) is not None and (within or not _CLOSING.match(line))
            if is_script:
                begin = start + len(raw) - len(raw.lstrip())
                edits.append(Edit(begin, begin + len(line)))
                within = True
            elif re.search("[가-힣]", line):
                within = False
        if not edits or edits[-1].end <= start:
            edits += [Edit(start + match.start(), start + match.end()) for match in _SCRIPT_INSIDE.finditer(raw)]
        start += len(raw)
    return Found("reader.script", tuple(edits)) if edits else None
