"""Strategies that make dumps as Korean pages leave them, and dirtier ones."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import strategies as st

from newsextract import lexicon

_SENTENCES = (
    "김 지사는 이날 도청에서 기자회견을 열고 이렇게 말했다.",
    "정부는 다음 달부터 새 제도를 시행하기로 했다",
    "그는 “책임을 다하겠다”고 강조했다.",
    '"왜 우리만 겪어야 하나요?"라고 상인은 되물었다.',
    "시민들이 17일 도청 앞에서 줄을 서 있다.",
    "Ltd.가 3.5% 오른 1,200원에 거래를 마쳤습니다.",
    "한밭뉴스 홍길동입니다.",
    "■ 새 청사, 무엇이 달라지나",
    "◇ 예산은 어디서",
    "The committee said on Monday that it would meet again.",
)
_META = (
    "(서울=연합뉴스) 홍길동 기자 = ",
    "[한밭일보 임꺽정 기자]",
    "[서울=뉴시스]",
    "홍길동 기자 gildong@example.co.kr",
    "글·사진 장길산 특파원",
    "기자명 홍길동 입력 2024.05.22 18:30 수정 2024.05.23. 오전 9:05 댓글 0",
    "2024년 5월 22일 오후 6시 30분",
    "승인 2024-02-30 25:61",
    "9999.99.99",
    "제목: 새 도서관 문 연다",
    "새 도서관 문 연다 < 사회 < 기사본문 - 한밭일보",
    "[앵커]",
    "◀ 리포트 ▶",
    "영상취재: 홍길동",
    "(끝)",
    "AI 요약",
)
_PICTURES = (
    "▲ 새 청사 조감도. 사진=한밭시청 제공",
    "시민들이 줄을 서 있다. (사진=연합뉴스)",
    "사진=뉴시스",
    "사진제공 : 하이브",
    "/사진=홍길동 기자",
    "ⓒ 한밭일보",
    "[사진=연합뉴스] gildong@example.co.kr",
    "포털 로고[카카오 제공]  ",
    "자료사진",
    "조감도. 한밭시 제공",
    "관련사진보기",
)
_TAGS = ("#도서관 #한밭", "태그: 정치, 경제, 사회", "#a,#b #", "키워드", "Tag", "도서관 | 한밭 | 예산")
_CHROME = (
    "많이 본 뉴스",
    "관련기사",
    "댓글 0개",
    "저작권자 ⓒ 한밭일보 무단전재 및 재배포 금지",
    "Copyright ⓒ 한밭일보. All rights reserved.",
    "☞ 다른 기사 보기",
    "※ 여러분의 제보를 기다립니다.",
    "네이버에서 한밭일보 구독하기",
    "https://news.example.kr/1?a=b#c",
    "OhmyNews",
)
_PHRASES = tuple(sorted(lexicon.load().phrases))
_SEPARATORS = (
    "\n",
    "\n\n",
    "\n\n\n\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "",
    "\t",
    "\u3000",
    "\xa0",
    "\u2028",
    "\x0b",
    "\x85",
)
_MARKS = "[]()<>【】〔〕「」『』《》“”‘’\"'=:/|·,.?!…ⓒ©@#■◆◇▶●▲△☞※ㅣ-_~%&"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u061c\u202e\u2066\ufe0f\u115f\u1160\u3164\x00\x07\x1b\x1f\x7f\x9f"
_SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x85\xa0\u1680\u2000\u2003\u200a\u2028\u2029\u202f\u205f\u3000"
_JAMO = "\u1100\u1112\u1161\u1173\u11a8\u11ab\u11ff\ua960\ud7b0\ud7cb"
_WORDS = "다요죠까음함김이박홍길동기자사진제공가나 0129aZ"


def lines() -> st.SearchStrategy[str]:
    """One fragment of a dump: a sentence, a byline, a credit, chrome, or a run of dirt."""
    stamps = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(lambda day: f"입력 {day:%Y.%m.%d} 18:30")
    dirt = st.text(st.sampled_from(_MARKS + _INVISIBLE + _SPACES + _JAMO + _WORDS), max_size=30)
    runs = st.builds(
        lambda text, times: text * times,
        st.sampled_from([*_MARKS, *_SENTENCES, "다.", "사진=", "#a "]),
        st.integers(1, 40),
    )
    return st.one_of(
        *(st.sampled_from(kind) for kind in (_SENTENCES, _META, _PICTURES, _TAGS, _CHROME, _PHRASES)),
        stamps,
        dirt,
        runs,
        st.text(st.characters(), max_size=12),  # lone surrogates too
    )


@st.composite
def dumps(draw: st.DrawFn) -> str:
    """A dump of some lines; now and then decomposed, sprinkled with zero-width characters, or garbled."""
    parts = draw(st.lists(st.tuples(lines(), st.sampled_from(_SEPARATORS)), max_size=25))
    text = "".join(line + separator for line, separator in parts)
    change = draw(st.sampled_from(("none", "none", "none", "nfd", "sprinkle", "latin-1", "twice")))
    if change == "nfd":
        return unicodedata.normalize("NFD", text)
    if change == "sprinkle":
        odd = draw(st.sampled_from(_INVISIBLE + _SPACES + _JAMO))
        step = draw(st.integers(1, 9))
        return odd.join(text[i : i + step] for i in range(0, len(text), step))
    if change == "latin-1":
        return text.encode("utf-8", "replace").decode("latin-1")
    return text + text if change == "twice" else text


@st.composite
def encoded(draw: st.DrawFn) -> bytes:
    """A dump as bytes: in an encoding that dumps come in, some bytes of it broken."""
    encoding = draw(
        st.sampled_from(("utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be", "utf-32"))
    )
    data = bytearray(draw(dumps()).encode(encoding, "replace"))
    for at in draw(st.lists(st.integers(0, max(0, len(data) - 1)), max_size=3)):
        if data:
            data[at] = draw(st.integers(0, 255))
    return draw(
        st.sampled_from((b"", b"", b"", b"\xff\xd8\xff", b"%PDF-", b"\xef\xbb\xbf", b"\xff\xfe"))
    ) + bytes(data)
