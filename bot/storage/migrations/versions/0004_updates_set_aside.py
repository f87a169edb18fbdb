"""Updates that could not be handled are set aside."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
step = "pre"


def upgrade() -> None:
    op.add_column("inbox", sa.Column("error", sa.Text))
