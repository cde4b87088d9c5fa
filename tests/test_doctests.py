"""The examples in the docstrings of the package, wherever it is installed."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import newsextract

MODULES = [
    "newsextract",
    *(
        module.name
        for module in pkgutil.walk_packages(newsextract.__path__, "newsextract.")
        if not module.name.endswith("__main__")  # importing it runs the command
    ),
]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except newsextract.ArgumentError as error:  # a module of an extra that is not installed
        if "pip install" not in str(error):
            raise
        pytest.skip(str(error))
    said: list[str] = []
    runner = doctest.DocTestRunner()
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, name):
        runner.run(test, out=said.append)
    assert not said, "".join(said)
