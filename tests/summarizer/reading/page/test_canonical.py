import pytest

from summarizer import read_article
from summarizer.reading.page.canonical import absolute_url
from tests.summarizer.reading.pages import SENTENCES, page


@pytest.mark.parametrize(
    ("url", "absolute"),
    [
        ("/a", "https://example.org/a"),
        ("a b/{c}", "https://example.org/news/a%20b/%7Bc%7D"),
        ("https://example.org/новости?q=1#top", "https://example.org/новости?q=1"),
        ("//other.org/x", "https://other.org/x"),
        ("javascript:alert(1)", ""),
        ("https://user@example.org/", ""),
        ("", ""),
        ("http://[", ""),
        ("/" + "a" * 2000, ""),
        ("/" + " " * 1000 + "a", ""),
    ],
)
def test_links_become_absolute_or_nothing(url: str, absolute: str) -> None:
    """What no link may hold is encoded; what is no link of the web is none."""
    assert absolute_url("https://example.org/news/1", url) == absolute


@pytest.mark.parametrize(
    ("url", "stated", "label"),
    [
        ("https://example.org/a?page=1", "https://www.example.org/a", "https://www.example.org/a"),
        ("https://example.org/u/evil", "/news/1", "https://example.org/u/evil"),
        ("https://bob.tumblr.com/1", "https://alice.tumblr.com/1", "https://bob.tumblr.com/1"),
        ("https://example.org/a", "https://example.org/", "https://example.org/a"),
        ("https://example.org/a", "/a" + "b" * 2000, "https://example.org/a"),
        ("https://example.org/a", "/a" + "b" * 3_000_000, "https://example.org/a"),
    ],
)
def test_a_canonical_link_is_a_label(url: str, stated: str, label: str) -> None:
    """It is believed of who published the page alone, and if it is a link that can be followed."""
    body = f"<article><h1>Harbour closed</h1><p>{SENTENCES['en'] * 6}</p></article>"
    head = f'<link rel="canonical" href="{stated}">'

    assert read_article(page(body, head), url, "text/html").url == label
