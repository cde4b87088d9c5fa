"""The day of a story is not the day of its paper: registrations, first issues, clocks; and the forms that dates have."""

from __future__ import annotations

import pytest

from newsextract import extract
from newsextract.korean.dates import find_stamps

TOLD = (
    "누리시가 겨울철 수도 동파를 막으려고 계량기 보온재 3만 개를 나눠 준다고 5일 밝혔다.",
    "시는 지난해 한파 때 동파 신고가 1천200건에 이르렀다고 설명했다.",
    "보온재는 주민센터에서 받을 수 있으며 혼자 사는 노인 집에는 직원이 찾아가 달아 준다.",
)
HEADLINE = "누리시, 수도 동파 막을 보온재 3만 개 나눠 준다"
FEET = (
    "<p>제호 : 한밭일보 | 등록번호 : 한밭 아01234 | 등록일 : 2009-03-05 | 발행일 : 2009-04-01 | 발행인 : 도윤슬</p>",
    "<ul><li>제호 : 한밭일보</li><li>등록번호 : 한밭 아01234</li><li>등록일 : 2009-03-05</li><li>발행·편집인 : 도윤슬</li></ul>",
    "<p>[ 발행인 및 편집인 : 도윤슬 ]</p><p>[ 등록년월일 : 2009년 03월 05일 ]</p>",
    "<p>고충처리인: 도윤슬 | 통신판매업신고: 한밭가온 0001호 | 등록일: 2009.03.05 | 제호: 한밭일보</p>",
    "<p>등록번호:한밭 아01234 등록일/발행일:2009.3.5 사업자등록번호 000-00-00000</p>",
    "<p>인터넷신문등록번호 : 한밭 아01234 등록(발행)일자 : 2009.03.05 발행·편집인 도윤슬</p>",
)


def _page(head: str, foot: str, meta: str = "") -> str:
    told = "".join(f"<p>{line}</p>" for line in TOLD)
    return f'<html><head><title>{HEADLINE} - 한밭일보</title>{meta}</head><body><h1>{HEADLINE}</h1>{head}<div class="article">{told}</div><footer>{foot}</footer></body></html>'


@pytest.mark.parametrize("foot", FEET)
def test_foot_of_a_page(foot: str) -> None:
    """What a foot says of the paper is neither the day of the story nor that of its change."""
    article = extract(_page("<span>입력 2023.01.05 09:10</span>", foot))
    assert (article.published, article.modified) == ("2023-01-05T09:10:00+09:00", None)
    assert extract(_page("", foot)).published is None


@pytest.mark.parametrize("foot", FEET)
def test_foot_beside_metadata(foot: str) -> None:
    """Where the page prints no date, its metadata gives it, whatever the foot says."""
    meta = '<meta property="article:published_time" content="2023-01-05T09:10:00+09:00">'
    assert extract(_page("", foot, meta)).published == "2023-01-05T09:10:00+09:00"


def test_bare_date_above_a_foot_with_labels() -> None:
    """A date without label beside the headline goes before the labelled ones of a foot."""
    foot = "등록일:2009.12.24 제호:한밭일보 발행일:2000.1.1 청소년 보호책임자:도윤슬 대표번호:00-000-0000"
    dump = "\n".join([HEADLINE, "2023.01.05 09:10", "", *TOLD, "", foot])
    assert extract(dump).published == "2023-01-05T09:10:00+09:00"


def test_list_of_dates() -> None:
    """When a manuscript was taken is not when it was published; a change comes behind that."""
    listed = "<ul><li>원고 접수 2022.12.16</li><li>게재 확정 2022.12.20</li><li>등록 2023.01.02 10:00</li><li>최종수정 2023.01.03 11:00</li></ul>"
    article = extract(_page(listed, ""))
    assert (article.published, article.modified) == ("2023-01-02T10:00:00+09:00", "2023-01-03T11:00:00+09:00")


def test_change_before_publication() -> None:
    """No story was changed before it was published."""
    article = extract(_page("<p>입력 2023.01.05 09:10</p><p>수정 2022.12.31 10:00</p>", ""))
    assert (article.published, article.modified) == ("2023-01-05T09:10:00+09:00", None)


def test_reporter_and_date_in_one_heading() -> None:
    """A date beside the headline stays a date, whatever its parts look like."""
    article = extract(_page("<h6>도하람 기자  2023. 1. 5. 07:11</h6>", ""))
    assert article.published == "2023-01-05T07:11:00+09:00"


@pytest.mark.parametrize(
    ("text", "iso", "label"),
    [
        ("입력 20230105", "2023-01-05", "published"),
        ("등록 23.01.05 14:03", "2023-01-05T14:03:00+09:00", "published"),
        ("2023년1월5일(목)오후 3:05", "2023-01-05T15:05:00+09:00", ""),
        ("2023. 1. 5. (목)", "2023-01-05", ""),
        ("2023.01.05ㅣ14:03", "2023-01-05T14:03:00+09:00", ""),
        ("2023.01.05 14:03 송고", "2023-01-05T14:03:00+09:00", "published"),
        ("2023.01.05 00:59 PST", "2023-01-05T17:59:00+09:00", ""),
    ],
)
def test_forms(text: str, iso: str, label: str) -> None:
    """Forms of printed dates."""
    assert [(stamp.iso, stamp.label) for stamp in find_stamps(text)] == [(iso, label)]


@pytest.mark.parametrize("text", ["등록번호 20111234", "23.01.05 14:03", "대표전화 02-01-02", "입력값 20231399"])
def test_no_dates(text: str) -> None:
    """Numbers that only look like dates."""
    assert find_stamps(text) == []
