"""What a link that was followed is found by afterwards, and what is shown for it.

An article is found by links that were really asked for or redirected to, never by what a page
says of itself: that is a label.
"""

from __future__ import annotations

from bot.fetching.links import clean_link
from bot.fetching.secret_links import looks_secret

#: Longer ones are followed, but not kept; PostgreSQL's index rows end at 2,704 bytes.
_MAX_KEY_BYTES = 2000


def found_by(asked: str, landed: str) -> frozenset[str]:
    """Return the links by which others find what was fetched.

    Args:
        asked: The link that was asked for.
        landed: The one that answered, after redirects.

    Returns:
        Cleaned links; none where the one that was asked for is a secret.
    """
    if looks_secret(clean_link(asked)):
        return frozenset()
    return frozenset(filter(_is_key, map(clean_link, (asked, landed))))


def shown_as(asked: str, landed: str, stated: str) -> str:
    """Return the link to show for a page: what it calls itself, unless a secret is at stake.

    Args:
        asked: The link that was asked for.
        landed: The one that answered, after redirects.
        stated: What the page says is its link, as far as that is believed.
    """
    asked, landed, stated = map(clean_link, (asked, landed, stated))
    if looks_secret(asked) or looks_secret(landed):
        # Only the one that was asked for leads there, and is known to who asked.
        return asked
    return landed if looks_secret(stated) else stated


def _is_key(url: str) -> bool:
    return not looks_secret(url) and len(url.encode(errors="surrogatepass")) <= _MAX_KEY_BYTES
