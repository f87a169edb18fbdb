"""Links over 2,000 characters are no links, wherever they come from."""

import pytest

from bot.errors import FetchError, Unfetched
from bot.feeds.formats.links import web_link
from bot.feeds.linked import linked_feeds
from bot.feeds.opml import parse_opml
from bot.feeds.parse import parse_feed
from bot.fetching.links import clean_link
from bot.fetching.url_policy import check_url, following_url
from summarizer import read_article
from summarizer.reading.page.canonical import absolute_url

SITE = "https://example.org/"
LAST = SITE + "a" * (2000 - len(SITE))
LONG = LAST + "a"


@pytest.mark.parametrize(
    "url", [LONG, SITE + "é" * 400, SITE + "a" * 9_000_000], ids=["by one", "escaped", "9 MB"]
)
def test_they_are_not_followed(url: str) -> None:
    """Nor is one that is too long once its letters are escaped, as it would be asked for."""
    with pytest.raises(FetchError) as raised:
        check_url(url)

    assert raised.value.reason is Unfetched.BAD_LINK
    assert check_url(LAST).url == LAST


def test_letters_count_by_their_bytes() -> None:
    """An address of a feed is kept as it is written; a table's index holds no more."""
    assert web_link(SITE, "日" * 660) == SITE + "日" * 660
    assert web_link(SITE, "日" * 661) == ""
    assert web_link(SITE, "\ud800") == ""


def test_no_redirect_leads_there() -> None:
    """Before anything looks into it."""
    with pytest.raises(FetchError):
        following_url(SITE, "/" + "a" * 2000)


def test_nothing_is_dropped_from_them() -> None:
    """A link that will be refused is not taken to pieces before."""
    tracked = SITE + "?" + "utm_source=x&" * 500

    assert clean_link(tracked) == tracked


def test_feeds_list_none() -> None:
    """An entry that leads nowhere is no entry; relative ones are measured as they are meant."""
    items = f"<item><link>{LONG}</link></item><item><link>{LAST}</link></item>"
    feed = parse_feed(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), SITE)
    json = f'{{"items": [{{"id": 1, "url": "{LONG}"}}, {{"id": 2, "url": "{LAST}"}}]}}'

    assert [entry.url for entry in feed.entries] == [LAST]
    assert [entry.url for entry in parse_feed(json.encode(), SITE).entries] == [LAST]
    assert web_link(LAST[:-9] + "/", "a" * 10) == ""


def test_lists_and_pages_name_none() -> None:
    """OPML, and what a page links as its feeds."""
    outlines = "".join(f'<outline xmlUrl="{url}"/>' for url in (LONG, LAST))
    opml = f"<opml><body>{outlines}</body></opml>"
    page = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{url}">' for url in (LONG, LAST)
    )

    assert [outline.url for outline in parse_opml(opml.encode())] == [LAST]
    assert linked_feeds(page.encode(), SITE) == (LAST,)


@pytest.mark.parametrize("length", [2001, 4_000_000])
def test_no_page_calls_itself_so(length: int) -> None:
    """What answered is its link then; nor has it such an image."""
    url = SITE + "a/" + "b" * length
    said = "The council of the town approved part {0} of the plan for harbour number {0} on Monday."
    text = "".join(f"<p>{said.format(number) * 2}</p>" for number in range(9))
    page = f"""<html><head><title>The harbour plan</title><link rel=canonical href="{url}">
        <meta property="og:image" content="{url}"></head>
        <body><article><h1>The harbour plan</h1>{text}</article></body></html>"""
    article = read_article(page.encode(), SITE + "harbour", "text/html")

    assert article.url == SITE + "harbour"
    assert article.image is None


def test_no_host_has_a_name_of_more_than_253_letters() -> None:
    """To show one that a page states would take long, and show much."""
    host = ".".join(["a" * 60] * 4)

    assert absolute_url(SITE, f"https://{host}.example/a")
    assert absolute_url(SITE, f"https://{host}.example.example/a") == ""
