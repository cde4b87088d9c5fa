"""What a cluster says of a failure, in one line: its own words are pages of traceback."""

from __future__ import annotations

import re

_CAUSE = re.compile(r"^(?:\w+\.)*([A-Z]\w*): (\S.*)$", re.MULTILINE)
_OURS = ("NewsextractError", "ArgumentError")  # say all by themselves


def plain_cause(error: BaseException) -> str:
    """The last line of a traceback that names an error.

    >>> plain_cause(RuntimeError("Traceback:\\n  File x\\nnewsextract.errors.NewsextractError: not the same"))
    'not the same'
    >>> plain_cause(RuntimeError("OSError: No space left"))
    'OSError: No space left'
    """
    causes = _CAUSE.findall(str(error))
    if causes:
        name, told = causes[-1]
        return str(told if name in _OURS else f"{name}: {told}")
    lines = str(error).strip().splitlines()
    return lines[0].strip() if lines else type(error).__name__
