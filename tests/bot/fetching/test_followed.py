import pytest

from bot.fetching.followed import found_by, shown_as

PUBLIC, SHORT = "https://example.org/doc", "https://sho.rt/1"
SECRET = "https://example.org/doc?token=abc"


@pytest.mark.parametrize(
    ("asked", "landed", "links"),
    [
        (PUBLIC, PUBLIC, {PUBLIC}),
        (PUBLIC + "?utm_source=x#top", PUBLIC + "?fbclid=y", {PUBLIC}),
        (SHORT, PUBLIC, {SHORT, PUBLIC}),
        (SHORT, SECRET, {SHORT}),
        (SECRET, SECRET, set()),
        (SECRET, PUBLIC, set()),
        (SHORT, PUBLIC + "/" + "a" * 2000, {SHORT}),
        (SHORT, PUBLIC + "/" + "я" * 1000, {SHORT}),
    ],
)
def test_what_was_fetched_is_found_by_public_links(
    asked: str, landed: str, links: set[str]
) -> None:
    """Those that were asked for and redirected to; none where who asked has a secret."""
    assert found_by(asked, landed) == links


@pytest.mark.parametrize(
    ("asked", "landed", "stated", "shown"),
    [
        (SHORT, PUBLIC + "?page=1", PUBLIC, PUBLIC),
        (SHORT, PUBLIC, PUBLIC + "?utm_source=x", PUBLIC),
        (SHORT, SECRET, PUBLIC, SHORT),
        (SHORT, SECRET, SECRET, SHORT),
        (SHORT, PUBLIC, SECRET, PUBLIC),
        (SECRET, SECRET, PUBLIC, SECRET),
        (SECRET, PUBLIC, PUBLIC, SECRET),
    ],
)
def test_no_secret_is_shown_but_to_who_has_it(
    asked: str, landed: str, stated: str, shown: str
) -> None:
    """What a page calls itself, unless it, or where it lies, is a secret."""
    assert shown_as(asked, landed, stated) == shown
