"""Attacks of ``tests.benchmarks.abuse`` by the buttons of messages."""

from __future__ import annotations

import time
from collections.abc import Iterable

from bot.models import Button
from tests.benchmarks.abuse_scene import WATCH_SECONDS, Scene, Verdict
from tests.botapi import Call, SentMessage


def forged_presses(stage: Scene) -> Verdict:
    """500 presses of buttons that were never shown to who presses them."""
    own = [stage.answer(stage.person(), _text(f"Quetzal {n}")) for n in range(20)]
    thief = stage.person()
    shown = stage.answer(thief, _text("Harbour"))
    if shown is None:
        return Verdict("nothing was answered", ok=False)
    seen = [button.data for message in [*own, shown] if message for button in _buttons(message)]
    forged = [f"points:{n}:8" for n in range(400)] + [*seen, *_altered(seen)] * 10
    for data in forged[:500]:
        _press(stage, shown, data)
    time.sleep(WATCH_SECONDS)
    told = [c for c in stage.api.calls if c.ok and c.method != "getUpdates" and _to(c, thief)]
    foreign = sum("Quetzal" in str(call.parameters) for call in told)
    return Verdict(f"{foreign} foreign texts in {len(told)} answers", foreign == 0)


def _to(call: Call, person: int) -> bool:
    """Whether a call is for a person; an answer to a press does not say for whom it is."""
    return str(call.parameters.get("chat_id", person)) == str(person)


def _altered(stolen: Iterable[str]) -> list[str]:
    """Return data that differ from such as were shown in one sign."""
    return [f"{data[:-1]}{chr(ord(data[-1]) ^ 1)}" for data in stolen]


def fast_presses(stage: Scene) -> Verdict:
    """30 presses a second of one message's buttons, for ten seconds."""
    person = stage.person()
    message = stage.answer(person, f"{stage.sites[0]}/agency")
    if message is None:
        return Verdict("nothing to press", ok=False)
    for number in range(300):
        buttons = _buttons(stage.api.messages(person)[0])
        _press(stage, message, buttons[number % len(buttons)].data)
        time.sleep(1 / 30)
    time.sleep(5)
    refused = sum((c.answer or {}).get("error_code") == 429 for c in stage.api.refused)
    edits = stage.api.messages(person)[0].edits
    time.sleep(5)
    late = stage.api.messages(person)[0].edits - edits
    says = f"{edits} edits, {refused} times 429, {late} edits more than 5 s after the last press"
    return Verdict(says, refused == 0 and edits > 0 and late == 0)


def _buttons(message: SentMessage) -> list[Button]:
    """Return the buttons that change a message, and follow nothing."""
    buttons = [Button(*button) for row in message.buttons for button in row]
    return [button for button in buttons if not button.text.startswith("Follow")]


def _press(stage: Scene, message: SentMessage, data: str) -> None:
    query = str(next(stage.api.state.ids))
    stage.api.state.queries.add(query)
    person = {"id": message.chat_id, "is_bot": False, "first_name": "Eve"}
    shown = stage.api.state.message_object(message)
    pressed = {"id": query, "from": person, "chat_instance": "1", "data": data, "message": shown}
    stage.api.update(callback_query=pressed)


def _text(name: str) -> str:
    return "\n\n".join(
        f"{name} council number {n} approved the plan of {name} district on Monday, it was said, "
        f"and work on the {name} road number {n} begins within {n + 2} weeks."
        for n in range(12)
    )
