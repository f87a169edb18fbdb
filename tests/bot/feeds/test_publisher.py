import pytest

from bot.feeds.publisher import same_publisher


@pytest.mark.parametrize(
    ("feed", "page", "same"),
    [
        ("https://example.org/feed", "https://example.org/a", True),
        ("https://feeds.example.org/rss", "https://www.example.org/a", True),
        ("http://example.org/feed", "https://m.example.org:443/a", True),
        ("https://s3.example.com/scam/feed", "https://s3.example.com/honest/a", False),
        ("https://example.org/u/scam/feed", "https://example.org/u/honest/a", False),
        ("https://rss.example.co.uk/", "https://www.example.co.uk/a", True),
        ("https://scam.example/feed", "https://example.org/a", False),
        ("https://example.org.scam.example/feed", "https://example.org/a", False),
        ("https://alice.tumblr.com/rss", "https://bob.tumblr.com/a", False),
        ("https://alice.github.io/feed", "https://bob.github.io/a", False),
        ("https://alice.ghost.io/rss", "https://ghost.io/a", False),
        ("http://127.0.0.1:8001/feed", "http://127.0.0.1:8002/a", False),
        ("https://m.co/feed", "https://www.co/a", False),
        ("http://[/", "http://[/", False),
        ("", "", False),
    ],
)
def test_a_feed_speaks_for_pages_of_its_own_site(feed: str, page: str, same: bool) -> None:
    """The same host, but for what its owner parts it by; another tenant's is another's."""
    assert same_publisher(feed, page) is same
