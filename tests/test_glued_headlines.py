"""Headline parts that a crawler ran together on the first line: cut where one ends, and nowhere else."""

from __future__ import annotations

import pytest

from newsextract import extract

STORY = (
    "\n\n한밭시는 3일 새 도서관을 연다고 밝혔다.시민 누구나 책을 빌릴 수 있다고 시는 설명했다.임꺽정 의원은 이날 한밭시를 비판했다."
    "한밭시의회 노동계 위원들은 조례를 고치겠다고 말했다."
)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("한밭시, 새 도서관 예산 보고서 공개“카카오에 적용할 표현 임의로 선정”", ["한밭시, 새 도서관 예산 보고서 공개", "“카카오에 적용할 표현 임의로 선정”"]),
        ('세계 한인의 날 기념식 참석 격려"글로벌 나라의 꿈에 앞장서 달라"', ["세계 한인의 날 기념식 참석 격려", '"글로벌 나라의 꿈에 앞장서 달라"']),
        ("도서관연구소, 내부 보고서에서 시 정책 비판임꺽정 의원 “연임 9년에 후임마저 복심”", ["도서관연구소, 내부 보고서에서 시 정책 비판", "임꺽정 의원 “연임 9년에 후임마저 복심”"]),
        ("도서관 조례·예산안 국무회의 의결", ["도서관 조례·예산안 국무회의 의결"]),
        ("홍 의원, 도서관 논란에는“전체 영상 보면 사실무근”", ["홍 의원, 도서관 논란에는“전체 영상 보면 사실무근”"]),
    ],
)
def test_parts_of_the_first_line(line: str, parts: list[str]) -> None:
    article = extract(line + STORY)
    assert [*filter(None, [article.title]), *article.subtitles] == parts
    assert article.body[0] == "한밭시는 3일 새 도서관을 연다고 밝혔다."
