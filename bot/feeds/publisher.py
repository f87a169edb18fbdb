"""Whose a feed is."""

from __future__ import annotations

from urllib.parse import urlsplit

#: First labels of hosts that a publisher parts its own site by: by device, and for its feeds. Any other
#: may be another tenant: ``alice.tumblr.com`` speaks for no page of ``bob.tumblr.com``.
_OWN_LABELS = frozenset(
    "www m mobile amp touch edition en feed feeds rss rssfeeds atom xml".split()
)


def same_publisher(feed: str, page: str) -> bool:
    """Whether a feed is of the site that a page is of, so that it may speak for it.

    Args:
        feed: The feed's link.
        page: The link that answered with the page.
    """
    try:
        return _site(feed) == _site(page)
    except ValueError:
        return False


def _site(url: str) -> tuple[str, int | None]:
    """Return host and port; ValueError if the link has none."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise ValueError(url)
    labels = parts.hostname.rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _OWN_LABELS:
        del labels[0]
    return ".".join(labels), None if parts.port in {80, 443} else parts.port
