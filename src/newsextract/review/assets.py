"""The style and the scripts of the pages.

The scripts are plain ES modules. A self-contained page cannot import, so there they stand in one: each file's
imports are dropped, and what it exports is a name of the whole.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import get_args

from newsextract.model import Label, Reason
from newsextract.review.wording import LANGUAGES, words

MODULES = ("settings.js", "marks.js", "filters.js", "inspector.js", "view.js")  # each imports from those before it
SERVED = (*MODULES, "post.js", "edit.js", "list.js", "proposals.js")
_IMPORT = re.compile(r"^import .*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|let|class)", re.MULTILINE)


@cache
def file(name: str) -> str:
    """A file of `static/`."""
    return resources.files(__package__).joinpath("static", name).read_text(encoding="utf-8")


@cache
def style() -> str:
    """The style sheet: `review.css`, and for each label and reason its name and its filter."""
    return f"{file('review.css')}{_names()}{_filters()}"


@cache
def script(*modules: str) -> str:
    """The scripts of a self-contained page as one, each after those that it imports from."""
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", file(name))) for name in modules or MODULES)


def _names() -> str:
    rules = []
    for table, prefix in (("label", "l"), ("reason", "x")):
        for key, said in words()[table].items():
            rules += [f':root[lang="{language}"] .{prefix}-{key}{{--name:"{said[language]}"}}' for language in LANGUAGES]
    return "\n".join(rules)


def _filters() -> str:
    names = [f"l-{label}" for label in get_args(Label)] + [f"x-{reason}" for reason in get_args(Reason)] + ["u"]
    rows = ",".join(f"#doc.only.on-{name} .h-{name}" for name in names)
    spans = ",".join(f"#doc.only.on-{name} .s.{name}" for name in names)
    return f"\n{rows}{{display:block}}\n{spans}{{display:inline}}\n"
