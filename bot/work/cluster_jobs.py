"""procrastinate's tables and worker, as the cluster needs them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from procrastinate import App, JobContext, PsycopgConnector, worker
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import DeleteJobCondition
from procrastinate.manager import JobManager
from procrastinate.schema import SchemaManager
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from bot.errors import StorageAway
from bot.storage.engine.database import CHECK_AGAIN_SECONDS

#: PostgreSQL's advisory locks go by a number; migrations and stories have those below.
_LOCK = 7_203_115_024

#: A host says that it lives this often, and is taken for dead after so long: three are missed.
_HEARTBEAT_SECONDS, _DEAD_SECONDS = 4.0, 14.0

#: Between looks for tasks that nobody told of, as those whose lock was let go of elsewhere.
_LOOK_SECONDS = 1.0

_CONNECTIONS = 6

#: PostgreSQL tells all that listen to it.
_BELLS = "precis_bells"


class Worker(worker.Worker):
    """Takes tasks until it is cancelled; looks for the next of a lock when one is done."""

    def __init__(
        self, app: App, *, queues: Collection[str], concurrency: int, finish_seconds: float
    ) -> None:
        super().__init__(
            app,
            queues=queues,
            concurrency=concurrency,
            fetch_job_polling_interval=_LOOK_SECONDS,
            shutdown_graceful_timeout=finish_seconds,
            # What is done is in the ledger; nobody looks at tasks that were.
            delete_jobs=DeleteJobCondition.ALWAYS,
            install_signal_handlers=False,
            update_heartbeat_interval=_HEARTBEAT_SECONDS,
            stalled_worker_timeout=_DEAD_SECONDS,
        )

    async def run(self) -> None:
        """Take tasks; those under way are finished when it is cancelled, as far as time suffices.

        Raises:
            ConnectorException: The database is away.
        """
        await super().run()  # type: ignore[no-untyped-call]

    def stop(self) -> None:
        """Take no more tasks; one that just begins forgets that."""
        super().stop()  # type: ignore[no-untyped-call]

    def look_again(self) -> None:
        """Look for tasks: one may have become free."""
        self._new_job_event.set()

    async def _process_job(self, context: JobContext) -> None:
        # Only what is deferred is told of; what waited for this lock would wait for the next look.
        try:
            await super()._process_job(context)
        finally:
            self.look_again()


@dataclass(frozen=True, slots=True)
class ClusterJobs:
    """The tasks of all processes."""

    connector: PsycopgConnector

    async def carried(self, queue: str) -> frozenset[int]:
        """Return the rows of a queue that a task carries, waiting or under way.

        Raises:
            StorageAway: Nobody can use the database for now.
        """
        with _told():
            rows = await self.connector.execute_query_all_async(
                "SELECT (args->>'row')::bigint AS row FROM procrastinate_jobs "
                "WHERE task_name = 'job' AND queue_name = %(queue)s AND status IN ('todo', 'doing')",
                queue=queue,
            )
        return frozenset(row["row"] for row in rows)

    async def let_pass(self, task: int) -> None:
        """Let the next of a task's key begin, though it is under way.

        Raises:
            StorageAway: Nobody can use the database for now.
        """
        with _told():
            # A lock of its own: another host that takes it over must not wait for anybody either.
            await self.connector.execute_query_async(
                "UPDATE procrastinate_jobs SET lock = 'passed:' || id WHERE id = %(task)s",
                task=task,
            )

    async def ring(self, bell: str) -> None:
        """Ring a bell in all processes that have it.

        Raises:
            StorageAway: Nobody can use the database for now.
        """
        with _told():
            await self.connector.execute_query_async(
                "SELECT pg_notify(%(channel)s, %(bell)s)", channel=_BELLS, bell=bell
            )

    async def hear(self, rung: Callable[[str], None]) -> None:
        """Listen for bells until cancelled.

        Raises:
            StorageAway: Nobody can use the database for now.
        """

        async def heard(*, channel: str, payload: str) -> None:
            del channel
            rung(payload)

        with _told():
            await self.connector.listen_notify(heard, [_BELLS])

    async def give_to_others(self) -> None:
        """Have done again what hosts were at that say nothing any more.

        Raises:
            StorageAway: Nobody can use the database for now.
        """
        with _told():
            manager = JobManager(self.connector)
            for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_SECONDS):
                await manager.retry_job(job)


@asynccontextmanager
async def open_jobs(url: str) -> AsyncIterator[ClusterJobs]:
    """Open procrastinate's tables, made if they are not there.

    Raises:
        StorageError: They cannot be used.
    """
    connector = PsycopgConnector(
        pool_factory=_pool,
        conninfo=url,
        min_size=1,
        max_size=_CONNECTIONS,
    )
    try:
        with _told():
            await connector.open_async()
            await _make_tables(connector)
        yield ClusterJobs(connector)
    finally:
        await asyncio.shield(connector.close_async())


def _pool(**options: Any) -> AsyncConnectionPool:  # noqa: ANN401  # the pool's own
    """Return a pool in which a query costs one way to the server, not five.

    Each is a transaction of its own anyhow; and whether a connection is alive is seen now and then, not
    before each query.
    """
    checked: WeakKeyDictionary[AsyncConnection, float] = WeakKeyDictionary()

    async def configure(connection: AsyncConnection) -> None:
        await connection.set_autocommit(True)

    async def check(connection: AsyncConnection) -> None:
        now = time.monotonic()
        if now - checked.setdefault(connection, now) >= CHECK_AGAIN_SECONDS:
            await AsyncConnectionPool.check_connection(connection)
            checked[connection] = now

    return AsyncConnectionPool(**options | {"check": check, "configure": configure})


async def _make_tables(connector: PsycopgConnector) -> None:
    if await _are_made(connector):
        return
    # In one transaction, and by one process: others find them made.
    schema = SchemaManager.get_schema().replace("%", "%%")
    try:
        await connector.execute_query_async(f"SELECT pg_advisory_xact_lock({_LOCK});{schema}")
    except ConnectorException:
        if not await _are_made(connector):
            raise


async def _are_made(connector: PsycopgConnector) -> bool:
    row = await connector.execute_query_one_async(
        "SELECT to_regclass('procrastinate_jobs') IS NOT NULL AS made"
    )
    return bool(row["made"])


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except ConnectorException as error:
        raise StorageAway(str(error.__cause__ or error).strip() or "database away") from error
