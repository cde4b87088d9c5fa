"""The promise of the reader of pages: each text node that is not white space stands in exactly one block."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from newsextract.readers.html import read_tree

_TOKEN = re.compile(r"⟦\d+⟧")


def assert_each_text_node_in_one_block(root: Any) -> None:
    """Give each text node a word of its own, read the page, and look in which blocks the words stand.

    The letters of the page as it is are counted too: none is lost, none doubled.
    """
    texts = [text for node in _nodes(root) for text in ((node.text if isinstance(node.tag, str) else None), node.tail)]
    document = read_tree(root)
    assert len(document.blocks) == len(document.markup.hints if document.markup else ())
    assert Counter("".join(document.source.split())) == Counter("".join("".join(filter(None, texts)).split()))

    marked = copy.deepcopy(root.getroottree()).getroot()
    number = 0
    for node in _nodes(marked):
        for place in ("text", "tail"):
            if (place == "tail" or isinstance(node.tag, str)) and (getattr(node, place) or "").strip():
                setattr(node, place, f"⟦{number}⟧")
                number += 1
    found = Counter(token for block in read_tree(marked).blocks for token in _TOKEN.findall(block.text))
    assert found == Counter(f"⟦{n}⟧" for n in range(number))


def _nodes(root: Any) -> Iterator[Any]:
    """Every element and comment of a tree, and of what stands behind its end."""
    yield from root.iter()
    for other in root.itersiblings():
        yield from other.iter()
