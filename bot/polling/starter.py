"""Well-known public news feeds to begin with, by language; off unless asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import datetime
from importlib.resources import files

from bot.errors import SettingsError
from bot.feeds.values import Outline
from bot.storage.feeds.feeds import FeedStore


def starter_feeds(languages: Iterable[str]) -> tuple[Outline, ...]:
    """Return the feeds of some languages, in the order of the file.

    Args:
        languages: ISO 639-1 codes.

    Raises:
        SettingsError: There are none in one of the languages; names those there are.
    """
    wanted = set(languages)
    if not wanted:
        return ()
    text = files("bot.polling").joinpath("starter.toml").read_text(encoding="utf-8")
    feeds = tomllib.loads(text)["feed"]
    if unknown := wanted - {feed["language"] for feed in feeds}:
        known = ", ".join(sorted({feed["language"] for feed in feeds}))
        raise SettingsError(
            f"PRECIS_STARTER_FEEDS: there are no feeds in {', '.join(sorted(unknown))}, only in "
            f"{known}"
        )
    return tuple(
        Outline(url=feed["url"], title=feed["title"], home=feed["home"], label=feed["label"])
        for feed in feeds
        if feed["language"] in wanted
    )


async def watch_starter_feeds(store: FeedStore, languages: Iterable[str], now: datetime) -> int:
    """Watch the feeds of some languages; returns how many are new.

    Raises:
        SettingsError: As :func:`starter_feeds`.
    """
    added = 0
    for feed in starter_feeds(languages):
        known = await store.by_url(feed.url)
        if known is None or not (known.approved or known.banned):
            _, new = await store.add(
                feed.url, now, title=feed.title, home=feed.home, label=feed.label
            )
            added += new
    return added
