import pytest

from bot.errors import SettingsError
from bot.feeds.formats.links import web_link
from bot.polling.starter import starter_feeds

LANGUAGES = "ar de en es fr hi it ja ko nl pl pt ru sv tr uk zh".split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_some(language: str) -> None:
    """Three at least, each whole."""
    feeds = starter_feeds([language])

    assert len(feeds) >= 3
    for feed in feeds:
        assert web_link("", feed.url) == feed.url
        assert feed.home
        assert web_link("", feed.home) == feed.home
        assert feed.title
        assert feed.label
        assert len(feed.label) <= 64


def test_none_unless_asked_for() -> None:
    """And each once, in the order of the file, however it is asked for."""
    both = starter_feeds(["fr", "en", "en"])

    assert starter_feeds([]) == ()
    assert both == starter_feeds(["en"]) + starter_feeds(["fr"])
    assert len({feed.url for feed in both}) == len(both)


def test_a_language_without_feeds_is_said() -> None:
    """With those that have some."""
    with pytest.raises(SettingsError, match=r"PRECIS_STARTER_FEEDS: .* tlh, only in ar, de, en"):
        starter_feeds(["tlh", "en"])
