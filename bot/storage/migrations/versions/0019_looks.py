"""A chat can set how articles look to it, and that stories make no sound."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("chat", sa.Column("look", sa.String(20)))
    for name in ("silent", "preview"):
        op.add_column(
            "chat", sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        )
