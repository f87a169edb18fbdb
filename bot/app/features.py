"""What the bot can do: the list of its features."""

from __future__ import annotations

from functools import partial

from bot.app.articles import articles
from bot.app.asking import asking
from bot.app.chat_settings import chat_settings
from bot.app.elsewhere import elsewhere
from bot.app.feeds import feeds
from bot.app.groups import groups
from bot.app.kept import kept
from bot.app.operator import operator
from bot.app.parts import Parts
from bot.app.topics import topics
from bot.app.upkeep import upkeep
from bot.following.starter_topics import beginnings
from bot.handlers.start import Introduction
from bot.handlers.unknown import UnknownCommands
from bot.interactions.feature import Feature
from bot.render.language import Language
from bot.storage.stories.tags import TagStore


def features(parts: Parts) -> tuple[Feature, ...]:
    """Return all of them; of handlers that fit the same the first one's is taken."""
    listed = (
        elsewhere(parts),
        topics(parts),
        feeds(parts),
        kept(parts),
        chat_settings(parts),
        operator(parts),
        upkeep(parts),
        asking(parts),
        groups(parts),
    )
    # What takes any press or message comes after what takes some.
    rest = articles(parts)
    operators = parts.settings.admins
    told_of = [command for feature in (*listed, rest) for command in feature.commands]
    introduction = Introduction(
        told_of, partial(_to_begin_with, parts), parts.watching.any, operators
    )
    known = [*told_of, *introduction.commands()]
    unknown = UnknownCommands(parts.answering, known, operators)
    greeting = Feature(commands=introduction.commands(), handlers=(unknown.handler(),))
    return (*listed, greeting, rest, Feature(handlers=(parts.presses.others(),)))


async def _to_begin_with(parts: Parts, language: Language) -> tuple[str, ...]:
    return beginnings(await TagStore(parts.database).known(), language)
