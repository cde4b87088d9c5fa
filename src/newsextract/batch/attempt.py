"""One record to an article and its decisions, or to the reason why not; it never raises."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from newsextract.article import Article
from newsextract.batch.records import WITHOUT_STORY
from newsextract.errors import ArgumentError, InputError
from newsextract.model import Explanation
from newsextract.pipeline import explain
from newsextract.profiles import Profile

OUT_OF_MEMORY = "needs more memory than a worker may have"


class Failure(NamedTuple):
    """Why a record gave no article."""

    reason: str
    message: str


def attempt(
    data: object,
    *,
    name: str | None = None,
    url: str | None = None,
    title: str | None = None,
    fetched: str | None = None,
    profiles: tuple[Profile, ...] = (),
    input_format: str = "auto",
) -> Explanation | Failure:
    """The article of one record, explained. A value of the record that cannot be used is a warning here, and the others are used.

    >>> attempt(b"%PDF-1.7", name="a.txt")
    Failure(reason='unreadable', message='a.txt: a PDF file, not text')
    >>> attempt("누리군은 12일 다리를 놓았다.", url="없음").article.warnings
    ("url: '없음' is not a URL such as https://news.example.kr/1",)
    >>> attempt("누리군은 12일 다리를 놓았다.", url="없음", title="새 다리").article.title
    '새 다리'
    """
    if not isinstance(data, str | bytes):
        return Failure("unreadable", "no text" if data is None else f"{type(data).__name__}, not text")
    said: tuple[str, ...] = ()
    place = f"{name}: " if name else ""
    given = {"url": url, "title": title, "fetched": fetched}
    try:
        found: Explanation | None = None
        while found is None:
            try:
                found = explain(
                    data, name=name, url=given["url"], title=given["title"], fetched=given["fetched"], profiles=profiles,
                    input_format=input_format, reasons=False,
                )  # fmt: skip
            except ArgumentError as error:
                wrong = str(error).partition(":")[0]
                if given.get(wrong) is None:
                    raise
                said = (*said, str(error))
                given[wrong] = None
    except InputError as error:
        return Failure("unreadable", str(error))
    except MemoryError:
        return Failure("memory", f"{place}{OUT_OF_MEMORY}")
    except Exception as error:  # a defect of ours costs one record, not the run
        return Failure("failed", f"{place}{type(error).__name__}: {error}")
    if said:
        return replace(found, article=replace(found.article, warnings=found.article.warnings + said))
    return found


def is_empty(article: Article, title: str | None = None) -> bool:
    """Whether nothing of a story was found: an error page, a list of other stories, or nothing; a `title` that was given is nothing found.

    >>> is_empty(Article(body=("글이다.",))), is_empty(Article(title="사회", status="list"))
    (False, True)
    >>> headline = Article(title="새 도서관", status="empty")
    >>> is_empty(headline), is_empty(headline, "새 도서관")
    (False, True)
    """
    return article.status in WITHOUT_STORY and not (article.status == "empty" and article.title and not title)
