"""Corrections of documents of one site come back as profile lines, tried before they are shown."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsextract import ArgumentError, DataError, explain, load_profiles
from newsextract.model import Label, Reason
from newsextract.propose.corrections import Correction, propose
from newsextract.propose.samples import Reading, Sample, read
from newsextract.propose.site import by_site
from newsextract.propose.trials import load

STORY = (
    "누리군은 지난 {}일 오래된 방앗간을 고쳐 마을 도서관으로 열었다고 밝혔다.",
    "군은 이 건물을 고치는 데 열 달 동안 12억원을 들였다고 설명했다.",
    '주민 한여름(58)씨는 "아이들이 갈 곳이 생겨 기쁘다"고 말했다.',
)
URL = "https://www.nuri.example/news/{}"


def documents(*lines: str, url: str | None = URL, count: int = 3) -> tuple[Reading, ...]:
    """Dumps of one site with the lines behind the story; `{}` is another number in each."""
    return read(
        Sample(
            f"{n}.txt",
            "\n".join((*STORY, *lines)).replace("{}", str(n + 3)),
            url=url.format(n) if url else None,
        )
        for n in range(1, count + 1)
    )


def correct(reading: Reading, text: str, label: Label = "chrome", reason: Reason | None = "notice") -> Correction:
    start = reading.explanation.source.index(text)
    return Correction(reading.sample.name, start, start + len(text), label, reason)


def test_line_that_all_print_is_proposed_and_its_effect_shown() -> None:
    readings = documents("누리 알림판 한 장 더")
    proposal = propose(readings, [correct(readings[1], "누리 알림판 한 장 더")])
    (line,) = proposal.lines
    assert (line.phrase.reason, line.printed_in, line.corrected_in) == ("notice", ("1.txt", "2.txt", "3.txt"), ("2.txt",))
    assert proposal.refused == ()
    assert [change.document for change in proposal.changes] == ["1.txt", "2.txt", "3.txt"]
    for change in proposal.changes:
        assert ("누리 알림판 한 장 더", "body", "notice") in [(s.text, s.before.label, s.after.reason) for s in change.spans]
        (field,) = (field for field in change.fields if field.field == "body")
        assert isinstance(field.before, list)
        assert isinstance(field.after, list)
        assert set(field.before) - set(field.after) == {"누리 알림판 한 장 더"}


def test_what_is_proposed_does_what_was_shown(tmp_path: Path) -> None:
    readings = documents("누리 알림판 한 장 더")
    proposal = propose(readings, [correct(readings[0], "누리 알림판 한 장 더")])
    (tmp_path / proposal.file).write_text(proposal.toml, encoding="utf-8")
    own = load_profiles(tmp_path)
    for reading, change in zip(readings, proposal.changes, strict=True):
        found = explain(reading.sample.data, url=reading.sample.url, profiles=own, name=reading.sample.name, reasons=False)
        assert found == change.after
        assert found.article.profile == "nuri"


def test_what_holds_already_needs_no_line() -> None:
    readings = documents("누리 알림판 한 장 더")
    first = propose(readings, [correct(readings[0], "누리 알림판 한 장 더")])
    own = {first.file: first.toml}
    again = read((reading.sample for reading in readings), load(own))
    proposal = propose(again, [correct(reading, "누리 알림판 한 장 더") for reading in again], own)
    assert (proposal.lines, proposal.changes, proposal.toml) == ((), (), "")
    assert ["holds already" in refused.why for refused in proposal.refused] == [True] * 3


def test_line_of_one_document_is_no_habit() -> None:
    readings = (*documents("누리 알림판 한 장 더", count=1), *documents(count=3)[1:])
    proposal = propose(readings, [correct(readings[0], "누리 알림판 한 장 더")])
    assert (proposal.lines, proposal.toml, proposal.added, proposal.changes) == ((), "", "", ())
    assert "one document only" in proposal.refused[0].why


def test_lines_that_differ_in_a_number_become_a_pattern() -> None:
    readings = documents("누리판 {}번째 새로 펴냄")
    wanted = [correct(reading, f"누리판 {n}번째 새로 펴냄") for reading, n in zip(readings, (4, 5, 6), strict=True)]
    proposal = propose(readings, wanted[:2])
    (line,) = proposal.lines
    assert line.phrase.key in ("patterns", "inside_patterns")
    assert line.printed_in == ("1.txt", "2.txt", "3.txt")
    assert proposal.refused == ()


def test_part_of_a_line_is_cut_out() -> None:
    tail = "누리신문 앱에서 또 만나요"
    readings = documents(f"주민은 이제 먼 길을 돌지 않아도 된다. {tail}")
    proposal = propose(readings, [correct(readings[0], tail, reason="subscribe")])
    assert [line.phrase.key for line in proposal.lines] == ["inline"]
    assert all("주민은 이제 먼 길을 돌지 않아도 된다." in c.after.article.body for c in proposal.changes)
    assert len(proposal.changes) == 3


def test_line_inside_the_story_does_not_tear_it() -> None:
    readings = read(
        Sample(f"{n}.txt", "\n".join((STORY[0].format(n), STORY[1], "누리판 크게 펴기", STORY[2])), url=URL.format(n))
        for n in (4, 5)
    )
    proposal = propose(readings, [correct(readings[0], "누리판 크게 펴기", reason="menu")])
    for change in proposal.changes:
        assert len(change.after.article.body) == 3
        assert [span.text for span in change.spans] == ["누리판 크게 펴기"]


@pytest.mark.parametrize(
    ("text", "label", "reason", "why"),
    [
        ("누리 알림판 한 장 더", "caption", None, "furniture only"),
        (STORY[1], "chrome", "notice", "told sentence"),
    ],
)
def test_what_no_profile_can_say_is_refused(text: str, label: Label, reason: Reason | None, why: str) -> None:
    readings = documents("누리 알림판 한 장 더")
    proposal = propose(readings, [correct(readings[0], text, label, reason)])
    assert proposal.lines == ()
    assert why in proposal.refused[0].why


def test_contradicting_corrections_are_both_refused() -> None:
    readings = documents("누리 알림판 한 장 더")
    text = "누리 알림판 한 장 더"
    proposal = propose(readings, [correct(readings[0], text), correct(readings[1], text, reason="ad")])
    assert proposal.lines == ()
    assert len(proposal.refused) == 2


def test_site_that_nothing_tells_is_refused() -> None:
    readings = documents("그 밖의 알림판 한 장 더", url=None)
    proposal = propose(readings, [correct(readings[0], "그 밖의 알림판 한 장 더")])
    assert "nothing tells the site" in proposal.refused[0].why


def test_document_that_the_profile_does_not_reach_is_refused() -> None:
    told = [documents("누리 알림판 한 장 더", url=url, count=n)[n - 1] for n, url in ((1, URL), (2, URL), (3, None))]
    proposal = propose(told, [correct(reading, "누리 알림판 한 장 더") for reading in told])
    assert [change.document for change in proposal.changes] == ["1.txt", "2.txt"]
    (refused,) = proposal.refused
    assert (refused.correction.document, "does not reach it" in refused.why) == ("3.txt", True)


def test_lines_are_added_to_the_profile_that_is_there() -> None:
    there = '# ours\nname = "our-nuri"\nhosts = ["nuri.example"] # two papers\n\n[[phrases]]\nreason = "ad"\nexact = ["누리 장터"]\n'
    own = {"b-nuri.toml": there}
    samples = [reading.sample for reading in documents("누리 알림판 한 장 더")]
    readings = read(samples, load(own))
    proposal = propose(readings, [correct(readings[0], "누리 알림판 한 장 더")], own)
    assert proposal.file == "b-nuri.toml"
    assert proposal.toml == f"{there}\n{proposal.added}"
    assert [row["reason"] for row in tomllib.loads(proposal.toml)["phrases"]] == ["ad", "notice"]


def test_profile_of_the_package_is_taken_over_whole() -> None:
    """A profile of the caller goes before the package's: what that one knows must not be lost."""
    readings = documents("쏠쏠정보 12", "누리 알림판 한 장 더", url="https://news.naver.com/{}")
    assert {reading.explanation.article.profile for reading in readings} == {"naver"}
    proposal = propose(readings, [correct(readings[0], "누리 알림판 한 장 더")])
    assert proposal.file == "naver.toml"
    for change in proposal.changes:
        assert {span.text for span in change.spans} == {"누리 알림판 한 장 더"}
        assert change.after.article.profile == "naver"


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (Correction("9.txt", 0, 2, "chrome", "menu"), "9.txt"),
        (Correction("1.txt", 5, 5, "chrome", "menu"), "5-5"),
        (Correction("1.txt", 0, 10_000, "chrome", "menu"), "0-10000"),
        (Correction("1.txt", 0, 2, "menue", "menu"), "menue"),  # type: ignore[arg-type]  # what a caller without types gives
        (Correction("1.txt", 0, 2, "chrome"), "None"),
        (Correction("1.txt", 0, 2, "body", "menu"), "menu"),
    ],
)
def test_wrong_correction_is_named(correction: Correction, said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        propose(documents(), [correction])


def test_wrong_profile_of_the_caller_is_named() -> None:
    with pytest.raises(DataError, match=r"b\.toml: host: "):
        propose(documents(), [], {"b.toml": 'host = "nuri.example"'})


def test_sites_are_told_apart() -> None:
    other = read([Sample("9.txt", "\n".join(STORY), url="https://m.hanbat.example/9")])
    assert {key: len(group) for key, group in by_site((*documents(), *other)).items()} == {
        "nuri.example": 3,
        "hanbat.example": 1,
    }
