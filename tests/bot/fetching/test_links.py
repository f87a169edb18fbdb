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
