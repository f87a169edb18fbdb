"""/mute, /pause and /share."""

from __future__ import annotations

import pytest

from bot.following.limits import MAX_MUTES
from bot.models import Reply
from bot.render import topic_texts as texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from bot.storage.feeds.sources import SourceStore
from bot.subscriptions.values import ChatSettings
from bot.telling.pauses import Pauses
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import OPERATOR, Reader
from tests.bot.interactions.people import ADA, GROUP


async def test_topics_are_muted_and_heard_again(database: Database) -> None:
    """Twice changes nothing; what was not muted is said to be that."""
    reader = Reader(database)

    assert await reader.types("/mute") == ENGLISH.say(texts.MUTE_HOW)
    assert "it stands in every text" in await reader.types("/mute the")
    for _ in range(2):
        assert "about #football." in await reader.types("/mute football, golf")
    assert (await reader.settings()).mutes == {"football", "golf"}
    assert "football, golf" in (await reader.types("/mute")).replace("#", "")
    said = await reader.types("/unmute golf and tennis")
    assert "#golf come again" in said
    assert "#tennis is not muted" in said
    assert await reader.types("/unmute") == ENGLISH.say(texts.UNMUTE_HOW)
    assert (await reader.settings()).mutes == {"football"}


async def test_a_chat_mutes_so_much(database: Database) -> None:
    """A row that grew with each would be read for each story."""
    reader = Reader(database)
    many = frozenset(f"topic{number}" for number in range(MAX_MUTES))
    await reader.chats.save(ADA, ChatSettings(mutes=many), NOW)

    assert str(MAX_MUTES) in await reader.types("/mute football")
    assert (await reader.settings()).mutes == many


async def test_stories_pause_until_they_are_wanted_again(database: Database) -> None:
    """Other settings stay."""
    reader = Reader(database)
    await reader.types("/mute football")

    assert await reader.types("/pause") == ENGLISH.say(texts.PAUSED)
    assert (await reader.settings()).on_hold
    assert await reader.types("/resume") == ENGLISH.say(texts.RESUMED)
    assert await reader.settings() == ChatSettings(mutes=frozenset({"football"}))


@pytest.mark.parametrize(
    ("operators", "everybody", "said"),
    [
        ((OPERATOR,), False, ENGLISH.say(texts.SHARE_WAITS)),
        ((), False, ENGLISH.say(texts.SHARE_ALONE)),
        ((OPERATOR,), True, ENGLISH.say(texts.SHARE_ON)),
    ],
)
async def test_what_becomes_of_shared_links_is_said(
    database: Database, operators: tuple[int, ...], everybody: bool, said: str
) -> None:
    """They wait for the operator, if there is one, unless everybody is trusted."""
    reader = Reader(database, operators=operators, everybody=everybody)

    for unclear in ("/share", "/share maybe"):
        assert (
            await reader.types(unclear)
            == f"{ENGLISH.say(texts.SHARE_OFF)} {ENGLISH.say(texts.SHARE_HOW)}"
        )
    assert await reader.types("/share on", GROUP) == said
    assert (await reader.settings(GROUP)).share
    assert await reader.types("/share", GROUP) == f"{said} {ENGLISH.say(texts.SHARE_HOW)}"
    assert await reader.types("/share OFF", GROUP) == ENGLISH.say(texts.SHARE_OFF)
    assert not (await reader.settings(GROUP)).share


async def test_a_chat_that_was_banned_shares_nothing_until_the_operator_turns_it_on(
    database: Database,
) -> None:
    """What he turns on himself he vouches for."""
    reader, sources = Reader(database), SourceStore(database)
    await reader.types("/share on", GROUP)
    await sources.ban_chat(GROUP, NOW, lambda _: Reply("banned"))

    assert await reader.types("/share on", GROUP) == ENGLISH.say(texts.SHARE_BANNED)
    assert not (await reader.settings(GROUP)).share
    said = await reader.types("/share on", GROUP, person=OPERATOR)
    assert said == ENGLISH.say(texts.SHARE_ON)
    assert await sources.of_chat(GROUP) == (True, False)


async def test_members_of_a_group_change_none_of_it(database: Database) -> None:
    """Its admins do."""
    reader = Reader(database)
    for command in ("/mute x", "/unmute x", "/pause", "/resume", "/share on"):
        assert await reader.types(command, GROUP, admin=False) == ENGLISH.say(texts.ADMINS_ONLY)

    assert await reader.settings(GROUP) == ChatSettings()


async def test_a_pause_ends_by_itself(database: Database) -> None:
    """At its time, which is said; what was typed wrong pauses nothing, and /resume is sooner."""
    reader = Reader(database)
    now = NOW
    pauses = Pauses(reader.chats, lambda: None, lambda: now)

    assert await reader.types("/pause a while") == ENGLISH.say(texts.PAUSE_HOW)
    assert not (await reader.settings()).on_hold
    said = await reader.types("/pause until tuesday")
    assert said.startswith(
        "No stories until Tuesday, 6 Jan, 00:00 (UTC), or until you send /resume."
    )
    until = NOW.replace(day=6, hour=0)
    assert await pauses.next_due_at() == until
    await pauses.work_off()
    assert (await reader.settings()).on_hold
    now = until
    await pauses.work_off()
    settings = await reader.settings()
    assert (settings.on_hold, settings.on_hold_until) == (False, None)
    assert await pauses.next_due_at() is None

    now = NOW
    for lifts in ("/resume", "/pause"):
        await reader.types("/pause 2h")
        await reader.types("/mute golf")
        assert (await reader.settings()).on_hold_until is not None
        await reader.types(lifts)
        assert await pauses.next_due_at() is None
