"""Processes say of which schema they are; the database says since which one programs can use it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
step = "pre"


def upgrade() -> None:
    op.add_column("process", sa.Column("schema", sa.String(32)))
    op.add_column("alembic_version", sa.Column("oldest", sa.String(32)))
