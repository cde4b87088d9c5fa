"""Small changes of a text change neither its title nor its body; the tool that counts this is asked on every fixture."""

from __future__ import annotations

import importlib.util
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest

from newsextract import explain, extract
from newsextract.model import STORY_LABELS, Known
from newsextract.profiles import choose, shipped, with_profile
from newsextract.readers.text import read_text
from newsextract.rules import apply
from newsextract.rules.aside import without_edges
from newsextract.rules.state import State
from newsextract.segments.scan import scan

ROOT = Path(__file__).parent.parent
TEXTS = sorted((ROOT / "fixtures").glob("*.txt"))
EXACT = ("spaces", "nfd", "cr", "crlf")
CHANGES = ("menu", "menu-of-words", "ranking", "blank-lines", "spaces", "nfd", "cr", "crlf")
STORY = (
    "한밭시는 오는 3일 강변에 새 도서관을 연다고 밝혔다.",
    "도서관에는 책 3만 권과 작은 공연장이 있고, 밤 9시까지 문을 연다.",
    "나래군에서 온 주민 이가람 씨는 “아이와 자주 오겠다”고 말했다.",
)


@pytest.fixture(scope="module")
def perturb() -> ModuleType:
    """The tool, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("perturb", ROOT / "tools" / "perturb.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tool_knows_these_changes(perturb: ModuleType) -> None:
    assert tuple(perturb.CHANGES) == CHANGES


def proposed(text: str) -> list[str]:
    """The title and the pieces of the story that the rules propose, composed and with white space folded."""
    document, _ = without_edges(read_text(text))
    profile = choose(shipped(), None, document.text)
    state = State(document, scan(document), with_profile(profile), profile, Known())
    apply(state)
    told = [p.text for p in state.pieces if state.label(p.index) in STORY_LABELS]
    return [" ".join(unicodedata.normalize("NFC", line).split()) for line in (state.title or "", *told)]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_proposals_stay(perturb: ModuleType, path: Path, change: str) -> None:
    """What the rules propose of a fixture is the same after the change."""
    [(_, text)] = perturb.texts([path])
    text = text.replace("\r\n", "\n")
    assert proposed(perturb.CHANGES[change](text)) == proposed(text)


@pytest.mark.parametrize("change", CHANGES)
def test_articles_stay(perturb: ModuleType, change: str) -> None:
    """Of the articles nearly all stay: a change of form only leaves each as it is."""
    stays = [outcome.stays for _, text in perturb.texts(TEXTS) for outcome in perturb.outcomes(text, [change])]
    assert sum(stays) >= len(stays) * (1.0 if change in EXACT else 0.7)


def test_doubled_spaces_keep_offsets() -> None:
    source = "\n\n".join(STORY).replace(" ", "  ")
    found = explain(source, input_format="text")
    assert found.article.body == STORY
    assert all(source[d.start : d.end] == d.text for d in found.decisions)
    assert [d.text for d in found.decisions if d.label == "body"] == [line.replace(" ", "  ") for line in STORY]


def test_one_wide_gap_is_no_doubled_text() -> None:
    """Where most gaps are single, a wide one may be all that is left of a line break."""
    body = extract("  ".join(STORY), input_format="text").body
    assert body == STORY


def test_gaps_are_counted_by_the_usual_one() -> None:
    lines = [f"{number}번째 문단에서 한밭시는 새 도서관을 연다고 밝혔다." for number in range(10)]
    single, double = read_text("\n\n".join(lines)), read_text("\n\n\n".join(lines))
    assert [b.gap for b in single.blocks] == [b.gap for b in double.blocks]


def test_a_few_wide_gaps_are_no_usual_one() -> None:
    """Three gaps of a field that lost its breaks are the places of pictures."""
    assert [b.gap for b in read_text("\n\n\n\n".join(STORY)).blocks] == [0, 3, 3]


@pytest.mark.parametrize("menu", ["홈 | 정치 | 경제\n로그인 | 회원가입\n", "뉴스 정치 경제\n로그인\n\n"])
def test_title_opens_a_text_below_a_menu(menu: str) -> None:
    text = menu + "한밭시, 강변에 새 도서관 연다\n\n" + "\n\n".join(STORY)
    assert proposed(text) == ["한밭시, 강변에 새 도서관 연다", *STORY]


def test_one_word_is_no_menu() -> None:
    """A label of what stands below it opens no text."""
    assert read_text("기자명\n홍길동 기자\n\n" + "\n\n".join(STORY)).front == 0


def test_wrapped_text_below_a_menu(perturb: ModuleType) -> None:
    text = (ROOT / "fixtures" / "hard-wrapped.txt").read_text("utf-8")
    document = read_text(perturb.CHANGES["ranking"](perturb.CHANGES["menu"](text)))
    plain = read_text(text)
    assert document.front == 2
    assert document.rear == 2 + len(plain.blocks)
    assert [b.text for b in document.blocks[2 : document.rear]] == [b.text for b in plain.blocks]
    assert [b.index for b in document.blocks] == list(range(len(document.blocks)))


def test_last_line_above_a_ranking() -> None:
    """A short line that closes a text closes it above a ranking too."""
    text = "\n\n".join((*STORY, "지금까지 한밭시에서 전해드렸습니다"))
    assert proposed(text + "\n\n많이 본 뉴스\n1. 나래군 딸기 축제 열려\n") == proposed(text)
    assert len(proposed(text)) == 5
