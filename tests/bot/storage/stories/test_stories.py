import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from bot.fetching.followed import FollowedLink
from bot.newsroom.packed_topics import has_topic, pack_topics
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import Database, open_database
from bot.storage.schema import amendment, copy, story, story_band
from bot.storage.stories import topic_index
from bot.storage.stories.copies import WINDOW
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.tags import TagStore
from bot.storage.stories.topic_index import TopicIndex
from bot.subscriptions.narrowing import WIDE
from tests.bot.stories.newsroom import article, follow, owed, record, report, serve


async def test_the_same_copy_is_one_story(database: Database, now: datetime) -> None:
    """Whichever outlet prints it."""
    store = StoryStore(database)
    first = await record(store, report(article(1)), now)
    second = await record(store, report(article(1, "Bridge Post")), now)
    other = await record(store, report(article(2)), now)

    assert first.new
    assert not second.new
    assert second.story_id == first.story_id
    assert other.story_id != first.story_id
    assert await store.outlets(first.article_id, 5) == ("Bridge Post",)
    assert await store.outlets(second.article_id, 5) == ("Harbour Times",)


async def test_an_article_that_two_feeds_list_is_one_copy(
    database: Database, now: datetime
) -> None:
    """It is no other outlet, so nothing is added to its message."""
    await follow(database, 5, now)
    store = StoryStore(database)
    first = await record(store, report(article(1)), now)
    again = await record(store, report(article(1)), now)

    async with database.write() as connection:
        copies = await connection.scalar(select(func.count()).select_from(copy))
        amendments = await connection.scalar(select(func.count()).select_from(amendment))
    assert again.story_id == first.story_id
    assert (copies, amendments) == (1, 0)


@pytest.mark.parametrize("days", [0, 2])
async def test_a_page_that_was_updated_is_the_same_story(
    database: Database, now: datetime, days: int
) -> None:
    """By its link, whatever it says by now and calls itself; an old one's message stays what it was."""
    await follow(database, 5, now)
    store, articles = StoryStore(database), ArticleStore(database)
    link = article(1).url
    first = await record(store, report(article(1)), now)
    updated = replace(
        report(article(2, url="https://x.example/")), followed=FollowedLink(link, link)
    )
    second = await record(store, updated, now + timedelta(days=days))
    again = await record(store, updated, now + timedelta(days=days))

    async with database.write() as connection:
        shown = await connection.scalar(select(story.c.article_id))
    assert {second.story_id, again.story_id} == {first.story_id}
    assert second.article_id == again.article_id != first.article_id
    assert shown == (first if days else second).article_id
    assert await store.outlets(second.article_id, 5) == ()
    kept = await articles.by_id(first.article_id)
    assert kept is not None
    assert kept.article == article(1)


async def test_what_a_person_reads_changes_no_story(database: Database, now: datetime) -> None:
    """The same link, read in private: its story keeps its article, and he gets what is there now."""
    store, articles = StoryStore(database), ArticleStore(database)
    told = await record(store, report(article(1)), now)
    link = article(1).url
    read = await articles.keep(article(2, url=link), now, FollowedLink(link, link), 7)

    async with database.write() as connection:
        shown = await connection.scalar(select(story.c.article_id))
    kept = await articles.by_id(told.article_id)
    assert kept is not None
    assert kept.article == article(1)
    assert shown == told.article_id != read.id
    assert await articles.by_link(link) == read


async def test_what_calls_itself_another_page_is_no_copy_of_it(
    database: Database, now: datetime
) -> None:
    """A page with the canonical link of a story is a story of its own."""
    store = StoryStore(database)
    honest = await record(store, report(article(1)), now)
    evil = FollowedLink("https://evil.example/1", "https://evil.example/1")
    claims = replace(report(article(2, url=article(1).url)), followed=evil)

    assert (await record(store, claims, now)).story_id != honest.story_id


async def test_a_shared_article_is_its_story_as_it_is_kept(
    database: Database, now: datetime
) -> None:
    """Its row is not copied; where it is gone by now, it is kept once more."""
    store, articles = StoryStore(database), ArticleStore(database)
    link = article(1).url
    read = await articles.keep(article(1), now, FollowedLink(link, link), 7)
    shared = await record(store, report(read), now)
    await articles.prune(now + timedelta(days=1))
    late = await record(store, report(read), now)

    assert shared.article_id == read.id
    assert late.article_id != read.id
    assert await articles.by_id(late.article_id)


async def test_after_the_window_it_is_told_again(database: Database, now: datetime) -> None:
    """What was printed five days ago is no copy of today's, but a story of its own."""
    store = StoryStore(database)
    first = await record(store, report(article(1)), now)
    later = now + WINDOW + timedelta(hours=1)
    second = await record(store, report(article(1, "Bridge Post")), later)

    assert second.new
    assert second.story_id != first.story_id


async def test_two_that_record_copies_at_once_find_one_story(
    tmp_path: Path, database_url: str | None, database: Database, now: datetime
) -> None:
    """Two processes read copies of one story at the same moment: it is told once."""
    await follow(database, 5, now)
    outlets = ["Harbour Times", "Bridge Post", "School News", "Market Mail"]

    async def printed(outlet: str) -> int:
        async with open_database(tmp_path, database_url) as own:
            done = await record(StoryStore(own), report(article(1, outlet)), now)
        return done.story_id

    found = await asyncio.gather(*map(printed, outlets))
    await serve(database, now)

    assert len(set(found)) == 1
    assert await owed(database) == [(f"story:{found[0]}:5", 5)]


async def test_stories_are_found_by_topic(database: Database, now: datetime) -> None:
    """The newest first, in as many languages as the topic has names."""
    store, index = StoryStore(database), TopicIndex(database)
    for number in range(3):
        at = now + timedelta(minutes=number)
        await record(store, report(article(number), feed_id=None), at)

    found = await index.find("moscow", now - timedelta(days=7), 5)

    assert [story.seen_at for story in found] == sorted((s.seen_at for s in found), reverse=True)
    assert len(found) == 3
    assert await index.find("bicycle", now - timedelta(days=7), 5) == ()
    assert await index.find("moscow", now + timedelta(days=1), 5) == ()


async def test_tags_of_stories_are_known_for_suggestions(database: Database, now: datetime) -> None:
    """A story's copies count once."""
    store = StoryStore(database)
    await record(store, report(article(1)), now)
    await record(store, report(article(1, "Bridge Post")), now)

    assert "moscow" in await TagStore(database).known()


async def test_old_stories_go_with_all_that_hangs_on_them(
    database: Database, now: datetime
) -> None:
    """Candidates do not pile up."""
    store = StoryStore(database)
    await follow(database, 5, now)
    await record(store, report(article(1)), now)

    await store.prune(now + timedelta(seconds=1))

    async with database.write() as connection:
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


async def test_what_two_feeds_tell_of_a_page_is_one_story(
    database: Database, now: datetime
) -> None:
    """By the link that they list, whatever each says of it; and so is the page once it is read."""
    await follow(database, 5, now)
    store = StoryStore(database)
    link = article(1).url
    told = replace(report(article(1)), followed=None, listed_url=link)
    other = replace(report(article(2)), followed=None, listed_url=link)

    stories = {
        (await record(store, brought, now)).story_id
        for brought in (told, other, report(article(1)))
    }
    await serve(database, now)

    assert len(stories) == 1
    assert len(await owed(database)) == 1


async def test_what_a_feed_tells_of_a_page_that_was_read_is_one_story(
    database: Database, now: datetime
) -> None:
    """Another feed was let in."""
    store = StoryStore(database)
    read = await record(store, report(article(1)), now)
    told = replace(report(article(2)), followed=None, listed_url=article(1).url)

    assert (await record(store, told, now)).story_id == read.story_id


async def test_a_link_that_a_feed_lists_answers_for_no_page(
    database: Database, now: datetime
) -> None:
    """What is found by a link was fetched under it."""
    link = article(1).url
    told = replace(report(article(1)), followed=None, listed_url=link)
    await record(StoryStore(database), told, now)

    assert await ArticleStore(database).by_link(link) is None


async def test_the_past_of_a_feed_is_told_to_nobody(database: Database, now: datetime) -> None:
    """It is found by who begins to follow its topic, the newest first, and adds to no message."""
    await follow(database, 5, now)
    store, index = StoryStore(database), TopicIndex(database)
    news = await record(store, report(article(3)), now)
    days = [now - timedelta(days=days) for days in (1, 2, 6)]
    for number, at in enumerate(days):
        await record(store, replace(report(article(number)), past_at=at), now)
    copied = replace(report(article(3, "Bridge Post")), past_at=now - timedelta(days=1))
    again = await record(store, copied, now)
    await serve(database, now)

    found = await index.find("moscow", now - timedelta(days=7), 5)
    assert [story.seen_at for story in found] == [now, *days]
    assert [key for key, _ in await owed(database)] == [f"story:{news.story_id}:5"]
    async with database.read() as connection:
        assert not (await connection.execute(select(amendment))).all()
    assert again.story_id == news.story_id


async def test_a_copy_of_the_past_is_news(database: Database, now: datetime) -> None:
    """Nobody was told it so far."""
    await follow(database, 5, now)
    store = StoryStore(database)
    await record(store, replace(report(article(1)), past_at=now - timedelta(days=1)), now)
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(database, now)

    assert len(await owed(database)) == 1


@pytest.mark.parametrize("page", [1, 2, 3])
async def test_stories_are_found_on_every_page(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    """However few are looked through at a time; bytes of two topics that look like a third are none."""
    monkeypatch.setattr(topic_index, "_PAGE", page)
    store, index = StoryStore(database), TopicIndex(database)
    told = [await record(store, report(article(n)), now) for n in range(4)]
    one, other = pack_topics(["moscow"]), b"\xff" * 4
    # From the second byte on it is the topic's.
    astride = b"\0" + one + other[:3]
    async with database.write() as connection:
        second = update(story).where(story.c.id == told[1].story_id)
        await connection.execute(second.values(topics=astride))

    found = await index.find("moscow", now - timedelta(days=1), None)
    newest = await index.newest({"moscow": WIDE}, (), now - timedelta(days=1), 5, 2)

    assert {one.story_id for one in found} == {told[n].story_id for n in (0, 2, 3)}
    assert [one.story_id for one in newest] == [told[3].story_id, told[2].story_id]
