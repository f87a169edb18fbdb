import re
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FeedError, Unparsed
from bot.feeds.limits import MAX_ENTRIES
from bot.feeds.parse import MAX_BYTES, parse_feed
from bot.models import Entry

URL = "https://example.org/feed"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Town &amp; Country</title><link>https://example.org/</link>
<item><title>A &lt;b&gt;bold&lt;/b&gt; plan</title><link>/a</link><guid isPermaLink="false">7</guid>
<pubDate>Fri, 18 Feb 2022 06:50:00 +0530</pubDate><category>Moscow</category><category>US</category>
</item>{more}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Town</title><link href="https://example.org/"/>
<entry><title>A plan</title><id>tag:7</id><link href="https://example.org/a"/>
<published>2022-02-18T06:50:00+05:30</published><updated>2022-02-18T07:50:00+05:30</updated>
<category term="moscow" label="Moscow"/></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Town", "home_page_url": "https://example.org/",
"items": [{"id": "7", "url": "https://example.org/a", "title": "A plan",
"date_published": "2022-02-18T06:50:00+05:30", "tags": ["Moscow"]}]}"""
PUBLISHED = datetime(2022, 2, 18, 1, 20, tzinfo=UTC)


def test_rss_is_read() -> None:
    """Titles are text, links absolute, times UTC."""
    feed = parse_feed(RSS.format(more="").encode(), URL)

    assert (feed.title, feed.url) == ("Town & Country", "https://example.org/")
    assert feed.entries == (
        Entry(
            id="7",
            url="https://example.org/a",
            title="A bold plan",
            published=PUBLISHED,
            categories=("Moscow", "US"),
        ),
    )


@pytest.mark.parametrize("body", [ATOM, JSON], ids=["Atom", "JSON Feed"])
def test_other_formats_are_read_alike(body: str) -> None:
    """The same entry, whatever carries it."""
    (entry,) = parse_feed(body.encode(), URL).entries

    assert (entry.url, entry.title, entry.published) == (
        "https://example.org/a",
        "A plan",
        PUBLISHED,
    )
    assert entry.categories == ("Moscow",)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "tg://resolve?domain=x", "data:text/html,x"],
)
def test_links_that_are_none_of_the_web_are_dropped(link: str) -> None:
    """With their items."""
    more = f"<item><title>B</title><link>{link}</link></item>"

    assert len(parse_feed(RSS.format(more=more).encode(), URL).entries) == 1


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE r [<!ENTITY a "b">]>',
        '<!DOCTYPE r [<!ENTITY % a SYSTEM "http://10.0.0.1/x">%a;]>',
        "<!DOCTYPE r [\n<!ELEMENT r ANY>]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_feeds_that_define_entities_are_refused(prolog: str, encoding: str) -> None:
    """Before any parser sees them."""
    with pytest.raises(FeedError) as caught:
        parse_feed((prolog + ATOM).encode(encoding), URL)

    assert caught.value.reason is Unparsed.REFUSED


def test_a_document_type_alone_is_passed_over() -> None:
    """RSS 0.91 had one, and its address is not asked."""
    old = '<!DOCTYPE rss PUBLIC "-//Netscape" "http://my.netscape.com/rss-0.91.dtd">' + ATOM

    assert len(parse_feed(old.encode(), URL).entries) == 1


@pytest.mark.parametrize(
    "body", ["", "hello", "<html><p>x</p></html>", "{}", '{"items": 1}', "[" * 99]
)
def test_what_is_no_feed_is_said(body: str) -> None:
    """Not an empty feed."""
    with pytest.raises(FeedError) as caught:
        parse_feed(body.encode(), URL)

    assert caught.value.reason is Unparsed.NOT_A_FEED


def test_floods_are_capped() -> None:
    """The first entries are the newest; a feed beyond the limit is not parsed at all."""
    item = "<item><title>B</title><link>/b</link></item>"
    started = time.process_time()

    assert len(parse_feed(RSS.format(more=item * 2000).encode(), URL).entries) == MAX_ENTRIES
    assert time.process_time() - started < 10
    for flood in (b" " * MAX_BYTES, b"<a>" * 200_000):
        with pytest.raises(FeedError) as caught:
            parse_feed(b"<rss>" + flood, URL)
        assert caught.value.reason is Unparsed.TOO_LARGE


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_nothing_else_is_raised(rest: bytes) -> None:
    """Whatever stands in a feed; every link that comes out is one of the web."""
    for head in (b"<rss version='2.0'><channel><item><link>", b'{"items": [', b""):
        try:
            feed = parse_feed(head + rest, URL)
        except FeedError:
            continue
        assert all(re.match("https?:..|$", entry.url) for entry in feed.entries)
