"""Characters of a stranger's text that cannot be seen, or that turn the direction of writing: what they are called."""

from __future__ import annotations

import re

# what would steer the page or hide in it: controls, direction marks, zero widths, halves of a surrogate pair
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_SHORT = {
    0x00AD: "SHY", 0x061C: "ALM", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM",
    0x2028: "LS", 0x2029: "PS", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM", 0x000D: "CR",
}  # fmt: skip


def short_name(character: str) -> str:
    """What an unseen character is called on the page.

    >>> short_name(chr(0x202E)), short_name(chr(0x1B)), short_name(chr(0xDCFF))
    ('RLO', 'U+001B', 'U+DCFF')
    """
    code = ord(character)
    return _SHORT.get(code) or f"U+{code:04X}"


def plain(text: str) -> str:
    """Text for a place that holds no markup (a title, an attribute): unseen characters by their names.

    >>> plain("가" + chr(0x202E) + "나")
    '가⟨RLO⟩나'
    """
    return UNSEEN.sub(lambda match: f"⟨{short_name(match.group())}⟩", text)
