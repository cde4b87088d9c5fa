"""The phrases by which a profile might take a line, the plainest first."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract.korean.sentences import ends_told
from newsextract.lexicon import LONGEST_PHRASE, phrase_key
from newsextract.model import Reason
from newsextract.propose.phrases import Phrase
from newsextract.propose.shapes import literal, pattern, shape

_LONGEST = 200  # of one that a pattern may take
_CUT = 6  # letters that something cut out of a line must have


def candidates(texts: Sequence[str], reason: Reason, evidence: str = "") -> tuple[Phrase, ...]:
    """Phrases that might take a text, or texts that differ in their numbers only.

    Of the same words, a phrase is better than a pattern, and a line that ends a story
    better than one that may stand inside it; what is cut out of a line comes last.

    >>> [(phrase.key, phrase.value) for phrase in candidates(["누리 알림판"], "notice")]
    [('exact', '누리 알림판'), ('inside', '누리 알림판'), ('heads', '누리 알림판'), ('inline', '누리 알림판')]
    >>> [(phrase.key, phrase.value) for phrase in candidates(["알림 3건 보기", "알림 12건 보기"], "notice")]
    [('patterns', '알림 \\\\d[\\\\d,]{0,2}건 보기'), ('inside_patterns', '알림 \\\\d[\\\\d,]{0,2}건 보기')]
    """
    text = texts[0]
    if len({phrase_key(one) for one in texts}) > 1 or len(text) > LONGEST_PHRASE or not phrase_key(text):
        made = pattern(shape(text), texts) if len(set(texts)) > 1 else literal(text)
        found = [Phrase(reason, key, made, text, evidence) for key in ("patterns", "inside_patterns")]
        if len(text) > _LONGEST:
            found = []
    else:
        found = [Phrase(reason, key, text, text, evidence) for key in ("exact", "inside", "heads")]
    if len(set(texts)) == 1 and len(phrase_key(text)) >= _CUT and not ends_told(text):
        found.append(Phrase(reason, "inline", literal(text), text, evidence))
    return tuple(found)
