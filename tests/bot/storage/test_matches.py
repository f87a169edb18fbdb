"""How surely stories match, and matches that chats refused, in a real database."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import select

from bot.models import ArticleId
from bot.newsroom.values import Report
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.schema import story
from bot.storage.stories.match_json import pack_matches, unpack_matches
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling.digests import DigestStore
from bot.subscriptions.refusals import MatchRefusal
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings, FollowOutcome
from summarizer.models import ArticleKind, Notice
from summarizer.topics.relevance.evidence import Evidence, Match, Where
from tests.bot.stories.newsroom import (
    article,
    due_digest,
    follow,
    left_out,
    owed,
    record,
    report,
    serve,
)

WEEK = timedelta(days=7)
TEXT = (MatchRefusal(Where.TEXT),)


def shown_by(where: Where, number: int = 1, sureness: float = 0.4, topic: str = "moscow") -> Report:
    """Return a report that matches a topic in a way, and nothing else."""
    match = Match(sureness, (Evidence(where, topic, 1),))
    return replace(
        report(article(number)),
        topics=frozenset({topic}),
        matches=pack_matches({topic: match}),
    )


async def refuse(database: Database, chat: int, refused: tuple[MatchRefusal, ...] = TEXT) -> bool:
    return await SubscriptionStore(database).refuse(chat, "moscow", refused)


async def test_what_was_called_wrong_is_owed_no_more(database: Database, now: datetime) -> None:
    """To that chat alone, and of that kind alone; until it is lifted."""
    for chat in (5, 6):
        await follow(database, chat, now)
    assert await refuse(database, 5)
    store = StoryStore(database)

    wrong = await record(store, shown_by(Where.TEXT), now)
    right = await record(store, shown_by(Where.TITLE, 2), now)
    await serve(database, now)
    assert await owed(database) == [
        (f"story:{right.story_id}:5", 5),
        (f"story:{wrong.story_id}:6", 6),
        (f"story:{right.story_id}:6", 6),
    ]

    assert await refuse(database, 5, ())
    await record(store, shown_by(Where.TEXT, 3), now)
    await serve(database, now)
    assert len([chat for _, chat in await owed(database) if chat == 5]) == 2


async def test_another_topic_still_brings_it(database: Database, now: datetime) -> None:
    """One that is shown otherwise, or all of a feed."""
    await follow(database, 5, now)
    await follow(database, 5, now, "council")
    await refuse(database, 5)
    brought = shown_by(Where.TEXT)
    await record(
        StoryStore(database), replace(brought, topics=frozenset({"moscow", "council"})), now
    )
    await serve(database, now)

    assert len(await owed(database)) == 1


async def test_what_waits_is_taken_back(database: Database, now: datetime) -> None:
    """For the end of quiet hours, and for a digest; what else waits stays."""
    quiet = ChatSettings(quiet=QuietHours(time(8), time(12)))
    digest = ChatSettings(digest=DigestTime(time(8)))
    for chat, settings in ((5, quiet), (6, digest)):
        await follow(database, chat, now)
        await ChatStore(database).save(chat, settings, now)
    await ChatStore(database).schedule_digest(6, now)
    for number, where in ((1, Where.TEXT), (2, Where.TITLE)):
        await record(StoryStore(database), shown_by(where, number), now)
    await serve(database, now)
    assert len(await owed(database)) == 2

    for chat in (5, 6):
        await refuse(database, chat)

    due = await due_digest(database, now)
    assert due
    assert [item.story.title for item in due.items] == ["Moscow council approved school 2"]
    assert len(await owed(database)) == 1


async def test_following_again_keeps_what_was_refused(database: Database, now: datetime) -> None:
    """Unfollowing forgets it; of what is not followed nothing can be refused."""
    store = SubscriptionStore(database)
    assert not await refuse(database, 5)
    await follow(database, 5, now)
    await refuse(database, 5)

    await follow(database, 5, now, digest=True)
    (followed,) = await store.of_chat(5)
    assert followed.refused == TEXT

    await store.unfollow(5, ["moscow"])
    assert await store.follow(replace(followed, refused=()), 9) is FollowOutcome.NEW
    assert (await store.of_chat(5))[0].refused == ()


async def test_a_story_waits_under_the_topic_that_it_fits_best(
    database: Database, now: datetime
) -> None:
    """Not under the one that is followed for longest."""
    for topic in ("russia", "moscow"):
        await follow(database, 5, now, topic, digest=True)
    await ChatStore(database).schedule_digest(5, now)
    both = {
        "russia": Match(0.3, (Evidence(Where.TEXT, "Russia", 1),)),
        "moscow": Match(0.9, (Evidence(Where.TITLE, "Moscow", 1),)),
    }
    brought = replace(shown_by(Where.TEXT), topics=frozenset(both), matches=pack_matches(both))
    await record(StoryStore(database), brought, now)
    await serve(database, now)

    due = await due_digest(database, now)
    assert due
    (item,) = due.items
    assert (item.topic, item.story.sureness) == ("moscow", 0.9)
    assert await DigestStore(database, left_out).settle(due, [], None, now)
    assert await DigestStore(database, left_out).told(5, now) == (item,)
    assert await DigestStore(database, left_out).told(5, now + timedelta(seconds=1)) == ()


async def test_the_surer_of_two_copies_counts(database: Database, now: datetime) -> None:
    """Another outlet may put the topic into its headline."""
    store = StoryStore(database)
    first = await record(store, shown_by(Where.TEXT, sureness=0.3), now)
    copy = replace(
        shown_by(Where.TITLE, sureness=0.9), article=article(1, "Bridge Post"), outlet="Bridge Post"
    )
    second = await record(store, copy, now)

    assert second.story_id == first.story_id
    index = TopicIndex(database)
    (listed,) = await index.listed("moscow", now - WEEK, 5)
    assert (listed.sureness, listed.outlets) == (0.9, 2)
    matching = await index.matching(first.article_id, 5)
    assert matching.has("moscow")
    assert not matching.has("paris")
    assert matching.matches["moscow"].evidence[0].where is Where.TITLE
    assert (await index.matching(ArticleId(99), 5)).matches == {}


async def test_a_list_knows_of_a_story_from_before_what_is_known(
    database: Database, now: datetime
) -> None:
    """Its kind, unless nobody looked; a kind of its own is what is paid for."""
    store = StoryStore(database)
    old = replace(shown_by(Where.TEXT), matches=None)
    review = shown_by(Where.TEXT, 2)
    review = replace(review, article=replace(review.article, kind=ArticleKind.REVIEW))
    paid = shown_by(Where.TEXT, 3)
    paid = replace(paid, article=replace(paid.article, notices=(Notice.SPONSORED,)))
    for one in (old, review, paid):
        await record(store, one, now)

    listed = await TopicIndex(database).listed("moscow", now - WEEK, 5)

    assert [(s.kind, s.sureness) for s in listed] == [
        ("sponsored", 0.4),
        ("review", 0.4),
        (None, None),
    ]


async def test_copies_with_ever_other_tags_do_not_add_up(database: Database, now: datetime) -> None:
    """A hundred of them would be read whenever another comes."""
    store = StoryStore(database)
    match = Match(0.4, (Evidence(Where.PAGE_TAG, "tag", 1),))
    for number in range(4):
        found = {f"tag_{number}_{n}": match for n in range(2000)}
        outlet = f"{'ABCD'[number]} Post"
        copy = replace(
            report(article(1, outlet)), topics=frozenset(found), matches=pack_matches(found)
        )
        await record(store, copy, now)

    async with database.write() as connection:
        (row,) = await connection.execute(select(story.c.topics, story.c.matches))
    assert len(row.topics) / 4 == len(unpack_matches(row.matches)) == 4000


async def test_all_that_was_found_is_kept(database: Database, now: datetime) -> None:
    """Of each topic, those that nobody follows too: somebody may ask for it tomorrow."""
    brought = report(article(1))
    await record(StoryStore(database), brought, now)

    async with database.write() as connection:
        kept = await connection.scalar(select(story.c.matches))
    assert unpack_matches(kept).keys() == brought.topics
