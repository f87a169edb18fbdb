"""What a person sees who says hello: what this is, and topics to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from bot.models import Button, Menu, Reply
from bot.render import texts
from bot.render.html import clean, escape, shorten
from bot.render.language import Language
from bot.render.topics import MAX_BUTTON_BYTES

_BEGIN = "begin"

#: In a row of two both are read whole.
_MAX_LABEL = 24

_MAX_OFFERED = 60


def render_start(topics: Sequence[str], language: Language, *, nothing_to_read: bool) -> Reply:
    """Return the answer to /start, with a button for each of some topics.

    Args:
        topics: As people would type them.
        language: To say it in.
        nothing_to_read: Whether to tell who runs the bot how it comes by feeds.
    """
    said = [texts.START, *([texts.STARTER_HINT] if nothing_to_read else [])]
    html = "\n\n".join(map(language.say, said))
    buttons = [button for topic in topics if (button := _button(topic))]
    rows = tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))
    return Reply(html, rows, Menu.START if rows else None)


def render_invitation(invited: str, language: Language) -> Reply:
    """Return what is said to who comes by a link that offers something to follow.

    Args:
        invited: A topic, or a site's address; it is followed by a press.
        language: To say it in.
    """
    button = _button(invited)
    if button is None:
        return render_start((), language, nothing_to_read=False)
    label = escape(shorten(clean(invited.removeprefix("https://")), _MAX_OFFERED))
    html = language.say(texts.INVITATION, label=f"<b>{label}</b>")
    follow = Button(language.say(texts.INVITATION_BUTTON), button.data)
    return Reply(html, ((follow,),), Menu.START)


def parse_begin_button(data: str) -> str | None:
    """Return the topic that a button follows; None if it is no such button."""
    kind, _, label = data.partition(":")
    return clean(label) or None if kind == _BEGIN else None


def _button(topic: str) -> Button | None:
    label = clean(topic)
    data = f"{_BEGIN}:{label}"
    fits = label and len(data.encode()) <= MAX_BUTTON_BYTES
    return Button(shorten(label, _MAX_LABEL), data) if fits else None
