"""Links taken out of what they are wrapped in, by what the link itself says.

What comes out is judged, as any link, before it is followed; a wrapper that does not say where it leads
is followed as it is.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.fetching.url_policy import is_odd, is_too_long
from bot.fetching.wrapped import WEB
from bot.fetching.wrappers import WRAPPERS, Wrapper

#: Wrappers in wrappers. What is deeper is nobody's honest link, and is left as it is.
_MAX_DEPTH = 5

_PORTS = {"http": 80, "https": 443}


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
