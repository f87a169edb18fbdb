"""``precis migrate``: the schema brought up to date, as it is at a start of the bot."""

from __future__ import annotations

from bot.commands.status import waiting_line
from bot.settings import Settings
from bot.storage.engine.database import open_database, schema_standing


async def bring_up_to_date(settings: Settings) -> str:
    """Bring the schema up to date; returns a line that says how far.

    Raises:
        StorageError: The database cannot be used, or is a newer version's.
    """
    url = settings.database_url.get_secret_value() if settings.database_url else None
    async with open_database(settings.data_dir, url):
        pass
    there = await schema_standing(settings.data_dir, url)
    return waiting_line(there) or f"schema {there.version}: nothing is left to do"
