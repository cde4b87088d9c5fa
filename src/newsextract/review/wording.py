"""What the pages say, in Korean and English."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from newsextract.labels.reasons import names

LANGUAGES = ("ko", "en")


@cache
def words() -> dict[str, dict[str, dict[str, str]]]:
    """Every wording: by table (`label`, `reason`, `ui`), key and language.

    >>> words()["label"]["body"]["en"]
    'body'
    """
    text = resources.files(__package__).joinpath("strings.toml").read_text(encoding="utf-8")
    return names() | tomllib.loads(text)


def word(table: str, key: str) -> str:
    """A wording in Korean, in which every page begins.

    >>> word("label", "body")
    '본문'
    """
    return words()[table][key]["ko"]
