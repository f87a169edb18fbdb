"""Answers that a person wants gone, and with them what nobody else can have."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update

from bot.models import DeliveryState
from bot.outgoing import DeleteMessage
from bot.storage.engine.database import Database
from bot.storage.engine.statements import ARTICLES, one_at_a_time
from bot.storage.messages.delivery_writes import Owed, queue_all
from bot.storage.schema import article, delivery, shown


class Removals:
    """Rows of ``shown``, and of ``article`` where no link leads to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def remove(self, message: DeleteMessage, now: datetime) -> None:
        """Owe the end of a message, and keep no more what it shows; all is done, or nothing.

        A text that somebody pasted, a file, or what a secret link led to goes with the answer to him: no
        other chat has it. What has a link of its own is others' as well.
        """
        here = (shown.c.chat_id == message.chat_id, shown.c.message_id == message.message_id)
        async with self._database.write() as connection:
            await one_at_a_time(connection, ARTICLES)
            # Who asks about a text gets a message that shows it, too: that deletes the message alone.
            showing = select(article.c.id).join(
                shown,
                (shown.c.article_id == article.c.id) & (shown.c.asked_by == article.c.asked_by),
            )
            article_id = await connection.scalar(showing.where(*here))
            await connection.execute(delete(shown).where(*here))
            # Nor is it edited or answered any more: where it cannot be deleted, it would be there again.
            sent = (delivery.c.chat_id == message.chat_id, delivery.c.state == DeliveryState.SENT)
            of_message = update(delivery).where(*sent, delivery.c.message_id == message.message_id)
            await connection.execute(of_message.values(message_id=None))
            # What a feed told without its page has no link either, and nobody asked for it.
            alone = (article.c.id == article_id, article.c.url.is_(None))
            await connection.execute(delete(article).where(*alone))
            await queue_all(connection, [Owed((message,), now)])
