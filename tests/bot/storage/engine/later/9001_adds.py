"""What a later version may add."""

import sqlalchemy as sa
from alembic import op

from bot.storage.engine.migrate import HEAD

revision = "9001"
down_revision = HEAD
step = "pre"


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
    op.add_column("role", sa.Column("later", sa.Text))
    op.add_column("feed", sa.Column("later", sa.Integer, nullable=False, server_default="0"))
