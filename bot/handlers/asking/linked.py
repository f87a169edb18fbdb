"""A link that somebody asks: the article behind it is to answer. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.interactions.interaction import MAX_ARGUMENTS, Interaction
from bot.interactions.message_links import marked, with_scheme


@dataclass(frozen=True, slots=True)
class Linked:
    """An article that is asked by its link."""

    link: str

    #: What is said besides; empty: nothing.
    question: str


def linked(asked: Interaction) -> Linked | None:
    """Return the link that a command asks, of several the first; None: it asks none.

    It is one of its own, or of somebody else's message that it answers. ``Booking.com`` within a
    question is a name: a link has a scheme, or a path, or stands behind words.
    """
    written = {with_scheme(words): words for words in asked.written_links}
    for link in asked.links:
        words = written.get(link, link)
        if "/" in words:
            # A link may be longer than what is read of a command.
            _, _, said = asked.text.partition(" ")
            question = " ".join(marked(said, (words,), " ").split())
            return Linked(link, question[:MAX_ARGUMENTS])
    under = asked.replies_to
    if under is None or under.is_ours or not under.links:
        return None
    return Linked(under.links[0], asked.arguments)
