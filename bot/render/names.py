"""Names that pages and feeds give themselves: whether they say a name, or send a reader somewhere."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.render.hosts import shown_host
from bot.render.html import clean, shorten
from summarizer.reading.page.domains import registered_domain
from summarizer.reading.page.tenants import DEVICES

_MAX_LENGTH = 60
_MAX_HOST_LENGTH = 40

#: Of what ``outlet`` returns.
MAX_OUTLET_LENGTH = _MAX_LENGTH + _MAX_HOST_LENGTH + len(" ()")

#: Top-level domains that no registry has, https://www.rfc-editor.org/rfc/rfc6761, and Tor's.
_RESERVED = frozenset({"example", "invalid", "local", "localhost", "onion", "test"})

#: What reads as a dot, beside the dot: https://www.unicode.org/reports/tr46/#Notation, U+2024.
_DOTS = str.maketrans("\u3002\uff0e\uff61\u2024", "....")
#: Umlauts in hosts from before those could have any.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})

_HOST = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"://|\bwww\.|(?<!\w)@\w", re.IGNORECASE)

#: Words with underscores or hyphens that stand for a host or a link, such as ``buy_at_scam_com`` and
#: ``t-me-x``; with the pattern one that it is for, and one that it is not for.
SPELT_HOSTS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?<!\brom)(?<!\bdot)(?<!\bsit)[ _-]com$"), "buy at scam com", "rom_com"),
    (re.compile(r"[_-](?:net|org|ru|info|io|biz|xyz|onion|example)$"), "scam_net", "safety net"),
    (re.compile(r"^(?:https?|www)[ _-]"), "www_scam_shop", "wwwest"),
    (re.compile(r"(?:^|[_-])t[_-]me[_-]"), "join_t_me_scam", "art_messe"),
)


def hosts_in(text: str) -> tuple[str, ...]:
    """Return the hosts that a text spells, in small letters: words with dots, the last a top level."""
    found = (match[0].casefold() for match in _HOST.finditer(_looked_at(text)))
    return tuple(host for host in found if _registered(host))


def spells_address(text: str) -> bool:
    """Whether a text has a host, a link or an ``@name`` in it."""
    return bool(_ADDRESS.search(_looked_at(text)) or hosts_in(text))


def spells_host_as_words(tag: str) -> bool:
    """Whether a tag is a host with its dots taken out."""
    return any(pattern.search(tag.casefold()) for pattern, _, _ in SPELT_HOSTS)


def host_of(url: str) -> str:
    """Return a link's host as people read it, bounded: of a long one the end says whose it is."""
    try:
        host = shown_host((urlsplit(url).hostname or "").removeprefix("www."))
    except ValueError:
        return ""
    return host if len(host) <= _MAX_HOST_LENGTH else "…" + host[1 - _MAX_HOST_LENGTH :]


def outlet(publisher: str, url: str) -> str:
    """Return a publisher's name, with the host beside it unless it clearly goes by that name.

    A page can call itself anything; the host that served it cannot. So a name that spells an address
    gives way to the host, and any other is shown without dots, slashes and ``@``.

    Args:
        publisher: As the page says; empty if it says nothing.
        url: The page's; empty for a text without a page.
    """
    host, name = host_of(url), clean(publisher)
    if name.casefold() == host:
        return host
    name = "" if spells_address(name) else shorten(_without_marks(name), _MAX_LENGTH)
    if not name or not host:
        return name or host
    return name if _is_name_of(host, name) else f"{name} ({host})"


def is_name_of(name: str, url: str) -> bool:
    """Whether a link's host so clearly goes by a name that it need not be shown beside it."""
    return bool(name) and outlet(name, url) == shorten(_without_marks(clean(name)), _MAX_LENGTH)


def site_name(title: str, url: str) -> str:
    """Return a site's or feed's title; its host where the title is empty, or names another's host."""
    host, name = host_of(url), clean(title)
    own = {host, _registered(host)}
    others = [one for one in hosts_in(name) if not own & {one, _registered(one)}]
    return host if others or not name else shorten(name, _MAX_LENGTH)


def person(name: str) -> str:
    """Return a name of who wrote, reported or is cited; empty where it sends a reader somewhere."""
    return "" if spells_address(name) else shorten(clean(name), _MAX_LENGTH)


def _looked_at(text: str) -> str:
    """Return what may be shown of a name, as a reader would take it."""
    return clean(text)[: 2 * _MAX_LENGTH].translate(_DOTS)


def _without_marks(name: str) -> str:
    parted = re.sub(r"[/\\@]|(?<=\w\w)\.(?=\w\w)", " ", name.translate(_DOTS))
    return " ".join(parted.replace(".", "").split())


def _is_name_of(host: str, name: str) -> bool:
    """Whether a host so clearly goes by the name that it need not be shown beside it.

    The registered label must be made of the name's first or last words, all letters of them:
    ``lokmattimes.com`` for Lokmat Times, ``bbc.co.uk`` for BBC News; or of its last words and the
    first letters of those before, ``nytimes.com``. Umlauts may be written out, as hosts had to. A
    label that only resembles the name is shown. So is one below another's domain, as on hosts that many share, unless the name
    has its words, too: ``news.bbc.co.uk`` for BBC News, but not ``alice.tumblr.com`` for Tumblr.
    """
    domain = _registered(host) or host
    label = re.sub(r"\W|_", "", domain.split(".")[0])
    below = {*host.removesuffix(domain).split(".")} - {"", *DEVICES}
    words = [re.sub(r"\W|_", "", word) for word in name.casefold().split()]
    spelt = [word.translate(_WRITTEN_OUT) for word in words]
    names = _runs(words) | _runs(spelt) | _initialled(spelt)
    return label in names - {"the", ""} and below <= {*words, *spelt}


def _runs(words: list[str]) -> set[str]:
    """Return a name's first words and its last words, as one word each."""
    first = {"".join(words[:n]) for n in range(1, len(words) + 1)}
    return first | {"".join(words[n:]) for n in range(len(words))}


def _initialled(words: list[str]) -> set[str]:
    """Return a name's last words with the first letters of two or more before: "nytimes"."""
    words = words[1:] if words[:1] == ["the"] else words
    return {
        "".join(word[:1] for word in words[:n]) + "".join(words[n:]) for n in range(2, len(words))
    }


def _registered(host: str) -> str:
    """Return the domain that was registered for a host; empty if there can be no such host."""
    if host.rpartition(".")[2] in _RESERVED:
        return host
    return registered_domain(f"http://{host}") or ""
