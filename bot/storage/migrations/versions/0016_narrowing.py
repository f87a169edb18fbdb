"""A subscription can be narrowed: a story keeps where it was printed, and in what language."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
step = "pre"


def upgrade() -> None:
    op.add_column("subscription", sa.Column("narrowing", sa.JSON(none_as_null=True)))
    op.add_column("story", sa.Column("language", sa.String(10)))
    op.add_column("story", sa.Column("hosts", sa.JSON(none_as_null=True)))
