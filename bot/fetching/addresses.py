"""Which addresses may be dialled.

Explicit tables, because ``ipaddress.is_global`` says other things in other Python releases.

Sources:
    https://www.iana.org/assignments/iana-ipv4-special-registry
    https://www.iana.org/assignments/iana-ipv6-special-registry
    https://www.iana.org/assignments/ipv6-address-space
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_SPECIAL_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network, RFC 791
        "10.0.0.0/8",  # private, RFC 1918
        "100.64.0.0/10",  # shared by carriers, RFC 6598; clouds keep metadata here
        "127.0.0.0/8",  # loopback, RFC 1122
        "168.63.129.16/32",  # Azure's host agent
        "169.254.0.0/16",  # link local, RFC 3927; clouds keep metadata here
        "172.16.0.0/12",  # private, RFC 1918
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.0.2.0/24",  # documentation, RFC 5737
        "192.31.196.0/24",  # AS112, RFC 7535
        "192.52.193.0/24",  # AMT, RFC 7450
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "192.168.0.0/16",  # private, RFC 1918
        "192.175.48.0/24",  # AS112, RFC 7534
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "198.51.100.0/24",  # documentation, RFC 5737
        "203.0.113.0/24",  # documentation, RFC 5737
        "224.0.0.0/4",  # multicast, RFC 1112
        "240.0.0.0/4",  # reserved, and broadcast, RFC 1112
    )
)

#: All else (loopback, unique local, link and site local, multicast, NAT64, IPv4-compatible,
#: segment routing 5f00::/16, discard) is no public unicast.
_UNICAST_V6 = IPv6Network("2000::/3")

_SPECIAL_V6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, RFC 2928: Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation, RFC 3849
        "2002::/16",  # 6to4, RFC 3056: leads to any IPv4 address
        "2620:4f:8000::/48",  # AS112, RFC 7534
        "3fff::/20",  # documentation, RFC 9637
    )
)


def is_public(address: Address) -> bool:
    """Whether an address is a public unicast one, reachable by anybody.

    An IPv4-mapped address is the IPv4 address in it.
    """
    address = unmapped(address)
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _SPECIAL_V4)
    return address in _UNICAST_V6 and not any(address in block for block in _SPECIAL_V6)


def unmapped(address: Address) -> Address:
    """Return the IPv4 address in an IPv4-mapped one, RFC 4291 2.5.5.2; others as they are."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def is_allowed(address: Address, allowed: Iterable[Network]) -> bool:
    """Whether an address may be dialled: public, or within the networks that were opened."""
    return is_public(address) or in_networks(address, allowed)


def in_networks(address: Address, networks: Iterable[Network]) -> bool:
    """Whether an address lies in one of the networks."""
    address = unmapped(address)
    return any(address.version == network.version and address in network for network in networks)


def parse_address(text: str) -> Address:
    """Return the address that a resolver gave.

    Raises:
        ValueError: It is none, or has a zone (``fe80::1%eth0``), which only means something here.
    """
    if "%" in text:
        raise ValueError("an address with a zone")
    return ip_address(text)


def parse_networks(networks: Iterable[str | Network]) -> tuple[Network, ...]:
    """Return networks given as objects or in CIDR notation."""
    return tuple(ip_network(network) for network in networks)
