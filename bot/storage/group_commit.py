"""Writes that come at the same time share a transaction: a commit costs more than a write."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

T = TypeVar("T")

Write = Callable[[AsyncConnection], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class _Waiting:
    write: Write
    result: asyncio.Future[Any]


class GroupCommit:
    """Runs writes, those that wait while another transaction is under way together."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._waiting: list[_Waiting] = []
        self._working: asyncio.Task[None] | None = None

    async def run(self, write: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Return what the write returns, once it is committed.

        Raises:
            SQLAlchemyError: It failed, or one that shared its transaction did: none is committed.
        """
        waiting = _Waiting(write, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        result: T = await waiting.result
        return result

    async def _work(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            try:
                async with self._engine.begin() as connection:
                    results = [await waiting.write(connection) for waiting in group]
            except Exception as error:  # noqa: BLE001  # each of the group raises it
                for waiting in group:
                    if not waiting.result.done():
                        waiting.result.set_exception(error)
            else:
                for waiting, result in zip(group, results, strict=True):
                    if not waiting.result.done():
                        waiting.result.set_result(result)
