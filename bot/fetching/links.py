"""The link of the page itself, without what only tells where the click came from."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from bot.fetching.tracking import names_the_click
from bot.fetching.unwrapping import unwrapped
from bot.fetching.url_policy import is_too_long

#: What parsers drop or turn; such links are refused later, and nothing is made of them here.
_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\\]|\s")

#: A host and the port that its scheme has by itself. "a.org:80:443" is no such host, and must not
#: become one by being cleaned.
_USUAL_PORT = {
    "http": re.compile(r"([^:]+|\[[^\]]+\]):80"),
    "https": re.compile(r"([^:]+|\[[^\]]+\]):443"),
}


def clean_link(url: str) -> str:
    """Return a link to follow: without tracking parameters and fragment, out of its wrappers.

    Never raises: what is no link comes back as it is, to be refused where links are judged. The
    host, the path and the order of the other parameters stay, but for links within links.
    """
    return without_click(unwrapped(url.strip()))


def without_click(url: str) -> str:
    """Return the link that answered as :func:`clean_link` does, but with the host that answered."""
    if is_too_long(url):
        return url
    url = url.strip()
    if _ODD.search(url):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return url
    kept = [pair for pair in parts.query.split("&") if pair and not names_the_click(pair)]
    # "#!" was a page's address in its own right: https://developers.google.com/search/docs/ajax-crawling
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    usual = _USUAL_PORT[parts.scheme].fullmatch(parts.netloc)
    host: str = usual[1] if usual else parts.netloc
    return urlunsplit((parts.scheme, host.lower(), parts.path or "/", "&".join(kept), fragment))
