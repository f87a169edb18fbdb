"""What is no article is refused, and said; what is one is read, whatever its charset."""

import pytest

from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Notice
from summarizer.reading.no_article import article_in
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.parse import parse_page
from summarizer.reading.read import read_article
from tests.summarizer.reading.pages import SENTENCES, SITE, page, reason


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Seite nicht gefunden", Unreadable.NOT_AN_ARTICLE),
        ("404 - Page not found", Unreadable.NOT_AN_ARTICLE),
        ("Subscribe to read", Unreadable.LOGIN_WALL),
    ],
)
def test_pages_that_are_headed_as_none(title: str, kind: Unreadable) -> None:
    """However well what they say is worded."""
    body = page(f"<main><h1>{title}</h1><p>{SENTENCES['en'] * 2}</p><p>It is so.</p></main>")
    assert reason(body) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The content that you requested could not be found. It may have been moved to the archive.",
        "You do not have permission to access this page on this server. The reference is #18.5e1f.",
        "This browser is not supported any more. Please take a newer one, and open the page again.",
    ],
)
def test_a_page_that_says_what_it_is_not(line: str) -> None:
    """Headed by the site's name alone; an article that quotes such a line has more to say."""
    more = "Write to the desk if you believe that this is wrong, and we will see to it."
    assert reason(page(f"<main><h1>Gazette</h1><p>{line}</p><p>{more}</p></main>")) == (
        Unreadable.NOT_AN_ARTICLE
    )
    text = "".join(f"<p>{n}. {STATEMENTS[0]} So it was said.</p>" for n in range(12))
    quoted = page(f"<article><h1>What servers say to sailors</h1><p>{line}</p>{text}</article>")
    assert read_article(quoted, SITE + "/a/b", "text/html").paragraphs


@pytest.mark.parametrize(
    "wall",
    [
        (
            "<h1>Herzlich willkommen!</h1><p>Wir und unsere Partner verarbeiten Ihre personenbezogenen "
            "Daten mit Technologien wie Cookies, um Informationen auf Ihrem Gerät zu speichern.</p>"
            "<p>Damit können wir personalisierte Anzeigen ausspielen und Zielgruppen messen. Das hilft.</p>"
            "<h2>Werbefrei lesen</h2><p>Nutzen Sie unser Angebot werbefrei für 5 Euro im Monat.</p>"
        ),
        (
            "<h2>Vous pouvez choisir</h2><p>Avec votre accord, nos partenaires et nous utilisons des "
            "traceurs pour stocker et traiter des données personnelles comme votre visite.</p>"
            "<p>Vous pouvez retirer votre consentement à tout moment. Voyez notre politique.</p>"
        ),
    ],
)
def test_walls_in_other_words(wall: str) -> None:
    """Half of what a wall says has no word of cookies."""
    assert reason(page(f"<div>{wall}<button>OK</button></div>")) == Unreadable.LOGIN_WALL


def test_an_article_about_personal_data() -> None:
    """That is what it is about, not what it asks for."""
    text = "".join(
        f"<p>{n}. The court ruled on personal data that a firm had kept of its readers, and on how "
        "long its partners might use them. Privacy was at stake, it said on Friday.</p>"
        for n in range(8)
    )
    html = page(
        f"<article><h1>Court rules</h1>{text}<p>They gave no consent, it said.</p></article>"
    )
    assert len(read_article(html, SITE + "/a/b", "text/html").paragraphs) == 9


def test_cookie_wall() -> None:
    """A consent banner is no article, however long."""
    wall = "<p>We and our partners use cookies and ask for your consent to process data. </p>" * 8
    assert reason(page(f"<div>{wall}<button>Accept</button></div>")) == Unreadable.LOGIN_WALL


def test_login_wall() -> None:
    """A form to log in."""
    form = '<h1>Log in</h1><form><input name="u"><input type="password"></form>'
    assert reason(page(form)) == Unreadable.LOGIN_WALL


def test_login_wall_that_asks_for_an_address_first() -> None:
    """The password comes on the next page."""
    form = """<h1>Log in or create an account</h1><form><input type="email"></form><p>By going on, you
    agree to the terms of service, and that you have read how we treat your data. You can write to
    us at any time. We may send you messages about offers that we think you will like.</p>"""
    assert reason(page(form)) == Unreadable.LOGIN_WALL


def test_script_only() -> None:
    """Nothing to read without a browser."""
    body = '<noscript>Please enable JavaScript to view this page.</noscript><div id="root"></div>'
    assert reason(page(body + "<script>app()</script>")) == Unreadable.SCRIPT_ONLY


def test_video() -> None:
    """A page around a player."""
    head = '<meta property="og:type" content="video.other">'
    assert reason(page("<h1>Harbour</h1><video></video><p>Watch it.</p>", head)) == Unreadable.VIDEO


def test_empty() -> None:
    """No bytes, or markup alone."""
    assert reason(b"  ") == Unreadable.EMPTY
    assert reason(page("<div></div>", title="")) == Unreadable.EMPTY


@pytest.mark.parametrize("body", [b"\x89PNG\r\n", b"PK\x03\x04", b"\x1f\x8b"])
def test_unsupported(body: bytes) -> None:
    """Images and archives, whatever they are called."""
    assert reason(body) == Unreadable.UNSUPPORTED_TYPE


def test_paywalled_opening() -> None:
    """It is read, and said to be the opening alone."""
    head = """<script type="application/ld+json">{"@type": "NewsArticle",
    "headline": "Harbour to close", "isAccessibleForFree": false}</script>"""
    text = "".join(f"<p>{number}. {SENTENCES['en'] * 2}</p>" for number in range(3))
    html = page(f"<article><h1>Harbour to close</h1>{text}</article>", head)
    article = read_article(html, SITE + "/a/b", "text/html")
    assert article.notices == (Notice.PAYWALL,)


@pytest.mark.parametrize(
    ("language", "charset", "declared"),
    [
        ("ru", "windows-1251", "windows-1251"),
        ("ru", "windows-1251", "iso-8859-1"),
        ("ru", "koi8-r", "koi8-r"),
        ("ja", "shift_jis", "Shift_JIS"),
        ("ja", "euc-jp", "euc-jp"),
        ("zh", "gb18030", "gb2312"),
        ("zh", "gbk", "gbk"),
        ("pl", "iso-8859-2", "iso-8859-2"),
        ("pl", "windows-1250", "windows-1250"),
        ("ar", "windows-1256", "windows-1256"),
        ("he", "windows-1255", "windows-1255"),
        ("ko", "euc-kr", "euc-kr"),
        ("pl", "utf-8", "iso-8859-1"),
        ("ar", "utf-8", ""),
    ],
)
def test_charsets(language: str, charset: str, declared: str) -> None:
    """Declared in the page, wrongly, or not at all: the letters are the right ones."""
    sentence = SENTENCES[language]
    meta = f'<meta http-equiv="content-type" content="text/html; charset={declared}">'
    text = "".join(f"<p>{number}. {sentence * 3}</p>" for number in range(6))
    html = f"<html><head>{meta if declared else ''}<title>T</title></head><body><article>{text}</article></body></html>"
    article = read_article(html.encode(charset), SITE + "/a/b", "text/html")
    assert sentence.strip() in article.text


def test_a_script_without_full_stops() -> None:
    """Thai parts sentences by blanks; what ends without a stop is a paragraph as well."""
    text = "".join(f"<p>{number} {SENTENCES['th']}</p>" for number in range(4))
    html = page(f"<article><h1>พบลูกเสือโคร่งห้าตัว</h1>{text}</article>")
    assert len(read_article(html, SITE + "/a/b", "text/html").paragraphs) == 4


def test_amp_page() -> None:
    """AMP's own elements hold the same text."""
    text = "".join(f"<p>{number}. {SENTENCES['en'] * 3}</p>" for number in range(5))
    html = f"""<!doctype html><html ⚡ lang="en"><head><link rel="canonical" href="{SITE}/a/b">
    <title>Harbour</title></head><body><amp-sidebar><ul><li><a href="/">Home</a></li></ul>
    </amp-sidebar><article><h1>Harbour to close</h1><amp-img src="a.jpg"></amp-img>{text}
    <amp-ad></amp-ad></article></body></html>"""
    article = read_article(html.encode(), SITE + "/amp/a/b", "text/html")
    assert len(article.paragraphs) == 5
    assert article.url == SITE + "/a/b"
    assert article.title == "Harbour to close"


def test_live_blog() -> None:
    """A live blog is an article: its entries, the newest first as they stand."""
    entries = "".join(
        f'<div class="live-entry"><h3>{20 - n}:00 Update {n}</h3><p>{n}. {SENTENCES["en"] * 2}</p></div>'
        for n in range(8)
    )
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Harbour live"}</script>'
    html = page(f"<main><h1>Harbour live</h1>{entries}</main>", head, "Harbour live")
    article = read_article(html, SITE + "/live/harbour", "text/html")
    assert article.paragraphs[-1].startswith("7. ")
    assert sum(SENTENCES["en"].strip() in line for line in article.paragraphs) == 8


@pytest.mark.parametrize("lang", ["en", "", "ru"])
def test_language_by_letters_where_the_page_lies(lang: str) -> None:
    """A template that says English over Russian is not believed."""
    text = "".join(f"<p>{number}. {SENTENCES['ru'] * 3}</p>" for number in range(4))
    html = f'<html lang="{lang}"><body><article><h1>Порт закроют</h1>{text}</article></body></html>'
    assert read_article(html.encode(), SITE + "/a/b", "text/html").language == "ru"


def test_calendar_is_read_where_it_says_it_is_an_article() -> None:
    """Lists of real content have no sentences."""
    items = "".join(
        f"<li>Round {n}: the {n}th of April in the town of Example</li>" for n in range(12)
    )
    head = '<meta property="og:type" content="article">'
    html = page(
        f"<article><h1>Calendar of the cup</h1><p>All rounds:</p><ul>{items}</ul></article>", head
    )
    assert len(read_article(html, SITE + "/a/b", "text/html").paragraphs) >= 12


ARTICLE = '<meta property="og:type" content="article">'
MENU = "".join(
    f'<li><a href="/s/{n}">Another story of the town, number {n}</a></li>' for n in range(60)
)
STATEMENTS = (
    "The council voted on Friday to close it.",
    "Ships are to use the port in the north.",
    "It lies a day farther away, captains say.",
    "The works begin in March, weather permitting.",
    "They cost nine million, twice what was planned.",
    "A mayor who was against it did not come.",
)


def test_an_article_in_short_paragraphs() -> None:
    """Where it says that it is one, paragraphs of a sentence are enough, among however many links."""
    text = "".join(f"<p>{n}. {line} So it was said.</p>" for n, line in enumerate(STATEMENTS * 2))
    html = f"<article><h1>Harbour to close</h1>{text}</article><ul>{MENU}</ul>"
    assert len(read_article(page(html, ARTICLE), SITE + "/a/b", "text/html").paragraphs) == 12
    dated = '<meta property="article:published_time" content="2022-02-18T12:00:00Z">'
    assert read_article(page(html, dated), SITE + "/a/b", "text/html").paragraphs


def test_an_article_of_one_paragraph_among_pictures_that_lead_on() -> None:
    """A link without words is no headline above the first line."""
    html = f"""<article><h1>Harbour to close</h1><p>{" ".join(STATEMENTS)}</p></article>
    <a href="/s/1"><img src="a.jpg"></a><ul>{MENU}</ul>"""
    assert len(read_article(page(html, ARTICLE), SITE + "/a/b", "text/html").paragraphs) == 1


def test_a_list_that_says_it_is_an_article() -> None:
    """Systems say so of any page: a line below each headline does not make it one."""
    text = "".join(
        f'<p><a href="/s/{n}">Harbour news, number {n} of the year</a></p><p>{line}</p>'
        for n, line in enumerate(STATEMENTS * 3)
    )
    assert reason(page(f"<main>{text}</main><ul>{MENU}</ul>", ARTICLE)) == Unreadable.LIST_PAGE


NOTE = [
    "港湾局は金曜日、町の港を三か月のあいだ閉鎖すると発表した。船は北の港を使うことになるが、そこまでは一日多くかかる。",
    "工事は三月に始まり、夏までに終わる予定だ。費用は当初の二倍の九百万で、反対した町長は会議に出席しなかったという。",
]
EDITIONS = ["日本", "アジア", "中国", "フランス", "ドイツ"]


def test_a_short_article_among_names_of_editions_in_dense_script() -> None:
    """Its paragraphs have a third of the letters, and the names are none of it."""
    links = "".join(f'<li><a href="/e/{name}">{name}</a></li>' for name in EDITIONS)
    html = page(f"<ul>{links}{MENU}</ul><h1>港の閉鎖</h1>{NOTE[0]}<br>{NOTE[1]}", ARTICLE)
    facts = PageFacts(parse_page(html, SITE + "/a/b", "text/html"))

    assert article_in(facts, [*EDITIONS, *NOTE], "港の閉鎖") == NOTE


def test_headlines_in_dense_script_are_a_list_however_long() -> None:
    """A link's words are no paragraph."""
    links = "".join(f'<li><a href="/e/{n}">{line}</a></li>' for n, line in enumerate(NOTE * 9))
    html = page(f"<h1>港</h1><ul>{links}</ul>", ARTICLE)
    facts = PageFacts(parse_page(html, SITE + "/a/b", "text/html"))

    with pytest.raises(ReadingError):
        article_in(facts, NOTE * 9, "港")


def test_a_page_of_links_with_a_word_about_what_is_missing() -> None:
    """It has sentences, but most of its lines lead elsewhere."""
    links = "".join(f'<p><a href="/s/{n}">Song of the sea {n}</a></p>' for n in range(20))
    missing = "<p>There is no picture of it yet. Click here.</p><p>Nobody wrote of their lives.</p>"
    html = f"<main><h1>The Sailors</h1>{links}{missing * 3}</main>"
    assert reason(page(html)) == Unreadable.LIST_PAGE


@pytest.mark.parametrize("query", ["p=31228", "id=4711&lang=de", "news_id=12"])
def test_an_entry_by_its_number_is_no_home_page(query: str) -> None:
    """Small systems have them all at their root."""
    html = (
        f"<article><h1>Harbour to close</h1><p>{SENTENCES['en'] * 4}</p></article><ul>{MENU}</ul>"
    )
    found = read_article(page(html), f"{SITE}/?{query}", "text/html")
    assert found.paragraphs
    assert reason(page(html), f"{SITE}/?lang=en") == Unreadable.HOME_PAGE


@pytest.mark.parametrize(
    "line",
    [
        "At each wedding in the town there is a table of cookies that the guests of the evening take home.",
        "The town asked for consent to keep what its harbour learns about the ships that call there, it said.",
        "Der Datenschutz sei in dem Hafen seit Jahren ein Thema, sagte der Rat der Stadt am Freitag im Haus.",
        "Le consentement des marins est demandé depuis des années, a dit le conseil de la ville vendredi soir.",
        "De haven vroeg jarenlang geen toestemming aan de schippers, zei de raad van de stad op vrijdag laat.",
    ],
)
def test_an_article_about_what_walls_speak_of(line: str) -> None:
    """It is long, and asks nothing of who reads it; a wall as long does."""
    text = "".join(f"<p>{n}. {line} It has been so since 19{n}.</p>" for n in range(10, 35))
    html = page(f"<article><h1>What is asked for in the harbour of the town</h1>{text}</article>")
    assert len(read_article(html, SITE + "/a/b", "text/html").paragraphs) == 25
    wall = "<p>We and our partners use cookies on your device, and ask for your consent to it. It can be changed.</p>"
    assert reason(page(f"<div>{wall * 25}</div>")) == Unreadable.LOGIN_WALL


GOODS = f"<h1>A boat of oak</h1><p>{SENTENCES['en'] * 3}</p>"


@pytest.mark.parametrize(
    ("head", "title", "why"),
    [
        ('<meta property="og:type" content="product">', "A boat of oak", "not-an-article"),
        (
            '<script type="application/ld+json">{"@type": "Product", "offers": {"price": 9}}</script>',
            "A boat of oak",
            "not-an-article",
        ),
        (
            '<script type="application/ld+json">{"@type": "CollectionPage"}</script>',
            "Boats",
            "list-page",
        ),
        ("", "Impressum", "not-an-article"),
        ("", "You searched for boats", "list-page"),
        ("", "Wyniki wyszukiwania: łodzie", "list-page"),
    ],
)
def test_goods_lists_and_imprints_are_no_articles(head: str, title: str, why: str) -> None:
    """They say so, or are headed so."""
    html = page(GOODS.replace("A boat of oak", title), f"<title>{title}</title>{head}")
    assert reason(html, SITE + "/shop/boat") == why


def test_a_review_of_goods_is_an_article() -> None:
    """It says that it is one, or is longer than what praises them."""
    goods = '<script type="application/ld+json">{"@type": "Product", "offers": [{}]}</script>'
    stated = goods + '<meta property="og:type" content="article">'
    assert read_article(page(GOODS, stated), SITE + "/boat", "text/html").paragraphs
    text = "".join(f"<p>{number}. {SENTENCES['en'] * 3}</p>" for number in range(12))
    assert read_article(page(GOODS + text, goods), SITE + "/boat", "text/html").paragraphs
