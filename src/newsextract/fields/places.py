"""Where in the article each span of the document went."""

from __future__ import annotations

from collections.abc import Iterable

from newsextract.article import Article
from newsextract.model import STORY_LABELS, Decision


def places(article: Article, decisions: Iterable[Decision]) -> tuple[str | None, ...]:
    """For each decision the JSON Pointer into the article that was made of them; None where it became nothing of it.

    >>> said = Decision(1, 0, 8, "새 도서관을 연다.", "body", None, "story.prose", item=1)
    >>> places(Article(body=("새 도서관을 연다.",)), [said, said._replace(label="chrome")])
    ('/body/0', None)
    """
    authors = {author.name: index for index, author in enumerate(article.authors)}
    tags = {tag: index for index, tag in enumerate(article.tags)}
    captions: dict[int | None, int] = {}
    found: list[str | None] = []
    paragraph = subtitle = -1
    item: int | None = None
    subtitle_item: int | None = None
    for decision in decisions:
        label, text = decision.label, decision.text if decision.value is None else decision.value
        place = None
        if label in STORY_LABELS:
            if paragraph < 0 or item != decision.item:
                paragraph, item = paragraph + 1, decision.item
            place = f"/body/{paragraph}"
        elif label == "subtitle":
            if subtitle < 0 or decision.item is None or subtitle_item != decision.item:
                subtitle, subtitle_item = subtitle + 1, decision.item
            place = f"/subtitles/{subtitle}"
        elif label in ("caption", "credit") and text.strip():
            # a caption without a number stands alone
            key = decision.item if decision.item is not None else -len(captions) - 1
            place = f"/captions/{captions.setdefault(key, len(captions))}/{'text' if label == 'caption' else 'credit'}"
        elif label == "tag":
            index = tags.get(" ".join(text.split()))
            place = None if index is None else f"/tags/{index}"
        elif label == "title":
            place = "/title" if " ".join(text.split()) == article.title else None
        elif label in ("published", "modified", "dateline"):
            value = getattr(article, label)
            place = f"/{label}" if decision.value and value and value.startswith(decision.value) else None
        elif decision.authors and decision.authors[0].name in authors:
            place = f"/authors/{authors[decision.authors[0].name]}"
        found.append(place)
    return tuple(found)
