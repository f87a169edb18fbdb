"""Writes that come at the same time share a transaction: a commit costs more than a write.

Those of one kind share a statement, too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StorageAway
from bot.storage.engine.database import Database

T = TypeVar("T")
R = TypeVar("R")

#: Writes items, and gives a result for each, in their order.
Write = Callable[[AsyncConnection, Sequence[T]], Awaitable[Sequence[R]]]


@dataclass(frozen=True, slots=True)
class _Waiting:
    write: Write[Any, Any]
    item: Any
    result: asyncio.Future[Any]


class GroupCommit:
    """Runs writes, those that wait while another transaction is under way together."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Waiting] = []
        self._working: asyncio.Task[None] | None = None

    async def run(self, write: Write[T, R], item: T) -> R:
        """Return what the write returns for the item, once it is committed.

        Raises:
            StorageError: The database is away, or takes it not: nothing of it is committed.
        """
        waiting = _Waiting(write, item, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        result: R = await waiting.result
        return result

    async def _work(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            try:
                await self._commit(group)
            except Exception as error:  # noqa: BLE001  # told to those who wait
                if len(group) == 1 or isinstance(error, StorageAway):
                    _tell(group, error)
                    continue
                # A value that the database does not take is the fault of one.
                for waiting in group:
                    await self._alone(waiting)

    async def _alone(self, waiting: _Waiting) -> None:
        try:
            await self._commit([waiting])
        except Exception as error:  # noqa: BLE001  # told to the one who waits
            _tell([waiting], error)

    async def _commit(self, group: list[_Waiting]) -> None:
        kinds: dict[Write[Any, Any], list[_Waiting]] = {}
        for waiting in group:
            kinds.setdefault(waiting.write, []).append(waiting)
        async with self._database.write() as connection:
            results = [
                (alike, await write(connection, [waiting.item for waiting in alike]))
                for write, alike in kinds.items()
            ]
        for alike, their in results:
            for waiting, result in zip(alike, their, strict=True):
                if not waiting.result.done():
                    waiting.result.set_result(result)


def _tell(group: list[_Waiting], error: Exception) -> None:
    for waiting in group:
        if not waiting.result.done():
            waiting.result.set_exception(error)
