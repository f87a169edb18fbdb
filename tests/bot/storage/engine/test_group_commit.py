import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import event, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StatementRefused
from bot.storage.engine.database import Database
from bot.storage.engine.group_commit import GroupCommit
from bot.storage.schema import role


async def add(connection: AsyncConnection, wanted: Sequence[str]) -> Sequence[str]:
    await connection.execute(insert(role), [{"name": name, "epoch": 1} for name in wanted])
    return wanted


async def names(database: Database) -> set[str]:
    async with database.write() as connection:
        return set((await connection.scalars(select(role.c.name))).all())


async def test_writes_at_the_same_time_share_a_commit(database: Database) -> None:
    """The first goes at once; those that come meanwhile go together. Each gets its own result."""
    group = GroupCommit(database)
    commits: list[object] = []
    event.listen(database.writer.sync_engine, "commit", commits.append)

    results = await asyncio.gather(*(group.run(add, f"{n}") for n in range(20)))

    assert results == [f"{n}" for n in range(20)]
    assert await names(database) == set(results)
    assert len(commits) <= 3


async def test_a_write_that_fails_is_told_and_the_next_goes_on(database: Database) -> None:
    """Nothing of its transaction is kept."""
    group = GroupCommit(database)

    async def broken(connection: AsyncConnection, _: Sequence[int]) -> Sequence[None]:
        await connection.execute(text("INSERT INTO nothing VALUES (1)"))
        return [None]

    with pytest.raises(StatementRefused):
        await group.run(broken, 1)
    assert await group.run(add, "next") == "next"
    assert await names(database) == {"next"}


async def test_one_bad_value_is_its_own_affair(database: Database) -> None:
    """What shares its transaction is committed all the same."""
    group = GroupCommit(database)
    names_wanted = ["first", "a", "a", "b"]  # "first" goes at once, the others together

    results = await asyncio.gather(
        *(group.run(add, name) for name in names_wanted), return_exceptions=True
    )

    assert [isinstance(result, StatementRefused) for result in results] == [
        False,
        False,
        True,
        False,
    ]
    assert await names(database) == {"first", "a", "b"}


async def test_one_who_stops_waiting_takes_nothing_from_the_others(database: Database) -> None:
    """Its write is committed or not; theirs are."""
    group = GroupCommit(database)
    tasks = [asyncio.create_task(group.run(add, f"{n}")) for n in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()

    results = await asyncio.gather(*tasks, return_exceptions=True)

    assert (results[0], results[2]) == ("0", "2")
    assert {"0", "2"} <= await names(database)
