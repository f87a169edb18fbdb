"""Hubs that feeds name, and what they state and sign."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.hubs import (
    Signature,
    ask_again_at,
    hub_among,
    lease_of,
    look_after_push,
    renew_at,
)
from bot.feeds.marks import marked
from bot.feeds.parse import parse_feed
from bot.models import Hub

URL = "https://example.org/feed"
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Town</title>{links}
<entry><title>A plan</title><id>tag:7</id></entry></feed>"""
RSS = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Town</title>
<link>https://example.org/</link>{links}<item><title>A plan</title></item></channel></rss>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "items": [], "feed_url": "/a", "hubs": [
{"type": "rssCloud", "url": "https://no.example/"}, 7, {"type": "WebSub", "url": "https://hub.example/"}]}"""


def named(body: str) -> Hub | None:
    return marked(parse_feed(body.encode(), URL)).hub


@pytest.mark.parametrize(
    "body",
    [
        ATOM.format(
            links='<link rel="hub" href="https://hub.example/"/><link rel="self" href="/a"/>'
        ),
        RSS.format(
            links='<atom:link rel="self" href="https://example.org/a"/>'
            '<atom:link rel="HUB" href="https://hub.example/"/>'
        ),
        JSON,
    ],
    ids=["Atom", "RSS", "JSON Feed"],
)
def test_a_feed_names_its_hub(body: str) -> None:
    """And by which address it knows the feed."""
    assert named(body) == Hub(url="https://hub.example/", topic="https://example.org/a")


@pytest.mark.parametrize(
    "body",
    [
        ATOM.format(links=""),
        ATOM.format(links='<link rel="self" href="/a"/>'),
        ATOM.format(links='<link rel="hub" href="file:///etc/passwd"/>'),
        ATOM.format(links='<link rel="hub"/><link rel="hub" href="javascript:x"/>'),
        '{"version": "https://jsonfeed.org/version/1.1", "items": [], "hubs": {"type": "WebSub"}}',
    ],
)
def test_most_feeds_name_none(body: str) -> None:
    """Or none that is one of the web."""
    assert named(body) is None


def test_without_a_word_for_itself_a_feed_is_where_it_answered() -> None:
    """The first hub of several is asked."""
    links = [("x hub", "ftp://a"), ("hub", "https://a.example/"), ("hub", "https://b.example/")]

    assert hub_among(links, URL) == Hub(url="https://a.example/", topic=URL)


@given(st.lists(st.tuples(st.text(), st.text())), st.text())
def test_no_link_breaks_it(links: list[tuple[str, str]], url: str) -> None:
    """Whatever a feed states."""
    found = hub_among([*links, ("hub", "https://a.example/")], url)

    assert found is not None
    assert found.url.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("stated", "lease"),
    [
        ("432000", timedelta(days=5)),
        ("1", timedelta(minutes=10)),
        ("999999999", timedelta(days=30)),
        ("", timedelta(days=1)),
        ("-5", timedelta(days=1)),
        ("9" * 400, timedelta(days=1)),
        ("٣", timedelta(days=1)),
    ],
)
def test_a_lease_is_within_reason(stated: str, lease: timedelta) -> None:
    """It is renewed before it ends."""
    assert lease_of(stated) == lease
    assert NOW < renew_at(NOW, lease) < NOW + lease


def test_a_hub_that_keeps_silent_is_asked_less_and_less() -> None:
    """Once a day in the end."""
    waits = [ask_again_at(NOW, attempts) - NOW for attempts in range(1, 9)]

    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(hours=1), timedelta(days=1))


def test_a_hub_cannot_have_us_flood_a_site() -> None:
    """However often it calls, the looks that it brings about are a minute apart."""
    looks, pushed_at = [], None
    for second in range(300):
        now = NOW + timedelta(seconds=second)
        if pushed_at is None or pushed_at <= now:
            pushed_at = look_after_push(now, pushed_at)
            looks.append(pushed_at)

    assert looks == [NOW + n * MINUTE for n in range(len(looks))]
    assert len(looks) == 6


def signed(body: bytes, secret: str, method: str = "sha256") -> str:
    return f"{method}={hmac.new(secret.encode(), body, method).hexdigest()}"


def is_true(header: str, secret: str, *chunks: bytes) -> bool:
    signature = Signature(header, secret)
    for chunk in chunks:
        signature.add(chunk)
    return signature.is_true


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_what_is_signed_by_the_secret_is_true(method: str) -> None:
    """In whatever parts it comes, and however the digits are written."""
    header = signed(b"new", "s", method)

    assert is_true(header, "s", b"n", b"", b"ew")
    assert is_true(header[: len(method) + 1] + header[len(method) + 1 :].upper(), "s", b"new")
    assert not is_true(header, "other", b"new")
    assert not is_true(header, "s", b"news")


@pytest.mark.parametrize(
    "header",
    ["", "sha256=", "sha256", signed(b"new", "s", "md5"), "sha224=" + "0" * 56, "sha1=" + "g" * 40,
     f"sha1={hashlib.sha1(b'new', usedforsecurity=False).hexdigest()}"],
)  # fmt: skip
def test_what_is_not_signed_is_not_true(header: str) -> None:
    """By no method, by one that proves nothing, without the secret."""
    assert not is_true(header, "s", b"new")


@given(st.text(), st.binary())
def test_no_header_signs_by_chance(header: str, body: bytes) -> None:
    """Nor breaks anything."""
    assert not is_true(header, "secret", body)
