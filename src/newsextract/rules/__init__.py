"""The rules, in the one order in which they run.

Cues look at one piece at a time; structure looks at the neighbours and at the cues;
the story is chosen last but one, and what is left has its rule too.
"""

from __future__ import annotations

from collections.abc import Callable

from newsextract.rules.bare import bare_names
from newsextract.rules.boxes import boxes
from newsextract.rules.calls import calls
from newsextract.rules.captions import captions
from newsextract.rules.figures import below_pictures, figures
from newsextract.rules.furniture import furniture
from newsextract.rules.heads import heads
from newsextract.rules.listing import listing
from newsextract.rules.lists import lists, summaries
from newsextract.rules.lone_credits import lone_credits
from newsextract.rules.marked import link_lines, marked_title, picture_lines
from newsextract.rules.markup import headline, inside, keywords, subtitles
from newsextract.rules.meta import bylines, dates
from newsextract.rules.outside import outside
from newsextract.rules.paging import paging
from newsextract.rules.pictures import pictures
from newsextract.rules.recorded import recorded
from newsextract.rules.region import region
from newsextract.rules.relative_dates import relative_dates
from newsextract.rules.repeats import doubles, repeats
from newsextract.rules.service_page import service_page
from newsextract.rules.state import State
from newsextract.rules.story import story
from newsextract.rules.tags import tags
from newsextract.rules.title import title

RULES: tuple[Callable[[State], None], ...] = (
    recorded,
    furniture,
    paging,
    dates,
    relative_dates,
    bylines,
    calls,
    tags,
    captions,
    headline,
    title,
    marked_title,
    doubles,
    lone_credits,
    figures,
    below_pictures,
    picture_lines,
    subtitles,
    keywords,
    boxes,
    inside,
    link_lines,
    listing,
    service_page,
    summaries,
    lists,
    repeats,
    region,
    pictures,
    heads,
    story,
    bare_names,
    outside,
)


def apply(state: State) -> None:
    """Run every rule once."""
    for rule in RULES:
        rule(state)
