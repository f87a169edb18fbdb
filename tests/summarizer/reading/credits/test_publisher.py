"""The name that people know a site by."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.credits.publisher import read_publisher
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.parse import parse_page


def publisher(host: str, head: str = "", body: str = "") -> str | None:
    page = parse_page(f"<html><head>{head}</head><body><p>Text.</p>{body}</body></html>".encode(),
                      f"https://{host}/2022/harbour")  # fmt: skip
    return read_publisher(PageFacts(page))


def site_name(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


def by(name: str) -> str:
    return f"""<script type="application/ld+json">{{"@type": "NewsArticle",
    "headline": "Harbour", "publisher": {{"@type": "Organization", "name": "{name}"}}}}</script>"""


@pytest.mark.parametrize(
    ("host", "head", "name"),
    [
        ("www.northtimes.com", site_name("The Northtown Times"), "The Northtown Times"),
        ("www.northtimes.com", site_name("World") + by("Northtown Times"), "Northtown Times"),
        ("www.northtimes.com", site_name("northtimes") + by("NORTH TIMES"), "NORTH TIMES"),
        ("northtimes.com", site_name("www.northtimes.com") + by("Ships"), "northtimes.com"),
        ("northtimes.com", site_name("All about ships | North Times"), "North Times"),
        ("north.org", site_name("North.org") + by("North"), "North.org"),
        ("ntz.de", site_name("Neue Tiefsee-Zeitung"), "Neue Tiefsee-Zeitung"),
        ("kita.jp", site_name("北新聞") + by("Kita"), "Kita"),
        ("kita.jp", site_name("北新聞") + by("Holding Company"), "北新聞"),
        ("example.com", site_name("The Gazette") + by("Example Media Group"), "The Gazette"),
        ("northtimes.com", site_name("{{ name }}") + by("Ship Holding"), "Ship Holding"),
        ("northtimes.com", site_name("https://northtimes.com/"), None),
        ("www.alminaa.com", site_name("الميناء") + by("أخبار محلية"), "الميناء"),
    ],
)
def test_declared_names(host: str, head: str, name: str | None) -> None:
    """Of several the one most like the host's, else the first: no section, slogan or holding."""
    assert publisher(host, head) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harbour to close - The Northtown Times", "The Northtown Times"),
        ("Harbour to close | News | North Times", "North Times"),
        ("Harbour to close › northtimes.com", None),
        ("Harbour to close - by Jane Doe", None),
        ("North Times", None),
    ],
)
def test_names_behind_the_headline(title: str, name: str | None) -> None:
    """Where nothing is declared, a part of the title that is like the host's name."""
    assert publisher("www.northtimes.com", f"<title>{title}</title>") == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("港口将关闭_海港网资讯_海港网", "海港网"),
        ("港口将关闭-海港网", "海港网"),
        ("중국-동남아", None),
        ("港口将关闭-渔民很高兴", None),
    ],
)
def test_names_behind_a_headline_without_blanks(title: str, name: str | None) -> None:
    """Behind a stroke; behind a dash only what is called like a paper."""
    assert publisher("news.haigang.cn", f"<title>{title}</title>") == name


def test_a_known_paper_that_names_itself_nowhere() -> None:
    """Its host spells its name out; a host that is a word of many papers' names tells nothing."""
    assert publisher("www.elmundo.es", "<title>Harbour to close | elmundo.es</title>") == "El Mundo"
    assert publisher("www.mundo.es", "<title>Harbour to close</title>") is None


def test_a_section_with_a_host_of_its_own_is_no_publisher() -> None:
    """Where another name is the site's; a blog's name is its own, whoever hosts it."""
    title = "<title>Harbour to close - Sociedad - North Times</title>"

    assert publisher("sociedad.northtimes.com", site_name("Sociedad") + title) == "North Times"
    assert publisher("sociedad.northtimes.com", site_name("Sociedad")) == "Sociedad"
    assert publisher("janedoe.tumblr.com", site_name("Janedoe") + by("Tumblr")) == "Janedoe"


def test_a_footer_in_latin_letters_does_not_replace_the_name() -> None:
    """Which readers know in their own."""
    footer = "<footer>© 2022 Kita. All rights reserved.</footer>"

    title = "<title>港を閉鎖</title>"

    assert publisher("kita.jp", site_name("北新聞") + title, footer) == "北新聞"
    assert publisher("kita.jp", site_name("北新聞") + "<title>To close</title>", footer) == "Kita"


def test_a_name_in_another_script_than_the_page() -> None:
    """The title has the one that its readers know."""
    title = "<title>Harbour to close - North Times</title>"

    assert publisher("northtimes.com", site_name("北時報") + title) == "North Times"


@pytest.mark.parametrize(
    "company",
    [
        "ООО «МОРСКОЙ МЕДИА ДОМ»",
        "Ship Holding S.p.A.",
        "Kikötő Kiadó Zrt.",
        "Ship Media Ltd",
        "港湾出版株式会社",
        "(주)항구미디어",
    ],
)
def test_a_company_that_only_its_register_knows(company: str) -> None:
    """Its paper's name is told, or none: the host is known. A firm that its host is called by is one."""
    assert publisher("harbour.example.org", by(company)) is None
    assert publisher("harbour.org", by(company) + "<title>To close - Harbour</title>") == "Harbour"
    assert publisher("shipworks.com", by("Shipworks Ltd")) == "Shipworks Ltd"


def test_a_headline_behind_the_name() -> None:
    """Titles may have the site's name first: what stands behind it is no name."""
    head = site_name("NEWS EASY") + "<title>NEWS EASY|港を閉鎖する法律</title>"
    assert publisher("kita.jp", head, "<h1>港を閉鎖する法律</h1>") == "NEWS EASY"


@pytest.mark.parametrize(
    ("footer", "name"),
    [
        ("© 2022 North Times. All rights reserved.", "North Times"),
        ("Copyright © Copyright 2022 North Times", "North Times"),
        ("© {{ new Date().getFullYear() }}", None),
        ("© 2022 Accessibility Freedom of information", None),
        ("© 2022 Ship Holding Limited of Northtown", None),
    ],
)
def test_names_in_the_footer(footer: str, name: str | None) -> None:
    """The last resort; a long name that has nothing of the host's is no name."""
    assert publisher("www.northtimes.com", "", f"<footer>{footer}</footer>") == name


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('<a href="/"><img alt="North Times logo"></a>', "North Times"),
        ('<a href="https://northtimes.com/" title="North Times - Home"></a>', "North Times"),
        ('<a href="/"><img alt="Logo"></a><a href="/">Home</a>', None),
        ('<a href="/ships"><img alt="North Times"></a>', None),
        ('<a href="https://other.org/"><img alt="North Times"></a>', None),
        ('<a href="/">All news of the north times</a>', None),
    ],
)
def test_names_of_the_logo(body: str, name: str | None) -> None:
    """Where nothing is declared, what leads to the front page and is called like the host."""
    assert publisher("www.northtimes.com", "", body) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Quayside Letters » Feed", "Quayside Letters"),
        ("Quayside Letters - RSS", "Quayside Letters"),
        ("Quayside Letters Atom Feed", "Quayside Letters"),
        ("Feed - Quayside Letters", "Quayside Letters"),
        ("Quayside Letters » Harbour to close Comments Feed", None),
        ("RSS 2.0", None),
        ("Latest posts", None),
    ],
)
def test_names_of_feeds(title: str, name: str | None) -> None:
    """What a feed is said to be of, if it is the site's."""
    feed = f'<link rel="alternate" type="application/rss+xml" title="{title}" href="/feed">'
    assert publisher("janedoe.example.com", feed) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harbour to close | Quayside Letters", "Quayside Letters"),
        ("Harbour to close - by Jane Doe", None),
        ("Harbour to close | Page 3", None),
        ("Harbour to close › northtimes.com", None),
        ("Harbour to close - what all of it means for us", None),
        ("Ships | Harbour to close | Quayside Letters", None),
        ("Ships - Harbour to close", None),
    ],
)
def test_a_name_behind_the_very_headline(title: str, name: str | None) -> None:
    """It is the site's, however little it is like the host, where nothing else names one."""
    heading = "<h1>Harbour to close</h1>"
    assert publisher("www.northtimes.com", f"<title>{title}</title>", heading) == name


def test_a_name_before_the_very_headline() -> None:
    """Where the logo says the same; else it is the headline's own."""
    logo = '<a href="/"><img alt="خبرگزاری دریا"></a><h1>بندر بسته می شود</h1>'
    title = "<title>خبرگزاری دریا - بندر بسته می شود</title>"
    assert publisher("www.daryanews.example", title, logo) == "خبرگزاری دریا"


def test_a_name_behind_the_very_headline_without_blanks() -> None:
    """In scripts that set none."""
    title = "<title>港口“将关闭”-海港谈</title>"
    assert publisher("www.haigangtan.cn", title, "<h1>港口“将关闭”</h1>") == "海港谈"


def test_a_sections_host_is_no_name_of_the_site() -> None:
    """The links of a section's page lead to its own front page; the title has the site's name."""
    title = "<title>Harbour to close - North Times</title>"
    logo = '<a href="/">Ships</a>'
    assert publisher("ships.northtimes.com", title, logo) == "North Times"
    assert publisher("ships.northtimes.com", "", logo) is None


def test_a_known_papers_name_without_blanks() -> None:
    """It is spelt as people do; what has its blanks stays as its paper writes it."""
    assert publisher("www.elmundo.es", site_name("ELMUNDO")) == "El Mundo"
    assert publisher("www.elmundo.es", site_name("EL MUNDO")) == "EL MUNDO"


def test_a_link_names_what_the_host_spells() -> None:
    """It tells more than a section, a slogan or an abbreviation; on a host of a section's it may be that."""
    logo = '<a href="/"><img alt="North Times"></a>'
    assert publisher("www.northtimes.com", site_name("Ships"), logo) == "North Times"
    assert publisher("ships.northtimes.com", site_name("Ships & Co"), logo) == "Ships & Co"
    assert publisher("www.northtimes.com", site_name("The Old Gazette"), logo) == "The Old Gazette"


def test_a_slogan_with_the_hosts_word() -> None:
    """What a site is about is no name of it, where it has another."""
    name = "sailor.de - Alles, was Freunde von sailor.de wissen wollen"
    assert publisher("www.sailor.de", site_name(name)) == "sailor.de"
    assert publisher("www.sail.org", site_name("Quayside: News for all sailors")) == "Quayside"
    assert (
        publisher("www.sail.org", site_name("QSL") + by("Quayside Letters")) == "Quayside Letters"
    )


def test_a_firm_in_the_footer() -> None:
    """It is called as its host is, or it is but the owner."""
    assert publisher("www.harbour.org", "", "<footer>© 2022 Harbour GmbH</footer>") == "Harbour"
    assert publisher("www.harbour.org", "", "<footer>© 2022 Ship AG</footer>") is None
    assert (
        publisher("www.lincoln.org", "", "<footer>© 2022 Lincoln Post</footer>") == "Lincoln Post"
    )


def test_a_known_paper_that_is_abbreviated() -> None:
    """Its host spells its name out."""
    assert publisher("www.elmundo.es", site_name("ELM")) == "El Mundo"


@given(st.text(max_size=80), st.text(alphabet="abc.-é", max_size=20))
def test_any_name_on_any_host(name: str, host: str) -> None:
    """Whatever a page declares, it is named or not."""
    assert publisher(f"{host}.example", site_name(escape(name))) != ""


FEED = '<link rel="alternate" type="application/rss+xml" href="/feed" title="{}">'


def test_what_the_feed_and_the_logo_are_both_called() -> None:
    """A letter's name, on the host of many; one of them alone may be of anything."""
    logo = '<a href="/">Tides at Ten</a>'
    feed = FEED.format("Tides at Ten")
    assert publisher("janedoe.substack.com", feed, logo) == "Tides at Ten"
    assert publisher("janedoe.substack.com", FEED.format("Posts"), logo) is None
    assert publisher("janedoe.substack.com", feed) is None


@pytest.mark.parametrize(
    ("host", "words", "name"),
    [
        ("www.northharbour.com", ("Imprint · North Harbour", "North Harbour"), "North Harbour"),
        ("www.nordhafen-post.de", ("Nordhafen-Post", "Die Nordhafen-Post"), "Nordhafen-Post"),
        ("quaylog.io", ("About QuayLog", "QuayLog jobs"), "QuayLog"),
        ("blog.quaylog.io", ("About QuayLog", "QuayLog jobs"), "QuayLog"),
        ("quaylog.io", ("Quaylog", "Quaylog jobs"), "Quaylog"),
        ("hafenbrucke.de", ("Hafen Brücke", "Hafen Brücke"), "Hafen Brücke"),
        ("quaylog.io", ("QuayLog",), None),
        ("harbour.org", ("Harbour", "The Harbour of harbour.org"), None),
        ("northharbour.com", ("North harbour", "North harbour"), None),
        ("quaylog.io", ("QuayLogger", "QuayLogger, QuayLog.net", "me@QuayLog"), None),
        ("q.io", ("Q", "Q"), None),
    ],
)
def test_words_that_spell_out_the_host(host: str, words: tuple[str, ...], name: str | None) -> None:
    """Where nothing is declared: with capitals, more than once, and a plain word never small."""
    links = "".join(f'<a href="/about">{each}</a>' for each in words)
    assert publisher(host, "", links) == name
    assert publisher(host, "", f"<footer>{', '.join(words)}</footer>") == name


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("Official Site Of HARBOUR", "HARBOUR"),
        ("The official website of the Harbour League", "Harbour League"),
        ("The Official Harbour Blog", "Harbour"),
        ("Die offizielle Webseite der Hafenstadt", "Hafenstadt"),
        ("Site officiel de la Ville Portuaire", "Ville Portuaire"),
        ("Sitio oficial del Puerto", "Puerto"),
        ("Site oficial do Porto", "Porto"),
        ("Sito ufficiale del Porto", "Porto"),
        ("Официальный сайт Порт", "Порт"),
        ("Official Gazette", "Official Gazette"),
        ("The Harbour Official", "The Harbour Official"),
    ],
)
def test_what_is_said_of_a_site_is_no_part_of_its_name(declared: str, name: str) -> None:
    assert publisher("www.quay.org", site_name(declared)) == name


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("All about ships and quays • QuayNotes", "QuayNotes"),
        ("Harbour Museum of the North | Start", "Harbour Museum of the North"),
        ("North Sea | Old Harbour Notes", "North Sea"),
        ("Notes of an Old Sailor | Quays, Ships and Ropes", "Notes of an Old Sailor"),
    ],
)
def test_a_long_slogan_before_a_short_name(declared: str, name: str) -> None:
    """Where neither is like the host."""
    assert publisher("www.other.org", site_name(declared)) == name
