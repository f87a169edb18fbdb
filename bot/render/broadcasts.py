"""A message of the operator's to all chats: to whom, whether really, and how it gets on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.models import Button, Menu, Reply
from bot.newsroom.broadcasts import Broadcast, BroadcastState, Progress, Reach, reached
from bot.render import broadcast_texts as said
from bot.render.language import Language, Text

_PREFIX = "cast"


class Step(StrEnum):
    """What a button does besides choosing kinds of chats."""

    #: Asks whether really.
    ASK = "ask"
    SEND = "send"
    BACK = "back"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class BroadcastButton:
    """What a button asks for."""

    broadcast_id: int
    does: Step | Reach


_DOES: Mapping[str, Step | Reach] = {each.value: each for each in (*Step, *Reach)}
_BUTTON = re.compile(f"{_PREFIX}:([0-9]{{1,18}}):({'|'.join(_DOES)})")


def parse_broadcast_button(data: str) -> BroadcastButton | None:
    """Return what a button asks for; None if it is no such button."""
    found = _BUTTON.fullmatch(data)
    return BroadcastButton(int(found[1]), _DOES[found[2]]) if found else None


def render_draft(draft: Broadcast, counts: Mapping[Reach, int], language: Language) -> Reply:
    """Return to whom a message goes, to be chosen, with a button that leads on."""
    count = reached(counts, draft.reach)
    number, chats = str(draft.id), language.number(count)
    lines = [language.say(said.DRAFT, number=number, chats=chats)]
    kinds = tuple(
        _button(
            f"{'✓' if kind in draft.reach else '○'} "
            f"{language.say(said.REACH[kind], chats=language.number(counts.get(kind, 0)))}",
            draft,
            kind,
        )
        for kind in Reach
    )
    on = [(said.SEND, Step.ASK)] if count else []
    if not count:
        lines.append(language.say(said.NOBODY))
    steps = _buttons(draft, language, *on, (said.STOP, Step.STOP))
    return Reply("\n".join(lines), (*((kind,) for kind in kinds), steps), Menu.BROADCAST)


def render_question(draft: Broadcast, counts: Mapping[Reach, int], language: Language) -> Reply:
    """Return the second question."""
    chats = language.number(reached(counts, draft.reach))
    html = language.say(said.REALLY, number=str(draft.id), chats=chats)
    steps = ((said.YES, Step.SEND), (said.BACK, Step.BACK), (said.STOP, Step.STOP))
    rows = tuple(_buttons(draft, language, step) for step in steps)
    return Reply(html, rows, Menu.BROADCAST)


def render_progress(begun: Broadcast, progress: Progress, language: Language) -> Reply:
    """Return how one gets on, or how it ended."""
    stands = said.STANDS[begun.state]
    html = language.say(
        stands,
        number=str(begun.id),
        sent=language.number(progress.sent),
        total=language.number(begun.total),
    )
    if progress.failed or progress.unknown:
        failed, unknown = language.number(progress.failed), language.number(progress.unknown)
        html = f"{html}\n{language.say(said.LOST, failed=failed, unknown=unknown)}"
    if begun.state is not BroadcastState.SENDING:
        return Reply(html)
    return Reply(html, (_buttons(begun, language, (said.STOP, Step.STOP)),), Menu.BROADCAST)


def _buttons(of: Broadcast, language: Language, *steps: tuple[Text, Step]) -> tuple[Button, ...]:
    return tuple(_button(language.say(label), of, step) for label, step in steps)


def _button(label: str, of: Broadcast, does: Step | Reach) -> Button:
    return Button(label, f"{_PREFIX}:{of.id}:{does}")
