"""What the bot can do: the list of its features."""

from __future__ import annotations

from bot.app.articles import articles
from bot.app.feeds import feeds
from bot.app.operator import operator
from bot.app.parts import Parts
from bot.app.topics import topics
from bot.app.upkeep import upkeep
from bot.handlers.start import Introduction
from bot.interactions.feature import Feature


def features(parts: Parts) -> tuple[Feature, ...]:
    """Return all of them; of handlers that fit the same the first one's is taken."""
    listed = (topics(parts), feeds(parts), operator(parts), upkeep(parts), articles(parts))
    told_of = [command for feature in listed for command in feature.commands]
    introduction = Feature(commands=Introduction(told_of).commands())
    # What takes any press or message comes after what takes some.
    return (*listed, introduction, Feature(handlers=(parts.presses.others(),)))
