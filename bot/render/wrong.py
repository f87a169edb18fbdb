"""What somebody called wrong of an answer."""

from __future__ import annotations

from bot.models import Reply
from bot.render import kept_texts as texts
from bot.render.acts import Act
from bot.render.html import link, shown
from bot.render.language import Language
from bot.reports import Complaint, WrongPart

_MAX_TITLE_LENGTH, _MAX_NOTE_LENGTH = 200, 300


def render_complaint(made: Complaint, language: Language) -> Reply:
    """Return what the operator is told."""
    part = language.say(texts.WRONG_PARTS[made.part])
    name = link(shown(made.title or made.url, _MAX_TITLE_LENGTH), made.url)
    line = language.say(texts.WRONG_TOLD, part=part, article=name)
    note = shown(made.note, _MAX_NOTE_LENGTH)
    return Reply(f"{line}\n{note}" if note else line)


def parse_part_button(data: str) -> WrongPart | None:
    """Return which part a button calls wrong; None if it is no such button."""
    act, _, part = data.partition(":")
    return WrongPart(part) if act == Act.WRONG and part in set(WrongPart) else None
