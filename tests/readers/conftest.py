"""The promise that decisions tile the source, for the tests of readers."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from newsextract import Explanation


@pytest.fixture(scope="session")
def tiles() -> Callable[[Explanation], None]:
    """The check of tests/properties, which is no module of a package that this folder could import."""
    path = Path(__file__).parent.parent / "properties" / "tiling.py"
    spec = importlib.util.spec_from_file_location("tiling", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    check: Callable[[Explanation], None] = module.assert_tiles
    return check
