"""Lines that the formats for reading share: who and when, and what stands below a picture."""

from __future__ import annotations

from newsextract.article import Article, Author, Caption

# items that stand on neighbouring lines, without a blank one between
TIGHT = frozenset({"list_item", "table", "picture"})


def byline(article: Article) -> str:
    """Authors, publisher and dates on one line; empty where none is known.

    >>> from newsextract.article import Author
    >>> byline(Article(authors=(Author("홍길동", "기자"),), published="2024-05-22T18:30:00+09:00"))
    '홍길동 기자 · 2024-05-22 18:30'
    """
    parts = [", ".join(map(_author, article.authors)), article.publisher or ""]
    if article.published:
        parts.append(_moment(article.published))
    if article.modified:
        parts.append(f"수정 {_moment(article.modified)}")
    return " · ".join(part for part in parts if part)


def caption_line(caption: Caption) -> str:
    """A caption and whose the picture is.

    >>> caption_line(Caption("새 도서관 어린이실.", "한밭시"))
    '새 도서관 어린이실. — 한밭시'
    """
    return " — ".join(part for part in (caption.text, caption.credit) if part)


def tag_line(tags: tuple[str, ...]) -> str:
    """Tags as Korean sites print them.

    >>> tag_line(("도서관", "한밭시"))
    '#도서관 #한밭시'
    """
    return " ".join(f"#{tag}" for tag in tags)


def _author(author: Author) -> str:
    return " ".join(part for part in (author.name, author.role, author.email) if part)


def _moment(iso: str) -> str:
    """To the minute: pages that print seconds print them for machines."""
    return iso[:16].replace("T", " ")
