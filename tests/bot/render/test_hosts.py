import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.hosts import shown_host


def puny(host: str) -> str:
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode()
        for label in host.split(".")
    )


@pytest.mark.parametrize(
    "host",
    ["example.org", "bücher.de", "пример.рф", "новости.ru", "例え.jp", "मराठी.भारत", "ελλάδα.gr"],
)
def test_plain_hosts_are_shown_in_their_letters(host: str) -> None:
    """As their readers write them."""
    assert shown_host(puny(host)) == host


@pytest.mark.parametrize(
    "host",
    [
        "аpple.com",
        "раураl.com",
        "аррӏе.com",
        "gооgle.com",
        "ехамре.org",
        "fаcebook.com",
        "😀.org",
        "bücherа.de",
    ],
)
def test_hosts_that_mislead_are_shown_as_punycode(host: str) -> None:
    """Mixed scripts, whole words of look-alikes, pictures."""
    assert shown_host(puny(host)) == puny(host)
    assert shown_host(puny(host)).isascii()


@given(st.text("abа.-1ü\u202e\u200d@<é😀", max_size=20))
def test_nothing_odd_is_ever_shown(host: str) -> None:
    """Whatever stands where a host should."""
    assert not {"\u202e", "\u200d", "😀"} & set(shown_host(host))
