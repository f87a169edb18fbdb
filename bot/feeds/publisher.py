"""Whose a feed is."""

from __future__ import annotations

import re

from summarizer.reading.page.tenants import same_tenant

#: First labels of hosts that publishers keep for their feeds; any other may be another tenant's.
_FOR_FEEDS = re.compile(r"(?<=://)(?:feeds?|rss|rssfeeds|atom|xml)\.(?=[^/]*\.)", re.IGNORECASE)


def same_publisher(feed: str, page: str) -> bool:
    """Whether a feed is of the site that a page is of, so that it may speak for it.

    Args:
        feed: The feed's link.
        page: The link that answered with the page.
    """
    return same_tenant(_FOR_FEEDS.sub("", feed), page) and "://" in page
