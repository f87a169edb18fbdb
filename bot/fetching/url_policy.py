"""Which links are followed at all: decided from the text alone, before any name is looked up.

Parsers of URLs disagree about odd forms, and each disagreement is a way around a check that
another parser makes. So only forms about which all agree are followed, and what is dialled is
the canonical form that is returned here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import quote, urljoin, urlsplit

import idna

from bot.errors import FetchError, Unfetched
from bot.fetching.addresses import Address, parse_address
from summarizer.models import MAX_LINK_LENGTH

#: Services that are not the web have no business on these.
PORTS = frozenset({80, 443, 8000, 8080, 8443})

#: Blanks, controls and backslashes: each is dropped, kept or turned by one parser or another.
#: Halves of surrogate pairs have no encoding.
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff\ud800-\udfff]")

_CANONICAL_V4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}", re.ASCII)

#: A last label of digits (or 0x...) makes parsers read the whole as an IPv4 address:
#: https://url.spec.whatwg.org/#ends-in-a-number-checker
_ENDS_IN_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)$", re.ASCII)

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.ASCII)

#: Names that mean something inside a network only.
#: https://www.iana.org/assignments/special-use-domain-names, and what networks use in practice.
_INTERNAL = frozenset(
    "alt arpa consul corp docker home host i2p intern internal invalid k8s kube lan "
    "local localdomain localhost onion private priv svc workgroup".split()
)

_UNSAFE_IN_PATH = "/:@!$&'()*+,;=~-._%?[]"


@dataclass(frozen=True, slots=True)
class Target:
    """A link that may be followed, in canonical form."""

    #: The whole, without fragment.
    url: str

    #: Lower case, IDNA; an IPv6 address without brackets.
    host: str

    port: int

    #: The host, where it is written as an address.
    address: Address | None

    @property
    def secure(self) -> bool:
        return self.url.startswith("https:")

    @property
    def authority(self) -> str:
        """Host and port: who is asked."""
        return f"{self.host}:{self.port}"


def is_too_long(url: str) -> bool:
    """Whether a text is too long for a link, wherever it comes from: nothing else looks into it.

    A letter of several bytes counts as so many: a link is a key of tables, whose indexes hold 2,704.
    """
    return len(url) > MAX_LINK_LENGTH or len(url.encode(errors="surrogatepass")) > MAX_LINK_LENGTH


def is_odd(url: str) -> bool:
    """Whether a text holds what parsers drop or turn, each in its own way: it is no link then."""
    return bool(_FORBIDDEN.search(url))


def check_url(url: str) -> Target:
    """Return the canonical form of a link that may be followed.

    The port of a host written as an address is not judged here: an allowed network opens all
    ports, and which address a name has is not known yet.

    Raises:
        FetchError: BAD_LINK or ADDRESS_NOT_ALLOWED.
    """
    if is_too_long(url):
        raise _bad("too long")
    if is_odd(url):
        raise _bad("blanks or controls")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _bad(str(error)) from error
    scheme = parts.scheme
    if scheme not in {"http", "https"} or not re.match(r"https?://[^/]", url, re.IGNORECASE):
        raise _bad("not a link of the web")
    if "@" in parts.netloc:
        raise _bad("a link with a user name")
    if parts.netloc.endswith(":") or port == 0:
        raise _bad("no such port")
    host, address = _host(parts.netloc)
    default = 443 if scheme == "https" else 80
    shown_host = f"[{host}]" if isinstance(address, IPv6Address) else host
    shown_port = "" if port in {None, default} else f":{port}"
    path = quote(parts.path or "/", safe=_UNSAFE_IN_PATH)
    query = "?" + quote(parts.query, safe=_UNSAFE_IN_PATH) if parts.query else ""
    canonical = f"{scheme}://{shown_host}{shown_port}{path}{query}"
    # Letters that are escaped now took less room before.
    if is_too_long(canonical):
        raise _bad("too long")
    return Target(
        url=canonical,
        host=host,
        port=port or default,
        address=address,
    )


def following_url(url: str, location: str) -> str:
    """Return where a redirect leads, to be checked.

    Raises:
        FetchError: BAD_LINK: too long, or a form that browsers take for another host, and
            ``urljoin`` for a path of the same.
    """
    if is_too_long(location):
        raise _bad("too long")
    location = location.strip(" ")
    if re.match(r"[a-z][a-z0-9+.-]*:", location, re.IGNORECASE):
        return location
    if location.startswith("///"):
        raise _bad("a redirect without a host")
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise _bad(str(error)) from error


def _host(netloc: str) -> tuple[str, Address | None]:
    if netloc.startswith("["):
        return _v6(netloc)
    host = netloc.rsplit(":", 1)[0] if ":" in netloc else netloc
    if "%" in host or "[" in host or "]" in host:
        raise _bad("an escaped host")
    host = _ascii(host).removesuffix(".")
    if _ENDS_IN_NUMBER.search(host):
        if not _CANONICAL_V4.fullmatch(host):
            raise _bad("an address in an odd form")
        return host, parse_address(host)
    labels = host.split(".")
    if not all(map(_LABEL.fullmatch, labels)) or len(host) > 253:
        raise _bad("no host name")
    if len(labels) < 2 or labels[-1] in _INTERNAL:
        raise FetchError(Unfetched.ADDRESS_NOT_ALLOWED, "an internal name")
    return host, None


def _v6(netloc: str) -> tuple[str, Address]:
    text, bracket, rest = netloc[1:].partition("]")
    try:
        address = parse_address(text)
    except ValueError as error:
        raise _bad("no IPv6 address") from error
    if not bracket or not isinstance(address, IPv6Address) or not re.fullmatch(r"(:\d+)?", rest):
        raise _bad("no IPv6 address")
    return str(address), address


def _ascii(host: str) -> str:
    if host.isascii():
        host = host.lower()
        if "xn--" not in host:
            return host
    try:
        # UTS 46 maps what people type (capitals, full-width dots) as browsers do.
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise _bad("no host name") from error


def _bad(why: str) -> FetchError:
    return FetchError(Unfetched.BAD_LINK, why)
