import secrets
from urllib.parse import quote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.secret_links import looks_secret

_SITE = "https://example.org"

_SECRETS = """
https://anna:pass@example.org/news
https://anna@example.org/
/doc?token=1
/doc?a=1&TOKEN=letmein
/doc?access_token=abc
/doc?accessToken=abc
/doc?user[token]=abc
/doc?%74oken=abc
/doc?amp;token=abc
/doc?x=1;token=abc
/doc#access_token=abc
/doc?key=a1b2
/doc?api_key=a1b2
/doc?apikey=1
/doc?sig=a%2Fb
/doc?signature=abc
/doc?auth=abc
/doc?session=k2j4
/doc?session_id=12
/doc?sid=9f2c
/doc;jsessionid=0A1B2C?page=2
/doc?PHPSESSID=abc
/doc?password=hunter2
/doc?pwd=hunter2
/doc?jwt=a.b.c
/o.pdf?X-Amz-Algorithm=AWS4&X-Amz-Signature=0f
/o.pdf?X-Amz-Security-Token=0f
/o.pdf?GoogleAccessId=a&Signature=b
/o.pdf?sv=2022&sig=b
/2024/01/story.html?unlocked_article_code=1.kE0.m9p8WrsjNlJd
/story?gift=eed6444361c542098cf73ab0c1d2e3f4
/share?url=https%3A%2F%2Fother.org%2Fdoc%3Ftoken%3Dabc
/login/magic?m=9fK2xQ7vLw0ZpT4sRb8N
/x?6Jq0pZr8WmT3vYx1LcKd
/reset/9fK2xQ7vLw0ZpT4sRb8N
/unsubscribe/0123456789abcdef0123456789abcdef
/shared/6f1c2a50-93b7-4c1e-8a4d-1f2e3d4c5b6a
"""

_PUBLIC = """
/news/council-approves-bridge
/news?utm_source=token&utm_medium=email&utm_campaign=a1B2c3D4e5F6g7H8i9J0
/news?fbclid=IwAR0f9K2xQ7vLw0ZpT4sRb8N1mQ5yH3uE6tG7jD
/news?gclid=Cj0KCQiA9fK2xQ7vLw0ZpT4sRb8N
/news?mkt_tok=9fK2xQ7vLw0ZpT4sRb8N1mQ5yH3uE6t
/?p=31228
/article?id=12345
/story.asp?sid=31228
/article?id=6f1c2a50-93b7-4c1e-8a4d-1f2e3d4c5b6a
/article?storyId=0123456789abcdef0123456789abcdef
/article/0123456789abcdef0123456789abcdef
/article/council-bridge-151f82b59473d29a448ef1cea9afe471
/a-6f1c2a50-93b7-4c1e-8a4d-1f2e3d4c5b6a
/articles/SB10001424127887323997004578641993388259718
/news/articles/2024-01-15/S7A8VMT0G1KW00
/idUSKBN2AB1CD
/watch?v=dQw4w9WgXcQ
/search?q=the-prime-minister-visits-the-harbour-in-2024
/search?q=iPhone15ProMaxReview
/view?title=Bundesverfassungsgericht-verhandelt-ueber-Wahlrecht
/view?title=%E0%A4%A8%E0%A4%AE%E0%A4%B8%E0%A5%8D%E0%A4%A4%E0%A5%87-%E0%A4%A6%E0%A5%81%E0%A4%A8%E0%A4%BF%E0%A4%AF%E0%A4%BE
/news?author=anna&keyword=monkey&page=2
/news?tokens=&token=
/news?session_redirect=/politics
/news?code=DE&hash=top&ticket=1
/share?url=https%3A%2F%2Fother.org%2Farticle%2F0123456789abcdef0123456789abcdef%3Futm_source%3Dx
/tag/token-economy/session-musicians
/news#comments
"""


def _links(table: str) -> list[str]:
    return [line if "://" in line[:9] else _SITE + line for line in table.split()]


@pytest.mark.parametrize("url", _links(_SECRETS))
def test_a_link_that_opens_something_is_a_secret(url: str) -> None:
    """By a user name, by what a parameter is called, by its looks, by what it stands behind."""
    assert looks_secret(url)


@pytest.mark.parametrize("url", _links(_PUBLIC))
def test_a_link_to_an_article_is_none(url: str) -> None:
    """Numbers and names of articles, however long, and what tells of the click."""
    assert not looks_secret(url)


def test_what_is_no_link_may_hold_anything() -> None:
    """It cannot be looked into."""
    assert looks_secret("http://[")


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    """Whatever people send."""
    assert looks_secret(f"https://example.org/?token=x{quote(text, safe='')}")
    assert looks_secret(text) in {True, False}


@given(st.binary(min_size=32, max_size=32), st.uuids(version=4))
def test_random_values_are_seen(drawn: bytes, number: UUID) -> None:
    """A parameter of any name that holds an UUID, or 32 digits of hexadecimal."""
    assert looks_secret(f"https://example.org/d?m={number}")
    assert looks_secret(f"https://example.org/d?m={drawn.hex()}")


def test_random_words_are_seen_nearly_always() -> None:
    """Of values made as Python's own ``secrets`` makes them by default."""
    drawn = [secrets.token_urlsafe() for _ in range(1000)]

    assert sum(looks_secret(f"https://example.org/d?m={value}") for value in drawn) > 970


def test_a_link_of_any_length_takes_no_time() -> None:
    """Neither one in a link in a link, nor many parameters."""
    assert not looks_secret("https://example.org/?u=" + "https://a/?u=" * 20_000)
    assert not looks_secret("https://example.org/?" + "a=1&" * 50_000)
    assert not looks_secret("https://example.org/" + "a/" * 50_000)
