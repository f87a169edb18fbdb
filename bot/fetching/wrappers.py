"""Links that are wrapped around another: of searches, mails and chats, caches and translators.

The table is data. What a wrapper leads to is read out of the link alone, and is judged, as any link,
before it is followed; a wrapper that does not say where it leads is followed as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.fetching.url_policy import is_odd, is_too_long
from bot.fetching.wrapped import (
    WEB,
    Lead,
    among_segments,
    cached,
    defended,
    in_amp_path,
    in_news_id,
    in_path,
    in_query,
    to_preview,
    translated,
)

#: Wrappers in wrappers. What is deeper is nobody's honest link, and is left as it is.
_MAX_DEPTH = 5

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A kind of links that hold another."""

    #: Lower case, without a port.
    host: re.Pattern[str]

    lead: Lead

    #: One that is of this kind, and where it leads.
    example: tuple[str, str]

    #: One that looks like it, and is not.
    other: str

    #: Whether the host keeps a copy, which is worth reading where the page itself is gone.
    keeps_copy: bool = False


def unwrapped(url: str) -> str:
    """Return the link that a link is wrapped around, or the link itself. Never raises."""
    found = url
    for _ in range(_MAX_DEPTH):
        inner = _inside(found)
        if inner is None:
            return found
        found = inner[1]
    return found if _inside(found) is None else url


def keeps_copy(url: str) -> bool:
    """Whether a link is of a host that keeps a copy of the page that it names."""
    inner = _inside(url)
    return inner is not None and inner[0].keeps_copy


def _inside(url: str) -> tuple[Wrapper, str] | None:
    """Return how a link is wrapped, and around which; None: it is not."""
    if is_too_long(url) or is_odd(url):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").removesuffix(".")
    # A user's name, another port: whatever it is, it is not the service.
    if "@" in parts.netloc or port not in {None, _PORTS.get(parts.scheme)}:
        return None
    parts = parts._replace(path=parts.path or "/")
    for wrapper in WRAPPERS:
        if wrapper.host.fullmatch(host):
            inner = wrapper.lead(parts)
            if inner is not None and inner != url and WEB.match(inner) and not is_too_long(inner):
                return wrapper, inner
    return None


def _host(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Its names in all countries: ``google.de``, ``google.co.in``.
_GOOGLE = r"google\.(?:com?\.)?[a-z]{2,3}"

#: Looked through from the top; the one place where hosts are named.
WRAPPERS = (
    Wrapper(
        _host(rf"(?:www\.|news\.)?{_GOOGLE}"),
        in_query("url", "q", path=r"/url|/news/url"),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.org%2Fx%3Fid%3D1&usg=A", "https://a.org/x?id=1"),
        "https://www.google.com/search?q=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(rf"(?:www\.)?{_GOOGLE}"),
        in_amp_path("/amp/"),
        ("https://www.google.com/amp/s/a.org/x?id=1", "https://a.org/x?id=1"),
        "https://www.google.com/amp/s/localhost/x",
    ),
    Wrapper(
        _host(r".+\.cdn\.ampproject\.org"),
        in_amp_path("/"),
        ("https://a-org.cdn.ampproject.org/c/s/a.org/x", "https://a.org/x"),
        "https://a-org.cdn.ampproject.org/i/s/a.org/x.jpg",
    ),
    Wrapper(
        _host(r"[\w-]+\.bing-amp\.com"),
        in_amp_path("/"),
        ("https://www-a-org.bing-amp.com/c/s/www.a.org/x", "https://www.a.org/x"),
        "https://www-a-org.bing-amp.com/x",
    ),
    Wrapper(
        _host(r"news\.google\.com"),
        in_news_id,
        ("https://news.google.com/rss/articles/CBMiD2h0dHBzOi8vYS5vcmcveNIBAA?oc=5", "https://a.org/x"),
        "https://news.google.com/articles/CBMiZEFVX3lxTE1fYQ?hl=en",
    ),
    Wrapper(
        _host(r"lm?\.(?:facebook|instagram|messenger)\.com|l\.threads\.(?:net|com)"),
        in_query("u", path=r"/(?:l\.php)?"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.org%2Fx&h=AT0", "https://a.org/x"),
        "https://l.facebook.com/help?u=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:www\.|m\.)?facebook\.com"),
        in_query("u", path=r"/(?:l\.php|flx/warn/?)"),
        ("https://www.facebook.com/flx/warn/?u=https%3A%2F%2Fa.org%2Fx&h=AT0", "https://a.org/x"),
        "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:t\.umblr\.com|(?:www\.)?tumblr\.com)"),
        in_query("z", path=r"/redirect"),
        ("https://t.umblr.com/redirect?z=https%3A%2F%2Fa.org%2Fx&t=1", "https://a.org/x"),
        "https://www.tumblr.com/tagged/redirect?z=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:www\.|m\.)?youtube\.com"),
        in_query("q", path=r"/redirect"),
        ("https://www.youtube.com/redirect?event=d&q=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://www.youtube.com/results?q=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:out\.reddit\.com|(?:www\.)?reddit\.com|(?:www\.)?linkedin\.com|away\.vk\.com|(?:m\.)?vk\.com|steamcommunity\.com)"),
        in_query("url", "to", "u", path=r"/(?:t3_\w+|media|redir/redirect|safety/go|away(?:\.php)?|linkfilter/)?"),
        ("https://away.vk.com/away.php?to=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://www.reddit.com/submit?url=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"(?:html\.|lite\.)?duckduckgo\.com"),
        in_query("uddg", path=r"/l/?"),
        ("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.org%2Fx&rut=1", "https://a.org/x"),
        "https://duckduckgo.com/?q=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"r\.search\.yahoo\.com"),
        among_segments,
        ("https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=https%3a%2f%2fa.org%2fx/RK=2/RS=b", "https://a.org/x"),
        "https://r.search.yahoo.com/_ylt=A/RV=2/RE=1",
    ),
    Wrapper(
        _host(r"(?:[a-z0-9-]+\.)*safelinks\.protection\.(?:outlook|office365)\.(?:com|us|de|cn)|statics\.teams\.cdn\.office\.net"),
        in_query("url"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.org%2Fx%3Fid%3D1&data=05%7C01&sdata=q%3D&reserved=0",
            "https://a.org/x?id=1",
        ),
        "https://safelinks.protection.outlook.com.evil.org/?url=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"urldefense(?:\.proofpoint)?\.(?:com|us)"),
        defended,
        ("https://urldefense.com/v3/__https://a.org/x*y__;Iw!!Abc!Def$", "https://a.org/x#y"),
        "https://urldefense.com/v4/__https://a.org/x__;!!Abc",
    ),
    Wrapper(
        _host(rf"(?:www\.|translate\.)?{_GOOGLE}"),
        in_query("u", path=r"/translate(?:_[a-z])?|/website"),
        ("https://translate.google.com/translate?sl=de&tl=en&u=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://translate.google.com/?sl=de&text=https%3A%2F%2Fa.org%2Fx",
    ),
    Wrapper(
        _host(r"[a-z0-9-]+\.translate\.goog"),
        translated,
        ("https://www-my--site-org.translate.goog/x?id=1&_x_tr_sl=de&_x_tr_tl=en", "https://www.my-site.org/x?id=1"),
        "https://localhost.translate.goog/x",
    ),
    Wrapper(
        _host(r"web\.archive\.org"),
        in_path(r"/web/\d{1,14}(?:[a-z]{2}_)?\*?/", bare=True),
        ("https://web.archive.org/web/20200101000000if_/https://a.org/x?id=1", "https://a.org/x?id=1"),
        "https://web.archive.org/web/index.html",
        keeps_copy=True,
    ),
    Wrapper(
        _host(r"web\.archive\.org"),
        in_path(r"/(?:web|save)/(?:\*/)?(?=https?(?::|%3a))"),
        ("https://web.archive.org/web/*/http:/a.org/x", "http://a.org/x"),
        "https://web.archive.org/details/x",
        keeps_copy=True,
    ),
    Wrapper(
        _host(r"archive\.(?:ph|is|today|li|vn|fo|md)"),
        in_path(r"/(?:o/\w+/|newest/|oldest/|timegate/|\d[\d.-]{3,20}/)?(?=https?:)"),
        ("https://archive.ph/2024.01.02-030405/https://a.org/x", "https://a.org/x"),
        "https://archive.ph/AbC12",
        keeps_copy=True,
    ),
    Wrapper(
        _host(r"webcache\.googleusercontent\.com"),
        cached,
        ("https://webcache.googleusercontent.com/search?q=cache:AbC-12:https://a.org/x+harbour&hl=en", "https://a.org/x"),
        "https://webcache.googleusercontent.com/search?q=harbour",
    ),
    Wrapper(
        _host(r"(?:www\.)?(?:t|telegram)\.(?:me|dog)"),
        to_preview,
        ("https://t.me/s/harbour/123?before=130", "https://t.me/harbour/123?embed=1"),
        "https://t.me/c/1234567/123",
    ),
    Wrapper(
        _host(r"r\.jina\.ai|12ft\.io|freedium\.cfd|txtify\.it|outline\.com"),
        in_path(r"/", bare=True),
        ("https://r.jina.ai/https://a.org/x?id=1", "https://a.org/x?id=1"),
        "https://outline.com/AbC12",
    ),
    Wrapper(
        _host(r"12?ft\.io|(?:www\.)?printfriendly\.com|(?:www\.)?textise\.net|getpocket\.com|(?:www\.)?instapaper\.com"),
        in_query("q", "url", "u", "strURL", path=r"/(?:api/)?(?:proxy|print/?|p/g/\w+|showtext\.aspx|redirect|text)"),
        ("https://12ft.io/proxy?q=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        "https://getpocket.com/save?url=https%3A%2F%2Fa.org%2Fx",
    ),
)  # fmt: skip
