"""Title, dates, tags and section, by every channel a page has."""

from datetime import date, datetime

import pytest

from summarizer.reading.read import read_article
from tests.summarizer.reading.gazette import LONG, TEXT, URL, read


def test_the_heading_is_the_headline() -> None:
    """What stands above the text wins over what is worded anew for search engines."""
    head = '<meta property="og:title" content="Town harbour closes: all you need to know">'
    assert read(head).title == "Harbour to close"


def test_kicker_above_the_headline() -> None:
    """Small words inside the heading are dropped where the page declares the title without."""
    head = '<meta property="og:title" content="Harbour of the town to close">'
    title = "<span>Infrastructure</span> Harbour of the town to close"
    assert read(head, title=title).title == "Harbour of the town to close"


@pytest.mark.parametrize("between", [": ", " : ", " - "])
def test_kicker_that_the_page_declares(between: str) -> None:
    """Words before the headline belong to it where two channels agree that they do."""
    longer = f"Northtown{between}Harbour to close"
    shared = f'<meta property="og:title" content="{longer}">'
    stated = """<script type="application/ld+json">
    {"@type": "NewsArticle", "headline": "%s"}</script>"""
    assert read(shared + stated % longer).title == longer
    assert read(shared).title == "Harbour to close"
    assert read(shared + stated % "Harbour to close").title == "Harbour to close"


@pytest.mark.parametrize("hyphen", ["\xad", "&shy;", "&#173;", "&#xAD;", "&#x00ad;"])
def test_hyphens_that_nobody_sees(hyphen: str) -> None:
    """Pages write them into long words, for the eye."""
    article = read(below=f"<p>The harbour{hyphen}master {LONG[3:-4]}</p>", title=f"Har{hyphen}bour")
    assert article.title == "Harbour"
    assert "The harbourmaster The" in article.text


def test_logo_is_no_headline() -> None:
    """A site's name in the first heading is passed over."""
    page = f"""<html><head><title>Harbour to close | Example Gazette</title>
    <meta property="og:site_name" content="Example Gazette"></head><body>
    <header><h1>Example Gazette</h1></header><h2>Harbour to close</h2>{TEXT}</body></html>"""
    assert read_article(page.encode(), URL, "text/html").title == "Harbour to close"


def test_what_is_declared_with_a_brace_too_many() -> None:
    """It is read all the same: what stands in a side bar is not taken for it."""
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour to close",
    "datePublished": "2022-02-17T18:10:00+01:00", "author": {"name": "Mia Berg"}}}</script>"""
    article = read(head)
    assert str(article.published) == "2022-02-17 18:10:00+01:00"
    assert article.authors == ("Mia Berg",)


@pytest.mark.parametrize(
    "logo",
    [
        '<h1><a href="/">The Harbour to close Blog</a></h1>',
        '<h1><a href="https://www.example-gazette.com">Days by the sea</a></h1>',
        '<h1><a href="/blog" rel="home">Days by the sea</a></h1>',
        '<div class="topbar__logo logo"><h1>Days by the sea</h1></div>',
        '<h1 class="site-logo">Days by the sea</h1>',
        "<h1>海港网</h1>",
    ],
)
def test_a_logo_in_a_heading_is_no_headline(logo: str) -> None:
    """It is called so, or leads to the front page, or is a word of what is declared."""
    title = "海港网 | 市议会星期五表示" if "海" in logo else "The harbour is closed"
    page = f"""<head><meta property="og:title" content="{title}"></head>{logo}
    <h2>{title}</h2>{TEXT}"""
    assert read_article(page.encode(), "https://example.com/1", "text/html").title == title


@pytest.mark.parametrize(
    "behind", ["-海港网", "_海港新闻", "--时政--海港网", "-海港日報", "_社会_海港在线"]
)
def test_a_papers_name_behind_a_headline_without_blanks(behind: str) -> None:
    """It is none of the headline; what has but a hyphen is."""
    text = "市议会星期五表示，该市港口将关闭三个月。修缮工程需要大量资金，预计三月开始。" * 4
    for title, told in (
        (f"港口将关闭三个月{behind}", "港口将关闭三个月"),
        ("港口-码头", "港口-码头"),
    ):
        page = f"<html lang=zh><head><title>{title}</title></head><p>{text}</p></html>"
        found = read_article(page.encode(), "https://example.cn/1", "text/html; charset=utf-8")
        assert found.title == told


@pytest.mark.parametrize("sign", [": ", " - ", " – "])
def test_a_kicker_that_style_alone_sets_apart(sign: str) -> None:
    """It is set apart as the page declares it."""
    head = f'<meta property="og:title" content="Kenya{sign}The river rises again">'
    shown = "<span class='over'>Kenya</span> <span>The river rises again</span>"
    page = f"<head>{head}</head><h1>{shown}</h1>{TEXT}"
    title = read_article(page.encode(), "https://example.com/1", "text/html").title
    assert title == f"Kenya{sign}The river rises again"


def test_a_headline_where_the_sites_name_belongs() -> None:
    """It stays the headline."""
    title = "The harbour of the town will be closed for months"
    page = f"""<head><meta property="og:title" content="{title}"><meta name="application-name"
    content="{title}"></head><h1>Good morning, harbour</h1><h1>{title}</h1>{TEXT}"""
    assert read_article(page.encode(), "https://example.com/1", "text/html").title == title


def test_the_article_of_a_page_of_a_graph() -> None:
    """It may be held by its page, which is held by the graph."""
    head = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "mainEntity":
    {"@type": "ClaimReview", "datePublished": "2022-02-17",
    "author": {"@type": "Person", "name": "Jane Doe"}}}]}</script>"""
    article = read(head)
    assert (article.authors, article.published) == (("Jane Doe",), date(2022, 2, 17))


def test_date_near_the_headline() -> None:
    """The stamp by the headline, not one of a related story."""
    assert read(top='<span class="stamp">Posted 17 February 2022</span>').published == date(
        2022, 2, 17
    )


@pytest.mark.parametrize(
    "top",
    [
        '<abbr itemprop="datePublished" title="2022-02-17T06:50:00+01:00">6:50 AM</abbr>',
        '<span class="when" data-timestamp="1645077000">Feb 17</span>',
        '<meta property="article:published_time" content="2022/02/17 06:50:00"><p class="stamp">17 Februari 2022 12.50 WIB</p>',
        '<a class="header__time" href="/2022/02/17">Feb 17, 2022 12:50 WIB</a>',
    ],
)
def test_moments_where_pages_have_them(top: str) -> None:
    """In a title, for scripts, as a link to the day, shown where the declared one lacks its zone."""
    published = read(top=top).published
    assert isinstance(published, datetime)
    assert published.isoformat()[:10] == "2022-02-17"


def test_updates_are_not_when_it_was_published() -> None:
    """The first stamp may be that of the update."""
    top = "<div>Updated February 19, 2022</div><div>Published February 17, 2022</div>"
    assert read(top=top).published == date(2022, 2, 17)


def test_date_in_the_address() -> None:
    """Where nothing else is said, or what is shown is another day: an update, or month and day turned."""
    assert read().published == date(2022, 2, 18)
    assert read(top="<time>5 January 2023</time>").published == date(2022, 2, 18)
    assert read(top="<time>February 17, 2022</time>").published == date(2022, 2, 17)


def test_utc_is_but_the_clock_of_the_server() -> None:
    """Where the page's own address has the day before, that is its day."""
    head = '<meta property="article:published_time" content="2022-02-19T02:30:00Z">'
    assert read(head).published == date(2022, 2, 18)
    head = '<meta property="article:published_time" content="2022-02-18T12:30:00Z">'
    assert isinstance(read(head).published, datetime)


def test_an_update_is_not_how_the_page_shows_a_moment() -> None:
    """What is shown with its own clock and hours later tells of something else."""
    head = '<meta property="article:published_time" content="2022-02-19T19:30:00Z">'
    top = '<time datetime="2022-02-20T09:00:00+01:00">20 February</time>'
    published = read(head.replace("19T", "18T"), top=top).published
    assert isinstance(published, datetime)
    assert published.isoformat() == "2022-02-18T19:30:00+00:00"


def test_the_clock_beside_the_servers_is_the_readers() -> None:
    """Of one moment shown twice, in UTC for machines and in words, the words are the page's day."""
    head = '<meta property="article:published_time" content="2022-02-18T02:30:00Z">'
    top = """<div><time datetime="2022-02-18T02:30:00Z">Now</time>
    <span class="date">Feb. 17, 2022, 9:30 PM EST</span></div>"""
    page = f"<head>{head}</head><h1>Harbour to close</h1>{top}{TEXT}"
    published = read_article(page.encode(), "https://example.com/1", "text/html").published
    assert published is not None
    assert published.isoformat() == "2022-02-17T21:30:00-05:00"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="pubdate" content="soon"><meta name="date" content="2022-02-17">',
        '<meta name="date" content="Thu Feb 17 12:45:00 EST 2022">',
        """<script type="application/ld+json">{"@type": "WebPage",
        "datePublished": "2022-02-17"}</script>""",
    ],
)
def test_every_channel_that_states_a_date(head: str) -> None:
    """What cannot be read is passed over, as in the next channel it may be."""
    published = read(head).published
    assert published is not None
    assert (published.year, published.month, published.day) == (2022, 2, 17)


@pytest.mark.parametrize(
    "around",
    [
        '<article class="node node-promoted">{}</article>',
        '<div class="elementor-widget elementor-widget-post-info">{}</div>',
        '<div class="flex relative mt-4">{}</div>',
        '<div class="widget Blog" id="Blog1">{}</div>',
        "<article><footer>{}</footer></article>",
    ],
)
def test_what_only_sounds_like_a_box_is_none(around: str) -> None:
    """Systems that build pages of parts name them so; what stands there is of the article."""
    stamp = '<a rel="author" href="/u/7">Jane Doe</a><span class="date">17 February 2022</span>'
    page = f"<title>Harbour</title><h1>Harbour to close</h1>{LONG}{TEXT}{around.format(stamp)}"
    article = read_article(page.encode(), "https://example.com/1", "text/html")
    assert (article.authors, article.published) == (("Jane Doe",), date(2022, 2, 17))


def test_what_is_declared_may_have_more_before_the_headline() -> None:
    """The headline is a part of it; the site's address in the first heading is none."""
    page = f"""<title>Archive » Ports in the north » The harbour will be closed</title>
    <h1>Example.com</h1><h2>The harbour will be closed</h2>{TEXT}"""
    title = read_article(page.encode(), "https://example.com/1", "text/html").title
    assert title == "The harbour will be closed"


def test_a_paragraph_in_a_heading_is_the_headline() -> None:
    """Parsers end the heading before it."""
    page = f"""<title>Ports</title><h1><p>The harbour of the town closes</p></h1>
    <div>By Jane Doe</div>{LONG}{TEXT}"""
    article = read_article(page.encode(), "https://example.com/1", "text/html")
    assert article.title == "The harbour of the town closes"
    assert article.authors == ("Jane Doe",)


def test_a_third_level_heading_may_be_the_headline() -> None:
    """On blogs whose own name is the first level, and the day the second."""
    head = '<meta property="og:title" content="The harbour of the town will be closed">'
    page = f"""<head>{head}</head><h1>My days by the sea</h1><h2>Friday</h2>
    <h3>The harbour of the town will be closed!</h3>{TEXT}"""
    title = read_article(page.encode(), "https://example.com/1", "text/html").title
    assert title == "The harbour of the town will be closed!"


def test_tags_with_their_channels() -> None:
    """Good channels are united; tags of menus and other articles are not taken."""
    head = """<meta property="article:tag" content="Harbours">
    <meta name="keywords" content="news, buy cheap ships, harbour closed what to do">"""
    article = read(head, below='<p><a rel="tag" href="/tag/town-council">Town Council</a></p>')
    assert [(tag, tag.label, tag.channel) for tag in article.tags] == [
        ("harbours", "Harbours", "article:tag"),
        ("town_council", "Town Council", "rel-tag"),
    ]


@pytest.mark.parametrize("folder", ["etiket", "etiketler", "amne", "onderwerp"])
def test_tags_by_the_address_they_lead_to(folder: str) -> None:
    """Of sites in any language."""
    assert read(below=f'<div><a href="/{folder}/harbours">Harbours</a></div>').tags == ("harbours",)


def test_internal_notes_are_no_tags() -> None:
    """A content system's own labels, numbers and kinds."""
    head = """<meta name="news_keywords" content="topic/harbours, paywall-exclude, _commerce,
    98be933f-38cf-4fba-b6c6-ad438e82010a, category-/science, July 2022, Olympia 2022, Law &amp; Order">"""
    assert [tag.label for tag in read(head).tags] == [
        "harbours",
        "Olympia 2022",
        "Law & Order",
    ]


@pytest.mark.parametrize(
    "label",
    [
        "article_normal",
        "no_minute",
        "type_how_to",
        "no-index",
        "Ann Lee SPORTS_FIGURE PERSON",
        "1d5aa5bb06e5f37dbeb47c42",
        "WP-MKTW-0002841462",
        "comtent",
        "web",
        "true",
    ],
)
def test_what_only_a_content_system_reads_is_no_tag(label: str) -> None:
    """Nobody would follow it."""
    head = f'<meta property="article:tag" content="{label}">'
    harbours = head.replace(label, "No Man's Sky, article 50, 5G, COVID-19")
    assert [tag.label for tag in read(head + harbours).tags] == harbours.split('"')[3].split(", ")


def test_how_often_a_tag_is_used_is_not_its_name() -> None:
    """A year in brackets is."""
    head = '<meta property="article:tag" content="Harbours (341), Ships (12 posts), Tides (2022)">'
    assert [tag.label for tag in read(head).tags] == ["Harbours", "Ships", "Tides (2022)"]


@pytest.mark.parametrize(
    ("title", "keywords"),
    [
        ("Samsun'da sobadan zehirlenen 2 çocuk", "samsunda,sobadan,zehirlenen,2,çocuk"),
        ("Días de tensión con marchas", "ministerio,dias,tension,con,marchas"),
        ("Harbour to close for three months", "ministerio,harbour,to,close,three,months"),
        ("طهران تدفن زادة وتتهم المعارضة", "طهران,تدفن,زادة,وتتهم,المعارضة"),
    ],
)
def test_a_headline_taken_apart_is_no_tags(title: str, keywords: str) -> None:
    """What is not of it stays; a few of its words are tags as good as others."""
    head = f'<meta name="news_keywords" content="{keywords}">'
    assert set(read(head, title=title).tags) == {"ministerio"} & set(keywords.split(","))
    few = '<meta name="news_keywords" content="Harbour, Months">'
    assert read(few, title="Harbour to close for three months").tags == ("harbour", "months")


def test_the_section_is_as_a_reader_sees_it() -> None:
    """Its signs are not written as in markup."""
    head = '<meta property="article:section" content="News &amp;amp; Politics">'
    assert read(head).section == "News & Politics"


def test_a_headline_with_names_in_italics_is_one_text() -> None:
    """Elements within it part no words from their endings."""
    page = "<h1><i>Harbour Times</i>'s best ships, ranked by <b>size</b>, new</h1>"
    article = read_article(
        f"<html lang=en><body><article>{page}<p>{'The harbour is closed, he said. ' * 12}</p></article>".encode(),
        "https://a.example/x",
        "text/html",
    )
    assert article.title == "Harbour Times's best ships, ranked by size, new"


def test_who_wrote_it_is_no_tag() -> None:
    """Papers give their authors pages like those of topics."""
    head = """<meta name="author" content="Jane Doe">
    <meta property="article:tag" content="Harbours"><meta property="article:tag" content="Jane Doe">"""
    assert [tag.label for tag in read(head).tags] == ["Harbours"]
