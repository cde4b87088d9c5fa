"""What Markdown's marks look like: patterns, each with its examples."""

from __future__ import annotations

import re

# an address in brackets behind `]`: no blank line, and parentheses are balanced; tools that wrap break addresses too
_TARGET = r"\((?:[^()\n]|\n(?![ \t]*\n)|\((?:[^()\n]|\([^()\n]{0,300}+\)){0,600}+\)){0,4000}+\)"
TOKEN = re.compile(
    rf"""
      (?P<blank>\n[ \t]*(?=\n))
    | (?P<escape>\\(?=[\\`*_{{}}\[\]()\#+\-.!|~>&<"'$^=:,;@%/?]))   # 1\. and \*
    | (?P<open>!?\[)                                                # ![ and [
    | (?P<target>\](?P<address>{_TARGET}))                          # ](https://hanbat.example/1 "제목")
    | (?P<close>\])
    | (?P<emphasis>(?<!\*)\*{{1,3}}(?!\*)|(?<!_)_{{1,3}}(?!_)|(?<!~)~~(?!~))   # *, **, ***, _, ~~
    | (?P<auto><https?://[^\s<>]{{1,2000}}>)                           # <https://hanbat.example/1>
    | (?P<code>(?<!`)`[^`\n]{{1,200}}`(?!`))                        # `code`
    """,
    re.VERBOSE,
)
ADDRESS = re.compile(r"(?:https?|ftp)://|^(?:mailto|tel|javascript|data|blob|about):|^[/#?.]|^www\.", re.IGNORECASE)
_FOREIGN = re.compile(r"[^\x21-\x7e]")
# a link or picture that nothing else looks like
LINK = re.compile(
    r"""
      !\[[^\]\n]{0,1000}\]\([^)\s]{0,2000}\)                                # ![그림](/1.jpg)
    | \]\((?:<?https?://|/|\#|mailto:|javascript:|\?)[^\n]{0,4000}?\)       # [글](https://hanbat.example), ](/1)
    """,
    re.VERBOSE,
)
MAY = re.compile(r"\]\(|<https?://|^[ \t]{0,3}\#{1,6}[ \t]|\*\*|^={3,}[ \t]*$|^[ \t]*\|?[ \t]*:?-{2,}", re.MULTILINE)
AUTOLINK = re.compile(r"^[ \t*]*<https?://[^\s<>]{1,2000}>[ \t]*$", re.MULTILINE)  # alone on its line
HEADING = re.compile(r"[ \t\ufeff]{0,3}(?P<marks>\#{1,6})[ \t]+\S")
UNDERLINE = re.compile(r"[ \t]{0,3}(?:={3,}|-{3,})[ \t]?$")  # ====, ---- below a heading
BOLD = re.compile(r"(?<!\*)\*\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*(?!\*)")
BULLET = re.compile(r"[ \t]*(?:[*+]|>)[ \t]+\S")
_DASHES = r"[ \t]*(?::?-{2,}:?|:-:?|-:)[ \t]*"
SEPARATOR = re.compile(rf"[ \t]*\|?{_DASHES}(?:\|{_DASHES})*+\|?[ \t]*$")  # | --- | :---: |
RULE = re.compile(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$")  # ***, - - -
DEFINITION = re.compile(r"[ \t]{0,3}\[[^\]\n]{1,60}\]:[ \t]+<?(?:https?://|/)\S+")  # [1]: https://hanbat.example/1
FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")


def is_address(target: str) -> bool:
    """Whether what stands in brackets behind `]` is an address, with a title behind it or without.

    >>> is_address('(https://hanbat.example/1 "제목")'), is_address("(view.html?no=1)"), is_address("(한밭일보)")
    (True, True, False)
    """
    inner = target[1:-1].strip().lstrip("<")
    if not inner or ADDRESS.match(inner):
        return True
    first = inner.split()[0].rstrip(">")
    return _FOREIGN.search(first) is None and any(sign in first for sign in "./?=#")
