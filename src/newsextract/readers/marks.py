"""What tags, and class, id and itemprop words, say of an element."""

from __future__ import annotations

import re
from functools import lru_cache

from newsextract.markup import Mark

# what shows on lines of its own; the rest runs on in its line
_BLOCKS = frozenset(
    "html body address article aside blockquote center details dialog dd div dl dt fieldset figcaption figure footer form "
    "frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre section select summary "
    "table tbody td tfoot th thead tr caption ul video audio button textarea title head object dir "
    "amp-sidebar marquee".split()
)
_CODE = frozenset("script style template svg math noembed".split())
_TAG_MARKS: dict[str, int] = {
    "title": Mark.PAGE_TITLE,
    "nav": Mark.NAV,
    "menu": Mark.NAV,
    "amp-sidebar": Mark.NAV,
    "footer": Mark.FOOTER,
    "aside": Mark.ASIDE,
    "button": Mark.CONTROL,
    "select": Mark.CONTROL,
    "option": Mark.CONTROL,
    "textarea": Mark.HIDDEN,
    "noscript": Mark.HIDDEN,
    "iframe": Mark.HIDDEN,
    "noframes": Mark.HIDDEN,
    "figure": Mark.FIGURE,
    "figcaption": Mark.FIGURE | Mark.CAPTION,
    "caption": Mark.FIGURE | Mark.CAPTION,  # of a table
    **{f"h{level}": Mark.HEADING for level in range(1, 7)},
    "table": Mark.TABLE,
    "ul": Mark.LIST,
    "ol": Mark.LIST,
    "blockquote": Mark.QUOTE,
    **dict.fromkeys(_CODE, Mark.CODE),
}
INLINE_TAG = 1 << 30  # an element with marks of its own that does not break its line
TAGS: dict[str, int] = {
    **{tag: mark | INLINE_TAG for tag, mark in _TAG_MARKS.items() if tag not in _BLOCKS},
    **{tag: _TAG_MARKS.get(tag, 0) for tag in _BLOCKS},
}
STRONG = frozenset(("strong", "b"))
_WORD_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        Mark.CAPTION,
        re.compile(
            r"(?<![a-z])(?:fig|img|image|photo|pic|picture|thumb|vod|video)?[-_]?(?:figure_)?"
            r"(?:caption|captions|img[-_]?desc|photo[-_]?desc|photo[-_]?(?:info|txt|text|cap)|img[-_]?(?:txt|cap|info)|image[-_]?(?:caption|desc)|figcaption|aboutphoto|thum_figure_txt|cap[-_]?txt|desc_photo|txt_caption)(?![a-z])"
        ),
    ),
    (Mark.HIDDEN, re.compile(r"(?:^|\s)(?:hide|hidden|blind|sr-only|screen[-_]?(?:out|reader)|screen-reader-text|ir_wa|a11y-hidden|visually-?hidden|skip|u_skip|d-none)(?:\s|$)")),
    (Mark.NAV, re.compile(r"(?:^|\s|[-_])(?:gnb|lnb|snb|breadcrumbs?|navi(?:gation)?|topmenu|allmenu|sitemap|all[-_]menu)(?:$|\s|[-_])")),
    (Mark.FOOTER, re.compile(r"(?:^|\s)(?:footer|foot|page[-_]?footer|site[-_]?footer|copyrights?)(?:[-_](?:wrap|area|box|inner))?(?:\s|$)")),
    (
        Mark.LISTED,
        re.compile(
            r"(?:^|\s|[-_])(?:relat(?:ed|ion)s?|rank(?:ing|ed)?s?|popular|mostview(?:ed)?|most[-_]?(?:read|view)|best[-_]?(?:news|click|view)?|recommend(?:s|ed)?|comments?|repl(?:y|ies)"
            r"|livere|disqus|layer|popup|pop|modal|tooltip|toast|dimmed|ly|banners?|ads?|adv|advert(?:isement)?|adsense|aside|hotnews|hot[-_]?issue|newsstand|sns|share|taboola|dable|outbrain|mobon|(?:newsletter|subscri(?:be|ption))[-_](?:box|form|area|wrap|banner|cta|signup|promo))(?:$|\s|[-_]|\d)"
        ),
    ),
    (
        Mark.STORY,
        re.compile(
            r"(?:^|\s)(?:articlebody|article[-_]?body(?:[-_]?contents?)?|article[-_]?view[-_]?content[-_]?div|article[-_]?view[-_]?content|news[-_]?body(?:[-_]?(?:id|area|text))?|article[-_]?(?:txt|text|content|contents|cont|story)"
            r"|news[-_]?(?:txt|text|content|contents|article)|view[-_]?(?:con|cont|content|contents|txt|text)|art[-_]?(?:txt|body|text|cont)|story[-_]?(?:body|content|news)|entry-content|post-content"
            r"|articlebodycontents|article[-_]?view|detail[-_]?body|read[-_]?(?:body|txt)|_article_content|newsview)(?:\s|$)"
        ),
    ),
    (
        Mark.SUBTITLE,
        re.compile(
            r"(?<![a-z])(?:(?:article|news|art|view|end)[-_]?)?(?:sub[-_]?(?:tit|ttl|title|titles|head|heading|headline)|subtitle|mid[-_]?tit(?:le)?(?:[-_]text)?|standfirst|deck|summary[-_]view|(?:article|news|media_end)[-_]summary)(?![a-z])"
        ),
    ),
    (
        Mark.PLACE,
        re.compile(
            r"(?<![a-z])(?:article|news|view|end|body|editor|cont)?[-_]?(?:photo|img|image|pic|picture|figure|fig|imgframe|thumb)[-_]?(?:box|wrap|wrapper|area|frame|l|r|c|left|right|center|cont|item|org|view|group|block|table)?\d?(?![a-z])"
        ),
    ),
    (Mark.QUOTE, re.compile(r"(?:^|\s)(?:pull[-_]?quotes?|block[-_]?quotes?|quote[-_]?(?:box|area|wrap))(?:$|\s|[-_])")),
    (Mark.TAGS, re.compile(r"(?:^|\s|[-_])(?:tags?|keywords?|keword|hashtags?)(?:$|\s|[-_])|taglist|tag_?area")),
)
_MACHINE = re.compile(r"(?<![a-z])(?:ai|auto|bot|gpt)(?![a-z])")  # a summary that no editor wrote
PICTURES = frozenset(("img", "amp-img"))
# what the words of an inline element may say that its line must know
INLINE = Mark.CAPTION | Mark.HIDDEN | Mark.SUBTITLE
SHOWN_AS_BLOCK = Mark.CAPTION | Mark.SUBTITLE
# what stands apart from the line around it without breaking it
SET_APART = Mark.CODE | Mark.HIDDEN


@lru_cache(8192)
def word_marks(words: str) -> int:
    """What class, id and itemprop words say of an element.

    >>> word_marks("articleBody") == Mark.STORY
    True
    """
    words = words.lower()
    found = sum(mark for mark, pattern in _WORD_MARKS if pattern.search(words))
    return found & ~Mark.SUBTITLE if _MACHINE.search(words) else found
