from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.metadata.people import authors
from newsextract.metadata.titles import headline
from newsextract.metadata.values import address, clean, moment, outlet


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-05-22T09:30:00.613Z", "2024-05-22T18:30:00+09:00"),
        ("2024-05-22 18:30:15", "2024-05-22T18:30:15+09:00"),
        ("2024-05-22T18:30+09", "2024-05-22T18:30:00+09:00"),
        ("20240522", "2024-05-22"),
        ("202405221830", "2024-05-22T18:30:00+09:00"),
        ("Wed, 22 May 2024 09:30:00 GMT", "2024-05-22T18:30:00+09:00"),
        ("Wed May 22 18:30:00 KST 2024", "2024-05-22T18:30:00+09:00"),
        ("Wed May 22 2024 18:30:00 GMT+0900 (한국 표준시)", "2024-05-22T18:30:00+09:00"),
        ("2024. 5. 22. 오후 6:30", "2024-05-22T18:30:00+09:00"),
        ("May 22, 2024 6:30 PM", "2024-05-22T18:30:00+09:00"),
        ("1716370200", "2024-05-22T18:30:00+09:00"),
        (1716370200000, "2024-05-22T18:30:00+09:00"),
        ("1970-01-01", None),
        ("0000-00-00 00:00:00", None),
        ("2024-13-40", None),
        ("어제", None),
        ("", None),
        (None, None),
        (True, None),
    ],
)
def test_moments(value: object, iso: str | None) -> None:
    assert moment(value) == iso


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("홍길동", "홍길동"),
        ("홍길동 기자(gildong@example.com)", "홍길동"),
        ("By 홍길동", "홍길동"),
        ("홍길동,임꺽정", "홍길동 임꺽정"),
        ("홍길동·임꺽정 기자", "홍길동 임꺽정"),
        ("홍길동 기자 외 2명", "홍길동"),
        ("한밭스포츠=홍길동 기자", "홍길동"),
        ("한밭=홍길동", "홍길동"),
        ("한밭일보 홍길동", "홍길동"),
        ("홍길동 (한밭대)", "홍길동"),
        ("남궁민수", "남궁민수"),
        ("John Smith", "John Smith"),
        ("한밭일보", ""),
        ("연합뉴스", ""),
        ("한밭일보 | 네이버", ""),
        ("온라인뉴스팀", ""),
        ("문화", ""),
        ("한밭 연예", ""),
        ("admin", ""),
        ("https://www.facebook.com/hanbat", ""),
        ("desk@example.com", ""),
        ("Korea Herald", ""),
    ],
)
def test_people(value: str, names: str) -> None:
    found = " ".join(author.name for author in authors([value], ["한밭일보"]))
    assert found == names


def test_a_name_given_twice_is_one_author() -> None:
    (author,) = authors(["홍길동", "홍길동 기자 gildong@example.com"])
    assert (author.role, author.email) == ("기자", "gildong@example.com")


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        (["새 청사 문 열다 - 한밭일보"], "새 청사 문 열다"),
        (["새 청사 문 열다 < 사회 < 기사본문 - 한밭일보"], "새 청사 문 열다"),
        (["새 청사 문 열다 : 네이버 뉴스"], "새 청사 문 열다"),
        (["새 청사 문 열다 : 뉴스 : 한밭닷컴"], "새 청사 문 열다"),
        (["새 청사 문 열다-정치ㅣ한밭일보"], "새 청사 문 열다"),
        (["한밭일보 - 새 청사 문 열다"], "새 청사 문 열다"),
        (["[사회]새 청사 문 열다 | 한밭일보", "새 청사 문 열다"], "새 청사 문 열다"),
        (
            ["새 청사 문 연다, 시장 “기쁘…", "새 청사 문 연다, 시장 “기쁘다”"],
            "새 청사 문 연다, 시장 “기쁘다”",
        ),
        (["새 청사 문 연다 밝혀", '"새 청사 문 연다" 밝혀'], '"새 청사 문 연다" 밝혀'),
        (["한밭일보 노조 새 위원장 - 한밭일보"], "한밭일보 노조 새 위원장"),
        (["[인터뷰] 홍길동: 나는 이렇게 산다"], "[인터뷰] 홍길동: 나는 이렇게 산다"),
        (["정부 vs 언론: 공영방송"], "정부 vs 언론: 공영방송"),
        (["한밭-대동 통합, 그 후"], "한밭-대동 통합, 그 후"),
        (["한밭일보"], None),
        ([""], None),
    ],
)
def test_headlines(titles: list[str], wanted: str | None) -> None:
    assert headline(titles, ["한밭일보"]) == wanted


def test_outlets() -> None:
    names = [
        outlet(v)
        for v in (
            "Copyright ⓒ 한밭일보. All rights reserved.",
            "한밭통신 | 네이버",
            "@hanbat",
            "https://example.com",
        )
    ]
    assert names == ["한밭일보", "한밭통신", "", ""]


def test_addresses() -> None:
    assert address("//example.com/1") == "https://example.com/1"
    for odd in ("http://[", "mailto:a@example.com", "/1", "http://localhost/", "data:image/png;base64,AA"):
        assert address(odd) is None


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    clean(text)
    moment(text)
    outlet(text)
    address(text, "https://example.com/")
    authors([text], [text[:3]])
    headline([text, text[: len(text) // 2]], [text[-3:]])
