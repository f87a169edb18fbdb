"""Who is behind an update."""

from __future__ import annotations

import pytest
from telegram import Bot, Update

from bot.interactions.answer import asker_of

BOT = Bot("1:stand-in")

#: As Telegram names all anonymous admins: https://core.telegram.org/bots/api#message
ANYBODY = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
ADA = {"id": 7, "is_bot": False, "first_name": "Ada"}
GROUP = {"id": -100, "type": "supergroup", "title": "G"}
CHANNEL = {"id": -200, "type": "channel", "title": "C"}


@pytest.mark.parametrize(
    ("event", "asker"),
    [
        ({"message": {"chat": GROUP, "from": ADA}}, 7),
        ({"message": {"chat": GROUP, "from": ANYBODY, "sender_chat": GROUP}}, -100),
        ({"message": {"chat": GROUP, "from": ANYBODY, "sender_chat": CHANNEL}}, -200),
        ({"channel_post": {"chat": CHANNEL, "sender_chat": CHANNEL}}, -200),
        ({"channel_post": {"chat": CHANNEL}}, -200),
    ],
)
def test_who_stays_anonymous_is_the_chat(event: dict[str, dict[str, object]], asker: int) -> None:
    """Admins of two groups are not one person, who would use up what the other may have kept."""
    named = {kind: {"message_id": 1, "date": 1} | said for kind, said in event.items()}

    assert asker_of(Update.de_json({"update_id": 1, **named}, BOT)) == asker
