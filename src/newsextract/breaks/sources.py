"""The sources that a document itself names: what several of its credits begin with, and where one ends that the next sentence touches."""

from __future__ import annotations

import itertools
import re

from newsextract.korean.sentences import PARTICLE
from newsextract.korean.words import mark_class, marks, words
from newsextract.model import Document

_RECURRING = re.compile(
    r"[=|:ㅣⓒ©](?:(?<=[ⓒ©])|(?<=(?:사진|제공|자료|출처|영상|촬영|그림|캡처).))\s?(?=(?P<after>[가-힣A-Za-z][^\n]{2,19}))"
)
_KNOWN = words("agencies")
_OPENING = marks("quote") + marks("opening")
_TOKEN = re.compile(r"[가-힣A-Za-z0-9·&]{2,}")
# a word that stands free: nothing but a space, a quotation or a bracket touches its front
_FREE = re.compile(r"(?<![^ \n\t\u3000“‘\"'(\[<\])>.”’])[가-힣A-Za-z0-9·&]{2,}")
_OPENED_OR_TOKEN = re.compile(rf"[{mark_class('quote', 'opening')}]|[가-힣A-Za-z0-9·&]+")
_TOPIC_END = re.compile(r"(?:[은는이가을를의도]|에선|에는|에서|에)$")
_TOPIC = re.compile(r"[가-힣A-Za-z]{2}[은는이가의도을를과와에]$")
# words that begin a sentence
_STARTER = re.compile(r"(?:앞으로|최근|지난해|올해|국내|정부가|한편|이날|이번|다음달|앞서|특히|또한|무엇보다)$")
_SUBJECT = re.compile(r"[가-힣A-Za-z]{2,}(?:은|는|이|가|께서)$")
# what inflects the word before it, or ends a sentence: no new word begins there
_INFLECTED = re.compile(r"(?:했|하|됐|되|한|할|해|된|될|있|없|위|만|들|까지|부터|에서|으로|라고|이라|처럼|이다|습니|입니)|.*(?:니다|했다|였다|된다|한다)$")
_PARTICLES = "은는이가을를의에와과도"
_SHORTEST_TOLD = 30  # characters of a source and the sentence behind it
_LONG = 6  # syllables: a shorter name must end somewhere where no Hangul follows


def recurring_sources(text: str) -> tuple[str, ...]:
    """The names that several credits of a document begin with, however the text runs on behind them.

    >>> recurring_sources("…있다.ⓒ 홍길동2일 새 도서관은 …있다.ⓒ 홍길동임꺽정 의원은")
    ('홍길동',)
    """
    behind = sorted({match["after"] for match in _RECURRING.finditer(text)})
    found: set[str] = set()
    for one, other in itertools.pairwise(behind):
        shared = 0
        while shared < min(len(one), len(other)) and one[shared] == other[shared]:
            shared += 1
        name = one[:shared].rstrip(" ·/(")
        again = name.find(name[:3], 3)
        name = name[:again] if again > 0 else name  # a story that begins with the name
        ends = any(not "가" <= text[len(name)] <= "힣" for text in (one, other) if len(text) > len(name))
        if 3 <= len(name) < min(len(one), len(other)) and (ends or len(name) >= _LONG) and not any(known.startswith(name) or name.startswith(known) for known in _KNOWN):
            found.add(name)
    # where three begin alike, what all three share is the name
    return tuple(sorted((n for n in found if not any(o != n and n.startswith(o) for o in found)), key=len, reverse=True))


def vocabulary(document: Document) -> frozenset[str]:
    """The words of a document that stand free, by which a glued word shows its seam."""
    return frozenset(_FREE.findall(document.text, 0, 400_000))


def open_source_end(text: str, start: int, words: frozenset[str]) -> int | None:
    """Where a source that no list knows ends, in a line that goes on behind it."""
    rest = text[start : start + 40]
    if len(text) - start < _SHORTEST_TOLD:
        return None
    known = _known_start(rest, words)
    if known:
        return start + known
    for match in _OPENED_OR_TOKEN.finditer(rest):
        word = match.group()
        if word[0] in _OPENING:
            return start + match.start() if match.start() >= 2 else None
        for cut_at in range(2, len(word) - 2):
            tail = word[cut_at:]
            if ((tail in words and _TOPIC.search(tail)) or _STARTER.fullmatch(tail)) and not _INFLECTED.match(tail):
                return start + match.start() + cut_at
        if match.start() > 20 or _SUBJECT.search(word):
            return None
    return None


def _known_start(rest: str, words: frozenset[str]) -> int:
    """How much of a run-together word is a name that the document holds elsewhere, alone or with a particle.

    >>> _known_start("한밭제강검찰은 이날", frozenset({"한밭제강은", "이날"}))
    4
    """
    token = _TOKEN.match(rest)
    if token is None:
        return 0
    word = token.group()
    behind = rest[token.end() : token.end() + 1]
    if behind in tuple(_OPENING) or (behind == " " and any(word + particle in words for particle in _PARTICLES)):
        return token.end()
    for end in range(len(word) - 2, 2, -1):
        name, tail = word[:end], word[end:]
        if (name in words or any(name + particle in words for particle in _PARTICLES)) and not _INFLECTED.match(tail) and not PARTICLE.match(tail):
            begins = _TOPIC_END.search(tail) or _STARTER.search(tail) or _STARTER.fullmatch(word[end:])
            return end if begins else 0
    return 0
