"""Each shipped profile: it loads, its hosts and its marks choose it and no other, its examples hold."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from newsextract import explain, extract, lexicon, profiles
from newsextract.profiles import Profile

SHIPPED = {profile.name: profile for profile in profiles.shipped()}
PORTALS = ("naver", "daum", "nate", "zum")
NAMED = [profile for profile in SHIPPED.values() if profile.hosts]
MARKED = [profile for profile in SHIPPED.values() if profile.marks]
EXAMPLES = [(profile, row) for profile in SHIPPED.values() for row in profile.examples]

STORY = (
    "가람군은 지난 7일 오래된 방앗간을 고쳐 마을 도서관으로 열었다고 밝혔다.",
    "군은 이 건물을 고치는 데 열 달 동안 12억원을 들였다고 설명했다.",
    '주민 한여름(58)씨는 "아이들이 갈 곳이 생겨 기쁘다"고 말했다.',
)
# what an invented paper prints around its stories: none of it is a mark of anyone
PLAIN = "\n".join(
    (
        "가람일보",
        "본문 바로가기",
        "가람군, 방앗간을 도서관으로",
        "박서윤 기자",
        "입력 2024.05.07 10:20",
        *STORY,
        "많이 본 뉴스",
        "관련기사",
        "댓글 3",
        "Copyright ⓒ 가람일보. All rights reserved. 무단 전재 및 재배포 금지.",
    )
)


def _id(value: object) -> str | None:
    return value.name if isinstance(value, Profile) else None


def _tables() -> dict[str, dict[str, Any]]:
    folder = resources.files("newsextract.profiles")
    return {e.name: tomllib.loads(e.read_text("utf-8")) for e in folder.iterdir() if e.name.endswith(".toml")}


def test_the_sites_are_there() -> None:
    wanted = {
        "chosun",
        "daum",
        "donga",
        "kbs",
        "mbc",
        "naver",
        "nate",
        "ndsoft",
        "news1",
        "newsis",
        "ohmynews",
        "sbs",
        "ytn",
        "zum",
    }
    assert wanted | {"yonhap"} <= set(SHIPPED)
    assert len(SHIPPED) == len(profiles.shipped()), "two profiles of one name"


@pytest.mark.parametrize("name", _tables())
def test_file_loads_and_is_named_for_its_profile(name: str) -> None:
    profile = profiles.parse(name, _tables()[name])
    assert f"{profile.name}.toml" == name
    assert profile.hosts or profile.marks, "nothing can choose it"
    assert profile.examples


@pytest.mark.parametrize("profile", [SHIPPED[name] for name in PORTALS], ids=_id)
def test_portal_is_no_publisher(profile: Profile) -> None:
    assert profile.publisher is None


@pytest.mark.parametrize("profile", NAMED, ids=_id)
@pytest.mark.parametrize("scheme", ["https://", "http://www.", "https://m."])
def test_host_chooses_it(profile: Profile, scheme: str) -> None:
    for host in profile.hosts:
        assert profiles.choose(profiles.shipped(), f"{scheme}{host}/news/articles/1", PLAIN) is profile


@pytest.mark.parametrize("profile", NAMED, ids=_id)
def test_like_named_host_does_not_choose_it(profile: Profile) -> None:
    for host in profile.hosts:
        for url in (
            f"https://not{host}/1",
            f"https://{host}.example.net/1",
            f"https://example.net/?u={host}",
        ):
            assert profiles.choose(profiles.shipped(), url, PLAIN) is None


@pytest.mark.parametrize("profile", NAMED, ids=_id)
def test_url_goes_before_marks(profile: Profile) -> None:
    for other in MARKED:
        text = "\n".join((PLAIN, *other.marks[:2]))
        assert profiles.choose(profiles.shipped(), f"https://{profile.hosts[0]}/1", text) is profile


@pytest.mark.parametrize("profile", MARKED, ids=_id)
def test_any_two_marks_choose_it(profile: Profile) -> None:
    marks = profile.marks
    for index, one in enumerate(marks):
        for two in marks[index + 1 :]:
            text = "\n".join((PLAIN, one, two))
            assert profiles.choose(profiles.shipped(), None, text) is profile, (one, two)
            assert extract(text).profile == profile.name


@pytest.mark.parametrize("profile", MARKED, ids=_id)
def test_one_mark_of_several_does_not_choose_it(profile: Profile) -> None:
    if len(profile.marks) == 1:
        return
    for mark in profile.marks:
        assert profiles.choose(profiles.shipped(), None, f"{PLAIN}\n{mark}") is None, mark


@pytest.mark.parametrize("profile", MARKED, ids=_id)
def test_no_mark_holds_another(profile: Profile) -> None:
    """One string would count as two."""
    marks = [mark for other in SHIPPED.values() for mark in other.marks]
    assert len(set(marks)) == len(marks)
    assert [(a, b) for a in profile.marks for b in profile.marks if a != b and a in b] == []


def test_plain_text_chooses_nothing() -> None:
    assert profiles.choose(profiles.shipped(), None, PLAIN) is None
    assert profiles.choose(profiles.shipped(), "https://garam.example.kr/news/1", PLAIN) is None
    assert extract(PLAIN).profile is None


@pytest.mark.parametrize(("profile", "row"), EXAMPLES, ids=_id)
def test_example_is_caught_with_the_profile(profile: Profile, row: dict[str, Any]) -> None:
    lines = row["text"].strip().splitlines()
    dump = "\n".join((*STORY, *lines, *profile.marks[:2]))
    found = explain(dump)
    assert found.article.profile == profile.name
    assert found.article.publisher == profile.publisher
    assert found.article.body == STORY
    taken = {d.text: d.reason for d in found.decisions if d.label == "chrome"}
    assert {line: taken.get(line) for line in lines} == {
        line: row.get("reason", taken.get(line)) for line in lines
    }
    assert set(lines) <= set(taken)


@pytest.mark.parametrize("profile", SHIPPED.values(), ids=_id)
def test_some_example_needs_the_profile(profile: Profile) -> None:
    """A profile with phrases of its own shows at least one that the lexicon does not know."""
    if not profile.phrases or profile.name == "ohmynews":
        return
    book, own = lexicon.load(), profiles.with_profile(profile)
    lines = [line for row in profile.examples for line in row["text"].strip().splitlines()]
    assert any(book.look_up(line) is None and own.look_up(line) is not None for line in lines)


@pytest.mark.parametrize("profile", SHIPPED.values(), ids=_id)
def test_story_reads_the_same_with_the_profile(profile: Profile) -> None:
    """Sentences that a profile's phrases stand near to are left alone."""
    near = (
        "그는 연합통신에서 일하다 3년 전 회사를 떠났습니다.",
        "카카오톡 제보방을 만든 사람은 누구였을까요?",
        "이 시간 뉴스를 기다리던 주민은 밤을 새웠습니다.",
        "방송 앱을 내려받은 사람이 100만 명을 넘었습니다.",
    )
    for line in near:
        paragraphs = (*STORY[:2], line, STORY[2])
        url = f"https://{profile.hosts[0]}/1" if profile.hosts else None
        assert extract("\n".join(paragraphs), url=url).body == paragraphs
