"""How a link says which other one it is wrapped around: in its query, path or host.

Each reads the link alone, and returns None where that does not say.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import Error as NotBase64
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qs, unquote, urlunsplit

WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)

#: A host's name and what may follow it, without a scheme.
_BARE = re.compile(
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+(?::\d+)?(?:[/?#].*)?", re.IGNORECASE
)

#: Where a link leads; None: it does not say.
Lead = Callable[[SplitResult], str | None]


def in_query(*names: str, path: str = ".*") -> Lead:
    """Return what reads the link out of the first of these parameters that holds one."""
    paths = re.compile(path, re.IGNORECASE)

    def lead(parts: SplitResult) -> str | None:
        if not paths.fullmatch(parts.path):
            return None
        pairs = [pair.partition("=") for pair in parts.query.split("&")]
        stated = (unquote(value) for name in names for key, _, value in pairs if key == name)
        return next((value for value in stated if WEB.match(value)), None)

    return lead


def in_path(before: str, *, bare: bool = False) -> Lead:
    """Return what reads the link out of the path, behind a part of it.

    Args:
        before: A pattern of what stands before the link.
        bare: Whether a link without a scheme is meant, too.
    """
    start = re.compile(before, re.IGNORECASE)

    def lead(parts: SplitResult) -> str | None:
        match = start.match(parts.path)
        if not match:
            return None
        rest = parts.path[match.end() :] + (f"?{parts.query}" if parts.query else "")
        if re.match(r"https?%3a", rest, re.IGNORECASE):
            rest = unquote(rest)
        # Servers and people fold the slashes.
        rest = re.sub(r"^(https?):/+", r"\1://", rest, flags=re.IGNORECASE)
        if WEB.match(rest):
            return rest
        return f"http://{rest}" if bare and _BARE.fullmatch(rest) else None

    return lead


#: Copies of a publisher's page in Google's caches; the publisher's own is fetched instead.
#: https://developers.google.com/amp/cache/overview
_AMP_PATH = re.compile(r"/(?:amp|[acv]|wp)/(s/)?([\w-]+(?:\.[\w-]+)+)(/.*)?", re.DOTALL)


def in_amp_path(kinds: str) -> Lead:
    """Return what reads the link out of an AMP cache's path, of some kinds of documents."""

    def lead(parts: SplitResult) -> str | None:
        match = _AMP_PATH.fullmatch(parts.path)
        if not match or not re.match(kinds, parts.path):
            return None
        scheme = "https" if match[1] else "http"
        query = f"?{parts.query}" if parts.query else ""
        return f"{scheme}://{match[2]}{match[3] or '/'}{query}"

    return lead


#: Of what only the translator asks for.
_FOR_TRANSLATOR = re.compile(r"_x_tr_\w+=")

#: "-" of a host's name are doubled, then "." become "-".
_TRANSLATED_HOST = re.compile(r"([a-z0-9-]+)\.translate\.goog")


def translated(parts: SplitResult) -> str | None:
    match = _TRANSLATED_HOST.fullmatch((parts.hostname or "").removesuffix("."))
    if not match:
        return None
    # https://developers.google.com/search/docs/appearance/translated-results
    host = re.sub("-+", _undashed, match[1])
    if "." not in host:
        return None
    query = "&".join(p for p in parts.query.split("&") if p and not _FOR_TRANSLATOR.match(p))
    scheme = "http" if "_x_tr_sch=http" in parts.query.split("&") else "https"
    return urlunsplit((scheme, host, parts.path or "/", query, ""))


def _undashed(dashes: re.Match[str]) -> str:
    pairs, single = divmod(len(dashes[0]), 2)
    return "-" * pairs + "." * single


_V2 = str.maketrans("-_", "%/")

#: https://help.proofpoint.com: what a link has beside plain letters is a "*", and is written behind;
#: "**" and a letter are a run of as many as the letter stands for, from 2.
_V3 = re.compile(r"/v3/__(?P<url>.+?)__;(?P<special>[\w-]*={0,2})!.*", re.DOTALL)
_STARS = re.compile(r"\*(\*.)?")
_RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def defended(parts: SplitResult) -> str | None:
    if parts.path == "/v2/url":
        stated = re.search(r"(?:^|&)u=([^&]*)", parts.query)
        return unquote(stated[1].translate(_V2)) if stated else None
    if parts.path == "/v1/url":
        return in_query("u")(parts)
    match = _V3.fullmatch(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    special = _decoded(match["special"]) if match else None
    if match is None or special is None:
        return None
    left = iter(special)

    def replaced(stars: re.Match[str]) -> str:
        count = _RUNS.find(stars[1][1]) + 2 if stars[1] else 1
        return "".join(next(left, "") for _ in range(count))

    url = _STARS.sub(replaced, match["url"])
    return re.sub(r"^(https?):/+", r"\1://", url, flags=re.IGNORECASE)


#: A protocol buffer: what it is, then, with its length before it, the link.
_ENCODED_LINK = re.compile(
    rb"\x08\x13\x22([\x00-\x7f]|[\x80-\xff][\x01-\x7f])(https?://[!-~]+)", re.DOTALL
)
_NEWS_PATH = re.compile(r"/(?:rss/)?(?:articles|read)/([\w-]+=*)")


def in_news_id(parts: SplitResult) -> str | None:
    """Return the link that an article's number is made of; of newer ones only Google knows it."""
    match = _NEWS_PATH.fullmatch(parts.path)
    encoded = _bytes(match[1]) if match else b""
    found = _ENCODED_LINK.match(encoded)
    if not found:
        return None
    digits = found[1]
    length = digits[0] if len(digits) == 1 else (digits[0] & 0x7F) + (digits[1] << 7)
    link = found[2][:length]
    return link.decode("ascii") if len(link) == length else None


def _decoded(encoded: str) -> str | None:
    try:
        return _bytes(encoded).decode()
    except UnicodeDecodeError:
        return None


#: What stands before the link, in base64, in Bing's.
_BING = "a1"


def encoded_in_query(parts: SplitResult) -> str | None:
    """Return the link that a parameter holds in base64."""
    stated = re.search(rf"(?:^|&)u={_BING}([\w-]+)", parts.query)
    return _decoded(stated[1]) if stated else None


def whole_query(parts: SplitResult) -> str | None:
    """Return the link that a query is, without a name."""
    return (
        unquote(parts.query) if re.match("https?%3a", parts.query, re.IGNORECASE) else parts.query
    )


_TURBO = re.compile(r"/(?:turbo/)?(?P<host>[\w-]+(?:\.[\w-]+)+)/[sn](?P<path>/.*)", re.DOTALL)


def in_turbo_path(parts: SplitResult) -> str | None:
    """Return the page whose fast copy a link is of: Yandex writes host and path one behind the other."""
    match = _TURBO.fullmatch(parts.path)
    query = f"?{parts.query}" if parts.query else ""
    return f"https://{match['host']}{match['path']}{query}" if match else None


def among_segments(parts: SplitResult) -> str | None:
    """Return the link of the segment of a path that is named so."""
    stated = re.search(r"/RU=([^/]+)", parts.path)
    return unquote(stated[1]) if stated else None


#: What a cache is asked for: a number, then the link, then words that were searched for.
_CACHED = re.compile(r"cache:(?:[\w-]{6,}:)?(?=\w)(?P<link>\S+)")


def cached(parts: SplitResult) -> str | None:
    asked = parse_qs(parts.query).get("q", [""])[0] if parts.path == "/search" else ""
    match = _CACHED.match(asked)
    if not match:
        return None
    link = match["link"]
    if WEB.match(link):
        return link
    return f"http://{link}" if _BARE.fullmatch(link) else None


#: A public channel's name and a post's number, within a topic of its own or not.
#: https://core.telegram.org/api/links#message-links
_POST = re.compile(
    r"/(?:s/)?(?P<channel>[a-z]\w{3,31})(?:/\d{1,10})?/(?P<post>\d{1,10})/?",
    re.IGNORECASE | re.ASCII,
)


def to_preview(parts: SplitResult) -> str | None:
    """Return the public preview of a channel's post: the post's own page has only its beginning."""
    match = _POST.fullmatch(parts.path)
    preview = "embed=1"
    if not match or parts.query == preview:
        return None
    return f"https://t.me/{match['channel']}/{match['post']}?{preview}"


def _bytes(encoded: str) -> bytes:
    bare = encoded.rstrip("=")
    try:
        return urlsafe_b64decode(bare + "=" * (-len(bare) % 4))
    except (NotBase64, ValueError):
        return b""
