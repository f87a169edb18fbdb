import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.page.tenants import same_tenant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://alice.tumblr.com/1", "https://bob.tumblr.com/1"),
        ("https://alice.wordpress.com/1", "https://bob.wordpress.com/1"),
        ("https://alice.ghost.io/1", "https://ghost.io/1"),
        ("https://alice.blogspot.com/1", "https://bob.blogspot.com/1"),
        ("https://alice.substack.com/p/1", "https://www.substack.com/p/1"),
        ("https://alice.medium.com/1", "https://medium.com/1"),
        ("https://medium.com/@alice/1", "https://medium.com/@bob/1"),
        ("https://medium.com/@alice/1", "https://medium.com/daily/1"),
        ("https://example.edu/~alice/1", "https://example.edu/~bob/1"),
        ("https://example.edu/~alice/1", "https://example.edu/news/1"),
        ("https://example.org/u/evil", "https://example.org/news/1"),
        ("https://example.org/news/1", "https://example.org/u/evil"),
        ("https://example.org/de/users/alice/1", "https://example.org/de/users/bob/1"),
        ("https://example.org/user/alice/1", "https://example.org/user/bob/1"),
        ("https://example.org/blogs/alice/1", "https://example.org/blogs/bob/1"),
        ("https://example.org/%7Ealice/1", "https://example.org/~bob/1"),
        ("https://s3.eu-west-1.example.com/alice/1", "https://s3.eu-west-1.example.com/bob/1"),
        ("https://s3-eu-west-1.example.com/alice/1", "https://s3-eu-west-1.example.com/bob/1"),
        ("https://alice.s3.example.com/1", "https://bob.s3.example.com/1"),
        ("https://storage.example.com/alice/1", "https://storage.example.com/bob/1"),
        ("https://raw.example.com/alice/1", "https://raw.example.com/bob/1"),
        ("https://sites.example.com/alice", "https://sites.example.com/bob"),
        ("https://example.org/view?user=alice", "https://example.org/view?user=bob"),
        ("https://example.org/view?blog=alice", "https://example.org/news/1"),
        ("http://127.0.0.1:8001/1", "http://127.0.0.1:8002/1"),
        ("https://example.org:8443/1", "https://example.org/1"),
        ("https://news.example.org/1", "https://example.org/1"),
        ("https://m.alice.example.org/1", "https://bob.example.org/1"),
        ("https://co.uk/1", "https://m.uk/1"),
        ("https://example.org/1", "http://["),
        ("https://example.org/1", "https://example.org:x/1"),
    ],
)
def test_tenants_are_told_apart(one: str, other: str) -> None:
    """Of a domain, a host, a port, a path, a query; a registered domain is not enough."""
    assert not same_tenant(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/1", "https://example.org/2?page=3"),
        ("https://www.example.org/1", "https://example.org/1"),
        ("https://m.example.org/1", "https://www.example.org/1"),
        ("https://mobile.example.co.uk/1", "https://www.example.co.uk/1"),
        ("https://amp.example.org/1", "https://example.org/1"),
        ("https://en.m.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/A"),
        ("http://example.org/1", "https://example.org/1"),
        ("http://example.org:80/1", "https://EXAMPLE.org./1"),
        ("https://medium.com/@alice/1?x=2", "https://medium.com/@alice/1"),
        ("https://example.org/u/alice/1", "https://example.org/U/Alice/2"),
        ("https://storage.example.com/alice/1", "https://storage.example.com/alice/2"),
        ("https://alice.tumblr.com/post/1", "https://alice.tumblr.com/post/1/title"),
        ("https://example.org/news/alice", "https://example.org/culture/alice"),
        ("https://example.org/a?id=7", "https://example.org/a"),
    ],
)
def test_one_site_has_many_addresses(one: str, other: str) -> None:
    """For other devices, with and without encryption, in other parts of it."""
    assert same_tenant(one, other)


@given(st.text(), st.text())
def test_no_link_breaks_it(one: str, other: str) -> None:
    """Whatever pages state, and in either order."""
    links = f"https://example.org/{one}", other
    assert same_tenant(*links) == same_tenant(*reversed(links))
