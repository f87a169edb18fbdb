from ipaddress import ip_network

import pytest

from bot.fetching.addresses import in_networks, is_public, parse_address

PUBLIC = """
1.1.1.1 8.8.8.8 93.184.215.14 100.63.255.255 100.128.0.1 172.15.255.255 172.32.0.1 192.0.1.1
198.17.255.255 198.20.0.1 223.255.255.255 2606:4700:4700::1111 2a00:1450:4001::1 2001:200::1
2003::1 3ffe::1 ::ffff:8.8.8.8
""".split()

NOT_PUBLIC = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1
127.255.255.255 168.63.129.16 169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1
192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:0:8.8.8.8 64:ff9b::8.8.8.8
64:ff9b:1::1 100::1 2001::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::1
2002:808:808::1 2620:4f:8000::1 3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1
ff02::1 ffff::1
""".split()


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_public(address: str) -> None:
    """The neighbours of the special blocks are not shut off with them."""
    assert is_public(parse_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_special_addresses_are_not(address: str) -> None:
    """First and last of each block, and what leads from IPv6 to IPv4."""
    assert not is_public(parse_address(address))


def test_a_zone_is_refused() -> None:
    """It names a network card of ours."""
    with pytest.raises(ValueError, match="zone"):
        parse_address("fe80::1%eth0")


def test_a_mapped_address_lies_where_its_inner_one_does() -> None:
    """An opened network is opened in both spellings."""
    assert in_networks(parse_address("::ffff:127.0.0.1"), [ip_network("127.0.0.1/32")])
    assert not in_networks(parse_address("::1"), [ip_network("127.0.0.1/32")])
