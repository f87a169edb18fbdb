"""What leaves may go to an inline message or a query, in no chat that the bot knows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
step = "pre"


def upgrade() -> None:
    # Rows that wait are texts and edits of chats, and are read as such.
    for name in ("recipient", "inline_message_id"):
        op.add_column("delivery", sa.Column(name, sa.Text))
