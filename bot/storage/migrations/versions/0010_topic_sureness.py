"""Stories know how surely they match their topics, and chats refuse matches that were wrong."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
step = "pre"


def upgrade() -> None:
    op.add_column("story", sa.Column("matches", sa.LargeBinary))
    op.add_column("story", sa.Column("kind", sa.String(20)))
    op.add_column("subscription", sa.Column("refused", sa.JSON(none_as_null=True)))
