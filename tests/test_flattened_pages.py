"""However a page was flattened, it is the same story: pages on one line, and the tool that flattens them."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from newsextract import explain, extract
from newsextract.model import Document, Known
from newsextract.pieces import cut
from newsextract.profiles import with_profile
from newsextract.readers.text import read_text
from newsextract.rules import apply
from newsextract.rules.state import State
from newsextract.segments.scan import scan

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "fixtures" / "pages"
STORY = (
    "가람시는 오는 3일 강변에 작은 도서관 두 곳을 새로 연다고 밝혔다. 도서관에는 책 3만 권이 있다. "
    "주민 이가람 씨는 “아이와 자주 오겠다”고 말했다. 시는 내년에 세 곳을 더 열기로 했다. "
    "도서관은 밤 9시까지 문을 열고 월요일에 쉰다."
)
HEADLINE = "강변 작은 도서관 두 곳 문 연다"
ABOVE = f"{HEADLINE} | 한밭일보 본문 바로가기 로그인 회원가입 구독신청 정치 경제 사회 국제 문화 스포츠 검색 전체메뉴 "
BELOW = (
    " 홍길동 기자 gildong@hanbat.example <저작권자 ⓒ 한밭일보 무단전재 및 재배포 금지> 댓글 공유 인쇄 글자크기 "
    "많이 본 뉴스 나래군 딸기 축제에 4만 명 다녀가 한밭전자, 새 공장 부지 고른다 개인정보처리방침 청소년보호정책 고객센터"
)
ONE_LINE = f"{ABOVE}{HEADLINE} 홍길동 기자 입력 2024.05.02 09:30 수정 2024.05.02 10:00 글자크기 인쇄하기 {STORY}{BELOW}"


def ruled(document: Document) -> State:
    """A document after every rule."""
    state = State(document, scan(document), with_profile(None), None, Known())
    apply(state)
    return state


@pytest.fixture(scope="module")
def flatten() -> Iterator[ModuleType]:
    """The tool, which is no part of the package; it needs BeautifulSoup."""
    pytest.importorskip("bs4")
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        yield importlib.import_module("flatten")
    finally:
        sys.path.remove(str(ROOT / "tools"))


# a page on one line


def test_paragraphs_below_a_belt_of_menus_on_one_line_keep_their_sentences() -> None:
    belt = f"{ABOVE}{STORY} {STORY} {STORY}{BELOW}"
    paragraph = "나래군은 지난 7일 들판에서 딸기 축제를 열었다. 축제에는 사흘 동안 4만 명이 다녀갔다고 군은 전했다. 군은 내년에도 축제를 열어 손님을 맞는다."
    texts = [block.text for block in read_text(f"{belt}\n{paragraph}\n{paragraph} 로그인 회원가입 구독신청 전체메뉴 개인정보처리방침 고객센터").blocks]
    assert texts.count(paragraph) == 1
    assert "나래군은 지난 7일 들판에서 딸기 축제를 열었다." in texts  # where a menu follows, the line is cut


def test_the_story_stands_below_its_date_where_the_headline_is_printed_in_a_ranking() -> None:
    others = ("나래", "다솔", "마루", "바람", "새솔", "이슬", "자람", "차오름", "하늘")
    teasers = " ".join(
        f"{name}군은 지난 {day}일 {name} 들판에서 {day}년째 딸기 축제를 열었다. {name} 축제에는 나흘 동안 {day}만 명이 다녀갔다고 {name}군은 전했다."
        for day, name in enumerate(others, 3)
    )
    top = f"{HEADLINE} : 한밭 뉴스 본문 바로가기 로그인 회원가입 구독신청 정치 경제 사회 국제 전체메뉴 기사입력 2024.05.02 09:30 글자크기 인쇄하기"
    below = "홍길동 기자 gildong@hanbat.example <저작권자 ⓒ 한밭일보 무단전재 및 재배포 금지> 공유 인쇄 글자크기"
    story = f"{STORY} 시는 개관에 앞서 주민 300명의 뜻을 묻고 이를 바탕으로 자리를 골랐다."
    state = ruled(read_text(f"{top} {story} {below} {HEADLINE} {teasers}"))
    assert " ".join(p.text for p in state.pieces if state.label(p.index) == "body") == story


WRAPPED = (
    "가람시는 오는 3일 강변에 작은 도서관 두 곳을 새로 연다고 밝혔다. 도서관에는 책 3만\n"
    "권이 있다. 주민 이가람 씨는 “아이와 자주 오겠다”고 말했다. 시는 내년에 세 곳을 더\n"
    "열기로 했다. 도서관은 밤 9시까지 문을 열고 월요일에 쉰다. 주말에는 책을 읽어 주는\n"
    "자리도 마련한다. 빌린 책은 다른 도서관에서 돌려줄 수 있다. 시는 이를 위해 수레를\n"
    "늘렸다. 이용은 누구에게나 열려 있다.\n"
    "시는 개관에 앞서 주민의 뜻을 물었다."
)
TEASERS = "\n".join(f"{name}군 딸기 축제에 나흘 동안 4만 명 다녀가 올해 가장 많은 손님 모…" for name in ("나래", "다솔", "마루", "바람", "새솔"))


def test_a_paragraph_that_was_wrapped_in_a_page_of_long_lines_is_one() -> None:
    belt = "로그인 회원가입 구독신청 정치 경제 사회 국제 문화 스포츠 검색 전체메뉴 " * 4
    blocks = read_text(f"{belt}\n\n{WRAPPED}\n\n{TEASERS}").blocks
    whole = next(block.text for block in blocks if block.text.startswith("가람시는"))
    assert whole == WRAPPED.rpartition("\n")[0].replace("\n", " ")
    assert [block.text for block in blocks][-5:] == TEASERS.split("\n")


def test_one_line_is_cut_at_headline_dates_menus_and_sentences() -> None:
    texts = [block.text for block in read_text(ONE_LINE).blocks]
    assert texts.count(HEADLINE) == 2
    assert "입력 2024.05.02 09:30" in texts
    assert "가람시는 오는 3일 강변에 작은 도서관 두 곳을 새로 연다고 밝혔다." in texts
    assert "홍길동 기자 gildong@hanbat.example" in texts
    assert "많이 본 뉴스" in texts


def test_cut_blocks_stand_where_they_stood() -> None:
    document = read_text(ONE_LINE)
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)
    assert {b.line for b in document.blocks} == {1}
    assert [b.index for b in document.blocks] == list(range(len(document.blocks)))


def test_one_line_has_its_title_and_story() -> None:
    state = ruled(read_text(ONE_LINE))
    assert state.title == HEADLINE
    assert state.story is not None
    told = [p.text for p in state.pieces if state.label(p.index) == "body"]
    assert " ".join(told) == STORY


def test_sentences_that_one_space_parts_are_one_paragraph() -> None:
    state = ruled(read_text(ONE_LINE))
    items = {c.item for p in state.pieces for c in state.claims[p.index] if c.label == "body"}
    assert len(items) == 1


def test_wide_gaps_of_one_line_part_paragraphs() -> None:
    state = ruled(read_text(ONE_LINE.replace("3만 권이 있다. ", "3만 권이 있다.   ")))
    items = {c.item for p in state.pieces for c in state.claims[p.index] if c.label == "body"}
    assert len(items) == 2


def test_teasers_below_the_rights_are_no_story() -> None:
    """Sentences of other stories may be more than those of this one."""
    teaser = " 나래군은 지난 7일 들판에서 딸기 축제를 열었다. 축제에는 사흘 동안 4만 명이 다녀갔다고 군은 전했다."
    state = ruled(read_text(ONE_LINE + teaser * 9))
    assert " ".join(p.text for p in state.pieces if state.label(p.index) == "body") == STORY


@pytest.mark.parametrize(
    "line",
    [
        STORY * 3,
        # words of menus stand in sentences too
        (STORY + " 시는 정치, 경제, 사회 전반의 정보 공유와 검색 서비스, 회원가입과 로그인 방법을 알렸다. ") * 3,
        # a field that holds a row of links below its story only
        STORY * 3 + " ▶ 한밭일보 홈페이지 / 정회원 가입 ▶ 한밭일보 네이버 뉴스스탠드 구독",
    ],
)
def test_a_story_alone_is_not_cut(line: str) -> None:
    assert len(read_text(line).blocks) == 1


def test_every_character_is_decided() -> None:
    found = explain(ONE_LINE, input_format="text")
    assert "".join("".join(d.text.split()) for d in found.decisions) == "".join(ONE_LINE.split())


# a headline glued to what stands behind it


def test_headline_of_the_page_title_is_found_glued() -> None:
    text = "\n".join(
        (f"{HEADLINE} - 한밭일보", "본문 바로가기", "로그인", f"{HEADLINE}홍길동 기자 입력 2024.05.02 09:30", *STORY.split(". "))
    )
    assert HEADLINE in [block.text for block in read_text(text).blocks[1:]]
    assert ruled(read_text(text)).title == HEADLINE


def test_headline_above_a_belt_of_buttons_opens_a_dump() -> None:
    text = f"{HEADLINE}\n한밭뉴스\n재생\n182\n00:00\n\n" + "\n\n".join(STORY.replace(". ", ".\n").split("\n"))
    assert ruled(read_text(text)).title == HEADLINE


# long lines


def test_a_story_on_one_line_is_no_caption() -> None:
    """A picture's source behind it does not make it the picture's words."""
    text = f"{STORY} 경찰은 자세한 경위를 조사하고 있습니다.[사진 출처 : 한밭시청]"
    text = text.replace("밝혔다. ", "밝혔습니다. ") * 1
    state = ruled(read_text(" ".join((STORY, text))))
    assert not any(c.label == "caption" and c.end - c.start > 300 for claims in state.claims for c in claims)


def test_glued_sentences_of_one_line_are_parted_on_a_page_of_long_lines() -> None:
    glued = "".join(f"{sentence}." for sentence in STORY.split(". ")) * 2
    others = [f"{number}번째 알림줄에는 여러 소식의 제목이 길게 이어지며 어느 것도 문장으로 끝나지 않는 {'소식 ' * 12}" for number in range(30)]
    document = read_text("\n".join((*others, glued)))
    pieces = cut(document, scan(document))
    assert sum(piece.glued for piece in pieces) >= 6


def test_markup_written_as_entities_is_code() -> None:
    code = "&lt;a href='http://ads.example/click/2014@x11'&gt;&lt;img src='http://ads.example/1.png'&gt;"
    explanation = explain(f"{code}\n\n{STORY}")
    assert explanation.article.body == (STORY,)
    assert {d.label for d in explanation.decisions if d.start < len(code)} == {"chrome"}


# the tool


@pytest.mark.parametrize("way", ["get_text", "lines", "spaces", "story-lines"])
def test_flattenings_of_the_fixtures_are_read(flatten: ModuleType, way: str) -> None:
    least = {"get_text": 0.86, "lines": 0.92, "spaces": 0.86, "story-lines": 0.9}[way]
    rows = []
    for path in sorted(PAGES.glob("*.html")):
        gold = flatten.gold_of(path)
        for _, text in flatten.flattenings(path, [way]):
            if flatten.spans_from_gold(text, gold).kept > 0.5:
                rows.append(flatten.compare(gold, extract(text, input_format="text").to_dict()))
    assert len(rows) >= 18
    assert sum(row["body"] for row in rows) / len(rows) >= least


def test_gold_stands_in_the_flattenings(flatten: ModuleType) -> None:
    """Each page labels its flattenings; what is found is what the article says, once white space is left out."""
    for path in sorted(PAGES.glob("*.html")):
        gold = flatten.gold_of(path)
        for _way, text, found in flatten.labelled(path):
            lines = text.split("\n")
            body = "".join(lines[s.line - 1][s.start : s.end] for s in found.spans if s.label == "body")
            assert flatten.squash(body) == flatten.squash("".join(gold["body"])), path.name


def test_a_page_without_its_story_is_skipped(flatten: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(flatten.labelled(PAGES / "arc-json.html")) == []
    assert "skipped: 0% of the body found" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["nfc", "nfd", "wide"])
def test_spans_are_found_whatever_the_form(flatten: ModuleType, form: str) -> None:
    import unicodedata

    text = f"{HEADLINE}\n홍길동 기자\n{STORY}\n강변에 선 도서관. 사진=한밭시\n#도서관 #강변"
    text = {"nfc": text, "nfd": unicodedata.normalize("NFD", text), "wide": text.replace(" ", "  ")}[form]
    gold = {
        "title": HEADLINE,
        "body": [STORY],
        "authors": [{"name": "홍길동"}],
        "captions": [{"text": "강변에 선 도서관.", "credit": "한밭시"}],
        "tags": ["도서관", "강변", "없는말"],
    }
    found = flatten.spans_from_gold(text, gold)
    lines = text.split("\n")
    read = [(s.label, flatten.squash(lines[s.line - 1][s.start : s.end])) for s in found.spans]
    assert read == [
        ("title", flatten.squash(HEADLINE)),
        ("byline", "홍길동"),
        ("body", flatten.squash(STORY)),
        ("caption", "강변에선도서관."),
        ("credit", "한밭시"),
        ("tag", "도서관"),
        ("tag", "강변"),
    ]
    assert found.missing == ["tag: 없는말"]
