"""What the bot says of what it keeps: search, saved stories, copies of it, and its end.

What stands in a comment right above a text is told to its translators.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.render.language import Text, plural, text
from bot.reports import WrongPart

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
#: The same of a channel, to who looked after it.
FORGOTTEN_CHANNEL = text("Forgotten: I keep nothing about this channel any more.")

#: Buttons that are shown once "⋯" is pressed.
SAVE_BUTTON = text("Save")
DELETE_BUTTON = text("Delete")
WRONG_BUTTON = text("Wrong?")
#: {outlet} is a name.
OUTLET_BUTTON = text("More from {outlet}")
#: In place of an answer that Telegram lets nobody delete any more.
DELETED = text("Deleted.")

SAVED = text("Saved. /saved lists it in our private chat.")
SAVED_ALREADY = text("You saved this already. /saved lists it in our private chat.")
SAVED_FULL = text(
    "You saved as much as I keep, which is {count}. Remove something in /saved, in our private chat."
)
SAVE_NO_LINK = text("I save links. This is a text that somebody sent.")
SAVE_HOW = text("Reply /save to a message of mine that shows an article.")
SAVE_YOURSELF = text("I save for people: you speak for a chat now.")
SAVED_NONE = text("You saved nothing yet. Press ⋯ under an answer of mine, or reply /save to it.")
SAVED_HEAD = plural("You saved one article:", "You saved {count} articles, the last first:")

OUTLET_HEAD = text("<b>{outlet}</b> in the last 7 days, the newest first:")
OUTLET_NONE = text("I saw nothing else of it in the last 7 days.")

#: What of an answer is wrong: buttons, and below as {part}.
WRONG_PARTS: Mapping[WrongPart, Text] = {
    WrongPart.POINTS: text("A point"),
    WrongPart.BYLINE: text("The byline"),
    WrongPart.DATE: text("The date"),
    WrongPart.TITLE: text("The title"),
    WrongPart.OTHER: text("Something"),
}
WRONG_FILED = text("Thank you: my operator is told, with the link.")
WRONG_KNOWN = text("Thank you: somebody said so before.")
WRONG_TOO_MANY = text("Thank you, that is enough for today. Go on tomorrow.")
WRONG_PRIVATE = text("This is yours alone, so I do not show it to my operator.")
WRONG_HOW = text(
    "Reply to an answer of mine: /wrong date, or title, byline, points, with a word on it if you like."
)
#: For the operator. {article} is its title.
WRONG_TOLD = text("{part} is wrong, somebody says: {article}")
WRONG_NOTHING = text("Nobody called anything wrong.")
WRONG_ALL = plural(
    "One thing was called wrong.", "{count} things were called wrong, the last first."
)
