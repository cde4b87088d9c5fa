from __future__ import annotations

from newsextract.article import Author

from .pages import linked, meta, read

NEWS = """{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "새 청사 문 열다",
 "datePublished": "2024-05-22T09:30:00Z", "dateModified": "2024-05-22T18:45:00+09:00",
 "author": [{"@type": "Person", "name": "홍길동", "jobTitle": "기자", "email": "mailto:gildong@example.com"}],
 "publisher": {"@type": "Organization", "name": "한밭일보", "logo": {"url": "https://example.com/logo.png"}},
 "articleSection": ["사회", "지역"], "keywords": ["청사", "#한밭시", "한밭일보"], "inLanguage": "ko-KR",
 "image": [{"@type": "ImageObject", "url": "/photo/1.jpg"}],
 "mainEntityOfPage": {"@id": "https://hanbat.example.com/news/1"}}"""


def test_everything_from_jsonld() -> None:
    found = read(linked(NEWS))
    assert found.title == "새 청사 문 열다"
    assert found.authors == (Author("홍길동", "기자", "gildong@example.com"),)
    assert (found.published, found.modified) == ("2024-05-22T18:30:00+09:00", "2024-05-22T18:45:00+09:00")
    assert (found.publisher, found.original_publisher, found.section) == ("한밭일보", None, "사회")
    assert found.keywords == ("청사", "한밭시")
    assert found.url == "https://hanbat.example.com/news/1"
    assert found.image == "https://hanbat.example.com/photo/1.jpg"
    assert found.language == "ko"


def test_graph_with_references() -> None:
    found = read(
        linked(
            '{"@graph": [{"@type": "WebPage", "@id": "#p", "name": "새 청사 - 한밭일보", "datePublished": "2020-01-01"},'
            '{"@type": ["Article", "ReportageNewsArticle"], "headline": "새 청사 문 열다", "author": {"@id": "#a"},'
            ' "publisher": {"@id": "#o"}, "datePublished": "2024-05-22 18:30:00"},'
            '{"@type": "Person", "@id": "#a", "name": "홍길동"}, {"@type": "Organization", "@id": "#o", "name": "한밭일보"}]}'
        )
    )
    assert (found.title, found.authors, found.publisher) == (
        "새 청사 문 열다",
        (Author("홍길동"),),
        "한밭일보",
    )
    assert found.published == "2024-05-22T18:30:00+09:00"


def test_the_article_of_the_address_among_several() -> None:
    both = linked('[{"@type": "NewsArticle", "headline": "첫째 기사 제목", "url": "https://a.example.com/1"},'
                  '{"@type": "NewsArticle", "headline": "둘째 기사 제목", "url": "https://a.example.com/2"}]')  # fmt: skip
    assert read(both).title == "첫째 기사 제목"
    assert read(both, url="https://a.example.com/2").title == "둘째 기사 제목"


def test_related_articles_are_other_articles() -> None:
    found = read(
        linked(
            '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "남의 기사 제목"}]}'
        )
        + "<title>새 청사 문 열다</title>"
    )
    assert found.title == "새 청사 문 열다"


def test_several_broken_scripts() -> None:
    found = read(
        linked("{oops") + linked("") + linked("<!--" + NEWS.replace('"사회", "지역"]', '"사회\n",],') + "-->")
    )
    assert (found.title, found.section) == ("새 청사 문 열다", "사회")


def test_meta_alone() -> None:
    found = read(
        meta(
            og__title="새 청사 문 열다-사회ㅣ한밭일보",
            og__site_name="한밭일보",
            og__url="https://hanbat.example.com/1?id=2",
        )
        + meta(
            article__published_time="2024-05-22T18:30:00.000+0900",
            article__section="뉴스",
            article__section2="사회",
        )
        + meta(
            article__author="https://www.facebook.com/hanbat",
            dable__author="한밭, 대동 홍길동 기자 gildong@example.com",
        )
        + '<meta name="news_keywords" content="청사, 개청식"><meta name=keywords content="뉴스,정치,경제,사회,한밭일보">'
        + '<meta name=description content="undefined"><meta name=headline content="새 청사 문 열다">'
    )
    assert (found.title, found.publisher, found.section) == ("새 청사 문 열다", "한밭일보", "사회")
    assert found.authors == (Author("홍길동", "기자", "gildong@example.com"),)
    assert found.keywords == ("청사", "개청식")
    assert found.description is None
    assert found.url == "https://hanbat.example.com/1?id=2"


def test_keywords_of_the_site_are_none_of_the_article() -> None:
    assert read('<meta name=keywords content="한밭일보, 뉴스, 속보, 정치, 경제">').keywords == ()


def test_a_tag_for_each_reporter() -> None:
    two = meta(article__author="홍길동 기자") + meta(article__author="임꺽정 기자")
    assert [a.name for a in read(two).authors] == ["홍길동", "임꺽정"]


def test_a_crumb_is_the_last_resort_for_a_section() -> None:
    crumbs = linked(
        '{"@type": "BreadcrumbList", "itemListElement": [{"name": "홈"}, {"item": {"name": "지역"}}, {"name": "새 청사 문 열다"}]}'
    ) + meta(og__title="새 청사 문 열다")
    assert read(crumbs + linked('{"@type": "NewsArticle", "headline": "새 청사 문 열다"}')).section == "지역"
    assert read(crumbs + meta(article__section="사회")).section == "사회"


def test_microdata() -> None:
    found = read(
        "<title>한밭일보</title>" + meta(og__site_name="한밭일보"),
        "<article itemscope><h1 itemprop=headline>새 청사 문 열다</h1><span itemprop=author><b itemprop=name>홍길동</b> 기자</span>"
        '<time itemprop=datePublished datetime="2024-05-22T18:30">5월 22일</time></article>',
    )
    assert (found.title, found.authors, found.published) == (
        "새 청사 문 열다",
        (Author("홍길동"),),
        "2024-05-22T18:30:00+09:00",
    )


def test_arc_record() -> None:
    record = (
        '{"content_elements": [], "headlines": {"basic": "새 청사 문 열다"}, "display_date": "2024-05-22T09:30:00Z",'
        '"credits": {"by": [{"name": "한밭스포츠 = 홍길동 기자"}]}, "taxonomy": {"primary_section": {"name": "사회"}}}'
    )
    found = read(
        f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={record};Fusion.x=1</script>"
    )
    assert (found.title, found.section, found.published) == (
        "새 청사 문 열다",
        "사회",
        "2024-05-22T18:30:00+09:00",
    )
    assert [a.name for a in found.authors] == ["홍길동"]


def test_portal_copy() -> None:
    found = read(
        meta(
            og__title="새 청사 문 열다",
            og__url="https://n.news.naver.com/article/1/2",
            og__article__author="한밭통신 | 네이버",
        )
    )
    assert (found.publisher, found.original_publisher, found.authors) == ("네이버 뉴스", "한밭통신", ())
    found = read(
        meta(og__site_name="다음뉴스", og__article__author="한밭일보", og__regDate="20240522183015"),
        url="https://v.daum.net/v/1",
    )
    assert (found.original_publisher, found.published) == ("한밭일보", "2024-05-22T18:30:15+09:00")


def test_senseless_values_are_dropped() -> None:
    found = read(
        linked(
            '{"@type": "NewsArticle", "headline": "undefined", "datePublished": "1970-01-01T00:00:00Z", "author": {"name": "null"}}'
        )
        + meta(
            og__title="{{ title }}",
            article__published_time="0000-00-00 00:00",
            og__image="",
            og__url="http://localhost/1",
        )
    )
    assert (found.title, found.published, found.authors, found.image, found.url) == (
        None,
        None,
        (),
        None,
        None,
    )


def test_korean_clock_written_as_universal_time() -> None:
    found = read(
        linked('{"@type": "NewsArticle", "datePublished": "2024-05-22T18:30:00Z"}')
        + meta(article__published_time="2024-05-22T18:30:00+09:00")
    )
    assert found.published == "2024-05-22T18:30:00+09:00"


def test_a_time_is_better_than_a_day() -> None:
    found = read(
        linked('{"@type": "Article", "datePublished": "2024-05-22"}')
        + meta(article__published_time="2024-05-22 18:30")
    )
    assert found.published == "2024-05-22T18:30:00+09:00"


def test_no_change_at_or_before_publication() -> None:
    for modified in ("2024-05-22T18:30:00+09:00", "2024-05-22", "2024-05-21T10:00:00+09:00"):
        both = meta(article__published_time="2024-05-22T18:30:00+09:00", article__modified_time=modified)
        assert read(both).modified is None


def test_canonical_address() -> None:
    link = '<link rel=canonical href="/news/1">'
    assert read(link, url="https://m.example.com/x?id=1").url == "https://m.example.com/news/1"
    assert read(link + meta(og__url="https://www.example.com/news/1")).url == "https://www.example.com/news/1"
    front = '<link rel=canonical href="https://www.example.com/">' + meta(
        og__url="https://www.example.com/news/1"
    )
    assert read(front).url == "https://www.example.com/news/1"


def test_a_bare_page_says_nothing() -> None:
    found = read("")
    assert (found.title, found.authors, found.keywords, found.language) == (None, (), (), "ko")


def test_deep_pages() -> None:
    head = "<title>새 청사 문 열다</title>"
    assert read(head, "<div itemprop=author>" * 30_000 + "글").title == "새 청사 문 열다"
