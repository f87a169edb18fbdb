"""The question whether all that is kept of a chat is to be forgotten."""

from __future__ import annotations

from bot.models import Button, Menu, Reply
from bot.render import kept_texts as texts
from bot.render.language import Language

_FORGET, _KEEP = "forget", "keep"


def render_forget(language: Language, *, private: bool) -> Reply:
    """Return the question, and its two answers."""
    said = texts.FORGET if private else texts.FORGET_GROUP
    buttons = (
        Button(language.say(texts.FORGET_BUTTON), _FORGET),
        Button(language.say(texts.FORGET_NOT_BUTTON), _KEEP),
    )
    return Reply(language.say(said), (buttons,), Menu.FORGET)


def parse_forget_button(data: str) -> bool | None:
    """Return whether a button has all forgotten, or kept; None if it is another."""
    return {_FORGET: True, _KEEP: False}.get(data)
