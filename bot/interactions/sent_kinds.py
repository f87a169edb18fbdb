"""What a message is besides its text."""

from __future__ import annotations

from telegram import Message

from bot.models import SentKind

#: The fields of a message, the telling one first: an animation has a document as well.
#: Source: https://core.telegram.org/bots/api#message
_FIELDS: tuple[tuple[str, SentKind], ...] = (
    ("story", SentKind.STORY),
    ("poll", SentKind.POLL),
    ("animation", SentKind.ANIMATION),
    ("voice", SentKind.VOICE),
    ("audio", SentKind.AUDIO),
    ("video_note", SentKind.VIDEO),
    ("video", SentKind.VIDEO),
    ("sticker", SentKind.STICKER),
    ("photo", SentKind.PICTURE),
    ("document", SentKind.FILE),
)


def kind_of(message: Message) -> SentKind | None:
    """Return what a message is besides its text; None: nothing, or another thing."""
    return next((kind for field, kind in _FIELDS if getattr(message, field)), None)
