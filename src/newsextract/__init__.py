"""newsextract: the article out of a raw dump of a Korean news page, every character accounted for.

    >>> from newsextract import extract
    >>> extract("제목: 새 도서관 문 연다\\n\\n한밭시는 새 도서관을 3일 연다고 밝혔다.").title
    '새 도서관 문 연다'
"""

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
from newsextract.extract import explain, extract
from newsextract.model import Article, Author, Caption, Decision, Explanation
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
    "MissingInput",
    "NewsextractError",
    "UnreadableInput",
    "__version__",
    "explain",
    "extract",
    "load_profiles",
]
