import json
import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FeedError, Unparsed
from bot.feeds.formats.limits import MAX_ENTRIES, MAX_SUMMARY
from bot.feeds.formats.longest import with_newest_items
from bot.feeds.formats.nesting import mended
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
            said_at=URL,
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


def test_dublin_core_dates_of_rss_are_of_publication() -> None:
    """RSS 1.0 has no other; a date of change beside it stays one."""
    item = "<item><title>B</title>{}</item>"
    date = "<dc:date>2022-02-18T06:50:00+05:30</dc:date>"
    head = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
    changed = "<atom:updated>2022-02-18T06:50:00+05:30</atom:updated>"

    for stated, published in ((date, PUBLISHED), (changed, None)):
        (entry,) = parse_feed(f"{head}<channel>{item.format(stated)}".encode(), URL).entries
        assert (entry.published, entry.updated) == (published, PUBLISHED)


def test_ids_of_atom_are_no_links() -> None:
    """Even if they look like one; RFC 4287 4.2.6."""
    feed = ATOM.replace('<link href="https://example.org/a"/>', "").replace(
        "tag:7", "https://x.org/7"
    )
    (entry,) = parse_feed(feed.encode(), URL).entries

    assert (entry.id, entry.url) == ("https://x.org/7", "")


@pytest.mark.parametrize(
    ("stated", "minutes"), [("60", 60), ("0", None), ("x", None), ("9" * 5000, None)]
)
def test_ttl_is_minutes(stated: str, minutes: int | None) -> None:
    """What is none of a clock is passed over."""
    more = f"<ttl>{stated}</ttl>"
    ttl = parse_feed(RSS.replace("<item>", f"{more}<item>").format(more="").encode(), URL).ttl

    assert ttl == (timedelta(minutes=minutes) if minutes else None)


def test_summaries_are_what_is_shown() -> None:
    """Without markup, scripts and control characters, and bounded."""
    html = "<description>&lt;p&gt;A &lt;b&gt;plan&lt;/b&gt;\x07&lt;script&gt;x&lt;/script&gt;</description>"
    long = "<description>" + "word " * 9000 + "</description>"
    for item, start, length in ((html, "A plan", 6), (long, "word word", MAX_SUMMARY - 1)):
        feed = RSS.format(more="").replace("<category>", f"{item}<category>", 1)
        (entry,) = parse_feed(feed.encode(), URL).entries
        assert entry.summary.startswith(start)
        assert len(entry.summary) == length


def test_categories_are_few_and_short() -> None:
    """One that was cut would be another; twenty say enough."""
    names = ["x" * 101, *(f"c{number}" for number in range(500))]
    rss = RSS.format(more="").replace(
        "<category>", "".join(f"<category>{name}</category>" for name in names) + "<category>", 1
    )
    json_feed = {"items": [{"id": 1, "tags": names}]}

    for body in (rss, json.dumps(json_feed)):
        (entry,) = parse_feed(body.encode(), URL).entries
        assert entry.categories == tuple(f"c{number}" for number in range(20))


@pytest.mark.parametrize("url", ["https://example.org/" + "a" * 3000, "https://example.org/\x07"])
def test_links_that_lead_nowhere_are_dropped(url: str) -> None:
    """A link that was cut or mended would be another."""
    body = JSON.replace('"https://example.org/a"', json.dumps(url))

    assert parse_feed(body.encode(), URL).entries == ()


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


_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def many(form: str, days: list[int]) -> bytes:
    """Return a feed with an entry for each day, in this order."""
    dated = [(day, _DAY + timedelta(hours=day)) for day in days]
    if form == "json":
        items = [{"id": f"e{n}", "url": f"/{n}", "date_published": d.isoformat()} for n, d in dated]
        return json.dumps({"items": items}).encode()
    if form == "atom":
        entries = (
            f'<entry><id>e{n}</id><link href="/{n}"/><title><![CDATA[<entry> {n}]]></title>'
            f"<source><title>s</title></source><updated>{d.isoformat()}</updated></entry>"
            for n, d in dated
        )
        return f'<feed xmlns="http://www.w3.org/2005/Atom">{"".join(entries)}</feed>'.encode()
    elements = (
        f"<item><guid>e{n}</guid><link>/{n}</link><title>T</title><author>a</author>"
        f"<pubDate>{d:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item><!-- </item> -->"
        for n, d in dated
    )
    return f"<rss version='2.0'><channel>{''.join(elements)}</channel></rss>".encode()


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
@pytest.mark.parametrize("archive", [False, True])
def test_of_ten_thousand_entries_the_newest_are_read(form: str, *, archive: bool) -> None:
    """Also where they stand below; the rest is not parsed."""
    days = sorted(range(10_000), reverse=not archive)
    started = time.process_time()

    entries = parse_feed(many(form, days), URL).entries

    read = {entry.url for entry in entries}
    assert read == {f"https://example.org/{n}" for n in range(9_500, 10_000)}
    assert time.process_time() - started < 10


@given(st.lists(st.sampled_from(
    [b"<item>", b"</item>", b"<entry>", b"</entry>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<item/>", b"x"]
)))  # fmt: skip
def test_a_feed_that_is_read_whole_stays_as_it_is(parts: list[bytes]) -> None:
    """However its entries are nested, closed or hidden."""
    body = b"".join(parts)

    assert with_newest_items(body) == body


@pytest.mark.parametrize("tag", [b"<item>", b"</item>", b"<![CDATA[", b"<!--", b"<item ", b"<a:"])
def test_tags_without_an_end_take_no_time(tag: bytes) -> None:
    """Each is looked at once."""
    started = time.process_time()
    with_newest_items(tag * 300_000)

    assert time.process_time() - started < 5


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_nothing_else_is_raised(rest: bytes) -> None:
    """Whatever stands in a feed; every link that comes out is one of the web."""
    for head in (b"<rss version='2.0'><channel><item><link>", b'{"items": [', b""):
        try:
            feed = parse_feed(head + rest, URL)
        except FeedError:
            continue
        assert all(re.match("https?:..|$", entry.url) for entry in feed.entries)


def test_many_document_types_cost_no_more_than_one() -> None:
    """To look for the end of each would take hours."""
    started = time.process_time()

    with pytest.raises(FeedError):
        parse_feed(b"<!DOCTYPE " * 49_000, URL)

    assert time.process_time() - started < 10


PAGE = '<link rel="alternate" type="text/html" href="/a"/>'


@pytest.mark.parametrize(
    "links",
    [
        f'<link rel="alternate" type="application/json" href="/a.json"/>{PAGE}',
        f'<link rel="alternate" type="application/pdf" href="/a.pdf"/>{PAGE}',
        f'<link rel="alternate" type="application/atom+xml" href="/a/comments"/>{PAGE}',
        f'<link type="text/plain; charset=utf-8" href="/a.txt"/>{PAGE}<link href="/b"/>',
        f'{PAGE}<link rel="alternate" type="application/json" href="/a.json"/>',
        '<link rel="alternate" type="application/json" href="/a.json"/><link href="/a"/>',
        '<link type="application/xml" href="/a.xml"/><link type="application/xhtml+xml" href="/a"/>',
        '<link rel="self" href="/a.atom"/><link rel="Alternate" type="TEXT/HTML" href="/a"/>',
        '<link rel="enclosure" type="text/html" href="/x"/><link type="text/html;charset=utf-8" href="/a"/>',
        '<link rel="http://www.iana.org/assignments/relation/alternate" href="/a"/>',
        '<link rel="alternate" type="application/amp" href="/a"/>',
    ],
)
def test_the_page_of_an_entry_is_its_link(links: str) -> None:
    """Of what is the same in several forms it is the page, in whatever order; else what there is."""
    body = ATOM.replace('<link href="https://example.org/a"/>', links)
    assert [entry.url for entry in parse_feed(body.encode(), URL).entries] == [
        "https://example.org/a"
    ]


@pytest.mark.parametrize(
    "category",
    [
        "<category>News</category>",
        "<category><b>News</b></category>",
        '<category domain="x"><p class="y">News</p></category>',
        "<category><![CDATA[<a href='/n'>News</a>]]></category>",
        "<category>&lt;i&gt;News&lt;/i&gt;</category>",
        "<category><span>Ne<i>ws</i></span></category>",
    ],
)
@pytest.mark.parametrize("broken", ["", "<item><title>A & B</title></item>"])
def test_a_category_in_markup(category: str, broken: str) -> None:
    """It is its text, whether its markup is escaped or not, and whether the feed is XML or nearly."""
    more = f"<item><link>/b</link>{category}<category>R&amp;D</category></item>{broken}"
    assert parse_feed(RSS.format(more=more).encode(), URL).entries[1].categories == ("News", "R&D")


@pytest.mark.parametrize(
    "title",
    [
        "<title>The <b>new</b> quay</title>",
        "<title><p>The new quay</p></title>",
        "<title><![CDATA[The <i>new</i> quay]]></title>",
        "<title>The &lt;em&gt;new&lt;/em&gt; quay</title>",
        '<title><a href="/x">The new</a> quay</title>',
        '<title type="html"><div>The new quay</div></title>',
    ],
)
@pytest.mark.parametrize("broken", ["", "<item><title>A & B</title></item>"])
def test_a_title_in_markup(title: str, broken: str) -> None:
    """It is its text, of an item and of the feed."""
    body = RSS.replace("<title>Town &amp; Country</title>", title)
    feed = parse_feed(
        body.format(more=f"<item><link>/b</link>{title}</item>{broken}").encode(), URL
    )
    assert (feed.title, feed.entries[1].title) == ("The new quay", "The new quay")


@pytest.mark.parametrize("attribute", ["uri", "href", "url"])
def test_a_link_in_an_attribute(attribute: str) -> None:
    """Some programs that make RSS write links as Atom has them, by one name or another."""
    item = f'<item><title>B</title><link {attribute}="https://example.org/b"/></item>'
    body = RSS.replace(
        "<link>https://example.org/</link>", f'<link {attribute}="https://example.org/h"/>'
    )
    feed = parse_feed(body.format(more=item).encode(), URL)
    assert (feed.url, feed.entries[1].url) == ("https://example.org/h", "https://example.org/b")


@pytest.mark.parametrize(
    "namespace",
    [
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/",
        "http://my.netscape.com/publish/formats/rss-0.90.dtd",
        "http://purl.org/rss/1.0/",
        "",
    ],
)
def test_rdf_of_any_version(namespace: str) -> None:
    """RSS 0.90 and 1.0 have their items beside the channel, and images with links of their own."""
    feed = parse_feed(
        f"""<?xml version="1.0"?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="{namespace}"><channel><title>Town</title><link>https://example.org/</link></channel>
        <image><title>Logo</title><link>https://example.org/logo</link></image>
        <item><title>A</title><link>https://example.org/a</link></item>
        <item><title>B</title><link>https://example.org/b</link></item></r:RDF>""".encode(),
        URL,
    )
    assert (feed.title, [(e.title, e.url) for e in feed.entries]) == (
        "Town",
        [("A", "https://example.org/a"), ("B", "https://example.org/b")],
    )


def test_what_an_enclosure_holds_is_not_the_items() -> None:
    """A caption of the picture is no title of the story."""
    item = (
        '<item><link>/b</link><enclosure url="/b.jpg" type="image/jpeg"><media:title>A caption'
        "</media:title><link>/b.jpg</link></enclosure></item>"
    )
    entry = parse_feed(RSS.format(more=item).encode(), URL).entries[1]

    assert (entry.title, entry.url) == ("", "https://example.org/b")


def test_enclosures_that_hold_nothing_hide_nothing() -> None:
    """What stands between two of them stays, closed or not."""
    item = (
        '<item><enclosure url="/1"/><link>/b</link><title>B</title><enclosure url="/2"></enclosure>'
        "</item>"
    )
    entry = parse_feed(RSS.format(more=item).encode(), URL).entries[1]

    assert (entry.title, entry.url) == ("B", "https://example.org/b")


@pytest.mark.parametrize("guid", ["<p>9</p>", "&lt;p>9&lt;/p>", "<![CDATA[<p>9</p>]]>"])
def test_an_id_may_have_tags(guid: str) -> None:
    """They are part of it, however they are written."""
    item = f'<item><link>/b</link><guid isPermaLink="false">{guid}</guid></item>'

    assert parse_feed(RSS.format(more=item).encode(), URL).entries[1].id == "<p>9</p>"


#: What authors put where the format has text alone, or nothing; one of them within another is nobody's.
_WITHIN = st.lists(st.sampled_from(["x", "<b>", "</b>", "<br/>", "<![CDATA[<b>]]>"])).map("".join)


@given(
    st.lists(
        st.one_of(
            _WITHIN,
            _WITHIN.map("<guid>{}</guid>".format),
            _WITHIN.map('<enclosure url="/a.mp3">{}</enclosure>'.format),
            st.sampled_from(["<guid>", "</guid>", "<enclosure/>", "</enclosure>"]),
        )
    )
)
def test_mending_twice_is_mending_once(parts: list[str]) -> None:
    """What is mended has nothing more to mend."""
    once = mended("".join(parts).encode())

    assert mended(once) == once


@pytest.mark.parametrize("tag", ["<guid>", "<enclosure>", "<guid><", "<enclosure><b "])
def test_many_open_tags_take_no_time(tag: str) -> None:
    """Mending reads no part of a feed twice."""
    body = (tag * 200_000).encode()
    start = time.process_time()
    mended(body)

    assert time.process_time() - start < 2
