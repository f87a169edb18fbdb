"""Stories that not everybody may see; 5 and 6 are strangers, 9 follows and added nothing."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.feeds.values import Feed, Left
from bot.models import ArticleId
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import article as table
from bot.storage.schema import feed as feed_table
from bot.storage.schema import story
from bot.storage.stories import audiences
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.tags import TagStore
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.digests import DigestStore
from bot.subscriptions.narrowing import WIDE
from bot.subscriptions.values import ChatSettings
from tests.bot.in_chats import text_of
from tests.bot.stories.newsroom import (
    article,
    due_amendment,
    follow,
    left_out,
    owed,
    plainly,
    record,
    report,
    send_all,
    serve,
)

WEEK = timedelta(days=7)


async def add(database: Database, name: str, now: datetime, *chats: int) -> Feed:
    """Have chats add a feed; none: the operator."""
    url = f"https://{name}.example/feed"
    added = [await FeedStore(database).add(url, now, chat_id=chat) for chat in chats or (None,)]
    return added[-1][0]


async def print_(database: Database, feed: Feed, number: int, outlet: str, now: datetime) -> None:
    """Have a feed bring a copy, and all who are to have it owed and sent."""
    await record(StoryStore(database), report(article(number, outlet), feed.id), now)
    await serve(database, now)


async def told(database: Database) -> list[int]:
    return [chat for _, chat in await owed(database)]


async def messages(database: Database, now: datetime) -> list[tuple[int, str]]:
    """Send what is due and return chat and text: edits of what changed as well."""
    await send_all(database, now)
    later, amendments = now + AMEND_AFTER, AmendmentStore(database)
    while due := await due_amendment(database, later):
        await amendments.amend(due, {"en": plainly(due.outlets)}, later)
    return sorted(
        (text_of(row).chat_id, text_of(row).reply.html.partition("also ")[2])
        for row in await DeliveryStore(database).due(later, limit=99)
    )


@pytest.mark.parametrize("chats", [[5], [5, 6]])
async def test_what_a_stranger_adds_comes_to_who_added_it(
    database: Database, now: datetime, chats: list[int]
) -> None:
    """Whether one has the feed or several; once the operator approves it, the next serves all."""
    for chat in (5, 6, 9):
        await follow(database, chat, now)
    feed = await add(database, "harbour", now, *chats)

    await print_(database, feed, 1, "Harbour Times", now)
    assert await told(database) == chats
    await FeedStore(database).add(feed.url, now)
    await print_(database, feed, 2, "Harbour Times", now)

    assert sorted(await told(database)) == sorted([*chats, 5, 6, 9])


async def test_on_an_allowlist_all_are_trusted(database: Database, now: datetime) -> None:
    """But for a feed whose address is a secret: it stays its readers' own."""
    await follow(database, 9, now)
    store = StoryStore(database, trusted=True)
    plain, secret = (
        await add(database, "harbour", now, 5),
        (await FeedStore(database).add("https://x.example/?token=4f9a8c2b1d", now, chat_id=5))[0],
    )

    await record(store, report(article(1), plain.id), now)
    await record(store, report(article(2, "Own Mail"), secret.id), now)
    await serve(database, now)

    assert await told(database) == [9]


async def test_an_honest_report_takes_the_place_of_a_strangers_copy(
    database: Database, now: datetime
) -> None:
    """All others are told of it, as if there were no copy; who had the copy learns of it by edit."""
    for chat in (5, 9):
        await follow(database, chat, now)
    strange, honest = await add(database, "strange", now, 5), await add(database, "honest", now)

    await print_(database, strange, 1, "Strange Mail", now)
    assert [text.partition(" ")[2] for text in await send_all(database, now)] == ["also "]
    await print_(database, honest, 1, "Honest Times", now)

    assert await told(database) == [5, 9]
    assert await messages(database, now) == [(5, "Honest Times")]
    assert await StoryStore(database).outlets(await _article(database, "Honest Times"), 9) == ()


async def test_a_strangers_copy_adds_nothing_to_what_all_see(
    database: Database, now: datetime
) -> None:
    """Nor is it told to who has the story; who follows all of the feed is told, of all outlets."""
    for chat in (5, 9):
        await follow(database, chat, now)
    strange, honest = await add(database, "strange", now, 5, 6), await add(database, "honest", now)
    await follow(database, 6, now, topic=f"feed:{strange.id}")

    await print_(database, honest, 1, "Honest Times", now)
    await print_(database, strange, 1, "Strange Mail", now)

    assert await told(database) == [5, 6, 9]
    due = {
        text_of(r).chat_id: f"{text_of(r).article_id} {text_of(r).reply.html}"
        for r in await DeliveryStore(database).due(now, 9)
    }
    assert due[6].endswith(" also Honest Times")
    assert due[9] == due[5] != due[6]
    assert await messages(database, now) == []


async def test_copies_of_ones_own_feeds_are_one_story(database: Database, now: datetime) -> None:
    """The message says who else prints it, as those that all see do."""
    await follow(database, 5, now)
    for name in ("harbour", "bridge"):
        await print_(database, await add(database, name, now, 5), 1, name.title(), now)

    assert await told(database) == [5]
    assert await messages(database, now) == [(5, "Bridge")]
    async with database.write() as connection:
        assert len((await connection.execute(select(story))).all()) == 1


async def test_strangers_copies_do_not_show_each_other(database: Database, now: datetime) -> None:
    """Each sees its own; who has both feeds is told once; nobody learns of another's outlet."""
    for chat in (5, 6, 7):
        await follow(database, chat, now)
    first, second = await add(database, "one", now, 5, 7), await add(database, "two", now, 6, 7)

    await print_(database, first, 1, "First Mail", now)
    await print_(database, second, 1, "Second Mail", now)

    assert await told(database) == [5, 6, 7]
    assert await messages(database, now) == []
    index = TopicIndex(database)
    seen = {chat: await index.find("moscow", now - WEEK, chat) for chat in (5, 6, 7, 9)}
    assert [len(found) for found in seen.values()] == [1, 1, 1, 0]
    assert seen[5] == seen[7] != seen[6]
    assert {await index.feeds(seen[chat]) for chat in (5, 6)} == {1}


async def test_what_all_see_stands_before_ones_own_copy(database: Database, now: datetime) -> None:
    """A list, a count and a sample have a story once."""
    strange, honest = await add(database, "strange", now, 5), await add(database, "honest", now)
    await print_(database, strange, 1, "Strange Mail", now)
    await print_(database, honest, 1, "Honest Times", now)
    index = TopicIndex(database)

    (mine,) = await index.find("moscow", now - WEEK, 5)
    (others,) = await index.find("moscow", now - WEEK, 9)

    assert mine == others
    assert "honesttimes" in mine.url
    assert await StoryStore(database).tell_one(mine, 5, None, plainly, now)
    assert not await StoryStore(database).tell_one(mine, 5, None, plainly, now)


async def test_no_sample_is_what_a_chat_was_told(database: Database, now: datetime) -> None:
    """By a copy that it alone saw."""
    await follow(database, 5, now)
    strange, honest = await add(database, "strange", now, 5), await add(database, "honest", now)
    await print_(database, strange, 1, "Strange Mail", now)
    await print_(database, honest, 1, "Honest Times", now)

    (found,) = await TopicIndex(database).find("moscow", now - WEEK, 5)

    assert not await StoryStore(database).tell_one(found, 5, None, plainly, now)


async def test_tags_of_strangers_are_suggested_to_nobody(database: Database, now: datetime) -> None:
    """Not even to themselves."""
    await print_(database, await add(database, "strange", now, 5), 1, "Strange Mail", now)

    assert await TagStore(database).known() == ()


async def test_digests_hold_what_a_chat_may_see(database: Database, now: datetime) -> None:
    """One that waits is not told at once as well; what a feed brought goes with it."""
    chats = ChatStore(database)
    for chat in (5, 9):
        await follow(database, chat, now, digest=True)
        await chats.schedule_digest(chat, now)
    strange, honest = await add(database, "strange", now, 5, 6), await add(database, "honest", now)
    await print_(database, strange, 1, "Strange Mail", now)
    await print_(database, strange, 2, "Strange Mail", now)
    await follow(database, 5, now, digest=False)
    await print_(database, honest, 1, "Honest Times", now)

    assert await told(database) == []
    due = await DigestStore(database, left_out).load(5, now)
    assert due
    assert [item.story.outlet for item in due.items] == ["Strange Mail", "Strange Mail"]
    assert await FeedStore(database).leave(strange.id, 5) is Left.WATCHED_ON
    due = await DigestStore(database, left_out).load(5, now)
    assert due
    assert due.items == ()
    assert await DigestStore(database, left_out).settle(due, [], None, now)
    due = await DigestStore(database, left_out).load(9, now)
    assert due
    assert [item.story.outlet for item in due.items] == ["Honest Times"]


async def test_shared_links_are_of_the_chat_that_shares(database: Database, now: datetime) -> None:
    """Which has them already; a copy that all see is not told there again."""
    for chat in (5, 9):
        await follow(database, chat, now)
        await ChatStore(database).save(chat, ChatSettings(share=True), now)
    store = StoryStore(database)

    await record(store, report(article(1), shared_in=5), now)
    await record(store, report(article(2), shared_in=9), now)
    await serve(database, now)
    assert await store.record(report(article(3), shared_in=7), plainly, now) is None, "no such chat"
    assert {key.partition(":")[0] for key, _ in await owed(database)} == {"story"}
    assert await DeliveryStore(database).due(now, 9) == ()
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(database, now)

    (row,) = await DeliveryStore(database).due(now, 9)
    assert text_of(row).chat_id == 9


async def test_a_flood_is_left_out_and_shown(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes a day later is told again."""
    monkeypatch.setattr(audiences, "MOST_A_DAY", 2)
    feed, store = await add(database, "strange", now, 5), StoryStore(database)
    for number in (1, 2):
        await record(store, report(article(number), feed.id), now)

    assert await store.record(report(article(3), feed.id), plainly, now) is None
    async with database.write() as connection:
        assert await connection.scalar(select(feed_table.c.flooded_at)) == now
    await record(store, report(article(3), feed.id), now + timedelta(days=1))


async def test_stories_go_with_the_feed_that_is_their_audience(
    database: Database, now: datetime
) -> None:
    """SQLite may give its number to a feed of others."""
    for chat in (5, 6):
        await follow(database, chat, now)
    feed = await add(database, "strange", now, 5, 6)
    await print_(database, feed, 1, "Strange Mail", now)
    for chat in (5, 6):
        await FeedStore(database).leave(feed.id, chat)

    assert await TopicIndex(database).find("moscow", now - WEEK, 5) == ()
    assert await StoryStore(database).record(report(article(2), feed.id), plainly, now) is None
    assert len(await send_all(database, now)) == 2, "what was owed before is sent"


async def test_what_strangers_bring_makes_room_first(database: Database, now: datetime) -> None:
    """A feed that is made up drives out neither what people asked for nor what all may see."""
    strangers = await add(database, "stranger", now, 5)
    operators = await add(database, "operator", now)
    await print_(database, strangers, 1, "Stranger", now)
    await print_(database, operators, 2, "Operator", now - timedelta(days=2))
    store = ArticleStore(database)
    own = await store.keep(article(3), now - timedelta(days=1), asked_by=7)

    async with database.write() as connection:
        held = (await connection.execute(select(func.sum(table.c.size_bytes)))).scalar_one()
    await store.shrink(held - 1)

    async with database.write() as connection:
        titles = [row.content["title"] for row in await connection.execute(select(table))]
    assert sorted(titles) == sorted([article(2).title, own.article.title])


async def test_a_group_that_moves_sees_what_it_saw(database: Database, now: datetime) -> None:
    """By its new number, also before anything is owed to it."""
    await print_(database, await add(database, "strange", now, -5), 1, "Strange Mail", now)

    await DeliveryStore(database).move_chat(-5, -1005, now)

    assert len(await TopicIndex(database).find("moscow", now - WEEK, -1005)) == 1
    assert await TopicIndex(database).find("moscow", now - WEEK, -5) == ()


async def test_an_article_that_several_list_is_of_each(database: Database, now: datetime) -> None:
    """Whoever lists it first: the operator's feed serves all, and the stranger's none but its own."""
    for chat in (5, 9):
        await follow(database, chat, now)
    strange, honest = await add(database, "strange", now, 5), await add(database, "honest", now)
    brought = report(article(1), strange.id)

    await record(StoryStore(database), brought, now)
    await serve(database, now)
    assert await told(database) == [5]
    again = replace(report(article(1), honest.id), topics=brought.topics)
    await record(StoryStore(database), again, now)
    await serve(database, now)

    assert await told(database) == [5, 9]
    assert await messages(database, now) == []


async def _article(database: Database, outlet: str) -> ArticleId:
    async with database.write() as connection:
        found = select(story.c.article_id).where(story.c.outlet == outlet)
        return ArticleId((await connection.execute(found)).scalar_one())


async def test_the_newest_of_several_topics_are_the_chats_own_and_everybodys(
    database: Database, now: datetime
) -> None:
    """A stranger's are not among them, nor what is about something muted; the newest is first."""
    mine, theirs = await add(database, "mine", now, 5), await add(database, "theirs", now, 6)
    store, index = StoryStore(database), TopicIndex(database)
    for number, feed, topics in (
        (1, mine, {"moscow"}),
        (2, theirs, {"moscow"}),
        (3, mine, {"berlin", "football"}),
        (4, mine, {"berlin"}),
        (5, mine, {"rome"}),
    ):
        brought = replace(report(article(number), feed.id), topics=frozenset(topics))
        await record(store, brought, now + timedelta(minutes=number))

    async def newest(chat: int, most: int = 9, *muted: str) -> list[str]:
        lines = await index.newest(
            dict.fromkeys(("moscow", "berlin"), WIDE), muted, now - WEEK, chat, most
        )
        return [line.title.rsplit(maxsplit=1)[-1] for line in lines]

    assert await newest(5) == ["4", "3", "1"]
    assert await newest(5, 9, "football") == ["4", "1"]
    assert await newest(5, 2) == ["4", "3"]
    assert await newest(6) == ["2"]
