"""Databases that earlier versions of the program wrote are brought up to date; see ``dumping``."""

import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, inspect, text

from bot.models import ArticleId, DeliveryState
from bot.outgoing import EditText, SendText
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database, open_database
from bot.storage.engine.migrate import HEAD, version_of
from bot.storage.engine.roles import next_epoch
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.messages.ledger import Ledger
from bot.storage.schema import metadata
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.tags import TagStore
from bot.storage.stories.topic_index import TopicIndex
from tests.bot.storage import filling
from tests.bot.storage.dumping import NOW
from tests.bot.storage.restoring import VERSIONS, restored
from tests.bot.stories.newsroom import due_amendment, due_digest, serve

#: Of one table: its columns' names, and how often each row is in it.
Rows = tuple[tuple[str, ...], Counter[tuple[str, ...]]]


#: What an upgrade forgets on purpose: by table, columns, and tables whose rows go. By which links an
#: article may be found was a page's own claim; what was fetched is not known of those from before.
FORGOTTEN_COLUMNS, FORGOTTEN_ROWS = {"article": {"url"}}, {"link"}

#: What an upgrade rewrites on purpose: buttons name no article any more.
_OLD_BUTTON = re.compile(r"\b(points|tag):[0-9]+:([0-9]+)\b")

_LITERAL = re.compile(r"'[^']*'|\b\d+\b")


@pytest.fixture(params=VERSIONS)
def kept(
    request: pytest.FixtureRequest, tmp_path: Path, database_url: str | None
) -> Iterator[str | None]:
    """The address of a database that an earlier version wrote; None: it is in ``tmp_path``."""
    with restored(request.param, tmp_path, database_url) as url:
        yield url


@pytest.fixture
async def upgraded(tmp_path: Path, kept: str | None) -> AsyncIterator[Database]:
    """It, as the program opens it."""
    async with open_database(tmp_path, kept) as database:
        yield database


def all_rows(connection: Connection) -> dict[str, Rows]:
    """Return all that is in a database but its version."""
    found = {}
    for table in set(inspect(connection).get_table_names()) - {"alembic_version"}:
        result = connection.execute(text(f'SELECT * FROM "{table}"'))  # noqa: S608  # our own names
        names = tuple(result.keys())
        found[table] = names, Counter(tuple(map(_shown, row)) for row in result)
    return found


def _shown(value: object) -> str:
    return _OLD_BUTTON.sub(r"\1:\2", repr(value))


def only(names: tuple[str, ...], rows: Rows) -> Counter[tuple[str, ...]]:
    """Return rows with some of their columns."""
    places = [rows[0].index(name) for name in names]
    cut: Counter[tuple[str, ...]] = Counter()
    for row, count in rows[1].items():
        cut[tuple(row[place] for place in places)] += count
    return cut


async def test_an_upgrade_loses_nothing(tmp_path: Path, kept: str | None) -> None:
    """Each row is there with all that its table has a column for; each table had some.

    But for what is forgotten on purpose.
    """
    address = (kept or "").replace("postgresql:", "postgresql+psycopg:")
    old = create_engine(address or f"sqlite:///{tmp_path / FILE_NAME}")
    with old.begin() as connection:
        before = all_rows(connection)
    old.dispose()

    async with open_database(tmp_path, kept) as opened, opened.write() as found:
        after = await found.run_sync(all_rows)
        assert await found.run_sync(version_of) == HEAD

    assert all(rows for _, rows in before.values())
    for table in before.keys() & after.keys() - FORGOTTEN_ROWS:
        forgotten = FORGOTTEN_COLUMNS.get(table, set())
        both = tuple(n for n in before[table][0] if n in after[table][0] and n not in forgotten)
        assert both
        assert only(both, before[table]) - only(both, after[table]) == Counter()


def shape(connection: Connection) -> dict[str, Any]:
    """Return what the database itself says of its tables, in an order of its own.

    Defaults are left out: a column that is added to rows needs one, and the program gives values.
    """
    inspector = inspect(connection)
    return {
        table: {
            "columns": sorted(
                (column["name"], str(column["type"]), column["nullable"])
                for column in inspector.get_columns(table)
            ),
            "key": inspector.get_pk_constraint(table)["constrained_columns"],
            "references": sorted(
                (key["constrained_columns"], key["referred_table"], key["options"].get("ondelete"))
                for key in inspector.get_foreign_keys(table)
            ),
            "indexes": sorted(
                (index["name"], index["column_names"], bool(index["unique"]))
                for index in inspector.get_indexes(table)
            ),
            "unique": sorted(
                unique["column_names"] for unique in inspector.get_unique_constraints(table)
            ),
            "checks": sorted(
                # PostgreSQL words a condition anew when it is brought back; what is in it stays.
                (str(check["name"]), sorted(_LITERAL.findall(str(check["sqltext"]))))
                for check in inspector.get_check_constraints(table)
            ),
        }
        for table in sorted(metadata.tables)
    }


async def test_an_upgraded_database_has_the_shape_of_a_new_one(
    tmp_path: Path, database_url: str | None, upgraded: Database
) -> None:
    """Whichever version made it: the same tables, columns, indexes and constraints."""
    async with upgraded.write() as connection:
        old = await connection.run_sync(shape)
    async with (
        open_database(tmp_path / "new", database_url) as database,
        database.write() as connection,
    ):
        new = await connection.run_sync(shape)

    assert old == new


async def test_what_chats_set_and_follow_is_as_it_was(upgraded: Database) -> None:
    """Times, mutes, holds, and each kind of subscription."""
    chats, subscriptions = ChatStore(upgraded), SubscriptionStore(upgraded)

    all_set = await chats.settings(filling.SETTLED)
    followed = {
        chat: [(s.topic, s.label, s.digest, s.thread_id) for s in await subscriptions.of_chat(chat)]
        for chat in (filling.PLAIN, filling.SETTLED, filling.BLOCKED, filling.FORUM)
    }

    assert (all_set.timezone, str(all_set.quiet), str(all_set.digest), all_set.mutes) == (
        "Asia/Kathmandu",
        "22:00-07:00",
        "mon 08:00",
        frozenset({"bicycle", "saga"}),
    )
    assert (await chats.settings(filling.PAUSED)).on_hold
    assert (await chats.settings(filling.SHARING)).share
    assert followed == {
        filling.PLAIN: [
            ("moscow", "Moscow", None, None),
            ("feed:1", "Town Crier", None, None),
        ],
        filling.SETTLED: [("moscow", "Moscow", None, None), ("school", "School", False, None)],
        filling.BLOCKED: [("moscow", "Moscow", True, None)],
        filling.FORUM: [("moscow", "Moscow", None, 44)],
    }


async def test_feeds_go_on_where_they_were(upgraded: Database) -> None:
    """Whose they are, what is remembered of them, and what of them is still to be read."""
    store, queue = FeedStore(upgraded), EntryQueue(upgraded)

    town = await store.by_url(filling.TOWN)
    ended = await store.by_url(filling.ENDED)
    of_chats = {
        chat: [feed.url for feed in await store.of_chat(chat)]
        for chat in (filling.PLAIN, filling.SETTLED, filling.FORUM)
    }
    later = NOW + timedelta(hours=2)
    waiting = await queue.waiting(later, 9)
    due = [await queue.take(feed.id, later, timedelta(minutes=10)) for feed in waiting]

    assert town
    assert ended
    assert (town.title, town.label, town.state.validators.etag) == ("Town Crier", "town", '"1"')
    approved = {feed.url for feed in await store.all() if feed.approved}
    assert approved == {filling.ENDED, filling.TOWN}, "those that no chat added"
    assert (ended.look_at, ended.state.failures, ended.state.told) == (None, 3, True)
    assert of_chats == {
        # The first it follows.
        filling.PLAIN: [filling.TOWN, filling.SECRET],
        filling.SETTLED: [filling.OWN],
        filling.FORUM: [filling.UNREAD],
    }
    assert [(entry.feed.id, entry.entry.url) for entry in due if entry] == [
        (town.id, "https://harbourtimes.example/4")
    ]


async def test_articles_and_stories_are_found(upgraded: Database) -> None:
    """By number and topic, with who else printed them."""
    articles, index = ArticleStore(upgraded), TopicIndex(upgraded)

    text = await articles.by_id(ArticleId(2))
    report = await articles.by_id(ArticleId(3))
    found = await index.find("moscow", NOW - timedelta(days=7), None)

    assert text
    assert report
    assert (text.article.url, text.article.title) == ("", "Minutes")
    assert report.article.publisher == "Harbour Times"
    assert [(story.story_id, story.title) for story in found] == [
        (3, "Moscow council approved market 3"),
        (2, "Moscow council approved school 2"),
        (1, "Moscow council approved bridge 1"),
    ]
    assert await TagStore(upgraded).known() == ("moscow",)


async def test_what_was_on_its_way_arrives(upgraded: Database) -> None:
    """The update that waits, the story half told, the edit, the digest, and each message once."""
    deliveries = DeliveryStore(upgraded)
    assert [row.update_id for row in await InboxStore(upgraded).waiting()] == [701]
    await serve(upgraded, NOW)
    amendable = await due_amendment(upgraded, NOW + AMEND_AFTER)
    digest = await due_digest(upgraded, NOW + timedelta(days=8))
    epoch = await next_epoch(upgraded, "sender")
    lost = await deliveries.recover(epoch, NOW, lambda *_: None)
    due = await deliveries.due(NOW + timedelta(hours=2), 99)
    report = await Ledger(upgraded).report(NOW)

    assert amendable
    assert amendable.outlets == ("Bridge Post", "School News")
    assert digest
    assert {item.story.story_id for item in digest.items} >= {2, 3}
    assert epoch == 3
    assert [row.message.key for row in lost] == ["update:605:0"]
    news = [row.message for row in due if isinstance(row.message, SendText)]
    edits = [row.message for row in due if isinstance(row.message, EditText)]
    late = next(message for message in news if message.key == "update:604:0")
    assert (late.article_id, late.reply.buttons[0][0].data) == (1, "points:8")
    keys = Counter(message.key.rpartition(":")[0] for message in news)
    assert keys == {
        "update:602:0": 1,
        "update:604": 1,
        "digest:6:202601050900:0": 1,
        "story:2": 2,
        "story:3": 2,
    }
    assert sorted(edit.chat_id for edit in edits) == [filling.FORUM, filling.PLAIN]
    assert (report.updates, report.given_up, report.paused_chats) == (1, 1, 1)
    assert report.messages[DeliveryState.FAILED] == 1
    assert report.messages[DeliveryState.SENT] == 4
