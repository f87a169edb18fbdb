import pytest

from summarizer.reading.canonical import absolute_url


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
    ],
)
def test_links_become_absolute_or_nothing(url: str, absolute: str) -> None:
    """What no link may hold is encoded; what is no link of the web is none."""
    assert absolute_url("https://example.org/news/1", url) == absolute
