"""A headline is never the name of a site, and stays one however it is printed: twice, on two lines, beside a date."""

from __future__ import annotations

import pytest

from newsextract import Article, extract

TOLD = (
    "솔내군은 3일 강가 빈 창고를 고쳐 만든 책방을 이달 말 연다고 밝혔다. 책 2만 권을 갖추고 저녁 9시까지 문을 연다.",
    "군은 창고를 고치는 데 1년 동안 14억원을 들였다. 한 층은 열람실로, 다른 한 층은 모임방으로 쓴다.",
    "주민들은 버스가 책방 앞에 서도록 노선을 고쳐 달라고 군에 건의했다. 군은 운수 회사와 협의해 답을 내놓겠다고 했다.",
)
HEADLINE = "솔내군 강가 창고, 책방으로 문 연다"


def _page(head: str, above: str) -> Article:
    told = "".join(f"<p>{line}</p>" for line in TOLD)
    return extract(f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8">{head}</head><body>{above}<div class="article-body">{told}</div></body></html>')


def _dump(*lines: str) -> Article:
    return extract("\n".join([*lines, *TOLD]))


@pytest.mark.parametrize(
    "head",
    [
        "<title>솔내일보</title>",
        "<title>솔내일보 모바일</title>",
        "<title>솔내지부 웹진 | 사회</title>",
        "<title>뉴스 > 사회 - 솔내투데이</title>",
        '<title>솔내365</title><meta property="og:site_name" content="솔내365"><meta property="og:title" content="솔내365">',
    ],
)
def test_title_that_names_the_site_only(head: str) -> None:
    """It is no headline: there is none, or the one that is printed above the story."""
    assert _page(head, "").title is None
    for above in (f"<h1>{HEADLINE}</h1>", f"<h2>{HEADLINE}</h2>"):
        assert _page(head, above).title == HEADLINE


def test_heading_instead_of_a_section() -> None:
    """A page whose title has little to do with the story, and is printed nowhere: the heading above the story is it."""
    article = _page("<title>가온노조 소식지 | 특집 기획</title>", f"<div><h2>{HEADLINE}</h2></div><p><strong>책 2만 권 갖추고 저녁 9시까지</strong></p>")
    assert article.title == HEADLINE


def test_first_of_several_titles_names_the_site() -> None:
    """One word of several titles is the site's name, which a template gave for every page."""
    head = f'<meta property="og:title" content="솔내마루365"><title>{HEADLINE} | solnae</title><meta property="og:title" content="{HEADLINE}">'
    assert _page(head, f"<p>솔내마루365</p><h3>{HEADLINE}</h3>").title == HEADLINE


@pytest.mark.parametrize(
    "above",
    [
        "<h1>솔내군 강가 창고,<br>책방으로 문 연다</h1>",
        "<h1><span>솔내군 강가 창고,</span><div>책방으로 문 연다</div></h1>",
        "<div class='tit'>솔내군<br>강가 창고,<br>책방으로 문 연다</div>",
    ],
)
@pytest.mark.parametrize("head", [f"<title>{HEADLINE} - 솔내일보</title>", "<title>솔내일보</title>"])
def test_broken_headline(head: str, above: str) -> None:
    """A headline on several lines is one, where the page's title says so or an `<h1>` holds it."""
    if "tit'" in above and "강가" not in head:
        pytest.skip("nothing says that the lines are one")
    article = _page(head, above)
    assert (article.title, article.subtitles) == (HEADLINE, ())


def test_broken_heading_that_nothing_else_says() -> None:
    """Lines of one heading are one headline, on a page without a title too."""
    assert _page("", "<h3>솔내군 강가 창고,<br>책방으로 문 연다</h3>").title == HEADLINE


def test_name_of_the_outlet_opens_a_dump_twice() -> None:
    """The outlet's name on the first line, and again in the menu, is no headline."""
    menu = ["솔내방송TV", "본문으로 바로가기", "솔내방송TV", "주메뉴", "헤드라인", "정치", "경제", "사회", "날씨", "제보하기", "검색", "다시보기"]
    article = _dump(*menu, HEADLINE, "사회", HEADLINE, "송고시간 2023-04-20 13:24:13", "좋아요 0", "공유하기")
    assert article.title == HEADLINE


def test_other_quotation_marks_in_the_page_title() -> None:
    """A page's title that drops the quotation marks of the headline is the same headline."""
    printed = '"솔내군 강가 창고, 책방으로"'
    menu = ["닫기", "뉴스", "검색하기", "최신뉴스", "경제", "많이 본 뉴스", "HOT"]
    article = _dump("솔내군 강가 창고, 책방으로 | 솔내경제TV", *menu, printed, "입력 2023-04-20 13:24", "프린트", "글자크기")
    assert article.title == printed


def test_headline_beside_its_date() -> None:
    """The date on the headline's line is no part of it, and teasers above are no headlines."""
    teasers = ["솔내 주요뉴스", "* 솔내 저수지 물 40% 빠져, 바닥은 ..", "* 솔내군 사과 3만 상자 바다 건너 .."]
    article = _dump(*teasers, f"{HEADLINE} 기사입력 :[ 2023-04-20 13:24 ]", "")
    assert (article.title, article.published) == (HEADLINE, "2023-04-20T13:24:00+09:00")


@pytest.mark.parametrize("first", ["솔내지부 웹진 | 총회 특보", "솔내노조 소식지 웹진 | 특집"])
def test_site_and_section_above_the_headline(first: str) -> None:
    """Below a first line that names the site and its section stands the headline."""
    assert _dump(first, HEADLINE).title == HEADLINE


def test_outlet_in_brackets_before_the_headline() -> None:
    """The outlet's name in front is not the headline's; a mark of the story's kind is."""
    lines = ["", "[솔내뉴스 도하람 기자] 솔내군은 2일 새 책방을 연다고 밝혔다."]
    assert _dump(f"[솔내뉴스] {HEADLINE}", *lines).title == HEADLINE
    assert _dump(f"[카드뉴스] {HEADLINE}", *lines).title == f"[카드뉴스] {HEADLINE}"


def test_series_above_a_headline_of_two_lines() -> None:
    """Above the writer's line stands the headline: not the series' name, and with the line that opens with a bracket."""
    article = _dump("오늘의 Pick", HEADLINE, "글. 도하람 솔내대학교 교수")
    assert (article.title, [a.name for a in article.authors]) == (HEADLINE, ["도하람"])
    article = _dump("제언", "솔내군 강가 창고 조례 제12조", "(책방을 여는 창고)에 대한 제언", "글. 도하람 솔내대학교 교수")
    assert article.title == "솔내군 강가 창고 조례 제12조 (책방을 여는 창고)에 대한 제언"
