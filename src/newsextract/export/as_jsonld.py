"""An Article as JSON-LD: a NewsArticle of schema.org."""

from __future__ import annotations

import json

from newsextract.article import Article, Caption


def render(article: Article) -> str:
    r"""The article as an indented NewsArticle; what is not known is left out.

    Tags are keywords too. `<` is written `\u003c`, so that the text can stand in a page's
    `<script type="application/ld+json">` whatever the story quotes.

    >>> print(render(Article(title="새 도서관", tags=("책",))))
    {
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      "headline": "새 도서관",
      "keywords": [
        "책"
      ]
    }
    """
    subtitles = list(article.subtitles)
    data = {
        "@context": "https://schema.org",
        **_node(
            "NewsArticle",
            headline=article.title,
            alternativeHeadline=subtitles[0] if len(subtitles) == 1 else subtitles,
            author=[_node("Person", name=a.name, jobTitle=a.role, email=a.email) for a in article.authors],
            datePublished=article.published,
            dateModified=article.modified,
            dateline=article.dateline,
            articleSection=article.section,
            articleBody="\n\n".join(article.body),
            keywords=list(dict.fromkeys((*article.keywords, *article.tags))),
            image=[_image(item.caption) for item in article.content if item.caption],
            publisher=_node("Organization", name=article.publisher) if article.publisher else None,
            url=article.url,
            inLanguage=article.language,
        ),
    }
    return json.dumps(data, ensure_ascii=False, indent=2).replace("<", r"\u003c")


def _image(caption: Caption) -> dict[str, object]:
    return _node("ImageObject", url=caption.image, caption=caption.text, creditText=caption.credit)


def _node(kind: str, **fields: object) -> dict[str, object]:
    return {"@type": kind, **{name: value for name, value in fields.items() if value}}
