"""A page to a Document: one block per visual line, every text node in exactly one block.

The page's text is flattened first, a line for each line that the page shows; scripts,
styles and what the page hides get lines of their own. `Document.source` is that flattened
text, so offsets of decisions count its characters, and lines its lines.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from newsextract.markup import Context, Hint, Image, Mark, Markup
from newsextract.model import Block, Document
from newsextract.readers.text import plain

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
    **{f"h{level}": Mark.HEADING for level in range(1, 7)},
    "table": Mark.TABLE,
    "ul": Mark.LIST,
    "ol": Mark.LIST,
    "blockquote": Mark.QUOTE,
    **dict.fromkeys(_CODE, Mark.CODE),
}
_INLINE_TAG = 1 << 30  # an element with marks of its own that does not break its line
_TAGS: dict[str, int] = {
    **{tag: mark | _INLINE_TAG for tag, mark in _TAG_MARKS.items() if tag not in _BLOCKS},
    **{tag: _TAG_MARKS.get(tag, 0) for tag in _BLOCKS},
}
_STRONG = frozenset(("strong", "b"))
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
            r"|livere|disqus|layer|popup|pop|modal|tooltip|toast|dimmed|ly|banners?|advert(?:isement)?|adsense|aside|hotnews|hot[-_]?issue|newsstand|sns|share|taboola|dable|outbrain|mobon)(?:$|\s|[-_]|\d)"
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
    (Mark.TAGS, re.compile(r"(?:^|\s|[-_])(?:tags?|keywords?|keword|hashtags?)(?:$|\s|[-_])|taglist|tag_?area")),
)
_MACHINE = re.compile(r"(?<![a-z])(?:ai|auto|bot|gpt)(?![a-z])")  # a summary that no editor wrote
_FOLD = re.compile(r"[ \t\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_LARGE = 100_000
_LONG_TAG = re.compile(r"(<[a-zA-Z][a-zA-Z0-9]*)\s[^<>]{4000,}>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr p li dd dt option".split())
_DEEPEST = 200
_ICON = re.compile(r"(?:icon|ico[-_/]|btn|button|logo|bullet|blank|spacer|arrow|sns|emoji)|[.](?:svg|gif)(?:$|[?])|^data:", re.I)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PICTURES = frozenset(("img", "amp-img"))
_CELL = "\x1f"
_MOST_TABLES = 200
_DATA_TABLES = etree.XPath("//*[local-name()='table'][not(.//*[local-name()='table'])][count(.//*[local-name()='tr']) > 1]")
_DATA_ROWS = etree.XPath(
    ".//*[local-name()='tr'][count(*) > 1][not(.//*[local-name()='img' or local-name()='p' or local-name()='div' or local-name()='br' or local-name()='ul'])]"
)
# what the words of an inline element may say that its line must know
_INLINE = Mark.CAPTION | Mark.HIDDEN | Mark.SUBTITLE
_SHOWN_AS_BLOCK = Mark.CAPTION | Mark.SUBTITLE
# what stands apart from the line around it without breaking it
_SET_APART = Mark.CODE | Mark.HIDDEN


@lru_cache(8192)
def word_marks(words: str) -> int:
    """What class, id and itemprop words say of an element.

    >>> word_marks("articleBody") == Mark.STORY
    True
    """
    words = words.lower()
    found = sum(mark for mark, pattern in _WORD_MARKS if pattern.search(words))
    return found & ~Mark.SUBTITLE if _MACHINE.search(words) else found


def parse(source: str) -> etree._Element | None:
    """The tree of a page, however broken; None where there is no element at all.

    >>> parse("<p>글").tag, parse("")
    ('html', None)
    """
    if len(source) > _LARGE:
        source = _LONG_TAG.sub(_without_attributes, source)
    root, deep = _parse(source)
    return _parse(_flatter(source))[0] if deep else root


def _parse(source: str) -> tuple[etree._Element | None, bool]:
    """A tree, and whether the parser gave up because elements are nested too deep."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, recover=True, no_network=True)
    try:
        root = etree.fromstring(source.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    return root, any("depth" in entry.message for entry in parser.error_log.filter_from_fatals())


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag of thousands of attributes without them: the parser's time grows with their square."""
    return tag[1] + ">" if tag[0].count("=") > 1000 or tag[0].count(" ") > 1000 else tag[0]


def _flatter(source: str) -> str:
    """A page without the tags of elements nested deeper than any page needs."""
    parts: list[str] = []
    depth = at = 0
    for tag in _TAG.finditer(source):
        if tag[2].lower() in _VOID:
            continue
        depth += -1 if tag[1] else 1
        if depth >= _DEEPEST + (not tag[1]):
            parts.append(source[at : tag.start()])
            at = tag.end()
        depth = max(depth, 0)
    parts.append(source[at:])
    return "".join(parts)


def read_tree(
    root: etree._Element | None, story: etree._Element | None = None, *, encoding: str = "str", warnings: tuple[str, ...] = ()
) -> Document:
    """A Document of a tree, with the story that a script of it ships behind it.

    >>> page = parse("<title>새 도서관</title><p>한밭시는 <b>새 도서관</b>을 연다.<br>3일부터다.</p>")
    >>> [block.text for block in read_tree(page).blocks]
    ['새 도서관', '한밭시는 새 도서관을 연다.', '3일부터다.']
    """
    walker = _Walker()
    if root is not None:
        walker.walk(root, 0)
    if story is not None:
        walker.walk(story, Mark.SHIPPED | Mark.STORY)
    source = "\n".join(walker.lines)
    text, offsets = plain(source)
    blocks: list[Block] = []
    hints: list[Hint] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        stripped = line.strip()
        if stripped:
            begin = at + line.index(stripped[0])
            blocks.append(Block(len(blocks), number + 1, begin, begin + len(stripped), stripped, 0))
            hints.append(walker.hints[number])
        at += len(line) + 1
    markup = Markup(tuple(walker.contexts), tuple(hints), tuple(walker.images))
    return Document(source, text, tuple(blocks), offsets, encoding, warnings, markup)


class _Walker:
    """One pass over a tree, without recursion: elements start and end, lines are cut between."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.hints: list[Hint] = []
        self.contexts: list[Context] = []
        self.images: list[Image] = []

    def walk(self, root: etree._Element, marks: int) -> None:
        """Cut a tree into lines."""
        contexts = self.contexts
        contexts.append(Context(-1, "", "", marks))
        context = len(contexts) - 1
        # what the end of an element brings back: element, whether it breaks the line, and all below
        frames: list[tuple[etree._Element, bool, int, int, list[str], int, int]] = []
        framed: etree._Element | None = None
        parts: list[str] = []
        linked = strong = links = bold = 0
        rows = _data_rows(root)
        named = "}" in root.tag  # the names of XHTML bear their namespace
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                tag = element.tag
                if named:
                    tag = tag.rpartition("}")[2]
                own = _TAGS.get(tag)
                if own is None:  # runs on in its line, unless its class says otherwise
                    name = element.get("class")
                    own = word_marks(name) & _INLINE if name else 0
                    breaks = own & _SHOWN_AS_BLOCK != 0
                    if tag == "a":
                        links += 1
                    elif tag == "br":
                        if parts:
                            self._cut(parts, context, marks, linked, strong)
                            linked = strong = 0
                    elif tag in _STRONG:
                        bold += 1
                    elif tag in _PICTURES:
                        self._see(element, context, parts)
                    words = name or ""
                else:
                    breaks = own & _INLINE_TAG == 0
                    if rows and (tag == "td" or tag == "th") and element.getparent() in rows:
                        breaks = False  # a row of a table is one line
                        if element.getprevious() is not None:
                            parts.append(_CELL)
                    words = _words(element)
                    if words:
                        own |= word_marks(words)
                style = element.get("style")
                if style and _NOT_SHOWN.search(style) or element.get("hidden") is not None:
                    own |= Mark.HIDDEN
                if breaks or own & _SET_APART:
                    frames.append((element, breaks, context, marks, parts, linked, strong))
                    framed = element
                    if breaks and parts:
                        self._cut(parts, context, marks, linked, strong)
                    parts = []
                    linked = strong = 0
                    marks |= own
                    contexts.append(Context(context, tag, words, own))
                    context = len(contexts) - 1
                text = element.text
            else:
                if event == "end":
                    tag = element.tag
                    if named:
                        tag = tag.rpartition("}")[2]
                    if tag == "a":
                        links -= 1
                    elif tag in _STRONG:
                        bold -= 1
                    if framed is element:
                        if parts:
                            self._cut(parts, context, marks, linked, strong)
                        _, breaks, context, marks, parts, linked, strong = frames.pop()
                        framed = frames[-1][0] if frames else None
                        if breaks:
                            parts = []
                            linked = strong = 0
                    if element is root:
                        break  # what stands behind a tree that the caller gave is not of it
                text = element.tail
            if text:
                parts.append(text)
                if links:
                    linked += len(text)
                if bold:
                    strong += len(text)
        if parts:
            self._cut(parts, context, marks, linked, strong)

    def _see(self, element: etree._Element, context: int, parts: list[str]) -> None:
        """Note a picture, and the line that comes next."""
        address = element.get("data-src") or element.get("data-original") or element.get("src")
        if address and not _ICON.search(address[:400]):
            begun = any(not part.isspace() for part in parts)
            self.images.append(Image(context, address, len(self.lines) + 1 + begun))

    def _cut(self, parts: list[str], context: int, marks: int, linked: int, strong: int) -> None:
        """End a line; one that holds nothing is none."""
        text = "".join(parts)
        parts.clear()
        size = len(text)
        # script is folded as cheaply as can be, text so that its no-break spaces stay
        text = " ".join(text.split()) if marks & Mark.CODE else _FOLD.sub(" ", text).strip(" ")
        if _CELL in text:
            text = "\t".join(cell.strip() for cell in text.split(_CELL)).strip("\t")
        if not text or text.isspace():
            return
        self.lines.append(text)
        self.hints.append(Hint(context, marks, min(1.0, linked / size), strong * 2 > size))


def _data_rows(root: etree._Element) -> frozenset[etree._Element]:
    """The rows of tables that show data: at least two rows of cells that hold nothing but words."""
    found: list[etree._Element] = []
    for table in _DATA_TABLES(root)[:_MOST_TABLES]:
        rows = _DATA_ROWS(table)
        if len(rows) >= 2 and len({len(row) for row in rows}) == 1:
            found += rows
    return frozenset(found)


def _words(element: etree._Element) -> str:
    words: str = element.get("class") or ""
    for name in ("id", "itemprop"):
        value = element.get(name)
        if value:
            words = f"{words} {value}"
    return words
