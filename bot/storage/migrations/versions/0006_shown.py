"""What the messages with buttons show; buttons name no article any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import RowId

revision = "0006"
down_revision = "0005"
step = "post"

#: ``points:5:4``, ``tag:5:0`` and ``tags:5`` were of article 5.
_OF_ARTICLE = re.compile(r"\A(points|tag|tags):([0-9]+)((?::[0-9]+)?)\Z")

_BODY = sa.table("body", sa.column("id"), sa.column("content", sa.JSON))
_DELIVERY = sa.table("delivery", sa.column("id"), sa.column("content", sa.JSON))

#: That are looked at together.
_ROWS = 1000


def upgrade() -> None:
    op.create_table(
        "shown",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
        _reference("article_id", "article.id", index=True),
        sa.Column("menu", sa.String(10)),
        sa.Column("asked_by", sa.BigInteger),
        sa.CheckConstraint("(article_id IS NULL) <> (menu IS NULL)", name="one"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "delivery_article",
        _reference("delivery_id", "delivery.id", primary_key=True, autoincrement=False),
        _reference("article_id", "article.id", nullable=False, index=True),
    )
    op.create_index("ix_story_body_id", "story", ["body_id"])
    _rewrite_messages()


def _rewrite_messages() -> None:
    """Rewrite the buttons of messages that are still to be sent."""
    connection = op.get_bind()
    of_article = sa.text(
        "INSERT INTO delivery_article (delivery_id, article_id) "
        "SELECT :delivery, id FROM article WHERE id = :article"
    )
    for table in (_BODY, _DELIVERY):
        for row_id, content in _contents(table):
            buttons = content.get("buttons") or []
            new = [[[text, _OF_ARTICLE.sub(r"\1\3", data)] for text, data in r] for r in buttons]
            if new == buttons:
                continue
            rewritten = sa.update(table).where(table.c.id == row_id)
            connection.execute(rewritten.values(content=content | {"buttons": new}))
            if table is _DELIVERY:
                found = {"delivery": row_id, "article": _article_of(buttons)}
                connection.execute(of_article, found)


def _contents(table: sa.TableClause) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield id and content of a table's rows that have one, some at a time."""
    last = 0
    while True:
        rows = op.get_bind().execute(
            sa.select(table.c.id, table.c.content)
            .where(table.c.id > last, table.c.content.is_not(sa.null()))
            .order_by(table.c.id)
            .limit(_ROWS)
        )
        found = [(row.id, row.content) for row in rows]
        if not found:
            return
        yield from ((row_id, content) for row_id, content in found if content)
        last = found[-1][0]


def _article_of(buttons: list[list[list[str]]]) -> int | None:
    for row in buttons:
        for _, data in row:
            if found := _OF_ARTICLE.match(data):
                return int(found[2])
    return None


def _reference(name: str, to: str, **options: Any) -> sa.Column[Any]:  # noqa: ANN401  # Column's
    """Return a column that goes with the row it refers to."""
    return sa.Column(name, RowId, sa.ForeignKey(to, ondelete="CASCADE"), **options)
