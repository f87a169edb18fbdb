"""What came of each entry is kept, and by which link a feed listed what it told itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import UtcDateTime

revision = "0014"
down_revision = "0013"
step = "pre"


def upgrade() -> None:
    op.add_column("entry", sa.Column("told", sa.String(10)))
    op.add_column("entry", sa.Column("why", sa.String(40)))
    op.add_column("entry", sa.Column("settled_at", UtcDateTime))
    op.create_index(
        "ix_entry_settled",
        "entry",
        ["settled_at", "feed_id"],
        sqlite_where=sa.text("settled_at IS NOT NULL"),
        postgresql_where=sa.text("settled_at IS NOT NULL"),
    )
    op.add_column("copy", sa.Column("listed_url", sa.Text))
    op.create_index("ix_copy_listed_url", "copy", ["listed_url"])
