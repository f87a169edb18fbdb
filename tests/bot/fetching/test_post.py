"""Forms, and the links of a header: what hubs of feeds are asked by, and found."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FetchError, Unfetched
from bot.fetching import Fetcher
from bot.fetching.link_header import links_of
from bot.fetching.pace import HostPace
from bot.models import Validators
from tests.website import answer, website

LOOPBACK = ("127.0.0.1/32",)
FORM = {"hub.mode": "subscribe", "hub.topic": "https://example.org/ä&b"}


def fetcher() -> Fetcher:
    return Fetcher(LOOPBACK, pace=HostPace(0.0, lambda: 0.0))


async def refusal(page: bytes) -> FetchError:
    async with website({"/": page}) as site, fetcher() as fetch:
        with pytest.raises(FetchError) as raised:
            await fetch.post(f"{site.url}/", FORM)
    return raised.value


async def test_a_form_is_sent() -> None:
    """As browsers send one; where the hub moved, once more."""
    pages = {
        "/": answer("", status="307 Temporary Redirect", location="/hub"),
        "/hub": answer("", status="202 Accepted"),
    }
    async with website(pages) as site, fetcher() as fetch:
        await fetch.post(f"{site.url}/", FORM)
        got = site.heads

    assert [head.split(b" ")[:2] for head in got] == [[b"POST", b"/"], [b"POST", b"/hub"]]
    for head in got:
        assert b"application/x-www-form-urlencoded" in head
        assert b"Content-Length: %d\r\n" % len(urlencode(FORM)) in head
        assert b"feed reader" in head


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (answer("", status="404 Not Found"), Unfetched.GONE),
        (answer("", status="500 Broken"), Unfetched.SERVER_ERROR),
        # A form that becomes a question is none any more: RFC 9110 15.4.4.
        (answer("", status="303 See Other", location="/other"), Unfetched.SERVER_ERROR),
        (answer("", status="302 Found", location="/other"), Unfetched.SERVER_ERROR),
        (answer("", status="308 Moved", location="file:///etc/passwd"), Unfetched.BAD_LINK),
    ],
)
async def test_a_form_that_is_not_taken(page: bytes, reason: Unfetched) -> None:
    """It is sent nowhere else."""
    assert (await refusal(page)).reason is reason


async def test_a_form_goes_to_no_private_address() -> None:
    """A feed may name any hub."""
    async with website({"/": answer("")}) as site, Fetcher() as fetch:
        for url in (f"{site.url}/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/"):
            with pytest.raises(FetchError) as raised:
                await fetch.post(url, FORM)
            assert raised.value.reason is Unfetched.ADDRESS_NOT_ALLOWED
        assert site.asked == []


async def test_a_look_brings_the_links_of_the_header() -> None:
    """They go before those of the feed."""
    link = '<https://hub.example/>; rel="hub", <https://example.org/a>; rel=self'
    pages = {"/": answer("<rss/>", link=link), "/robots.txt": answer("", status="404 Not")}
    async with website(pages) as site, fetcher() as fetch:
        revisit = await fetch.revisit(f"{site.url}/", Validators())

    assert revisit.links == (("hub", "https://hub.example/"), ("self", "https://example.org/a"))


@pytest.mark.parametrize(
    ("header", "links"),
    [
        ('<https://a/>; rel="hub self"', [("hub self", "https://a/")]),
        ("<a,b>;title=x; REL=hub", [("hub", "a,b")]),
        ("<a>; rel=hub,<b>; rel=self", [("hub", "a"), ("self", "b")]),
        ("<a>", []),
        ("", []),
        ("rel=hub", []),
    ],
)
def test_a_header_states_links(header: str, links: list[tuple[str, str]]) -> None:
    """Those with a relation, in its order."""
    assert list(links_of({"link": header})) == links


@given(st.text(alphabet='<>;,= "relhub', max_size=300))
def test_no_header_breaks_it(header: str) -> None:
    """Whatever a server sends."""
    for relation, target in links_of({"link": header}):
        assert "<" not in target[:1]
        assert '"' not in relation
