"""Indexes hold what waits, and not the many rows that are done with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
step = "pre"

_QUEUED = "state = 'queued'"
_TROUBLED = "state NOT IN ('queued', 'sent')"


def upgrade() -> None:
    op.drop_index("ix_delivery_state_priority_id", "delivery")
    op.drop_index("ix_delivery_state_due_at", "delivery")
    _index("ix_delivery_queued", "delivery", ["priority", "due_at", "id"], _QUEUED)
    _index("ix_delivery_troubled", "delivery", ["state", "settled_at"], _TROUBLED)
    _index("ix_delivery_recipient", "delivery", ["recipient"], "recipient IS NOT NULL")
    inline = "inline_message_id"
    _index("ix_delivery_inline_message_id", "delivery", [inline], f"{inline} IS NOT NULL")
    op.drop_index("ix_chat_digest_at", "chat")
    due = "paused_at IS NULL AND digest_at IS NOT NULL"
    _index("ix_chat_digest_due", "chat", ["digest_at", "id"], due)
    op.drop_index("ix_entry_due_at", "entry")
    _index("ix_entry_due_at", "entry", ["due_at"], "due_at IS NOT NULL")
    for owner in ("chat_id", "feed_id"):
        op.drop_index(f"ix_story_{owner}", "story")
        _index(f"ix_story_{owner}", "story", [owner], f"{owner} IS NOT NULL")
    op.create_index("ix_story_outlet_seen_at", "story", ["outlet", "seen_at"])
    _index("ix_inbox_set_aside", "inbox", ["update_id"], "error IS NOT NULL")


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    some = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=some, postgresql_where=some)
