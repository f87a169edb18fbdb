"""The operator writes to all chats, by the real program, which is killed on the way."""

from __future__ import annotations

import re
import signal
from collections import Counter
from pathlib import Path

from tests.botapi import BotApi
from tests.botapi.messages import SentMessage
from tests.e2e.process import running_bot

OPERATOR = 600
PEOPLE = range(601, 631)


def test_a_broadcast_survives_a_kill_and_comes_once(own_api: BotApi, tmp_path: Path) -> None:
    """What the kill meets is of unknown fate, and not sent again; all others have it."""
    for chat in (OPERATOR, *PEOPLE):
        own_api.add_chat(chat)

    def had() -> Counter[int]:
        return Counter(each.chat_id for chat in PEOPLE for each in own_api.messages(chat)[1:])

    def panel() -> SentMessage:
        # The operator has the message itself, too.
        return next(each for each in own_api.messages(OPERATOR) if "Broadcast 1" in each.text)

    def shows(text: str) -> bool:
        return len(own_api.messages(OPERATOR)) > 1 and text in panel().text

    def press(label: str, then: str) -> None:
        message = panel()
        name = next(text for row in message.buttons for text, _ in row if label in text)
        own_api.press(message, name)
        own_api.wait_for(lambda: shows(then), 20)

    with running_bot(own_api, tmp_path, PRECIS_ADMINS=f"{OPERATOR}") as bot:
        for chat in PEOPLE:
            own_api.say("/start", chat, **{"from": _person(chat)})
        own_api.wait_for(lambda: all(own_api.messages(chat) for chat in PEOPLE), 30)
        own_api.say("/admin broadcast We move house tonight", OPERATOR)
        own_api.wait_for(lambda: shows("so many chats:"), 20)
        press("Send it", "really send it")
        press("Yes", "is on its way")
        own_api.wait_for(lambda: len(had()) >= 10, 20)
        bot.stop(signal.SIGKILL)
    with running_bot(own_api, tmp_path, PRECIS_ADMINS=f"{OPERATOR}"):
        own_api.wait_for(lambda: shows("is done"), 30)

    assert set(had().values()) == {1}
    # What the kill met may have arrived, or not; the operator has it, too.
    found = re.search(r"done: (\d+) of 31\.(?:.*unknown fate: (\d+))?", panel().text, re.DOTALL)
    assert found, panel().text
    sent, unknown = int(found[1]), int(found[2] or 0)
    assert sent + unknown == 31
    assert sent <= len(had()) + 1
    assert unknown < 10


def _person(chat: int) -> dict[str, object]:
    return {"id": chat, "is_bot": False, "first_name": "Ada", "language_code": "en"}
