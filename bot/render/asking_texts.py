"""What is said of questions; see ``bot.render.texts``."""

from __future__ import annotations

from bot.render.language import text

#: What the command of questions does, in the menu.
ASK_LINE = text("Ask an article that you reply to, or what you received lately")

ASK_HOW = text(
    "Reply to an answer of mine with a question, or send /ask with one: I look for it in what this "
    "chat received in the last 14 days."
)

ASK_LINK_HOW = text(
    "A link and a question ask the article behind it: /ask https://example.com who said that?"
)

#: Under the first answers in a private chat, and in a group.
ASK_HINT = text("Reply with a question, and I look for the answer in the article.")
ASK_HINT_GROUP = text("Reply with /ask and a question, and I look for the answer in the article.")

#: To a question about all that a chat received.
NONE_SAYS = text("Nothing that this chat received in the last 14 days says that.")
NOTHING_RECEIVED = text("This chat received no article in the last 14 days.")

#: {link} is a link to send again.
FORGOTTEN = text("I no longer have this article. Send its link again, and ask then: {link}")
