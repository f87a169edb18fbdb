"""/channel over the whole bot, and a strict Telegram."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.desk import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

US = {"id": 1, "is_bot": True, "first_name": "Precis", "username": "precis_bot"}
RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users "
    "can_post_stories can_edit_stories can_delete_stories"
).split()


def admin_of(channel: int, person: int) -> dict[str, Any]:
    """Return that a person makes the bot an admin of a channel."""
    now = {"status": "administrator", "user": US} | dict.fromkeys(RIGHTS, False)
    return {
        "chat": {"id": channel, "type": "channel", "title": "News"},
        "from": {"id": person, "is_bot": False, "first_name": "Ada"},
        "date": 1,
        "old_chat_member": {"status": "left", "user": US},
        "new_chat_member": now,
    }


async def test_it_goes_by_way_of_telegram(desk: Desk) -> None:
    """The update that tells of the bot's coming, the list, a press, a command, and a press of its answer."""
    chat, channel = desk.private(), -1005
    desk.api.add_chat(channel, "channel")
    desk.api.state.admins[channel] = {chat}
    await desk.hears(my_chat_member=admin_of(channel, chat))
    listed = await desk.says("/channel", chat, chat)
    await desk.presses_at(listed, f"channel:{channel}", chat)
    await desk.says("/follow #moscow", chat, chat)
    topics = await desk.says("/topics", chat, chat)
    assert desk.api.messages(channel) == []
    assert await desk.followed() == {(channel, "moscow")}
    await desk.says("/channel off", chat, chat)

    await desk.presses_at(topics, "unfollow:0:moscow", chat)

    assert await desk.followed() == set()
    assert desk.api.messages(chat)[2].text.startswith("📣 News\nYou follow")
