"""The policy by itself: whatever is sent, it refuses or gives a form that all parsers read alike."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FetchError
from bot.fetching.links import clean_link
from bot.fetching.url_policy import Target, check_url, following_url

PIECES = (
    "http", "https", "://", ":", "/", "//", "@", "\\", "?", "#", "%", "%2f", "%00", "[", "]", "::1",
    "127.0.0.1", "0x7f", "1", ".", "a.org", "xn--", "xn--bcher-kva", "bücher", "\u3002", "①", "８０",
    ":80", ":443", "localhost", "u:p", "\t", "\n", " ", "\u200d", "\ud800", "é", "..", "-", "_", "*",
)  # fmt: skip
odd = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)
urls = (
    odd
    | odd.map("https://a.org{}".format)
    | odd.map("https://a.org/{}".format)
    | odd.map("https://{}".format)
)


def followed(url: str) -> Target | None:
    with suppress(FetchError):
        return check_url(url)
    return None


@given(urls)
def test_what_is_followed_is_read_alike_by_all(url: str) -> None:
    """Host and port are those that urllib and httpx see in it; judged again, it is the same."""
    if (target := followed(url)) is None:
        return

    assert target.url.isascii()
    assert not re.search(r"[\s\\]", target.url)
    assert check_url(target.url) == target
    assert urlsplit(target.url).hostname == target.host
    assert httpx.URL(target.url).host == target.host
    assert (httpx.URL(target.url).port or target.port) == target.port
    assert httpx.URL(target.url).userinfo == b""


@given(odd)
def test_redirects_are_judged_or_refused(location: str) -> None:
    """Nothing but a FetchError is ever raised."""
    with suppress(FetchError):
        check_url(following_url("https://a.org/x?y", location))


@given(urls)
def test_cleaning_a_link_does_not_open_a_door(url: str) -> None:
    """What is refused as it was sent is refused when it is clean, but for blanks around it."""
    if followed(url.strip()) is None:
        assert followed(clean_link(url)) is None
