"""The errors of newsextract.

    NewsextractError
    ├── InputError            an input cannot be read as text at all
    │   ├── MissingInput      no such file
    │   ├── DirectoryInput    a folder was given where a file is read
    │   ├── UnreadableInput   the operating system refused
    │   └── BinaryInput       the bytes are not text in any encoding we know
    ├── DataError             a lexicon or profile file is wrong; names file, key, value, expectation
    └── ArgumentError         a value given by the caller cannot be used

Everything else that is odd about an input is a warning on the article, never an error.
"""

from __future__ import annotations


class NewsextractError(Exception):
    """The base of every error that newsextract raises on purpose."""


class InputError(NewsextractError):
    """An input cannot be read as text. The message starts with the input's name."""


class MissingInput(InputError):
    """There is no file of that name."""


class DirectoryInput(InputError):
    """The name is that of a folder."""


class UnreadableInput(InputError):
    """The operating system did not let us read the file."""


class BinaryInput(InputError):
    """The bytes are those of an image, an archive, or anything else that is not text."""


class DataError(NewsextractError):
    """A lexicon or profile file does not hold what it must.

    >>> str(DataError("my.toml", "hosts", 3, "a list of host names"))
    'my.toml: hosts: 3 is not a list of host names'
    """

    def __init__(self, file: str, key: str, value: object, expected: str) -> None:
        super().__init__(f"{file}: {key}: {value!r} is not {expected}")
        self.file, self.key, self.value, self.expected = file, key, value, expected


class ArgumentError(NewsextractError, ValueError):
    """A value that the caller gave (a date, a URL, an option) cannot be used."""
