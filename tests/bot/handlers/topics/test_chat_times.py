"""/digest, /quiet and /timezone."""

from __future__ import annotations

from datetime import time

import pytest

from bot.render import topic_texts as texts
from bot.render.language import ENGLISH, Text
from bot.storage.engine.database import Database
from bot.subscriptions.times import DigestTime
from bot.subscriptions.values import ChatSettings
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import GROUP, did, given


def lines(*said: Text) -> str:
    return "\n".join(map(ENGLISH.say, said))


async def test_a_digest_is_set_shown_and_ended(database: Database) -> None:
    """At its end also what was followed with the digest alone comes at once."""
    reader = Reader(database)
    assert await reader.types("/digest") == lines(texts.DIGEST_NONE, texts.DIGEST_HOW)
    await reader.types("/follow moscow daily")

    assert "every day at 08:00" in await reader.types("/digest")
    said = await reader.types("/digest mon 07:30")
    assert "every Monday at 07:30" in said
    assert ENGLISH.say(texts.ZONE_HINT) in said, "no zone is set"
    assert (await reader.settings()).digest == DigestTime(time(7, 30), 0)
    assert await reader.types("/digest OFF") == ENGLISH.say(texts.DIGEST_OFF)
    assert (await reader.settings()).digest is None
    assert [s.digest for s in await reader.followed()] == [None]


async def test_quiet_hours_are_set_shown_and_ended(database: Database) -> None:
    """In the chat's zone."""
    reader = Reader(database)
    await reader.types("/timezone Europe/Berlin")

    assert await reader.types("/quiet") == lines(texts.QUIET_NONE, texts.QUIET_HOW)
    said = await reader.types("/quiet 22:00-07:00")
    assert "From 22:00 to 07:00 (Europe/Berlin)" in said
    assert ENGLISH.say(texts.ZONE_HINT) not in said
    assert "from 22:00 to 07:00" in await reader.types("/quiet")
    assert await reader.types("/quiet none") == ENGLISH.say(texts.QUIET_OFF)
    assert (await reader.settings()).quiet is None


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        ("/digest whenever", ENGLISH.say(texts.DIGEST_HOW)),
        ("/quiet at night", ENGLISH.say(texts.QUIET_HOW)),
        ("/timezone Atlantis", lines(texts.ZONE_UNKNOWN, texts.ZONE_HOW)),
    ],
)
async def test_what_is_no_time_is_explained(database: Database, typed: str, how: str) -> None:
    """And changes nothing."""
    reader = Reader(database)

    assert await reader.types(typed) == how
    assert await reader.settings() == ChatSettings()


async def test_a_zone_is_set_by_name_or_by_a_place(database: Database) -> None:
    """A place is taken in a private chat alone."""
    reader = Reader(database)

    assert "UTC" in await reader.types("/timezone")
    assert "Your time zone is Asia/Tokyo; it is 18:00 there" in await reader.types(
        "/timezone Asia/Tokyo"
    )
    handlers = [reader.times.handler()]
    assert await given(handlers, did(place=(52.5, 13.4)))
    assert "Europe/Berlin; it is 10:00" in reader.owed.said[-1]
    assert (await reader.settings()).timezone == "Europe/Berlin"
    assert not await given(handlers, did(GROUP, place=(52.5, 13.4)))
    assert not await given(handlers, did())


async def test_members_of_a_group_change_none_of_it(database: Database) -> None:
    """Its admins do."""
    reader = Reader(database)
    for command in ("/digest 08:00", "/quiet 22:00-07:00", "/timezone Asia/Tokyo"):
        assert await reader.types(command, GROUP, admin=False) == ENGLISH.say(texts.ADMINS_ONLY)

    assert await reader.settings(GROUP) == ChatSettings()
