"""newsextract: the article out of a text dump or an HTML page of Korean news, every character accounted for.

The names below are loaded when they are first used, so that importing the package is quick.

    >>> from newsextract import extract
    >>> extract("제목: 새 도서관 문 연다\\n\\n한밭시는 새 도서관을 3일 연다고 밝혔다.").title
    '새 도서관 문 연다'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsextract.article import Article, Author, Caption, Item, Link
from newsextract.errors import (
    ArgumentError,
    BinaryInput,
    DataError,
    DirectoryInput,
    InputError,
    MissingInput,
    NewsextractError,
    UnreadableInput,
)
from newsextract.model import Decision, Explanation

if TYPE_CHECKING:
    from newsextract.pipeline import explain, extract
    from newsextract.profiles import load_folder as load_profiles

__version__ = "0.1.0"

__all__ = [
    "ArgumentError",
    "Article",
    "Author",
    "BinaryInput",
    "Caption",
    "DataError",
    "Decision",
    "DirectoryInput",
    "Explanation",
    "InputError",
    "Item",
    "Link",
    "MissingInput",
    "NewsextractError",
    "UnreadableInput",
    "__version__",
    "explain",
    "extract",
    "load_profiles",
]

_HOMES = {
    "explain": ("newsextract.pipeline", "explain"),
    "extract": ("newsextract.pipeline", "extract"),
    "load_profiles": ("newsextract.profiles", "load_folder"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'newsextract' has no attribute {name!r}")
    home, attribute = _HOMES[name]
    value = getattr(import_module(home), attribute)
    globals()[name] = value
    return value
