"""What the labels of records are called, and the field that each names."""

from __future__ import annotations

import re

from newsextract.model import FieldName

_NAMES: dict[FieldName, str] = {
    "title": """
        제목 기사제목 기사명 뉴스제목 원제 헤드라인 표제 타이틀 title headline subject newstitle articletitle ogtitle titletext
    """,
    "subtitle": "부제 부제목 소제목 subtitle subheadline deck subhead",
    "author": """
        기자 기자명 담당기자 취재기자 작성자 글쓴이 저자 필자 기고자 author authors authorname byline writer reporter reporters
        creator journalist
    """,
    "published": """
        작성일 작성일시 작성일자 작성시간 등록일 등록일시 등록일자 등록시간 입력 입력일 입력일시 입력시간 기사입력 날짜 일자 일시
        기사일자 뉴스일자 기사날짜 보도일 보도일자 보도일시 게재일 게재일자 게시일 게시일자 발행일 발행일자 발행일시 송고일
        date published publishedtime publishedat publishedon publisheddate publishdate publishtime publicationdate pubdate datetime
        newsdate articledate regdate registered writedat writedate wdate postdate postedat dateposted datepublished
        articlepublishedtime
    """,
    "modified": "수정일 수정일시 최종수정 최종수정일 수정시간 modified modifiedtime modifiedat updated updatedat lastmodified datemodified",
    "tags": "태그 키워드 해시태그 tags tag keywords keyword hashtags",
    "caption": "사진설명 사진캡션 캡션 caption imagecaption photocaption imgdesc imgcaption",
    "text": """
        본문 내용 기사본문 기사내용 본문내용 뉴스본문 기사전문 전문 본문텍스트 content contents body text article articlebody
        articletext articlecontent newsbody newscontent newstext maintext markdowncontent markdown bodytext fulltext document
        rawtext contenttext form sentence sentences
    """,
    "url": """
        url uri link href 링크 주소 원문 원문링크 원문url 기사url 기사링크 기사주소 뉴스링크 originallink canonical canonicalurl originalurl
        articleurl newsurl sourceurl urlsource
    """,
    "publisher": "언론사 언론사명 매체 매체명 신문사 방송사 publisher press outlet newspaper sitename medianame",
    "other": """
        출처 제공 발행처 media provider site platform source company office
        카테고리 분류 섹션 부문 분야 주제 category categories section maincategory subcategory topic
        통합분류 통합분류1 통합분류2 통합분류3 사건사고분류 사건사고분류1 사건사고분류2 사건사고분류3 인물 위치 기관 특성추출 분석제외여부
        뉴스식별자 식별자 기사id 기사번호 번호 순번 id no num idx aid oid newsid articleid index
        조회 조회수 추천 추천수 댓글 댓글수 좋아요 views viewcount hits likes comments commentcount
        요약 기사요약 요약문 설명 description summary excerpt abstract lead snippet
        이미지 사진 썸네일 이미지url image images imageurl thumbnail photo cover
        abstractive extractive qas question answer answers 언어 language lang layout created createdat crawled crawledat crawldate collectedat fetchedat 수집일 수집일시 수집시간 수집일자
        본문길이 글자수 길이 length wordcount numberofpages warning copyright 저작권 type status slug permalink draft introduction aliases
        cssclasses hostname fingerprint license pagetype
    """,
}
_KNOWN: dict[str, FieldName] = {name: field for field, names in _NAMES.items() for name in names.split()}
_SQUEEZE = re.compile(r"[\s_\-./·()'\"*:]+")
_PREFIX = re.compile(r"^(?:og|article|news|meta|dc)(?=[a-z])")


def field_of(label: str) -> FieldName | None:
    """The field that a label names, however it is spaced and spelt; None for a label that nobody knows.

    >>> field_of("기사 제목"), field_of("Published Time"), field_of("pub_date"), field_of("진행")
    ('title', 'published', 'published', None)
    """
    squeezed = _SQUEEZE.sub("", label).lower()
    return _KNOWN.get(squeezed) or _KNOWN.get(_PREFIX.sub("", squeezed))
