"""What a later version may end."""

from alembic import op

revision = "9002"
down_revision = "9001"
step = "post"


def upgrade() -> None:
    op.drop_table("later")
    op.drop_column("role", "later")
    op.drop_column("feed", "later")
    op.drop_column("role", "held_until")
