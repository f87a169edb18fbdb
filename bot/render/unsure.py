"""An answer may be lost: one line, and a button to have it again."""

from __future__ import annotations

import re

from bot.models import Button, Reply
from bot.render import texts
from bot.render.language import Language

_PREFIX = "again:"

#: No number of a row has more digits.
_BUTTON = re.compile(f"{_PREFIX}([0-9]{{1,18}})")


def render_unsure(delivery_id: int, language: Language) -> Reply:
    """Return the line."""
    button = Button(language.say(texts.AGAIN), f"{_PREFIX}{delivery_id}")
    return Reply(language.say(texts.UNSURE), ((button,),))


def parse_again_button(data: str) -> int | None:
    """Return the message that a button asks for again; None if it is no such button."""
    found = _BUTTON.fullmatch(data)
    return int(found[1]) if found else None
