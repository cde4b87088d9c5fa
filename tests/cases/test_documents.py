"""Whole documents, each with the article that it must give and what its spans are, as `newsextract review` keeps them.

`NEWSEXTRACT_CASES` names a folder of more cases, `NEWSEXTRACT_PROFILES` the folder of profiles to read them with.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsextract import load_profiles
from newsextract.profiles import Profile
from newsextract.review import cases

OURS = list(cases.load(Path(__file__).parent / "documents"))
MORE = list(cases.load(Path(os.environ["NEWSEXTRACT_CASES"]))) if "NEWSEXTRACT_CASES" in os.environ else []


PROFILES = load_profiles(os.environ["NEWSEXTRACT_PROFILES"]) if "NEWSEXTRACT_PROFILES" in os.environ else ()
CASES = [*((case, ()) for case in OURS), *((case, PROFILES) for case in MORE)]


def test_there_are_cases() -> None:
    assert OURS
    assert MORE or "NEWSEXTRACT_CASES" not in os.environ


@pytest.mark.parametrize(("case", "profiles"), CASES, ids=[case.name for case, _ in CASES])
def test_case(case: cases.Case, profiles: tuple[Profile, ...]) -> None:
    faults = cases.faults(case, profiles)
    assert not faults, "\n".join(faults)
