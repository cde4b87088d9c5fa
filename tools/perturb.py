"""Small changes change nothing: read each text again after a small change, and compare title and body.

    python tools/perturb.py --folder ../shared/corpus/dev
    python tools/perturb.py fixtures/column.txt --show menu

A change is one that no reader of the text would call a change of the story: two menu lines above it,
a ranking below it, wider gaps, another form of the same letters, other line ends. The table has a row
for each change: the texts that stay, their share, and the names of the first that do not.
"""

from __future__ import annotations

import argparse
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsextract import extract
from newsextract.article import Article
from newsextract.errors import InputError
from newsextract.readers.encoding import decode

_NAMES = 6  # texts named behind a row
_BLANK_LINES = re.compile(r"\n((?:[ \t]*\n)+)")
_MENU = "홈 | 정치 | 경제 | 사회 | 문화 | 스포츠\n로그인 | 회원가입\n\n"
_MENU_OF_WORDS = "뉴스 정치 경제 사회 국제 문화 연예\n로그인 회원가입 구독신청\n"
_RANKING = (
    "\n\n많이 본 뉴스\n"
    "1. 가람시, 강변 둔치에 작은 도서관 두 곳 새로 연다\n"
    "2. “우리 동네 느티나무 지켜 주세요” 주민들 서명 운동\n"
    "3. 나래군 딸기 축제에 사흘 동안 4만 명 다녀가\n"
    "4. 한밭전자, 새 공장 부지로 미리내 산업단지 골라\n"
)


def _menu(text: str) -> str:
    return _MENU + text


def _menu_of_words(text: str) -> str:
    return _MENU_OF_WORDS + text


def _ranking(text: str) -> str:
    return text.rstrip("\n") + _RANKING


def _blank_lines(text: str) -> str:
    return _BLANK_LINES.sub(lambda run: "\n" + run[1] * 2, text)


def _spaces(text: str) -> str:
    return text.replace(" ", "  ")


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _cr(text: str) -> str:
    return text.replace("\n", "\r")


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


CHANGES: dict[str, Callable[[str], str]] = {
    "menu": _menu,
    "menu-of-words": _menu_of_words,
    "ranking": _ranking,
    "blank-lines": _blank_lines,
    "spaces": _spaces,
    "nfd": _nfd,
    "cr": _cr,
    "crlf": _crlf,
}


class Outcome(NamedTuple):
    """What one change did to one text: the lines of title and body before and after."""

    change: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def stays(self) -> bool:
        """Whether title and body are what they were."""
        return self.before == self.after


def compared(article: Article) -> tuple[str, ...]:
    """The title and the paragraphs, composed and with white space folded: what a change must keep."""
    lines = (article.title or "", *article.body)
    return tuple(" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)


def outcomes(text: str, changes: Iterable[str] = tuple(CHANGES)) -> Iterator[Outcome]:
    """Read a text as it is and after each change.

    >>> text = "새 도서관 문 연다\\n\\n가람시는 오는 3일 강변에 새 도서관을 연다고 밝혔다."
    >>> [outcome.change for outcome in outcomes(text, ["nfd", "cr"]) if outcome.stays]
    ['nfd', 'cr']
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    before = compared(extract(text, input_format="text"))
    for change in changes:
        yield Outcome(change, before, compared(extract(CHANGES[change](text), input_format="text")))


def texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The name and the decoded text of each path that can be read."""
    for path in paths:
        try:
            yield path.stem, decode(path.read_bytes(), path.name)[0]
        except InputError as error:
            print(f"{path.name}: left out: {error}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--folder", type=Path, help="every *.txt in it")
    parser.add_argument("--change", choices=CHANGES, action="append", help="only this one (may be repeated)")
    parser.add_argument("--show", choices=CHANGES, action="append", default=[], help="what this change did, line by line")
    given = parser.parse_args()
    paths = [*given.texts, *(sorted(given.folder.glob("*.txt")) if given.folder else ())]
    changes = given.change or list(CHANGES)
    moved: dict[str, list[str]] = {change: [] for change in changes}
    read = 0
    for name, text in texts(paths):
        read += 1
        for outcome in outcomes(text, changes):
            if outcome.stays:
                continue
            moved[outcome.change].append(name)
            if outcome.change in given.show:
                print(f"== {outcome.change} {name}")
                lines = difflib.ndiff(outcome.before, outcome.after)
                print("\n".join(line[:200] for line in lines if line[0] in "-+"))
    print(f"{'change':14}{'texts':>7}{'stay':>7}{'share':>8}   first that change")
    for change, names in moved.items():
        stay = read - len(names)
        print(f"{change:14}{read:>7}{stay:>7}{stay / max(read, 1):>8.3f}   {' '.join(names[:_NAMES])}")


if __name__ == "__main__":
    main()
