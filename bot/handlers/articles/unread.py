"""A person sends what no bot reads: a story, a voice message, a .docx; it is said which it is."""

from __future__ import annotations

import re
from pathlib import PurePath

from bot.fairness.quota import RequestKind
from bot.handlers.articles.documents import file_limit
from bot.handlers.articles.links import MIN_TEXT_LENGTH
from bot.interactions.answering import Answering
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.models import Reply, SentKind
from bot.render import texts

#: What follows the last dot of a name and may be shown as it is: nothing in it can be tapped.
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}", re.IGNORECASE)


class UnreadAnswers:
    """Answers it in a private chat with one line."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def handler(self) -> Handler:
        """Return the handler; it comes after that of files, and before that of links."""
        return self._answering.message(_is_unread, _answer, kind=RequestKind.WORD)


def _is_unread(asked: Interaction) -> bool:
    # Under a picture may stand what is to be read.
    has_text = bool(asked.links) or len(asked.text) >= MIN_TEXT_LENGTH
    return asked.is_private and asked.kind is not None and not has_text


async def _answer(asked: Interaction) -> Reply | None:
    if asked.kind is None:
        return None
    said = texts.NOT_READ[asked.kind]
    limit = file_limit(asked.language)
    suffix = PurePath(asked.file.name).suffix.lower() if asked.file else ""
    if asked.kind is SentKind.FILE and _SUFFIX.fullmatch(suffix):
        return Reply(asked.language.say(texts.NOT_READ_FILE, kind=suffix, limit=limit))
    return Reply(asked.language.say(said, limit=limit))
