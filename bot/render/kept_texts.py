"""What the bot says of what it keeps: search, saved stories, copies of it, and its end.

What stands in a comment right above a text is told to its translators.
"""

from __future__ import annotations

from bot.render.language import plural, text

SEARCH_HOW = text("Tell me what to look for in what this chat received: /search harbour bridge")
SEARCH_TOO_LONG = text("That is too long to look for: a few words are enough.")
#: {words} as they were typed.
SEARCH_NONE = text("I found nothing here about {words}.")
SEARCH_FOUND = plural(
    "Of what this chat received one is about {words}:",
    "Of what this chat received {count} are about {words}, the newest first:",
)
#: Where there is no room to turn to the rest.
SEARCH_NARROW = text("There is more: look for fewer or other words.")
