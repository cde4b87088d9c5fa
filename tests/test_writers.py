"""Who wrote: writers with what they are, names set apart by a space or a stroke, addresses between names."""

from __future__ import annotations

import pytest

from newsextract import Article, extract
from newsextract.korean.bylines import parse_byline
from newsextract.korean.names import names_with_roles
from newsextract.korean.writers import parse_signature, parse_writer

TOLD = (
    "솔내군은 3일 강가 빈 창고를 고쳐 만든 책방을 이달 말 연다고 밝혔다. 책 2만 권을 갖추고 저녁 9시까지 문을 연다.",
    "군은 창고를 고치는 데 1년 동안 14억원을 들였다. 한 층은 열람실로, 다른 한 층은 모임방으로 쓴다.",
    "주민들은 버스가 책방 앞에 서도록 노선을 고쳐 달라고 군에 건의했다. 군은 운수 회사와 협의해 답을 내놓겠다고 했다.",
)
HEADLINE = "솔내군 강가 창고, 책방으로 문 연다"


def _names(article: Article) -> list[str]:
    return [author.name for author in article.authors]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("글. 도하람 솔내대학교 의예과 교수", ["도하람"]),
        ("글 : 해리 포크(Harry Fork), IT 칼럼니스트", ["해리 포크"]),
        ("기고: 도하람", ["도하람"]),
    ],
)
def test_line_of_a_writer(text: str, names: list[str]) -> None:
    """A line says who wrote; it is byline, and neither 부제 nor story."""
    assert [author.name for author in parse_writer(text) or ()] == names
    article = extract("\n".join([HEADLINE, text, *TOLD]))
    assert (_names(article), article.body) == (names, TOLD)


@pytest.mark.parametrize("text", ["글: 도하람이 쓴 책을 읽는다", "글쓰기 : 도하람 교수의 하루.", "정리: 이번 주에 할 일", "글을 쓴 도하람 교수"])
def test_no_line_of_a_writer(text: str) -> None:
    """Lines that only begin alike."""
    assert parse_writer(text) is None


@pytest.mark.parametrize("text", ["도하람 솔내대학교 교수", "도하람 약사·‘숫자솔내’ 저자", "도하람 솔내연구원 선임연구위원"])
def test_signature_below_the_story(text: str) -> None:
    """Who signs below the story wrote it, where nobody else is named."""
    article = extract("\n\n".join([HEADLINE, *TOLD, text]))
    assert (_names(article), article.body) == (["도하람"], TOLD)


def test_names_alone_beside_the_headline() -> None:
    """Several names on one line between headline and date."""
    article = extract("\n".join([HEADLINE, "도하람·민소리·여름빛", "2026.06.08. 댓글 6 조회수 658", *TOLD]))
    assert article.title == HEADLINE
    assert parse_signature("도하람·민소리") is not None
    assert parse_signature("도하람은 솔내대학교 교수") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[솔내뉴스 권 솔 기자]", ["권 솔"]),
        ("강하람/박소리 기자", ["강하람", "박소리"]),
        ("솔내시/박소리 기자", ["박소리"]),
        ("국제부 박소리 기자", ["박소리"]),
        ("이 모 기자", []),
        ("뉴스팀 기자", []),
        ("연합 기자", []),
        ("편집장/박소리 기자", ["박소리"]),
        ("한겨레 박소리 기자", ["박소리"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    """Names with a space in them; desks, places and agencies are nobody."""
    assert [author.name for author in names_with_roles(text)] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("솔내=도하람 haram@solnae.example / 여름·민소리 기자", [("도하람", "haram@solnae.example"), ("여름", None), ("민소리", None)]),
        ("도하람 haram@solnae.example·민소리 sori@solnae.example 기자", [("도하람", "haram@solnae.example"), ("민소리", "sori@solnae.example")]),
        ("도하람·민소리 기자 haram@solnae.example sori@solnae.example", [("도하람", "haram@solnae.example"), ("민소리", "sori@solnae.example")]),
        ("haram@solnae.example 도하람 기자", [("도하람", "haram@solnae.example")]),
    ],
)
def test_addresses(text: str, found: list[tuple[str, str | None]]) -> None:
    """An address is of the name before it; several behind several names go in order."""
    assert [(author.name, author.email) for author in parse_byline(text) or ()] == found


@pytest.mark.parametrize("byline", ["[도하람 기자]", "/도하람 기자"])
def test_byline_behind_the_last_sentence(byline: str) -> None:
    """A reporter behind the last sentence is no part of it."""
    article = extract("\n\n".join([HEADLINE, *TOLD[:-1], f"{TOLD[-1]} {byline}"]))
    assert (_names(article), article.body) == (["도하람"], TOLD)


def test_reporters_of_a_ranking() -> None:
    """Reporters in rows of other stories did not write this one, even where nobody else is named."""
    rows = "".join(f'<tr><td><a href="/{n}">{text}</a></td><td><span>{name} 기자</span></td></tr>' for n, text, name in (
        (0, "솔내군 사과 3만 상자 바다 건너", "김바다"), (1, "솔내 저수지 물 40% 빠져", "박하늘"), (2, "솔내군 버스 노선 넷 늘려", "류들"),
    ))  # fmt: skip
    told = "".join(f"<p>{line}</p>" for line in TOLD)
    page = f'<html><head><title>{HEADLINE} - 솔내일보</title></head><body><h1>{HEADLINE}</h1><div class="article-body">{told}</div><div class="related_article"><h2>인기기사</h2><table>{rows}</table></div></body></html>'
    assert extract(page).authors == ()


def test_desk_behind_the_last_sentence() -> None:
    """A desk signs for nobody, and is no part of the sentence."""
    article = extract("\n\n".join([HEADLINE, *TOLD[:-1], f"{TOLD[-1]} 온라인 뉴스팀 기자"]))
    assert (article.authors, article.body) == ((), TOLD)


def test_deck_about_a_reporter() -> None:
    """A deck that speaks of a reporter is no byline."""
    deck = "책방지기로 취업한 솔내신문 박소리 기자"
    article = extract("\n".join([HEADLINE, "", deck, "", "입력 2023-04-20 13:24", "도하람 기자", "", *TOLD]))
    assert _names(article)[-1] == "도하람"


@pytest.mark.parametrize("signature", ["(도하람 기자)", "<도하람 기자>"])
def test_a_name_in_brackets_behind_the_last_sentence_signs_the_story(signature: str) -> None:
    article = extract("\n\n".join((HEADLINE, *TOLD)) + f" {signature}")
    assert article.body[-1] == TOLD[-1]
    assert _names(article) == ["도하람"]
    assert article.captions == ()


def test_a_sentence_right_below_another_is_no_caption() -> None:
    """What a page broke by `<br>` tells the story on, though a source stands behind it."""
    last = "책방은 내년 봄에 강 건너 마을에도 열 계획이다."
    article = extract("\n\n\n".join((HEADLINE, *TOLD)) + f"\n{last} 사진=솔내군\n\n\n\n도하람 기자 haram@solnae.example")
    assert article.body[-1] == last
