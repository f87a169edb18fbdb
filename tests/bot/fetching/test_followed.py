import pytest

from bot.fetching.followed import FollowedLink

PUBLIC, SHORT = "https://example.org/doc", "https://sho.rt/1"
SECRET = "https://example.org/doc?token=abc"
#: Anybody's host whose name and paths are like those of Google's viewer of others' pages.
LIKE_A_CACHE = "https://google.xyz.io/amp/s/example.org/doc"


@pytest.mark.parametrize(
    ("asked", "landed", "own", "links"),
    [
        (PUBLIC, PUBLIC, PUBLIC, {PUBLIC}),
        (PUBLIC + "?utm_source=x#top", PUBLIC + "?fbclid=y", PUBLIC, {PUBLIC}),
        (SHORT, PUBLIC, PUBLIC, {SHORT, PUBLIC}),
        (SHORT, PUBLIC + "?utm_content=BUY", PUBLIC, {SHORT}),
        (SHORT, LIKE_A_CACHE, LIKE_A_CACHE, {SHORT, LIKE_A_CACHE}),
        (SHORT, SECRET, SHORT, {SHORT}),
        (SECRET, SECRET, None, set()),
        (SECRET, PUBLIC, None, set()),
        (SHORT, PUBLIC + "/" + "a" * 2000, SHORT, {SHORT}),
        (SHORT, PUBLIC + "/" + "я" * 1000, SHORT, {SHORT}),
    ],
)
def test_what_was_fetched_is_found_by_public_links(
    asked: str, landed: str, own: str | None, links: set[str]
) -> None:
    """Those that were asked for and redirected to; none where who asked has a secret.

    What a redirect adds to count clicks may be what the page says, so the link without it is none.
    """
    followed = FollowedLink.to(asked, landed)

    assert followed.own == own
    assert set(followed.links) == links


@pytest.mark.parametrize(
    ("asked", "landed", "stated", "shown"),
    [
        (SHORT, PUBLIC + "?page=1", PUBLIC, PUBLIC),
        (SHORT, PUBLIC, PUBLIC + "?utm_source=x", PUBLIC),
        (SHORT, LIKE_A_CACHE, LIKE_A_CACHE, LIKE_A_CACHE),
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
    assert FollowedLink.to(asked, landed).shown(stated) == shown
