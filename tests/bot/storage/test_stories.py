import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.copies import WINDOW
from bot.storage.database import open_database
from bot.storage.fan_outs import FanOutStore
from bot.storage.schema import amendment, copy, story, story_band
from bot.storage.stories import StoryStore
from bot.storage.tags import TagStore
from bot.storage.topic_index import TopicIndex, has_topic, pack_topics
from bot.subscriptions.routing import route
from tests.bot.stories.newsroom import article, follow, owed, plainly, report


async def test_the_same_copy_is_one_story(engine: AsyncEngine, now: datetime) -> None:
    """Whichever outlet prints it."""
    store = StoryStore(engine)
    first = await store.record(report(article(1)), plainly, now)
    second = await store.record(report(article(1, "Bridge Post")), plainly, now)
    other = await store.record(report(article(2)), plainly, now)

    assert first.new
    assert not second.new
    assert second.story_id == first.story_id
    assert other.story_id != first.story_id
    assert await store.outlets(first.article_id) == ("Bridge Post",)
    assert await store.outlets(second.article_id) == ("Harbour Times",)


async def test_an_article_that_two_feeds_list_is_one_copy(
    engine: AsyncEngine, now: datetime
) -> None:
    """It is no other outlet, so nothing is added to its message."""
    await follow(engine, 5, now)
    store = StoryStore(engine)
    first = await store.record(report(article(1)), plainly, now)
    again = await store.record(report(article(1)), plainly, now)

    async with engine.begin() as connection:
        copies = await connection.scalar(select(func.count()).select_from(copy))
        amendments = await connection.scalar(select(func.count()).select_from(amendment))
    assert again.story_id == first.story_id
    assert (copies, amendments) == (1, 0)


async def test_after_the_window_it_is_told_again(engine: AsyncEngine, now: datetime) -> None:
    """What was printed five days ago is no copy of today's, but a story of its own."""
    store = StoryStore(engine)
    first = await store.record(report(article(1)), plainly, now)
    later = now + WINDOW + timedelta(hours=1)
    second = await store.record(report(article(1, "Bridge Post")), plainly, later)

    assert second.new
    assert second.story_id != first.story_id


async def test_two_that_record_copies_at_once_find_one_story(
    tmp_path: Path, database_url: str | None, engine: AsyncEngine, now: datetime
) -> None:
    """Two processes read copies of one story at the same moment: it is told once."""
    await follow(engine, 5, now)
    outlets = ["Harbour Times", "Bridge Post", "School News", "Market Mail"]

    async def record(outlet: str) -> int:
        async with open_database(tmp_path, database_url) as own:
            done = await StoryStore(own).record(report(article(1, outlet)), plainly, now)
        return done.story_id

    found = await asyncio.gather(*map(record, outlets))
    while await FanOutStore(engine).serve(route, now):
        pass

    assert len(set(found)) == 1
    assert await owed(engine) == [(f"story:{found[0]}:5", 5)]


async def test_stories_are_found_by_topic(engine: AsyncEngine, now: datetime) -> None:
    """The newest first, in as many languages as the topic has names."""
    store, index = StoryStore(engine), TopicIndex(engine)
    for number in range(3):
        at = now + timedelta(minutes=number)
        await store.record(report(article(number), feed_id=None), plainly, at)

    found = await index.find("moscow", now - timedelta(days=7))

    assert [story.seen_at for story in found] == sorted((s.seen_at for s in found), reverse=True)
    assert len(found) == 3
    assert await index.find("bicycle", now - timedelta(days=7)) == ()
    assert await index.find("moscow", now + timedelta(days=1)) == ()


async def test_tags_of_stories_are_known_for_suggestions(
    engine: AsyncEngine, now: datetime
) -> None:
    """A story's copies count once."""
    store = StoryStore(engine)
    await store.record(report(article(1)), plainly, now)
    await store.record(report(article(1, "Bridge Post")), plainly, now)

    assert "moscow" in await TagStore(engine).known()


async def test_old_stories_go_with_all_that_hangs_on_them(
    engine: AsyncEngine, now: datetime
) -> None:
    """Candidates do not pile up."""
    store = StoryStore(engine)
    await follow(engine, 5, now)
    await store.record(report(article(1)), plainly, now)

    await store.prune(now + timedelta(seconds=1))

    async with engine.begin() as connection:
        counts = [
            await connection.scalar(select(func.count()).select_from(table))
            for table in (story, copy, story_band)
        ]
    assert counts == [0, 0, 0]


def test_packed_topics_are_found() -> None:
    """Each that was packed, and no other."""
    packed = pack_topics({"moscow", "москва", "climate_change"})

    assert len(packed) == 12
    assert has_topic(packed, "москва")
    assert not has_topic(packed, "climate")
    assert not has_topic(b"", "moscow")
