"""A page that tells more edits the messages that told of it, and is no second story."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.feeds.entries import Outcome, ToldFrom
from bot.models import Reply
from bot.newsroom.values import Report
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import story
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.amendments import AmendmentStore
from summarizer.models import Article
from tests.bot.in_chats import edit_of, text_of
from tests.bot.stories.newsroom import (
    article,
    due_amendment,
    follow,
    owed,
    plainly,
    record,
    report,
    send_all,
    serve,
)
from tests.bot.test_attempts import telling

HOUR = timedelta(hours=1)
FIRST = article(1)
_ADDED = (
    "After a night of protests the council took its approval back on Tuesday, the mayor told "
    "reporters, and residents who had written letters cheered outside until the morning."
)
MORE = replace(
    FIRST,
    title="Moscow council takes its bridge back",
    paragraphs=(_ADDED, *FIRST.paragraphs),
)

_LATER = (
    "By noon ministers from the capital had joined the talks, their spokesman said, and promised "
    "money for a tunnel under the river that engineers had proposed ten years earlier."
)

_LATEST = (
    "Engineers drilled overnight without finding rock, according to their foreman, while shopkeepers "
    "nearby complained about noise, dust and customers who stayed away because streets were closed."
)


def changed(now: Article) -> Report:
    return replace(report(now), changed=True, outcome=Outcome(ToldFrom.READ))


async def told(database: Database, now: datetime) -> StoryStore:
    """Tell a story to chats 5 and 6; a third follows later."""
    for chat in (5, 6):
        await follow(database, chat, now)
    store = StoryStore(database)
    await record(store, report(FIRST), now)
    await serve(database, now)
    return store


async def edits(database: Database, now: datetime) -> list[tuple[int, str]]:
    """Make the edits that are due, in what the bot says; returns those that are owed."""
    await telling(database, now).work_off()
    due = await DeliveryStore(database).due(now, limit=9)
    return [(edit_of(row).chat_id, text_of(row).reply.html) for row in due]


async def test_a_page_that_tells_more_edits_its_messages(database: Database, now: datetime) -> None:
    """Each chat's own, once, with its new headline and when; who follows since gets nothing."""
    store = await told(database, now)
    await send_all(database, now)
    await follow(database, 7, now)
    later = now + 3 * HOUR

    again = await record(store, changed(MORE), later)
    await serve(database, later)
    found = await edits(database, later + AMEND_AFTER)

    assert not again.new
    assert not again.told
    assert [chat for chat, _ in found] == [5, 6]
    html = found[0][1]
    assert MORE.title in html
    assert "After a night of protests" in html
    assert "Updated 5 Jan, 12:00 UTC" in html
    assert len({key for key, _ in await owed(database)}) == 4
    # Read again as it is by now, it tells nothing.
    await record(store, changed(MORE), later + HOUR)
    assert await AmendmentStore(database).next_due_at() is None


async def test_each_update_is_an_edit_of_its_own(database: Database, now: datetime) -> None:
    """And one that comes while the first is made is not forgotten."""
    store = await told(database, now)
    await send_all(database, now)
    await record(store, changed(MORE), now + HOUR)
    at = now + HOUR + AMEND_AFTER
    due = await due_amendment(database, at)
    assert due
    third = replace(MORE, paragraphs=(*MORE.paragraphs, _LATER))
    await record(store, changed(third), at)

    assert not await AmendmentStore(database).amend(due, {"en": Reply("second")}, at)
    assert await DeliveryStore(database).due(at, limit=9) == ()
    assert len(await edits(database, at + AMEND_AFTER)) == 2
    await send_all(database, at + AMEND_AFTER)

    fourth = replace(third, paragraphs=(*third.paragraphs, _LATEST))
    await record(store, changed(fourth), at + 2 * HOUR)
    assert len(await edits(database, at + 3 * HOUR)) == 2


async def test_edits_without_news_change_nothing(database: Database, now: datetime) -> None:
    """Another headline, other words, less text; nor what a feed says of a page that is shut by now."""
    store = await told(database, now)
    await send_all(database, now)
    worded = replace(
        FIRST,
        title="Bridge approved in Moscow",
        paragraphs=tuple(line.replace("long debate", "debate") for line in FIRST.paragraphs),
    )
    of_feed = replace(changed(MORE), outcome=Outcome(ToldFrom.FEED, "blocked"))
    for one in (changed(worded), changed(FIRST), of_feed):
        await record(store, one, now + HOUR)
        await serve(database, now + HOUR)

    assert await AmendmentStore(database).next_due_at() is None
    assert len(await owed(database)) == 2


async def test_what_changed_and_was_not_told_tells_nothing(
    database: Database, now: datetime
) -> None:
    """A page whose story is not kept any more, or is of others, begins none."""
    for chat in (5, 9):
        await follow(database, chat, now)
    store = StoryStore(database)

    assert await store.record(changed(MORE), plainly, now) is None
    await record(store, report(FIRST, shared_in=9), now)
    assert await store.record(changed(MORE), plainly, now) is None
    await serve(database, now)
    assert [chat for _, chat in await owed(database)] == [9]


async def test_what_another_outlet_adds_is_not_shown(database: Database, now: datetime) -> None:
    """The message shows the first one's page."""
    store = await told(database, now)
    await send_all(database, now)
    copied = replace(FIRST, url="https://bridgepost.example/1", publisher="Bridge Post")
    await record(store, report(copied), now)
    await edits(database, now + AMEND_AFTER)
    await send_all(database, now + AMEND_AFTER)

    await record(store, changed(replace(MORE, url=copied.url, publisher="Bridge Post")), now + HOUR)

    assert await edits(database, now + 2 * HOUR) == []


async def test_messages_that_may_be_lost_are_not_edited(database: Database, now: datetime) -> None:
    """What still waits is sent as it is by now; what nobody knows of stays as it was."""
    store = await told(database, now)
    deliveries = DeliveryStore(database)
    lost, _ = await deliveries.due(now, limit=9)
    await deliveries.unknown(lost.id, "lost", now, None)

    await record(store, changed(MORE), now + HOUR)
    await telling(database, now + HOUR + AMEND_AFTER).work_off()

    (row,) = await deliveries.due(now + 2 * HOUR, limit=9)
    assert text_of(row).chat_id == 6
    assert MORE.title in text_of(row).reply.html
    async with database.read() as connection:
        assert await connection.scalar(select(story.c.title)) == MORE.title
