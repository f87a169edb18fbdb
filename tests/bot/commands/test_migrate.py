"""What the operator is told of the schema."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.commands.migrate import bring_up_to_date
from bot.commands.status import look, waiting_line
from bot.errors import StorageError
from bot.settings import Settings
from bot.storage.engine.database import open_database
from bot.storage.engine.migrate import HEAD, LAST_POST, Standing


def settings(tmp_path: Path) -> Settings:
    return Settings.model_validate({"data_dir": tmp_path})


async def test_a_new_database_has_nothing_left_to_do(tmp_path: Path) -> None:
    """The command says so, as often as it is asked."""
    for _ in range(2):
        assert await bring_up_to_date(settings(tmp_path)) == f"schema {HEAD}: nothing is left to do"


def test_steps_that_wait_are_named() -> None:
    """With what brings them about."""
    line = waiting_line(Standing("0030", "0032", usable=True, waiting=("0031", "0032")))

    assert line
    assert "0031, 0032" in line
    assert "precis migrate" in line
    assert waiting_line(Standing("0032", "0032", usable=True)) is None


@pytest.mark.parametrize(("oldest", "usable"), [(LAST_POST, True), ("9999", False)])
async def test_status_looks_at_a_newer_database_that_it_can_use(
    tmp_path: Path, oldest: str, usable: bool
) -> None:
    """An upgrade is under way: the version before is still asked."""
    async with open_database(tmp_path) as database, database.write() as connection:
        newer = text("UPDATE alembic_version SET version_num = '9999', oldest = :oldest")
        await connection.execute(newer, {"oldest": oldest})

    if usable:
        observed, waits = await look(settings(tmp_path))
        assert (observed.processes, waits) == ((), None)
        return
    with pytest.raises(StorageError, match="another version"):
        await look(settings(tmp_path))
