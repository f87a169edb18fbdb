"""The rows of buttons that "⋯" opens below those of an answer or a story: what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from bot.models import Button
from bot.render import kept_texts as texts
from bot.render.html import clean, shorten
from bot.render.language import Language
from bot.render.listing import in_rows
from bot.reports import WrongPart

#: As of a reply.
Rows = tuple[tuple[Button, ...], ...]

_OPEN = "acts"
_OPEN_BUTTON = Button("⋯", _OPEN)

_MAX_OUTLET = 20


class Act(StrEnum):
    """What such a button does."""

    SAVE = "save"
    DELETE = "delete"
    WRONG = "wrong"
    OUTLET = "outlet"


_ACTS = tuple(Act)


def acts_buttons(url: str, language: Language) -> tuple[Button, ...]:
    """Return the button that opens them.

    Of an article without a link, which is a text of its sender's, the one that deletes it.
    """
    return (_OPEN_BUTTON,) if url else (Button(language.say(texts.DELETE_BUTTON), Act.DELETE),)


def toggled(rows: Rows, outlet: str, language: Language) -> Rows:
    """Return rows of buttons with those that act below them; without them if they had them.

    Args:
        rows: As they are.
        outlet: Who printed the article; empty: it is not known.
        language: Of the buttons.
    """
    plain = without_acts(rows)
    if len(plain) < len(rows):
        return plain
    acts = [
        Button(language.say(texts.SAVE_BUTTON), Act.SAVE),
        Button(language.say(texts.DELETE_BUTTON), Act.DELETE),
    ]
    if name := shorten(clean(outlet), _MAX_OUTLET):
        acts.append(Button(language.say(texts.OUTLET_BUTTON, outlet=name), f"{Act.OUTLET}:0"))
    acts.append(Button(language.say(texts.WRONG_BUTTON), Act.WRONG))
    return (*plain, *in_rows(acts))


def with_parts(rows: Rows, language: Language) -> Rows:
    """Return rows of buttons, and below them which part of the answer is wrong."""
    parts = (
        Button(language.say(said), f"{Act.WRONG}:{part}")
        for part, said in texts.WRONG_PARTS.items()
        # What else it may be takes words.
        if part is not WrongPart.OTHER
    )
    return (*without_acts(rows), *in_rows(list(parts)))


def without_acts(rows: Rows) -> Rows:
    """Return rows of buttons without those that act; one that is an answer's own stays."""
    return tuple(row for row in rows if not all(_acts(button) for button in row))


def parse_acts_button(data: str) -> bool | None:
    """Return whether a button opens or closes these; None if it does not."""
    return True if data == _OPEN else None


def parse_act(act: Act) -> Callable[[str], bool | None]:
    """Return what reads whether a button does something."""
    return lambda data: True if data == act else None


def _acts(button: Button) -> bool:
    return button.data.partition(":")[0] in _ACTS
