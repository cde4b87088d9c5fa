"""Whether a line is about the story: headline parts share its words, buttons of a page do not."""

from __future__ import annotations

import re

from newsextract.rules.state import State

_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")
_MOST = 8000  # characters of the story that are looked at
# what controls and notices of a page are named by; a headline is about something else too
_CONTROLS = frozenset(
    "글자 글씨 크기 폰트 글꼴 조정 조절 변경 설정 동영 영상 영역 화면 키보 컨트 재생 고정 취소 버튼 메뉴 목록 전체 더보 보기 닫기 열기 하기 "
    "확대 축소 공유 이메 메일 카카 페이 트위 기사 뉴스 본문 댓글 구독 추가 선호 출처 채널 알림 안내 시작 종료 이동 검색 로그 회원 가입 인쇄 "
    "스크 북마 번역 언어 음성 듣기 요약 링크 주소 복사 이미 사진 원본 다음 이전 바로 가기 서비 이용 약관 좋아 추천".split()
)


def story_words(state: State) -> str:
    """The text of the story's region, by which lines around it are judged."""
    if state.story is None:
        return ""
    first, last = state.pieces[state.story[0]], state.pieces[state.story[1]]
    return state.document.text[first.start : min(last.end, first.start + _MOST)]


def shares_words(text: str, story: str, least: int = 2) -> bool:
    """Whether the beginnings of some words of a line stand in a story.

    >>> shares_words("도서관 세 곳을 연다", "한밭시는 시청 앞 도서관 세 곳을 새로 연다고 밝혔다.")
    True
    """
    return shared_words(text, story) >= least


def shared_words(text: str, story: str) -> int:
    """How many words of a line begin as words of a story do.

    >>> shared_words("한밭일보 웹진 | 도서관", "한밭시는 시청 앞 도서관 세 곳을 새로 연다고 밝혔다.")
    2
    """
    return len({word[:2] for word in _WORD.findall(text) if word[:2] in story})


def is_about(text: str, story: str) -> bool:
    """Whether a line may be about a story: hardly any of its words name a page's controls, or it shares two with the story.

    >>> story = "한밭시는 24일 시청에서 도서관 세 곳을 새로 연다고 밝혔다."
    >>> is_about("시청 앞 도서관 6월 개관", story), is_about("글자크기 조정하기", story)
    (True, False)
    """
    words = [word[:2] for word in _WORD.findall(text)]
    own = [word for word in words if word not in _CONTROLS]
    return len(own) * 2 > len(words) or sum(word in story for word in own) >= 2
