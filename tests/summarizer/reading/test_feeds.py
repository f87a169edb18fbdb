"""A feed that is sent as a link is a list of articles; it is not parsed to tell."""

import time

import pytest

from summarizer.errors import ReadingError, Unreadable
from summarizer.reading.read import read_article

RSS = b"<rss version='2.0'><channel><item><title>A</title></item></channel></rss>"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS, "application/rss+xml"),
        (RSS, "text/xml; charset=utf-8"),
        (RSS, None),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made -->\n<?xml-stylesheet href='a'?>" + RSS,
            None,
        ),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'></feed>", "text/html"),
        (b"<rdf:RDF xmlns:rdf='x'></rdf:RDF>", "application/xml"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "application/feed+json"),
    ],
)
def test_a_feed_is_a_list(body: bytes, kind: str | None) -> None:
    """By what is stated, or by its first element."""
    with pytest.raises(ReadingError) as caught:
        read_article(body, "https://example.org/feed", kind)

    assert caught.value.reason is Unreadable.LIST_PAGE


def test_looking_costs_nothing() -> None:
    """Comments without end are not looked through."""
    started = time.process_time()
    with pytest.raises(ReadingError):
        read_article(b"<!--" * 100_000, "https://example.org/feed", "text/xml")

    assert time.process_time() - started < 2
