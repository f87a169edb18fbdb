"""What the messages that Telegram has show: a press reaches what the message under it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    String,
    bindparam,
    delete,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ArticleId, DeliveryState, Menu, Shown
from bot.outgoing import EditText, SendText
from bot.storage.engine.database import Database
from bot.storage.engine.statements import Insert, insert
from bot.storage.schema import article, delivery, delivery_article, shown


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message as Telegram has it."""

    #: Of its delivery.
    delivery_id: int

    message: SendText | EditText

    #: Telegram's id of it in its chat.
    id: int


class ShownStore:
    """Rows of ``shown``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, chat_id: int, message_id: int) -> Shown | None:
        """Return what a message shows; None if it is not kept (any more), or never showed any."""
        place = (shown.c.chat_id == chat_id, shown.c.message_id == message_id)
        async with self._database.read() as connection:
            row = (await connection.execute(select(shown).where(*place))).first()
        if row is None:
            return None
        return Shown(
            article_id=None if row.article_id is None else ArticleId(row.article_id),
            menu=None if row.menu is None else Menu(row.menu),
            asked_by=row.asked_by,
            about=row.about_id,
        )

    async def has_article(self, chat_id: int) -> bool:
        """Whether a chat has, or is owed, a message that shows an article."""
        has = select(shown.c.message_id).where(
            shown.c.chat_id == chat_id, shown.c.article_id.is_not(None)
        )
        owed = (
            select(delivery.c.id)
            .join(delivery_article, delivery_article.c.delivery_id == delivery.c.id)
            .where(delivery.c.chat_id == chat_id, delivery.c.state == DeliveryState.QUEUED)
        )
        async with self._database.read() as connection:
            return bool(await connection.scalar(select(or_(has.exists(), owed.exists()))))

    async def last_article(self, chat_id: int) -> int | None:
        """Return the last message of a chat that shows an article; None: there is none."""
        statement = select(func.max(shown.c.message_id)).where(
            shown.c.chat_id == chat_id, shown.c.article_id.is_not(None)
        )
        async with self._database.read() as connection:
            last: int | None = await connection.scalar(statement)
        return last

    async def is_unsettled(self, chat_id: int) -> bool:
        """Whether a chat may have a message already of which it is not written down yet."""
        statement = (
            select(delivery.c.id)
            .where(delivery.c.chat_id == chat_id, delivery.c.state == DeliveryState.SENDING)
            .limit(1)
        )
        async with self._database.read() as connection:
            return (await connection.execute(statement)).first() is not None


async def bind(connection: AsyncConnection, arrivals: Sequence[Arrival]) -> None:
    """Keep what messages show, in the transaction of the caller's that settles them.

    An article that is not kept any more is shown by nothing.
    """
    rows = [
        {
            "row": arrival.delivery_id,
            "chat": arrival.message.chat_id,
            "message": arrival.id,
            "article": arrival.message.article_id,
            "kind": arrival.message.reply.menu,
            "person": arrival.message.asked_by,
            "about": arrival.message.about,
        }
        for arrival in arrivals
    ]
    articles = [row for row in rows if row["article"] is not None]
    menus = [row for row in rows if row["article"] is None and row["kind"] is not None]
    if articles:
        await connection.execute(_binding_articles(connection), articles)
    if menus:
        await connection.execute(_binding_menus(connection), menus)


async def forget_chat(connection: AsyncConnection, chat_id: int) -> None:
    """Keep no more what the messages of a chat show, in a transaction of the caller's."""
    await connection.execute(delete(shown).where(shown.c.chat_id == chat_id))


async def forget_menus(connection: AsyncConnection, dropped: ColumnElement[bool]) -> None:
    """Drop the menus whose deliveries are to be dropped, in the transaction of the caller's that does so.

    Args:
        connection: In that transaction.
        dropped: What is true of these deliveries.
    """
    of_menus = select(delivery.c.chat_id, delivery.c.message_id).where(dropped)
    other = delivery.alias()
    # It may have been edited since, by a later one.
    still = (
        select(other.c.id)
        .where(
            other.c.chat_id == shown.c.chat_id,
            other.c.message_id == shown.c.message_id,
            other.c.id.not_in(select(delivery.c.id).where(dropped)),
        )
        .correlate(shown)
    )
    await connection.execute(
        delete(shown).where(
            shown.c.article_id.is_(None),
            tuple_(shown.c.chat_id, shown.c.message_id).in_(of_menus),
            ~still.exists(),
        )
    )


def _binding_articles(connection: AsyncConnection) -> Insert:
    kept = (
        select(
            bindparam("chat", type_=BigInteger),
            bindparam("message", type_=BigInteger),
            article.c.id,
            bindparam("person", type_=BigInteger),
            bindparam("about", type_=BigInteger),
        )
        .where(article.c.id == bindparam("article"), _is_known())
        # Nobody may drop it before the row that refers to it is there.
        .with_for_update(read=True, key_share=True)
    )
    columns = ["chat_id", "message_id", "article_id", "asked_by", "about_id"]
    return _in_place_of_the_old(insert(connection, shown).from_select(columns, kept))


def _binding_menus(connection: AsyncConnection) -> Insert:
    menu = select(
        bindparam("chat", type_=BigInteger),
        bindparam("message", type_=BigInteger),
        bindparam("kind", type_=String),
        bindparam("person", type_=BigInteger),
        bindparam("about", type_=BigInteger),
    ).where(_is_known())
    columns = ["chat_id", "message_id", "menu", "asked_by", "about_id"]
    statement = insert(connection, shown).from_select(columns, menu)
    return _in_place_of_the_old(statement)


def _is_known() -> ColumnElement[bool]:
    """Return what is true where the chat of a delivery was not forgotten meanwhile."""
    row = (delivery.c.id == bindparam("row"), delivery.c.chat_id == bindparam("chat"))
    return select(delivery.c.id).where(*row).exists()


def _in_place_of_the_old(statement: Insert) -> Insert:
    """Return a statement for edits, too: a message shows what it was edited to last."""
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[shown.c.chat_id, shown.c.message_id],
        set_={
            "article_id": new.article_id,
            "menu": new.menu,
            "asked_by": new.asked_by,
            "about_id": new.about_id,
        },
    )
