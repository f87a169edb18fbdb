import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Interval, literal, update

from bot.commands.run import run_bot
from bot.errors import RoleLost, SettingsError
from bot.settings import Settings
from bot.storage.engine.database import Database, open_database
from bot.storage.engine.roles import Leases
from bot.storage.schema import role
from bot.work import roles
from bot.work.roles import EVERY_ROLE, SENDER, Role, hold_role
from tests.bot.databases import empty
from tests.log_setup import logs_put_back


@pytest.fixture
async def server(postgres: str) -> AsyncIterator[Database]:
    """An empty PostgreSQL."""
    async with open_database(Path(), postgres) as opened:
        await empty(opened)
        yield opened
        await empty(opened)


async def test_one_at_a_time_holds_a_role(database: Database, tmp_path: Path) -> None:
    """The next has it when the first gives it back, and a larger number."""
    async with hold_role(database, SENDER, tmp_path) as first:
        waiting = asyncio.create_task(_hold(database, tmp_path))
        await asyncio.sleep(0.1)
        assert not waiting.done()

    second = await asyncio.wait_for(waiting, 30)
    assert second > first.epoch


async def _hold(database: Database, data_dir: Path) -> int:
    async with hold_role(database, SENDER, data_dir) as held:
        return held.epoch


async def test_who_says_nothing_loses_the_role(server: Database) -> None:
    """A host that is frozen keeps no other from it, and learns of it when it wakes."""
    leases = Leases(server, SENDER, timedelta(seconds=10))
    frozen = await leases.take()
    assert frozen is not None
    assert await leases.take() is None
    assert await leases.renew(frozen)
    await _let_time_pass(server, timedelta(seconds=11))

    epoch = await leases.take()

    assert epoch == frozen + 1
    assert not await leases.renew(frozen)
    await leases.give_back(frozen)  # which is not his to give
    assert await leases.take() is None


async def test_who_lost_a_role_ends(
    server: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than do what another does."""
    monkeypatch.setattr(roles, "_RENEW_SECONDS", 0.01)
    async with hold_role(server, SENDER, tmp_path) as held:
        await _let_time_pass(server, timedelta(hours=1))
        # Nobody has it: it is held on.
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(held.lost(), 0.3)
        await _let_time_pass(server, timedelta(hours=1))
        assert await Leases(server, SENDER, timedelta(seconds=10)).take()

        with pytest.raises(RoleLost):
            await asyncio.wait_for(held.lost(), 30)


async def _let_time_pass(server: Database, time: timedelta) -> None:
    async with server.write() as connection:
        await connection.execute(
            update(role).values(held_until=role.c.held_until - literal(time, Interval))
        )


@pytest.mark.parametrize(
    ("of", "url", "told"),
    [
        ({Role.WORKER}, None, "set PRECIS_DATABASE_URL"),
        ({Role.WEB}, "postgresql://127.0.0.1/precis", "set PRECIS_LISTEN"),
    ],
)
async def test_roles_that_cannot_be_played_are_one_line(
    tmp_path: Path, of: set[Role], url: str | None, told: str
) -> None:
    """Parts need a database that all share; the web side a place to listen."""
    settings = Settings(
        data_dir=tmp_path,
        telegram_token=SecretStr("1:token"),
        database_url=SecretStr(url) if url else None,
    )

    with logs_put_back(), pytest.raises(SettingsError, match=told):
        await run_bot(settings, frozenset(of))
    assert of < EVERY_ROLE
