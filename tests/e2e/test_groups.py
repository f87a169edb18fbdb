"""A group meets the bot: from its coming to every link that is answered."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.botapi import BotApi
from tests.botapi.messages import SentMessage
from tests.botapi.state import BOT
from tests.e2e.conftest import article_page
from tests.e2e.process import RunningBot

Put = Callable[..., str]

#: One person has half of what a bot may write in a group.
GROUP, ADMIN, BOB = -1007, 71, 72

TOPIC = {"message_thread_id": 5, "is_topic_message": True}


def person(number: int) -> dict[str, Any]:
    return {"from": {"id": number, "is_bot": False, "first_name": "Ada"}}


def test_a_group_is_served_and_left_in_peace(api: BotApi, bot: RunningBot, page: Put) -> None:
    """Greeting, /help, mentions, /sum, auto in one topic; other bots and small talk get nothing."""
    api.add_chat(GROUP, "supergroup", is_forum=True)
    api.state.admins[GROUP] = {ADMIN}
    owed = 0

    def answered(said: str, **more: Any) -> SentMessage:
        nonlocal owed
        owed += 1
        number = api.say(said, GROUP, **more)
        message = api.wait_messages(owed, GROUP)[-1]
        assert message.reply_to == number
        return message

    arrived = {"message_id": 1, "date": int(time.time()), "chat": api.state.chats[GROUP]}
    for _ in range(2):
        api.update(message=arrived | person(ADMIN) | {"new_chat_members": [BOT]})
    owed += 1
    (greeting,) = api.wait_messages(owed, GROUP)
    assert len(greeting.text.splitlines()) == 2
    api.say("/start@precis_test_bot", GROUP)

    helped = answered("/help", **TOPIC)
    assert "/sum https://example.com – Key points" in helped.text
    assert helped.thread == 5

    first, second = (page(article_page(f"News of {name}")) for name in ("bridges", "tunnels"))
    gone = page("", status="404 Not Found")
    api.say(f"look at {first}", GROUP)
    api.say("@precis_test_bot hello", GROUP)
    api.say(f"@precis_test_bot {first}", GROUP, **{"from": BOT | {"id": 43, "username": "x_bot"}})
    api.say(f"/sum@other_bot {first}", GROUP)
    mentioned = answered(f"@precis_test_bot {first}", **TOPIC)
    assert mentioned.text.startswith("News of bridges")
    assert mentioned.thread == 5

    number = api.say(f"look at {second}", GROUP)
    shared = api.state.received[GROUP, number]
    assert answered("/sum", reply_to_message=shared).text.startswith("News of tunnels")
    assert answered("@precis_test_bot", reply_to_message=shared).text.startswith("News of tunnels")
    failed = answered(f"/sum {gone} {gone}x")
    assert len(failed.text.splitlines()) == 2
    assert "Send /sum with a link" in answered("/sum").text

    assert "Only admins" in answered("/auto on", **TOPIC).text
    deaf = answered("/auto on", **TOPIC, **person(ADMIN))
    assert deaf.text.startswith(
        "Each link that is sent in this topic is answered. But I do not see"
    )
    api.state.admins[GROUP].add(42)
    assert answered("/auto on", **TOPIC, **person(ADMIN)).text.endswith("is answered.")
    api.say(f"{gone} and main.py", GROUP, **TOPIC, **person(BOB))
    api.say(f"elsewhere {first}", GROUP, **person(BOB))
    assert answered(f"look {first}", **TOPIC, **person(BOB)).text.startswith("News of bridges")
    assert "when I am mentioned" in answered("/auto off", **TOPIC, **person(ADMIN)).text
    api.say(f"look {second}", GROUP, **TOPIC, **person(BOB))
    answered("/topics", **person(BOB))
    assert len(api.messages(GROUP)) == owed
