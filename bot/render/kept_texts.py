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

EXPORT_HOW = text(
    "/export sends all that I keep about this chat as a file, /export opml its feeds for another "
    "reader."
)
EXPORTED_ALL = text(
    "This is all that I keep about this chat, but for the texts of articles. /forget deletes it."
)
EXPORTED_NOTHING = text("I keep nothing about this chat.")
#: More than Telegram's file could hold for us.
EXPORT_TOO_LARGE = text(
    "I keep so much about this chat that its newest part alone fits into the file: in it stands how "
    "much there is. /forget deletes it all."
)

#: The question. In a private chat, and in a group or channel.
FORGET = text(
    "<b>Shall I forget you?</b>\n"
    "I delete all that I keep about this chat: what you follow, mute and saved, your settings and "
    "feeds, your texts and files, and what my messages here show, whose buttons end. It cannot be "
    "undone. /export gives you a copy before."
)
FORGET_GROUP = text(
    "<b>Shall I forget this chat?</b>\n"
    "I delete all that I keep about it: what it follows and mutes, its settings and feeds, and what "
    "my messages here show, whose buttons end. It cannot be undone. /export gives you a copy before."
)
FORGET_BUTTON = text("Forget")
FORGET_NOT_BUTTON = text("Keep all")
FORGET_KEPT = text("All is as it was.")
FORGOTTEN = text(
    "Forgotten: I keep nothing about this chat any more. What you say to me from now on begins anew; "
    "my messages above are yours to delete."
)
