"""Topics to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from bot.render.language import Language
from bot.render.topic_texts import BEGINNINGS

#: That are offered.
COUNT = 8


def beginnings(known: Sequence[str], language: Language) -> tuple[str, ...]:
    """Return the topics that are offered to who begins.

    Args:
        known: Tags that stories carried, the commonest first: half of what is offered is of these,
            as there is something to read of them.
        language: To say the others in; by whichever name, a topic is found in other languages, too.
    """
    read = [f"#{tag}" for tag in known[: COUNT // 2]]
    keys = {_key(topic) for topic in read}
    everywhere = map(language.say, BEGINNINGS)
    others = [topic for topic in everywhere if _key(topic) not in keys]
    return (*read, *others[: COUNT - len(read)])


def _key(topic: str) -> str:
    return topic.strip("#").replace("_", " ").casefold()
