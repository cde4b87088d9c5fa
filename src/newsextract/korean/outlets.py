"""The outlet that a document says it comes from: in its copyright line, its page title, its foot."""

from __future__ import annotations

import re

from newsextract.korean.names import NAME

_NAME = r"[가-힣A-Za-z0-9][가-힣A-Za-z0-9·&]{1,14}?"
# 저작권자 © 미리내넷 무단전재 및 재배포 금지 · <저작권자(c) 도담포스트 무단전재 · ⓒ가온일보, 무단 전재 및 재배포 금지
_COPYRIGHT = re.compile(
    rf"(?:ⓒ|©|\([cC]\))\s?['‘]?(?P<name>{_NAME})['’]?(?:\(www[^()\n]{{1,40}}\))?"
    r"(?=[^가-힣A-Za-z0-9\n][^\n]{0,30}(?:무단|전재|재배포|All [Rr]ights|ALL RIGHTS))"
)
# 제호: 도담경제 · 기사제공 물빛스포츠
_FOOT = re.compile(rf"(?:제호|기사 ?제공|매체명)\s?[:：]?\s?(?P<name>{_NAME})(?=\s*(?:\n|$|\|))")
# 새 청사 문 열다 < 사회 < 기사본문 - 가온일보 · 새 청사 문 열다 : 뉴스 : 가온닷컴
_PAGE_TITLE = re.compile(rf"[^\n]{{6,160}}?(?:기사본문|전체기사|뉴스|사회|정치|경제)\s[-:|]\s(?P<site>{_NAME})\s*(?=\n|$)")
# 새 청사 문 열다 - 가온일보, where the headline is printed again
_SITE_BEHIND = re.compile(rf"\s*(?P<title>[^\n]{{6,160}}?)\s[-|:]\s(?P<site>{_NAME})\s*(?=\n)")
_NEAR = 3000  # characters below a page's title
# [미리내넷=홍길동 기자]
_SIGNED = re.compile(rf"[\[(〔［]\s?(?P<outlet>[가-힣A-Za-z]{{3,10}})\s?[=/]\s?{NAME}\s?기자")
_PLACE = re.compile(r"(?:시|군|구|도)$")
_COPYRIGHT_CUES = ("ⓒ", "©", "(c)", "(C)")
_FOOT_CUES = ("제호", "기사제공", "기사 제공", "매체명")
_NOT_OUTLETS = frozenset("무단 기자 뉴스 본문 저작권자 사진 All Copyright 포토 단독 속보 영상 인터뷰 사설 칼럼 기고 종합 앵커 리포트".split())


def own_outlets(text: str) -> frozenset[str]:
    """The names of the outlet that a document prints of itself.

    >>> sorted(own_outlets("정부는 4일 이렇게 밝혔다.\\n저작권자 © 미리내넷 무단전재 및 재배포 금지"))
    ['미리내넷']
    >>> own_outlets("새 도서관 전경. ⓒ 한밭시청")
    frozenset()
    """
    found: set[str] = set()
    if any(cue in text for cue in _COPYRIGHT_CUES):
        found.update(match["name"] for match in _COPYRIGHT.finditer(text))
    if any(cue in text for cue in _FOOT_CUES):
        found.update(match["name"] for match in _FOOT.finditer(text))
    titled = _PAGE_TITLE.match(text)
    if titled:
        found.add(titled["site"])
    plain = _SITE_BEHIND.match(text)
    if plain and plain["title"] in text[plain.end() : plain.end() + _NEAR]:
        found.add(plain["site"])
    signed = _SIGNED.search(text) if "기자" in text else None
    if signed and not _PLACE.search(signed["outlet"]):
        found.add(signed["outlet"])
    return frozenset(name for name in found if len(name) >= 2 and name not in _NOT_OUTLETS and not name.isdigit())
