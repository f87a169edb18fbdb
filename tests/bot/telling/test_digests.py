from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import insert

from bot.locales.languages import shipped
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import digest_item, story
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.digests import DigestStore
from bot.subscriptions.times import DigestTime
from bot.subscriptions.values import ChatSettings
from bot.telling import digests as digests_module
from bot.telling.digests import Digests
from summarizer.topics import topic_key
from tests.bot.in_chats import text_of
from tests.bot.stories.newsroom import article, follow, left_out, owed, plainly, report, serve

EIGHT = ChatSettings(digest=DigestTime(time(8)))


async def prepare(database: Database, now: datetime, chat: int = 5) -> None:
    """Have a chat follow by digest, and two stories wait for it."""
    await follow(database, chat, now)
    await ChatStore(database).save(chat, EIGHT, now)
    await ChatStore(database).schedule_digest(chat, EIGHT.next_digest_at(now))
    for number in (1, 2):
        await StoryStore(database).record(report(article(number)), plainly, now)
    await serve(database, now)


async def put_together(database: Database, now: datetime) -> list[str]:
    """Return what digests are owed at a time."""
    await Digests(DigestStore(database, left_out), shipped(), lambda: None, lambda: now).work_off()
    return [text_of(row).reply.html for row in await DeliveryStore(database).due(now, limit=9)]


async def test_a_digest_comes_at_its_time(database: Database, now: datetime) -> None:
    """Not a minute before; then the next one is tomorrow's."""
    await prepare(database, now)
    at = EIGHT.next_digest_at(now)

    assert await put_together(database, at - timedelta(minutes=1)) == []
    (digest,) = await put_together(database, at)
    assert "Moscow council approved bridge 1" in digest
    assert "Moscow council approved school 2" in digest
    assert "It is late" not in digest
    assert await DigestStore(database, left_out).next_due_at() == at + timedelta(days=1)
    assert len(await put_together(database, at)) == 1


async def test_what_is_muted_is_in_no_digest(database: Database, now: datetime) -> None:
    """Though it waited before; nor is it behind a button of one that came."""
    await prepare(database, now)
    at, chats = EIGHT.next_digest_at(now), ChatStore(database)
    await chats.save(5, replace(EIGHT, mutes=frozenset({"bridge"})), now)

    (digest,) = await put_together(database, at)
    assert "school 2" in digest
    assert "bridge 1" not in digest

    assert len(await DigestStore(database, left_out).told(5, at)) == 1
    await chats.save(5, replace(EIGHT, mutes=frozenset({"council"})), now)
    assert await DigestStore(database, left_out).told(5, at) == ()


async def test_two_digests_of_a_minute_both_come(database: Database, now: datetime) -> None:
    """As whoever turns them on and off and on again asks for."""
    await prepare(database, now)
    at = now + timedelta(hours=1)
    await ChatStore(database).schedule_digest(5, at)
    assert len(await put_together(database, at)) == 1

    await StoryStore(database).record(report(article(13)), plainly, at)
    await serve(database, at)
    await ChatStore(database).schedule_digest(5, at + timedelta(seconds=20))

    first, second = await put_together(database, at + timedelta(seconds=20))
    assert "market 13" in first + second
    assert "market 13" not in first


async def test_what_was_missed_comes_once_and_says_so(database: Database, now: datetime) -> None:
    """After three days without the bot there is one digest, not three."""
    await prepare(database, now)
    later = now + timedelta(days=3)

    (digest,) = await put_together(database, later)

    assert "It is late: it was due at 08:00." in digest
    assert await DigestStore(database, left_out).next_due_at() == EIGHT.next_digest_at(later)


async def test_nothing_waits_and_nothing_comes(database: Database, now: datetime) -> None:
    """An empty digest is no message."""
    await follow(database, 5, now)
    await ChatStore(database).save(5, EIGHT, now)
    await ChatStore(database).schedule_digest(5, now)

    assert await put_together(database, now) == []
    assert await DigestStore(database, left_out).next_due_at() == EIGHT.next_digest_at(now)


async def test_a_digest_that_breaks_is_put_off_with_all_that_waits(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And holds up no other."""
    await prepare(database, now)
    await prepare(database, now, chat=6)
    at = EIGHT.next_digest_at(now)

    def breaks(*_: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(digests_module, "arrange", breaks)
    assert await put_together(database, at) == []
    monkeypatch.undo()

    assert len(await put_together(database, at + timedelta(hours=1))) == 2


async def test_a_chat_on_hold_gets_no_digest(database: Database, now: datetime) -> None:
    """What waited is old by the time that it wants stories again."""
    await prepare(database, now)
    at = EIGHT.next_digest_at(now)
    await ChatStore(database).save(5, replace(EIGHT, on_hold=True), now)

    await put_together(database, at)

    assert [key for key, _ in await owed(database) if key.startswith("digest:")] == []
    assert await DigestStore(database, left_out).next_due_at() == at + timedelta(days=1)


async def wait_for(database: Database, chat: int, stories: int, now: datetime) -> None:
    """Have so many more stories wait for a chat's digest."""
    async with database.write() as connection:
        rows = [
            {
                "id": number, "title": f"Headline {number}", "url": f"https://a.example/{number}", "outlet": "A",
                "point": {"text": ""}, "seen_at": now, "topics": b"", "event_key": number.to_bytes(4),
            }
            for number in range(1000, 1000 + stories)
        ]  # fmt: skip
        await connection.execute(insert(story), rows)
        waiting = [
            {"chat_id": chat, "story_id": row["id"], "topic": topic_key("moscow")} for row in rows
        ]
        await connection.execute(insert(digest_item), waiting)


async def test_no_story_of_a_full_day_waits_for_the_next(database: Database, now: datetime) -> None:
    """Or the digests of who follows much would be behind for ever."""
    await prepare(database, now)
    await wait_for(database, 5, 700, now)
    at = EIGHT.next_digest_at(now)

    await Digests(DigestStore(database, left_out), shipped(), lambda: None, lambda: at).work_off()
    (row,) = await DeliveryStore(database).due(at, limit=99)

    ((more,),) = text_of(row).reply.buttons
    # Two tell of one event.
    assert more.text == "696 more"
    assert len(await DigestStore(database, left_out).told(5, at)) == 702
