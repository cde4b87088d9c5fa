"""Copies of stories on portals: whose story it is, where it stands, with and without metadata."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsextract import extract

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
COPIES = {
    "naver-read": "나루경제",
    "naver-mobile": "바다방송",
    "naver-sports": "한들스포츠",
    "naver-like": "가온통신",
    "daum-old": "솔바람신문",
    "nate": "느티일보",
    "zum": "버들타임스",
}


def _markup(name: str) -> str:
    data = (PAGES / f"{name}.html").read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp949")


@pytest.mark.parametrize(("name", "outlet"), COPIES.items())
def test_the_publisher_is_the_outlet_whose_story_it_is(name: str, outlet: str) -> None:
    """The portal's logo tells it, with metadata and without."""
    page = _markup(name)
    bare = re.sub(r"<meta [^>]*(?:property|name)=[^>]*>", "", page)
    url = extract(page).url
    for found in (extract(page), extract(bare, url=url)):
        assert found.publisher == outlet
        assert found.body == extract(page).body


@pytest.mark.parametrize("name", ["naver-read", "daum-old", "zum"])
def test_the_copyright_line_tells_it_where_there_is_no_logo(name: str) -> None:
    """A portal's own copyright line, further down, does not."""
    page = re.sub(r"<img [^>]*alt=[^>]*>|<a [^>]*class=\"medium\".*?</a>", "", _markup(name))
    assert extract(page).publisher == COPIES[name]


@pytest.mark.parametrize("name", ["nate", "zum"])
def test_the_page_title_shows_the_portal_where_there_is_no_address(name: str) -> None:
    page = re.sub(r"<meta property=\"og:url\"[^>]*>", "", _markup(name))
    assert (extract(page).url, extract(page).profile) == (None, name)
