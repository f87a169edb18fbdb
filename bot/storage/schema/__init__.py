"""The tables; the database's own constraints hold the invariants.

All times are UTC. A change here needs a migration beside it (``migrations/versions``).
"""

from bot.storage.schema.access import allowance, allowed, banned, invitation, invited
from bot.storage.schema.articles import article, link
from bot.storage.schema.base import RowId, UtcDateTime, metadata
from bot.storage.schema.broadcasts import broadcast
from bot.storage.schema.feeds import entry, feed, feed_chat, hub
from bot.storage.schema.found import complaint, saved, searchable
from bot.storage.schema.messages import (
    NO_CHAT,
    body,
    chat,
    delivery,
    delivery_article,
    inbox,
    role,
    set_aside,
    shown,
)
from bot.storage.schema.operating import day_count, day_person, process
from bot.storage.schema.stories import (
    amendment,
    copy,
    fan_out,
    follow_up,
    story,
    story_band,
    story_name,
    story_twin,
    tag,
)
from bot.storage.schema.subscriptions import auto, awaited, channel, digest_item, subscription

__all__ = [
    "NO_CHAT",
    "RowId",
    "UtcDateTime",
    "allowance",
    "allowed",
    "amendment",
    "article",
    "auto",
    "awaited",
    "banned",
    "body",
    "broadcast",
    "channel",
    "chat",
    "complaint",
    "copy",
    "day_count",
    "day_person",
    "delivery",
    "delivery_article",
    "digest_item",
    "entry",
    "fan_out",
    "feed",
    "feed_chat",
    "follow_up",
    "hub",
    "inbox",
    "invitation",
    "invited",
    "link",
    "metadata",
    "process",
    "role",
    "saved",
    "searchable",
    "set_aside",
    "shown",
    "story",
    "story_band",
    "story_name",
    "story_twin",
    "subscription",
    "tag",
]
