"""Tags that stories carried: what a misspelt topic may have meant."""

from __future__ import annotations

from sqlalchemy import select

from bot.storage.engine.database import Database
from bot.storage.schema import tag

#: The commonest; a suggestion is looked for among them.
_MOST = 5000


class TagStore:
    """Rows of ``tag``, which :class:`StoryStore` writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self) -> tuple[str, ...]:
        """Return tags as they are shown, the commonest first."""
        statement = select(tag.c.label).order_by(tag.c.stories.desc(), tag.c.topic).limit(_MOST)
        async with self._database.read() as connection:
            return tuple((await connection.execute(statement)).scalars())
