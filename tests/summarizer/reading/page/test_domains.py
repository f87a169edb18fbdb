"""Registered domains."""

from __future__ import annotations

import pytest

from summarizer.reading.page.domains import registered_domain


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://news.example.co.uk/a?b", "example.co.uk"),
        ("http://example.org:8080", "example.org"),
        ("https://www.example.com/", "example.com"),
        ("https://localhost/a", None),
        ("http://192.0.2.1/a", None),
        ("", None),
        ("no link", None),
    ],
)
def test_a_domain_is_what_stands_below_a_public_suffix(url: str, domain: str | None) -> None:
    """Numbers and names without one have none."""
    assert registered_domain(url) == domain
