"""Dumps of an invented site that prints a line which the program takes for a paragraph."""

from __future__ import annotations

from pathlib import Path

LINE = "누리 알림판 한 장 더"
DUMP = """\
누리군 {0}번째 작은 도서관 문 연다
한별 기자 byeol@nuri.example
입력 2024.05.{0} 18:30

누리군은 지난 {0}일 오래된 방앗간을 고쳐 마을 도서관으로 열었다고 밝혔다.

군은 이 건물을 고치는 데 열 달 동안 12억원을 들였다고 설명했다.

주민 한여름(58)씨는 "아이들이 갈 곳이 생겨 기쁘다"고 말했다.
{1}
저작권자 © 누리신문 무단전재 및 재배포 금지
누리신문 새벽편지 받기
"""


def site(folder: Path, count: int = 3) -> list[Path]:
    """Files of the site, the first of which has the line on its eleventh."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number}.txt" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 11):
        path.write_text(DUMP.format(number, LINE), encoding="utf-8")
    return paths
