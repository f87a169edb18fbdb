from contextlib import suppress
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from bot.errors import FeedError, Unparsed
from bot.feeds.opml import MAX_BYTES, MAX_FEEDS, parse_opml
from bot.feeds.opml_writing import write_opml
from bot.feeds.values import Outline
from tests.hostile import hostile_texts

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TOWN = Outline(url="https://example.org/feed", title="Town", home="https://example.org/")


def opml(body: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="1.0"><body>{body}</body></opml>'.encode()


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ('<outline text="Town" xmlUrl="{0}" htmlUrl="{1}"/>', None),
        ('<outline title="Town" text="x" XMLURL="{0}" HTMLURL="{1}" category=""/>', None),
        (
            '<outline text="News"><outline text="Town" xmlUrl="{0}" htmlUrl="{1}"/></outline>',
            "News",
        ),
        ('<outline text="Town" xmlUrl="{0}" htmlUrl="{1}" category="/World/Moscow,x"/>', "Moscow"),
    ],
    ids=["flat", "other case", "folder", "category"],
)
def test_a_list_is_read(body: str, label: str | None) -> None:
    """As other programs write it."""
    (outline,) = parse_opml(opml(body.format(TOWN.url, TOWN.home)))

    assert outline == Outline(url=TOWN.url, title=TOWN.title, home=TOWN.home, label=label)


def test_only_feeds_of_the_web_are_taken_each_once() -> None:
    """Folders, notes and other schemes are passed over."""
    body = "".join(
        f'<outline text="x" xmlUrl="{url}"/>'
        for url in ("file:///etc/passwd", "javascript:x", "", "feed", TOWN.url, TOWN.url)
    )

    assert [one.url for one in parse_opml(opml(body + "<outline text='y'/>"))] == [TOWN.url]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Unparsed.NOT_A_FEED),
        (b"hello", Unparsed.NOT_A_FEED),
        (b"<rss/>", Unparsed.NOT_A_FEED),
        (b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml/>', Unparsed.REFUSED),
        (b"<opml>" + b" " * MAX_BYTES, Unparsed.TOO_LARGE),
    ],
    ids=["empty", "text", "feed", "entities", "large"],
)
def test_what_is_no_list_is_said(body: bytes, reason: Unparsed) -> None:
    """With the reason."""
    with pytest.raises(FeedError) as raised:
        parse_opml(body)

    assert raised.value.reason is reason


def test_broken_lists_are_read_as_far_as_they_go() -> None:
    """People edit them by hand."""
    broken = opml(f'<outline text="A & B" xmlUrl="{TOWN.url}"/>').replace(b"</body></opml>", b"")

    assert [one.url for one in parse_opml(broken)] == [TOWN.url]


def test_long_lists_are_cut() -> None:
    """Nobody follows so many."""
    body = "".join(f'<outline xmlUrl="https://example.org/{n}"/>' for n in range(MAX_FEEDS + 9))

    assert len(parse_opml(opml(body))) == MAX_FEEDS


words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40).map(
    lambda text: " ".join(text.split())
)
outlines = st.builds(
    Outline,
    url=st.integers(0, 9).map(lambda n: f"https://example.org/feed?a={n}&b=<\"'>"),
    title=words.filter(bool),
    home=st.none() | st.just("https://example.org/?a&b"),
    label=st.none() | st.sampled_from(["News", "a & b"]),
)


@given(st.lists(outlines, max_size=5, unique_by=lambda one: one.url))
def test_what_is_written_is_read(written: list[Outline]) -> None:
    """Whatever the titles hold."""
    assert parse_opml(write_opml("Precis", written, NOW)) == tuple(written)


ANY = st.text(st.characters(exclude_categories=()), max_size=40) | hostile_texts


@given(ANY, ANY, ANY)
def test_whatever_it_is_made_of_it_is_xml(title: str, label: str, path: str) -> None:
    """What has no form in XML is dropped, for a strict parser as for ours; nothing is lost beside it."""
    outline = Outline(url=TOWN.url, title=title, home=f"https://a.org/{path}", label=label)
    written = write_opml(title, [outline, TOWN], NOW)

    root = ET.fromstring(written)  # noqa: S314  # what we wrote ourselves
    assert [e.get("xmlUrl") for e in root.iter("outline")] == [TOWN.url] * 2
    assert etree.fromstring(written, etree.XMLParser(recover=False)).tag == "opml"
    assert [one.url for one in parse_opml(written)] == [TOWN.url]
    assert root.findall(".//outline")[0].get("title")


@given(st.binary(max_size=300))
@example(b"'/><outline xmlUrl='ftp://a.org/x'/>")
def test_nothing_else_is_raised(rest: bytes) -> None:
    """Whatever stands in a list; what it gives are links of the web."""
    for head in (b"", b"<opml><body><outline xmlUrl='https://a.org/"):
        with suppress(FeedError):
            assert all(one.url.startswith("https://a.org/") for one in parse_opml(head + rest))
