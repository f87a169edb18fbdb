"""What was reported, and by whom: an article that comes in is kept with the story that it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feeds.entries import SOURCE_BANNED, SOURCE_FLOODS, Outcome, ToldFrom
from bot.models import ArticleId, DeliveryState, Priority, Reply
from bot.newsroom.placing import place
from bot.newsroom.values import Audience, FoundStory, Recorded, Report, Source
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert, one_at_a_time
from bot.storage.feeds.entries import mark_done
from bot.storage.messages.delivery_rows import story_row
from bot.storage.messages.outgoing_json import reply_json
from bot.storage.schema import body, delivery, story, tag
from bot.storage.stories.audiences import audience_of, brings_too_much, is_seen_by
from bot.storage.stories.bodies import bodies_of, translate
from bot.storage.stories.copies import (
    find,
    outlets_beside,
    outlets_seen,
)
from bot.storage.stories.follow_ups import find_earlier
from bot.storage.stories.keeping import apply, keep, owe
from bot.storage.stories.twins import twins_of, was_told

#: Stories that are dropped in one transaction.
_BATCH = 200

#: Who else printed an article, to its message.
Render = Callable[[Sequence[str]], Reply]


class StoryStore:
    """Rows of ``story`` and ``copy``."""

    def __init__(self, database: Database, *, trusted: bool = False) -> None:
        """Set up.

        Args:
            database: The database.
            trusted: Whether the operator trusts everybody whom the bot serves, so that what
                anybody's sources bring is for all.
        """
        self._database = database
        self._trusted = trusted

    async def record(self, report: Report, render: Render, now: datetime) -> Recorded | None:
        """Keep a report, and owe it to those who follow what it is about: all in one transaction.

        Args:
            report: The article and what was found in it.
            render: Makes the message of it.
            now: The time.

        Returns:
            None: nobody is told of it. Its source is banned or gone, or brought too much today.
        """
        source = report.source
        async with self._database.write() as connection:
            # Two copies that are recorded side by side would each be the first.
            await one_at_a_time(connection)
            audience = await audience_of(connection, source, trusted=self._trusted)
            untold = await _why_not(connection, source, audience, now)
            if report.entry_id is not None:
                outcome = untold or report.outcome or Outcome(ToldFrom.READ)
                await mark_done(connection, report.entry_id, outcome, now)
            if audience is None or untold:
                return None
            article_id = await keep(connection, report, now)
            at = report.past_at or now
            found = await find(connection, report, article_id, audience, at)
            if report.changed and found.told_before is None:
                # What it told is not kept any more, or was told to others.
                return None
            placement = place(report, found)
            story_id = await apply(
                connection, report, placement, article_id, audience=audience, now=at
            )
            recorded = Recorded(
                story_id=story_id,
                article_id=article_id,
                new=placement.story_id is None,
                told=bool(placement.topics),
            )
            if source.chat_id is not None:
                await _is_told(connection, story_id, source.chat_id, now)
            if placement.topics:
                await _make_message(connection, recorded, render, now)
                await owe(connection, story_id, placement.topics, report.topics)
        return recorded

    async def tell_one(
        self,
        found: FoundStory,
        chat_id: int,
        thread_id: int | None,
        render: Render,
        now: datetime,
        *,
        own: tuple[str, Render] | None = None,
    ) -> bool:
        """Owe a story to one chat, which waits for it.

        Args:
            found: The story.
            chat_id: Where it is owed.
            thread_id: The forum topic; None: the chat has none.
            render: Makes its message in English.
            now: The time.
            own: The edition that the chat wants (see ``bot.subscriptions.looks``), and what makes it;
                None: it is the one in English.

        Returns:
            False if it was owed before.
        """
        if found.article_id is None:
            return False
        recorded = Recorded(
            story_id=found.story_id, article_id=found.article_id, new=False, told=True
        )
        async with self._database.write() as connection:
            await one_at_a_time(connection)
            if await was_told(connection, await twins_of(connection, found.story_id), chat_id):
                return False
            body_id = await _make_message(connection, recorded, render, now)
            if own:
                body_id = await _own_edition(connection, recorded, body_id, own, now)
            row = story_row(found.story_id, body_id, chat_id, thread_id)
            owed = await connection.execute(
                insert(connection, delivery)
                .values(**row, due_at=now, priority=Priority.REPLY)
                .on_conflict_do_nothing()
                .returning(delivery.c.id)
            )
            return owed.first() is not None

    async def outlets(self, article_id: ArticleId, chat_id: int | None) -> tuple[str, ...]:
        """Return who else printed an article's text, the first first.

        Args:
            article_id: Which.
            chat_id: Who may see it; None: everybody.
        """
        async with self._database.read() as connection:
            return await outlets_seen(connection, article_id, chat_id)

    async def updated_at(self, article_id: ArticleId, chat_id: int) -> datetime | None:
        """Return when the page of a story that shows an article told more, as far as a chat may see it.

        None: it shows what was told first.
        """
        latest = select(func.max(story.c.updated_at)).where(
            story.c.article_id == article_id, is_seen_by(chat_id)
        )
        async with self._database.read() as connection:
            at: datetime | None = await connection.scalar(latest)
        return at

    async def prune(self, before: datetime) -> None:
        """Drop the stories that were told before a time."""
        old = story.c.seen_at < before
        some = select(story.c.id).where(old).order_by(story.c.seen_at).limit(_BATCH)
        dropped = _BATCH
        while dropped == _BATCH:
            # Each has some dozen rows of other tables, and whoever records a story waits.
            async with self._database.write() as connection:
                done = await connection.execute(delete(story).where(story.c.id.in_(some), old))
                dropped = done.rowcount
        async with self._database.write() as connection:
            await connection.execute(delete(tag).where(tag.c.seen_at < before))


async def _why_not(
    connection: AsyncConnection, source: Source, audience: Audience | None, now: datetime
) -> Outcome | None:
    """Return why nobody is told what a source brings now; None: somebody is."""
    if audience is None:
        return Outcome(ToldFrom.NOT, SOURCE_BANNED)
    if await brings_too_much(connection, source, now):
        return Outcome(ToldFrom.NOT, SOURCE_FLOODS)
    return None


async def _is_told(connection: AsyncConnection, story_id: int, chat_id: int, now: datetime) -> None:
    """Keep that a chat has a story already, without a message of ours."""
    row = story_row(story_id, None, chat_id, None) | {
        "content": None,
        "state": DeliveryState.SENT,
        "settled_at": now,
        "due_at": now,
        "priority": Priority.SUBSCRIPTION,
    }
    await connection.execute(insert(connection, delivery).values(**row).on_conflict_do_nothing())


async def _make_message(
    connection: AsyncConnection, recorded: Recorded, render: Render, now: datetime
) -> int:
    """Make the message of a story when the first follows it: it shows the report at hand.

    Returns:
        The id of its body; of the one that was made before if there is one.
    """
    of_story = story.c.id == recorded.story_id
    told: int | None = await connection.scalar(select(story.c.body_id).where(of_story))
    if told is not None:
        return told
    reply = render(await outlets_beside(connection, recorded.story_id, recorded.article_id))
    made = insert(connection, body).values(content=reply_json(reply), made_at=now)
    body_id: int = (await connection.execute(made.returning(body.c.id))).scalar_one()
    await connection.execute(
        update(story).where(of_story).values(body_id=body_id, article_id=recorded.article_id)
    )
    await find_earlier(connection, recorded.story_id)
    return body_id


async def _own_edition(
    connection: AsyncConnection,
    recorded: Recorded,
    body_id: int,
    own: tuple[str, Render],
    now: datetime,
) -> int:
    """Return the id of another edition of a story's body, which is made if there is none."""
    edition, render = own
    outlets = await outlets_beside(connection, recorded.story_id, recorded.article_id)
    await translate(connection, body_id, {edition: render(outlets)}, now)
    return (await bodies_of(connection, body_id))[edition]
