"""A role is held for a time: a host that is frozen keeps no other from it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema.base import UtcDateTime

revision = "0019"
down_revision = "0018"
step = "pre"


def upgrade() -> None:
    op.add_column("role", sa.Column("held_until", UtcDateTime))
