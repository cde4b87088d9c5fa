"""CSS selectors of profiles: what is told of a wrong one, and the story that a right one finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsextract import DataError, explain, extract, load_profiles, profiles
from newsextract.model import Explanation
from newsextract.profiles import Profile
from newsextract.profiles.selectors import check

URL = "https://www.garam.example/news/1"
LINES = (
    "가람군은 지난 7일 오래된 방앗간을 고쳐 마을 도서관으로 열었다고 밝혔다.",
    "군은 이 건물을 고치는 데 열 달 동안 12억원을 들였다고 설명했다.",
    "주민들은 아이들이 갈 곳이 생겼다며 반겼다고 군은 전했다.",
)
TOLD = "".join(f"<p>{line}</p>" for line in LINES)
OTHER = "".join(f"<p>누리군은 {day}일 다리를 새로 놓아 강을 건너는 길을 열었다고 밝혔다.</p>" for day in range(1, 9))


def _read(markup: str, *story: str, url: str = URL) -> Explanation:
    own = Profile("garam", hosts=("garam.example",), story=story)
    return explain(f"<html><title>가람군, 방앗간을 도서관으로</title><body>{markup}</body></html>", url=url, profiles=[own])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('story = ["div..body"]', r"garam\.toml: story: 'div\.\.body' is not a CSS selector such as .*\(Expected ident"),
        ('story = ["article-body"]', r"garam\.toml: story: 'article-body' is not a CSS selector .* a lone name is that of a tag"),
        ('story = ["p::before"]', r"garam\.toml: story: 'p::before' is not a CSS selector"),
        ('press = ["a["]', r"garam\.toml: press: 'a\[' is not a CSS selector"),
        ('story = "#body"', r"garam\.toml: story: '#body' is not a list of CSS selectors"),
    ],
)
def test_a_wrong_selector_is_told_when_the_profile_is_loaded(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "garam.toml").write_text(f'hosts = ["garam.example"]\n{line}\n', encoding="utf-8")
    with pytest.raises(DataError, match=said):
        load_profiles(tmp_path)


@pytest.mark.parametrize("profile", profiles.shipped(), ids=lambda profile: profile.name)
def test_the_selectors_of_the_package_can_be_read(profile: Profile) -> None:
    check(f"{profile.name}.toml", "story", profile.story)
    check(f"{profile.name}.toml", "press", profile.press)


def test_the_story_is_the_selected_element_and_nothing_else() -> None:
    """Where the generic rules would take the longer text beside it."""
    found = _read(f"<div class=a>{OTHER}</div><div class=b>{TOLD}</div>", "div.b")
    assert found.article.body == LINES
    assert {d.evidence for d in found.decisions if d.label == "body"} == {"div.b"}
    assert found.article.warnings == ()
    assert _read(f"<div class=a>{OTHER}</div><div class=b>{TOLD}</div>").article.body != LINES


def test_all_that_the_element_holds_is_told() -> None:
    """A list and a closing line that read like page furniture, up to a byline."""
    markup = f"<div id=b>{TOLD}<ul><li>여는 시간 오전 9시</li><li>쉬는 날 월요일</li></ul><p>박서윤 기자</p><p>더 많은 소식</p></div>"
    assert _read(markup, "#b").article.body == (*LINES, "여는 시간 오전 9시", "쉬는 날 월요일")


def test_furniture_inside_the_element_is_furniture() -> None:
    markup = f"<div id=b><button>공유하기</button>{TOLD}<div class=related><a href=/2>누리군 사과 축제</a></div><p>무단전재 및 재배포 금지</p></div>"
    found = _read(markup, "#b")
    assert found.article.body == LINES
    assert "누리군 사과 축제" in {d.text for d in found.decisions if d.label == "chrome"}


@pytest.mark.parametrize("stray", ["<div id=b></div>", "<div id=b><p>그는 그렇게 말했다.</p></div>"], ids=["empty", "next to nothing"])
def test_an_element_that_holds_next_to_nothing_is_not_believed(stray: str) -> None:
    found = _read(f"{stray}<div>{TOLD}{OTHER}</div>", "#b").article
    assert found.body[0] == LINES[0]
    assert found.warnings == (
        "profile garam: #b holds next to nothing of the page's text, so the story was looked for without it",
    )


def _with_script(inside: str) -> Explanation:
    story = json.dumps({"title": "가람군, 방앗간을 도서관으로", "articleBody": " ".join(LINES) * 2}, ensure_ascii=False)
    return _read(f"<div id=b>{inside}</div><script>window.a = {story}</script>", "#b")


def test_what_is_selected_goes_before_a_script_that_ships_little_more() -> None:
    found = _with_script(TOLD)
    assert {d.evidence for d in found.decisions if d.label == "body"} == {"#b"}
    assert found.article.body == LINES


@pytest.mark.parametrize("inside", ["", "<p>기사를 불러오는 중입니다. 잠시만 기다려 주세요.</p>"], ids=["empty", "waiting"])
def test_a_story_that_only_a_script_holds_is_read_from_there(inside: str) -> None:
    """The selected element waits for its script: that is no fault of the profile."""
    found = _with_script(inside).article
    assert LINES[0] in " ".join(found.body)
    assert found.warnings == ()


def test_the_first_selector_that_holds_the_story_counts() -> None:
    markup = f"<div id=empty></div><div id=old>{TOLD}</div>"
    found = _read(markup, "#none", "#empty", "#old")
    assert {d.evidence for d in found.decisions if d.label == "body"} == {"#old"}
    assert found.article.warnings == ()


def test_a_selector_that_matches_nothing_changes_nothing() -> None:
    found = _read(f"<div>{TOLD}</div>", "#none").article
    assert (found.body, found.warnings) == (LINES, ())


def test_a_story_without_running_text_is_found() -> None:
    markup = f"<div id=b><p>◇ 과장 승진</p><p>한가람 문하늬</p></div><div>{OTHER}</div>"
    assert "한가람 문하늬" not in _read(markup, "#none").article.body
    assert _read("<div id=b><p>◇ 과장 승진</p><p>한가람 문하늬</p></div><div><p>홈</p></div>", "#b").article.body == (
        "◇ 과장 승진",
        "한가람 문하늬",
    )


def test_a_story_cut_into_elements_of_one_kind_is_read_whole() -> None:
    parts = "".join(f"<div class=par>{line}</div>" for line in LINES)
    assert _read(f"<div>{OTHER}</div><section>{parts}</section>", ".par").article.body == LINES


def test_of_several_articles_the_one_of_the_page_is_read() -> None:
    def one(title: str, told: str) -> str:
        return f"<article class=one><h2>{title}</h2><p>입력 2024.05.07 10:20</p><div class=text>{told}</div></article>"

    several = one("누리군에 새 다리", OTHER) + one("가람군, 방앗간을 도서관으로", TOLD)
    found = _read(f"<main>{several}</main>", ".text").article
    assert (found.title, found.body) == ("가람군, 방앗간을 도서관으로", LINES)


@pytest.mark.parametrize(
    "markup",
    [
        "<div><span id=b>{}</span></div>",
        "<table><tr><td>가</td><td>1</td></tr><tr><td>나</td><td>2</td></tr></table><table><tr><td id=b>{}</td></tr></table>",
        "<div><font id=b>{}</font></div>",
    ],
    ids=["span", "cell", "font"],
)
def test_an_element_that_starts_no_line_is_found(markup: str) -> None:
    found = _read(markup.format("<br>".join(LINES)), "#b")
    assert found.article.body == LINES
    assert {d.evidence for d in found.decisions if d.label == "body"} == {"#b"}


def test_trees_are_asked_too() -> None:
    from lxml import html

    own = Profile("garam", hosts=("garam.example",), story=("div.b",))
    page = html.document_fromstring(f"<body><div class=a>{OTHER}</div><div class=b>{TOLD}</div></body>")
    assert extract(page, url=URL, profiles=[own]).body == LINES


def test_a_dump_has_no_elements() -> None:
    own = Profile("garam", hosts=("garam.example",), story=("#b",), press=(".press",))
    assert extract("\n".join(LINES), url=URL, profiles=[own]).body == LINES
