from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.links import clean_link


@pytest.mark.parametrize(
    ("link", "clean"),
    [
        ("https://a.org/x?utm_source=t&id=7&fbclid=abc", "https://a.org/x?id=7"),
        ("https://a.org/x?gclid=1#section", "https://a.org/x"),
        ("https://a.org/?id=7&b=&c", "https://a.org/?id=7&b=&c"),
        ("https://A.org/X", "https://a.org/X"),
        ("https://a.org/#!/story/1", "https://a.org/#!/story/1"),
        ("https://a.org/?author=me&source=x", "https://a.org/?author=me&source=x"),
        (" https://a.org/ ", "https://a.org/"),
        ("https://a.org", "https://a.org/"),
        ("https://a.org:443/x", "https://a.org/x"),
        ("http://a.org:443/x", "http://a.org:443/x"),
        ("https://[2001:db8::1]:443/x", "https://[2001:db8::1]/x"),
        ("https://a.org:80:443/x", "https://a.org:80:443/x"),
        ("https://a.org/?utm%5Fsource=x&UTM_MEDIUM=y", "https://a.org/"),
        ("https://a.org/?&id=1&", "https://a.org/?id=1"),
        (
            "https://a.org/?p=1&ref=x&from=y&s=z&m=1&at=2",
            "https://a.org/?p=1&ref=x&from=y&s=z&m=1&at=2",
        ),
        ("https://a.org/x?at_medium=RSS&at_campaign=KARANGA&at_id=7", "https://a.org/x?at_id=7"),
        ("https://a.org/x?amp", "https://a.org/x"),
        ("https://a.org/x?outputType=amp&id=1", "https://a.org/x?id=1"),
        ("https://a.org/x?amplitude=3", "https://a.org/x?amplitude=3"),
        ("https://www.google.com/amp/s/a.org/x?id=1", "https://a.org/x?id=1"),
        ("https://google.co.in/amp/a.org/x", "http://a.org/x"),
        (
            "https://a-org.cdn.ampproject.org/v/s/a.org/x?amp_js_v=0.1",
            "https://a.org/x?amp_js_v=0.1",
        ),
        ("https://a-org.cdn.ampproject.org/c/a.org", "http://a.org/"),
        (
            "https://cdn.ampproject.org.evil.org/c/s/a.org/x",
            "https://cdn.ampproject.org.evil.org/c/s/a.org/x",
        ),
        ("https://a.org/amp/s/b.org/x", "https://a.org/amp/s/b.org/x"),
        ("https://www.google.com/amp/s/localhost/x", "https://www.google.com/amp/s/localhost/x"),
        ("ftp://a.org/?utm_source=x", "ftp://a.org/?utm_source=x"),
        ("https://a.org/ x?utm_source=x", "https://a.org/ x?utm_source=x"),
        ("http://[::1", "http://[::1"),
        ("", ""),
    ],
)
def test_what_names_the_click_is_dropped(link: str, clean: str) -> None:
    """What names the page stays, and what is no link comes back."""
    assert clean_link(link) == clean


urls = st.text() | st.builds(
    "https://{}/{}?{}#{}".format,
    st.from_regex(r"[a-z]{1,8}\.(org|рф)", fullmatch=True),
    st.text(max_size=9),
    st.text("utm_source=&gclid;x", max_size=30),
    st.text(max_size=9),
)


@given(urls)
def test_cleaning_twice_changes_nothing(url: str) -> None:
    """And never raises."""
    assert clean_link(clean_link(url)) == clean_link(url)


@given(st.from_regex(r"https://[a-z]{1,8}\.org/[a-z/]{0,9}\?[a-z=&_]{0,20}", fullmatch=True))
def test_host_and_path_stay(url: str) -> None:
    """A clean link leads to the same place."""
    assert urlsplit(clean_link(url))[:3] == urlsplit(url)[:3]
