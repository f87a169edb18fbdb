"""/channel over the whole bot, and a strict Telegram."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.render import kept_texts as texts
from bot.render.settings_texts import CHANNEL_OFF
from tests.bot.desk import Desk
from tests.bot.stories.newsroom import article, report

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


async def test_what_is_kept_of_a_channel_is_looked_after_in_private(desk: Desk) -> None:
    """What it received is listed, found, asked and handed out, each answer names it; all is forgotten."""
    chat, channel = desk.private(), -desk.new_id()
    desk.api.add_chat(channel, "channel")
    desk.api.state.admins[channel] = {chat}
    await desk.hears(my_chat_member=admin_of(channel, chat))
    await desk.presses_at(await desk.says("/channel", chat, chat), f"channel:{channel}", chat)
    await desk.says("/follow #moscow", chat, chat)
    await desk.tells_story(channel, report(article(93)))
    said = ("/latest", "/search cost", "/ask how much does the work cost?", "/export", "/forget")
    answers = [await desk.says(text, chat, chat) for text in said]

    shown = [desk.api.state.sent[place] for place in answers]
    assert [message.text.split("\n")[0] for message in shown] == ["📣 News"] * len(said)
    assert all(" 93" in message.text for message in shown[:3]), [m.text for m in shown]
    (document,) = [m.document for m in desk.api.messages(chat) if m.document]
    assert json.loads(document)["chat_id"] == channel

    await desk.presses_at(answers[-1], "forget", chat)

    assert (channel, "moscow") not in await desk.followed()
    last = desk.api.state.sent[answers[-1]]
    assert last.text == f"📣 News\n{texts.FORGOTTEN_CHANNEL.english} {CHANNEL_OFF.english}"
    await desk.says("/follow #paris", chat, chat)
    assert await desk.followed() >= {(chat, "paris")}
