"""An Article as JSON, in the form of `newsextract.schema.load("article")`."""

from __future__ import annotations

from newsextract.article import Article


def render(article: Article) -> str:
    """The article as JSON indented by two, Korean as Korean.

    >>> render(Article(title="새 도서관")).splitlines()[5]
    '  "title": "새 도서관",'
    """
    return article.to_json()


def render_line(article: Article) -> str:
    r"""The article as JSON on one line, for JSON Lines; line ends inside it are escaped.

    >>> '"title": "두\\n줄"' in render_line(Article(title="두\n줄"))
    True
    """
    return article.to_json(indent=None)
