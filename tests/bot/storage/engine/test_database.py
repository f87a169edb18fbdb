import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, select, text

from bot.errors import StorageError
from bot.storage.engine import sqlite as sqlite_module
from bot.storage.engine.database import Database, open_database
from bot.storage.engine.migrate import HEAD, LAST_POST, migrate, version_of
from bot.storage.engine.roles import next_epoch
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import copy, metadata, role, story_band
from bot.storage.stories.topic_index import TopicIndex
from tests.bot.conftest import NOW
from tests.bot.in_chats import text_of


def drop_all(connection: Connection) -> None:
    """Leave an empty database."""
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE alembic_version"))


async def test_migrations_lead_to_the_schema(database: Database) -> None:
    """What the migrations build is what ``schema`` says, which is what a new database gets."""

    def ours(_: object, name: str | None, *__: object) -> bool:
        # Each database has an index of words of its own kind: the test of its shape looks at it.
        return "searchable_words" not in (name or "")

    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "include_object": ours}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))

    async with database.write() as connection:
        assert await connection.run_sync(differences) == []
        await connection.run_sync(drop_all)
        await connection.run_sync(migrate)
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(version_of) == HEAD


async def test_commits_survive_a_power_cut(tmp_path: Path) -> None:
    """The journal is a write-ahead log, and each commit is on the disk."""
    async with open_database(tmp_path) as database, database.write() as connection:
        journal = (await connection.execute(text("PRAGMA journal_mode"))).scalar_one()
        synchronous = (await connection.execute(text("PRAGMA synchronous"))).scalar_one()

    assert (journal, synchronous) == ("wal", 2)


async def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    """A second start finds the schema up to date."""
    async with open_database(tmp_path):
        pass
    async with open_database(tmp_path) as database, database.write() as connection:
        version = (await connection.execute(text("SELECT version_num FROM alembic_version"))).all()

    assert len(version) == 1


async def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    """A corrupt file is named, and left as it is."""
    (tmp_path / FILE_NAME).write_bytes(b"not a database, " * 100)

    with pytest.raises(StorageError, match=FILE_NAME):
        async with open_database(tmp_path):
            pass
    with (
        closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection,
        pytest.raises(sqlite3.DatabaseError),
    ):
        connection.execute("SELECT 1 FROM inbox")


async def test_a_directory_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """A file in the way is named."""
    (tmp_path / "file").touch()

    with pytest.raises(StorageError, match="data directory"):
        async with open_database(tmp_path / "file" / "data"):
            pass


async def test_two_that_start_at_once_both_find_the_schema(
    tmp_path: Path, database_url: str | None
) -> None:
    """One migrates, the other waits for it."""

    async def start() -> int:
        async with (
            open_database(tmp_path, database_url) as database,
            database.write() as connection,
        ):
            return int(await connection.scalar(text("SELECT count(*) FROM inbox")))

    assert await asyncio.gather(*(start() for _ in range(4))) == [0] * 4


async def test_a_newer_schema_is_refused_in_one_line(
    tmp_path: Path, database_url: str | None
) -> None:
    """An older program would not know what it writes into."""
    async with open_database(tmp_path, database_url) as database:
        async with database.write() as connection:
            version = await connection.scalar(text("SELECT version_num FROM alembic_version"))
            await connection.execute(
                text("UPDATE alembic_version SET version_num = '9999', oldest = '9999'")
            )
        with pytest.raises(StorageError, match="newer version of Precis"):
            async with open_database(tmp_path, database_url):
                pass
        async with database.write() as connection:
            back = text("UPDATE alembic_version SET version_num = :version, oldest = :oldest")
            await connection.execute(back, {"version": version, "oldest": LAST_POST})


async def test_a_database_that_is_away_is_one_line_without_the_password(tmp_path: Path) -> None:
    """Nothing listens there."""
    url = "postgresql://precis:secret@127.0.0.1:1/precis"

    with pytest.raises(StorageError) as caught:
        async with open_database(tmp_path, url):
            pass

    assert "127.0.0.1:1/precis" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


async def test_a_locked_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds it for longer than we wait."""
    monkeypatch.setattr(sqlite_module, "_BUSY_TIMEOUT_MS", 10)
    async with open_database(tmp_path):
        pass
    holder = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    with pytest.raises(StorageError, match="database is locked"):
        async with open_database(tmp_path):
            pass
    holder.close()


async def test_what_an_older_version_owed_is_still_owed(
    tmp_path: Path, database_url: str | None
) -> None:
    """Rows of the first schema survive; what was on its way has an unknown fate."""
    async with open_database(tmp_path, database_url) as database, database.write() as connection:
        await connection.run_sync(drop_all)
        await connection.run_sync(migrate, "0001")
        columns = "dedup_key, chat_id, content, state, due_at, attempts"
        content = '{"html": "x", "buttons": [], "reply_to": null, "edits": null}'
        for key, state in (("a", "queued"), ("b", "sending")):
            await connection.execute(
                text(
                    f"INSERT INTO delivery ({columns}) "  # noqa: S608
                    "VALUES (:key, 5, :content, :state, '2026-01-05 09:00:00', 1)"
                ),
                {"key": key, "content": content, "state": state},
            )
    async with open_database(tmp_path, database_url) as database:
        store = DeliveryStore(database)
        lost = await store.recover(await next_epoch(database, "sender"), NOW, lambda *_: None)
        due = await store.due(NOW, limit=9)
        async with database.write() as connection:
            await connection.execute(text("DELETE FROM delivery"))
            await connection.execute(text("DELETE FROM role"))

    assert [row.message.key for row in lost] == ["b"]
    assert [row.message.key for row in due] == ["a"]


async def test_what_an_older_version_owed_has_buttons_that_work(
    tmp_path: Path, database_url: str | None
) -> None:
    """They named the article; now the message is known to show it, if it is kept still."""
    async with open_database(tmp_path, database_url) as database, database.write() as connection:
        await connection.run_sync(drop_all)
        await connection.run_sync(migrate, "0004")
        await connection.execute(
            text("INSERT INTO article (id, content, read_at) VALUES (5, '{}', '2026-01-05 09:00')")
        )
        for number, data in enumerate(("points:5:4", "tags:5", "tag:6:0", "unfollow:0:points:5:4")):
            content = {"html": "x", "buttons": [[["a", data], ["b", "again:5"]]]}
            await connection.execute(
                text(
                    "INSERT INTO delivery (dedup_key, chat_id, content, state, due_at, priority, "
                    "attempts) VALUES (:key, 7, :content, 'queued', '2026-01-05 09:00:00', 0, 0)"
                ),
                {"key": f"{number}", "content": json.dumps(content)},
            )
    async with open_database(tmp_path, database_url) as database:
        due = await DeliveryStore(database).due(NOW, limit=9)
        async with database.write() as connection:
            await connection.execute(text("DELETE FROM delivery"))
            await connection.execute(text("DELETE FROM article"))

    assert [(text_of(row).reply.buttons[0][0].data, text_of(row).article_id) for row in due] == [
        ("points:4", 5),
        ("tags", 5),
        ("tag:0", None),
        ("unfollow:0:points:5:4", None),
    ]
    assert {text_of(row).reply.buttons[0][1].data for row in due} == {"again:5"}


async def test_a_task_that_is_cancelled_leaves_no_lock(
    tmp_path: Path, database_url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever in a transaction it was, the next one that writes can."""
    monkeypatch.setattr(sqlite_module, "_BUSY_TIMEOUT_MS", 300)

    async def write(database: Database, number: int) -> None:
        async with database.write() as connection:
            await connection.execute(role.insert().values(name=f"cut {number}", epoch=1))
            await connection.execute(select(role.c.name))

    async with open_database(tmp_path, database_url) as database:
        for number in range(120):
            cut = [asyncio.create_task(write(database, -number - 1)) for _ in range(3)]
            await asyncio.sleep(number % 30 / 5000)
            for task in cut:
                task.cancel()
            await asyncio.gather(*cut, return_exceptions=True)
            await write(database, number)
        async with database.write() as connection:
            written = select(role.c.name).where(role.c.name.in_([f"cut {n}" for n in range(120)]))
            assert len((await connection.execute(written)).all()) == 120
            await connection.execute(role.delete())


async def test_feeds_become_those_of_their_chats(tmp_path: Path, database_url: str | None) -> None:
    """Of who added and who follows them; those nobody added are the operator's; stories stay."""
    async with open_database(tmp_path, database_url) as database, database.write() as connection:
        await connection.run_sync(drop_all)
        await connection.run_sync(migrate, "0005")
        for statement in (
            (
                "INSERT INTO feed (id, url, title, chat_id, added_at) VALUES"
                " (1, 'a', 'a', NULL, '2026-01-05 09:00:00'), (2, 'b', 'b', 7, '2026-01-05 09:00:00')"
            ),
            "INSERT INTO chat (id) VALUES (7), (8)",
            "INSERT INTO article (id, content, read_at) VALUES (3, '{}', '2026-01-05 09:00:00')",
            (
                "INSERT INTO story (id, title, url, outlet, point, seen_at, topics, event_key)"
                " VALUES (4, 't', 'u', 'o', '{}', '2026-01-05 09:00:00', :none, :none)"
            ),
            (
                "INSERT INTO copy (article_id, story_id, feed_id, outlet, fingerprint, seen_at)"
                " VALUES (3, 4, 2, 'o', :none, '2026-01-05 09:00:00')"
            ),
            "INSERT INTO story_band (band, article_id) VALUES (-5, 3), (6, 3)",
            (
                "INSERT INTO subscription (chat_id, topic, label, followed_at) VALUES"
                " (7, 'feed:2', 'b', '2026-01-05 10:00:00'), (8, 'feed:2', 'b', '2026-01-05 10:00:00'),"
                " (8, 'feed:9', 'gone', '2026-01-05 10:00:00'), (8, 'moscow', 'x', '2026-01-05 10:00:00')"
            ),
        ):
            bound = {"none": b""} if ":none" in statement else {}
            await connection.execute(text(statement), bound)
    async with open_database(tmp_path, database_url) as database:
        feeds = await FeedStore(database).all()
        stories = await TopicIndex(database).find("x", NOW - timedelta(days=9), 9)
        async with database.write() as connection:
            copies = (await connection.execute(select(copy.join(story_band)))).all()
        async with database.write() as connection:
            await connection.run_sync(drop_all)
            await connection.run_sync(migrate)

    assert stories == (), "it matches no topic, and is read all the same"
    assert sorted((row.band, row.story_id, row.feed_id, row.outlet) for row in copies) == [
        (-5, 4, 2, "o"),
        (6, 4, 2, "o"),
    ]
    assert [(f.url, set(f.owners), f.approved) for f in feeds] == [
        ("a", set(), True),
        ("b", {7, 8}, False),
    ]
