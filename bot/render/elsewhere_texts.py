"""What the bot says in chats that it is not in, and to who types its name."""

from __future__ import annotations

from bot.render.language import text

READING = text("Reading …")

#: A button below that, where the connection to Telegram may have broken.
GO_ON = text("Go on")

#: Who pressed it too early, or a second time.
STILL_READING = text("I am reading. If nothing comes within a minute, ask me again.")

#: The button is no answer's that could be gone on with.
GUEST_NOT_KEPT = text("I cannot go on with this. Ask me again.")

#: To a guest without a link. {name} is the bot's, with @.
GUEST_HOW = text("Reply to a message that has a link with {name}, or write {name} and a link.")

#: What is offered for a link that was not read yet.
NOT_READ_YET = text("Not read yet: I do that once you send this.")

#: What a tap says under what was chosen, until Telegram tells of the choice.
CHOSEN = text(
    "I read it once Telegram tells me that you sent it. If nothing comes, my operator has to switch on "
    "inline feedback at @BotFather."
)

#: Above what is offered; a tap leads to the private chat.
FOLLOW_HERE = text("You follow nothing yet: choose topics")
NOTHING_NEW = text("Nothing new of what you follow")
TOO_LONG_HERE = text("This link is too long here: send it to me")
